"""The divider of two cells: ``|`` between blanks, and the rows that it divides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tei_tools.layout.paragraphs import Paragraph, trim

DIVIDER = re.compile(r"(?<!\S)\|(?!\S)")


def is_broken_row(text: str, paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether lines are one row that was broken at the width of a page: the paragraph above or
    below, a row too, has as many dividers as they have together."""
    around = paragraphs[max(0, index - 1) : index + 2]
    counts = [len(DIVIDER.findall(text, each.start, each.end)) for each in around]
    return counts.count(counts[min(1, index)]) > 1


def divided_rows(text: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    """Lines with dividers of cells; lines above them without any are a paragraph. Lines with unlike
    numbers of dividers are no rows, but what was broken at the width of a page."""
    lines = list(lines_of(text, paragraph))
    counts = [len(DIVIDER.findall(text, *line)) for line in lines]
    first = next((index for index, count in enumerate(counts) if count), len(lines))
    if len(set(counts[first:])) != 1 or len(lines) < first + 2:
        yield paragraph
        return
    if first:
        yield Paragraph(paragraph.start, lines[first - 1][1])
    yield from (Paragraph(*line) for line in lines[first:])


def lines_of(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The ranges of the lines of a paragraph, trimmed."""
    at = paragraph.start
    while at < paragraph.end:
        stop = text.find("\n", at, paragraph.end) + 1 or paragraph.end
        yield trim(text, at, stop)
        at = stop
