"""Where a text names somebody of a list: the extent of the name, and who may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tei_tools.naming.listed.bearers import Bearers
from tei_tools.naming.listed.fitting import fit, fit_of
from tei_tools.naming.listed.index import PersonIndex
from tei_tools.naming.text.inverted import end_of, given_after
from tei_tools.naming.text.passages import Passage
from tei_tools.naming.text.titles import title_before
from tei_tools.naming.text.tokens import Token
from tei_tools.naming.text.words import Words
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
    given: Words = ()


class _Form(NamedTuple):
    """A form of a name in the list, as it stands in a passage: from the token ``first`` on, up to
    ``after``. The tokens before ``taken`` belong to other mentions."""

    passage: Passage
    first: int
    after: int
    letters: str
    taken: int

    @property
    def words(self) -> list[Token]:
        """The tokens of the passage."""
        return self.passage.tokens

    @property
    def following(self) -> Token | None:
        """The token after it, if the two follow each other as words of one name do."""
        return self.words[self.after] if self.words[self.after - 1].goes_on else None


def find_mentions(passage: Passage, index: PersonIndex) -> Iterator[Mention]:
    """The mentions in one passage, in order, disjoint.

    Names of others that only share a family name with the list (``Robert Ball`` where the list
    has George W. Ball) come without candidates.
    """
    taken = 0
    starts = index.starts
    for position, word in enumerate(passage.tokens):
        if word.key in starts and position >= taken:
            mention = _longest(passage, position, taken, index)
            if mention:
                yield mention
                taken = mention.after


def _longest(passage: Passage, first: int, taken: int, index: PersonIndex) -> Mention | None:
    letters = ""
    forms: list[_Form] = []
    for after, word in enumerate(passage.tokens[first : first + _LONGEST], start=first + 1):
        letters += word.key
        if index.candidates(letters):
            forms.append(_Form(passage, first, after, letters, taken))
        if not word.goes_on:
            break
    for form in reversed(forms):
        if mention := _read(form, index):
            return mention
    return None


def _read(form: _Form, index: PersonIndex) -> Mention | None:
    """The mention that a form is, with the given names before it or behind it; None where it is a
    part of something else."""
    candidates = _candidates(form, index)
    if not candidates:
        return None
    if candidates[0].kind == "whole":
        return _mention(form, Bearers(c for c in candidates if c.kind == "whole"), (), 3)
    before = _given_before(form)
    given, fitting = fit(before, candidates) if before else ((), candidates)
    if not given and before and _goes_with_next(form, before, index):
        return None  # "Burke" in "C. Burke Elbrick"
    if len(given) < len(before) and _is_of_another(form, before, given, index):
        return _mention(_from(form, before), Bearers(), before, 3)
    if not given and (behind := given_after(form.passage, form.after)):
        some = Bearers(c for c in fitting if fit_of(behind, c.given) == len(behind))
        if some and any(len(word) > 1 for word in behind):  # "Alder, Peter F."
            return _inverted(form, some, behind)
    if form.following and _is_part(form, form.following, given, fitting, index):
        return None
    return _mention(_from(form, given), fitting, given, _strength(given, fitting))


def _candidates(form: _Form, index: PersonIndex) -> Bearers:
    """Whom the form alone may mean."""
    candidates = index.candidates(form.letters)
    words = form.words[form.first : form.after]
    if not any(word.capital for word in words):
        return Bearers()
    if len(words) > 1:
        text = form.passage.text(form.first, form.after)
        if " " in text or "\n" in text:  # "White House" is not Mr. Whitehouse
            candidates = Bearers(c for c in candidates if c.words > 1)
    if candidates and candidates[0].kind == "given":
        return _by_given_name(form, candidates)
    return candidates


def _by_given_name(form: _Form, candidates: Bearers) -> Bearers:
    """Candidates that the text calls by their given name alone; of knights only after ``Sir``."""
    if form.following:
        return Bearers()
    before = form.passage.before(form.first)
    if before and before.key in ("sir", "dame"):
        return candidates
    return Bearers(c for c in candidates if "sir" not in c.name.titles)


def _from(form: _Form, given: Words) -> _Form:
    """The form with the given names before it."""
    return form._replace(first=form.first - len(given))


def _strength(given: Words, fitting: Bearers) -> int:
    if given:
        return 3 if any(len(word) > 2 for word in given) else 2
    return 0 if all(c.kind in _PARTS for c in fitting) else 1


def _mention(form: _Form, candidates: Bearers, given: Words, strength: int) -> Mention | None:
    """The mention of a form, its given names included, with its title and its generation name."""
    passage, first, after, letters, taken = form
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


def _inverted(form: _Form, candidates: Bearers, given: Words) -> Mention | None:
    """The mention with the given names behind the family name and a comma."""
    after = form.after + len(given)
    found = _mention(form._replace(after=after), candidates, given, 3)
    end = end_of(form.passage, after - 1)
    return found._replace(end=max(found.end, end)) if found else None


def _given_before(form: _Form) -> Words:
    """Keys of the words before the family name that may be given names, nearest last."""
    words, first = form.words, form.first
    at = first
    while at > form.taken and at > first - 4 and words[at].joined:
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


def _goes_with_next(form: _Form, before: Words, index: PersonIndex) -> bool:
    """Whether the next word is a family name of the list to which all these are given names."""
    if not form.following:
        return False
    run = (*before, form.letters)
    some = index.candidates(form.following.key).who_may_be(run[0])
    return any(fit_of(run, c.given) == len(run) for c in some)


def _is_of_another(form: _Form, before: Words, given: Words, index: PersonIndex) -> bool:
    """Whether of the words ``before`` the family name the nearest that is not one of the ``given``
    names is the given name or the initial of somebody else."""
    left = before[len(before) - len(given) - 1]
    letter = len(before) == 1 and len(left) == 1 and form.first == 1  # of a paragraph, perhaps
    return left in index.given or (not given and len(left) == 1 and not letter)


def _is_part(
    form: _Form, following: Token, given: Words, fitting: Bearers, index: PersonIndex
) -> bool:
    """Whether the following word makes the form a part of another name, or of that of a thing."""
    if all(c.kind == "short" for c in fitting) and _goes_on(following, given):
        return True  # "Chi Chao-chu" is not Chi P'eng-fei
    if given:
        return False
    is_thing = following.capital and following.key in THINGS
    return is_thing or _is_given_of_another(form, following, index)


def _goes_on(following: Token, given: Words) -> bool:
    """Whether the word after a short name makes it the name of somebody else."""
    if _is_two_syllables(following):
        return True
    return following.capital and not given and following.key not in _MAY_FOLLOW


def _is_two_syllables(token: Token) -> bool:
    """Whether the word is a given name like ``En-lai``."""
    first, hyphen, second = token.text.partition("-")
    return bool(hyphen) and len(first) < 7 and second.islower()


def _is_given_of_another(form: _Form, following: Token, index: PersonIndex) -> bool:
    """Whether the word is the given name in ``Nelson Rockefeller``."""
    words, word = form.words, form.words[form.first]
    if form.passage.reading[word.end] in "-–" and any(
        c.kind == "family" for c in index.candidates(following.key)
    ):
        return False  # "Jackson-Vanik" are two persons
    if len(following.key) == 1:  # "Allen W. Dulles"
        following = words[form.after + 1] if form.after + 1 < len(words) else following
        if not following.joined:
            return False
    capitals = word.text.isupper() and following.text.isupper()
    return (
        form.after - form.first == 1
        and word.key in index.given
        and following.capital
        and following.key not in STRONG_TITLES
        and len(following.key) > 1
        and (not capitals or following.key in index.starts)
    )
