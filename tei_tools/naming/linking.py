"""Who of several is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
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


@dataclass(slots=True)
class Ranking:
    """The candidates of mentions that look alike: ``rows`` are their points, how well known they
    are, and themselves, the best first.

    ``order`` has what both come to (less than zero, so that the best is first) and the number of
    the row.
    """

    rows: Sequence[tuple[float, float, Candidate]]
    order: Sequence[tuple[float, int]]
    _ids: dict[str, list[int]] | None = None

    def rows_of(self, id: str) -> Sequence[int]:
        """The numbers of the rows that stand for the entry."""
        if self._ids is None:  # few are asked for where nobody is named in full
            self._ids = defaultdict(list)
            for at, (_, _, candidate) in enumerate(self.rows):
                self._ids[candidate.entry.id].append(at)
                if candidate.person:
                    self._ids[candidate.person.id].append(at)
        return self._ids.get(id, ())


class Link(NamedTuple):
    """A mention, who is meant, and how certain that is: ``""``, ``medium`` or ``low``.

    ``others`` are the entries that may be meant as well where it is not certain, the likelier
    first.
    """

    mention: Mention
    entry: Entry
    cert: str
    others: tuple[Entry, ...] = ()


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
        rows = ranking.rows
        alone = len(rows) == 1
        certain = alone or rows[0][0] - rows[1][0] >= _CERTAIN
        if certain and mention.strength >= (2 if alone else 1):
            named[rows[0][2].entry.id].append(mention.start)
    return [
        _decide(mention, ranking, named)
        for mention, ranking in ranked
        if _is_name(mention, ranking, named, small)
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
        return Ranking([(0.0, 0.0, candidates[0])], ())
    said = at_the_name(candidates, title, year)
    known = [prominence(candidate.description, year) for candidate in candidates]
    rows = sorted(zip(said, known, candidates, strict=True), key=itemgetter(0), reverse=True)
    order = sorted([(-(points + weight), at) for at, (points, weight, _) in enumerate(rows)])
    return Ranking(rows, order)


def _is_name(mention: Mention, ranking: Ranking, named: Places, small: SmallWords) -> bool:
    """Whether the form is a name here at all: a given name alone (``Nuri``) or a word (``Jordan``)
    is one after a title, or if the text names the person in full and it does not stand among
    countries."""
    rows = ranking.rows
    if mention.letters in PRESIDENTS and (
        mention.title == "president" or _names_administration(mention)
    ):
        described = (candidate.description for _, _, candidate in rows)
        if not any(not words or "President" in words for words in described):
            return False  # one that is not in the list
    by_given_name = rows[0][2].kind == "given" and all(row[2].kind == "given" for row in rows)
    a_word = mention.doubtful and (mention.letters in PLACES or mention.letters in small)
    if not (by_given_name or a_word) or mention.title in STRONG_TITLES:
        return True
    if mention.letters in PLACES and _is_among_places(mention):
        return False
    return any(_places(candidate, named) for _, _, candidate in rows)


def _is_among_places(mention: Mention) -> bool:
    """Whether a place stands in one list with it: ``Egypt, Israel, Jordan``."""
    reading = mention.passage.reading
    before = _WORD_BEFORE.search(reading, max(0, mention.start - 30), mention.start)
    after = _WORD_AFTER.match(reading, mention.end)
    return any(found and found[1].lower() in PLACES for found in (before, after))


def _decide(mention: Mention, ranking: Ranking, named: Places) -> Link:
    rows, order = ranking.rows, ranking.order
    if len(rows) == 1:
        return Link(mention, rows[0][2].entry, "")
    places = {at: _places(rows[at][2], named) for id in named for at in ranking.rows_of(id)}
    if places:
        starts = {rows[at][2].entry.id: found for at, found in places.items()}
        nearest = _nearest(starts, mention.start)
        order = [pair for pair in order if pair[1] not in places]
        for at in places:
            points, weight, candidate = rows[at]
            bonus = _NEAREST if candidate.entry.id == nearest else 0.0
            order.append((-(points + _NAMED + bonus + weight), at))
        order.sort()
    (first, at), (second, _) = order[:2]
    margin = second - first
    best = rows[at][2].entry
    said = at == 0 and rows[0][0] - rows[1][0] >= _SAID
    if said and margin >= _CERTAIN:
        cert = ""
    else:  # how well known somebody is decides nothing alone
        before = at in places and places[at][0] < mention.start
        cert = "medium" if margin >= _LIKELY and before else "low"
    others = [rows[at][2].entry for _, at in order[1:]] if cert else []
    return Link(mention, best, cert, tuple(others))


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
