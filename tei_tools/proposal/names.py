"""A name as it is written, divided into family and given names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tei_tools.naming.listed.fitting import is_other_form
from tei_tools.naming.text.words import key
from tei_tools.naming.vocabulary import (
    FAMILY_FIRST,
    GIVEN,
    PARTICLES,
    SUFFIXES,
    TITLES,
    VIETNAMESE,
)

# "Tse-tung", "En-lai": Chinese and Korean given names of two syllables, which stand last.
_TWO_SYLLABLES = re.compile(r"[^\W\d_]+[’']?[-–‑][’']?[^\W\d_]+")
# Initials that are written together: "W.R. Smyser".
_GLUED = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Name:
    """Words as written: ``family`` and ``given`` in the order in which they belong together.

    ``in_order`` says that the family name is written first and the name is not inverted in a list
    (``Chou En-lai``).
    """

    family: tuple[str, ...]
    given: tuple[str, ...] = ()
    suffix: str = ""
    in_order: bool = False

    @property
    def is_full(self) -> bool:
        """Whether it says more than a family name."""
        return bool(self.given)

    @property
    def heading(self) -> str:
        """The name as a list has it: ``Kissinger, Henry A.``"""
        family, given = " ".join(self.family), " ".join(self.given)
        if self.in_order:
            return f"{family} {given}".strip()
        return ", ".join(part for part in (family, given, self.suffix) if part)

    @property
    def initials(self) -> str:
        """Family name first: ``KHA``."""
        return "".join(word[0] for word in self._keys(self.family[:1] + self.given)).upper()

    @property
    def family_key(self) -> str:
        """The letters of the family name, small, without accents."""
        return "".join(self._keys(self.family))

    @property
    def given_keys(self) -> tuple[str, ...]:
        """The same of each given name."""
        return self._keys(self.given)

    @property
    def short_keys(self) -> frozenset[str]:
        """What the bearer is called for short: the family name; of ``Ngo Dinh Diem`` also ``Diem``,
        of ``Couve de Murville`` also ``Couve``."""
        parts = [word for word in self.family if key(word) not in PARTICLES]
        shorts = {self.family_key, *(key(word) for word in parts[:1])}
        if self.in_order and len(self.given) > 1:
            shorts.add(key(self.given[-1]))
        return frozenset(shorts)

    @staticmethod
    def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(found for word in words if (found := key(word)))


def read_name(form: str) -> Name:
    """Divide a written name; titles before it are left out.

    A comma divides family and given names. Without one the family name is the last word with its
    particles, or the first where the name is Chinese, Korean or Vietnamese.
    """
    family, comma, rest = form.partition(",")
    if comma:
        parts = [part.split() for part in rest.split(",")]
        suffix = next((words[0] for words in parts if len(words) == 1 and _is_suffix(words[0])), "")
        given = tuple(w for words in parts for w in words if w != suffix and key(w) not in TITLES)
        if not given:  # "John Smith, Jr."
            name = read_name(family)
            return Name(name.family, name.given, suffix or name.suffix, name.in_order)
        return Name(tuple(family.split()), given, suffix)
    words = [word for part in form.split() for word in _GLUED.split(part)]
    while len(words) > 1 and key(words[0]) in TITLES and key(words[0]) not in GIVEN:
        words.pop(0)
    suffix = words.pop() if len(words) > 1 and _is_suffix(words[-1]) else ""
    if _is_family_first(words):
        return Name(tuple(words[:1]), tuple(words[1:]), suffix, in_order=True)
    if len(words) > 1 and _is_particle(words[0]):
        return Name(tuple(words), (), suffix)
    at = len(words) - 1
    while at > 1 and key(words[at - 1]) in PARTICLES:
        at -= 1
    return Name(tuple(words[at:]), tuple(words[:at]), suffix)


def compatible(one: Name, other: Name) -> bool:
    """Whether two names with one family name may be one person's.

    Given names agree if those of the shorter stand in the longer in their order, in full, as
    initials, as short forms (``Bill``) or in another spelling, and the first agrees with the first
    or one in full.
    """
    if one.suffix and other.suffix and key(one.suffix) != key(other.suffix):
        return False
    short, long = sorted((one.given_keys, other.given_keys), key=len)
    at, in_full = 0, False
    for word in short:
        match = next((i for i in range(at, len(long)) if _agree(word, long[i])), None)
        if match is None:
            return False
        in_full = in_full or (len(word) > 1 and len(long[match]) > 1)
        at = match + 1
    return not short or in_full or _agree(short[0], long[0])


def _agree(one: str, other: str) -> bool:
    """Whether two given names may be one person's. Stricter than
    :func:`tei_tools.naming.listed.fitting.is_same_name`, to which a slip is still the person of a
    list: here it would make one of two persons (``Christopher`` and ``Christian``)."""
    if one[0] == other[0] and 1 in (len(one), len(other)):
        return True
    if min(len(one), len(other)) > 2 and (one.startswith(other) or other.startswith(one)):
        return True
    return is_other_form(one, other)


def _is_suffix(word: str) -> bool:
    return key(word) in SUFFIXES and (word[:1].isupper())


def _is_particle(word: str) -> bool:
    """Whether a name that begins with the word is a family name: ``de Gaulle``, ``Von Hase``."""
    return word in PARTICLES or key(word) in PARTICLES - GIVEN - VIETNAMESE


def _is_family_first(words: list[str]) -> bool:
    if not 1 < len(words) < 4:
        return False
    if _TWO_SYLLABLES.fullmatch(words[-1]):
        return len(words) == 2 and key(words[0]) not in GIVEN
    first = key(words[0])
    if first in VIETNAMESE:
        return len(words) == 3 and key(words[1]) not in GIVEN
    return first in FAMILY_FIRST and len(words) == 2 and key(words[1]) not in GIVEN
