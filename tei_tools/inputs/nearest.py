"""Which path is meant by one that is not there."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path

#: Among more names than these there is always one that is near by chance.
_MANY = 10_000


def hint_of(path: Path) -> str:
    """A hint to the path that one is a slip of that is not there: ``; did you mean memo.txt?``.
    Empty where it is there, or no name is near."""
    meant = None if path.exists() else _nearest(path)
    return f"; did you mean {meant}?" if meant else ""


def _nearest(path: Path) -> Path | None:
    """Of the first part of a path that is not there, the one in the same folder whose name is
    nearest.

    A slip is a name that differs in about one letter of four, or in case alone, but has the same
    digits: ``memo-3.txt`` that is not there is no slip of ``memo-4.txt``.
    """
    missing = path
    while not missing.parent.exists() and missing.parent != missing:
        missing = missing.parent
    try:
        names = os.listdir(missing.parent)  # noqa: PTH208 (faster)
    except OSError:
        return None
    own, digits = missing.name.lower(), _digits(missing.name)
    if len(names) > _MANY:
        return None
    known = {name.lower(): name for name in sorted(names) if _digits(name) == digits}
    near = [name for name in get_close_matches(own, known, 1, 0.75) if name[0] != "."]
    if not near:
        return None
    meant = missing.with_name(known[near[0]])
    whole = meant / path.relative_to(missing)
    return whole if whole.exists() else meant


def _digits(name: str) -> list[str]:
    return sorted(filter(str.isdigit, name))
