"""What is counted by letters or Roman numbers: titles that their numbers show, and points of which
the number may be taken for an initial."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

_COUNTED = re.compile(r"(?P<number>[IVX]{1,5}|[A-Z])(?:[.)] ?| )[–—-] [^\W\d_].{2,70}[^\W_]\)?")
# Titles of short words, of which nothing else says that they are any: II. Men; B. Oil.
_SHORT = re.compile(
    r"(?P<number>[IVX]{1,5}|[A-Z]|\d{1,2})\. [A-Z][\w’]{1,2}(?: (?:[A-Z][\w’]{1,2}|of|and)){0,3}"
)
_NUMBERED = re.compile(r"(?P<number>[IVX]{1,5}|[A-Z]|\d{1,2})\. [A-Z][^\n]{1,90}[^\W_]")
_TEXT_ENDS = (".", "?", "!", ":", ";", ",")
# The number of a point, which may be the initial of a name.
_POINT = re.compile(r"(?:[IVX]{2,5}|(?P<letter>[A-Z]))\.\s")
_LOOK_BACK = 40  # lines
# What stands above the Roman numbers that are letters as well.
_BEFORE = {"V": "IV", "X": "IX"}
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LETTERS = tuple("ABCDEFGHIJKLMNOP")
_FIGURES = tuple(map(str, range(1, 41)))


def counted_titles(words: Sequence[str]) -> Set[int]:
    """The titles ``I. – La situation``, ``II – Les propositions`` among some paragraphs: each with
    text below it, which points of a list have not, and with the number before or after it on
    another (so French diplomatic documents head their parts). So are short ones, of which also a
    Roman number shows that they are no names."""
    numbers: dict[int, str] = {}
    titles: set[str] = set()  # the numbers of all titles
    short: dict[int, str] = {}
    below = ""
    for index in reversed(range(len(words))):
        if not words[index]:
            continue
        if (found := _COUNTED.fullmatch(words[index])) and below.endswith(_TEXT_ENDS):
            numbers[index] = found["number"]
        elif found := _NUMBERED.fullmatch(words[index]):
            titles.add(found["number"])
            if _SHORT.fullmatch(words[index]) and (
                found["number"] in _ROMAN or below.endswith(_TEXT_ENDS)
            ):
                short[index] = found["number"]
        below = words[index]
    counted = set(numbers.values())
    return {
        *(index for index, number in numbers.items() if _has_neighbour(number, counted)),
        *(index for index, number in short.items() if _has_neighbour(number, titles)),
    }


def _has_neighbour(number: str, counted: Set[str]) -> bool:
    """Whether the number before or after is there too, as Roman numbers or as letters."""
    for numbers in (_ROMAN, _LETTERS, _FIGURES):
        if number in numbers:
            at = numbers.index(number)
            if not counted.isdisjoint((*numbers[max(0, at - 1) : at], *numbers[at + 1 : at + 2])):
                return True
    return False


def is_counted(lines: Sequence[str], index: int) -> bool:
    """Whether a line is a point of an outline, in which ``B. Elm`` is no name: a line above bears
    the number before it, or one below that which comes next."""
    found = _POINT.match(lines[index])
    if not found:
        return False
    number = found["letter"]
    if not number:
        return True  # no initials have several letters
    near = lines[max(0, index - _LOOK_BACK) : index]
    points = [match for match in map(_POINT.match, near) if match]
    letters = [match["letter"] for match in points if match["letter"]]
    if letters and ord(number) == ord(letters[-1]) + 1:
        return True
    if number in _BEFORE and any(match[0].startswith(f"{_BEFORE[number]}.") for match in points):
        return True
    after = next(filter(None, lines[index + 1 : index + 3]), "")
    return number in "AI" and after.startswith("B. " if number == "A" else "II. ")
