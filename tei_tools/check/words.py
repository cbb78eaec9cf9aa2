"""Putting names into sentences, and finding the name that was meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher


def one_of(names: Iterable[str]) -> str:
    """``a``, ``a or b``, ``a, b or c``, in the order given."""
    all_names = list(names)
    if len(all_names) < 2:
        return "".join(all_names)
    return f"{', '.join(all_names[:-1])} or {all_names[-1]}"


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


_NEAR = 0.74  # how like two names are at least, from 0 to 1
_MANY = 1000


def quoted(text: str, limit: int = 40) -> str:
    """The text on one line in quotation marks, shortened."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= limit else line[: limit - 1] + '…'}”"
