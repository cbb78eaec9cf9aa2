"""Numbers that readers need and a document may lack: of its notes, and of the places in it where
a person, a place or a term is named.

A stylesheet could count them too, but only by walking back from each over all that stands before
it, which takes too long in a large document.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from tei_tools.tei import XML_ID, tag

#: The namespace of the attributes of a name: ``entry``, the identifier of the entry that it names;
#: in the text also ``in`` and ``number``, where it stands (``note`` 3, ``page`` 1101, ``before``
#: page 1101, ``head``, or ``text``), and ``nth``, which mention of the entry it is there.
MENTION = "urn:tei-tools:mention"

_ENTRIES = tuple(map(tag, ("person", "personGrp", "place", "org", "category")))
_NAMES = tuple(map(tag, ("persName", "placeName", "orgName", "rs", "name", "gloss", "term")))
_POINTERS = ("ref", "corresp", "target")
_NOTE, _PB, _HEAD, _CATEGORY = tag("note"), tag("pb"), tag("head"), tag("category")
_IDENTIFIERS = etree.XPath("//@xml:id", smart_strings=False)
_TERM = f"{tag('catDesc')}/{tag('term')}"


def number_notes(document: etree._ElementTree) -> None:
    """Give every footnote an ``@n`` and an ``@xml:id`` where it has none."""
    notes = (note for text in _texts(document) for note in text.iter(_NOTE) if _is_called(note))
    taken: set[str] = set()
    for number, note in enumerate(notes, start=1):
        if not note.get("n", "").strip():
            note.set("n", str(number))
        if XML_ID not in note.attrib:
            taken = taken or _identifiers(document)
            note.set(XML_ID, _free(f"note-{number}", taken))


def number_mentions(document: etree._ElementTree) -> None:
    """Give every name of an entry the attributes of :data:`MENTION`, and in the text an
    ``@xml:id`` where it has none."""
    entries = {entry.get(XML_ID, "") for entry in document.iter(*_ENTRIES) if _is_listed(entry)}
    if not entries:
        return
    taken = _identifiers(document)
    for header in document.iter(tag("profileDesc")):
        for element in header.iter(*_NAMES):
            if entry := _entry(element, entries):
                element.set(f"{{{MENTION}}}entry", entry)
    for text in _texts(document):
        numbers: Counter[str] = Counter()
        at_place: Counter[tuple[str, str, str]] = Counter()
        first = next(text.iter(_PB), None)
        page = ("text", "") if first is None else ("before", first.get("n", ""))
        for element in text.iter(_PB, *_NAMES):
            if element.tag == _PB:
                page = ("page", element.get("n", ""))
                continue
            entry = _entry(element, entries)
            if not entry:
                continue
            numbers[entry] += 1
            kind, number = _place(element) or page
            at_place[entry, kind, number] += 1
            if XML_ID not in element.attrib:
                element.set(XML_ID, _free(f"{entry}-{numbers[entry]}", taken))
            element.set(f"{{{MENTION}}}entry", entry)
            element.set(f"{{{MENTION}}}in", kind)
            element.set(f"{{{MENTION}}}number", number)
            element.set(f"{{{MENTION}}}nth", str(at_place[entry, kind, number]))


def _identifiers(document: etree._ElementTree) -> set[str]:
    return set(_IDENTIFIERS(document))  # type: ignore[arg-type]  # a list of strings


def _texts(document: etree._ElementTree) -> list[etree._Element]:
    """The texts of the document, or of all documents of a corpus."""
    return [text for tei in document.iter(tag("TEI")) for text in tei.iterchildren(tag("text"))]


def _is_called(note: etree._Element) -> bool:
    """Whether the note is called by a mark; others stand in the text."""
    return note.get("place") != "inline" and note.get("rend") != "inline"


def _is_listed(entry: etree._Element) -> bool:
    """Whether the lists on the page will have the entry: a category only if it is a term."""
    if entry.tag == _CATEGORY and entry.find(_TERM) is None:
        return False
    return XML_ID in entry.attrib


def _entry(element: etree._Element, entries: set[str]) -> str:
    """The identifier of the entry that a name points to, or nothing."""
    for attribute in _POINTERS:
        for pointer in element.get(attribute, "").split():
            if pointer[:1] == "#" and pointer[1:] in entries:
                return pointer[1:]
    return ""


def _place(element: etree._Element) -> tuple[str, str] | None:
    """The note or heading that a mention stands in."""
    for around in element.iterancestors(_NOTE, _HEAD):
        if around.tag == _HEAD:
            return "head", ""
        if _is_called(around):
            return "note", around.get("n", "")
    return None


def _free(name: str, taken: set[str]) -> str:
    """The name as an identifier that no other element has."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}.{number}"
    taken.add(free)
    return free
