"""Where a text names somebody of a list: the extent of the name, and who may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tei_tools.naming.bearers import Bearers
from tei_tools.naming.fitting import fit, fit_of
from tei_tools.naming.index import PersonIndex
from tei_tools.naming.inverted import end_of, given_after
from tei_tools.naming.passages import Passage
from tei_tools.naming.titles import title_before
from tei_tools.naming.tokens import Token
from tei_tools.naming.vocabulary import (
    FUNCTION,
    NOT_NAMES,
    PLACES,
    STRONG_TITLES,
    SUFFIXES,
    THINGS,
    TITLES,
    WORDS,
)

_DOUBTFUL = WORDS | PLACES
_MAY_FOLLOW = NOT_NAMES | TITLES | FUNCTION | SUFFIXES | WORDS
_PARTS = frozenset({"short", "given"})
_LONGEST = 7  # words of a form
_SUFFIX = re.compile(r",? (Jr|Sr|II|III|IV)\b\.?(?!\w)")
_BEFORE_SUFFIX = frozenset(", ")


class Mention(NamedTuple):
    """A name in the text of a passage, ``passage.reading[start:end]``, and its candidates.

    ``strength`` says how much of a name it is: 3 a full name, 2 initials and family name, 1 the
    family name, 0 a part of it. ``doubtful`` names are words too, and need evidence.
    """

    start: int
    end: int
    letters: str
    candidates: Bearers
    passage: Passage
    strength: int = 1
    title: str = ""
    doubtful: bool = False
    first: int = 0  # its first token
    after: int = 0  # the token after it
    given: tuple[str, ...] = ()


def find_mentions(passage: Passage, index: PersonIndex) -> Iterator[Mention]:
    """The mentions in one passage, in order, disjoint.

    Names of others that only share a family name with the list (``Robert Ball`` where the list
    has George W. Ball) come without candidates.
    """
    words = passage.tokens
    taken = 0  # tokens before it are used
    starts = index.starts
    for position, word in enumerate(words):
        if word.key in starts and position >= taken:
            mention = _longest(passage, position, taken, index)
            if mention:
                yield mention
                taken = mention.after


def _longest(passage: Passage, first: int, taken: int, index: PersonIndex) -> Mention | None:
    words = passage.tokens
    letters = ""
    forms: list[tuple[int, str]] = []
    for after, word in enumerate(words[first : first + _LONGEST], start=first + 1):
        letters += word.key
        if index.candidates(letters):
            forms.append((after, letters))
        if not word.goes_on:
            break
    for after, letters in reversed(forms):
        mention = _at(passage, first, after, letters, taken, index)
        if mention:
            return mention
    return None


def _at(
    passage: Passage, first: int, after: int, letters: str, taken: int, index: PersonIndex
) -> Mention | None:
    words = passage.tokens
    candidates = index.candidates(letters)
    if not (words[after - 1].capital or any(word.capital for word in words[first:after])):
        return None
    if after - first > 1:
        text = passage.text(first, after)
        if " " in text or "\n" in text:  # "White House" is not Mr. Whitehouse
            candidates = Bearers(c for c in candidates if c.words > 1)
        if not candidates:
            return None
    if candidates[0].kind == "whole":
        wholes = Bearers(c for c in candidates if c.kind == "whole")
        return _mention(passage, first, after, letters, wholes, (), 3)
    if candidates[0].kind == "given":
        candidates = _by_given_name(candidates, words, first, after)
        if not candidates:
            return None
    before = _given_before(words, first, taken) if words[first].joined else ()
    given, fitting = fit(before, candidates) if before else ((), candidates)
    start = first - len(given)
    if not given and before and _goes_with_next(words, after, before, letters, index):
        return None  # "Burke" in "C. Burke Elbrick"
    if len(given) < len(before):
        left = before[len(before) - len(given) - 1]
        letter = len(before) == 1 and len(left) == 1 and first == 1  # of a paragraph, perhaps
        if left in index.given or (not given and len(left) == 1 and not letter):
            # somebody else's given name stands before it
            return _mention(passage, first - len(before), after, letters, Bearers(), before, 3)
    if not given and (behind := given_after(passage, after)):
        some = Bearers(c for c in fitting if fit_of(behind, c.given) == len(behind))
        if some and any(len(word) > 1 for word in behind):  # "Alder, Peter F."
            return _inverted(passage, first, after, letters, some, behind, taken)
    following = words[after] if words[after - 1].goes_on else None
    if following and all(c.kind == "short" for c in fitting) and _goes_on(following, given):
        return None  # "Chi Chao-chu" is not Chi P'eng-fei
    if following and not given:
        if following.capital and following.key in THINGS:
            return None
        if _is_given_of_another(words, first, after, index, passage.reading):
            return None
    strength = 1
    if given:
        strength = 3 if any(len(word) > 2 for word in given) else 2
    elif fitting[0].kind in _PARTS and all(c.kind in _PARTS for c in fitting):
        strength = 0
    return _mention(passage, start, after, letters, fitting, given, strength, taken)


def _mention(
    passage: Passage,
    first: int,
    after: int,
    letters: str,
    candidates: Bearers,
    given: tuple[str, ...],
    strength: int,
    taken: int = 0,
) -> Mention | None:
    words, reading = passage.tokens, passage.reading
    previous = words[first - 1] if first > taken and words[first].joined else None
    if previous and (not previous.capital or previous.key in FUNCTION):
        previous = None
    title = previous.key if previous and previous.key in TITLES else ""
    doubtful = strength < 2 and title not in STRONG_TITLES and letters in _DOUBTFUL
    if strength < 2 and letters in FUNCTION and title not in STRONG_TITLES:
        return None
    if (doubtful or strength == 0) and previous and not title:
        office = title_before(reading, words[first].start, passage.block.start)
        if office:
            title, doubtful = office.head, False
        elif not previous.text.isupper():
            return None  # "West" in "East-West", "Minh" in "Viet Minh"
    end = words[after - 1].end
    suffix = _SUFFIX.match(reading, end) if reading[end : end + 1] in _BEFORE_SUFFIX else None
    if suffix:
        same = Bearers(c for c in candidates if c.name.suffix == suffix[1].lower())
        candidates = same or candidates
        end = suffix.end()
        while after < len(words) and words[after].start < end:
            after += 1
    return Mention(
        words[first].start, end, letters, candidates, passage,
        strength, title, doubtful, first, after, given,
    )  # fmt: skip


def _inverted(
    passage: Passage,
    first: int,
    after: int,
    letters: str,
    candidates: Bearers,
    given: tuple[str, ...],
    taken: int,
) -> Mention | None:
    """The mention with the given names behind the family name and a comma."""
    after += len(given)
    found = _mention(passage, first, after, letters, candidates, given, 3, taken)
    end = end_of(passage, after - 1)
    return found._replace(end=max(found.end, end)) if found else None


def _by_given_name(candidates: Bearers, words: list[Token], first: int, after: int) -> Bearers:
    """Candidates that the text calls by their given name alone; of knights only after ``Sir``."""
    title = words[first - 1].key if first and words[first].joined else ""
    if words[after - 1].goes_on:
        return Bearers()
    if title in ("sir", "dame"):
        return candidates
    return Bearers(c for c in candidates if "sir" not in c.name.titles)


def _given_before(words: list[Token], first: int, taken: int) -> tuple[str, ...]:
    """Keys of the words before the family name that may be given names, nearest last."""
    at = first
    while at > taken and at > first - 4 and words[at].joined:
        previous = words[at - 1]
        if not previous.capital or previous.key in TITLES:
            break
        if previous.key == "m" and at == first and not _continues(words, at - 1):
            break  # "M. Laloy"
        at -= 1
    return tuple(word.key for word in words[at:first])


def _continues(words: list[Token], at: int) -> bool:
    """Whether the token before belongs to the same name."""
    previous = words[at - 1] if at and words[at].joined else None
    return previous is not None and previous.capital and previous.key not in TITLES


def _goes_on(following: Token, given: tuple[str, ...]) -> bool:
    """Whether the word after a short name makes it the name of somebody else."""
    if _is_two_syllables(following):
        return True
    return following.capital and not given and following.key not in _MAY_FOLLOW


def _is_two_syllables(token: Token) -> bool:
    """Whether the word is a given name like ``En-lai``."""
    first, hyphen, second = token.text.partition("-")
    return bool(hyphen) and len(first) < 7 and second.islower()


def _goes_with_next(
    words: list[Token], after: int, before: tuple[str, ...], letters: str, index: PersonIndex
) -> bool:
    """Whether the next word is a family name of the list to which all these are given names."""
    if not words[after - 1].goes_on:
        return False
    run = (*before, letters)
    some = index.candidates(words[after].key).who_may_be(run[0])
    return any(fit_of(run, c.given) == len(run) for c in some)


def _is_given_of_another(
    words: list[Token], first: int, after: int, index: PersonIndex, reading: str
) -> bool:
    """Whether the word is the given name in ``Nelson Rockefeller``."""
    following = words[after]
    if reading[words[first].end] in "-–" and any(
        c.kind == "family" for c in index.candidates(following.key)
    ):
        return False  # "Jackson-Vanik" are two persons
    if len(following.key) == 1:  # "Allen W. Dulles"
        following = words[after + 1] if after + 1 < len(words) else following
        if not following.joined:
            return False
    capitals = words[first].text.isupper() and following.text.isupper()
    return (
        after - first == 1
        and words[first].key in index.given
        and following.capital
        and following.key not in STRONG_TITLES
        and len(following.key) > 1
        and (not capitals or following.key in index.starts)
    )
