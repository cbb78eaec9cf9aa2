"""What the header of a TEI document says for those who cite it.

Nothing is invented: what the header does not say stays empty, and is left out of every form. The
forms themselves (Chicago, BibTeX, CSL-JSON, schema.org) are in :mod:`tei_tools.edition.styles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from tei_tools.edition.elements import Elements
from tei_tools.edition.header import (
    Header,
    among,
    children,
    has_elements,
    publishers,
    read_header,
    words_of,
)  # fmt: skip
from tei_tools.edition.language import document_language
from tei_tools.tei import XML_ID, tag

_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?")
#: An address of the web.
ADDRESS = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.I)
_ENTRIES = frozenset((tag("person"), tag("org")))
_ENTRY_NAMES = tag("persName"), tag("orgName")
_CORRESPONDENTS = (*_ENTRY_NAMES, tag("name"))
_REPOSITORY = tag("repository")


@dataclass(frozen=True, slots=True)
class Name:
    """A person or an organization, as the lists of the document or the header write it."""

    text: str
    is_organization: bool = False

    @property
    def parts(self) -> tuple[str, str, str] | None:
        """Family name, given names and suffix of a name like “Hummel, Arthur W., Jr.”."""
        pieces = [piece.strip() for piece in self.text.split(",")]
        if self.is_organization or len(pieces) not in (2, 3) or not all(pieces):
            return None
        return pieces[0], pieces[1], pieces[2] if len(pieces) == 3 else ""

    @property
    def in_order(self) -> str:
        """Given names before the family name."""
        if not self.parts:
            return self.text
        family, given, suffix = self.parts
        return " ".join(filter(None, (given, family, suffix)))


@dataclass(frozen=True, slots=True)
class Citation:
    """One document. Dates are ISO (1976, 1976-01, 1976-01-03); all other values are words."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[Name, ...] = ()
    recipients: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    created: str = ""
    created_to: str = ""
    series: str = ""
    number: str = ""
    publisher: str = ""
    place: str = ""
    published: str = ""
    repository: str = ""
    collection: str = ""
    shelfmark: str = ""
    url: str = ""
    licence: str = ""
    licence_url: str = ""
    language: str = ""


def citation(tei: etree._ElementTree) -> Citation:
    """What the header of the document, or of a corpus of documents, says."""
    header = read_header(tei.getroot())
    return cite(Elements(tei), header, document_language(tei.getroot(), header))


def cite(elements: Elements, header: Header, language: str) -> Citation:
    """What the header, that of the root of the document, says; and the language of that."""
    about, statement, profile = header.about, header.statement, header.profile
    licences = children(statement["availability"], "licence")
    listed = _listed(elements)
    titles = about["title"]
    title = _first([t for t in titles if t.get("type") == "main"]) or _first(titles)
    subtitle = _first([t for t in titles if t.get("type") == "sub"])
    begin, end = _date(children(profile["creation"], "date"))
    if not begin:
        begin, end = _date(children(header.sent, "date"))
    sources = [
        source
        for description in header.file["sourceDesc"]
        for manuscript in description.iter(tag("msDesc"))
        for source in children([manuscript], "msIdentifier")[:1]
    ]
    return Citation(
        title=title,
        subtitle=subtitle if subtitle != title else "",
        authors=_names(listed, about["author"]) or _names(listed, _correspondents(header.sent)),
        recipients=_names(listed, _correspondents(header.received)),
        editors=_names(listed, about["editor"]),
        created=begin,
        created_to=end,
        series=_first(children(header.file["seriesStmt"], "title")),
        number=_first([n for n in statement["idno"] if n.get("type") == "document"]),
        publisher=next(iter(publishers(header)), ""),
        place=_first(statement["pubPlace"]),
        published=_date(statement["date"])[0],
        repository=_first(children(sources, "repository")),
        collection=_first(children(sources, "collection")),
        shelfmark=_shelfmark(sources),
        url=_address(map(words_of, statement["idno"])),
        licence=_first(licences),
        licence_url=_address(licence.get("target", "") for licence in licences),
        language=language,
    )


def _first(elements: Iterable[etree._Element]) -> str:
    """The words of the first element that has any."""
    return next(filter(None, map(words_of, elements)), "")


def _date(dates: Iterable[etree._Element]) -> tuple[str, str]:
    """The day, or the first and the last day, of the first date that has a value."""
    for date in dates:
        for first, last in (("when", ""), ("from", "to"), ("notBefore", "notAfter")):
            begin, end = _day(date.get(first, "")), _day(date.get(last, "")) if last else ""
            if begin:
                return begin, end if end != begin else ""
    return "", ""


def _day(value: str) -> str:
    """The year, month or day of a date (ISO 8601), without the time of the day; else nothing."""
    found = _DATE.fullmatch(value)
    return found[1] if found else ""


def _correspondents(actions: Iterable[etree._Element]) -> list[etree._Element]:
    """Who sent or received a letter."""
    return [child for action in actions for child in among(action, _CORRESPONDENTS)]


def _listed(elements: Elements) -> dict[str, etree._Element]:
    """The entries of the lists of persons and organizations, by the pointers to them."""
    listed: dict[str, etree._Element] = {}
    for entry in elements.of(_ENTRIES):
        if identifier := entry.get(XML_ID):
            listed.setdefault(f"#{identifier}", entry)
    return listed


def _names(
    listed: Mapping[str, etree._Element], elements: Iterable[etree._Element]
) -> tuple[Name, ...]:
    """Each name once; in the form of the list of persons if it points there."""
    found: list[Name] = []
    for element in elements:
        child = next(iter(among(element, _ENTRY_NAMES)), element)
        entries = (listed.get(name.get("ref", "")) for name in (child, element))
        names = (among(entry, _ENTRY_NAMES)[:1] for entry in entries if entry is not None)
        words = next((w for name in names for w in map(words_of, name) if w), words_of(element))
        if words:
            found.append(Name(words, child.tag == _ENTRY_NAMES[1]))
    return tuple(dict.fromkeys(found))


def _address(values: Iterable[str]) -> str:
    """The first address of the web."""
    return next(filter(ADDRESS.fullmatch, map(str.strip, values)), "")


def _shelfmark(sources: Iterable[etree._Element]) -> str:
    """Where the source is kept, from the collection to the folder."""
    pieces = []
    for element in (below for source in sources for below in source.iterdescendants(etree.Element)):
        if element.tag == _REPOSITORY or has_elements(element):
            continue
        words, kind = words_of(element), element.get("type", "").capitalize()
        if not words:
            continue
        if kind in ("Lot", "Box", "Folder") and not words.startswith(kind):
            words = f"{kind} {words}"
        pieces.append(words)
    return ", ".join(pieces)
