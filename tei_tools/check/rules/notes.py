"""Notes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, words
from tei_tools.check.rules.model import FRUS, MEMO, Rule
from tei_tools.check.rules.text import running_texts
from tei_tools.tei import local_name, tag

_BLOCKS = frozenset({"p", "list", "table"})


def note_sequence(tree: etree._ElementTree) -> Iterator[Fault]:
    """Numbered notes run 1, 2, 3 within a document."""
    for document in _documents(tree):
        due: int | None = None
        for note in document.iter(tag("note")):
            number = note.get("n", "")
            if not number.isdecimal() or note.get("type") == "unplaced":
                continue
            if due is not None and int(number) != due:
                message = f"note {number} comes where note {due} is due"
                hint = "look for a note that was lost, moved or misnumbered"
                yield Fault(note, message, hint, "n")
            elif due is None and int(number) > 1:  # FRUS counts some source notes as 0
                message = f"the first note of the document has the number {number}"
                yield Fault(note, message, "look for a note that was lost", "n")
            due = int(number) + 1


def note_nested(tree: etree._ElementTree) -> Iterator[Fault]:
    """No note stands in a note."""
    for note in tree.iter(tag("note")):
        if next(note.iterancestors(tag("note")), None) is not None:
            message = f"note {note.get('n', '')} stands in another note".replace("  ", " ")
            yield Fault(note, message, "put it after that note")


def note_content(tree: etree._ElementTree) -> Iterator[Fault]:
    """A note holds either running text or paragraphs, lists and tables."""
    for note in tree.iter(tag("note")):
        blocks = [child for child in note if local_name(child) in _BLOCKS]
        texts = [note.text, *(child.tail for child in note)]
        if blocks and any(text and text.strip() for text in texts):
            message = f"note {note.get('n', '')} holds text beside its paragraphs"
            yield Fault(note, message, "put the text into a <p> of its own")


def note_space(tree: etree._ElementTree) -> Iterator[Fault]:
    """The mark of a note follows its word without a space; two marks are divided by one."""
    for running in running_texts(tree):
        previous: int | None = None
        for offset, note in running.marks:
            if local_name(note) != "note" or note.get("place") not in ("foot", "end", None):
                continue
            left, _ = running.around(offset)
            after_another = previous is not None and not running.text[previous:offset].strip()
            if left.isspace() and left != "\n" and not after_another:
                message = f"a space stands before the mark of note {note.get('n', '')}"
                yield Fault(note, message, "remove it: the mark belongs to the word before")
            previous = offset


def note_unplaced(tree: etree._ElementTree) -> Iterator[Fault]:
    """Every note stands at its mark."""
    for note in tree.iter(tag("note")):
        if note.get("type") == "unplaced":
            message = f"the mark of note {note.get('n')} was not found in the text"
            yield Fault(note, message, "move the note to its place and remove the type", "type")


def source_note(tree: etree._ElementTree) -> Iterator[Fault]:
    """A historical document has one source note, and it begins with Source:."""
    for document in _documents(tree):
        if document.get("subtype") in ("editorial-note", "index"):
            continue
        notes = [note for note in document.iter(tag("note")) if note.get("type") == "source"]
        own = [n for n in notes if next(n.iterancestors(tag("div")), None) is document]
        if not notes:
            message = "the document has no source note"
            yield Fault(document, message, 'mark the note that begins “Source:” with type="source"')
        for note in own[1:]:
            message = "the document has a second source note"
            yield Fault(note, message, "a second one often begins an attachment: mark it as a div")
        for note in notes:
            if not words(note).lstrip().startswith(("Source:", "[Source:")):
                yield Fault(note, "the source note does not begin with “Source:”", "", "type")


def _documents(tree: etree._ElementTree) -> list[etree._Element]:
    return [div for div in tree.iter(tag("div")) if div.get("type") == "document"]


RULES = (
    Rule(
        "note-sequence", "warning", note_sequence,
        "Numbered notes run 1, 2, 3 within a document.",
        '<p>One.<note n="1">A.</note> Two.<note n="3">B.</note></p>',
        '<p>One.<note n="1">A.</note> Two.<note n="2">B.</note></p>',
        why=(
            "A gap or a repeat in the numbers is the trace of a note that was lost, moved or "
            "misread."
        ),
    ),
    Rule(
        "note-nested", "error", note_nested,
        "No note stands in a note.",
        '<p>One.<note n="1">A.<note n="2">B.</note></note></p>',
        '<p>One.<note n="1">A.</note> <note n="2">B.</note></p>',
        why=(
            "Neither print nor web pages can show a note upon a note; it is mostly an end tag in "
            "the wrong place."
        ),
    ),
    Rule(
        "note-content", "error", note_content,
        "A note holds either running text, or paragraphs, lists and tables.",
        '<p>One.<note n="1">A.<p>B.</p></note></p>',
        '<p>One.<note n="1"><p>A.</p><p>B.</p></note></p>',
        MEMO,
        why=(
            "Text beside paragraphs belongs to no paragraph, and editions show it run together "
            "with the next."
        ),
    ),
    Rule(
        "note-space", "error", note_space,
        "The mark of a note follows its word without a space.",
        '<p>One <note n="1">A.</note>.</p>',
        '<p>One<note n="1">A.</note> <note n="2">B.</note>.</p>',
        FRUS,
        why=(
            "In print the mark follows the word; a space before it lets the mark fall to the next "
            "line."
        ),
    ),
    Rule(
        "note-orphan", "warning", note_unplaced,
        "Every note stands at its mark.",
        '<p>One.<note n="1" type="unplaced">A.</note></p>',
        '<p>One.<note n="1">A.</note></p>',
        MEMO,
        why="The note is kept, but a reader cannot know to which words it belongs.",
    ),
    Rule(
        "source-note", "error", source_note,
        "A historical document has one note of the type source, and it begins with “Source:”.",
        '<p>One.<note n="1">National Archives.</note></p>',
        '<p>One.<note n="1" type="source">Source: National Archives.</note></p>',
        FRUS,
        why=(
            "The source note says where the document is kept and how it was classified; every "
            "document of FRUS has one."
        ),
    ),
)  # fmt: skip
