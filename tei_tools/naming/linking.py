"""Who of several is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from math import inf
from typing import NamedTuple

from tei_tools.authority import Entry
from tei_tools.naming.common import PLACES, PRESIDENTS
from tei_tools.naming.evidence import at_the_name, prominence
from tei_tools.naming.index import Candidate
from tei_tools.naming.mentions import Mention
from tei_tools.naming.small import SmallWords
from tei_tools.naming.titles import Title, title_before
from tei_tools.naming.vocabulary import STRONG_TITLES

# After the name of a president: "the Kennedy and Johnson administrations".
_ADMINISTRATION = re.compile(r"(?:[’']s?)?(?:(?:[-–/]|,? and )[A-Z][a-z]+)? [Aa]dministration")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)(?:, | and |, and )(?:the )?$")
_WORD_AFTER = re.compile(r"(?:, | and |, and )(?:the )?([^\W\d_]+)")
# Points: the text names the candidate in full; nowhere nearer does it name another one in full.
_NAMED, _NEAREST = 2.0, 1.5
# Between the first and the second candidate: enough to be certain, enough to choose.
_CERTAIN, _LIKELY = 2.0, 0.8
# Of these, what the mention itself must say for certainty: a title, an office, the form.
_SAID = 1.0

#: Id of an entry -> where the text names it in full, in order.
Places = Mapping[str, list[int]]


class Choice(NamedTuple):
    """Who of several is meant: the number of the candidate, whether that is certain, or likely if
    the text names the person before; and the ids of all who may be meant, the likeliest first, if
    it is not certain."""

    at: int
    certain: bool
    likely: bool
    ids: tuple[str, ...]


@dataclass(slots=True)
class Ranking:
    """The candidates of mentions that look alike: the ``points`` of each, how well known each is,
    and by how many points the best of them, ``first``, leads.

    ``named`` are those that the text names in full somewhere, with where; ``choices`` who is meant,
    by the id of the one of them who is named nearest.
    """

    candidates: Sequence[Candidate]
    points: Sequence[float] = (0.0,)
    weights: Sequence[float] = (0.0,)
    first: int = 0
    lead: float = inf
    named: Mapping[int, list[int]] = field(default_factory=dict)
    choices: dict[str, Choice] = field(default_factory=dict)

    def look_up(self, named: Places) -> None:
        """Look up which of the candidates the text names in full."""
        self.named = {
            at: _places(candidate, named)
            for at, candidate in enumerate(self.candidates)
            if candidate.entry.id in named or (candidate.person and candidate.person.id in named)
        }

    def choice(self, start: int) -> Choice:
        """Who is meant by a mention that starts there; there must be several candidates."""
        places = {self.candidates[at].entry.id: places for at, places in self.named.items()}
        nearest = _nearest(places, start)
        if nearest not in self.choices:
            self.choices[nearest] = self._choose(nearest)
        return self.choices[nearest]

    def _choose(self, nearest: str) -> Choice:
        candidates, points, weights = self.candidates, self.points, self.weights
        sums = [said + weight for said, weight in zip(points, weights, strict=True)]
        for at in self.named:
            bonus = _NEAREST if candidates[at].entry.id == nearest else 0.0
            sums[at] = points[at] + _NAMED + bonus + weights[at]
        # of equal sums the one counts for which more is said
        order = sorted(
            [(-both, -said, at) for at, (both, said) in enumerate(zip(sums, points, strict=True))]
        )
        (first, _, at), (second, *_) = order[:2]
        margin = second - first
        # how well known somebody is decides nothing alone
        certain = at == self.first and self.lead >= _SAID and margin >= _CERTAIN
        ids = () if certain else tuple([candidates[at].entry.id for *_, at in order])
        return Choice(at, certain, margin >= _LIKELY, ids)


class Link(NamedTuple):
    """A mention, who is meant, and how certain that is: ``""``, ``medium`` or ``low``.

    ``ids`` are those of the entries that may be meant where it is not certain, the likeliest first.
    """

    mention: Mention
    entry: Entry
    cert: str
    ids: tuple[str, ...] = ()


def link(mentions: Sequence[Mention], year: float | None, small: SmallWords) -> list[Link]:
    """Decide for each mention who is meant; mentions of nobody in the list are left out.

    What speaks for a candidate: the title and the office before the name, what the document called
    the person in full elsewhere, the dates of office, and last how well known the office is.
    ``year`` is that of the document, ``small`` are the words that it writes small.
    """
    named: dict[str, list[int]] = defaultdict(list)
    ranked: list[tuple[Mention, Ranking]] = []
    known: dict[object, Ranking] = {}  # of mentions that look alike
    for mention in mentions:
        if not mention.candidates:
            continue
        title = _title(mention) if len(mention.candidates) > 1 else None
        alike = (mention.letters, mention.given, len(mention.candidates), title)
        ranking = known.get(alike)
        if ranking is None:
            known[alike] = ranking = _rank(_persons(mention.candidates), title, year)
        ranked.append((mention, ranking))
        alone = len(ranking.candidates) == 1
        if ranking.lead >= _CERTAIN and mention.strength >= (2 if alone else 1):
            named[ranking.candidates[ranking.first].entry.id].append(mention.start)
    for ranking in known.values():
        ranking.look_up(named)
    return [
        _decide(mention, ranking)
        for mention, ranking in ranked
        if _is_name(mention, ranking, small)
    ]


def _title(mention: Mention) -> Title | None:
    if _names_administration(mention):
        return Title("president", ("president",))
    return title_before(mention.passage.reading, mention.start, mention.passage.block.start)


def _names_administration(mention: Mention) -> bool:
    """Whether a president of the United States is meant: ``the Ford Administration``."""
    if mention.letters not in PRESIDENTS:
        return False
    return _ADMINISTRATION.match(mention.passage.reading, mention.end) is not None


def _persons(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Of an entry and one that only refers to it (``Diem, see Ngo Dinh Diem``) the one that has
    the form as its heading."""
    referring = [candidate for candidate in candidates if candidate.person]
    if not referring:
        return candidates
    ids = {candidate.entry.id for candidate in candidates}
    left_out = {
        candidate.entry.id if candidate.kind == "short" else candidate.person.id
        for candidate in referring
        if candidate.person and candidate.person.id in ids
    }
    return [candidate for candidate in candidates if candidate.entry.id not in left_out]


