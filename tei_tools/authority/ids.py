"""Ids of the lists as ``xml:id``, reversibly."""

from __future__ import annotations

import re

# NCName of Namespaces in XML 1.0, in the range of characters that XML 1.0 (4th ed.) and libxml2
# agree on.
_NCNAME = re.compile(r"[^\W\d][\w.\-·]*")
_ESCAPED = re.compile(r"_x([0-9A-F]{4,6})_")


def to_xml_id(text: str) -> str:
    """A valid ``xml:id`` for an id of a list; a valid one is kept as it is.

    Every other character becomes ``_xHHHH_``, its code point in hexadecimal, the convention of
    SQL/XML (ISO 9075-14) for names. ``from_xml_id`` undoes it.
    """
    if is_ncname(text) and not _ESCAPED.search(text):
        return text
    parts = []
    for at, character in enumerate(text):
        fits = is_ncname(character) if at == 0 else is_ncname("a" + character)
        escape_begins = character == "_" and _ESCAPED.match(text, at)
        parts.append(character if fits and not escape_begins else f"_x{ord(character):04X}_")
    return "".join(parts)


def from_xml_id(text: str) -> str:
    """The id of the list from which ``to_xml_id`` made this one."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def is_ncname(text: str) -> bool:
    """Whether the text can stand as an ``xml:id``."""
    if _NCNAME.fullmatch(text) is None:
        return False
    return text.isascii() or all(map(_is_name_character, text))


def _is_name_character(character: str) -> bool:
    # \w holds more letters and digits than XML 1.0 allows; of those beyond Latin only the blocks
    # are taken in which the two agree
    return character not in _NO_NAME_CHARACTERS and character <= "\u0131"


_NO_NAME_CHARACTERS = frozenset("ªº²³¹¼½¾µ")
