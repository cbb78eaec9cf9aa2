"""What a run remembers of each document, to judge all of them together at the end."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import unquote

from lxml import etree

from tei_tools.check.faults import line_of, shown, words
from tei_tools.check.ignoring import Ignoring
from tei_tools.check.rules import Document, Profile
from tei_tools.check.rules.days import Days, date_of
from tei_tools.tei import XML_ID, local_name

#: Entries of lists that may stand in every file of an edition, as long as they say the same.
_ENTRIES = ("person", "place", "org", "category", "taxonomy", "term")
#: Attributes that name images, or renditions of the file itself.
_NO_DOCUMENTS = ("facs", "rendition")
_SCHEME = re.compile(r"[A-Za-z][\w+.-]*:")


@dataclass(frozen=True, slots=True)
class Named:
    """An ``xml:id`` with the name of its element; ``says`` are the words of an entry of a list."""

    id: str
    element: str
    says: str
    line: int
    xpath: str


@dataclass(frozen=True, slots=True)
class Pointing:
    """A pointer into another file: ``d2.xml#d2fn1``, ``frus1969-76v18#d31``."""

    attribute: str
    pointer: str
    line: int
    xpath: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document with its number and the days of its dateline.

    ``ignored`` are the rules that are to be ignored for it.
    """

    number: str
    days: Days | None
    line: int
    xpath: str
    ignored: frozenset[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is remembered of one file; ``names`` only where the run is one edition."""

    file: str
    profile: Profile
    ids: frozenset[str]
    pointers: tuple[Pointing, ...]
    names: tuple[Named, ...] = ()
    documents: tuple[Numbered, ...] = ()


def facts_of(document: Document, ignoring: Ignoring, edition: bool) -> Facts:
    """Read the facts off a document. What it says to ignore is left out, or told with the fact."""
    pointers = tuple(
        Pointing(attribute, pointer, line_of(element), document.xpath(element))
        for element, attribute, pointer in _elsewhere(document)
        if not ignoring.covers("pointer-target", element)
    )
    ids = frozenset(document.ids)
    if not edition:
        return Facts(document.file, document.profile, ids, pointers)
    names = tuple(
        _named(element, name, document)
        for element, name in document.with_attribute(XML_ID)
        if not ignoring.covers("id-unique", element)
    )
    documents = tuple(_numbered(div, ignoring, document) for div in document.documents)
    return Facts(document.file, document.profile, ids, pointers, names, documents)


def pointers_elsewhere(document: Document) -> frozenset[str]:
    """The pointers of a document into other files."""
    return frozenset(pointer for _, _, pointer in _elsewhere(document))


def _elsewhere(document: Document) -> Iterator[tuple[etree._Element, str, str]]:
    for element, attribute, pointer in document.pointers_elsewhere:
        if attribute not in _NO_DOCUMENTS and _leads_elsewhere(pointer):
            yield element, attribute, pointer


def file_meant(pointer: str, file: str, names: Mapping[str, str]) -> str:
    """The path of the file that a pointer in a file leads to, seen from that file; or, as FRUS
    does, that of the volume which it names. ``names`` are the files of the run by their names
    without ending; the path is empty if there is no such volume."""
    path = pointer.partition("#")[0]
    if not path.endswith(".xml"):
        return names.get(path, "")
    return posixpath.normpath(posixpath.join(PurePath(file).parent.as_posix(), unquote(path)))


def _leads_elsewhere(pointer: str) -> bool:
    path, hash_sign, _ = pointer.partition("#")
    if not path or _SCHEME.match(pointer) or path.startswith("//"):
        return False
    return path.endswith(".xml") or (bool(hash_sign) and "." not in path.rpartition("/")[2])


def _named(element: etree._Element, name: str, document: Document) -> Named:
    is_entry = local_name(element) in _ENTRIES
    says = " ".join(words(element).split()) if is_entry else ""
    # the path of an entry is that of its list: all of them would take long
    path = "" if is_entry else document.xpath(element)
    return Named(name, shown(element.tag), says, line_of(element), path)


def _numbered(div: etree._Element, ignoring: Ignoring, document: Document) -> Numbered:
    ignored = {rule for rule in ("document-sequence", "date-order") if ignoring.covers(rule, div)}
    number = div.get("n", "").strip("[]")
    path = document.xpath(div)
    return Numbered(number, date_of(div), line_of(div), path, frozenset(ignored))
