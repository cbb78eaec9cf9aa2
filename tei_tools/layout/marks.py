"""Which mark in the text belongs to which note: one assignment over a whole list.

Of all choices of candidates that keep the order of the list the one with the highest sum of scores
is taken; a note may stay without mark at a price. So ``October 9`` never becomes a mark when note 9
is due two pages later, and ``19563`` gives up its 3 only where note 3 is due.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import accumulate, chain, islice
from typing import NamedTuple

from tei_tools.layout.model import Footnote

#: What it costs to leave a note without a mark.
MISSING = -5.0
# What a place in the heading is worth to a source note, and its end to any note.
_SOURCE_IN_HEAD, _SOURCE_ELSEWHERE, _END_OF_HEAD = 4.0, -2.0, 2.0
_MOST_ALTERNATIVES = 3
# Pairs of notes and candidates for one number: more would take time without end where a list
# repeats its numbers thousands of times.
_MOST_PAIRS = 200_000
# What a mark that speaks for itself is worth: glued to a word, and loose ("(1)" rather counts).
_PLAIN_MARK, _LOOSE_MARK, _ENUMERATION = 4.0, 1.0, -3.0
# Emphasis as in Markdown is no mark, neither where it opens nor where it closes.
_EMPHASIS = re.compile(r"(?<!\S)\*(?=\w)[^*\n]*(?:\*.?)?$", re.DOTALL)
# A mark at the end of the heading, and words after which "(1)" is no mark.
_HEAD_MARK = re.compile(r"\(\d{1,4}\)[.,;:]?\s*$")
_ASKS_FOR_NUMBER = re.compile(
    r"\b(?:and|or|not|in|of|to|under|see|et|ou|und|oder"
    r"|(?:option|paragraph|point|item|question|reason|section|article|alternative)s?)\s$",
    re.IGNORECASE,
)
_LOOK_BACK = 80  # characters
_FIGURES = re.compile(r"\d+")
_LONGEST = 4  # figures of a number of a note
_MANY = 30  # notes: so many numbers are looked for one by one
# Characters that are part of a longer mark.
_NEIGHBOURS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§")


class Candidate(NamedTuple):
    """A place where the number of a note stands: half-open offsets, and its score."""

    start: int
    end: int
    score: float


@dataclass(slots=True)
class Field:
    """Where marks may stand: ``text[start:end]``, page breaks blanked.

    ``block_starts`` and ``block_ends`` are the offsets where blocks begin and end, in order;
    ``head_end`` is the end of the heading.
    """

    text: str
    start: int
    end: int
    block_starts: Sequence[int]
    block_ends: Sequence[int]
    head_end: int
    _places: dict[str, list[int]] = field(default_factory=dict, init=False, compare=False)
    # All of them by their figures, once there are many numbers to look for.
    _figures: list[dict[str, list[int]]] = field(default_factory=list, init=False, compare=False)

    def between(self, start: int, end: int) -> Field:
        """The same from one offset to another."""
        return Field(self.text, start, end, self.block_starts, self.block_ends, self.head_end)

    def places(self, number: str) -> Sequence[int]:
        """The offsets of a number, in order, also within a longer one."""
        if number in self._places:
            return self._places[number]
        if len(self._places) < _MANY or len(number) > _LONGEST or not _FIGURES.fullmatch(number):
            self._places[number] = list(self._find(number))
            return self._places[number]
        if not self._figures:
            self._figures.append(self._gather_figures())
        return self._figures[0].get(number, ())

    def _find(self, number: str) -> Iterator[int]:
        at = self.text.find(number, self.start, self.end)
        while at >= 0:
            yield at
            at = self.text.find(number, at + 1, self.end)

    def _gather_figures(self) -> dict[str, list[int]]:
        """The offsets of all figures at once: to look for each of ten thousand notes anew would
        take the square of their number."""
        found: dict[str, list[int]] = {}
        for run in _FIGURES.finditer(self.text, self.start, self.end):
            for at in range(run.start(), run.end()):
                for end in range(at + 1, min(at + _LONGEST, run.end()) + 1):
                    found.setdefault(self.text[at:end], []).append(at)
        return found


#: All places where a number may be a mark, in the order of the text.
CandidateFinder = Callable[[Field, str], Iterator[Candidate]]


class Placement(NamedTuple):
    """Where the mark of a note was found (None if nowhere), the other places it could have
    between the marks before and after it, best first, and by how much it won."""

    mark: Candidate | None
    others: tuple[Candidate, ...]
    margin: float


def assign_marks(
    field: Field, footnotes: Sequence[Footnote], candidates: CandidateFinder
) -> tuple[Placement, ...]:
    """The mark of each footnote, in the order of the list."""
    numbers = Counter(footnote.number for footnote in footnotes)
    known: dict[str, list[Candidate]] = {}
    best = _PrefixMaximum(field.end - field.start + 1)
    nodes: list[tuple[int, int, int]] = [(-1, -1, -1)]  # note, candidate, previous node
    for index, footnote in enumerate(footnotes):
        if footnote.number not in known:
            most = _MOST_PAIRS // numbers[footnote.number]
            known[footnote.number] = _best(candidates(field, footnote.number), most)
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
    return tuple(
        _placement(field, note, mark, known[note.number], before, after)
        for note, mark, (before, after) in zip(
            footnotes, chosen, _windows(field, chosen), strict=True
        )
    )


def _best(candidates: Iterator[Candidate], most: int) -> list[Candidate]:
    """The candidates, in the order of the text; only the best of them if there are too many."""
    found = list(islice(candidates, most + 1))
    if len(found) <= most:
        return found
    best = nlargest(most, chain(found, candidates), key=lambda candidate: candidate.score)
    return sorted(best, key=lambda candidate: candidate.start)


def _windows(field: Field, chosen: Sequence[Candidate | None]) -> list[tuple[int, int]]:
    """For each note the range between the marks of its neighbours."""
    before = list(accumulate((c.end if c else 0 for c in chosen), max, initial=field.start))
    after = list(
        accumulate((c.start if c else field.end for c in reversed(chosen)), min, initial=field.end)
    )
    return list(zip(before[:-1], reversed(after[:-1]), strict=True))


def _placement(
    field: Field,
    note: Footnote,
    mark: Candidate | None,
    candidates: Sequence[Candidate],
    start: int,
    end: int,
) -> Placement:
    won = mark.score + _fit(field, note, mark) if mark else MISSING
    if len(candidates) == (mark is not None):  # it has no rival
        return Placement(mark, (), won - MISSING)
    first = bisect_left(candidates, start, key=lambda candidate: candidate.start)
    last = bisect_left(candidates, end, key=lambda candidate: candidate.start)
    others = sorted(
        (candidate for candidate in candidates[first:last] if candidate is not mark),
        key=lambda candidate: -candidate.score - _fit(field, note, candidate),
    )[:_MOST_ALTERNATIVES]
    rival = max((c.score + _fit(field, note, c) for c in others), default=MISSING)
    return Placement(mark, tuple(others), won - max(rival, MISSING))


def plain_candidates(text: str, mark: Callable[[str], str]) -> CandidateFinder:
    """The finder for marks that speak for themselves, such as ``[1]``, in fields of the text."""
    known: dict[tuple[str, bool], list[Candidate]] = {}

    def find(field: Field, number: str) -> Iterator[Candidate]:
        in_head = _ends_head(field)
        if (number, in_head) not in known:
            known[number, in_head] = list(_signs(text, mark(number), in_head=in_head))
        found = known[number, in_head]
        at = bisect_left(found, field.start, key=lambda candidate: candidate.start)
        while at < len(found) and found[at].end <= field.end:
            yield found[at]
            at += 1

    return find


def _ends_head(field: Field) -> bool:
    """Whether the heading ends with a number in parentheses: a list with such numbers is one of
    notes then."""
    start = max(field.start, field.head_end - _LOOK_BACK)
    return _HEAD_MARK.search(field.text, start, field.head_end) is not None


def _signs(text: str, sign: str, *, in_head: bool) -> Iterator[Candidate]:
    """All places of the text where the sign is a mark; ``in_head`` says that one ends the
    heading."""
    at = text.find(sign)
    while at >= 0:
        end = at + len(sign)
        # "**" is not twice "*", and "¹²" is neither note 1 nor note 2.
        part = not sign.isascii() or sign[0] == sign[-1]
        part = part and not _NEIGHBOURS.isdisjoint((text[at - 1 : at], text[end : end + 1]))
        if not part and not begins_line(text, at):
            yield Candidate(at, end, _sign_score(text, at, end, in_head=in_head))
        at = text.find(sign, end)


def begins_line(text: str, at: int) -> bool:
    """Whether a line begins at the offset, or with blanks before it: a sign that stands there is a
    bullet or a number of its own, no mark."""
    while at and text[at - 1].isspace() and text[at - 1] != "\n":
        at -= 1
    return not at or text[at - 1] == "\n"


def _sign_score(text: str, start: int, end: int, *, in_head: bool) -> float:
    """ "(1)" in the midst of a phrase counts rather: "(1) to build, (2) to wait". A stop after it
    shows a mark only if the heading has one too, and if no word before asks for a number: "we
    prefer option (1), not option (2)"."""
    if text[start] == "*" and _EMPHASIS.search(text, max(0, start - _LOOK_BACK), end + 1):
        return _ENUMERATION
    if not text[start - 1].isspace():
        return _PLAIN_MARK
    after = text[end : end + _LOOK_BACK].lstrip(" \t")[:1]
    within = text[start - 2 : start - 1] not in '.,:;!?)]”"' and after not in "\n"
    if within and in_head and after in ".,;:?!":
        within = _ASKS_FOR_NUMBER.search(text, max(0, start - _LOOK_BACK), start) is not None
    return _ENUMERATION if within and text[start] == "(" else _LOOSE_MARK


