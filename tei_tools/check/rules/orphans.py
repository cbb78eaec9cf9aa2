"""Notes without their marks, and marks without their notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, text_before, words
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.ids import document_of
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.notes import is_inline
from tei_tools.check.rules.running_text import running_of
from tei_tools.check.words import quoted
from tei_tools.tei import XML_ID, local_name

_MARK = re.compile(r"[\[(]?\s*(?:\d{1,3}|[ivx]{1,5}|[a-z]|[*†‡§¶]{1,4})\s*[\])]?\.?")
_NUMBER = re.compile(r"\d{1,3}|[*†‡§¶]{1,4}")
_NOTE_NAME = re.compile(r"(?:^|[^a-z])(?:fn|ftn|en|n|note|footnote|endnote)[\W_]?\d|fn\d", re.I)
_NOTE_TYPES = ("note", "noteAnchor", "noteref", "noteRef", "footnote")
_RAISED = frozenset({"superscript", "sup", "super"})
#: What a mark may follow; after letters that are no word (km, x) a raised figure is a power.
_ENDS_WORD = re.compile(r"(?:[^\W\d_]{3}|[.,;:?!)\]”’\"])$")
#: What holds notes beside the text that they belong to.
_LISTS = ("div", "back", "notesStmt", "noteGrp", "list", "item", "body", "standOff")


def note_orphan(document: Document) -> Iterator[Fault]:
    """Every note has its mark, and every mark its note."""
    for note in document.named("note"):
        if note.get("type") == "unplaced":
            message = f"the mark of note {note.get('n')} was not found in the text"
            yield Fault(note, message, "move the note to its place and remove the type", "type")
        elif _is_listed(note) and note.get(XML_ID) not in document.pointed_to:
            named = note.get("n") or quoted(words(note))
            message = f"no mark in the text leads to note {named}"
            hint = 'point to it where its mark stands: <ref target="#…">, or give it @target'
            yield Fault(note, message, hint)
    for ref in document.any_named("ref", "ptr"):
        if is_dangling_mark(ref, document):
            mark = f"the mark {quoted(words(ref))}" if words(ref).strip() else "a mark"
            message = f"{mark} leads to no note: there is no {ref.get('target')}"
            yield Fault(ref, message, "look for a note that was lost", "target", "error")
    yield from _raised(document)


def is_dangling_mark(element: etree._Element, document: Document) -> bool:
    """Whether the element is the mark of a note, and points to nothing in the document.

    A mark follows its word without a space; *see footnote 5* is no mark.
    """
    target = element.get("target", "")
    if local_name(element) not in ("ref", "ptr") or target[:1] != "#":
        return False
    if target[1:] in document.ids:
        return False
    if element.get("type") in _NOTE_TYPES:
        return True
    mark = local_name(element) == "ptr" or (
        _MARK.fullmatch(words(element).strip()) is not None
        and not text_before(element)[-1:].isspace()
    )
    return mark and _NOTE_NAME.search(target[1:]) is not None


def _raised(document: Document) -> Iterator[Fault]:
    """Figures raised like the marks of notes, of which there are none of this number."""
    raised = [hi for hi in document.named("hi") if _is_raised(hi) and _ends_a_word(hi)]
    if not raised:
        return
    numbers: dict[etree._Element | None, set[str]] = {}
    for note in document.named("note"):
        numbers.setdefault(document_of(note), set()).add(note.get("n", ""))
    for hi in raised:
        said = words(hi).strip()
        if said not in numbers.get(document_of(hi), ()):
            message = f"“{said}” is raised like the mark of a note, but there is no note {said}"
            yield Fault(hi, message, "look for a note that was lost")


def _is_raised(hi: etree._Element) -> bool:
    """Whether it is a figure or sign that is raised."""
    look = f"{hi.get('rend', '')} {hi.get('rendition', '').replace('#', '')}"
    return not _RAISED.isdisjoint(look.split()) and _NUMBER.fullmatch(words(hi).strip()) is not None


def _ends_a_word(hi: etree._Element) -> bool:
    """Whether a raised figure follows a word, and is neither a link nor a power."""
    parent = hi.getparent()
    if parent is None or local_name(parent) in ("ref", "note", "formula", "num", "measure"):
        return False
    return _ENDS_WORD.search(text_before(hi)) is not None


def _is_listed(note: etree._Element) -> bool:
    """Whether a note stands in a list of notes, away from the text, with nothing that says where
    it belongs: not the notes on a whole division, such as those on its source."""
    parent = note.getparent()
    if parent is None or local_name(parent) not in _LISTS:
        return False
    if note.get(XML_ID) is None or not note.get("n") or note.get("target"):
        return False
    if is_inline(note) or note.get("type") in ("source", "summary"):
        return False
    beside = (note.getprevious(), note.getnext())
    is_beside = any(each is not None and each.tag == note.tag for each in beside)
    return is_beside and running_of(note) is None


RULES = (
    Rule(
        "note-orphan", "warning", note_orphan,
        "Every note has its mark in the text, and every mark its note (a mark that points to "
        "nothing is an error).",
        '<p>One.<ref target="#d1fn2">2</ref></p>',
        '<p>One.<ref target="#d1fn2">2</ref></p><note n="2" xml:id="d1fn2">A.</note>',
        why=(
            "Of a note without its mark a reader cannot know to which words it belongs; a mark "
            "without its note is the trace of a note that was lost."
        ),
    ),
)  # fmt: skip
