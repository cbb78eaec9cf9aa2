"""Titles with small letters, as French has them, that bear a number and a dash."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

_COUNTED = re.compile(r"(?P<number>[IVX]{1,5}|[A-Z])(?:[.)] ?| )[–—-] [^\W\d_].{2,70}[^\W_]\)?")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LETTERS = tuple("ABCDEFGHIJKLMNOP")


def counted_titles(words: Sequence[str]) -> Set[int]:
    """The titles ``I. – La situation``, ``II – Les propositions`` among some paragraphs: each with
    text below it, which points of a list have not, and with the number before or after it on
    another (so French diplomatic documents head their parts)."""
    numbers: dict[int, str] = {}
    below = ""
    for index in reversed(range(len(words))):
        if not words[index]:
            continue
        found = _COUNTED.fullmatch(words[index])
        if found and below.endswith((".", "?", "!", ":", ";", ",")):
            numbers[index] = found["number"]
        below = words[index]
    counted = set(numbers.values())
    return {index for index, number in numbers.items() if _has_neighbour(number, counted)}


def _has_neighbour(number: str, counted: Set[str]) -> bool:
    """Whether the number before or after is there too, as Roman numbers or as letters."""
    for numbers in (_ROMAN, _LETTERS):
        if number in numbers:
            at = numbers.index(number)
            if not counted.isdisjoint((*numbers[max(0, at - 1) : at], *numbers[at + 1 : at + 2])):
                return True
    return False
