"""Names as words: the key under which a word is looked up."""

from __future__ import annotations

import re
import unicodedata

# One word of a name: letters, with apostrophes and hyphens inside; a possessive stays outside.
WORD = re.compile(r"[^\W\d_]+(?:[’'‘](?![sS](?![^\W\d_]))[^\W\d_]+|[-–‑][^\W\d_]+)*")
# A hyphen that divides a name in two: the next letter is a capital.
HYPHEN = re.compile(r"[-–‑](?=[^\W\d_a-z])|(?<=^al)[-–‑]|(?<=^el)[-–‑]")
_SEPARATORS = re.compile(r"[^\w]|_")


def key(word: str) -> str:
    """The letters alone, small, without accents: ``Ch’en``, ``CH’EN`` and ``Chen`` are one."""
    if word.isascii() and word.isalpha():
        return word.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return _SEPARATORS.sub("", plain.translate(_LETTERS)).casefold()


_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"})
