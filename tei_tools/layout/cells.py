"""What the cells of a typed table hold: figures, days, or what stands for none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tei_tools.dating.months import ANY_FORM

#: A figure without words, to which dots lead, and one with the words of a measure or a time.
AMOUNT = re.compile(r"[(\[]?[-–—+]?[£$€¥]? ?\d[\d.,:/½¼¾⅓⅔ –-]{0,20}%?[)\]]?")
_FIGURE = re.compile(rf"{AMOUNT.pattern}(?: ?[^\W\d_][\w.]{{0,11}}){{0,2}}")
_MONTH = rf"(?:{ANY_FORM})\.?"
_DAY = re.compile(rf"(?:{_MONTH} \d{{1,2}}\b.{{0,12}}|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)")
_NO_FIGURE = re.compile(r"[-–—=_.…\s\"”]*|nil|none|n\.?a\.?", re.IGNORECASE)
_MOST_FIGURES = 0.6  # of the cells of a column of figures: the others are its headings
_LONGEST_NUMBER = 4  # digits of the number of a line, or of a year


class Cell(NamedTuple):
    """``text[start:end]``, from column ``left`` to ``right`` of the page; ``dots`` is the column in
    which the dots end that lead to it, -1 if none do."""

    start: int
    end: int
    left: int
    right: int
    dots: int = -1


def counts(text: str, figures: Sequence[Cell]) -> bool:
    """Whether the figures are the numbers of the lines."""
    numbers = [text[cell.start : cell.end].strip("().") for cell in figures]
    if not all(number.isdecimal() and len(number) <= _LONGEST_NUMBER for number in numbers):
        return False
    return all(int(after) == int(before) + 1 for before, after in pairwise(numbers))


def is_of_figures(text: str, column: Sequence[Cell]) -> bool:
    """Whether most cells of a column hold figures."""
    return sum(is_figure(text, cell) for cell in column) >= _MOST_FIGURES * len(column)


def is_figure(text: str, cell: Cell) -> bool:
    """Whether a cell holds a figure, a day, or what stands for none."""
    return any(form.fullmatch(text, cell.start, cell.end) for form in (_FIGURE, _DAY, _NO_FIGURE))


def is_empty(text: str, cell: Cell) -> bool:
    """Whether a cell holds what stands for no figure, or is a rule."""
    return _NO_FIGURE.fullmatch(text, cell.start, cell.end) is not None
