"""What the header of a TEI document says for those who cite it.

Nothing is invented: what the header does not say stays empty, and is left out of every form. The
forms themselves (Chicago, BibTeX, CSL-JSON, schema.org) are in :mod:`tei_tools.edition.styles`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lxml import etree

from tei_tools.tei import NAMESPACE, XML_ID, XML_LANG, tag

_TEI = {"t": NAMESPACE}
_WORDS = etree.XPath("normalize-space()", smart_strings=False)
_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.I)
#: What stands for a publisher, which TEI asks for, where there is none.
_NO_PUBLISHER = {"not published", "unpublished"}


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
    root = tei.getroot()
    header = root.find(tag("teiHeader"))
    if header is None:
        return Citation(language=_language(root))
    find = _Finder(root, header)
    title = find.text("t:fileDesc/t:titleStmt/t:title[@type = 'main']") or find.text(
        "t:fileDesc/t:titleStmt/t:title"
    )
    subtitle = find.text("t:fileDesc/t:titleStmt/t:title[@type = 'sub']")
    created = "t:profileDesc/t:creation/t:date"
    sent = "t:profileDesc/t:correspDesc/t:correspAction[@type = 'sent']"
    received = "t:profileDesc/t:correspDesc/t:correspAction[@type = 'received']"
    statement = "t:fileDesc/t:publicationStmt"
    licence = f"{statement}/t:availability/t:licence"
    publisher = find.text(f"{statement}/t:publisher")
    begin, end = find.date(created)
    if not begin:
        begin, end = find.date(f"{sent}/t:date")
    return Citation(
        title=title,
        subtitle=subtitle if subtitle != title else "",
        authors=find.names("t:fileDesc/t:titleStmt/t:author")
        or find.names(f"{sent}/t:persName | {sent}/t:orgName | {sent}/t:name"),
        recipients=find.names(f"{received}/t:persName | {received}/t:orgName | {received}/t:name"),
        editors=find.names("t:fileDesc/t:titleStmt/t:editor"),
        created=begin,
        created_to=end,
        series=find.text("t:fileDesc/t:seriesStmt/t:title"),
        number=find.text(f"{statement}/t:idno[@type = 'document']"),
        publisher="" if publisher.lower() in _NO_PUBLISHER else publisher,
        place=find.text(f"{statement}/t:pubPlace"),
        published=find.date(f"{statement}/t:date")[0],
        repository=find.text(f"{_SOURCE}/t:repository"),
        collection=find.text(f"{_SOURCE}/t:collection"),
        shelfmark=find.shelfmark(),
        url=find.address(f"{statement}/t:idno"),
        licence=find.text(licence),
        licence_url=find.address(f"{licence}/@target"),
        language=_language(root),
    )


_SOURCE = "t:fileDesc/t:sourceDesc//t:msDesc/t:msIdentifier"


@dataclass(frozen=True, slots=True)
class _Finder:
    """Reads values of a header by their XPath."""

    root: etree._Element
    header: etree._Element

    def text(self, path: str) -> str:
        """The words of the first element that has any."""
        return next(filter(None, map(_words, self._all(path))), "")

    def date(self, path: str) -> tuple[str, str]:
        """The day, or the first and the last day, of the first date that has a value."""
        for date in self._all(path):
            for first, last in (("when", ""), ("from", "to"), ("notBefore", "notAfter")):
                begin, end = _day(date.get(first, "")), _day(date.get(last, "")) if last else ""
                if begin:
                    return begin, end if end != begin else ""
        return "", ""

    def names(self, path: str) -> tuple[Name, ...]:
        """Each name once; in the form of the list of persons if it points there."""
        found: list[Name] = []
        for element in self._all(path):
            child = next(element.iterchildren(tag("persName"), tag("orgName")), element)
            words = self._listed(child) or self._listed(element) or _words(element)
            if words:
                found.append(Name(words, child.tag == tag("orgName")))
        return tuple(dict.fromkeys(found))

    def address(self, path: str) -> str:
        """The first address of the web."""
        for value in self._all(path):
            address = (value if isinstance(value, str) else _words(value)).strip()
            if _ADDRESS.fullmatch(address):
                return address
        return ""

    def shelfmark(self) -> str:
        """Where the source is kept, from the collection to the folder."""
        pieces = []
        for element in self._all(f"{_SOURCE}[1]//*[not(*)][not(self::t:repository)]"):
            words, kind = _words(element), element.get("type", "").capitalize()
            if not words:
                continue
            if kind in ("Lot", "Box", "Folder") and not words.startswith(kind):
                words = f"{kind} {words}"
            pieces.append(words)
        return ", ".join(pieces)

    def _listed(self, element: etree._Element) -> str:
        pointer = element.get("ref", "")
        if not pointer.startswith("#"):
            return ""
        for entry in self.root.iter(tag("person"), tag("org")):
            if entry.get(XML_ID) == pointer[1:]:
                name = next(entry.iterchildren(tag("persName"), tag("orgName")), None)
                return "" if name is None else _words(name)
        return ""

    def _all(self, path: str) -> list[etree._Element]:
        return _compiled(path)(self.header)  # type: ignore[return-value]


@cache
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=_TEI)


def _day(value: str) -> str:
    """The year, month or day of a date (ISO 8601), without the time of the day; else nothing."""
    found = _DATE.fullmatch(value)
    return found[1] if found else ""


def _words(element: etree._Element) -> str:
    return str(_WORDS(element))


def _language(root: etree._Element) -> str:
    text, declared = root.find(tag("text")), root.find(f".//{tag('langUsage')}/{tag('language')}")
    for value in (
        root.get(XML_LANG),
        None if text is None else text.get(XML_LANG),
        None if declared is None else declared.get("ident"),
    ):
        if value and _LANGUAGE.fullmatch(value):
            return value
    return ""
