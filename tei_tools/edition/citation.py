"""What the header of a TEI document says for those who cite it.

Nothing is invented: what the header does not say stays empty, and is left out of every form. The
forms themselves (Chicago, BibTeX, CSL-JSON, schema.org) are in :mod:`tei_tools.edition.styles`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from tei_tools.tei import NAMESPACE, XML_ID, XML_LANG, local_name, tag

_SPACE = re.compile(r"[ \t\r\n]+")
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
    file = children([header], "fileDesc")
    profile = children([header], "profileDesc")
    about = _by_name(children(file, "titleStmt"))
    statement = _by_name(children(file, "publicationStmt"))
    licences = children(statement["availability"], "licence")
    actions = children(profile, "correspDesc", "correspAction")
    sent = [action for action in actions if action.get("type") == "sent"]
    received = [action for action in actions if action.get("type") == "received"]
    titles = about["title"]
    title = _first([t for t in titles if t.get("type") == "main"]) or _first(titles)
    subtitle = _first([t for t in titles if t.get("type") == "sub"])
    publisher = _first(statement["publisher"])
    begin, end = _date(children(profile, "creation", "date"))
    if not begin:
        begin, end = _date(children(sent, "date"))
    sources = [
        source
        for description in children(file, "sourceDesc")
        for manuscript in description.iter(tag("msDesc"))
        for source in list(manuscript.iterchildren(tag("msIdentifier")))[:1]
    ]
    return Citation(
        title=title,
        subtitle=subtitle if subtitle != title else "",
        authors=_names(root, about["author"]) or _names(root, _correspondents(sent)),
        recipients=_names(root, _correspondents(received)),
        editors=_names(root, about["editor"]),
        created=begin,
        created_to=end,
        series=_first(children(file, "seriesStmt", "title")),
        number=_first([n for n in statement["idno"] if n.get("type") == "document"]),
        publisher="" if publisher.lower() in _NO_PUBLISHER else publisher,
        place=_first(statement["pubPlace"]),
        published=_date(statement["date"])[0],
        repository=_first(children(sources, "repository")),
        collection=_first(children(sources, "collection")),
        shelfmark=_shelfmark(sources),
        url=_address(map(words_of, statement["idno"])),
        licence=_first(licences),
        licence_url=_address(licence.get("target", "") for licence in licences),
        language=_language(root),
    )


def words_of(element: etree._Element) -> str:
    """The text of an element, of which white space is one space."""
    text = "".join(map(str, element.itertext())) if len(element) else element.text or ""
    return _SPACE.sub(" ", text).strip(" ")


def children(elements: Iterable[etree._Element], *path: str) -> list[etree._Element]:
    """The elements that a path of names leads to, from child to child."""
    found = list(elements)
    for name in path:
        found = [child for element in found for child in element.iterchildren(tag(name))]
    return found


def _by_name(elements: Iterable[etree._Element]) -> dict[str, list[etree._Element]]:
    """The children of elements, by their name without namespace."""
    found: dict[str, list[etree._Element]] = defaultdict(list)
    for element in elements:
        for child in element.iterchildren(f"{{{NAMESPACE}}}*"):
            found[local_name(child)].append(child)
    return found


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
    kinds = tag("persName"), tag("orgName"), tag("name")
    return [child for action in actions for child in action.iterchildren(*kinds)]


def _names(root: etree._Element, elements: Iterable[etree._Element]) -> tuple[Name, ...]:
    """Each name once; in the form of the list of persons if it points there."""
    found: list[Name] = []
    for element in elements:
        child = next(element.iterchildren(tag("persName"), tag("orgName")), element)
        words = _listed(root, child) or _listed(root, element) or words_of(element)
        if words:
            found.append(Name(words, child.tag == tag("orgName")))
    return tuple(dict.fromkeys(found))


def _listed(root: etree._Element, element: etree._Element) -> str:
    """The name in the list of persons that an element points to."""
    pointer = element.get("ref", "")
    if not pointer.startswith("#"):
        return ""
    for entry in root.iter(tag("person"), tag("org")):
        if entry.get(XML_ID) == pointer[1:]:
            name = next(entry.iterchildren(tag("persName"), tag("orgName")), None)
            return "" if name is None else words_of(name)
    return ""


def _address(values: Iterable[str]) -> str:
    """The first address of the web."""
    return next(filter(_ADDRESS.fullmatch, map(str.strip, values)), "")


def _shelfmark(sources: Iterable[etree._Element]) -> str:
    """Where the source is kept, from the collection to the folder."""
    pieces = []
    for element in (below for source in sources for below in source.iterdescendants(etree.Element)):
        if (
            element.tag == tag("repository")
            or next(element.iterchildren(etree.Element), None) is not None
        ):
            continue
        words, kind = words_of(element), element.get("type", "").capitalize()
        if not words:
            continue
        if kind in ("Lot", "Box", "Folder") and not words.startswith(kind):
            words = f"{kind} {words}"
        pieces.append(words)
    return ", ".join(pieces)


def _language(root: etree._Element) -> str:
    """The language of the document, of its text, or the first that its header declares."""
    text = root.find(tag("text"))
    usages = root.iter(tag("langUsage"))
    declared = (language for usage in usages for language in usage.iterchildren(tag("language")))
    for value in (
        root.get(XML_LANG),
        None if text is None else text.get(XML_LANG),
        next((language.get("ident") for language in declared), None),
    ):
        if value and _LANGUAGE.fullmatch(value):
            return value
    return ""
