"""What the parts of the packaging hand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tei_tools.check.rules import Profile
from tei_tools.findings import Finding

#: Where things lie in a bag.
EDITIONS, SOURCES, RECORDS = "data/editions", "data/sources", "data/records"


def record_of(name: str) -> str:
    """The place of the record of a document."""
    return f"{RECORDS}/{name}.mets.xml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the archivist decides about a bag: who sends it, whom to ask, and what it is, in the
    names of bag-info.txt (RFC 8493, 2.2.2).

    ``bagging_date`` is the day of the packaging (ISO 8601), or empty where none shall be told.
    ``schema``, ``catalog`` and ``profile`` are those of :func:`tei_tools.check.validate`.
    """

    source_organization: str = ""
    organization_address: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    external_description: str = ""
    external_identifier: str = ""
    bagging_date: str = ""
    schema: Path | None = None
    catalog: Path | None = None
    profile: Profile | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file, and its place in the bag: a path with slashes from the bag on."""

    path: Path
    place: str


@dataclass(frozen=True, slots=True)
class Item:
    """Files that have one name, but for their endings: the editions of a document, its source.

    ``document`` is the one that may be TEI, ``source`` the memo it was made from, of which the
    report of the build says that its SHA-256 was ``expected`` (nothing, where there is no report).
    """

    name: str
    files: tuple[File, ...]
    document: File | None = None
    source: File | None = None
    expected: str = ""

    def __str__(self) -> str:
        return str((self.document or self.files[0]).path)


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of the bag: its place, its size in bytes, its digests in hexadecimal."""

    place: str
    size: int
    sha256: str
    sha512: str


@dataclass(frozen=True, slots=True)
class Packed:
    """What came of an item: what is stored, and what was found in the document.

    ``has_record`` says whether it is a document of TEI, which has a record, ``has_source`` whether
    that tells of its source, and ``has_changed`` whether that is not what it was built from.
    """

    stored: tuple[Stored, ...]
    findings: tuple[Finding, ...] = ()
    has_record: bool = False
    has_source: bool = False
    has_changed: bool = False
