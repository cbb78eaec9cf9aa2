"""Names that are slips of others, and what was meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_NEAR = 0.74  # how like two names are at least, from 0 to 1
_MANY = 1000


def meant_or(otherwise: str, name: str, candidates: Iterable[str]) -> str:
    """The hint to what the name is a slip of, or ``otherwise`` where it is none."""
    meant = nearest(name, candidates)
    return f"did you mean “{meant}”?" if meant else otherwise


def nearest(name: str, candidates: Iterable[str]) -> str:
    """The candidate that the name is a slip of, or nothing.

    A slip is a name that differs in case only, or in about one letter of four. Among very many
    candidates there is always one that is near by chance, so none is proposed.
    """
    known = set(candidates) - {name}
    if len(known) > _MANY:
        return ""
    best, best_ratio = "", _NEAR
    lowered = name.lower()
    letters = frozenset(lowered)
    shortest, longest = (len(lowered) * share for share in (_NEAR / (2 - _NEAR), 2 / _NEAR - 1))
    matcher: SequenceMatcher[str] | None = None
    for candidate in sorted(known):
        other = candidate.lower()
        if other == lowered:
            return candidate
        if not shortest < len(other) < longest:
            continue
        # no more letters can agree than the other has of those of the name
        agreeing = min(len(lowered), sum(map(letters.__contains__, other)))
        if 2 * agreeing / (len(lowered) + len(other)) <= best_ratio:
            continue
        matcher = matcher or SequenceMatcher(None, "", lowered)
        matcher.set_seq1(other)
        if matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = candidate, ratio
    return best
