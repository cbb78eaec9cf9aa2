"""Places: where a memo was written, and the places of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.annotate.listed import Listed, reference
from tei_tools.annotate.model import Annotator
from tei_tools.authority import Authority
from tei_tools.dating import foreign
from tei_tools.dating.months import ANY_FORM, WEEKDAY
from tei_tools.layout.model import Block, Layout
from tei_tools.spans import Span

# Where the date begins, with the words and brackets that may lead up to it.
_LEADS = "(?:on|about|ca\\.?|circa|early|late|mid|the|in|end of|beginning of)"
_FOREIGN = rf"(?:\b{foreign.WEEKDAY},?\s+)?(?:\b(?:{foreign.OPENING})\s+)?(?<![\w./]){foreign.DAY}"
_UNDATED = "undated|no date|n\\.d\\.|not dated"
_DATE = re.compile(
    rf"\[?(?:\b{_LEADS}[\s–-]+)*\[?(?:\b{WEEKDAY}\b|\d|\b(?:{ANY_FORM})\b|\b(?:{_UNDATED})\b)"
    rf"|{_FOREIGN}",
    re.IGNORECASE,
)
_DATED = re.compile(r"Dated:?\s")  # as telegrams say before place and date
_AND = re.compile(r"(?<!\s)\s+(?:and|[–—])\s+|;\s*")
# What stands in datelines and is no place: urgency, classification, serial numbers.
_NOT_A_PLACE = re.compile(
    r"(?:top )?secret|confidential|unclassified|restricted|official use only|priority|urgent|niact"
    r"|immediate|nodis|exdis|limdis|flash|routine|personal|no|number",
    re.IGNORECASE,
)
# A person: ``Mr. Houston``; but ``Consul General Houston`` is the post.
_TITLE_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Miss|Ms|Messrs|Dr|Sir|Lord|Lady|Senator|Sen|Congressman|Premier|Professor|Judge"
    r"|(?<!Consul )(?<!Consulate )(?<!Secretary )General|Gen|Colonel|Col|Major|Captain|Capt"
    r"|Admiral|Adm|Lieutenant|Lt)\.?\s{1,2}$"
)
# Towns whose names are common words: they are towns where a preposition or a comma tells so.
_COMMON = frozenset(
    "Bath Battle Cork Deal Enterprise Hull Independence March Mobile"
    " Nice Orange Reading Rugby Rye Sandwich Split Tours Wells".split()
)
_PREPOSITION_BEFORE = re.compile(
    r"\b(?:in|at|from|to|near|of|for|via|between|and|through|[Ii]n|[Aa]t|[Ff]rom|[Nn]ear)\s{1,2}$"
)
_EDGES = " \t\r\n,.;:?()[]—–-*"


def places(authority: Authority | None = None) -> Annotator:
    """An annotator that proposes spans of kind ``placeName``.

    The place of a dateline is marked always, without ``ref`` if no list has it; in the rest of
    the text the places of the list are, as whole words with the list's own capitals or all in
    capitals. A name that several places of the list share is linked to the first, with
    ``cert="low"``. After a title it is that of a person, and towns that are common words (Nice)
    need a preposition before them.
    """
    return _Places(authority or Authority())


class _Places:
    def __init__(self, authority: Authority) -> None:
        self.listed = Listed(
            (form, entry)
            for entry in authority.entries
            for name in (entry.name, *entry.variants)
            for form in _forms(name)
        )

    def __call__(self, layout: Layout) -> Iterator[Span]:
        for block in layout.passages():
            if block.kind == "dateline":
                yield from self._in_dateline(layout.text_of(block), block)
            elif self.listed:
                yield from self._elsewhere(layout.text_of(block), block)

    def _in_dateline(self, text: str, block: Block) -> Iterator[Span]:
        date = _DATE.search(text, block.start, block.end)
        label = _DATED.match(text, block.start, block.end)
        begins = label.end() if label else block.start
        start, end = _trim(text, begins, date.start() if date else block.end)
        for left, right in _divide(text, start, end):
            place = text[left:right]
            if place[:1].isupper() and not _NOT_A_PLACE.fullmatch(place):
                yield Span(left, right, "placeName", self._link(place))

    def _elsewhere(self, text: str, block: Block) -> Iterator[Span]:
        for start, end, entries in self.listed.find(text, block.start, block.end):
            if not _is_other(text, block.start, start, end):
                yield Span(start, end, "placeName", reference(entries))

    def _link(self, name: str) -> dict[str, str]:
        entries = self.listed.entries(name) or self.listed.entries(name.partition(",")[0])
        return reference(entries) if entries else {}


def _forms(name: str) -> tuple[str, ...]:
    """The name as the list has it, without what it says in brackets, and in capitals."""
    bare = re.sub(r"\s*\([^()]*\)", "", name)
    return (name, bare, bare.upper()) if len(bare) > 4 else (name, bare)


def _is_other(text: str, floor: int, start: int, end: int) -> bool:
    """Whether the name of a place is that of a person here, or a common word."""
    before = text[max(floor, start - 24) : start]
    if _TITLE_BEFORE.search(before):
        return True
    return text[start:end] in _COMMON and not _PREPOSITION_BEFORE.search(before)


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
