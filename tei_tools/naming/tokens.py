"""The capitalized words of a passage, which names are made of."""

from __future__ import annotations

from dataclasses import dataclass

from tei_tools.naming.vocabulary import PARTICLES
from tei_tools.naming.words import HYPHEN, WORD, key



@dataclass(slots=True)
class Token:
    """A word with a capital, or a particle: ``reading[start:end]``.

    ``joined`` says that it follows the token before it as words of one name do: after a space, a
    hyphen, or the full stop of an initial.
    """

    start: int
    end: int
    key: str
    joined: bool
    capital: bool


def tokens(reading: str, start: int, end: int) -> list[Token]:
    """The capitalized words and particles of ``reading[start:end]``, in order."""
    found: list[Token] = []
    last = -1
    for match in WORD.finditer(reading, start, end):
        word = match.group()
        capital = word[0].isupper()
        if not capital and word not in PARTICLES and not _has_inner_capital(word):
            continue
        left = match.start()
        for part in HYPHEN.split(word):
            joined = last >= 0 and _joins(reading, found[-1], last, left)
            found.append(Token(left, left + len(part), key(part), joined, part[0].isupper()))
            last = left + len(part)
            left = last + 1
    return found


def _has_inner_capital(word: str) -> bool:
    return not word.islower() and any(mark in word for mark in "-–’'")


def _joins(reading: str, before: Token, last: int, left: int) -> bool:
    if left - last == 1:
        return reading[last] in " \n-–‑."
    gap = reading[last:left]
    if gap.isspace():
        return "\n\n" not in gap
    # a full stop joins only after an initial or a short form: "W. Averell", "Wm. B."
    return gap[0] == "." and gap[1:].isspace() and last - before.start <= 3
