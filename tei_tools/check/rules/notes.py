"""Notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from tei_tools.check.faults import Fault
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.ids import document_of
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import FRUS, MEMO, OURS
from tei_tools.check.rules.running_text import BREAK
from tei_tools.tei import XML_ID, local_name, tag

_BLOCKS = frozenset({"p", "list", "table"})


def note_id(document: Document) -> Iterator[Fault]:
    """The id of a note begins with that of its division."""
    for note in document.named("note"):
        name = note.get(XML_ID)
        if name is None or "fn" not in name:  # of another form: that is for the rule id-form
            continue
        owner = owner_of(note)
        if owner and name.rpartition("fn")[0] != owner:
            message = f'the note "{name}" stands in {owner}'
            yield Fault(note, message, f'its id begins with "{owner}fn"', XML_ID)


def note_sequence(document: Document) -> Iterator[Fault]:
    """Numbered notes run 1, 2, 3 within a document."""
    for div in document.documents:
        due: int | None = None
        for note in numbered_notes(document.inside(div, "note")):
            number = int(note.get("n", ""))
            if due is not None and number != due:
                message = f"note {number} comes where note {due} is due"
                hint = "look for a note that was lost, moved or misnumbered"
                yield Fault(note, message, hint, "n")
            elif due is None and number > 1:  # FRUS counts some source notes as 0
                message = f"the first note of the document has the number {number}"
                yield Fault(note, message, "look for a note that was lost", "n")
            due = number + 1


def note_nested(document: Document) -> Iterator[Fault]:
    """No note stands in a note."""
    for note in document.named("note"):
        outer = next(note.iterancestors(tag("note")), None)
        if outer is None or is_inline(note) or is_inline(outer):
            continue  # an inline note stands in the text as its words do, and may be annotated
        message = f"note {note.get('n', '')} stands in another note".replace("  ", " ")
        yield Fault(note, message, "put it after that note")


def note_content(document: Document) -> Iterator[Fault]:
    """A note holds either running text or paragraphs, lists and tables."""
    for note in document.named("note"):
        if not len(note) or not any(local_name(child) in _BLOCKS for child in note):
            continue
        texts = [note.text, *(child.tail for child in note)]
        if any(text and text.strip() for text in texts):
            message = f"note {note.get('n', '')} holds text beside its paragraphs"
            yield Fault(note, message, "put the text into a <p> of its own")


def note_space(document: Document) -> Iterator[Fault]:
    """The mark of a note follows its word without a space; two marks are divided by one."""
    for running in document.running("note"):
        before: tuple[int, etree._Element] | None = None
        for offset, note in running.marks:
            previous, before = before, (offset, note)
            if not is_marked(note):
                continue
            beside = previous[1] if previous is not None and previous[0] == offset else None
            left, _ = running.around(offset)
            number = note.get("n", "")
            if beside is not None and is_marked(beside):
                message = f"no space divides note {number} from the note before it"
                yield Fault(note, message, "put one between the two, or their marks run together")
            elif beside is not None or not left.isspace() or left == BREAK:
                continue  # a space before a page break is that of the break
            elif (
                previous is not None
                and is_marked(previous[1])
                and (not running.text[previous[0] : offset].strip())
            ):
                continue
            elif running.text[:offset].strip():
                message = f"a space stands before the mark of note {number}"
                yield Fault(note, message, "remove it: the mark belongs to the word before")


def is_marked(note: etree._Element) -> bool:
    """Whether the note shows in the text as a mark: it is a footnote or an endnote."""
    if local_name(note) != "note" or note.get("place") not in ("foot", "end", "bottom", None):
        return False
    return note.get("rend") != "inline" and note.get("type") != "unplaced"


def is_inline(note: etree._Element) -> bool:
    """Whether the note stands in the text as its words do."""
    return "inline" in (note.get("rend"), note.get("place"))


def numbered_notes(notes: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Those of the notes that have whole numbers, in their order."""
    for note in notes:
        if note.get("n", "").isdecimal() and note.get("type") != "unplaced":
            yield note


def owner_of(note: etree._Element) -> str:
    """The id with which that of a note begins: of its document, else of the nearest division."""
    document = document_of(note)
    if document is not None:
        return document.get(XML_ID, "")
    return next((name for div in note.iterancestors(tag("div")) if (name := div.get(XML_ID))), "")


RULES = (
    Rule(
        "note-id", "error", note_id,
        "The id of a note begins with that of its document, or of its nearest division.",
        '<p>Text.<note xml:id="d2fn1" n="1">Note.</note></p>',
        '<p>Text.<note xml:id="d1fn1" n="1">Note.</note></p>',
        OURS,
        why="A note that was moved or copied with its old id is found under another document.",
    ),
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
        "The mark of a note follows its word without a space; between two marks stands one.",
        '<p>One <note n="1">A.</note>.</p>',
        '<p>One<note n="1">A.</note> <note n="2">B.</note>.</p>',
        FRUS,
        why=(
            "In print the mark follows the word; a space before it lets the mark fall to the next "
            "line."
        ),
    ),
)  # fmt: skip
