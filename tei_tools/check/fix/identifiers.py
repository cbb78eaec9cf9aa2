"""Edits of identifiers; what points to them follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count

from lxml import etree

from tei_tools.check.fix.edits import Edit, SetAttribute
from tei_tools.check.rules import Document
from tei_tools.check.rules.entries import entries_without_id, prefix_of
from tei_tools.check.rules.frus import ATTACHMENT
from tei_tools.check.rules.ids import document_of, id_form
from tei_tools.check.rules.notes import note_id, note_sequence, numbered_notes, owner_of
from tei_tools.check.rules.pages import pb_id
from tei_tools.tei import XML_ID, local_name


def mend_id_form(document: Document) -> Iterator[Edit]:
    """Give documents, notes, attachments and pages identifiers of the form that FRUS uses."""
    names = _Names(document)
    for fault in id_form(document):
        element = fault.element
        if element.get("type") == "attachment" or element.tag == ATTACHMENT:
            names.give_next(element, f"{_owner(element)}at")
        elif wanted := _wanted(element):
            names.give(element, wanted)
    yield from names.edits()


def mend_note_id(document: Document) -> Iterator[Edit]:
    """Let the identifier of a note begin with that of its division."""
    names = _Names(document)
    for fault in note_id(document):
        end = fault.element.get(XML_ID, "").rpartition("fn")[2]
        names.give(fault.element, f"{owner_of(fault.element)}fn{end}")
    yield from names.edits()


def mend_note_sequence(document: Document) -> Iterator[Edit]:
    """Number the notes of a document from the first one on; their identifiers follow."""
    names = _Names(document)
    wrong = {document_of(fault.element) for fault in note_sequence(document)}
    for div in document.documents:
        if div not in wrong:
            continue
        notes = list(numbered_notes(document.inside(div, "note")))
        first = min(int(notes[0].get("n", "1")), 1)
        for number, note in enumerate(notes, first):
            old, identifier = note.get("n", ""), note.get(XML_ID, "")
            if old == str(number):
                continue
            yield SetAttribute(note, "n", str(number))
            head, _, end = identifier.rpartition("fn")
            if end == old:
                names.give(note, f"{head}fn{number}")
    yield from names.edits()


def mend_pb_id(document: Document) -> Iterator[Edit]:
    """Let the identifier of a page agree with its number."""
    names = _Names(document)
    for fault in pb_id(document):
        names.give(fault.element, f"pg_{_number(fault.element)}")
    yield from names.edits()


def mend_entry_id(document: Document) -> Iterator[Edit]:
    """Give the entries of lists of persons and terms identifiers of the form that FRUS uses."""
    names = _Names(document)
    for entry in entries_without_id(document):
        names.give_next(entry, prefix_of(entry))
    yield from names.edits()


class _Names:
    """New identifiers for elements of a document, none of them given twice."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._new: dict[etree._Element, str] = {}

    def give(self, element: etree._Element, name: str) -> None:
        """Name the element so, or the like if another one has that name and keeps it."""
        self._new[element] = name

    def give_next(self, element: etree._Element, prefix: str) -> None:
        """Name the element with the prefix and the first number that is free."""
        taken = self._document.ids.keys() | set(self._new.values())
        self._new[element] = next(
            name for number in count(1) if (name := f"{prefix}{number}") not in taken
        )

    def edits(self) -> Iterator[Edit]:
        """The new names, and the pointers that follow them."""
        kept = {
            name
            for element, name in self._document.with_attribute(XML_ID)
            if element not in self._new
        }
        renamed: dict[str, str] = {}
        for element, wanted in self._new.items():
            name, times = wanted, 0
            while name in kept:
                times += 1
                name = f"{wanted}_{times}"
            kept.add(name)
            old = element.get(XML_ID)
            if old == name:
                continue
            yield SetAttribute(element, XML_ID, name)
            if old is not None and self._document.ids.get(old) is element:
                renamed[old] = name
        yield from follow(self._document, {f"#{old}": f"#{new}" for old, new in renamed.items()})


def follow(document: Document, renamed: Mapping[str, str]) -> Iterator[Edit]:
    """Let the pointers of a document point where those of before would."""
    attributes = {
        (element, name) for element, name, pointer in document.pointers if pointer in renamed
    }
    for element, name in attributes:
        pieces = re.split(r"(\s+)", element.get(name, ""))
        yield SetAttribute(element, name, "".join(renamed.get(piece, piece) for piece in pieces))


def _wanted(element: etree._Element) -> str:
    """The identifier that the element should have, or nothing if that cannot be said."""
    number = _number(element)
    owner = _owner(element)
    if local_name(element) == "pb":
        return f"pg_{number}" if number else ""
    if local_name(element) == "note":
        return f"{owner}fn{number}" if owner and number else ""
    return f"d{number}" if number else ""


def _owner(element: etree._Element) -> str:
    """The identifier of the document in which the element stands."""
    own = document_of(element)
    return own.get(XML_ID, "") if own is not None else ""


def _number(element: etree._Element) -> str:
    return re.sub(r"[^\w.-]", "", element.get("n", ""))
