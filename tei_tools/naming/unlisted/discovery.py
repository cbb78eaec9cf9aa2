"""Names of persons that no list has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tei_tools.naming.learned import known_words
from tei_tools.naming.text.abroad import introduced
from tei_tools.naming.text.company import is_among_persons, is_unknown, speaks, stands_alone
from tei_tools.naming.text.inverted import inverted
from tei_tools.naming.text.languages import Language
from tei_tools.naming.text.passages import Name, Passage
from tei_tools.naming.text.tokens import Token
from tei_tools.naming.text.words import HYPHENS
from tei_tools.naming.unlisted.among_places import (
    is_among_places,
    names_street,
)
from tei_tools.naming.unlisted.customs import ARABIC_PLACES
from tei_tools.naming.unlisted.in_lists import in_one_list
from tei_tools.naming.unlisted.likely import likely_families, likely_runs
from tei_tools.naming.unlisted.pairs import part_pairs
from tei_tools.naming.unlisted.seeds import seeds
from tei_tools.naming.unlisted.short_forms import short_forms
from tei_tools.naming.unlisted.signatories import signed_for
from tei_tools.naming.vocabulary import (
    BEGINNING_PLACES,
    FAMILIES_IN_S,
    FAMOUS,
    FUNCTION,
    GIVEN,
    NOT_NAMES,
    PLACES,
    THINGS,
    TITLES,
    WORDS,
)

_COUNT = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|both|all)\s$", re.IGNORECASE
)


def discover(
    passages: Sequence[Passage], others: frozenset[str], language: Language | None
) -> list[Name]:
    """Names in the passages, outside the tokens taken, in the order of the text.

    First those that show themselves: by a title, a given name, initials, their place. Then those
    that what stands around them tells, but for the ``others``, of which lists say that they are
    something else; the other mentions of all family names, and names known to everybody; last,
    words that stand in one list with names. In a memo in another ``language`` than English its
    titles introduce names, and what stands around words, which is learned from English, tells none.
    """
    pairs = part_pairs(passages)
    others |= signed_for(passages)
    names: list[Name] = []
    if language:
        names += (name for passage in passages for name in introduced(passage, language))
    names += (name for passage in passages for name in inverted(passage))
    names += (name for passage in passages for name in seeds(passage))
    if language is None:
        names += likely_runs(passages, others)
    families = {name.family for name in names if len(name.family) > 1}
    parts = short_forms(names)
    families |= FAMOUS | parts.keys()
    likely = set() if language else likely_families(passages, families) - others - ARABIC_PLACES
    wholes = {"".join(name.words) for name in names if len(name.words) > 1}
    first_letters = {whole[0] for whole in wholes}
    for passage in passages:
        if wholes:
            names += _whole_again(passage, wholes, first_letters, families | likely)
        names += _families_again(passage, families, likely, parts)
        if passage.taken:
            names += in_one_list(passage)
    for passage, at in pairs:  # who is one of two persons is not alone
        alone = {at, at + 1} - passage.taken
        if len(alone) == 1:
            names += [passage.take(each) for each in alone]
    return sorted(
        (name for name in names if len("".join(name.words)) > 1), key=lambda name: name.start
    )


def _whole_again(
    passage: Passage, wholes: set[str], first_letters: set[str], families: set[str]
) -> Iterator[Name]:
    """Names that were recognized elsewhere, word for word."""
    tokens, taken = passage.tokens, passage.taken
    for at, token in enumerate(tokens):
        if not token.goes_on or token.key[0] not in first_letters:
            continue
        if at in taken or not token.capital:
            continue
        words = [token.key]
        for last in range(at + 1, min(at + 4, len(tokens))):
            if not tokens[last].joined or last in taken:
                break
            words.append(tokens[last].key)
            if "".join(words) in wholes:
                if not names_street(passage, last + 1):
                    hyphen = passage.reading[token.end] in HYPHENS
                    yield passage.take(at, len(words), words[0] in families and not hyphen)
                break


def _families_again(
    passage: Passage, families: set[str], likely: set[str], parts: Mapping[str, str]
) -> Iterator[Name]:
    """Family names alone, of one word or of two (``De Gaulle``); those that are only likely, where
    no other word with a capital makes them a part of something else (``Hampton Roads``)."""
    tokens, taken = passage.tokens, passage.taken
    for at, token in enumerate(tokens):
        letters, count = token.key, 1
        if token.goes_on and at + 1 not in taken:
            pair = letters + tokens[at + 1].key
            if pair in families:
                letters, count = pair, 2
        if at in taken or not token.capital:
            continue
        if letters not in families and (
            letters not in likely or _is_part(passage, at) or is_among_places(passage, at)
        ):
            continue
        if _is_end_of_compound(passage, at):  # "Elm-Kapenda"
            first = at - 1
            if tokens[first].joined and _may_be_given(passage, first - 1):
                first -= 1
            yield passage.take(first, at + 1 - first)
            continue
        if _is_bare_mention(passage, at, count, letters):
            given = token.joined and at - 1 not in taken and _may_be_given(passage, at - 1)
            if given:
                yield passage.take(at - 1, count + 1)
                continue
            if letters not in families and _begins_compound(passage, at, families, likely):
                yield passage.take(at, 2)
                continue
            name = passage.take(at, count)
            family = parts.get(letters, letters)
            yield Name(name.start, name.end, (family,), family)


def _is_end_of_compound(passage: Passage, at: int) -> bool:
    """Whether a hyphen joins the word to one before it that may be a part of the same name."""
    before = passage.before(at)
    return (
        before is not None
        and at - 1 not in passage.taken
        and is_unknown(before)
        and before.key not in FAMOUS
        and passage.reading[before.end : passage.tokens[at].start] == "-"
        and stands_alone(passage.tokens[at], passage.reading)
    )


def _begins_compound(passage: Passage, at: int, families: set[str], likely: set[str]) -> bool:
    """Whether a hyphen joins a word to it that is no name of its own: ``Elm-Kapenda``."""
    following = passage.after(at)
    return (
        following is not None
        and at + 1 not in passage.taken
        and passage.reading[passage.tokens[at].end : following.start] == "-"
        and is_unknown(following)
        and following.key not in families
        and following.key not in likely
        and stands_alone(following, passage.reading)
    )


def _is_part(passage: Passage, at: int) -> bool:
    """Whether a word that is no name, no title, and does not open a sentence follows directly."""
    following = passage.after(at)
    return (
        following is not None
        and following.capital
        and at + 1 not in passage.taken
        and following.key not in TITLES
        and following.key not in FUNCTION
        and passage.reading[passage.tokens[at].end] == " "
    )


def _may_be_given(passage: Passage, at: int) -> bool:
    """Whether the word before a family name is a given name that nobody has heard: ``Hashim``."""
    token = passage.tokens[at]
    return (
        is_unknown(token)
        and (not token.joined or passage.tokens[at - 1].key in FUNCTION)  # "From Jacqueline"
        and token.key not in passage.small
        and token.key not in known_words().small
        and token.key not in WORDS
        and passage.reading[token.end : passage.tokens[at + 1].start] == " "
        and not passage.opens_sentence(at)
    )


def _is_bare_mention(passage: Passage, at: int, count: int, letters: str) -> bool:
    """Whether the family name is one here: not part of another name or of a thing, not a word."""
    if letters in FUNCTION or len(letters) < 2:
        return False
    token, previous = passage.tokens[at], passage.before(at)
    following = passage.after(at + count - 1)
    if letters in FAMILIES_IN_S:
        if not _stands_apart(passage, at):
            return False
    elif letters in NOT_NAMES and (letters in PLACES or not _is_in_company(passage, at)):
        return False
    if following and following.capital and _makes_another_name(letters, following):
        return False
    if letters in TITLES and (
        following or passage.reading.endswith(("the ", "The "), 0, token.start)
    ):
        return False
    if previous and previous.capital and at - 1 not in passage.taken:
        if previous.key in BEGINNING_PLACES:
            return False  # "Camp David"
        if previous.key in PLACES or (previous.key in NOT_NAMES and letters in WORDS):
            return False
        hyphen = passage.reading[previous.end] in "-–"
        if letters in WORDS and previous.key not in TITLES and not hyphen:
            return False
    if (letters in WORDS or letters in passage.small) and passage.block.kind != "signed":
        last = passage.tokens[at + count - 1]
        return (
            not passage.opens_sentence(at)
            or speaks(last, passage.reading)
            or passage.reading.startswith((":", "’s ", "'s "), last.end)
        )
    return True


def _stands_apart(passage: Passage, at: int) -> bool:
    """Whether a plural (``Rivers``) is no part of a name of something else, and not counted: ``the
    Rivers Bank``, ``Two Rivers``."""
    token, before, following = passage.tokens[at], passage.before(at), passage.after(at)
    if before and before.capital and at - 1 not in passage.taken and before.key not in TITLES:
        return False
    if following and following.capital and following.key not in TITLES:
        return False
    return _COUNT.search(passage.reading, max(0, token.start - 8), token.start) is None


def _is_in_company(passage: Passage, at: int) -> bool:
    """Whether a word stands where persons do, or after one in a list: ``Tofte and King``."""
    token = passage.tokens[at]
    beside = at > 0 and at - 1 in passage.taken and passage.is_link(at - 1)
    return beside or is_among_persons(token, token, passage.reading)


def _makes_another_name(letters: str, following: Token) -> bool:
    """``Johnson Library``, ``Nelson Rockefeller``."""
    return following.key in THINGS or (letters in GIVEN and following.key not in TITLES)
