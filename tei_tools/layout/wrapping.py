"""Text wrapped at the width of a page: line breaks that mean nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from tei_tools.layout.model import Removal
from tei_tools.layout.paragraphs import SHAPE, Paragraph, trim
from tei_tools.layout.sentences import ENUMERATOR
from tei_tools.spans import Span

_SHORTEST, _LONGEST = 45, 100  # characters of a full line of typescript
_MOST = 0.75
_RAGGED = 10  # characters by which lines may be shorter than the page is wide
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_BESIDE = 3  # lines, at least, in which two texts stand side by side
_COLUMN = 5  # short lines: so many may be a narrow column
# A small letter of any script, and a hyphen: also one that shows only where a word is cut (U+00AD),
# and the sign of negation that machines read for it (U+00AC).
_HYPHENS = "-\u00ad\u00ac\u2010"
_CUT = re.compile(rf"[^\W\d_][{_HYPHENS}]")
_HYPHEN = re.compile(rf"(?<=[^\W\d_])([{_HYPHENS}][ \t]*\n[ \t]*)(?=[^\W\d_])")


def is_wrapped(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether most lines that do not end a paragraph are about as long as a page is wide.

    Lines of addresses, tables and signatures are shorter, lines of unwrapped text longer.
    """
    full = other = 0
    for paragraph in paragraphs:
        for line in text[paragraph.start : paragraph.end].splitlines()[:-1]:
            if not line.strip():
                continue  # a page break
            if _SHORTEST <= len(line.strip()) <= _LONGEST:
                full += 1
            else:
                other += 1
    return full >= 3 and full >= _MOST * (full + other)


def written_line_ends(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """The ranges of those line ends of a wrapped text that the writer meant: where the next word
    would have had room, or where each line of a paragraph is a point of its own.

    How much room there is says the widest line of the paragraph: a quotation or a note may be set
    narrower than the page. Short lines, as of an address, have the room of the page. Marks of pages
    and notes take their room in the text, filled with SHAPE.
    """
    by_paragraph = [
        list(_lines(text, paragraph)) for paragraph in paragraphs if not _has_rows(text, paragraph)
    ]
    ends = sorted(line.right for lines in by_paragraph for line in lines[:-1])
    page = ends[len(ends) * 9 // 10] if ends else 0
    for lines in by_paragraph:
        own = max((line.right for line in lines), default=0)
        is_full = any(line.end - line.start >= _SHORTEST for line in lines)
        if not is_full and _is_column(text, lines, own):
            continue
        points = _is_side_by_side(text, lines) or (
            len(lines) > 2 and all(_is_point(text, line) for line in lines)
        )
        width = own if is_full else page
        for line, below in pairwise(lines):
            if _is_mark(text, line) or _is_mark(text, below) or text[below.start] == SHAPE:
                continue  # a page break, or a blank line
            if text[line.end - 1] in _HYPHENS:
                continue  # a word that goes on
            if points or line.right + 1 + _first_word(text, below) <= width - _RAGGED:
                yield line.end, below.start


class _Line(NamedTuple):
    """A line of a paragraph: ``text[start:end]``, trimmed, and the column of its right edge."""

    start: int
    end: int
    right: int


def _lines(text: str, paragraph: Paragraph) -> Iterator[_Line]:
    margin = text.rfind("\n", 0, paragraph.start) + 1
    at = paragraph.start
    while at < paragraph.end:
        stop = text.find("\n", at, paragraph.end) + 1 or paragraph.end
        start, end = trim(text, at, stop)
        yield _Line(start, end, end - margin)
        at = margin = stop


def _has_rows(text: str, paragraph: Paragraph) -> bool:
    return "|" in text[paragraph.start : paragraph.end]


def _is_mark(text: str, line: _Line) -> bool:
    return not text[line.start : line.end].strip(f"{SHAPE} \t")


def _first_word(text: str, line: _Line) -> int:
    """Its length."""
    return len(text[line.start : line.end].split(maxsplit=1)[0])


def _is_column(text: str, lines: Sequence[_Line], width: int) -> bool:
    """Whether short lines are wrapped all the same: none of many has room for the next word."""
    return len(lines) >= _COLUMN and all(
        not _is_mark(text, below) and line.right + 1 + _first_word(text, below) > width
        for line, below in pairwise(lines)
    )


def _is_side_by_side(text: str, lines: Sequence[_Line]) -> bool:
    """Whether two texts stand side by side, each in its column: in most lines a gap ends in the
    same column of the page. Joined at their ends the lines would mix them."""
    if len(lines) < _BESIDE or text.find("   ", lines[0].start, lines[-1].end) < 0:
        return False
    columns = Counter(
        line.right - line.end + gap.end()
        for line in lines
        for gap in _GAP.finditer(text, line.start, line.end)
    )
    often = max(columns.values(), default=0)
    return often >= _BESIDE and often >= _MOST * len(lines)


def _is_point(text: str, line: _Line) -> bool:
    """Whether a line begins with a letter or number of a list, and ends as a sentence does."""
    return ENUMERATOR.match(text, line.start, line.end) is not None and text[
        line.end - 1 : line.end
    ] in tuple(".;:!?")


def hyphens(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """The ranges of hyphens at the end of lines, with their line breaks, where a word goes on; rows
    of a table end with their lines."""
    for paragraph in paragraphs:
        if _has_rows(text, paragraph):
            continue
        for found in _HYPHEN.finditer(text, paragraph.start, paragraph.end):
            if text[found.start() - 1].islower() and text[found.end()].islower():
                yield found.span(1)


def join_words(
    text: str, gaps: Sequence[tuple[int, int]], pages: Sequence[Span]
) -> tuple[tuple[Span, ...], list[Removal]]:
    """The page breaks and running heads, of which those within a word say ``break="no"``, and what
    is removed in words around these: a hyphen and white space. ``gaps`` are where lines and pages
    end inside of paragraphs."""
    broken: set[int] = set()
    removed: list[Removal] = []
    for start, end in gaps:
        if _CUT.match(text, start - 2) and text[start - 2].islower() and text[end].islower():
            first = bisect_left(pages, start, key=lambda span: span.start)
            after = bisect_left(pages, end, key=lambda span: span.start)
            inside = pages[first:after]
            broken.update(span.start for span in inside if span.kind == "pb")
            edges = [start - 1, *(edge for span in inside for edge in (span.start, span.end)), end]
            between = zip(edges[::2], edges[1::2], strict=True)
            removed += [Removal(*cut, "hyphen") for cut in between if cut[0] < cut[1]]
    closed = (
        replace(span, attrs={**span.attrs, "break": "no"}) if span.start in broken else span
        for span in pages
    )
    return tuple(closed), removed
