"""The place and date of a memo itself, which its header has: those of its attachments are not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from tei_tools.layout.model import Block, BlockKind, Layout
from tei_tools.spans import Span

#: The attributes of TEI that hold the value of a date, without ``cert`` (att.datable).
VALUES = ("when", "from", "to", "notBefore", "notAfter")
_start = attrgetter("start")


def own_date(layout: Layout, spans: Sequence[Span]) -> Span | None:
    """The first date with a value in the dateline, else the last in the heading, which it closes.

    A date in the heading is not that of the memo where it does not say the month, or is no more
    than a name (``the 1959 Budget``).
    """
    for span in within(spans, "date", opening(layout, "dateline")):
        if any(name in span.attrs for name in VALUES):
            return span
    for block in opening(layout, "head", "title"):
        for span in reversed([*within(spans, "date", [block])]):
            says_month = any("-" in span.attrs.get(name, "") for name in VALUES)
            if says_month and "type" not in span.attrs:
                return span
    return None


def own_place(layout: Layout, spans: Sequence[Span]) -> Span | None:
    """The first place in the dateline."""
    return next(within(spans, "placeName", opening(layout, "dateline")), None)


def opening(layout: Layout, *kinds: BlockKind) -> Iterator[Block]:
    """The blocks of these kinds before the first attachment."""
    for block in layout.blocks:
        if block.kind == "attachment":
            return
        if block.kind in kinds:
            yield block


def within(spans: Sequence[Span], kind: str, blocks: Iterable[Block]) -> Iterator[Span]:
    """The spans of the kind in the blocks."""
    for block in blocks:
        first = bisect_left(spans, block.start, key=_start)
        for span in spans[first : bisect_left(spans, block.end, first, key=_start)]:
            if span.kind == kind and span.end <= block.end:
                yield span
