"""Running text, for rules that look at what stands beside a break or a note."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from tei_tools.tei import local_name, tag

#: Elements that hold running text (TEI's paragraphs and what is like them).
RUNNING = (
    "p", "ab", "head", "item", "label", "cell", "note", "salute", "dateline", "signed", "l", "seg",
    "byline", "trailer", "addrLine",
)  # fmt: skip
#: Elements in them that begin something of their own.
_BLOCKS = frozenset((*RUNNING, "list", "table", "quote", "lg", "figure", "floatingText", "sp"))
_MARKS = frozenset({"pb", "lb", "note"})
_RUNNING = frozenset(map(tag, RUNNING))
#: What stands for a line break (white space, but none of the file), and for a block in the text.
BREAK, BLOCK = "\u2028", "\ufffc"


@dataclass(slots=True)
class Running:
    """The text of one element, and the breaks and notes in it with their offsets.

    A line break counts as BREAK, a list or table in the element as BLOCK; its text, like that of
    the notes, is not part of this one.
    """

    element: etree._Element
    text: str = ""
    marks: list[tuple[int, etree._Element]] = field(default_factory=list)

    def around(self, offset: int) -> tuple[str, str]:
        """The characters before and after the offset; empty at an edge of the text."""
        return self.text[offset - 1 : offset] if offset else "", self.text[offset : offset + 1]


def running_of(mark: etree._Element) -> etree._Element | None:
    """The nearest element around a mark (or any other) that holds running text."""
    around = mark.getparent()
    while around is not None and around.tag not in _RUNNING:
        around = around.getparent()
    return around


def read_running(element: etree._Element) -> Running:
    """The running text of an element."""
    running = Running(element)
    pieces: list[str] = []
    _read(element, pieces, 0, running.marks)
    running.text = "".join(pieces)
    return running


def _read(
    element: etree._Element, pieces: list[str], at: int, marks: list[tuple[int, etree._Element]]
) -> int:
    at = _add(element.text, pieces, at)
    for child in element:
        name = local_name(child)
        if name in _MARKS:
            marks.append((at, child))
            if name == "lb":
                at = _add(BREAK, pieces, at)
        elif name in _BLOCKS:
            at = _add(BLOCK, pieces, at)
        elif name:
            at = _read(child, pieces, at, marks)
        at = _add(child.tail, pieces, at)
    return at


def _add(text: str | None, pieces: list[str], at: int) -> int:
    if text:
        pieces.append(text)
        return at + len(text)
    return at
