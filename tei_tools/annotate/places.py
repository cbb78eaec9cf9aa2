"""Places: where a memo was written, and the places of a list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import ahocorasick

from tei_tools.annotate.model import Annotator
from tei_tools.authority import Authority, Entry
from tei_tools.layout.model import Block, Layout
from tei_tools.spans import Span

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# Where the date begins, with the words and brackets that may lead up to it.
_LEADS = "(?:on|about|ca\\.?|circa|early|late|mid|the|in|end of|beginning of)"
_UNDATED = "undated|no date|n\\.d\\.|not dated"
_DATE = re.compile(
    rf"\[?(?:\b{_LEADS}[\s–-]+)*\[?(?:\b{_WEEKDAYS}\b|\d|\b(?:{_MONTHS})\b|\b(?:{_UNDATED})\b)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+|;\s*|\s+[–—]\s+")
# What stands in datelines and is no place: urgency, classification, serial numbers.
_NOT_A_PLACE = re.compile(
    r"(?:top )?secret|confidential|unclassified|restricted|official use only|priority|urgent|niact"
    r"|immediate|nodis|exdis|limdis|flash|routine|personal|no|number",
    re.IGNORECASE,
)
_EDGES = " \t\r\n,.;:?()[]—–-*"


def places(authority: Authority | None = None) -> Annotator:
    """An annotator that proposes spans of kind ``placeName``.

    The place of a dateline is marked always, without ``ref`` if no list has it; in the rest of
    the text the places of the list are, as whole words with the list's own capitals. A name that
    several places of the list share is linked to the first, with ``cert="low"``.
    """
    return _Places(authority or Authority())


class _Places:
    def __init__(self, authority: Authority) -> None:
        forms: dict[str, list[Entry]] = defaultdict(list)
        for entry in authority.entries:
            for name in (entry.name, *entry.variants):
                for form in {name, re.sub(r"\s*\([^()]*\)", "", name)}:
                    if entry not in forms[form]:
                        forms[form].append(entry)
        self.entries = {form: tuple(entries) for form, entries in forms.items()}
        self.automaton = ahocorasick.Automaton()
        for form in self.entries:
            self.automaton.add_word(form, form)
        if self.entries:
            self.automaton.make_automaton()

    def __call__(self, layout: Layout) -> Iterator[Span]:
        for block in layout.passages():
            if block.kind == "dateline":
                yield from self._in_dateline(layout.reading, block)
            elif self.entries:
                yield from self._listed(layout.reading, block.start, block.end)

    def _in_dateline(self, text: str, block: Block) -> Iterator[Span]:
        date = _DATE.search(text, block.start, block.end)
        start, end = _trim(text, block.start, date.start() if date else block.end)
        for left, right in _divide(text, start, end):
            place = text[left:right]
            if place[:1].isupper() and not _NOT_A_PLACE.fullmatch(place):
                yield Span(left, right, "placeName", self._link(place))

    def _listed(self, text: str, start: int, end: int) -> Iterator[Span]:
        best: dict[int, int] = {}
        for last, form in self.automaton.iter(text, start, end):
            left, right = last + 1 - len(form), last + 1
            whole = not (text[left - 1 : left].isalnum() or text[right : right + 1].isalnum())
            if whole and right > best.get(left, 0):
                best[left] = right
        at = start
        for left, right in sorted(best.items()):
            if left >= at:
                yield Span(left, right, "placeName", self._link(text[left:right]))
                at = right

    def _link(self, name: str) -> dict[str, str]:
        name = " ".join(name.split())
        entries = self.entries.get(name) or self.entries.get(name.partition(",")[0]) or ()
        if not entries:
            return {}
        attrs = {"ref": f"#{entries[0].id}"}
        return attrs if len(entries) == 1 else {**attrs, "cert": "low"}


def _divide(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The single places of ``Sao Paulo and Rio de Janeiro``."""
    at = start
    for word in _AND.finditer(text, start, end):
        yield _trim(text, at, word.start())
        at = word.end()
    yield _trim(text, at, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
