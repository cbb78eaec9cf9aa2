"""Paragraphs that were cut by the end of a page, or by the notes below it, made whole again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tei_tools.layout.paragraphs import Paragraph, trim
from tei_tools.layout.sentences import ENUMERATOR, goes_on

_INDENT = 2  # columns: what is indented so much deeper is meant to be
_OFTEN, _MOST = 3, 0.75  # so many, and such a share of, paragraphs show the habit of the typist


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
    indented = _is_indented(text, paragraphs)
    joined: list[Paragraph] = []
    gaps: list[tuple[int, int]] = []
    holes: list[tuple[int, int]] = []
    last = -1  # the last of the joined paragraphs that holds words
    was_cut = False  # whether it was cut before
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
                and paragraph.borders is None
                and joined[last].borders is None
                and "|" not in text[start:end]
                and "|" not in text[joined[last].start : above]
                and (
                    goes_on(text, above, start, prose=was_cut)
                    or (indented and _is_flush(text, paragraph))
                )
            ):
                whole = Paragraph(joined[last].start, paragraph.end, joined[last].bullet)
                joined[last:] = [whole]
                if notes:
                    first = notes[0] if marks and marks[0] < notes[0] else (above, notes[0][1])
                    holes += [first, *notes[1:]]
                else:
                    gaps.append((above, start))
                was_cut = True
                continue
            was_cut = False
            last = len(joined)
        joined.append(paragraph)
    return Joined(tuple(joined), tuple(gaps), tuple(holes))


def _between(ranges: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    return ranges[bisect_left(ranges, (start, 0)) : bisect_left(ranges, (end, 0))]


def _is_indented(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether paragraphs begin with a line that is indented, as in typescript."""
    several = [p for p in paragraphs if not p.bullet and "\n" in text[p.start : p.end]]
    deeper = sum(
        _indent(text, p.start) >= _indent(text, _second(text, p)) + _INDENT for p in several
    )
    return deeper >= _OFTEN and deeper >= _MOST * len(several)


def _is_flush(text: str, paragraph: Paragraph) -> bool:
    """Whether lines, the first at the margin too, go on with a paragraph."""
    second = _second(text, paragraph)
    if second == paragraph.end or ENUMERATOR.match(text, paragraph.start):
        return False
    return _indent(text, paragraph.start) < _indent(text, second) + _INDENT


def _second(text: str, paragraph: Paragraph) -> int:
    """Where the second line of the paragraph begins to hold text; its end if it has none."""
    at = text.find("\n", paragraph.start, paragraph.end)
    return trim(text, at, paragraph.end)[0] if at >= 0 else paragraph.end


def _indent(text: str, start: int) -> int:
    """How many columns the text of the line that begins to hold text at ``start`` is indented."""
    return start - text.rfind("\n", 0, start) - 1
