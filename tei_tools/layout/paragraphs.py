"""Text divided at blank lines and bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: What marks are filled with in a text that gives paragraphs their shape: a character that is no
#: white space and in no source.
SHAPE = "\x00"
# A bullet is indented and has white space after it. At the margin, or glued to a word, the same
# character is text, unless the next line or the line before begins with it too.
_BULLET = re.compile(r"[ \t]+([*•·‣▪◦])[ \t]+(?=\S)")
_MARGIN_BULLET = re.compile(r"([*•·‣▪◦])[ \t]+(?=\S)")
_BULLETS = frozenset("*•·‣▪◦")
_BULLET_BELOW = re.compile(r"\n[ \t]*[*•·‣▪◦]")
_LINE = re.compile(r"[^\n]*(?:\n|$)")
# Lines with text one below the other.
_RUN = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


class Paragraph(NamedTuple):
    """A run of lines: ``text[start:end]``, trimmed, and the range of its bullet, if it has one.
    ``borders`` are the ranges between the cells of a row of a typed table: without width beside an
    empty cell, none if it has one cell only, and None of what is no such row."""

    start: int
    end: int
    bullet: tuple[int, int] | None = None
    borders: tuple[tuple[int, int], ...] | None = None


def split(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """The paragraphs of ``text[start:end]``, in order.

    A blank line ends a paragraph; a line that begins with a bullet begins a new one.
    """
    for run in _RUN.finditer(text, start, end):
        first, last = run.span()
        if text[first] in _BULLETS or _BULLET_BELOW.search(text, first, last):
            margin = text.rfind("\n", start, first) + 1 or start
            yield from _split_lines(text, margin, min(last + 1, end))
        else:
            while text[last - 1].isspace():
                last -= 1
            yield Paragraph(first, last)


def _split_lines(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """The same, line by line."""
    first = last = -1
    bullet: tuple[int, int] | None = None
    at = start
    while at < end:
        line = _LINE.match(text, at, end)
        assert line is not None  # the pattern matches the empty line
        stop = line.end()
        content_start, content_end = trim(text, at, stop)
        marked = _BULLET.match(text, at, stop) or _tight_bullet(text, at, stop)
        if first >= 0 and (content_start == content_end or marked):
            yield Paragraph(first, last, bullet)
            first = -1
        if content_start < content_end:
            if first < 0:
                bullet = marked.span(1) if marked else None
                first = marked.end() if marked else content_start
            last = content_end
        at = stop
    if first >= 0:
        yield Paragraph(first, last, bullet)


def _tight_bullet(text: str, start: int, end: int) -> re.Match[str] | None:
    """A bullet at the margin in a list without blank lines."""
    marked = _MARGIN_BULLET.match(text, start, end)
    if not marked or (start and not text[start - 1].isspace()):  # glued to the number of a note
        return None
    before = text.rfind("\n", 0, max(0, start - 1)) + 1
    neighbours = (before, end) if start else (end,)
    if any(text.startswith(marked[1], at) for at in neighbours):
        return marked
    return None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
