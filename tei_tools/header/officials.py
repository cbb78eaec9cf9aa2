"""Who held the office that a heading names without a name: ``to the Secretary of State``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tei_tools.authority import Authority, Entry
from tei_tools.dating.months import ANY_SHORT_MONTH
from tei_tools.header.bodies import TO
from tei_tools.layout.model import Block, Layout
from tei_tools.naming.offices import Office, read_offices
from tei_tools.spans import Span

_MONTH = rf"(?:{ANY_SHORT_MONTH})[a-z]*\b"
# An office: ranks, what its holder is called, and of, for or where.
_OFFICE = (
    r"(?:(?:Acting|Deputy|Under|Assistant|Vice|Prime|Foreign)\s)*"
    r"(?:Secretary|President|Ambassador|Minister|Director|Chairman|Administrator)(?![\w’'])"
    r"(?:\s(?:of|for|in|at)\s[^()\n;]{1,80}?)?"
)
_SENDER = re.compile(rf"(?:\b[Ff]rom\s(?:the\s)?|^(?:\d+\.\s)?The\s)(?P<office>{_OFFICE})(?={TO})")
_RECIPIENT = re.compile(
    rf"{TO}(?P<office>{_OFFICE})(?:,\s(?:at|in)\s[^()\n;,]{{1,40}}|,.*{_MONTH}.*)?\s*$", re.DOTALL
)
# Where the words of an office end in a description, and when it was held begins.
_HELD = re.compile(
    rf"(?<!\s)\s*(?:[,.(]|\s{_MONTH}|\s\d|\s(?:until|till|from|since|after|before|during|as of)\s"
    rf"|\s(?:to|in|through)\s(?:{_MONTH}|\d|early|mid|late)).*",
    re.DOTALL,
)
_OUR_OWN = re.compile(r"\b(?:the|U\.S\.|US|American)\s| of the United States$")
_SENT_TO = re.compile(r"(?<=ambassador) to\b")


def officials(layout: Layout, spans: Sequence[Span], persons: Authority) -> Iterator[Span]:
    """Spans of kind ``persName`` over offices in the heading, for the header alone: in the text an
    office is no name.

    ``type`` is ``from`` or ``to``, ``ref`` the one person of the list who held the office on the
    date of the memo, as the descriptions say, and ``cert`` always ``medium``. Who is named, in the
    heading or under the letter, needs none.
    """
    head = next((block for block in layout.blocks if block.kind == "head"), None)
    if head is None or not persons.entries:
        return
    heading = layout.body[head.start : head.end]
    signed = [block for block in layout.blocks if block.kind == "signed"]
    year: float | None = None
    for type_, pattern, others in (("from", _SENDER, signed), ("to", _RECIPIENT, ())):
        found = pattern.search(heading)
        if not found or _is_named(spans, type_, head, others):
            continue
        year = year or _year(layout, spans)
        holder = _holder(found["office"], year, persons.entries)
        if holder:
            start, end = (head.start + edge for edge in found.span("office"))
            attrs = {"type": type_, "ref": f"#{holder.id}", "cert": "medium"}
            yield Span(start, end, "persName", attrs)


def _is_named(spans: Sequence[Span], type_: str, head: Block, others: Sequence[Block]) -> bool:
    """Whether the heading names the sender or recipient, or one of the other blocks anybody."""
    return any(
        span.kind == "persName"
        and (
            (head.start <= span.start < head.end and span.attrs.get("type") == type_)
            or any(block.start <= span.start < block.end for block in others)
        )
        for span in spans
    )


def _year(layout: Layout, spans: Sequence[Span]) -> float | None:
    """When the memo was written, in years, by its dateline or heading."""
    blocks = [block for block in layout.blocks if block.kind in ("dateline", "head")]
    blocks.sort(key=lambda block: block.kind)  # the dateline says more
    for block in blocks:
        for span in spans:
            if span.kind == "date" and block.start <= span.start < block.end:
                year, _, rest = (span.attrs.get("when") or span.attrs.get("from", "")).partition(
                    "-"
                )
                if year:
                    return int(year) + ((int(rest[:2]) - 1) / 12 if rest else 0.0)
    return None


def _holder(title: str, year: float | None, entries: Sequence[Entry]) -> Entry | None:
    """The only person of the list who held the office then; of no date, the only one at all."""
    wanted = _key(title)
    if " " not in wanted and wanted != "president":
        return None  # an ambassador, but where?
    last = wanted.split()[-1]
    held = [
        (entry, office)
        for entry in entries
        if last in entry.description.lower()
        for key, office in _offices(entry.description)
        if key == wanted
    ]
    if year is not None:  # where one hands over to another the days in the list may lie apart
        there = [one for one in held if one[1].start <= year <= one[1].end]
        held = there or [one for one in held if one[1].held_at(year)]
    return held[0][0] if len({entry.id for entry, _ in held}) == 1 else None


@lru_cache(maxsize=8192)  # every heading asks for those of the same lists
def _offices(description: str) -> tuple[tuple[str, Office], ...]:
    """The offices of a description, each with its words."""
    return tuple((_key(_HELD.sub("", office.text)), office) for office in read_offices(description))


def _key(office: str) -> str:
    """The words of an office, small: ``U.S. Ambassador to France`` and ``Ambassador in France`` are
    one, and the President is that of the United States."""
    return _SENT_TO.sub(" in", _OUR_OWN.sub("", " ".join(office.split())).lower())
