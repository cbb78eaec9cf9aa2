"""Dates that the end of a page, or the notes below it, cut in two."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter

from tei_tools.dating.expression import DateExpression

# What the end of a page leaves in the midst of a paragraph, or the notes below it.
_LONG_BLANK = " " * 16
_BLANKS = re.compile(r"(?<!\s)\s{16,}")


def has_long_blank(text: str, start: int, end: int) -> bool:
    """Whether the end of a page, which is blank, may stand in ``text[start:end]``."""
    return text.find(_LONG_BLANK, start, end) >= 0


def read_closed_up(
    text: str, start: int, end: int, read: Callable[[str, int, int], Iterable[DateExpression]]
) -> Iterator[DateExpression]:
    """The dates that ``read`` finds in ``text[start:end]``, also those cut in two: what stands
    between, which is blank, is left out for the search."""
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []  # where a piece begins without the blanks, and in the memo
    at, length = start, 0
    blanks = _BLANKS.finditer(text, start, end)
    for blank in (*(found for found in blanks if _LONG_BLANK in found.group()), None):
        stop = blank.start() + 1 if blank else end  # one blank is left
        pieces.append(text[at:stop])
        shifts.append((length, at))
        length += stop - at
        at = blank.end() if blank else stop

    def place(offset: int) -> int:
        begins, there = shifts[bisect_right(shifts, offset, key=itemgetter(0)) - 1]
        return offset - begins + there

    for found in read("".join(pieces), 0, length):
        yield found._replace(start=place(found.start), end=place(found.end - 1) + 1)
