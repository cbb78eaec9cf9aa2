"""Stand-off markup: spans over the source text, and how overlaps are settled."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

#: Kinds that stand for characters of the source (they replace them) instead of wrapping them.
MARKS = frozenset({"pb", "note"})

#: Kinds that wrap characters, in order of precedence where two of the same extent compete.
WRAPS = ("gap", "sic", "supplied", "date", "persName", "placeName", "orgName", "gloss")


@dataclass(frozen=True, slots=True)
class Span:
    """Markup of the kind ``kind`` over ``source.text[start:end]``.

    ``start`` and ``end`` are half-open character offsets into the source text; ``attrs`` are the
    attributes of the TEI element, by their TEI names.
    """

    start: int
    end: int
    kind: str
    attrs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def resolve(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Settle overlaps; return the spans that stay, in the order of the text.

    The policy:

    1. A span that wraps nothing is dropped.
    2. Marks (page breaks, note marks) always stay. They may stand inside a wrapping span, but a
       wrapping span that begins or ends within a mark is dropped.
    3. Wrapping spans never cross or nest. Of two that overlap the editor's words (``gap``,
       ``sic``, ``supplied``) win over names and dates; then the longer one wins; then the kind
       that stands first in :data:`WRAPS`; then the one that was given first.
    """
    marks: list[Span] = []
    wraps: list[tuple[tuple[bool, int, int, int], Span]] = []
    for order, span in enumerate(spans):
        if span.kind in MARKS:
            marks.append(span)
        elif span.start < span.end:
            rank = WRAPS.index(span.kind)
            wraps.append(((rank > 2, span.start - span.end, rank, order), span))
    wraps.sort(key=lambda pair: pair[0])
    marks.sort(key=lambda span: span.start)
    taken = _Taken()
    edges = _Taken(marks)
    kept = [
        span
        for _, span in wraps
        if not edges.holds(span.start) and not edges.holds(span.end) and taken.add(span)
    ]
    return tuple(sorted([*marks, *kept], key=lambda span: (span.start, -span.end)))


class _Taken:
    """Disjoint half-open ranges, sorted."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for span in spans:
            self.starts.append(span.start)
            self.ends.append(span.end)

    def holds(self, offset: int) -> bool:
        """Whether the offset lies strictly inside one of the ranges."""
        at = bisect_left(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]

    def add(self, span: Span) -> bool:
        """Take the range of the span, if nothing of it is taken."""
        at = bisect_left(self.starts, span.start)
        if at and self.ends[at - 1] > span.start:
            return False
        if at < len(self.starts) and self.starts[at] < span.end:
            return False
        self.starts.insert(at, span.start)
        self.ends.insert(at, span.end)
        return True