def _rank(candidates: Sequence[Candidate], title: Title | None, year: float | None) -> Ranking:
    if len(candidates) == 1:
        return Ranking(candidates)
    points = at_the_name(candidates, title, year)
    weights = [prominence(candidate.description, year) for candidate in candidates]
    best, second = nlargest(2, points)
    return Ranking(candidates, points, weights, points.index(best), best - second)


def _is_name(mention: Mention, ranking: Ranking, small: SmallWords) -> bool:
    """Whether the form is a name here at all: a given name alone (``Nuri``) or a word (``Jordan``)
    is one after a title, or if the text names the person in full and it does not stand among
    countries."""
    if mention.letters in PRESIDENTS and (
        mention.title == "president" or _names_administration(mention)
    ):
        described = (candidate.description for candidate in ranking.candidates)
        if not any(not words or "President" in words for words in described):
            return False  # one that is not in the list
    by_given_name = all(candidate.kind == "given" for candidate in ranking.candidates)
    a_word = mention.doubtful and (mention.letters in PLACES or mention.letters in small)
    if not (by_given_name or a_word) or mention.title in STRONG_TITLES:
        return True
    if mention.letters in PLACES and _is_among_places(mention):
        return False
    return bool(ranking.named)


def _is_among_places(mention: Mention) -> bool:
    """Whether a place stands in one list with it: ``Egypt, Israel, Jordan``."""
    reading = mention.passage.reading
    before = _WORD_BEFORE.search(reading, max(0, mention.start - 30), mention.start)
    after = _WORD_AFTER.match(reading, mention.end)
    return any(found and found[1].lower() in PLACES for found in (before, after))


def _decide(mention: Mention, ranking: Ranking) -> Link:
    if len(ranking.candidates) == 1:
        return Link(mention, ranking.candidates[0].entry, "")
    choice = ranking.choice(mention.start)
    before = choice.at in ranking.named and ranking.named[choice.at][0] < mention.start
    cert = "" if choice.certain else "medium" if choice.likely and before else "low"
    return Link(mention, ranking.candidates[choice.at].entry, cert, choice.ids)


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
