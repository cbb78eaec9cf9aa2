"""Persons: those of a list, linked to it, and those that the text alone names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from tei_tools.authority import Authority
from tei_tools.dating import DateExpression, find_dates, read_dateline
from tei_tools.layout.labels import label_at
from tei_tools.layout.model import Block, Layout
from tei_tools.naming.listed.index import PersonIndex
from tei_tools.naming.listed.linking import Link, link
from tei_tools.naming.listed.mentions import Mention, find_mentions
from tei_tools.naming.memo.familiar import by_given_name, familiar
from tei_tools.naming.memo.initials import is_initials, signatures, speakers
from tei_tools.naming.memo.parties import parties
from tei_tools.naming.memo.people import own_ids
from tei_tools.naming.text.abroad import language_of, leave_out_words
from tei_tools.naming.text.counting import leave_out_numbers
from tei_tools.naming.text.laws import take_laws
from tei_tools.naming.text.lines import part_lines
from tei_tools.naming.text.passages import Name, Passage, roles
from tei_tools.naming.text.ships import take_ships
from tei_tools.naming.text.small import SmallWords
from tei_tools.naming.text.words import Words, keys
from tei_tools.naming.unlisted.discovery import discover
from tei_tools.spans import Span

# By the label of a line.
_PARTIES = {"from": "from", "to": "to", "for": "to"}


def persons(authority: Authority | None = None, others: Iterable[Authority] = ()) -> Persons:
    """An annotator that proposes spans of kind ``persName``; it may be used for many memos.

    What the ``others``, lists of places, organizations and terms, name is a person only where the
    memo introduces one so.

    A span holds the name only, without title and possessive. ``ref`` points to the entry of the
    list that is meant (``#id``), or to a person of the document's own (``#p_…``, see
    :func:`tei_tools.naming.memo.people.own_ids`). A name that several entries share is
    linked where the mention itself says who is meant, by a title, an office or given names; where
    the document named one of them in full before, with ``cert="medium"``. Otherwise it has
    ``cert="low"`` and no ``ref``. Both have the ``candidates``, the likeliest first. In the
    heading ``type`` is ``from`` for senders and ``to`` for recipients.
    """
    return Persons(authority or Authority(), others)


class Persons:
    """The annotator that :func:`persons` makes."""

    def __init__(self, authority: Authority, others: Iterable[Authority] = ()) -> None:
        self._index = PersonIndex(authority.entries)
        self._others = frozenset(
            "".join(keys(name))
            for other in others
            for entry in other.entries
            for name in (entry.name, *entry.variants)
        )
        self._ids = frozenset(entry.id for entry in authority.entries)
        self._initials = {
            letters: [f"#{entry.id}" for entry in entries]
            for letters, entries in self._index.initials.items()
        }

    def __call__(self, layout: Layout) -> Iterator[Span]:
        """The spans of the memo, in the order of the text, disjoint."""
        passages = passages_of(layout)
        part_lines(passages, layout)
        leave_out_numbers(passages)
        language = language_of(layout.reading)
        if language:
            for passage in passages:
                leave_out_words(passage, language, self._index.starts)
        take_ships(passages, layout.reading)
        take_laws(passages, layout.reading)
        links = self._links(passages, layout)
        names = discover(passages, self._others, language)
        ids = own_ids(names, self._ids)
        for start, entry in familiar(names, links, layout.blocks).items():
            ids[start] = entry.id
        blocks = [*roles(layout.blocks)]
        called = by_given_name(names, ids, links, layout.reading, blocks)
        spans = [_span_of(found) for found in links]
        spans += [self._span(name, ids[name.start], called.get(name.start)) for name in names]
        spans.sort(key=lambda span: span.start)
        yield from _with_parties(layout, blocks, self._with_initials(layout, blocks, spans))

    def _span(self, name: Name, own: str, called: str | None) -> Span:
        """The span of a name that no list has; ``called`` is the id of the person whose given name
        it is."""
        if called is None:
            return Span(name.start, name.end, "persName", {"ref": f"#{own}"})
        attrs = {"ref": f"#{called}", "cert": "medium"}
        candidates = (called,) if called in self._ids else ()
        return Span(name.start, name.end, "persName", attrs, candidates)

    def _with_initials(
        self, layout: Layout, blocks: Sequence[tuple[Block, str]], spans: list[Span]
    ) -> list[Span]:
        """The spans, with the initials of speakers and signatures, which win over names in them."""
        parties: list[Span] = []
        for block, role in blocks:
            if block.kind == "head" or role == "participants":
                first, last = (
                    bisect_left(spans, at, key=_start) for at in (block.start, block.end)
                )
                parties += spans[first:last]
        signed = [block for block in layout.blocks if is_initials(block, layout.body)]
        named = _names_of(layout, spans) if signed else {}
        found = [
            Span(start, end, "persName", {"ref": ref})
            for start, end, ref in (
                *speakers(layout.blocks, layout.body, _names_of(layout, parties)),
                *signatures(signed, layout.body, self._initials, named),
            )
        ]
        if not found:
            return spans
        found.sort(key=_start)  # and none overlap

        def is_taken(span: Span) -> bool:
            at = bisect_right(found, span.start, key=_start)
            return at > 0 and span.start < found[at - 1].end

        return sorted([*(span for span in spans if not is_taken(span)), *found], key=_start)

    def _links(self, passages: Sequence[Passage], layout: Layout) -> list[Link]:
        """The mentions of persons in the list; their tokens are marked as taken."""
        mentions: list[Mention] = []
        for passage in passages:
            for mention in find_mentions(passage, self._index):
                if mention.candidates and mention.first not in passage.taken:
                    mentions.append(mention)
                    passage.taken.update(range(mention.first, mention.after))
        if not mentions:
            return []
        return link(mentions, year_of(layout), passages[0].small)


def year_of(layout: Layout) -> float | None:
    """When the memo was written, in years; from its dateline, else from the first date in it."""
    datelines = (block for block in layout.blocks if block.kind == "dateline")
    read = (read_dateline(layout.body, block.start, block.end) for block in datelines)
    found = (find_dates(layout.body, block.start, block.end) for block in layout.blocks)
    return next(filter(None, map(_first_date, chain(read, found))), None)


def _first_date(dates: Iterable[DateExpression]) -> float | None:
    """The first of the dates that say year and month, in years."""
    full = (date.first for date in dates if date.first)
    return next((d.year + (d.month - 1) / 12 for d in full if d.year and d.month), None)


def passages_of(layout: Layout) -> list[Passage]:
    """The passages of the memo in which names are looked for: all but datelines."""
    small = SmallWords(layout.reading)
    return [
        Passage(block, layout.text_of(block), small, role)
        for block, role in roles(layout.passages())
        if block.kind != "dateline"
    ]


def _names_of(layout: Layout, spans: Iterable[Span]) -> dict[str, list[Words]]:
    """The references of the spans, each with the names that the memo has for it."""
    names: dict[str, list[Words]] = {}
    for span in spans:
        if ref := span.attrs.get("ref"):
            names.setdefault(ref, []).append(keys(layout.words(span.start, span.end)))
    return names


def _span_of(found: Link) -> Span:
    attrs = {"cert": found.cert} if found.cert else {}
    if found.cert != "low":
        attrs["ref"] = f"#{found.entry.id}"
    return Span(found.mention.start, found.mention.end, "persName", attrs, found.ids)


def _start(span: Span) -> int:
    return span.start


def _with_parties(
    layout: Layout, blocks: Sequence[tuple[Block, str]], spans: list[Span]
) -> list[Span]:
    """The spans, with the senders and recipients in the heading, in the lists TO and FROM, and
    in the lines with these labels above a memo without a heading."""
    starts = [span.start for span in spans]
    for block, role in blocks:
        if block.kind not in ("head", "letterhead") and role not in ("to", "from"):
            continue
        first, last = bisect_left(starts, block.start), bisect_left(starts, block.end)
        typed: Sequence[str | None] = ()
        if block.kind == "head":
            heading = layout.body[block.start : block.end]
            names = [(s.start - block.start, s.end - block.start) for s in spans[first:last]]
            typed = parties(heading, names)
        elif block.kind == "letterhead":
            lines = layout.body[block.start : block.end]
            labels = [label_at(lines, span.start - block.start) for span in spans[first:last]]
            typed = [_PARTIES.get(label) for label in labels]
        elif first < last:
            typed = (role,)
        for at, party in enumerate(typed, start=first):
            if party:
                spans[at] = replace(spans[at], attrs={**spans[at].attrs, "type": party})
    return spans
