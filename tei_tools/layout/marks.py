"""Footnote marks: digits glued to words, found with the list of notes as the guide.

All marks of a document are chosen together. Every place where the number of a note stands is a
candidate with a score, the logarithm of the odds that it is a mark, from what stands before and
after it. Of all choices that keep the order of the list the one with the highest sum is taken; a
note may stay without mark at a price. ``October 9`` never becomes a mark when note 9 is due two
pages later, and ``19563`` gives up its 3 only where note 3 is due.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_tools.layout.model import Footnote

#: What it costs to leave a note without a mark.
MISSING = -5.0
#: Candidates below this score are never marks.
HOPELESS = -4.5

# Log odds by the character before the mark, estimated on the 7,000 notes of the FRUS corpus
# against all other places where the number of a note stands.
_BEFORE = {
    ".": 4.0,
    ",": 4.0,
    ")": 5.0,
    "]": 3.5,
    "”": 5.0,
    '"': 4.0,
    "’": 3.0,
    "'": 2.5,
    ";": 5.0,
    ":": 3.0,
    "?": 5.0,
    "!": 5.0,
    "…": 4.0,
    "(": -6.0,
    "[": -6.0,
    "“": -3.0,
    "‘": -4.0,
    "$": -9.0,
    "£": -9.0,
    "–": -5.0,
    "-": -5.0,
    "—": -3.0,
    "/": -6.0,
    "#": -7.0,
}
_LETTER, _START, _OTHER = 4.5, -1.5, -3.0
# A number that stands alone is a mark rather after the end of a phrase than within one.
_SPACE, _SPACE_AFTER_PHRASE, _SPACE_AFTER_DIGIT = -2.5, -1.2, -2.0
# A number that ends its block is seldom anything else.
_EDGE, _SPACE_AND_EDGE = 1.5, 3.5
# … and by the character after it.
_AFTER = {
    ".": -5.0,
    ",": -4.5,
    ":": -5.0,
    ";": -2.5,
    "?": -3.0,
    "!": -3.0,
    ")": -0.5,
    "]": -1.5,
    "’": -3.0,
    "'": -3.0,
    "%": -8.0,
    "½": -8.0,
    "/": -5.0,
    "-": -5.0,
    "–": -1.5,
    "—": -0.5,
    "(": -3.0,
    "”": -1.0,
    '"': -1.0,
}
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)
_AFTER_MONTH = re.compile(rf"\b{_MONTH} ?$", re.IGNORECASE)
_AFTER_DATE = re.compile(rf"\b{_MONTH} \d{{1,2}} $", re.IGNORECASE)
_LOOK_BACK = 14  # characters: the longest month with its blank and full stop, and some more
# Words that announce a number of their own, and words that count what a number counts.
_COUNTED = re.compile(
    r"(?:\bpp?\.|\b(?:pages?|nos?|numbers?|tabs?|documents?|doc|telegrams?|tel|articles?|art"
    r"|paragraphs?|paras?|par|sections?|sec|parts?|points?|items?|volumes?|vols?|box|folder|step"
    r"|phase|group|class|type|category|annex|appendix|enclosure|attachment|chapter|footnotes?|notes?"
    r"|about|of|the|at|to|and|or|than|for|in|by|from|with)\.?|[$£]) ?$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r" ?(?:million|billion|thousand|hundred|per ?cent|[ap]\. ?m\.|[ap]m\b|noon|hours?|years?|months?"
    r"|weeks?|days?|minutes?|miles?|tons?|kilomet|met[er]{2}|degrees?|January|February|March|April"
    r"|May\b|June|July|August|September|October|November|December)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where the number of a note stands: half-open offsets, and its score."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Field:
    """Where marks may stand: ``text[start:end]`` less ``holes`` (page breaks, list labels).

    ``edges`` are the offsets where blocks end, in order; ``head_end`` is the end of the heading.
    """

    text: str
    start: int
    end: int
    holes: Sequence[tuple[int, int]]
    block_starts: Sequence[int]
    block_ends: Sequence[int]
    head_end: int


def assign_marks(
    field: Field, footnotes: Sequence[Footnote]
) -> tuple[Candidate | None, ...]:
    """The mark of each footnote, in the order of the list; None where none can be found."""
    known: dict[str, list[Candidate]] = {}
    best = _PrefixMaximum(field.end - field.start + 1)
    nodes: list[tuple[int, int, int]] = [(-1, -1, -1)]  # note, candidate, previous node
    for index, footnote in enumerate(footnotes):
        if footnote.number not in known:
            known[footnote.number] = list(candidates(field, footnote.number))
        reached = []
        for order, candidate in enumerate(known[footnote.number]):
            score = candidate.score + _fit(field, footnote, candidate)
            before, node = best.up_to(candidate.start - field.start)
            reached.append((before + score - MISSING, candidate.end - field.start, order, node))
        for total, end, order, node in reached:
            nodes.append((index, order, node))
            best.raise_at(end, total, len(nodes) - 1)
    chosen: list[Candidate | None] = [None] * len(footnotes)
    _, node = best.up_to(field.end - field.start)
    while node > 0:
        index, order, node = nodes[node]
        chosen[index] = known[footnotes[index].number][order]
    return tuple(chosen)


def candidates(field: Field, number: str) -> Iterator[Candidate]:
    """All places where ``number`` may be a mark, in the order of the text."""
    text = field.text
    at = text.find(number, field.start, field.end)
    while at >= 0:
        end = at + len(number)
        score = _score(field, number, at, end)
        if score > HOPELESS and not _in_hole(field.holes, at):
            yield Candidate(at, end, score)
        at = text.find(number, at + 1, field.end)


def _in_hole(holes: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(holes, (offset, len(holes) and holes[-1][1])) - 1
    return at >= 0 and holes[at][0] <= offset < holes[at][1]


def _score(field: Field, number: str, start: int, end: int) -> float:
    text = field.text
    at_edge = _is_edge(field.block_ends, end)
    after = "" if at_edge else text[end]
    if after.isdigit() and number.isdigit():
        return HOPELESS * 2
    at_start = _is_edge(field.block_starts, start)
    before = "" if at_start else text[start - 1]
    in_row = at_edge and "|" in text[text.rfind("\n", field.start, start) + 1 : start]
    score = 0.0
    if after.isalpha():
        score -= 5.0
    elif after and not after.isspace():
        score += _AFTER.get(after, -3.0)
    if not at_edge and _UNIT.match(text, end):
        score -= 3.0
    if at_start:
        return score + _START
    if before.isdigit():
        return score + _after_digits(text, start, end)
    if before.isspace():
        return score + _after_space(text, start, at_edge and not in_row)
    if at_edge:
        score += _EDGE
    if before.isalpha():
        return HOPELESS * 2 if number.isalpha() else score + _LETTER
    score += _BEFORE.get(before, _OTHER)
    if before in ".," and text[start - 2 : start - 1].isdigit():
        score += _after_point(text, start, end, at_edge and not in_row)
    return score


def _after_space(text: str, start: int, at_edge: bool) -> float:
    """The score of a number that stands alone."""
    before = text[start - 2 : start - 1]
    if before.isdigit():
        is_date = _AFTER_DATE.search(text, max(0, start - _LOOK_BACK), start)
        score = _SPACE_AFTER_PHRASE if is_date else _SPACE_AFTER_DIGIT
    elif before in ".,;:)]”’\"":
        score = _SPACE_AFTER_PHRASE
    else:
        score = _SPACE
    if at_edge:
        score += _SPACE_AND_EDGE
    if _COUNTED.search(text, max(0, start - _LOOK_BACK), start):
        score -= 3.0
    if _AFTER_MONTH.search(text, max(0, start - _LOOK_BACK), start):
        score -= 3.0
    return score


def _after_point(text: str, start: int, end: int, at_edge: bool) -> float:
    """Against ``4.5`` and ``1,500``, where a point or comma stands between digits."""
    if at_edge or _YEAR.fullmatch(text[start - 5 : start - 1]):
        return 0.0
    if text[start - 1] == ",":
        return -6.0 if end - start == 3 else 0.0
    following = text[end : end + 2].strip()[:1]
    return -1.0 if following.isupper() or (following and following in "(“\")") else -6.0


def _after_digits(text: str, start: int, end: int) -> float:
    """The score of a number glued to other digits: ``19563`` is a year and a mark."""
    run = start
    while run and text[run - 1].isdigit():
        run -= 1
    digits = start - run
    if digits == 4 and _YEAR.fullmatch(text[run:start]):
        return 3.0
    if _AFTER_MONTH.search(text, max(0, run - _LOOK_BACK), run):
        # "July 75" can only be July 7 with mark 5; "July 15" is a date as it stands.
        return 2.0 if digits <= 2 and int(text[run:end]) > 31 else -3.5
    if digits == 3 and end - start == 1 and _YEAR.fullmatch(text[run:end]):
        return -4.0  # the whole is itself a year
    # The number of a telegram may bear a mark; the shorter the number, the less likely.
    return {1: -3.0, 2: -2.5}.get(digits, -2.0)


def _fit(field: Field, footnote: Footnote, candidate: Candidate) -> float:
    """How well the place fits what the note says: a source note belongs to the heading."""
    in_head = candidate.end <= field.head_end
    if footnote.is_source:
        return 4.0 if in_head else -2.0
    return 1.0 if candidate.end == field.head_end else 0.0


def _is_edge(offsets: Sequence[int], offset: int) -> bool:
    at = bisect_left(offsets, offset)
    return at < len(offsets) and offsets[at] == offset


class _PrefixMaximum:
    """The highest value at or before an offset, with what is remembered of it (Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.values: dict[int, tuple[float, int]] = {}

    def up_to(self, offset: int) -> tuple[float, int]:
        best = (0.0, 0)
        at = offset + 1
        while at > 0:
            found = self.values.get(at)
            if found and found[0] > best[0]:
                best = found
            at -= at & -at
        return best

    def raise_at(self, offset: int, value: float, node: int) -> None:
        at = offset + 1
        while at <= self.size:
            found = self.values.get(at)
            if not found or value > found[0]:
                self.values[at] = (value, node)
            at += at & -at
