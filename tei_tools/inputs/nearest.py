"""Which path is meant by one that is not there."""

from __future__ import annotations

import os
from pathlib import Path

from tei_tools.slips import nearest


def hint_of(path: Path) -> str:
    """A hint to the path that one is a slip of that is not there: ``; did you mean memo.txt?``.
    Empty where it is there, or no name is near."""
    meant = None if path.exists() else _meant(path)
    return f"; did you mean {meant}?" if meant else ""


def _meant(path: Path) -> Path | None:
    """Of the first part of a path that is not there, the one in the same folder that it is a slip
    of, hidden ones left out.

    A slip has the same digits: ``memo-3.txt`` that is not there is no slip of ``memo-4.txt``.
    """
    missing = path
    while not missing.parent.exists() and missing.parent != missing:
        missing = missing.parent
    try:
        names = os.listdir(missing.parent)  # noqa: PTH208 (faster)
    except OSError:
        return None
    digits = _digits(missing.name)
    alike = (name for name in names if name[0] != "." and _digits(name) == digits)
    name = nearest(missing.name, alike)
    if not name:
        return None
    meant = missing.with_name(name)
    whole = meant / path.relative_to(missing)
    return whole if whole.exists() else meant


def _digits(name: str) -> list[str]:
    return sorted(filter(str.isdigit, name))
