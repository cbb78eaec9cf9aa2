"""Words that stand in one list with names, and so are names: ``Pelly, Haley, and Sikes``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.naming.text.company import is_unknown
from tei_tools.naming.text.passages import Name, Passage
from tei_tools.naming.unlisted.among_places import is_after_place_word
from tei_tools.naming.vocabulary import FUNCTION, NOT_NAMES, TITLES, WORDS

_NUMBERED = re.compile(r"\s\d")
_WORDS_THAT_MAY_BE_NAMES = WORDS - NOT_NAMES - TITLES - FUNCTION


def in_one_list(passage: Passage) -> Iterator[Name]:
    """The single words outside names that only a comma or ``and`` divides from one, and from each
    other; their tokens are marked as taken."""
    tokens, taken = passage.tokens, passage.taken
    for step in (1, -1):
        beside = _beside(passage)
        if not beside:
            return
        for at in sorted(beside, reverse=step < 0):
            while 0 <= at < len(tokens) and at not in taken and _is_linked(passage, at):
                yield passage.take(at)
                at += step


def _beside(passage: Passage) -> set[int]:
    """The tokens outside names that a link divides from one."""
    taken = passage.taken
    after = {at + 1 for at in taken if at + 1 not in taken and passage.is_link(at)}
    return after | {at - 1 for at in taken if at - 1 not in taken and passage.is_link(at - 1)}


def _is_linked(passage: Passage, at: int) -> bool:
    before = at - 1 in passage.taken and passage.is_link(at - 1)
    after = at + 1 in passage.taken and passage.is_link(at)
    if not (before or after):
        return False
    token, following = passage.tokens[at], passage.after(at)
    if token.joined or (following and following.capital):
        return False
    if _NUMBERED.match(passage.reading, token.end):
        return False  # "Walt Rostow, Box 7"
    if after and not before and passage.opens_sentence(at):
        after = passage.reading[token.end] != ","  # "Finally, Couve …"
    return (
        (before or after)
        and token.key not in passage.small
        and not is_after_place_word(passage, at)
        and (is_unknown(token) or token.key in _WORDS_THAT_MAY_BE_NAMES)
    )
