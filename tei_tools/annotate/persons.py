"""Persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.annotate.model import Annotator
from tei_tools.authority import Authority
from tei_tools.layout.model import Layout
from tei_tools.naming.index import PersonIndex
from tei_tools.naming.linking import link
from tei_tools.naming.mentions import find_mentions
from tei_tools.naming.tokens import tokens
from tei_tools.spans import Span

_DATE = re.compile(
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}[^\n]{0,12}?"
    r"(?P<year>1[789]\d\d|20\d\d)"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def persons(authority: Authority | None = None) -> Annotator:
    """An annotator for persons."""
    return _Persons(authority or Authority())


class _Persons:
    def __init__(self, authority: Authority) -> None:
        self.index = PersonIndex(authority.entries)

    def __call__(self, layout: Layout) -> Iterator[Span]:
        mentions = []
        for block in layout.passages():
            words = tokens(layout.reading, block.start, block.end)
            mentions += find_mentions(words, self.index, layout.reading)
        for found in link(mentions, layout.reading, year_of(layout)):
            attrs = {"cert": found.cert} if found.cert else {}
            if found.cert != "low":
                attrs["ref"] = f"#{found.entry.id}"
            yield Span(found.mention.start, found.mention.end, "persName", attrs)


def year_of(layout: Layout) -> float | None:
    """When the memo was written, in years; from its dateline, else from the first date in it."""
    blocks = [block for block in layout.blocks if block.kind == "dateline"]
    for block in [*blocks, *layout.blocks]:
        found = _DATE.search(layout.reading, block.start, block.end)
        if found:
            return int(found["year"]) + _MONTHS.index(found["month"]) / 12
    return None
