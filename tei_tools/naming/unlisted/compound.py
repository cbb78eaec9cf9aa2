"""Names that go on after a hyphen or with a particle: ``Haya de la Torre``."""

from __future__ import annotations

from tei_tools.naming.text.company import is_unknown
from tei_tools.naming.text.passages import Name, Passage
from tei_tools.naming.text.words import HYPHENS
from tei_tools.naming.vocabulary import GIVEN, PLACES

# Particles inside a family name that are no English words as well, as "ten" and "do" are.
_ARTICLES = frozenset("la las los".split())  # "Nogal de la Sierra"
_INNER = frozenset(
    "de da dos das del della di du des la las los le van von der den y al el bin ibn ben".split()
)


def goes_on_to(passage: Passage, at: int, count: int) -> int:
    """How many words from the token ``at`` a name has of which ``count`` are known: with what a
    hyphen joins to it (``Carpentier-Dufresne``), and with particles and the word after them (``Haya
    de la Torre``)."""
    tokens, taken = passage.tokens, passage.taken
    last = at + count - 1
    while tokens[last].goes_on and last + 1 not in taken:
        after = last + 1
        if passage.reading[tokens[last].end] not in HYPHENS:
            while not tokens[after].capital and tokens[after].key in _INNER:
                if not tokens[after].goes_on:
                    return last - at + 1
                after += 1
            if after == last + 1:
                break
        if after in taken:
            break
        word = tokens[after]
        article = tokens[after - 1].key in _ARTICLES and not tokens[after - 1].capital
        if not (is_unknown(word) or word.key in GIVEN or (article and word.key in PLACES)):
            break
        last = after
    return last - at + 1


def take_whole(passage: Passage, at: int, count: int) -> Name:
    """Make so many words from the token ``at`` on a name, with what goes on with them."""
    return passage.take(at, goes_on_to(passage, at, count))
