"""What stands around a word tells a person from a place or an office."""

from __future__ import annotations

import re
from functools import lru_cache

from tei_tools.naming.learned import known_words
from tei_tools.naming.text.tokens import Token
from tei_tools.naming.text.words import HYPHENS_AND_DASHES, key
from tei_tools.naming.vocabulary import FUNCTION, NO_NAMES, SPEAKING

# The word after a name, but for a bracket and an adverb: "Tho (DRV) repeatedly pointed".
_NEXT_WORD = re.compile(r"(?:\s*\([^()]{2,30}\))?,?\s+(?:[a-z]{3,}ly\s+)?([^\W\d_]+)")
_AUXILIARY = frozenset("had has would could might did was is will then also who whom".split())
_GOES_ON = SPEAKING | _AUXILIARY | {"because", "since", "while", "where", "which"}
_TOLD = re.compile(
    r"\b(?:tell|told|informe?d?|asked?|urged?|advised?|assured?|reminded|saw|thanked|invited"
    r"|instructed|handed|impress|persuaded|notes?|letting|remarks?"
    r"|(?:letter|telegram|memorandum|messages?) from)\s+$"
)
_NEAR_PERSONS = re.compile(r"\b(?:with|by|that|when|if|like|having|between|for|from)\s+$")
_NEAR_THINGS = re.compile(
    r"\b(?:the|a|an|in|at|into|near|this|these|those|our|no|any|all|on|aboard|vessel|freighter)\s+$",
    re.IGNORECASE,
)
_ENGLISH = ("ism", "tion", "tions", "ness", "ships")
_BEFORE_NAMES = re.compile(r"\b(?:by|with|from|told|that|informed|asked|quote|saw|met)\s+$")
# "McGowan", "O’Neill", "DeGaulle"; but "FonOff" is an office.
_INNER_CAPITAL = re.compile(
    r"(?:Ma?c|Fitz|De|Di|Du|La|Le|Lo|Van|Von|Ben|El|Al|San|St|[OdDlL][’'])[^\W\d_a-z]?[^\W\d_A-Z]"
    r"|[^\W\d_]+[-–’'][^\W\d_]*[^\W\d_A-Z]+$"
)
_ACRONYM_FIRST = re.compile(r"[A-Z]{2,}[-–]")  # "CCC-owned"
_POSSESSIVE = re.compile(r"[’'](?:s\b|(?=\s))")
_NUMBER = re.compile(r"\s*\d")


def is_unknown(token: Token) -> bool:
    """Whether the word, as far as general knowledge goes, may be a name: a capital, then small
    letters, and not one of the words that mean something else."""
    return token.capital and may_be_unknown(token.text)


@lru_cache(maxsize=1 << 14)
def may_be_unknown(text: str) -> bool:
    """:func:`is_unknown` for a word that is known to have a capital."""
    return (
        len(text) > 1
        and key(text) not in NO_NAMES
        and key(text) not in known_words().prose
        and not text.isupper()
        and (text[1:].islower() or _INNER_CAPITAL.match(text) is not None)
        and not text.endswith(_ENGLISH)
        and not _ACRONYM_FIRST.match(text)
    )


def speaks(token: Token, reading: str) -> bool:
    """Whether a verb of saying or going follows."""
    following = _NEXT_WORD.match(reading, token.end)
    return following is not None and following[1] in SPEAKING


def stands_alone(token: Token, reading: str) -> bool:
    """Whether no noun follows to which the word belongs, as ``group`` in ``the Elm-Oak group``, and
    no hyphen."""
    if reading[token.end : token.end + 1] in HYPHENS_AND_DASHES:
        return False
    following = _NEXT_WORD.match(reading, token.end)
    return following is None or key(following[1]) in FUNCTION or following[1] in _GOES_ON


def is_among_persons(first: Token, last: Token, reading: str) -> bool:
    """Whether the words from one token to the other stand where persons do."""
    before = max(0, first.start - 12)
    return speaks(last, reading) or bool(_BEFORE_NAMES.search(reading, before, first.start))


def company(token: Token, reading: str) -> float:
    """How much the words around a word are those around persons; below zero, of other things.

    A person speaks, is told, owns; a place or an office stands after ``the``, ``in``, ``at``, a
    document before a number.
    """
    before = max(0, token.start - 20)
    if _NUMBER.match(reading, token.end) or _NEAR_THINGS.search(reading, before, token.start):
        return -2.0
    score = 0.0
    following = _NEXT_WORD.match(reading, token.end)
    if following:
        score += 2.0 if following[1] in SPEAKING else 1.0 if following[1] in _AUXILIARY else 0.0
    if _POSSESSIVE.match(reading, token.end):
        score += 1.0
    if _TOLD.search(reading, before, token.start):
        return score + 2.0
    return score + (1.0 if _NEAR_PERSONS.search(reading, before, token.start) else 0.0)
