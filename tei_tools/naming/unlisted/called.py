"""Titles, places and things that are names: ``Mr. Lord``, ``Lord Home``, ``Winston Lord``."""

from __future__ import annotations

from tei_tools.naming.learned import known_words
from tei_tools.naming.text.passages import Passage
from tei_tools.naming.text.tokens import Token
from tei_tools.naming.vocabulary import (
    BEGINNING_PLACES,
    FUNCTION,
    NOT_NAMES,
    OTHERS,
    TITLE_FAMILIES,
)

# Titles of persons, after which a word that is also a place or a thing is a name: "Mr. Day".
_PERSONAL_TITLES = frozenset(
    "mr mrs miss ms messrs dr prof sir lord lady col colonel capt lt sgt maj gen adm congressman"
    " sen senator".split()
)
_CALLED = NOT_NAMES | TITLE_FAMILIES
_TITLES_OF_PLACES = frozenset({"lord", "lady"})
# What a name may follow directly: not the beginning of a place.
_BEFORE_NAMES = OTHERS - BEGINNING_PLACES - {"city", "hotel", "island", "station"}


def is_called(passage: Passage, at: int) -> bool:
    """Whether a word that is a title, a place or a thing is a name, since a title of persons is
    directly before it and nothing of a name after it."""
    token = passage.tokens[at]
    if not token.joined or token.key not in _CALLED or not token.text.istitle():
        return False
    title = passage.tokens[at - 1].key
    if title not in _PERSONAL_TITLES:
        return False
    known = token.key in TITLE_FAMILIES or token.key in known_words().families
    if not known and title not in _TITLES_OF_PLACES:
        return False
    return not _goes_on(passage, at)


def is_last_word(passage: Passage, at: int) -> bool:
    """Whether a title is rather the last word of a name: ``Winston Lord``, ``J.C. King``."""
    token = passage.tokens[at]
    if token.key not in TITLE_FAMILIES or passage.reading[passage.tokens[at - 1].end] == "\n":
        return False
    return not _goes_on(passage, at)


def ends_in_title(passage: Passage, at: int) -> bool:
    """Whether the word after an unknown one is a family name though it is a title: ``Willi Graf``,
    but ``the Lahar King``."""
    start = passage.tokens[at].start
    return passage.tokens[at + 1].key in TITLE_FAMILIES and not passage.reading.endswith(
        ("the ", "The ", "THE "), 0, start
    )


def _goes_on(passage: Passage, at: int) -> bool:
    """Whether another word with a capital follows in the same line, as in ``Lord Mountbatten``."""
    following = passage.after(at)
    return (
        following is not None
        and following.capital
        and following.key not in FUNCTION
        and passage.reading[passage.tokens[at].end] != "\n"
    )


def may_precede(token: Token, reading: str) -> bool:
    """Whether a name may follow directly, as in ``NSC Staff Winston Lord``."""
    return reading[token.end] == " " and (token.key in _BEFORE_NAMES or token.text.isupper())
