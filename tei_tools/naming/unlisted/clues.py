"""What speaks for and against a word being a person's name, as features of a statistical model.

Those of the word itself tell how it is spelled, and whether it is known as a family name or as a
word that prose writes small; those of a place tell the words and signs beside it. Words beside it
that have a capital are clues by their kind only, so that the model cannot learn who was named with
whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tei_tools.naming.learned import KnownWords
from tei_tools.naming.text.company import company, may_be_unknown
from tei_tools.naming.text.passages import Passage
from tei_tools.naming.text.small import SmallWords
from tei_tools.naming.text.tokens import Token
from tei_tools.naming.text.words import key
from tei_tools.naming.vocabulary import (
    FUNCTION,
    GIVEN,
    MONTHS,
    NOT_NAMES,
    OTHERS,
    PLACES,
    TITLES,
    WORDS,
)

#: What kind of clue it is, and what it is: a word, or two that stand together.
Clue = tuple[str, ...]

_REACH = 32  # characters before and after that are looked at
_BESIDE = 6  # characters to the next word with a capital: ", and "
_LONGEST_WORD = 14  # characters of a word that is a clue
_MAY_BE_FAMILIES = WORDS - NOT_NAMES - TITLES - FUNCTION - MONTHS
_OPENERS = ' “"(‘'
_SENTENCE_ENDS = frozenset(".:?!”\n;")
_MANY = 4  # mentions: more say nothing new


def may_be_part(passage: Passage, at: int) -> bool:
    """Whether the word may be a part of a name of several words."""
    token = passage.tokens[at]
    return token.capital and _may_be_part(token.text) and at not in passage.taken


@lru_cache(maxsize=1 << 14)  # the same words come again and again
def may_be_family(text: str) -> bool:
    """Whether the word may be a family name that nothing in the memo introduces."""
    return len(text) > 1 and (
        may_be_unknown(text) or (text.istitle() and key(text) in _MAY_BE_FAMILIES)
    )


@lru_cache(maxsize=1 << 14)
def _may_be_part(text: str) -> bool:
    return may_be_family(text) or (text.istitle() and key(text) in GIVEN)


def word_clues(token: Token, count: int, small: SmallWords, known: KnownWords) -> list[Clue]:
    """The clues of a word that the memo has ``count`` times."""
    letters, text = token.key, token.text
    rank = known.families.get(letters, "-")
    clues: list[Clue] = [
        ("family", rank),
        ("given", known.given.get(letters, "-")),
        ("length", str(min(len(letters), 11))),
        ("ends", letters[-3:]),
        ("ends", letters[-2:]),
        ("count", str(min(count, _MANY))),
    ]
    if letters in known.small:
        clues += (("small", "in prose"), ("family small in prose", rank))
    if rank != "-" and letters in small:
        clues.append(("small", "in the memo"))
    if letters in WORDS:
        clues.append(("is", "a word"))
    if letters in GIVEN:
        clues.append(("is", "a given name"))
    if not text[1:].islower():
        clues.append(("has", "a capital inside"))
    if "-" in text:
        clues.append(("has", "a hyphen"))
    return clues


def run_clues(
    tokens: Sequence[Token], count: int, small: SmallWords, known: KnownWords
) -> list[Clue]:
    """The clues of the words of a name of several words."""
    first, last = tokens[0], tokens[-1]
    given, family = known.given.get(first.key, "-"), known.families.get(last.key, "-")
    clues: list[Clue] = [("words", str(len(tokens))), ("given and family", given + family)]
    for place, token in (("first", first), ("last", last)):
        of_word = word_clues(token, count, small, known)
        clues += [(f"{place} {kind}", value) for kind, value in of_word]
    return clues


def place_clues(passage: Passage, first: int, after: int) -> list[Clue]:
    """The clues of what stands before the token ``first``, and before the token ``after``."""
    tokens, taken, reading = passage.tokens, passage.taken, passage.reading
    start, end = tokens[first].start, tokens[after - 1].end
    clues: list[Clue] = [("block", passage.block.kind), ("role", passage.role)]
    if first:
        beside = tokens[first - 1]
        if start - beside.end <= _BESIDE:
            kind = _kind(beside, first - 1 in taken)
            clues.append(("left", kind, reading[beside.end : start].strip()))
    if after < len(tokens):
        beside = tokens[after]
        if beside.start - end <= _BESIDE:
            kind = _kind(beside, after in taken)
            clues.append(("right", kind, reading[end : beside.start].strip()))
    clues += _clues_before(reading[max(passage.block.start, start - _REACH) : start])
    if passage.capitals:
        clues.append(("is", "among capitals"))
    return clues + _clues_after(reading[end : min(passage.block.end, end + _REACH)])


def _clues_before(text: str) -> list[Clue]:
    """The clues of the characters before."""
    words = text.split()
    word = "^"
    if text and not text[-1].isspace():
        word = text[-1]
    elif words:
        word = _shape(words.pop())
    clues: list[Clue] = [("before", word)]
    if words:
        clues.append(("before", _shape(words[-1]), word))
    last = text.rstrip(_OPENERS)[-1:]
    if not last or last in _SENTENCE_ENDS:
        clues.append(("is", "the first of its sentence"))
    return clues


def _clues_after(text: str) -> list[Clue]:
    """The clues of the characters after."""
    words = text.split(None, 2)
    if not words:
        return [("after", "$")]
    if text[0].isspace():
        sign, goes_on = _shape(words[0]), True
    else:
        sign, goes_on = "’s" if text[:2] in ("’s", "'s") else text[0], len(words[0]) <= 2
    clues: list[Clue] = [("after", sign)]
    if goes_on and len(words) > 1:
        clues.append(("after", sign, _shape(words[1])))
    return clues


def company_at(passage: Passage, at: int) -> float:
    """The company of the token (see :func:`tei_tools.naming.text.company.company`); a word with a
    capital directly beside it makes it a part of something else."""
    token = passage.tokens[at]
    before, after = passage.before(at), passage.after(at)
    if (before and before.capital and before.key not in FUNCTION) or (after and after.capital):
        return -1.0
    return company(token, passage.reading)


@lru_cache(maxsize=1 << 14)
def _shape(word: str) -> str:
    """The word where it is small, otherwise what it looks like."""
    if any(character.isdigit() for character in word):
        return "1"
    if word.islower() and len(word) <= _LONGEST_WORD:
        return word
    if word.isalpha():
        return "Aa" if len(word) > 1 else "A"
    return f"Aa{word[-1]}" if word[:1].isalpha() and not word[-1].isalpha() else "Aa"


def _kind(token: Token, taken: bool) -> str:
    """What kind of word stands beside: a person, a title, a place …"""
    if taken:
        return "person"
    if not token.capital:
        return "particle"
    return "capitals" if token.text.isupper() and len(token.key) > 1 else _kind_of(token.key)


@lru_cache(maxsize=1 << 14)
def _kind_of(letters: str) -> str:
    if letters in TITLES:
        return "title"
    if letters in PLACES:
        return "place"
    if letters in OTHERS:
        return "thing"
    if len(letters) == 1:
        return "initial"
    if letters in GIVEN:
        return "given"
    return "function" if letters in FUNCTION else "unknown"
