"""Whether words before or after a family name are the given names of somebody in a list."""

from __future__ import annotations

from functools import lru_cache

from tei_tools.naming.listed.bearers import Bearers
from tei_tools.naming.vocabulary import GIVEN, SHORT_FORMS, SPELLINGS


def fit(before: tuple[str, ...], candidates: Bearers) -> tuple[tuple[str, ...], Bearers]:
    """The longest run of words before the name that fits a candidate, and those it fits best."""
    for count in range(len(before), 0, -1):
        run = before[len(before) - count :]
        some = candidates.who_may_be(run[0])
        hits = [fit_of(run, c.given) for c in some]
        best = max(hits, default=0)
        if best:
            return run, Bearers(c for c, hit in zip(some, hits, strict=True) if hit == best)
    return (), candidates


def fit_of(words: tuple[str, ...], given: tuple[str, ...]) -> int:
    """How many of the words are given names: in order, short, as initials, or some left out.

    Of two that begin alike a wrong initial is a slip; a wrong name is another person: 0.
    """
    at = 0
    hits = 0
    for word in words:
        for match in range(at, len(given)):
            if is_same_name(word, given[match]):
                at = match + 1
                hits += 1
                break
        else:
            if len(word) > 1 or not hits:
                return 0
    return hits


@lru_cache(maxsize=1 << 14)  # the same names come again and again
def is_same_name(word: str, given: str) -> bool:
    """Whether the word can stand for the given name: itself, an initial, a short form."""
    if word == given or (len(word) == 1 and word == given[0]):
        return True
    if len(given) == 1:
        return word[0] == given and word in GIVEN
    if is_other_form(word, given):
        return True
    if len(word) > 3 and len(given) > 3 and word[:4] == given[:4]:
        return True
    return len(word) > 2 and given.startswith(word)


def is_other_form(one: str, other: str) -> bool:
    """Whether one given name is another spelling (``Muhammad``, ``Mohammed``) or a short form
    (``Bill``, ``William``) of the other; both as keys."""
    if one in SPELLINGS and SPELLINGS[one] == SPELLINGS.get(other):
        return True
    return other in SHORT_FORMS.get(one, ()) or one in SHORT_FORMS.get(other, ())
