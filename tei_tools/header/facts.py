"""What the memo says about itself: heading, sender, date, source note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tei_tools.header.bodies import is_letter, sender_and_recipient
from tei_tools.header.opening import VALUES, opening, own_date, own_place, within
from tei_tools.layout.labels import subject_of
from tei_tools.layout.model import Block, BlockKind, Layout
from tei_tools.layout.numbers import NUMBERED
from tei_tools.provenance import Marking, Provenance, read_marking, read_provenance, source_note
from tei_tools.spans import Span

# Blanks that are left where a mark or a page break stood.
_LOOSE = re.compile(r"(?<=[(\[]) | (?=[)\],.;:])")
_LOOSE_PAIRS = ("( ", "[ ", " )", " ]", " ,", " .", " ;", " :")


class Named(NamedTuple):
    """Words of the memo with the attributes of their TEI element that matter in the header."""

    words: str
    attrs: Mapping[str, str]


class Facts(NamedTuple):
    """What the header tells of one memo. What the memo does not say is empty or None."""

    number: str
    title: str
    subtitles: tuple[str, ...]
    senders: tuple[Named, ...]
    recipients: tuple[Named, ...]
    place: Named | None
    date: Named | None
    provenance: Provenance | None
    marking: Marking
    makers: tuple[tuple[str, Named], ...]  # role and name
    received: Named | None  # the day on which it came in
    sending_body: Named | None  # where no person is named as sender
    receiving_body: Named | None


def gather(layout: Layout, spans: Sequence[Span]) -> Facts:
    """Collect the facts from the layout and the resolved spans of a memo."""
    found = source_note(layout)
    provenance = read_provenance(layout.reading, *found) if found else None
    place = own_place(layout, spans)
    head = _heading(layout)
    bodies = sender_and_recipient(layout.reading, *head)
    sending, receiving = (body and _named_body(layout, spans, *body) for body in bodies)
    senders = _correspondents(layout, spans, "from", bodies[0])
    if not senders and not sending and is_letter(layout.reading, *head):
        senders = _signer(layout, spans)
    title = _title(layout)
    return Facts(
        number=layout.number,
        title=title,
        subtitles=tuple(each for each in _subtitles(layout) if each != title),
        senders=senders,
        recipients=_correspondents(layout, spans, "to", bodies[1]),
        place=_named(layout, place, "ref", "cert") if place else None,
        date=_date(layout, spans),
        provenance=provenance,
        marking=_marking(layout, provenance),
        makers=_makers(spans, provenance),
        received=_received(layout, spans, provenance),
        sending_body=sending or None,
        receiving_body=receiving or None,
    )


_INCIPIT = 80  # characters of a title that is the beginning of the text


def _words(layout: Layout, start: int, end: int) -> str:
    """The words of a range: single blanks, none just inside parentheses or before a stop."""
    words = layout.words(start, end)
    return _LOOSE.sub("", words) if any(pair in words for pair in _LOOSE_PAIRS) else words


def _blocks(layout: Layout, *kinds: BlockKind) -> Iterator[Block]:
    return (block for block in layout.blocks if block.kind in kinds)


def _title(layout: Layout) -> str:
    for block in _blocks(layout, "head", "title"):
        if words := _words(layout, _after_number(layout, block), block.end):
            return words
    for block in _blocks(layout, "letterhead"):
        if subject := subject_of(layout.reading[block.start : block.end]):
            return _words(layout, block.start + subject[0], block.start + subject[1])
    for blocks in (_blocks(layout, "dateline"), _blocks(layout, "p")):
        for block in blocks:
            words = _words(layout, block.start, block.end)
            return words if len(words) <= _INCIPIT else words[:_INCIPIT].rsplit(" ", 1)[0] + " …"
    return f"Document {layout.number}" if layout.number else "Untitled memo"


def _subtitles(layout: Layout) -> tuple[str, ...]:
    """The lines under the heading; without them, what stands under SUBJECT."""
    titles = [_words(layout, block.start, block.end) for block in _blocks(layout, "title")]
    if not titles:
        for block, following in zip(layout.blocks, layout.blocks[1:], strict=False):
            if block.kind == "listhead" and block.role == "subject" and following.kind == "item":
                titles.append(_words(layout, following.start, following.end))
    return tuple(title for title in titles if title)


def _correspondents(
    layout: Layout, spans: Sequence[Span], type_: str, body: tuple[int, int] | None
) -> tuple[Named, ...]:
    """The persons marked as sender or recipient, each once; none within the name of the body
    (``the Mission Broadcasting Station``)."""
    people: dict[str, Named] = {}
    for span in spans:
        within = body is not None and body[0] <= span.start and span.end <= body[1]
        if span.kind == "persName" and span.attrs.get("type") == type_ and not within:
            named = _named(layout, span, "ref", "cert")
            people.setdefault(named.attrs.get("ref", named.words), named)
    return tuple(people.values())


def _signer(layout: Layout, spans: Sequence[Span]) -> tuple[Named, ...]:
    """Who signed the memo, where the heading names the sender by office alone (``From the Secretary
    of State to …``)."""
    signed = next(opening(layout, "signed"), None)
    found = next(within(spans, "persName", [signed]), None) if signed else None
    return (_named(layout, found, "ref", "cert"),) if found else ()


def _heading(layout: Layout) -> tuple[int, int]:
    """The heading without its number; an empty range where there is none."""
    head = next(_blocks(layout, "head"), None)
    if head is None:
        return 0, 0
    return _after_number(layout, head), head.end


def _after_number(layout: Layout, block: Block) -> int:
    """Where the words of a heading begin, behind its number."""
    number = NUMBERED.match(layout.reading, block.start, block.end)
    return number.end() if number else block.start


def _named_body(layout: Layout, spans: Sequence[Span], start: int, end: int) -> Named:
    for span in spans:
        if (span.start, span.end, span.kind) == (start, end, "orgName"):
            return _named(layout, span, "ref", "cert")
    return Named(_words(layout, start, end), {})


def _date(layout: Layout, spans: Sequence[Span]) -> Named | None:
    """From the first entry of a diary to the last; or the date of the memo itself; of a cable
    without either the group of date and time among its service lines."""
    if entries := _entries(layout, spans):
        return entries
    if own := own_date(layout, spans):
        return _named(layout, own, *VALUES, "cert")
    for span in within(spans, "date", _blocks(layout, "letterhead")):
        if "T" in span.attrs.get("when", ""):
            return _named(layout, span, *VALUES, "cert")
    return None


def _entries(layout: Layout, spans: Sequence[Span]) -> Named | None:
    """From when to when the entries of a diary are, if it has no dateline."""
    if any(_blocks(layout, "dateline")):
        return None
    entries = (block for block in layout.blocks if block.role == "entry")
    dates = [span for span in within(spans, "date", entries) if "when" in span.attrs]
    if len(dates) < 2 or dates[0].attrs["when"] >= dates[-1].attrs["when"]:
        return None
    first, last = (_named(layout, span, "when", "cert") for span in (dates[0], dates[-1]))
    attrs = {"from": first.attrs["when"], "to": last.attrs["when"]}
    if "cert" in {*first.attrs, *last.attrs}:
        attrs["cert"] = "medium"
    return Named(f"{first.words} – {last.words}", attrs)


def _received(layout: Layout, spans: Sequence[Span], provenance: Provenance | None) -> Named | None:
    """The day of receipt, if the source note gives it and not the time alone."""
    found = provenance.received if provenance else None
    for span in spans if found else ():
        if span.kind == "date" and found and found.start <= span.start and span.end <= found.end:
            return _named(layout, span, *VALUES, "cert") if "when" in span.attrs else None
    return None


def _named(layout: Layout, span: Span, *attributes: str) -> Named:
    attrs = {name: span.attrs[name] for name in attributes if name in span.attrs}
    return Named(_words(layout, span.start, span.end), attrs)


def _marking(layout: Layout, provenance: Provenance | None) -> Marking:
    """Classification, caveats and precedence: of the source note, else of the opening lines."""
    if provenance and (provenance.classification or provenance.caveats or provenance.precedences):
        return Marking(provenance.classification, provenance.caveats, provenance.precedences)
    found = [
        marking
        for block in _blocks(layout, "classification")
        for line in re.finditer(r"[^\n]+", layout.reading[block.start : block.end])
        if (
            marking := read_marking(
                layout.reading, (block.start + line.start(), block.start + line.end())
            )
        )
    ]
    return Marking(
        next((marking.classification for marking in found if marking.classification), None),
        tuple(caveat for marking in found for caveat in marking.caveats),
        tuple(urgency for marking in found for urgency in marking.precedences),
    )


def _makers(spans: Sequence[Span], provenance: Provenance | None) -> tuple[tuple[str, Named], ...]:
    """Who drafted, cleared and approved the document, each once in each role."""
    if provenance is None:
        return ()
    ranges = {(person.start, person.end) for person in provenance.persons}
    refs = {
        (span.start, span.end): {k: span.attrs[k] for k in ("ref", "cert") if k in span.attrs}
        for span in spans
        if span.kind == "persName" and (span.start, span.end) in ranges
    }
    makers = {
        (person.role, person.name): Named(person.name, refs.get((person.start, person.end), {}))
        for person in provenance.persons
        if person.role != "initialed"
    }
    return tuple((role, named) for (role, _), named in makers.items())
