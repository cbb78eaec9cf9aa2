"""Numbers that readers need and a document may lack: of its notes, and of the places in it where
a person, a place or a term is named.

A stylesheet could count them too, but only by walking back from each over all that stands before
it, which takes too long in a large document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from tei_tools.edition.elements import Elements
from tei_tools.edition.entries import CATEGORY, ENTRIES, NAMES, POINTERS, identifiers_of, is_term
from tei_tools.edition.header import among, children, words_of
from tei_tools.edition.identifiers import free_identifier, identifiers_with_hyphen
from tei_tools.edition.other_readings import told
from tei_tools.tei import XML_ID, tag

#: The namespace of what is told of mentions. A name in the text that is of an entry has the
#: attributes ``entry``, the identifier of the entry; ``within``, if it stands in a link; and
#: ``means``, what a term means.
MENTION = "urn:tei-tools:mention"
#: The namespace of what is told of footnotes: ``depth``, the number of footnotes around it, and
#: ``anchor``, its identifier as a name that CSS can read, if it can be one.
NOTE = "urn:tei-tools:note"

#: Where a mention stands: the kind of the place and its number.
Place: TypeAlias = tuple[str, str]

_ENTRY, _WITHIN, _MEANS = (f"{{{MENTION}}}{name}" for name in ("entry", "within", "means"))
_DEPTH, _ANCHOR = f"{{{NOTE}}}depth", f"{{{NOTE}}}anchor"

_NOTE, _PB, _HEAD, _REF, _GLOSS = map(tag, ("note", "pb", "head", "ref", "gloss"))
_TEI, _NOTES = tag("TEI"), frozenset((_NOTE,))
_LINKS = frozenset((_REF, *NAMES))
_TERMS = (_GLOSS, tag("term"))
_LISTED_NAMES = tag("persName"), tag("orgName")
_IDENTIFIER_OF_CSS = re.compile(r"[0-9A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Mentions:
    """Entries of the lists, all in their order with their identifiers, and the first of each
    identifier by it; the identifier of an entry by each pointer to it (``#p_rusk``); categories
    that are no terms; and where each entry is named: the place (``note`` and its number, ``page``
    1101, ``before`` page 1101, ``head`` or ``text``) with the identifiers of the names there."""

    listed: list[tuple[str, etree._Element]]
    entries: dict[str, etree._Element]
    keys: dict[str, str]
    categories: dict[str, etree._Element]
    places: dict[str, list[tuple[Place, list[str]]]]

    def entry_of(self, element: etree._Element) -> str:
        """The identifier of the entry that a name points to, or nothing."""
        for attribute in POINTERS:
            for pointer in element.get(attribute, "").split():
                if pointer in self.keys:
                    return self.keys[pointer]
        return ""

    def name_of(self, key: str) -> str:
        """The name of a person or an organization in the list, or nothing."""
        return next(map(words_of, among(self.entries[key], _LISTED_NAMES)), "")


def number_notes(elements: Elements) -> None:
    """Give every footnote an ``@n`` and an ``@xml:id`` where it has none, and the attributes of
    :data:`NOTE`; not those of readings that are not shown."""
    root = elements.root
    declare(root, NOTE)
    texts = children(elements.named(_TEI), "text") if elements.has(_NOTES) else []
    notes = (note for text in texts for note in text.iter(_NOTE) if is_called(note))
    taken: set[str] = set()
    for number, note in enumerate(told(notes, root), start=1):
        if not note.get("n", "").strip():
            note.set("n", str(number))
        identifier = note.get(XML_ID)
        if identifier is None:
            taken = taken or identifiers_with_hyphen(root)
            identifier = free_identifier(f"note-{number}", taken)
            note.set(XML_ID, identifier)
        note.set(_DEPTH, str(sum(map(is_called, note.iterancestors(_NOTE)))))
        if _IDENTIFIER_OF_CSS.fullmatch(identifier):
            note.set(_ANCHOR, f"--{identifier}")


def number_mentions(elements: Elements) -> Mentions:
    """Tell with :data:`MENTION` which names are of an entry; those in the text get an ``@xml:id``
    where they have none."""
    mentions = Mentions([], {}, {}, {}, {})
    entries = mentions.entries
    for entry in elements.of(ENTRIES):
        identifiers = identifiers_of(entry)
        if not identifiers:
            continue
        key = identifiers[0]
        if entry.tag == CATEGORY and not is_term(entry):
            mentions.categories.setdefault(key, entry)
            continue
        mentions.listed.append((key, entry))
        entries.setdefault(key, entry)
        for each in identifiers:
            mentions.keys.setdefault(f"#{each}", key)
    if not entries:
        return mentions
    declare(elements.root, MENTION)
    taken = identifiers_with_hyphen(elements.root)
    meanings: dict[str, str] = {}
    for text in children(elements.named(_TEI), "text"):
        numbers: dict[str, int] = {}
        found: dict[str, dict[Place, list[str]]] = {}
        known: dict[etree._Element, tuple[Place | None, bool]] = {}
        first = next(text.iter(_PB), None)
        page = ("text", "") if first is None else ("before", first.get("n", ""))
        for element in told(text.iter(_PB, *NAMES), elements.root):
            name = element.tag
            if name == _PB:
                page = ("page", element.get("n", ""))
                continue
            key = mentions.entry_of(element)
            if not key:
                continue
            place, is_in_link = _around(element, known)
            numbers[key] = number = numbers.get(key, 0) + 1
            identifier = element.get(XML_ID)
            if identifier is None:
                identifier = free_identifier(f"{key}-{number}", taken)
                element.set(XML_ID, identifier)
            element.set(_ENTRY, key)
            if is_in_link:
                element.set(_WITHIN, "yes")
            if name in _TERMS:
                if key not in meanings:
                    meanings[key] = _meaning(entries[key])
                if meanings[key]:
                    element.set(_MEANS, meanings[key])
            found.setdefault(key, {}).setdefault(place or page, []).append(identifier)
        for key, places in found.items():
            mentions.places.setdefault(key, []).extend(places.items())
    return mentions


def declare(root: etree._Element, namespace: str) -> None:
    """Declare a namespace at the root, by an attribute there that nobody reads: otherwise every
    element that has an attribute of it would declare it anew."""
    root.set(f"{{{namespace}}}here", "")


def is_called(note: etree._Element) -> bool:
    """Whether the note is called by a mark; others stand in the text."""
    return note.get("place") != "inline" and note.get("rend") != "inline"


def _meaning(entry: etree._Element) -> str:
    """What the entry says that a term means."""
    gloss = next(entry.iter(_GLOSS), None)
    return "" if gloss is None else words_of(gloss)


def _around(
    element: etree._Element, known: dict[etree._Element, tuple[Place | None, bool]]
) -> tuple[Place | None, bool]:
    """The note or heading that an element stands in, and whether it stands in a link there;
    ``known`` remembers it for what an element holds."""
    around = element.getparent()
    if around is None:
        return None, False
    if around in known:
        return known[around]
    place, is_in_link = _around(around, known)
    name = around.tag
    if name == _NOTE:
        if is_called(around):
            place = ("note", around.get("n", ""))
        is_in_link = False
    elif name == _HEAD:
        place = ("head", "")
    elif name == _REF or (name in _LINKS and _ENTRY in around.attrib):
        is_in_link = True
    known[around] = place, is_in_link
    return place, is_in_link
