"""Words that stand where places do: ``at Coastal Bay and Oyster``, ``the Sultan of Pearl``."""

from __future__ import annotations

import re

from tei_tools.naming.text.company import is_among_persons, stands_alone
from tei_tools.naming.text.passages import Passage

_OF_PLACES = re.compile(
    r"\b(?:in|at|near|via|outside|(?:king|queen|sultan|emir|amir|ruler|naib|nawab|maharajah?|imam"
    r"|bishop|archbishop|mayor|patriarch)\sof)\s$",
    re.IGNORECASE,
)
_STREETS = frozenset("street avenue boulevard road square plaza platz allee strasse bridge".split())
_LONGEST = 8  # words of a list before and after the one that is looked at
_REACH = 16  # characters before a word


def is_after_place_word(passage: Passage, at: int) -> bool:
    """Whether ``in``, ``at`` or ``the King of`` stands directly before the word."""
    start = passage.tokens[at].start
    floor = max(passage.block.start, start - _REACH)
    return _OF_PLACES.search(passage.reading, floor, start) is not None


def names_street(passage: Passage, after: int) -> bool:
    """Whether the name before the token ``after`` is that of a street or a bridge: ``Ernst Reuter
    Platz``."""
    following = passage.after(after - 1)
    return (
        following is not None
        and following.key in _STREETS
        and following.text.istitle()
        and passage.reading[passage.tokens[after - 1].end] in " -"
    )


def is_among_places(passage: Passage, at: int) -> bool:
    """Whether the word is in a list before which ``in`` or the like stands, and which is none of
    persons: nobody speaks who is named last in it, and it does not say whose something is (``in
    Oak and Elm memos``)."""
    tokens, taken = passage.tokens, passage.taken
    first = last = at
    while first > at - _LONGEST and first - 1 not in taken and passage.is_link(first - 1):
        first -= 1
    while last < at + _LONGEST and last + 1 not in taken and passage.is_link(last):
        last += 1
    return (
        first < last
        and is_after_place_word(passage, first)
        and stands_alone(tokens[last], passage.reading)
        and not is_among_persons(tokens[last], tokens[last], passage.reading)
    )
