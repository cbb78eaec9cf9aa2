"""Regular expressions that are compiled when they are first used.

The program has some six hundred. A memo needs a hundred of them, and to compile the others would
take a tenth of a second at each start.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_NAMES = (
    "match", "fullmatch", "search", "finditer", "findall", "sub", "split", "pattern", "flags",
    "groupindex",
)  # fmt: skip


class Later:
    """Stands for an expression; what it has is that of the compiled one, from the first use on."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """What is asked for the first time."""
        if name not in _NAMES:
            raise AttributeError(name)
        compiled = re.compile(*self._given)
        for each in _NAMES:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression of a module, as of :func:`re.compile`; ``flags`` are those of re.

    It has the methods of a pattern that look at a text, with ``pattern`` and ``flags``. An
    expression that is none is told at its first use (the tests use them all).
    """
    return cast("re.Pattern[AnyStr]", Later(pattern, flags))
