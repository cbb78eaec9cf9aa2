"""Numbers as they are printed: arabic and roman, in brackets or not."""

from __future__ import annotations

import re

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def value(number: str) -> tuple[str, int] | None:
    """Kind (``arabic`` or ``roman``) and value of a printed number; None if it is neither."""
    bare = number.strip().strip("[]").strip()
    if re.fullmatch(r"[0-9]+", bare):
        return "arabic", int(bare)
    return ("roman", roman) if (roman := _roman(bare.lower())) else None


def _roman(text: str) -> int:
    """The value of a well-formed roman number in small letters, or 0."""
    if not text or not re.fullmatch("m*(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", text):
        return 0
    values = [_ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
