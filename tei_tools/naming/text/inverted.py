"""Names with the family name first, as in lists and titles of files: ``Alder, Peter F.``"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.naming.text.company import is_unknown
from tei_tools.naming.text.passages import Name, Passage
from tei_tools.naming.text.tokens import Token
from tei_tools.naming.text.words import Words
from tei_tools.naming.vocabulary import GIVEN, PLACES, WORDS

_COMMA = re.compile(r",\s{1,2}")
# What ends the name: the end of an item or a sentence, a bracket, a generation name.
_END = re.compile(r"(?<![^\W\d_]{2})\.|\.\s|\.?(?:\s*$|\s?[;()/\n]|,?\s(?:Jr|Sr)\b)")
_MOST = 4  # given names


def given_after(passage: Passage, after: int) -> Words:
    """The keys of the words in the place of given names: after a comma behind the token before
    ``after``, up to the end of an item or a sentence; nothing where no such words stand."""
    tokens, reading = passage.tokens, passage.reading
    if not 0 < after < len(tokens) or tokens[after - 1].goes_on:
        return ()
    if not _COMMA.fullmatch(reading, tokens[after - 1].end, tokens[after].start):
        return ()
    last = after
    while (
        last < min(len(tokens), after + _MOST) - 1
        and tokens[last].goes_on
        and not _ends_line(passage, last)
    ):
        last += 1
    words = tokens[after : last + 1]
    if not all(word.capital for word in words):
        return ()
    if tokens[last].goes_on and not _ends_line(passage, last):
        return ()
    if not _END.match(reading, tokens[last].end, passage.block.end):
        return ()
    return tuple(word.key for word in words)


def _ends_line(passage: Passage, at: int) -> bool:
    """Whether the token is the last of its line, and no initial."""
    token = passage.tokens[at]
    return len(token.key) > 1 and passage.reading.startswith("\n", token.end)


def end_of(passage: Passage, last: int) -> int:
    """Where a name ends whose last word is the token: the full stop of an initial belongs to it."""
    token = passage.tokens[last]
    stop = len(token.key) == 1 and passage.reading.startswith(".", token.end)
    return token.end + stop


def inverted(passage: Passage) -> Iterator[Name]:
    """The names that no list has, with a given name and initials after the family name."""
    tokens = passage.tokens
    for at, token in enumerate(tokens):
        if passage.reading[token.end : token.end + 1] != "," or at in passage.taken:
            continue
        if token.joined or not token.capital or not _may_be_family(token):
            continue
        given = given_after(passage, at + 1)
        if not given or not passage.taken.isdisjoint(range(at, at + 1 + len(given))):
            continue
        if _is_given(given, passage.has_suffix(at + 1 + len(given))):
            name = passage.take(at, 1 + len(given), family_first=True)
            last = at + len(given)
            yield name._replace(end=max(name.end, end_of(passage, last)))


def _may_be_family(token: Token) -> bool:
    """Not ``See London, John F., and Berlin, Hans A.``"""
    return token.key not in PLACES and (is_unknown(token) or token.key in WORDS)


def _is_given(words: Words, suffix: bool) -> bool:
    """Whether they are one given name, or several, with initials either before or after them, or a
    generation name behind them."""
    initials = [len(word) == 1 for word in words]
    if all(initials) or not (any(initials) or suffix):
        return False
    if initials not in (sorted(initials), sorted(initials, reverse=True)):
        return False
    return all(one or word in GIVEN for word, one in zip(words, initials, strict=True))
