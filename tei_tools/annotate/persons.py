"""Persons: those of a list, linked to it, and those that the text alone names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tei_tools.annotate.model import Annotator
from tei_tools.authority import Authority
from tei_tools.layout.model import Block, Layout
from tei_tools.naming.discovery import Passage, discover, group
from tei_tools.naming.index import PersonIndex
from tei_tools.naming.linking import link
from tei_tools.naming.mentions import Mention, find_mentions
from tei_tools.naming.tokens import tokens
from tei_tools.spans import Span

_DATE = re.compile(
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}[^\n]{0,12}?"
    r"(?P<year>1[789]\d\d|20\d\d)"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def persons(authority: Authority | None = None) -> Annotator:
    """An annotator that proposes spans of kind ``persName``.

    A span holds the name only, without title and possessive. ``ref`` points to the entry of the
    list that is meant (``#id``), or to a person of the document's own (``#p_…``, see
    :func:`tei_tools.authority.people_of`); ``cert="medium"`` says that one of several entries was
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
        mentions: list[Mention] = []
        passages: list[Passage] = []
        for block in layout.passages():
            if block.kind == "dateline":
                continue
            words = tokens(reading, block.start, block.end)
            found = list(find_mentions(words, self.index, reading))
            listed = [mention for mention in found if mention.candidates]
            mentions += listed
            taken = {
                at
                for at, word in enumerate(words)
                if any(m.start <= word.start < m.end for m in listed)
            }
            passages.append(Passage(block, words, taken))
        spans: dict[int, tuple[int, dict[str, str]]] = {}
        for linked in link(mentions, reading, year_of(layout)):
            attrs = {"cert": linked.cert} if linked.cert else {}
            if linked.cert != "low":
                attrs["ref"] = f"#{linked.entry.id}"
            spans[linked.mention.start] = linked.mention.end, attrs
        names = discover(passages, reading, set())
        own = group(names)
        for name in names:
            spans[name.start] = name.end, {"ref": f"#{self._own_id(own[name.start])}"}
        for start, (end, attrs) in sorted(spans.items()):
            yield Span(start, end, "persName", attrs)

    def _own_id(self, words: str) -> str:
        own = f"p_{words}"
        while own in self.ids:
            own += "_"
        return own


def year_of(layout: Layout) -> float | None:
    """When the memo was written, in years; from its dateline, else from the first date in it."""
    blocks = [block for block in layout.blocks if block.kind == "dateline"]
    for block in [*blocks, *layout.blocks]:
        found = _DATE.search(layout.reading, block.start, block.end)
        if found:
            return int(found["year"]) + _MONTHS.index(found["month"]) / 12
    return None
