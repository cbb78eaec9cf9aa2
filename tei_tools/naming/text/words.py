"""Names as words: the key under which a word is looked up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: A name as the keys of its words.
Words = tuple[str, ...]

#: A letter of any script; and what may follow the first letters of a name in the same word, also
#: accents that are characters of their own.
LETTER = r"[^\W\d_]"
INNER = rf"(?:[’'‘](?![sS](?!{LETTER})){LETTER}+|[-–‑]{LETTER}+|[\u0300-\u036f]{LETTER}*)*"

#: One word of a name: letters, with apostrophes and hyphens inside; a possessive stays outside.
WORD = re.compile(rf"{LETTER}+{INNER}")

#: Hyphens inside a double name; a dash there joins two persons, or a person and a thing.
HYPHENS = frozenset("-‑")
HYPHENS_AND_DASHES = HYPHENS | {"–"}

#: A hyphen that divides a name in two: a capital follows it, or an Arabic article is before.
HYPHEN = re.compile(r"[-–‑](?=[^\W\d_a-z])|(?<=^[Aa]l)[-–‑]|(?<=^[Ee]l)[-–‑]")

_SEPARATORS = re.compile(r"[\W_]")
_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"})


@lru_cache(maxsize=1 << 14)  # the same words come again and again
def key(word: str) -> str:
    """The letters alone, small, without accents: ``Ch’en``, ``CH’EN`` and ``Chen`` are one."""
    if word.isascii() and word.isalpha():
        return word.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return _SEPARATORS.sub("", plain.translate(_LETTERS)).casefold()


def keys(text: str) -> Words:
    """The keys of the words of a name. A hyphen divides before a capital: ``Mendès-France`` is two
    words, ``En-lai`` is one."""
    words = (key(part) for found in WORD.findall(text) for part in HYPHEN.split(found))
    return tuple(word for word in words if word)
