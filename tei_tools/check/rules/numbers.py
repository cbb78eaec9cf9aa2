"""Numbers as they are printed: arabic and roman, in brackets or not."""

from __future__ import annotations

import re

_LETTERS = {
    "m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10,
    "ix": 9, "v": 5, "iv": 4, "i": 1,
}  # fmt: skip


def value(number: str) -> tuple[str, int] | None:
    """Kind (``arabic`` or ``roman``) and value of a printed number; None if it is neither."""
    bare = number.strip().strip("[]").strip()
    if re.fullmatch(r"[0-9]+", bare):
        return "arabic", int(bare)
    return ("roman", roman) if (roman := _roman(bare.lower())) else None


def printed(kind: str, number: int) -> str:
    """A number of the kind ``arabic`` or ``roman`` as it is printed."""
    if kind == "arabic":
        return str(number)
    parts = []
    for letters, size in _LETTERS.items():
        parts.append(letters * (number // size))
        number %= size
    return "".join(parts)


def _roman(text: str) -> int:
    """The value of a well-formed roman number in small letters, or 0."""
    if not text or not re.fullmatch("m*(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", text):
        return 0
    values = [_LETTERS[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
