"""The office that stands before a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from tei_tools.naming.text.words import key
from tei_tools.naming.vocabulary import TITLES

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_REACH = 120  # characters before the name
_RANKS = frozenset(
    "deputy under assistant acting vice prime foreign attorney first second third former press"
    " private executive special permanent principal associate senior crown field rear lieutenant"
    " major brigadier asst chief general secretary".split()
)
_SMALL = frozenset("of for the and in to at on".split())
_LINKS = _SMALL | {"&"}
#: Ranks that must stand in the description if they stand before the name, and the reverse.
TELLING = frozenset("deputy under assistant acting vice prime foreign attorney press".split())


@dataclass(frozen=True, slots=True)
class Title:
    """``words`` of the office before a name, small; ``head`` is the title itself.

    ``Deputy Under Secretary of State for Political Affairs`` has the head ``secretary``; ``ranks``
    tell the office from a higher one of the same name (``deputy``, ``under``), ``matter`` says for
    what it is (``state``, ``political``, ``affairs``).
    """

    head: str
    words: tuple[str, ...]
    bracketed: bool = False
    ranks: frozenset[str] = field(init=False, compare=False)
    matter: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        words = frozenset(self.words)
        object.__setattr__(self, "ranks", words & TELLING)
        object.__setattr__(self, "matter", words - _RANKS - _SMALL - {self.head})


def title_before(reading: str, start: int, floor: int) -> Title | None:
    """The office directly before ``reading[start:]`` and not before ``floor``, where the passage
    begins, or None."""
    if reading[start - 1 : start] in ("-", "–"):
        return None
    while start - 1 > floor and reading[start - 2 : start].isspace():  # a note stood there
        start -= 1
    before = reading[max(floor, start - _REACH) : start].rstrip()
    words: list[str] = []  # the nearest first
    for word in reversed(before.rstrip(' \n(“"').split()):
        ends_sentence = word[-1] in ".;:!?" and len(word) > 4
        if ends_sentence or not (word[0].isupper() or word in _LINKS):
            break
        words += _backwards(word)
    if TITLES.isdisjoint(words):
        return None
    at = next(i for i, word in enumerate(words) if word in TITLES)
    if at and words[at - 1] not in _SMALL:
        return None  # "Secretary Rusk and Embassy": the title belongs to another name
    first = at + 1
    while first < len(words) and words[first] in _RANKS:
        first += 1
    return Title(words[at], tuple(reversed(words[:first])), before.endswith("("))


@lru_cache(maxsize=1 << 14)
def _backwards(written: str) -> tuple[str, ...]:
    """The keys of the words in what stands between blanks, the last first."""
    return tuple(key(part) for part in reversed(_WORD.findall(written)))
