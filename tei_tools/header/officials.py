"""Who held the office that a heading names without a name: ``to the Secretary of State``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tei_tools.authority import Authority, Entry
from tei_tools.dating.months import ANY_FORM
from tei_tools.header.bodies import TO
from tei_tools.header.opening import own_date
from tei_tools.layout.model import Block, Layout
from tei_tools.naming.listed.offices import FIRST_DAY, LAST_DAY, Office, read_offices
from tei_tools.spans import Span

_MONTH = rf"(?:{ANY_FORM})\b"
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
# Where the words of an office end in a description, and when it was held begins. What else follows
# a comma belongs to the office: "President, International Bank".
_SINCE = rf"(?:{_MONTH}|\d|(?:until|till|from|since|after|before|during|as of)\s)"
_HELD = re.compile(
    rf"(?<![\s,.(])[\s,.(]++(?:$|(?:{_SINCE}|(?:to|in|through)\s(?:{_MONTH}|\d|early|mid|late)).*)",
    re.DOTALL,
)
_OUR_OWN = re.compile(r"\b(?:the|U\.S\.|US|American)\s| of the United States$")
# Offices of which the words do not say where: many states have a foreign minister.
_ANYWHERE = re.compile(
    r"(?!(?:vice )?president$)(?!.* (?:of|for|in|at) )"
    r"|(?:(?:acting|deputy|vice) )*minister (?:of|for) |secretary of state for "
)
_UNKNOWN = {"cert": "low"}
_SENT_TO = re.compile(r"(?<=ambassador) to\b")


def officials(layout: Layout, spans: Sequence[Span], persons: Authority) -> Iterator[Span]:
    """Spans of kind ``persName`` over offices in the heading, for the header alone: in the text an
    office is no name.

    ``type`` is ``from`` or ``to``, ``ref`` the one person of the list who held the office on the
    date of the memo, as the descriptions say, with ``cert="medium"``; where they do not say it
    there is no ``ref``, and they are not :func:`known`. ``candidates`` are all who held it at some
    time. Who is named, in the heading or under the letter, needs none.
    """
    head = next((block for block in layout.blocks if block.kind == "head"), None)
    if head is None or not persons.entries:
        return
    heading = layout.body[head.start : head.end]
    signed = [block for block in layout.blocks if block.kind == "signed"]
    for type_, pattern, others in (("from", _SENDER, signed), ("to", _RECIPIENT, ())):
        found = pattern.search(heading)
        if not found or _is_named(spans, type_, head, others):
            continue
        held = _holders(found["office"], persons.entries)
        holder = _holder(held, *_days(own_date(layout, spans))) if held else None
        start, end = (head.start + edge for edge in found.span("office"))
        attrs = {"ref": f"#{holder.id}", "cert": "medium"} if holder else _UNKNOWN
        ids = dict.fromkeys(entry.id for entry, _ in held)
        if holder:
            ids = {holder.id: None} | ids
        yield Span(start, end, "persName", {"type": type_, **attrs}, tuple(ids))


def known(span: Span) -> bool:
    """Whether the list, or a ruling of the archivist, says who held the office of the span."""
    return span.attrs.get("cert") != _UNKNOWN["cert"]


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


def _days(date: Span | None) -> tuple[str, str]:
    """The first and last day on which the memo may have been written, as ISO dates of any
    precision; all days where its date is about, or is taken from elsewhere."""
    if date and "precision" not in date.attrs and "cert" not in date.attrs:
        for names in (("when", "when"), ("from", "to"), ("notBefore", "notAfter")):
            first, last = (date.attrs.get(name, "")[:10] for name in names)
            if first and last:
                return first, last
    return FIRST_DAY, LAST_DAY


def _holders(title: str, entries: Sequence[Entry]) -> list[tuple[Entry, Office]]:
    """Who of the list held the office at some time; nobody where it may be that of any country."""
    wanted = _key(title)
    if _ANYWHERE.match(wanted):
        return []
    last = wanted.split()[-1]
    return [
        (entry, office)
        for entry in entries
        if last in entry.description.lower()
        for key, office in _offices(entry.description)
        if key == wanted
    ]


def _holder(held: Sequence[tuple[Entry, Office]], first: str, last: str) -> Entry | None:
    """Who held the office on all of the days, if nobody else may have held it on one of them."""
    there = [(entry, office) for entry, office in held if office.may_be_held(first, last)]
    if len({entry.id for entry, _ in there}) != 1:
        return None
    return next((entry for entry, office in there if office.was_held(first, last)), None)


@lru_cache(maxsize=8192)  # every heading asks for those of the same lists
def _offices(description: str) -> tuple[tuple[str, Office], ...]:
    """The offices of a description, each with its words."""
    return tuple((_key(_HELD.sub("", office.text)), office) for office in read_offices(description))


def _key(office: str) -> str:
    """The words of an office, small: ``U.S. Ambassador to France`` and ``Ambassador in France`` are
    one, and the President is that of the United States."""
    return _SENT_TO.sub(" in", _OUR_OWN.sub("", " ".join(office.split())).lower())
