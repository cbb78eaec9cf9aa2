"""The lines of a plain text: white space, blank lines, bullets, numbers of notes, line width.

Turns the layout that ``xslt/text.xsl`` makes (its elements are described there) into text.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

_SPACE = re.compile(r"[ \t\r\n]+")
_SPACES = re.compile("  +")
_AROUND_NEWLINE = re.compile(r"(?<! ) *\n *")
_BULLET = "  * "
_NOTE_INDENT = " " * 5


@dataclass(frozen=True, slots=True)
class _Block:
    """A block as it is set: ``text`` with its line breaks, after ``bullet``."""

    text: str
    bullet: str = ""
    wraps: bool = True

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


def set_lines(layout: etree._Element, width: int | None = None) -> str:
    """The text of a layout, with a final newline; lines are wrapped only if ``width`` is given."""
    body = _Setter()
    body.inner(layout)
    text = _join(body.finish(), width)
    notes = [_note(note, width) for note in _in_order(layout.iterchildren("note"))]
    return "\n\n".join(part for part in (text, "\n".join(notes)) if part) + "\n"


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
    """The notes as they come, but one without a mark before the first with a higher number."""
    ordered: list[etree._Element] = []
    unplaced: list[etree._Element] = []
    for note in notes:
        (unplaced if note.get("unplaced") else ordered).append(note)
    for note in unplaced:
        number = _number(note)
        higher = (
            at
            for at, other in enumerate(ordered)
            if number is not None and (_number(other) or 0) > number
        )
        ordered.insert(next(higher, len(ordered)), note)
    return ordered


def _number(note: etree._Element) -> int | None:
    n = note.get("n", "")
    return int(n) if n.isascii() and n.isdigit() else None


class _Setter:
    """Gathers the blocks of a layout; ``line`` holds the pieces of the block being set."""

    def __init__(self) -> None:
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
                case "note":
                    pass
                case _:
                    self.block(child)
            self.say(child.tail)

    def say(self, text: str | None) -> None:
        if text:
            self.line.append(_SPACE.sub(" ", text))

    def page(self, page: etree._Element) -> None:
        glued = page.get("glued")
        if glued is None:
            before = self.line[-1][-1] if self.line else " "
            after = (page.tail or " ")[0]
            glued = "no" if before in " \n" or after in " \t\r\n" else "yes"
        self.line.append(page.text if glued == "yes" else f" {page.text} ")  # type: ignore[arg-type]

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
        text = _AROUND_NEWLINE.sub("\n", _SPACES.sub(" ", "".join(self.line))).strip(" \n")
        if text:
            self.blocks.append(_Block(text, self.bullet, self.wraps))
        self.line.clear()

    def finish(self) -> list[_Block]:
        self.flush()
        return self.blocks
