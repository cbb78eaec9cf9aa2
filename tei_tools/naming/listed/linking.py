"""Who of several is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from tei_tools.authority import Entry
from tei_tools.naming.listed.bearers import Bearers
from tei_tools.naming.listed.mentions import Mention
from tei_tools.naming.listed.ranking import CERTAIN, Ranking
from tei_tools.naming.text.small import SmallWords
from tei_tools.naming.text.titles import Title, title_before
from tei_tools.naming.vocabulary import PLACES, PRESIDENTS, STRONG_TITLES

# After the name of a president: "the Kennedy and Johnson administrations".
_ADMINISTRATION = re.compile(r"(?:[’']s?)?(?:(?:[-–/]|,? and )[A-Z][a-z]+)? [Aa]dministration")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)(?:, | and |, and )(?:the )?$")
_WORD_AFTER = re.compile(r"(?:, | and |, and )(?:the )?([^\W\d_]+)")


class Link(NamedTuple):
    """A mention, who is meant, and how certain that is: ``""``, ``medium`` or ``low``.

    ``ids`` are those of the entries that may be meant where it is not certain, the likeliest first.
    """

    mention: Mention
    entry: Entry
    cert: str
    ids: tuple[str, ...] = ()


def link(mentions: Sequence[Mention], year: float | None, small: SmallWords) -> list[Link]:
    """Decide for each mention, which has candidates, who is meant; those that are no names here are
    left out.

    What speaks for a candidate: the title and the office before the name, what the document called
    the person in full elsewhere, the dates of office, and last how well known the office is.
    ``year`` is that of the document, ``small`` are the words that it writes small.
    """
    named: dict[str, list[int]] = defaultdict(list)
    ranked: list[tuple[Mention, Ranking]] = []
    known: dict[object, Ranking] = {}  # of mentions that look alike
    for mention in mentions:
        title = _title(mention) if len(mention.candidates) > 1 else None
        alike = (mention.letters, mention.given, len(mention.candidates), title)
        ranking = known.get(alike)
        if ranking is None:
            known[alike] = ranking = Ranking(_persons(mention.candidates), title, year)
        ranked.append((mention, ranking))
        alone = len(ranking.candidates) == 1
        if ranking.lead >= CERTAIN and mention.strength >= (2 if alone else 1):
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


def _persons(candidates: Bearers) -> Bearers:
    """Of an entry and one that only refers to it (``Diem, see Ngo Dinh Diem``) the one that has
    the form as its heading."""
    if not candidates.refer:
        return candidates
    ids = {candidate.entry.id for candidate in candidates}
    left_out = {
        candidate.entry.id if candidate.kind == "short" else candidate.person.id
        for candidate in candidates
        if candidate.person and candidate.person.id in ids
    }
    return Bearers(candidate for candidate in candidates if candidate.entry.id not in left_out)


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
    if mention.letters in PLACES and _is_beside_place(mention):
        return False
    return bool(ranking.named)


def _is_beside_place(mention: Mention) -> bool:
    """Whether it and a place stand side by side in a list: ``Egypt, Israel, Jordan``."""
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
