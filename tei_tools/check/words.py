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


def nearest(name: str, candidates: Iterable[str]) -> str:
    """The candidate that the name is a slip of, or nothing.

    A slip is a name that differs in case only, or in about one letter of four.
    """
    best, best_ratio = "", 0.0
    for candidate in sorted(set(candidates)):
        if candidate == name:
            continue
        if candidate.lower() == name.lower():
            return candidate
        ratio = SequenceMatcher(None, name.lower(), candidate.lower()).ratio()
        if ratio > best_ratio:
            best, best_ratio = candidate, ratio
    return best if best_ratio >= 0.75 else ""


def quoted(text: str, limit: int = 40) -> str:
    """The text on one line in quotation marks, shortened."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= limit else line[: limit - 1] + '…'}”"
