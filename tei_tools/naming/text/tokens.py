"""The capitalized words of a passage, which names are made of, and the particles before them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tei_tools.naming.text.words import HYPHEN, INNER, LETTER, key
from tei_tools.naming.vocabulary import FUNCTION, GIVEN, PARTICLES, TITLES

# A word that begins with a capital. What it can begin with stands first, as plain ranges without
# the punctuation: re looks for these several times as fast as it would try the rest at every
# character; so it does for small letters.
_CAPITALIZED = re.compile(
    r"([A-Z\u00aa-\u02ff\u0370-\u1fff\u2100-\u218f\u2c00-\uffff](?<=[^\W\d_a-z])"
    rf"(?<!{LETTER}.)[a-z]*{LETTER}*{INNER})",
    re.DOTALL,
)
_PARTICLE = re.compile(
    rf"(?<!{LETTER})(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})(?!{LETTER})"
)
_PARTICLE_BEFORE = re.compile(rf"{_PARTICLE.pattern}.$", re.DOTALL)
#: Words that have a capital only because a sentence begins, unless a name goes before them.
_OPENING = frozenset(w for w in FUNCTION - GIVEN - TITLES - PARTICLES - {"may"} if len(w) > 1)
_ENDS = frozenset(f" {particle}"[-2:] for particle in PARTICLES)
_REACH = 24  # characters that particles before a name may take up: "de los "
_LONGEST = max(map(len, PARTICLES))
# Titles and given names of three letters or more that are shortened with a full stop.
_SHORTENED = frozenset(
    "adm amb brig capt cdr chas cmdr col comdr corp dip edw gen gens geo gov hon ing jas jos lic"
    " maj messrs min mlle mme mrs msgr prof rep rev sec secy sen sens sgt ste thos".split()
)
_JOINING = frozenset(" \n-–‑.")
_APOSTROPHES = frozenset("’'")


@dataclass(slots=True)
class Token:
    """A word with a capital, or a particle before one: ``reading[start:end]``.

    ``joined`` says that it follows the token before it as words of one name do: after a space, a
    hyphen, or the full stop of an initial; ``goes_on`` that so does the token after it. Without
    ``capital`` it is a particle.
    """

    start: int
    end: int
    text: str
    key: str
    joined: bool
    capital: bool = True
    goes_on: bool = False


def tokens(reading: str, start: int, end: int) -> list[Token]:
    """The capitalized words of ``reading[start:end]`` and the particles before them, in order;
    without those that begin no name: ``The``, ``However``."""
    found: list[Token] = []
    before: Token | None = None  # the token before the gap
    right = start
    pieces = iter(_CAPITALIZED.split(reading[start:end]))
    for gap, word in zip(pieces, pieces, strict=False):  # the last gap has no word after it
        left = right + len(gap)
        right = left + len(word)
        joined = before is not None
        if gap != " ":
            if gap[-1:] in _APOSTROPHES and _is_article(reading, left - 2, start):
                left, gap = left - 2, gap[:-2]
                word = reading[left:right]
            if gap[-3:-1] in _ENDS and (particles := _particles(reading, left, gap, before)):
                found += particles
                before = particles[-1]
                gap = reading[before.end : left]
            joined = before is not None and (
                gap in _JOINING or (gap[1:2].isspace() and _joins(gap, before))
            )
        for part, letters, opens in _parts(word):
            after = left + len(part)
            if letters and (joined or not opens):
                if before and joined:
                    before.goes_on = True
                before = Token(left, after, part, letters, joined)
                found.append(before)
            else:
                before = None
            left, joined = after + 1, before is not None
    return found


@lru_cache(maxsize=1 << 14)  # the same words come again and again
def _parts(word: str) -> tuple[tuple[str, str, bool], ...]:
    """What hyphens divide a word into: each part, its key, and whether it may have a capital only
    because a sentence begins."""
    parts = (word,) if word.isalpha() else HYPHEN.split(word)
    return tuple((part, letters := key(part), letters in _OPENING) for part in parts)


def _is_article(reading: str, at: int, start: int) -> bool:
    """Whether the letter at the offset is a French article: ``d’Estaing``."""
    return at >= start and reading[at] in "dDlL" and not reading[at - 1 : at].isalpha()


def _particles(reading: str, end: int, gap: str, before: Token | None) -> list[Token]:
    """The particles in the gap before the offset."""
    found: list[Token] = []
    if _PARTICLE_BEFORE.search(gap[-_LONGEST - 2 :]):
        start = end - min(len(gap), _REACH)
        for match in _PARTICLE.finditer(reading, start, end):
            joined = before is not None and _joins(reading[before.end : match.start()], before)
            if before and joined:
                before.goes_on = True
            before = Token(*match.span(), match[0], match[0], joined, capital=False)
            found.append(before)
    return found


def _joins(gap: str, before: Token) -> bool:
    if gap in _JOINING:
        return True
    if gap.isspace():
        return gap.count("\n") < 2
    # a full stop joins only after an initial or a short form: "W. Averell", "McG. B.", "Capt. Oak",
    # and after a short given name that is the first word: "Max. Oak", not "Mohammed Ali. Oak"
    length = before.end - before.start
    short = length <= 2 or before.key in _SHORTENED
    if length == 3:
        short |= not before.text.istitle() or (before.key in GIVEN and not before.joined)
    return short and gap[:1] == "." and gap[1:].isspace()
