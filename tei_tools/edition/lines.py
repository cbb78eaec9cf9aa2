"""The lines of a plain text: white space, blank lines, bullets, numbers of notes, line width.

Turns the layout that ``xslt/text.xsl`` makes (its elements are described there) into text.
"""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from types import MappingProxyType
from typing import Literal

from lxml import etree

_SPACE = re.compile(r"[ \t\r\n]+")
_SPACES = re.compile("  +")
_AROUND_NEWLINE = re.compile(r"(?<! ) *\n *")
_BULLET = "  * "
_NOTE_INDENT = " " * 5


#: Where the notes stand: all at the end, those of a page after it, or each in its place.
Notes = Literal["end", "page", "inline"]


@dataclass(frozen=True, slots=True)
class _Block:
    """A block as it is set: ``text`` with its line breaks, after ``bullet``; ``calls`` are the
    identifiers of the notes whose marks stand in it, and None where a page begins."""

    text: str
    bullet: str = ""
    wraps: bool = True
    calls: tuple[str | None, ...] = ()

    def lines(self, width: int | None, first: str = "", rest: str = "") -> str:
        """The block within ``width``; ``first`` and ``rest`` stand before its lines."""
        first += self.bullet
        if not width or not self.wraps:
            return first + self.text
        rest += " " * len(self.bullet)
        wrapped: list[str] = []
        for line in self.text.split("\n"):
            wrapped += textwrap.wrap(
                line,
                width,
                initial_indent=rest if wrapped else first,
                subsequent_indent=rest,
                break_long_words=False,
                break_on_hyphens=False,
            )
        return "\n".join(wrapped)


def set_lines(
    layout: etree._Element,
    width: int | None = None,
    notes: Notes = "end",
    number_every: int = 0,
) -> str:
    """The text of a layout, with a final newline.

    Lines are wrapped only if ``width`` (characters) is given. A line in ``number_every`` has its
    number before it; blank lines are not counted.
    """
    listed = _in_order(layout.iterchildren("note"))
    by_id: dict[str, etree._Element] = {}
    for note in listed:
        if not note.get("unplaced"):  # of two of one identifier the other stays at the end
            by_id.setdefault(note.get("id", ""), note)
    body = _Setter(by_id if notes == "inline" else {})
    body.inner(layout)
    blocks = body.finish()
    waiting = [note for note in listed if note not in body.inlined]
    pieces: Iterable[str]
    if notes == "page":
        pieces = _by_page(blocks, waiting, width)
    else:
        pieces = [_join(blocks, width), _list(waiting, width)]
    text = "\n\n".join(filter(None, pieces)) + "\n"
    return _number(text, number_every) if number_every else text


def _by_page(blocks: list[_Block], notes: list[etree._Element], width: int | None) -> Iterator[str]:
    """The blocks, and the notes of a page after the block in which it ends, but before one that the
    mark of the next page begins; at the end the others, notes within notes among them."""
    left: dict[str, list[etree._Element]] = {}
    for note in notes:
        left.setdefault(note.get("id", ""), []).append(note)
    together: list[_Block] = []
    called: list[str] = []
    for block in blocks:
        calls = block.calls
        if called and calls[:1] == (None,) and block.text.startswith("[Page"):
            yield _join(together, width)
            yield _list([note for call in called for note in left.pop(call, ())], width)
            together, called, calls = [], [], calls[1:]
        together.append(block)
        ended: list[str] = []
        for call in calls:
            if call is None:
                ended, called = ended + called, []
            else:
                called.append(call)
        if ended:
            yield _join(together, width)
            yield _list([note for call in ended for note in left.pop(call, ())], width)
            together = []
    yield _join(together, width)
    yield _list([note for waiting in left.values() for note in waiting], width)


def _number(text: str, every: int) -> str:
    """The lines with a number before each that is a multiple; blank lines are not counted."""
    lines = text.split("\n")
    numbers = accumulate(bool(line) for line in lines)
    margin = len(str(len(lines)))
    return "\n".join(
        f"{number if number % every == 0 else '':>{margin}}  {line}" if line else ""
        for number, line in zip(numbers, lines, strict=True)
    )


def _join(blocks: list[_Block], width: int | None) -> str:
    """Blocks divided by blank lines; items of one line follow each other closely."""
    pieces: list[str] = []
    before: _Block | None = None
    for block in blocks:
        if before:
            close = before.bullet and block.bullet and "\n" not in before.text
            pieces.append("\n" if close else "\n\n")
        pieces.append(block.lines(width))
        before = block
    return "".join(pieces)