def _fit(field: Field, footnote: Footnote, candidate: Candidate) -> float:
    """How well the place fits what the note says: a source note belongs to the heading."""
    in_head = candidate.end <= field.head_end
    if footnote.is_source:
        return _SOURCE_IN_HEAD if in_head else _SOURCE_ELSEWHERE
    return _END_OF_HEAD if candidate.end == field.head_end else 0.0


def is_edge(offsets: Sequence[int], offset: int) -> bool:
    """Whether the offset is among the sorted ones."""
    at = bisect_left(offsets, offset)
    return at < len(offsets) and offsets[at] == offset


class _PrefixMaximum:
    """The highest value at or before an offset, with what is remembered of it (Fenwick tree).

    Of equal values the one at the first offset counts, and of these the one that was given first:
    offset and node are kept negated, so that the greatest of the tuples is the one that counts.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.values: dict[int, tuple[float, int, int]] = {}

    def up_to(self, offset: int) -> tuple[float, int]:
        best = (0.0, 1, 0)
        at = offset + 1
        while at > 0:
            found = self.values.get(at)
            if found and found > best:
                best = found
            at -= at & -at
        return best[0], -best[2]

    def raise_at(self, offset: int, value: float, node: int) -> None:
        at = offset + 1
        given = value, -offset, -node
        while at <= self.size:
            found = self.values.get(at)
            if not found or given > found:
                self.values[at] = given
            at += at & -at
