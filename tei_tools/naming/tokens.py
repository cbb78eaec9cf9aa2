"""The capitalized words of a passage, which names are made of, and the particles before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tei_tools.naming.vocabulary import FUNCTION, GIVEN, PARTICLES, TITLES
from tei_tools.naming.words import HYPHEN, INNER, LETTER, key

# A word that begins with a capital. What it can begin with stands first, as plain ranges: re looks
# for these several times as fast as it would try the rest at every character.
_CAPITALIZED = re.compile(
    rf"[A-Z\u00aa-\uffff](?<=[^\W\d_a-z])(?<!{LETTER}.){LETTER}*{INNER}", re.DOTALL
)
_PARTICLE = re.compile(
    rf"(?<!{LETTER})(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})(?!{LETTER})"
)
#: Words that have a capital only because a sentence begins, unless a name goes before them.
_OPENING = frozenset(w for w in FUNCTION - GIVEN - TITLES - PARTICLES - {"may"} if len(w) > 1)
_ENDS = frozenset(f" {particle}"[-2:] for particle in PARTICLES)
_REACH = 24  # characters that particles before a name may take up: "de los "
_JOINING = " \n-–‑."


@dataclass(slots=True)
class Token:
    """A word with a capital, or a particle before one: ``reading[start:end]``.

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
    """The capitalized words of ``reading[start:end]`` and the particles before them, in order;
    without those that begin no name: ``The``, ``However``."""
    found: list[Token] = []
    before: Token | None = None
    for match in _CAPITALIZED.finditer(reading, start, end):
        left, word = match.start(), match.group()
        if reading[left - 1] in "’'" and _is_article(reading, left - 2, start):
            left -= 2
            word = reading[left : match.end()]
        after = before.end if before else start
        if reading[left - 3 : left - 1] in _ENDS and left - after > 2:
            found += _particles(reading, max(after, left - _REACH), left, before)
            before = found[-1] if found else None
        for part in (word,) if word.isalpha() else HYPHEN.split(word):
            letters, right = key(part), left + len(part)
            joined = before is not None and _joins(reading[before.end : left], before)
            if letters and (joined or letters not in _OPENING):
                before = Token(left, right, part, letters, joined, True)
                found.append(before)
            left = right + 1
    return found


def _is_article(reading: str, at: int, start: int) -> bool:
    """Whether the letter at the offset is a French article: ``d’Estaing``."""
    return at >= start and reading[at] in "dDlL" and not reading[at - 1 : at].isalpha()


def _particles(reading: str, start: int, end: int, before: Token | None) -> Iterator[Token]:
    for match in _PARTICLE.finditer(reading, start, end):
        joined = before is not None and _joins(reading[before.end : match.start()], before)
        before = Token(*match.span(), match.group(), match.group(), joined, False)
        yield before


def _joins(gap: str, before: Token) -> bool:
    if len(gap) == 1:
        return gap in _JOINING
    if gap.isspace():
        return "\n\n" not in gap
    # a full stop joins only after an initial or a short form: "W. Averell", "Wm. B."
    return gap[:1] == "." and gap[1:].isspace() and before.end - before.start <= 3
