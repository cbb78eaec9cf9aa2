"""The capitalized words of a passage, which names are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tei_tools.naming.vocabulary import PARTICLES
from tei_tools.naming.words import HYPHEN, WORD, key

# A word that begins with a capital, after a French article or not, or a particle.
_NAME_WORD = re.compile(
    rf"(?<![^\W\d_])(?:(?:[dDlL][’'])?(?=[^\W\d_a-z]){WORD.pattern}"
    rf"|(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})(?![^\W\d_]))"
)


@dataclass(slots=True)
class Token:
    """A word with a capital, or a particle: ``reading[start:end]``.

    ``joined`` says that it follows the token before it as words of one name do: after a space, a
    hyphen, or the full stop of an initial. Without ``capital`` it is a particle.
    """

    start: int
    end: int
    text: str
    key: str
    joined: bool
    capital: bool


def tokens(reading: str, start: int, end: int) -> list[Token]:
    """The capitalized words and particles of ``reading[start:end]``, in order."""
    found: list[Token] = []
    before: Token | None = None
    for match in _NAME_WORD.finditer(reading, start, end):
        left, word = match.start(), match.group()
        parts = (word,) if word.isalpha() else HYPHEN.split(word)
        for part in parts:
            right = left + len(part)
            joined = before is not None and _joins(reading[before.end : left], before)
            capital = part not in PARTICLES
            before = Token(left, right, part, key(part), joined, capital)
            found.append(before)
            left = right + 1
    return found


def _joins(gap: str, before: Token) -> bool:
    if len(gap) == 1:
        return gap in " \n-–‑."
    if gap.isspace():
        return "\n\n" not in gap
    # a full stop joins only after an initial or a short form: "W. Averell", "Wm. B."
    return len(gap) > 1 and gap[0] == "." and gap[1:].isspace() and before.end - before.start <= 3
