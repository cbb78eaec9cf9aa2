"""Two persons whom a hyphen joins, and who have no double name: ``the Johnson-Kosygin talks``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tei_tools.naming.text.company import is_unknown
from tei_tools.naming.text.passages import Passage
from tei_tools.naming.text.titles import title_before
from tei_tools.naming.text.tokens import Token
from tei_tools.naming.text.words import HYPHENS_AND_DASHES
from tei_tools.naming.vocabulary import FAMOUS, GIVEN, PARTICLES, TITLES

# The hyphen first: of these a text has few, of letters many.
_JOINED = re.compile(r"[-–‑](?<=[^\W\d_A-Z].)(?=[A-Z])")
# What two have with each other, directly after their names.
_DEALINGS = re.compile(
    r"\s(?:talks?|meetings?|summits?|conversations?|discussions?|communiqu[eé]s?|agreements?"
    r"|correspondence|exchanges?|negotiations?|understandings?)\b"
)


def part_pairs(passages: Sequence[Passage]) -> list[tuple[Passage, int]]:
    """Let the tokens of two persons with a hyphen between them not go on with each other; where the
    first of those two is who are persons if one of them is one.

    They are two if what they have with each other follows, if one of them is known to everybody, or
    if the document has one of them also alone, and either both stand in brackets that no title is
    before, or no title is before both anywhere; unless a given name or an initial stands before
    both somewhere: ``André François-Poncet``.
    """
    if not passages or not _JOINED.search(passages[0].reading):
        return []
    pairs = [(passage, at) for passage in passages for at in _joined(passage)]
    if not pairs:
        return []
    sure: list[tuple[Passage, int]] = []
    named, titled = _with_words_before(pairs)
    alone = _standing_alone(passages, {key for pair in pairs for key in _keys(*pair)})
    for passage, at in pairs:
        keys = _keys(passage, at)
        if keys in named:
            continue
        first, second = passage.tokens[at : at + 2]
        one_alone = not alone.isdisjoint(keys)
        both = (
            not FAMOUS.isdisjoint(keys)
            or _DEALINGS.match(passage.reading, second.end) is not None
            or (one_alone and _are_in_brackets(passage, at))  # "an artificial province (…–…)"
        )
        if both or (one_alone and keys not in titled):
            first.goes_on = second.joined = False
        if both:
            sure.append((passage, at))
    return sure


def _are_in_brackets(passage: Passage, at: int) -> bool:
    """Whether the two stand alone in brackets, and not as the name of one whose office is before
    them: ``personal problems (Alder-Birch)``, but ``the Ambassador (Alder-Birch)``."""
    reading, start = passage.reading, passage.tokens[at].start
    return (
        reading[start - 1 : start] == "("
        and passage.tokens[at].key not in PARTICLES
        and reading.startswith(")", passage.tokens[at + 1].end)
        and title_before(reading, start, passage.block.start) is None
    )


def _joined(passage: Passage) -> Iterator[int]:
    """Where a hyphen follows a word, and both words may be family names."""
    tokens, reading = passage.tokens, passage.reading
    for at, token in enumerate(tokens):
        if not token.goes_on or reading[token.end] not in HYPHENS_AND_DASHES:
            continue
        following = tokens[at + 1]
        if following.start == token.end + 1 and _may_be_one(token) and _may_be_one(following):
            yield at


def _may_be_one(token: Token) -> bool:
    return token.text.isalpha() and (
        token.key in FAMOUS or (is_unknown(token) and token.key not in GIVEN)
    )


def _keys(passage: Passage, at: int) -> tuple[str, str]:
    return passage.tokens[at].key, passage.tokens[at + 1].key


def _with_words_before(
    pairs: Sequence[tuple[Passage, int]],
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs with a given name or an initial before them, and those with a title."""
    named, titled = set(), set()
    for passage, at in pairs:
        before = passage.before(at)
        if before is None or before.key in PARTICLES:
            continue
        if before.key in GIVEN or len(before.key) == 1 or is_unknown(before):
            named.add(_keys(passage, at))
        elif before.key in TITLES:
            titled.add(_keys(passage, at))
    return named, titled


def _standing_alone(passages: Sequence[Passage], keys: set[str]) -> set[str]:
    """Those of the keys that the document has somewhere without a hyphen before or after."""
    return {
        token.key
        for passage in passages
        for token in passage.tokens
        if token.key in keys
        and passage.reading[token.start - 1 : token.start] not in HYPHENS_AND_DASHES
        and passage.reading[token.end : token.end + 1] not in HYPHENS_AND_DASHES
    }
