"""Stand-off markup: spans over the source text, and how overlaps are settled."""

from __future__ import annotations

import operator
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, compress
from types import MappingProxyType

from tei_tools.errors import TeiToolsError
from tei_tools.tei import NO_CHARACTER, attribute_name

#: Kinds that interrupt the text: page breaks and note marks, which replace the characters they
#: stand for, and running heads.
MARKS = frozenset({"pb", "fw", "note"})

#: Kinds that wrap characters, in order of precedence where two of the same extent compete.
WRAPS = ("gap", "sic", "date", "persName", "placeName", "orgName", "gloss", "supplied")

_RANKS = {kind: rank for rank, kind in enumerate(WRAPS)}

#: Kinds that win over all others that they overlap.
_STRONG = frozenset({"gap", "sic"})

#: Kinds that lose to all others. An ``orgName`` without ``ref`` is as weak: its organization is in
#: no list, so that only its words speak for it.
_WEAK = frozenset({"supplied"})


@dataclass(frozen=True, slots=True)
class Span:
    """Markup of the kind ``kind`` over ``source.text[start:end]``.

    ``start`` and ``end`` are half-open character offsets into the source text; ``attrs`` are the
    attributes of the TEI element, by their TEI names. ``candidates`` are the ids between which the
    reference was in doubt; they are for the archivist, not for the TEI.
    """

    start: int
    end: int
    kind: str
    attrs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    candidates: tuple[str, ...] = ()


def resolve(spans: Iterable[Span], apart: Sequence[tuple[int, int]] = ()) -> tuple[Span, ...]:
    """Settle overlaps; return the spans that stay, in the order of the text.

    ``apart`` are disjoint ranges, in order, whose spans are settled by themselves: notes that stand
    below a page, within a paragraph, whose names and dates may begin before and end after them.

    The policy:

    1. A span that wraps nothing is dropped.
    2. Marks (page breaks, note marks) always stay. They may stand inside a wrapping span other than
       a gap, but a wrapping span that begins or ends within a mark is dropped.
    3. Two wrapping spans of the same extent and kind are one, with the attributes of both (of an
       attribute that both have, the value that was given first).
    4. Wrapping spans never cross or nest. Of two that overlap gaps and ``sic`` win over names and
       dates, and these over ``supplied`` and over organizations of no list; then the longer one
       wins; then the kind that stands first in :data:`WRAPS`; then the one that was given first.

    Raises TeiToolsError if an annotator has given a span of a kind that the tree does not know, or
    with an attribute that no element can have.
    """
    if apart:
        within = _Taken(Span(start, end, "note") for start, end in apart)
        spans = list(spans)
        inside = [within.covers(span) for span in spans]
        parts = (compress(spans, inside), compress(spans, map(operator.not_, inside)))
        return tuple(sorted(chain.from_iterable(map(resolve, parts)), key=_place))
    marks: list[Span] = []
    wraps: dict[tuple[int, int, str], Span] = {}
    for span in spans:
        key = (span.start, span.end, span.kind)
        if span.attrs:
            _check_attributes(span)
        if span.kind in MARKS:
            marks.append(span)
        elif span.kind not in _RANKS:
            known = ", ".join([*sorted(MARKS), *WRAPS])
            raise TeiToolsError(
                f"an annotator has marked characters {span.start} to {span.end} as "
                f"{span.kind!r}, which is no kind of markup; the kinds are {known}; how to add one "
                "is told in CONTRIBUTING.md"
            )
        elif key in wraps:
            first = wraps[key]
            attrs = {**span.attrs, **first.attrs}
            wraps[key] = Span(*key, attrs, first.candidates or span.candidates)
        elif span.start < span.end:
            wraps[key] = span
    marks.sort(key=lambda span: span.start)
    edges = _Taken(marks)
    uncut = [
        span
        for span in wraps.values()
        if not edges.holds(span.start)
        and not edges.holds(span.end)
        and not (span.kind == "gap" and edges.meets(span))
    ]
    return tuple(sorted([*marks, *_winners(uncut)], key=_place))


def _check_attributes(span: Span) -> None:
    for name, value in span.attrs.items():
        fault = "is no text"
        if isinstance(name, str) and isinstance(value, str):
            fault = _fault(name, value)
        if fault:
            raise TeiToolsError(
                f"an annotator has given the {span.kind} at characters {span.start} to {span.end} "
                f"the attribute {name!r} with the value {value!r}, which {fault}; the name has to "
                "be that of an attribute of TEI, and both have to be texts"
            )


def _fault(name: str, value: str) -> str:
    """Why an element cannot have this attribute; empty if it can."""
    if not _is_known(name):
        return "has no name that TEI knows"
    if value.isprintable() or not NO_CHARACTER.search(value):  # the first is sooner said
        return ""
    return "holds a character that no XML can hold"


@lru_cache(maxsize=256)  # the same few come again and again
def _is_known(name: str) -> bool:
    try:
        attribute_name(name)
    except ValueError:
        return False
    return True


def _place(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _winners(spans: Sequence[Span]) -> Iterator[Span]:
    """Of the spans, in the order in which they were given, those that stay.

    Spans that overlap, one by one, are settled as a group: there are few in it, however many there
    are in all.
    """
    group: list[tuple[int, Span]] = []
    end = 0
    for start, order, span in sorted([(s.start, order, s) for order, s in enumerate(spans)]):
        if start >= end:
            yield from _first_come(group)
            group = []
        group.append((order, span))
        end = max(end, span.end)
    yield from _first_come(group)


def _first_come(group: Sequence[tuple[int, Span]]) -> Sequence[Span]:
    """The spans that stay of a group, each with its place in the order in which all were given."""
    if len(group) < 2:
        return [span for _, span in group]
    ranked = [span for *_, span in sorted((_precedence(span), at, span) for at, span in group)]
    taken = _Taken()
    return [span for span in ranked if taken.add(span)]


def _precedence(span: Span) -> tuple[int, int, int]:
    unlinked = span.kind == "orgName" and "ref" not in span.attrs
    strength = 0 if span.kind in _STRONG else 2 if span.kind in _WEAK or unlinked else 1
    return strength, span.start - span.end, _RANKS[span.kind]


class _Taken:
    """Disjoint half-open ranges, sorted."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for span in spans:
            self.starts.append(span.start)
            self.ends.append(span.end)

    def covers(self, span: Span) -> bool:
        """Whether the span lies within one of the ranges."""
        at = bisect_right(self.starts, span.start) - 1
        return at >= 0 and span.end <= self.ends[at]

    def holds(self, offset: int) -> bool:
        """Whether the offset lies within one of the ranges, and not at its edge."""
        at = bisect_left(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]

    def meets(self, span: Span) -> bool:
        """Whether the span overlaps one of the ranges."""
        at = bisect_left(self.starts, span.start)
        return bool(
            (at and self.ends[at - 1] > span.start)
            or (at < len(self.starts) and self.starts[at] < span.end)
        )

    def add(self, span: Span) -> bool:
        """Take the range of the span, if nothing of it is taken."""
        if self.meets(span):
            return False
        at = bisect_left(self.starts, span.start)
        self.starts.insert(at, span.start)
        self.ends.insert(at, span.end)
        return True
