"""The text of a memo with only one kind of blank and of line end, at the same offsets."""

from __future__ import annotations

import re

# No-break spaces, and spaces of other widths, as word processors and web pages set them.
_BLANKS = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"
_RETURNS = re.compile(r"\r+\n?")


def plain(text: str) -> str:
    r"""The text, character for character at the same offsets, with a space for each other blank
    within a line, and lines that end with ``\n``: those of Windows, of old Macintoshes, and those
    that were converted twice (``\r\r\n``)."""
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    return _RETURNS.sub(_line_end, text) if "\r" in text else text


def _line_end(found: re.Match[str]) -> str:
    width = len(found[0])
    return found[0][:-1].replace("\r", " ") + "\n" if found[0].endswith("\n") else "\n" * width
