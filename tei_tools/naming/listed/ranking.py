"""The candidates of a mention, by what speaks for each: who is meant, and by how far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappush, heappushpop
from math import inf
from typing import NamedTuple

from tei_tools.naming.listed.bearers import Bearers, Candidate
from tei_tools.naming.listed.evidence import Evidence, of_title
from tei_tools.naming.listed.offices import prominence
from tei_tools.naming.text.titles import Title

# Points: the text names the candidate in full; nowhere nearer does it name another one in full.
_NAMED, _NEAREST = 2.0, 1.5
# Between the first and the second candidate: enough to be certain, enough to choose.
CERTAIN, _LIKELY = 2.0, 0.8
# Of these, what the mention itself must say for certainty: a title, an office, the form.
_SAID = 1.0
_MOST = 10  # candidates that are told: nobody reads the five hundred bearers of a common name
_ROUNDING = 1e-9

#: Id of an entry -> where the text names it in full, in order.
Places = Mapping[str, list[int]]


class Choice(NamedTuple):
    """Who of several is meant: the number of the candidate, whether that is certain, or likely if
    the text names the person before; and the ids of those who may be meant, the likeliest first,
    if it is not certain."""

    at: int
    certain: bool
    likely: bool
    ids: tuple[str, ...]


@dataclass(slots=True)
class Ranking:
    """The candidates of mentions that look alike: the ``evidence`` of the ``title`` before them,
    and by how many points of it and of the form the best of them, ``first``, leads.

    ``named`` are those that the text names in full somewhere, with where; ``choices`` who is meant,
    by the id of the one of them who is named nearest.
    """

    candidates: Bearers
    title: Title | None
    year: float | None
    evidence: Evidence = field(init=False)
    first: int = 0
    lead: float = inf
    named: Mapping[int, list[int]] = field(default_factory=dict)
    choices: dict[str, Choice] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.evidence = Evidence({})
        if len(self.candidates) > 1:
            if self.title:
                self.evidence = of_title(self.candidates, self.title, self.year)
            (best, self.first), (second, _) = sorted(self._leading(), key=_by_points)[:2]
            self.lead = best - second

    def look_up(self, named: Places) -> None:
        """Look up which of the candidates the text names in full."""
        places = self.candidates.places
        self.named = {
            at: _places(self.candidates[at], named) for id in named for at in places.get(id, ())
        }

    def choice(self, start: int) -> Choice:
        """Who is meant by a mention that starts there; there must be several candidates."""
        places = {self.candidates[at].entry.id: places for at, places in self.named.items()}
        nearest = _nearest(places, start)
        if nearest not in self.choices:
            self.choices[nearest] = self._choose(nearest)
        return self.choices[nearest]

    def _choose(self, nearest: str) -> Choice:
        # of equal sums the one counts for which more is said
        order = sorted([(-both, -said, at) for both, said, at in self._best(nearest)])
        (first, _, at), (second, *_) = order[:2]
        margin = second - first
        # how well known somebody is decides nothing alone
        certain = at == self.first and self.lead >= _SAID and margin >= CERTAIN
        ids = () if certain else tuple([self.candidates[at].entry.id for *_, at in order[:_MOST]])
        return Choice(at, certain, margin >= _LIKELY, ids)

    def _points(self, at: int) -> float:
        """What the form itself and the title before it say for a candidate."""
        candidate, evidence = self.candidates[at], self.evidence
        form = candidate.titled if self.title else candidate.alone
        return form + evidence.told.get(at, evidence.others)

    def _leading(self) -> Iterator[tuple[float, int]]:
        """The points of all candidates for whom the most may be said, and the candidates."""
        told, others = self.evidence
        yield from ((self._points(at), at) for at in told)
        forms = self.candidates.forms_titled if self.title else self.candidates.forms_alone
        rest = ((form + others, at) for form, at in forms if at not in told)
        yield from (each for each, _ in zip(rest, range(2), strict=False))

    def _best(self, nearest: str) -> Iterator[tuple[float, float, int]]:
        """All that is said for a candidate, and of that what is said at the mention, for those of
        whom the memo says something, and for the others until none is left that may be among the
        best."""
        told, others = self.evidence
        best: list[float] = []
        some = told.keys() | self.named.keys()
        for at in some:
            said, weight = self._points(at), self._weight(at)
            both = said + weight
            if at in self.named:
                bonus = _NEAREST if self.candidates[at].entry.id == nearest else 0.0
                both = said + _NAMED + bonus + weight
            _keep(best, both)
            yield both, said, at
        most = self.candidates.most_titled if self.title else self.candidates.most_alone
        for bound, at in most:
            if len(best) == _MOST and bound + others < best[0] - _ROUNDING:
                break
            if at not in some:
                said = self._points(at)
                both = said + self._weight(at)
                _keep(best, both)
                yield both, said, at

    def _weight(self, at: int) -> float:
        return prominence(self.candidates[at].description, self.year)


def _keep(best: list[float], points: float) -> None:
    """Put points among the best, a heap."""
    if len(best) < _MOST:
        heappush(best, points)
    else:
        heappushpop(best, points)


def _by_points(row: tuple[float, int]) -> tuple[float, int]:
    """The most points first, of equal ones in the order of the list."""
    points, at = row
    return -points, at


def _places(candidate: Candidate, named: Places) -> list[int]:
    """Where the text names the candidate in full."""
    person = candidate.person
    own = named.get(candidate.entry.id, [])
    return sorted([*own, *named.get(person.id, [])]) if person else own


def _nearest(named: Places, at: int) -> str:
    """The id that was named last before the offset, otherwise the one named first after it."""
    before, after = [], []
    for key, places in named.items():
        index = bisect_left(places, at)
        before += [(place, key) for place in places[index - 1 : index]]
        after += [(place, key) for place in places[index : index + 1]]
    return max(before)[1] if before else min(after)[1] if after else ""
