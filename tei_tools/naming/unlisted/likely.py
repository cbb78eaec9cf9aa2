"""Names that nothing introduces, found by what stands around them: ``I asked Brown to …``.

A logistic model, whose weights ``bench/persons/learn.py`` learns, weighs the clues of all places
where the memo has a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import sqrt

from tei_tools.naming.learned import KnownWords, Weights, learned
from tei_tools.naming.text.abroad import names_office
from tei_tools.naming.text.company import stands_alone
from tei_tools.naming.text.passages import Name, Passage
from tei_tools.naming.unlisted.clues import (
    Clue,
    company_at,
    may_be_family,
    may_be_part,
    place_clues,
    run_clues,
    word_clues,
)
from tei_tools.naming.unlisted.compound import goes_on_to
from tei_tools.naming.unlisted.customs import ARABIC_PLACES
from tei_tools.naming.vocabulary import FAMILY_FIRST, FUNCTION, NOT_NAMES, SHORT_FORMS, TITLES

#: Of a word or a run of words: all its places, as a passage, its first token, and that after it.
Places = list[tuple[Passage, int, int]]

_LOOKED_AT = 8  # places of a word: more say nothing new
_LONGEST_RUN = 4
_APART = TITLES | FUNCTION | NOT_NAMES
_BARE = frozenset({"item", "label", "row", "section", "title"})
_BAD, _GOOD = -2, 4  # company: worse or better says nothing new
#: What follows a thing that has a number: "Box 3", "Reel 12".
_NUMBERED = re.compile(r" \d+(?!\w)")
_ENOUGH_FOR_WORDS, _ENOUGH_FOR_RUNS = -0.2, 0.2  # log odds


def likely_families(passages: Sequence[Passage], known: Collection[str]) -> set[str]:
    """Keys of single words that are probably family names, without those known already."""
    model = learned()
    return {
        key
        for key, places in words(passages, known, model.known).items()
        if score(word_vector(places, model.known), model.words) >= _ENOUGH_FOR_WORDS
        and not _is_short_for_adjective(key, places, model.known)
    }


def likely_runs(passages: Sequence[Passage], others: Collection[str]) -> Iterator[Name]:
    """Names of several words of which none is known (``Bay Vien``), but for the ``others``, which
    have their letters together."""
    model = learned()
    for keys, places in runs(passages).items():
        if model.known.small.issuperset(keys) or "".join(keys) in others:
            continue  # "Harbor Master"
        if keys[0] in ARABIC_PLACES or names_office(keys):
            continue
        if score(run_vector(places, model.known), model.runs) >= _ENOUGH_FOR_RUNS:
            for passage, at, _ in places:
                count = goes_on_to(passage, at, len(keys))
                yield passage.take(at, count, family_first=keys[0] in FAMILY_FIRST)


def words(
    passages: Sequence[Passage], known: Collection[str], words: KnownWords
) -> dict[str, Places]:
    """The words that may be family names, with their places."""
    found: dict[str, Places] = defaultdict(list)
    for passage in passages:
        if passage.role == "subject" or (
            len(passage.tokens) == 1 and passage.block.kind in _BARE
        ):  # most words have capitals there, or nothing stands around the one
            continue
        taken = passage.taken
        for at, token in enumerate(passage.tokens):
            letters = token.key
            if at in taken or letters in known or not token.capital:
                continue
            if may_be_family(token.text) and not _NUMBERED.match(passage.reading, token.end):
                found[letters].append((passage, at, at + 1))
    return {
        letters: places
        for letters, places in found.items()
        if letters in words.families or letters not in places[0][0].small
    }


def runs(passages: Sequence[Passage]) -> dict[tuple[str, ...], Places]:
    """Runs of words that may be one name, with their places."""
    found: dict[tuple[str, ...], Places] = defaultdict(list)
    for passage in passages:
        if passage.role == "subject":
            continue
        tokens, after = passage.tokens, 0
        for first, token in enumerate(tokens):
            if not token.goes_on or first < after or not may_be_part(passage, first):
                continue
            after = first + 1
            while after < len(tokens) and _goes_on(passage, after):
                after += 1
            if after - first > _LONGEST_RUN or after == first + 1:
                continue
            if not _is_cut_off(passage, first, after):
                keys = tuple([each.key for each in tokens[first:after]])
                found[keys].append((passage, first, after))
    return found


def word_vector(places: Places, known: KnownWords) -> dict[Clue, float]:
    """The clues of a word, each with how much of it there is."""
    passage, at, _ = places[0]
    token = passage.tokens[at]
    own = word_clues(token, len(places), passage.small, known)
    return _vector(own, places)


def run_vector(places: Places, known: KnownWords) -> dict[Clue, float]:
    """The clues of a run of words, each with how much of it there is."""
    passage, first, after = places[0]
    own = run_clues(passage.tokens[first:after], len(places), passage.small, known)
    return _vector(own, places)


def score(vector: Mapping[Clue, float], weights: Weights) -> float:
    """The log odds of a name."""
    weight = weights.get
    return weights[()] + sum([weight(clue, 0.0) * much for clue, much in vector.items()])


def _vector(own: Iterable[Clue], places: Places) -> dict[Clue, float]:
    vector: dict[Clue, float] = dict.fromkeys(own, 1.0)
    places = places[:_LOOKED_AT]
    company = sum([company_at(passage, after - 1) for passage, _, after in places])
    vector["company", str(max(_BAD, min(_GOOD, int(company))))] = 1.0
    much = 1 / sqrt(len(places))
    for passage, first, after in places:
        for clue in place_clues(passage, first, after):
            vector[clue] = vector.get(clue, 0.0) + much
    return vector


def _is_short_for_adjective(key: str, places: Places, known: KnownWords) -> bool:
    """Whether a word that comes several times is the short form of a given name, called like no
    family, and stands before a noun everywhere: ``the Phil people``."""
    return (
        len(places) > 1
        and key in SHORT_FORMS
        and key not in known.families
        and not any(stands_alone(passage.tokens[at], passage.reading) for passage, at, _ in places)
    )


def _goes_on(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    if not token.joined or passage.reading[passage.tokens[at - 1].end] != " ":
        return False
    if not token.capital:  # "Couve de Murville"
        following = passage.after(at)
        return following is not None and following.capital and may_be_part(passage, at + 1)
    return may_be_part(passage, at)


def _is_cut_off(passage: Passage, first: int, after: int) -> bool:
    """Whether another word with a capital stands directly before or after it that is no title and
    no part of a name."""
    before, following = passage.before(first), passage.after(after - 1)
    if before and before.capital and first - 1 not in passage.taken and before.key not in _APART:
        return True
    return (
        following is not None
        and following.capital
        and after not in passage.taken
        and passage.reading[passage.tokens[after - 1].end] == " "
    )
