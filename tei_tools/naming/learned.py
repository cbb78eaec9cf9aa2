"""What the program has learned about names: a model's weights, and words with what they are.

The files in ``data/`` are made by ``bench/persons/learn.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

#: Where the files are.
DATA: Traversable = files("tei_tools.naming") / "data"

_SYLLABLE = 4  # letters: shorter words are names of somebody somewhere

#: A clue -> how much it speaks for a name, in log odds; the empty one is what nothing else says.
Weights = Mapping[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class KnownWords:
    """``families`` and ``given`` are common names, with a class of how common they are: ``a``,
    ``b`` …; ``small`` are words that prose writes small, ``prose`` those of them that are no common
    names."""

    families: Mapping[str, str]
    given: Mapping[str, str]
    small: frozenset[str]
    prose: frozenset[str]


@dataclass(frozen=True, slots=True)
class Learned:
    """The known words, and the weights for words and for runs of words."""

    known: KnownWords
    words: Weights
    runs: Weights


@lru_cache(maxsize=1)
def learned() -> Learned:
    """What was learned; read once, when it is first wanted."""
    return Learned(known_words(), _weights("words.tsv"), _weights("runs.tsv"))


@lru_cache(maxsize=1)
def known_words() -> KnownWords:
    """The names, one class a line, and the small words."""
    small = frozenset(_read("small_words.txt").split())
    families, given = _classes("family_names.txt"), _classes("given_names.txt")
    prose = frozenset(w for w in small - families.keys() - given.keys() if len(w) >= _SYLLABLE)
    return KnownWords(families, given, small, prose)


def _classes(name: str) -> Mapping[str, str]:
    lines = _read(name).splitlines()
    return {word: chr(ord("a") + at) for at, line in enumerate(lines) for word in line.split()}


def _weights(name: str) -> Weights:
    rows = [line.split("\t") for line in _read(name).splitlines()]
    return {tuple(clue): float(weight) for weight, *clue in rows}


def _read(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")
