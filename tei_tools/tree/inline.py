"""Text with markup inside one block: names, dates, gaps, page breaks, notes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from tei_tools.layout.model import Footnote, Layout
from tei_tools.layout.paragraphs import trim
from tei_tools.spans import MARKS, Span
from tei_tools.tei import NO_ATTRIBUTES, XML_ID, Draft

_LINE_BREAK = re.compile(r"(?<![ \t])[ \t]*(?:\r\n|\r|\n)[ \t]*")


class Inline:
    """Fills elements with ranges of the source text and the spans in them.

    Holds what all renderers need: the text, the spans (resolved, in the order of the text), and the
    ids that were given so far.
    """

    def __init__(self, layout: Layout, spans: Sequence[Span]) -> None:
        self.layout = layout
        self.source = layout.source.text
        self.spans = spans
        self.starts = [span.start for span in spans]
        self.marks = [span for span in spans if span.kind in MARKS]
        self.mark_starts = [span.start for span in self.marks]
        self.breaks = [span for span in self.marks if span.kind != "note"]
        self.break_starts = [span.start for span in self.breaks]
        self.removed_starts = [removal.start for removal in layout.removed]
        self.page_edges = {edge for span in self.breaks for edge in (span.start, span.end)}.union(
            *layout.holes
        )
        self.ids: defaultdict[str, int] = defaultdict(int)
        self.id = f"d{layout.number or 1}"
        self.notes = {note.mark[0]: note for note in layout.footnotes if note.mark}

    def fill(self, element: Draft, start: int, end: int) -> None:
        """Put ``source[start:end]`` with its spans into the element, without notes that cut it."""
        found = self._in(self.spans, self.starts, start, end)
        self.append_range(element, start, end, found)

    def _in(
        self, spans: Sequence[Span], starts: Sequence[int], start: int, end: int
    ) -> Sequence[Span]:
        """Those of the spans that begin in ``source[start:end]``, but not in notes that cut it."""
        if not self.layout.holes:
            return spans[bisect_left(starts, start) : bisect_left(starts, end)]
        found: list[Span] = []
        for left, right in self.layout.pieces(start, end):
            found += spans[bisect_left(starts, left) : bisect_left(starts, right)]
        return found

    def append_range(self, element: Draft, start: int, end: int, spans: Sequence[Span]) -> None:
        """Append ``source[start:end]`` with these spans, if they lie in it, to the element."""
        at = start
        for span in spans:
            if span.start >= at and span.end <= end:
                self.append_source(element, at, span.start)
                _RENDERERS[span.kind](self, element, span)
                at = span.end
        self.append_source(element, at, end)

    def append_source(self, element: Draft, start: int, end: int) -> None:
        """Append ``source[start:end]`` without its spans, without what the layout removed, and
        without notes that cut it."""
        if not self.layout.holes:
            self._append_piece(element, start, end)
            return
        for left, right in self.layout.pieces(start, end):
            self._append_piece(element, left, right)

    def _append_piece(self, element: Draft, start: int, end: int) -> None:
        if start >= end:
            return
        at = start
        first = bisect_left(self.removed_starts, start)
        if first < len(self.removed_starts) and self.removed_starts[first] < end:
            for left, right, why in self.layout.removed_in(start, end):
                self.append_lines(element, self.source[at:left])
                if why == "line":
                    element.add("lb")
                at = max(at, right)
        text = self.source[at:end]
        if "\n" not in text and "\r" not in text and "\f" not in text:
            if text:
                element.children.append(text)
            return
        # A line break beside a page break is the page's, not the text's.
        if at in self.page_edges and text[0] in "\r\n":
            text = " " + text.lstrip()
        if end in self.page_edges and text[-1] in "\r\n":
            text = text.rstrip() + " "
        self.append_lines(element, text)

    def append_lines(self, element: Draft, text: str) -> None:
        """Append lines of text, with ``lb`` between them, or a space if the memo is wrapped.

        A form feed is white space here, as XML cannot hold it.
        """
        text = text.replace("\f", " ")
        lines = [_LINE_BREAK.sub(" ", text)] if self.layout.wrapped else _LINE_BREAK.split(text)
        for number, line in enumerate(lines):
            if number:
                element.add("lb")
            if line:
                element.children.append(line)

    def page(self, element: Draft, span: Span) -> None:
        """Append a ``pb`` with an id of its own."""
        name = self.unique("pg_" + re.sub(r"[^\w.-]", "", span.attrs["n"]))
        element.add("pb", {**span.attrs, XML_ID: name})

    def running_head(self, element: Draft, span: Span) -> None:
        """Append a ``fw`` (Guidelines 12.6)."""
        words = " ".join(self.source[span.start : span.end].split())
        element.add("fw", span.attrs).children.append(words)

    def page_breaks(self, parent: Draft, start: int, end: int) -> None:
        """Append the page breaks in ``source[start:end]``, which stand between blocks."""
        for span in self.breaks_in(start, end):
            _RENDERERS[span.kind](self, parent, span)

    def without_page_breaks(self, start: int, end: int) -> tuple[int, int]:
        """What remains of a block without the page breaks at its ends."""
        breaks = self.breaks_in(start, end)
        while breaks and not self.source[start : breaks[0].start].strip():
            start = breaks.pop(0).end
        while breaks and not self.source[breaks[-1].end : end].strip():
            end = breaks.pop().start
        return trim(self.source, start, end)

    def _is_only_page_breaks(self, start: int, end: int) -> bool:
        return self.without_page_breaks(start, end) == (end, end)

    def breaks_in(self, start: int, end: int) -> list[Span]:
        """The page breaks and running heads in ``source[start:end]``."""
        if start >= end:
            return []
        first = bisect_left(self.break_starts, start)
        return self.breaks[first : bisect_left(self.break_starts, end, first)]

    def marks_in(self, start: int, end: int) -> list[Span]:
        """The page breaks, running heads and note marks in ``source[start:end]``."""
        first = bisect_left(self.mark_starts, start)
        return self.marks[first : bisect_left(self.mark_starts, end, first)]

    def note(self, element: Draft, span: Span) -> None:
        """Append the footnote whose mark the span is."""
        self.footnote(element, self.notes[span.start])

    def footnote(
        self, element: Draft, note: Footnote, attrs: Mapping[str, str] = NO_ATTRIBUTES
    ) -> None:
        """Append a note with its text: bare if it is one paragraph, else in ``p`` and ``list``."""
        child = element.add(
            "note",
            {
                "n": note.number,
                XML_ID: self.unique(f"{self.id}fn{_name_part(note.number)}"),
                "place": "foot",
                **({"type": "source"} if note.is_source else {}),
                **attrs,
            },
        )
        if len(note.paragraphs) == 1 and not note.paragraphs[0].role:
            self.fill(child, note.paragraphs[0].start, note.paragraphs[0].end)
            return
        items: Draft | None = None
        for paragraph in note.paragraphs:
            if self._is_only_page_breaks(paragraph.start, paragraph.end):
                items = None
                self.page_breaks(child, paragraph.start, paragraph.end)
            elif paragraph.role == "item":
                items = items or child.add("list", {"type": "simple"})
                self.fill(items.add("item"), paragraph.start, paragraph.end)
            else:
                items = None
                self.fill(child.add("p"), paragraph.start, paragraph.end)

    def wrap(self, element: Draft, span: Span) -> None:
        """Append an element named like the kind of the span around its text and marks."""
        child = element.add(span.kind, span.attrs)
        marks = self._in(self.marks, self.mark_starts, span.start, span.end)
        self.append_range(child, span.start, span.end, marks)

    def gap(self, element: Draft, span: Span) -> None:
        """Append a ``gap``; the editor's words stay in its ``desc``."""
        words = " ".join(self.source[span.start : span.end].split())
        element.add("gap", span.attrs).add("desc").children.append(words)

    def unique(self, name: str) -> str:
        """The name as an ``xml:id`` of its own: a second ``pg_12`` becomes ``pg_12_1``."""
        self.ids[name] += 1
        return name if self.ids[name] == 1 else f"{name}_{self.ids[name] - 1}"


#: Span kind -> renderer.
_RENDERERS: Mapping[str, Callable[[Inline, Draft, Span], None]] = {
    "pb": Inline.page,
    "fw": Inline.running_head,
    "note": Inline.note,
    "gap": Inline.gap,
    **dict.fromkeys(
        ("persName", "date", "placeName", "orgName", "gloss", "sic", "supplied"), Inline.wrap
    ),
}


def _name_part(number: str) -> str:
    """The number of a note as part of an ``xml:id``: symbols by their code points."""
    return "".join(c if c.isalnum() and c.isascii() else f"x{ord(c):x}" for c in number)
