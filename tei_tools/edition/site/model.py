"""What the parts of the site hand to each other: small values, never a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tei_tools.inputs import Input

#: Who or what is meant, as far as one document tells: see :mod:`tei_tools.edition.site.naming`.
Key: TypeAlias = tuple[str, ...]

#: The kinds of what is named, with the folder of their pages.
KINDS = {
    "person": "persons",
    "place": "places",
    "organization": "organizations",
    "term": "terms",
}

#: How a person has part in a document, in the order in which its page tells them.
ROLES = ("sent", "received", "drafter", "clearer", "approver", "named")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user decides about a site.

    ``base_url`` is the address of the site, with a slash at its end, or empty; ``date`` the day of
    publication (ISO 8601) of documents that tell none, or empty; ``email`` whom harvesters of the
    records may ask; ``order`` is ``date`` or ``name``;
    ``facsimile`` the address of the image of a page, with ``{n}``; ``stylesheet`` is XSLT that
    imports ``tei-tools:site.xsl``.
    """

    title: str
    publisher: str = ""
    description: str = ""
    base_url: str = ""
    language: str = "en"
    date: str = ""
    order: str = "date"
    email: str = ""
    facsimile: str | None = None
    stylesheet: Path | None = None
    css: Path | None = None
    pdf: bool = False
    search: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A TEI file, and its name in the collection: its path below the folder given (``root``),
    without its ending, with slashes (``volume-1/d12``). ``facsimile`` is the address of the images
    of its pages, where that is not the address of the whole site; ``file`` reads it where it is
    more than a file at ``path``: one in an archive, or the standard input."""

    path: Path
    name: str
    root: Path
    facsimile: str | None = None
    file: Input | None = None

    @property
    def folder(self) -> str:
        """The folder within the collection; empty for files that lie at its top."""
        return self.name.rpartition("/")[0]

    def __str__(self) -> str:
        return str(self.file or self.path)


@dataclass(frozen=True, slots=True)
class Mention:
    """That a document names someone or something: once for each, with its part in the document;
    ``filed`` is the name with its surname first, where that is known, or empty."""

    kind: str
    key: Key
    name: str
    description: str
    address: str
    roles: tuple[str, ...]
    forms: tuple[str, ...]
    filed: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the indexes need of one document. Dates are ISO 8601, all other values words.

    ``ids`` stand for the whole document; ``references`` are its targets that lie outside it, and
    ``images`` its images that lie beside it, each with a hash of its bytes. ``entries`` are those
    of a file that is no document but a list of the collection: kind, id and key of each.
    """

    source: Source
    digest: str
    title: str
    subtitle: str
    begin: str
    end: str
    summary: str
    language: str
    publisher: str
    licence: str
    licence_url: str
    changed: str
    repository: str
    collections: tuple[str, ...]
    shelfmark: str
    categories: tuple[tuple[str, str], ...]
    mentions: tuple[Mention, ...]
    ids: tuple[str, ...]
    references: tuple[str, ...]
    images: tuple[tuple[str, str], ...]
    entries: tuple[tuple[str, str, Key], ...] = ()

    @property
    def year(self) -> str:
        """The year of the document, of four digits, or nothing."""
        return self.begin[:4]


_NOT_OF_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without the characters that neither XML nor HTML can hold."""
    return _NOT_OF_XML.sub("\ufffd", text)


def first_day(iso: str) -> str:
    """The first day of a year or a month (ISO 8601); a day itself, nothing of nothing."""
    return f"{iso}-01-01"[:10] if iso else ""


def address_of(path: str) -> str:
    """The address of a page below that of the site: that of the front page is empty."""
    return "" if path == "index" else f"{path}.html"
