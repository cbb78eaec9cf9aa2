"""What is quoted over several paragraphs: between ``Begin text`` and ``End text``, or with
quotation marks before each."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

_TEXT = (
    r"(?:(?:of )?(?:verbatim |full |quoted )?"
    r"(?:text|quote|quotation|message|letter|telegram|cable|note))"
)
# The words of telegrams (FRUS has them as they are), at the edges of a paragraph.
_BEGIN = re.compile(
    rf"(?:^|[.:] )[\[(]?(?:(?:begin|beginning) {_TEXT}|quote)[.:]?[\])]?[.:]?$"
    rf"|^[\[(]?begin {_TEXT}[.:\])]",
    re.IGNORECASE,
)
_END = re.compile(
    rf"(?:^|[.?!”] )[\[(]?(?:end {_TEXT}|unquote|end quote)[.\])]{{0,2}}$", re.IGNORECASE
)
_REACH = 60  # characters at the edge of a paragraph


def find_quoted(words: Sequence[str]) -> Set[int]:
    """Which paragraphs are quoted, of which the words are given; those that only say so are too.

    What begins must end: otherwise nothing is told of it.
    """
    return _between_words(words) | _between_marks(words)


def is_end(words: str) -> bool:
    """Whether a paragraph says nothing but that a quotation ends."""
    return len(words) <= _REACH and _END.fullmatch(words) is not None


def _between_words(words: Sequence[str]) -> set[int]:
    found: set[int] = set()
    small = " ".join(words).lower()
    if "begin" not in small and "quote" not in small:
        return found
    first = -1
    for index, text in enumerate(words):
        if first < 0 and (_BEGIN.search(text[-_REACH:]) or _BEGIN.match(text[:_REACH])):
            first = index
        if first >= 0 and _END.search(text[-_REACH:]):
            found.update(range(first, index + 1))
            first = -1
    return found


def _between_marks(words: Sequence[str]) -> set[int]:
    """A mark opens before each paragraph, and closes at the end of the last."""
    found: set[int] = set()
    first = -1
    for index, text in enumerate(words):
        if not text:
            continue
        if not text.startswith("“"):
            first = -1
            continue
        is_open = text.count("“") > text.count("”")
        if first >= 0 and not is_open:
            found.update(range(first, index + 1))
        first = (index if first < 0 else first) if is_open else -1
    return found
