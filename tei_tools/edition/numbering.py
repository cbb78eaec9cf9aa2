"""Numbers that readers need and a document may lack: of its notes, and of the places in it where
a person, a place or a term is named.

A stylesheet could count them too, but only by walking back from each over all that stands before
it, which takes too long in a large document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping

from lxml import etree

from tei_tools.edition.citation import children, words_of
from tei_tools.tei import XML_ID, tag

#: The namespace of what is told of mentions. A name of an entry has the attributes ``entry``, the
#: identifier of the entry; ``within``, if it stands in a link; ``means``, what a term means; and in
#: the card ``name``, the name in the list. Each entry has an element ``at`` for every mention in
#: the text, with its identifier ``id``; ``in`` and ``number``, where it stands (``note`` 3,
#: ``page`` 1101, ``before`` page 1101, ``head``, or ``text``); and ``nth``, which mention of the
#: entry it is there, if it is not the first.
MENTION = "urn:tei-tools:mention"
#: The namespace of what is told of footnotes: ``depth``, the number of footnotes around it, and
#: ``anchor``, its identifier as a name that CSS can read, if it can be one.
NOTE = "urn:tei-tools:note"

_ENTRY, _WITHIN, _MEANS, _NAME, _AT = (
    f"{{{MENTION}}}{name}" for name in ("entry", "within", "means", "name", "at")
)
_DEPTH, _ANCHOR = f"{{{NOTE}}}depth", f"{{{NOTE}}}anchor"

_ENTRIES = tuple(map(tag, ("person", "personGrp", "place", "org", "category")))
_NAMES = tuple(map(tag, ("persName", "placeName", "orgName", "rs", "name", "gloss", "term")))
_POINTERS = ("ref", "corresp", "target")
_NOTE, _PB, _HEAD, _REF, _GLOSS = map(tag, ("note", "pb", "head", "ref", "gloss"))
_CATEGORY = tag("category")
_LINKS = frozenset((_REF, *_NAMES))
_TERMS = (_GLOSS, tag("term"))
_IDENTIFIERS = etree.XPath("//@xml:id", smart_strings=False)
_IDENTIFIER_OF_CSS = re.compile(r"[0-9A-Za-z_-]+")


def number_notes(document: etree._ElementTree) -> None:
    """Give every footnote an ``@n`` and an ``@xml:id`` where it has none, and the attributes of
    :data:`NOTE`."""
    _declare(document, NOTE)
    notes = (note for text in _texts(document) for note in text.iter(_NOTE) if _is_called(note))
    taken: set[str] = set()
    for number, note in enumerate(notes, start=1):
        if not note.get("n", "").strip():
            note.set("n", str(number))
        if XML_ID not in note.attrib:
            taken = taken or _identifiers(document)
            note.set(XML_ID, _free(f"note-{number}", taken))
        note.set(_DEPTH, str(sum(map(_is_called, note.iterancestors(_NOTE)))))
        identifier = note.get(XML_ID, "")
        if _IDENTIFIER_OF_CSS.fullmatch(identifier):
            note.set(_ANCHOR, f"--{identifier}")


def number_mentions(document: etree._ElementTree) -> None:
    """Tell with :data:`MENTION` which names are of an entry; those in the text get an ``@xml:id``
    where they have none."""
    entries: dict[str, etree._Element] = {}
    for entry in document.iter(*_ENTRIES):
        identifier = entry.get(XML_ID)
        if identifier is not None and (entry.tag != _CATEGORY or _is_term(entry)):
            entries.setdefault(identifier, entry)
    if not entries:
        return
    _declare(document, MENTION)
    taken = _identifiers(document)
    for header in document.iter(tag("teiHeader")):
        _name_correspondents(header, entries)
    for text in _texts(document):
        numbers: Counter[str] = Counter()
        mentions: dict[str, dict[tuple[str, str], list[str]]] = {}
        first = next(text.iter(_PB), None)
        page = ("text", "") if first is None else ("before", first.get("n", ""))
        for element in text.iter(_PB, *_NAMES):
            if element.tag == _PB:
                page = ("page", element.get("n", ""))
                continue
            key = _entry(element, entries)
            if not key:
                continue
            place, is_in_link = _around(element)
            numbers[key] += 1
            identifier = element.get(XML_ID)
            if identifier is None:
                identifier = _free(f"{key}-{numbers[key]}", taken)
                element.set(XML_ID, identifier)
            element.set(_ENTRY, key)
            if "role" in element.attrib:  # then it stands in the card too
                _set_name(element, entries[key])
            if is_in_link:
                element.set(_WITHIN, "yes")
            if element.tag in _TERMS and (meaning := _meaning(entries[key])):
                element.set(_MEANS, meaning)
            mentions.setdefault(key, {}).setdefault(place or page, []).append(identifier)
        for key, places in mentions.items():
            _tell_mentions(entries[key], places)


def _tell_mentions(entry: etree._Element, places: Mapping[tuple[str, str], list[str]]) -> None:
    """Tell an entry of its mentions, those of one place together."""
    for (kind, number), identifiers in places.items():
        for nth, identifier in enumerate(identifiers, start=1):
            at = {"id": identifier, "in": kind, "number": number}
            if nth > 1:
                at["nth"] = str(nth)
            etree.SubElement(entry, _AT, at)


def _declare(document: etree._ElementTree, namespace: str) -> None:
    """Declare a namespace at the root, by an attribute there that nobody reads: otherwise every
    element that has an attribute of it would declare it anew."""
    document.getroot().set(f"{{{namespace}}}here", "")


def _name_correspondents(header: etree._Element, entries: Mapping[str, etree._Element]) -> None:
    """Tell of the names in a header, and of its authors, the names in the lists."""
    parts = [
        *children([header], "profileDesc"),
        *children([header], "fileDesc", "titleStmt", "author"),
    ]
    for element in (name for part in parts for name in part.iter(tag("author"), *_NAMES)):
        if key := _entry(element, entries):
            element.set(_ENTRY, key)
            _set_name(element, entries[key])


def _set_name(element: etree._Element, entry: etree._Element) -> None:
    listed = next(entry.iterchildren(tag("persName"), tag("orgName")), None)
    if listed is not None and (name := words_of(listed)):
        element.set(_NAME, name)


def _identifiers(document: etree._ElementTree) -> set[str]:
    return set(_IDENTIFIERS(document))  # type: ignore[arg-type]  # a list of strings


def _texts(document: etree._ElementTree) -> list[etree._Element]:
    """The texts of the document, or of all documents of a corpus."""
    return [text for tei in document.iter(tag("TEI")) for text in tei.iterchildren(tag("text"))]


def _is_called(note: etree._Element) -> bool:
    """Whether the note is called by a mark; others stand in the text."""
    return note.get("place") != "inline" and note.get("rend") != "inline"


def _is_term(category: etree._Element) -> bool:
    """Whether the lists on the page will have the category."""
    return any(True for _ in children([category], "catDesc", "term"))


def _entry(element: etree._Element, entries: Container[str]) -> str:
    """The identifier of the entry that a name points to, or nothing."""
    for attribute in _POINTERS:
        for pointer in element.get(attribute, "").split():
            if pointer[:1] == "#" and pointer[1:] in entries:
                return pointer[1:]
    return ""


def _meaning(entry: etree._Element) -> str:
    """What the entry says that a term means."""
    gloss = next(entry.iter(_GLOSS), None)
    return "" if gloss is None else words_of(gloss)


def _around(element: etree._Element) -> tuple[tuple[str, str] | None, bool]:
    """The note or heading that a mention stands in, and whether it stands in a link there."""
    place: tuple[str, str] | None = None
    is_in_link: bool | None = None
    around = element.getparent()
    while around is not None and not (place and is_in_link is not None):
        if around.tag == _NOTE:
            if _is_called(around):
                place = place or ("note", around.get("n", ""))
            is_in_link = is_in_link or False
        elif around.tag == _HEAD:
            place = place or ("head", "")
        elif around.tag in _LINKS and is_in_link is None:
            is_in_link = around.tag == _REF or _ENTRY in around.attrib or None
        around = around.getparent()
    return place, bool(is_in_link)


def _free(name: str, taken: set[str]) -> str:
    """The name as an identifier that no other element has."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}.{number}"
    taken.add(free)
    return free
