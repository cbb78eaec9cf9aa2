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
    """The first date with a value in the dateline, else one in the heading: the last if it closes
    the heading after a comma, otherwise the first that says the month, for others are what the memo
    is about; else a year that ends the heading. A date that is no more than a name (``the 1959
    Budget``) is none.
    """
    for span in within(spans, "date", opening(layout, "dateline")):
        if any(name in span.attrs for name in VALUES):
            return span
    for block in opening(layout, "head", "title"):
        dates = [span for span in within(spans, "date", [block]) if "type" not in span.attrs]
        if dates and (own := _date_of_heading(layout.reading, block, dates)):
            return own
    return None


def _date_of_heading(reading: str, block: Block, dates: Sequence[Span]) -> Span | None:
    last = dates[-1]
    is_at_end = not reading[last.end : block.end].strip(" \n.])")
    after_comma = reading[block.start : last.start].rstrip(" \n[(").endswith(",")
    if is_at_end and after_comma and _says_month(last):
        return last
    first = next(filter(_says_month, dates), None)
    return first or (last if is_at_end else None)


def _says_month(date: Span) -> bool:
    return any("-" in date.attrs.get(name, "") for name in VALUES)


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
