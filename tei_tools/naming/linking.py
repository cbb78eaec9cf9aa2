"""Who of several is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tei_tools.authority import Entry
from tei_tools.naming.common import PLACES, PRESIDENTS
from tei_tools.naming.evidence import at_the_name, prominence
from tei_tools.naming.index import Candidate
from tei_tools.naming.mentions import Mention
from tei_tools.naming.titles import Title, title_before
from tei_tools.naming.vocabulary import STRONG_TITLES

# Points: the text names the candidate in full; nowhere nearer does it name another one in full.
_NAMED, _NEAREST = 2.0, 1.5
# Between the first and the second candidate: enough to be certain, enough to choose.
_CERTAIN, _LIKELY = 2.0, 0.8
# Of these, what the mention itself must say for certainty: a title, an office, the form.
_SAID = 1.0

#: Id of an entry -> where the text names it in full, in order.
Places = Mapping[str, list[int]]
#: The candidates of a mention, best first, with their points and how well known they are.
Ranking = list[tuple[float, float, Candidate]]


@dataclass(frozen=True, slots=True)
class Link:
    """A mention, who is meant, and how certain that is: ``""``, ``medium`` or ``low``.

    ``others`` are the entries that were considered, too, the likelier first.
    """

    mention: Mention
    entry: Entry
    cert: str
    others: tuple[Entry, ...] = ()


def link(
    mentions: Sequence[Mention], reading: str, year: float | None, small: frozenset[str]
) -> list[Link]:
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
        title = title_before(reading, mention.start) if len(mention.candidates) > 1 else None
        alike = (mention.letters, mention.given, len(mention.candidates), title)
        ranking = known.get(alike) or _rank(_persons(mention.candidates), title, year)
        known[alike] = ranking
        ranked.append((mention, ranking))
        alone = len(ranking) == 1
        certain = alone or ranking[0][0] - ranking[1][0] >= _CERTAIN
        if certain and mention.strength >= (2 if alone else 1):
            named[ranking[0][2].entry.id].append(mention.start)
    return [
        _decide(mention, ranking, named)
        for mention, ranking in ranked
        if _is_name(mention, ranking, named, small)
    ]


def _persons(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of an entry and one that only refers to it (``Diem, see Ngo Dinh Diem``) the one that has
    the form as its heading."""
    ids = {candidate.entry.id for candidate in candidates}
    left_out = {
        candidate.entry.id if candidate.kind == "short" else candidate.person.id
        for candidate in candidates
        if candidate.person and candidate.person.id in ids
    }
    return [candidate for candidate in candidates if candidate.entry.id not in left_out]


def _rank(candidates: Sequence[Candidate], title: Title | None, year: float | None) -> Ranking:
    if len(candidates) == 1:
        return [(0.0, 0.0, candidates[0])]
    ranking = [
        (at_the_name(c, title, year), prominence(c.description, year), c) for c in candidates
    ]
    return sorted(ranking, key=lambda row: -row[0])


def _is_name(mention: Mention, ranking: Ranking, named: Places, small: frozenset[str]) -> bool:
    """Whether the form is a name here at all: a given name alone (``Nuri``) or a word (``Jordan``)
    is one after a title, or if the text names the person in full."""
    president = mention.title == "president" and mention.letters in PRESIDENTS
    if president and not any("President" in c.description for _, _, c in ranking):
        return False  # one that is not in the list
    by_given_name = all(candidate.kind == "given" for _, _, candidate in ranking)
    a_word = mention.doubtful and (mention.letters in PLACES or mention.letters in small)
    if not (by_given_name or a_word) or mention.title in STRONG_TITLES:
        return True
    return any(_places(candidate, named) for _, _, candidate in ranking)


def _decide(mention: Mention, ranking: Ranking, named: Places) -> Link:
    if len(ranking) == 1:
        return Link(mention, ranking[0][2].entry, "")
    places: dict[str, list[int]] = {}
    if named:
        places = {c.entry.id: found for _, _, c in ranking if (found := _places(c, named))}
    before = {key for key, found in places.items() if found[0] < mention.start}
    nearest = _nearest(places, mention.start)
    totals = [
        (
            points
            + (_NAMED if candidate.entry.id in places else 0.0)
            + (_NEAREST if candidate.entry.id == nearest else 0.0)
            + weight,
            candidate.entry,
        )
        for points, weight, candidate in ranking
    ]
    totals.sort(key=lambda pair: -pair[0])
    margin = totals[0][0] - totals[1][0]
    best = totals[0][1]
    said = ranking[0][2].entry is best and ranking[0][0] - ranking[1][0] >= _SAID
    if said and margin >= _CERTAIN:
        cert = ""
    else:  # how well known somebody is decides nothing alone
        cert = "medium" if margin >= _LIKELY and best.id in before else "low"
    return Link(mention, best, cert, tuple(entry for _, entry in totals[1:]))


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
