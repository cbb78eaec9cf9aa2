"""Paragraphs that were cut by the end of a page, or by the notes below it, made whole again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tei_tools.layout.paragraphs import Paragraph, trim
from tei_tools.layout.sentences import goes_on


@dataclass(frozen=True, slots=True)
class Joined:
    """The paragraphs; ``gaps`` are the ranges inside of them in which nothing but page breaks
    stands, ``holes`` those of lists of notes, whose text is not the paragraph's."""

    paragraphs: tuple[Paragraph, ...]
    gaps: tuple[tuple[int, int], ...]
    holes: tuple[tuple[int, int], ...]


def join(
    text: str,
    paragraphs: Sequence[Paragraph],
    pages: Sequence[tuple[int, int]],
    lists: Sequence[tuple[int, int]],
    *,
    cut: bool,
) -> Joined:
    """Join what is one paragraph.

    ``text`` has page breaks and running heads blanked; ``pages`` are their ranges, which divide
    paragraphs if they ``cut``, and ``lists`` the ranges of the lists of notes. A row of a table is
    no part of a paragraph.
    """
    if not (cut and pages) and not (lists and lists[0][0] < paragraphs[-1].start):
        return Joined(tuple(paragraphs), (), ())  # there is nothing between paragraphs
    joined: list[Paragraph] = []
    gaps: list[tuple[int, int]] = []
    holes: list[tuple[int, int]] = []
    last = -1  # the last of the joined paragraphs that holds words
    for paragraph in paragraphs:
        start, end = trim(text, paragraph.start, paragraph.end)
        if start < end:
            above = trim(text, joined[last].start, joined[last].end)[1] if last >= 0 else start
            marks = _between(pages, above, start)
            breaks = marks if cut else ()
            notes = _between(lists, above, start)
            if (
                last >= 0
                and (breaks or notes)
                and paragraph.bullet is None
                and "|" not in text[start:end]
                and "|" not in text[joined[last].start : above]
                and goes_on(text, above, start)
            ):
                whole = Paragraph(joined[last].start, paragraph.end, joined[last].bullet)
                joined[last:] = [whole]
                if notes:
                    first = notes[0] if marks and marks[0] < notes[0] else (above, notes[0][1])
                    holes += [first, *notes[1:]]
                else:
                    gaps.append((above, start))
                continue
            last = len(joined)
        joined.append(paragraph)
    return Joined(tuple(joined), tuple(gaps), tuple(holes))


def _between(ranges: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    return ranges[bisect_left(ranges, (start, 0)) : bisect_left(ranges, (end, 0))]
