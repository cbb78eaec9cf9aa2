"""The shape of a text: which kinds of characters follow one another.

Most texts have nothing of what a rule of characters looks for. In the shape, a byte a character,
that is seen many times faster than in the text itself; only what may have a fault is then read.
"""

from __future__ import annotations

import string

#: The kinds: a letter or underscore, l or O (which look like figures), a figure, a mark before
#: which no space stands, white space of another kind; the space, full stop and hyphen are kept.
LETTER, LIKE_FIGURE, FIGURE, STOP, SPACE, OTHER = b"a", b"l", b"0", b",", b"\n", b"x"
_ASCII = bytes(range(128))


def _kinds() -> bytes:
    table = bytearray(OTHER * 256)
    for kind, characters in (
        (LETTER, string.ascii_letters + "_"),
        (LIKE_FIGURE, "lO"),
        (FIGURE, string.digits),
        (STOP, ",;:?!)]"),
        (SPACE, "\t\n\r\x0b\x0c"),
    ):
        for character in characters:
            table[ord(character)] = kind[0]
    for character in " .-":
        table[ord(character)] = ord(character)
    return bytes(table)


_KINDS = _kinds()


def shape_of(text: bytes) -> bytes:
    """The kinds of the characters of a text in UTF-8, in their order; one that is not ASCII is
    several of OTHER."""
    return text.translate(_KINDS)


def not_ascii(text: bytes) -> str:
    """The characters of a text in UTF-8 that are not ASCII, in their order."""
    return text.translate(None, _ASCII).decode()
