"""Text wrapped at the width of a page: line breaks that mean nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_tools.layout.model import Removal
from tei_tools.layout.paragraphs import Paragraph
from tei_tools.spans import Span

_SHORTEST, _LONGEST = 45, 100  # characters of a full line of typescript
_MOST = 0.75
# A small letter of any script, and a hyphen: also one that shows only where a word is cut (U+00AD),
# and the sign of negation that machines read for it (U+00AC).
_HYPHENS = "-\u00ad\u00ac\u2010"
_CUT = re.compile(rf"[^\W\d_][{_HYPHENS}]")
_HYPHEN = re.compile(rf"(?<=[^\W\d_])([{_HYPHENS}][ \t]*\r?\n[ \t]*)(?=[^\W\d_])")


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


def hyphens(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """The ranges of hyphens at the end of lines, with their line breaks, where a word goes on."""
    for paragraph in paragraphs:
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
