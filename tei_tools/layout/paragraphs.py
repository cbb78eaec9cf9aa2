"""Text divided at blank lines and bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A bullet needs white space after it: an em dash or an asterisk glued to a word is text.
_BULLET = re.compile(r"[ \t]*([*•·‣▪◦])[ \t]+(?=\S)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of lines: ``text[start:end]``, trimmed, and the range of its bullet, if it has one."""

    start: int
    end: int
    bullet: tuple[int, int] | None = None


def split(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """The paragraphs of ``text[start:end]``, in order.

    A blank line ends a paragraph; a line that begins with a bullet begins a new one.
    """
    first = last = -1
    bullet: tuple[int, int] | None = None
    at = start
    while at < end:
        line = _LINE.match(text, at, end)
        assert line is not None  # the pattern matches the empty line
        stop = line.end()
        content_start, content_end = trim(text, at, stop)
        marked = _BULLET.match(text, at, stop)
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


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