def _list(notes: Iterable[etree._Element], width: int | None) -> str:
    return "\n".join(_note(note, width) for note in notes)


def _note(note: etree._Element, width: int | None) -> str:
    setter = _Setter()
    setter.inner(note)
    label = f"  {note.get('n')}. "
    blocks = setter.finish() or [_Block("")]
    first, *others = blocks
    return "\n\n".join(
        [
            first.lines(width, label, _NOTE_INDENT).rstrip(" "),
            *(block.lines(width, _NOTE_INDENT, _NOTE_INDENT) for block in others),
        ]
    )


def _in_order(notes: Iterable[etree._Element]) -> list[etree._Element]:
    """The notes as they come, but one without a mark before the first with a higher number; those
    without a number too are the last."""
    ordered: list[etree._Element] = []
    unplaced: list[tuple[int, etree._Element]] = []
    last: list[etree._Element] = []
    for note in notes:
        number = _value(note)
        if not note.get("unplaced"):
            ordered.append(note)
        elif number is None:
            last.append(note)
        else:
            unplaced.append((number, note))
    # A number is first passed where the height that the numbers have reached passes it.
    heights = list(accumulate((_value(note) or 0 for note in ordered), max))
    before: dict[int, list[etree._Element]] = {}
    for number, note in sorted(unplaced, key=itemgetter(0)):
        before.setdefault(bisect_right(heights, number), []).append(note)
    placed = [one for at, note in enumerate(ordered) for one in (*before.get(at, ()), note)]
    return placed + before.get(len(ordered), []) + last


def _value(note: etree._Element) -> int | None:
    n = note.get("n", "")
    return int(n) if n.isascii() and n.isdigit() else None


class _Setter:
    """Gathers the blocks of a layout; ``line`` holds the pieces of the block being set.

    ``inline`` are the notes that are set at their marks, in brackets.
    """

    def __init__(self, inline: Mapping[str, etree._Element] = MappingProxyType({})) -> None:
        self.inline = inline
        self.inlined: set[etree._Element] = set()
        self.calls: list[str | None] = []
        self.blocks: list[_Block] = []
        self.line: list[str] = []
        self.bullet = ""
        self.wraps = True

    def inner(self, element: etree._Element) -> None:
        self.say(element.text)
        for child in element:
            match child.tag:
                case "br":
                    self.line.append("\n")
                case "page":
                    self.page(child)
                    self.calls.append(None)
                case "mark":
                    self.mark(child)
                case "note":
                    pass
                case _:
                    self.block(child)
            self.say(child.tail)

    def say(self, text: str | None) -> None:
        if text:
            if "\n" in text or "  " in text or "\t" in text or "\r" in text:
                text = _SPACE.sub(" ", text)
            self.line.append(text)

    def page(self, page: etree._Element) -> None:
        glued = page.get("glued")
        if glued is None:
            before = self.line[-1][-1] if self.line else " "
            after = (page.tail or " ")[0]
            glued = "no" if before in " \n" or after in " \t\r\n" else "yes"
        self.line.append(page.text if glued == "yes" else f" {page.text} ")  # type: ignore[arg-type]

    def mark(self, mark: etree._Element) -> None:
        identifier = mark.get("id", "")
        self.calls.append(identifier)
        inlined = self.inline.get(identifier)
        if inlined is None:
            self.say(mark.text)
            return
        self.inlined.add(inlined)
        note = _Setter()
        note.inner(inlined)
        words = " ".join(block.text.replace("\n", " ") for block in note.finish())
        self.line.append(f" [{mark.text or ''}: {words}]")

    def block(self, element: etree._Element) -> None:
        self.flush()
        bullet, wraps = self.bullet, self.wraps
        if element.tag == "item":
            self.bullet = _BULLET
        self.wraps = element.tag != "row"
        self.inner(element)
        self.flush()
        self.bullet, self.wraps = bullet, wraps

    def flush(self) -> None:
        """End the block."""
        if not self.line:
            return
        text = "".join(self.line)
        if "  " in text:
            text = _SPACES.sub(" ", text)
        if "\n" in text:
            text = _AROUND_NEWLINE.sub("\n", text)
        text = text.strip(" \n")
        if text:
            self.blocks.append(_Block(text, self.bullet, self.wraps, tuple(self.calls)))
            self.calls.clear()
        self.line.clear()

    def finish(self) -> list[_Block]:
        self.flush()
        return self.blocks
