"""Persons: those of a list, linked to it, and those that the text alone names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_tools.authority import Authority, Entry
from tei_tools.layout.model import Layout
from tei_tools.naming.discovery import discover
from tei_tools.naming.familiar import familiar
from tei_tools.naming.index import PersonIndex
from tei_tools.naming.linking import Link, link
from tei_tools.naming.mentions import Mention, find_mentions
from tei_tools.naming.parties import parties
from tei_tools.naming.passages import Passage
from tei_tools.naming.people import own_ids
from tei_tools.spans import Span

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(
    rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.? \d{{1,2}}[^\n]{{0,12}}?"
    r"(?P<year>1[789]\d\d|20\d\d)"
)
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,}")

#: Start -> end and attributes of a span, while they are being gathered.
_Found = dict[int, tuple[int, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that several entries of the list could bear: ``reading[start:end]``.

    ``cert`` is ``medium`` where the first of the candidates was chosen, ``low`` where none was.
    """

    start: int
    end: int
    cert: str
    candidates: tuple[Entry, ...]


def persons(authority: Authority | None = None) -> Persons:
    """An annotator that proposes spans of kind ``persName``; it may be used for many memos.

    A span holds the name only, without title and possessive. ``ref`` points to the entry of the
    list that is meant (``#id``), or to a person of the document's own (``#p_…``, see
    :func:`tei_tools.annotate.people.people_of`). ``cert="medium"`` says that one of several entries
    was chosen on some evidence, ``cert="low"`` that the evidence was too little: then there is no
    ``ref``. In the heading ``type`` is ``from`` for senders and ``to`` for recipients.
    """
    return Persons(authority or Authority())


class Persons:
    """The annotator that :func:`persons` makes."""

    def __init__(self, authority: Authority) -> None:
        self._index = PersonIndex(authority.entries)
        self._ids = frozenset(entry.id for entry in authority.entries)

    def __call__(self, layout: Layout) -> Iterator[Span]:
        """The spans of the memo, in the order of the text, disjoint."""
        passages = _passages(layout)
        spans: _Found = {}
        links = self._links(passages, layout)
        for found in links:
            attrs = {"cert": found.cert} if found.cert else {}
            if found.cert != "low":
                attrs["ref"] = f"#{found.entry.id}"
            spans[found.mention.start] = found.mention.end, attrs
        names = discover(passages, layout.reading)
        ids = own_ids(names, self._ids)
        for start, entry in familiar(names, links, layout.blocks).items():
            ids[start] = entry.id
        for name in names:
            spans[name.start] = name.end, {"ref": f"#{ids[name.start]}"}
        _mark_parties(layout, spans)
        for start, (end, attrs) in sorted(spans.items()):
            yield Span(start, end, "persName", attrs)

    def doubts(self, layout: Layout) -> list[Doubt]:
        """The names of the memo that could not be linked with certainty, with their candidates."""
        return [
            Doubt(found.mention.start, found.mention.end, found.cert, (found.entry, *found.others))
            for found in self._links(_passages(layout), layout)
            if found.cert
        ]

    def _links(self, passages: Sequence[Passage], layout: Layout) -> list[Link]:
        """The mentions of persons in the list; their tokens are marked as taken."""
        mentions: list[Mention] = []
        for passage in passages:
            for mention in find_mentions(passage.tokens, self._index, layout.reading):
                if mention.candidates:
                    mentions.append(mention)
                    passage.taken.update(range(mention.first, mention.after))
        small = passages[0].small if passages else frozenset()
        return link(mentions, layout.reading, year_of(layout), small)


def year_of(layout: Layout) -> float | None:
    """When the memo was written, in years; from its dateline, else from the first date in it."""
    datelines = [block for block in layout.blocks if block.kind == "dateline"]
    for block in [*datelines, *layout.blocks]:
        found = _DATE.search(layout.reading, block.start, block.end)
        if found:
            return int(found["year"]) + _MONTHS.index(found["month"]) / 12
    return None


def _passages(layout: Layout) -> list[Passage]:
    small = frozenset(_SMALL_WORD.findall(layout.reading))
    return [
        Passage(block, layout.reading, small)
        for block in layout.passages()
        if block.kind != "dateline"
    ]


def _mark_parties(layout: Layout, spans: _Found) -> None:
    """Mark the senders and recipients in the heading, and in the lists TO and FROM."""
    for block in layout.blocks:
        if block.kind != "head" and not (block.kind == "item" and block.role in ("to", "from")):
            continue
        inside = [(at, spans[at][0]) for at in sorted(spans) if block.start <= at < block.end]
        if block.kind == "head":
            names = [(start - block.start, end - block.start) for start, end in inside]
            heading = layout.reading[block.start : block.end]
            for (start, _), party in zip(inside, parties(heading, names), strict=True):
                if party:
                    spans[start][1]["type"] = party
        else:
            for start, _ in inside[:1]:
                spans[start][1]["type"] = block.role
