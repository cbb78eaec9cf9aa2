"""Putting names into sentences."""

from __future__ import annotations

from collections.abc import Iterable


def one_of(names: Iterable[str]) -> str:
    """``a``, ``a or b``, ``a, b or c``, in the order given."""
    all_names = list(names)
    if len(all_names) < 2:
        return "".join(all_names)
    return f"{', '.join(all_names[:-1])} or {all_names[-1]}"


def quoted(text: str) -> str:
    """The text on one line in quotation marks, shortened to 40 characters."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= 40 else line[:39] + '…'}”"
