"""Persons: those of a list, linked to it, and those that the text alone names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.annotate.model import Annotator
from tei_tools.authority import Authority
from tei_tools.layout.model import Layout
from tei_tools.naming.discovery import discover
from tei_tools.naming.index import PersonIndex
from tei_tools.naming.linking import link
from tei_tools.naming.mentions import Mention, find_mentions
from tei_tools.naming.parties import parties
from tei_tools.naming.passages import Passage
from tei_tools.naming.people import own_ids
from tei_tools.spans import Span

#: Attributes of a span, while they are being gathered.
Attrs = dict[str, str]

_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,}")
_DATE = re.compile(
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}[^\n]{0,12}?"
    r"(?P<year>1[789]\d\d|20\d\d)"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def persons(authority: Authority | None = None) -> Annotator:
    """An annotator that proposes spans of kind ``persName``.

    A span holds the name only, without title and possessive. ``ref`` points to the entry of the
    list that is meant (``#id``), or to a person of the document's own (``#p_…``, see
    :func:`tei_tools.annotate.people.people_of`); ``cert="medium"`` says that one of several entries was
    chosen on some evidence, ``cert="low"`` that the evidence was too little: then there is no
    ``ref``. In the heading ``type`` is ``from`` for senders and ``to`` for recipients.
    """
    return _Persons(authority or Authority())


class _Persons:
    def __init__(self, authority: Authority) -> None:
        self.index = PersonIndex(authority.entries)
        self.ids = {entry.id for entry in authority.entries}

    def __call__(self, layout: Layout) -> Iterator[Span]:
        reading = layout.reading
        small = frozenset(_SMALL_WORD.findall(reading))
        passages = [
            Passage(block, reading, small)
            for block in layout.passages()
            if block.kind != "dateline"
        ]
        spans = self._listed(passages, layout, small)
        names = discover(passages, reading)
        ids = own_ids(names, self.ids)
        for name in names:
            spans[name.start] = name.end, {"ref": f"#{ids[name.start]}"}
        _mark_parties(layout, spans)
        for start, (end, attrs) in sorted(spans.items()):
            yield Span(start, end, "persName", attrs)

    def _listed(
        self, passages: list[Passage], layout: Layout, small: frozenset[str]
    ) -> dict[int, tuple[int, Attrs]]:
        """Start -> end and attributes of the mentions of persons in the list."""
        mentions: list[Mention] = []
        for passage in passages:
            for mention in find_mentions(passage.tokens, self.index, layout.reading):
                if mention.candidates:
                    mentions.append(mention)
                    passage.taken.update(at for at in range(mention.first, mention.after))
        spans: dict[int, tuple[int, Attrs]] = {}
        for found in link(mentions, layout.reading, year_of(layout), small):
            attrs = {"cert": found.cert} if found.cert else {}
            if found.cert != "low":
                attrs["ref"] = f"#{found.entry.id}"
            spans[found.mention.start] = found.mention.end, attrs
        return spans


def _mark_parties(layout: Layout, spans: dict[int, tuple[int, Attrs]]) -> None:
    """Mark the senders and recipients in the heading, and in the lists TO and FROM."""
    for block in layout.blocks:
        inside = [(at, spans[at][0]) for at in sorted(spans) if block.start <= at < block.end]
        if block.kind == "head":
            names = [(start - block.start, end - block.start) for start, end in inside]
            heading = layout.reading[block.start : block.end]
            for (start, _), party in zip(inside, parties(heading, names), strict=True):
                if party:
                    spans[start][1]["type"] = party
        elif block.kind == "item" and block.role in ("to", "from"):
            for start, _ in inside[:1]:
                spans[start][1]["type"] = block.role


def year_of(layout: Layout) -> float | None:
    """When the memo was written, in years; from its dateline, else from the first date in it."""
    blocks = [block for block in layout.blocks if block.kind == "dateline"]
    for block in [*blocks, *layout.blocks]:
        found = _DATE.search(layout.reading, block.start, block.end)
        if found:
            return int(found["year"]) + _MONTHS.index(found["month"]) / 12
    return None
