"""Lists within lists.

Plain text sets all items at one depth. An item belongs under the one before it where its
enumerator begins another kind of count: ``(1)`` after ``b.``; the outer count goes on where its
kind comes back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.layout.model import Block

# Kinds of enumerators with the value that a count of the kind begins with. Order matters where a
# sign belongs to two kinds: "i." begins roman numbers, elsewhere it is the letter.
_KINDS = (
    ("(1)", re.compile(r"\((\d{1,3})\)"), "1"),
    ("(i)", re.compile(r"\(([ivx]{1,5})\)"), "i"),
    ("(a)", re.compile(r"\(([a-z])\)"), "a"),
    ("(A)", re.compile(r"\(([A-Z])\)"), "A"),
    ("1)", re.compile(r"(\d{1,3})\)"), "1"),
    ("a)", re.compile(r"([a-z])\)"), "a"),
    ("I.", re.compile(r"([IVX]{1,5})\."), "I"),
    ("i.", re.compile(r"([ivx]{1,5})\."), "i"),
    ("1.", re.compile(r"(\d{1,3})\."), "1"),
    ("a.", re.compile(r"([a-z])\."), "a"),
    ("A.", re.compile(r"([A-Z])\."), "A"),
)
_COUNT = r"(?:\d{1,4}[a-z]?|[ivxlIVXL]{1,5}|[a-z]{1,2}|[A-Z]{1,2})"
_ENUMERATOR_ALONE = re.compile(rf"[“\"]?(?:\({_COUNT}\)|{_COUNT}[.)])")


_LONGEST = 8  # characters


def is_enumerator(words: str) -> bool:
    """Whether the words are nothing but an enumerator: ``a.``, ``(1)``."""
    return len(words) <= _LONGEST and _ENUMERATOR_ALONE.fullmatch(words) is not None


def nest(blocks: Sequence[Block], reading: str) -> tuple[Block, ...]:
    """The blocks with the depth of each item and label (0 outside of nested lists)."""
    nested: list[Block] = []
    counts: list[str] = []  # the kinds of the counts that are open, outermost first
    above: Block | None = None  # the block before, that is more than page breaks
    for block in blocks:
        if block.kind == "pages":
            nested.append(block)
            continue
        if block.kind not in ("item", "label"):
            counts = []
            above = block
            nested.append(block)
            continue
        if above is None or above.kind != "label":  # else it is the item of that label
            counts = _count_on(counts, block, above, reading)
        above = block._replace(depth=len(counts) - 1) if len(counts) > 1 else block
        nested.append(above)
    return tuple(nested)


def _count_on(counts: Sequence[str], block: Block, above: Block | None, reading: str) -> list[str]:
    """The counts that are open after the enumerator of the block."""
    kinds = _kinds(reading[block.start : block.start + 10].lstrip('“"‘'))
    if not kinds:
        return [""]
    known = next((depth for depth, kind in enumerate(counts) if kind in dict(kinds)), None)
    if known is not None:
        return list(counts[: known + 1])
    begins = next((kind for kind, first in kinds if first), None)
    if above is None or above.kind != "item":
        return [begins or kinds[0][0]]
    if block.role == "bullet":
        # Only within an item does a label have a bullet.
        return [*(counts or [""]), begins or kinds[0][0]]
    if begins and (counts[-1] or reading[above.end - 1] == ":"):
        return [*counts, begins]
    return [begins or kinds[0][0]]


def _kinds(start: str) -> list[tuple[str, bool]]:
    """The kinds of enumerator that a text may begin with, and whether it begins their count."""
    found = []
    for name, pattern, first in _KINDS:
        if match := pattern.match(start):
            found.append((name, match[1] == first))
    return found
