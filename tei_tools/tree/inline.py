"""Text with markup inside one block: names, dates, gaps, page breaks, notes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from tei_tools.layout.model import Footnote, Layout
from tei_tools.layout.paragraphs import trim
from tei_tools.spans import MARKS, Span
from tei_tools.tei import XML_ID, tag

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
        self.ids: Counter[str] = Counter()
        self.id = f"d{layout.number or 1}"
        self.notes = {note.mark[0]: note for note in layout.footnotes if note.mark}

    def fill(self, element: etree._Element, start: int, end: int) -> None:
        """Put ``source[start:end]`` with its spans into the element, without notes that cut it."""
        self.append_range(element, None, start, end, self._in(self.spans, self.starts, start, end))

    def _in(
        self, spans: Sequence[Span], starts: Sequence[int], start: int, end: int
    ) -> Sequence[Span]:
        """Those of the spans that begin in ``source[start:end]``, but not in notes that cut it."""
        found: list[Span] = []
        for left, right in self.layout.pieces(start, end):
            found += spans[bisect_left(starts, left) : bisect_left(starts, right)]
        return found

    def append_range(
        self,
        element: etree._Element,
        last: etree._Element | None,
        start: int,
        end: int,
        spans: Sequence[Span],
    ) -> etree._Element | None:
        """Append ``source[start:end]`` with these spans, if they lie in it, to the element.

        ``last`` is the last child of the element before, what is returned that after it: to ask
        lxml for it each time would take long.
        """
        at = start
        for span in spans:
            if span.start >= at and span.end <= end:
                last = self.append_source(element, last, at, span.start)
                last = _RENDERERS[span.kind](self, element, span)
                at = span.end
        return self.append_source(element, last, at, end)

    def append_source(
        self, element: etree._Element, last: etree._Element | None, start: int, end: int
    ) -> etree._Element | None:
        """Append ``source[start:end]`` without its spans, without what the layout removed, and
        without notes that cut it.

        ``last`` is as in :meth:`append_range`, and so is what is returned.
        """
        if self.layout.holes:
            for left, right in self.layout.pieces(start, end):
                last = self._append_piece(element, last, left, right)
            return last
        return self._append_piece(element, last, start, end)

    def _append_piece(
        self, element: etree._Element, last: etree._Element | None, start: int, end: int
    ) -> etree._Element | None:
        at = start
        first = bisect_left(self.removed_starts, start)
        if first < len(self.removed_starts) and self.removed_starts[first] < end:
            for left, right, _ in self.layout.removed_in(start, end):
                last = self.append_lines(element, last, self.source[at:left])
                at = max(at, right)
        text = self.source[at:end]
        if text.isprintable():  # without line breaks
            append_text(element, last, text)
            return last
        # A line break beside a page break is the page's, not the text's.
        if at in self.page_edges and text[0] in "\r\n":
            text = " " + text.lstrip()
        if end in self.page_edges and text[-1] in "\r\n":
            text = text.rstrip() + " "
        return self.append_lines(element, last, text)

    def append_lines(
        self, element: etree._Element, last: etree._Element | None, text: str
    ) -> etree._Element | None:
        """Append lines of text, with ``lb`` between them, or a space if the memo is wrapped.

        A form feed is white space here, as XML cannot hold it. ``last`` is as in
        :meth:`append_range`, and so is what is returned.
        """
        if "\f" in text:
            text = text.replace("\f", " ")
        if "\n" not in text and "\r" not in text:
            append_text(element, last, text)
            return last
        if self.layout.wrapped:
            text = _LINE_BREAK.sub(" ", text)
        lines = _LINE_BREAK.split(text)
        append_text(element, last, lines[0])
        for line in lines[1:]:
            last = etree.SubElement(element, tag("lb"))
            last.tail = line or None
        return last

    def page(self, element: etree._Element, span: Span) -> etree._Element:
        """Append a ``pb`` with an id of its own."""
        attrs = dict(span.attrs)
        attrs[XML_ID] = self.unique("pg_" + re.sub(r"[^\w.-]", "", attrs["n"]))
        return etree.SubElement(element, tag("pb"), attrs)

    def running_head(self, element: etree._Element, span: Span) -> etree._Element:
        """Append a ``fw`` (Guidelines 12.6)."""
        head = etree.SubElement(element, tag("fw"), dict(span.attrs))
        head.text = " ".join(self.source[span.start : span.end].split())
        return head

    def page_breaks(self, parent: etree._Element, start: int, end: int) -> None:
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

    def note(self, element: etree._Element, span: Span) -> etree._Element:
        """Append the footnote whose mark the span is."""
        return self.footnote(element, self.notes[span.start], {})

    def footnote(
        self, element: etree._Element, note: Footnote, attrs: Mapping[str, str]
    ) -> etree._Element:
        """Append a note with its text: bare if it is one paragraph, else in ``p`` and ``list``."""
        child = etree.SubElement(
            element,
            tag("note"),
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
            return child
        items: etree._Element | None = None
        for paragraph in note.paragraphs:
            if paragraph.role == "item":
                if items is None:
                    items = etree.SubElement(child, tag("list"), {"type": "simple"})
                self.fill(etree.SubElement(items, tag("item")), paragraph.start, paragraph.end)
            else:
                items = None
                self.fill(etree.SubElement(child, tag("p")), paragraph.start, paragraph.end)
        return child

    def wrap(self, element: etree._Element, span: Span) -> etree._Element:
        """Append an element named like the kind of the span around its text and marks."""
        child = etree.SubElement(element, tag(span.kind), dict(span.attrs))
        marks = self._in(self.marks, self.mark_starts, span.start, span.end)
        self.append_range(child, None, span.start, span.end, marks)
        return child

    def gap(self, element: etree._Element, span: Span) -> etree._Element:
        """Append a ``gap``; the editor's words stay in its ``desc``."""
        gap = etree.SubElement(element, tag("gap"), dict(span.attrs))
        words = " ".join(self.source[span.start : span.end].split())
        etree.SubElement(gap, tag("desc")).text = words
        return gap

    def unique(self, name: str) -> str:
        """The name as an ``xml:id`` of its own: a second ``pg_12`` becomes ``pg_12_1``."""
        self.ids[name] += 1
        return name if self.ids[name] == 1 else f"{name}_{self.ids[name] - 1}"


#: Span kind -> renderer.
_RENDERERS: Mapping[str, Callable[[Inline, etree._Element, Span], etree._Element]] = {
    "pb": Inline.page,
    "fw": Inline.running_head,
    "note": Inline.note,
    "gap": Inline.gap,
    **dict.fromkeys(
        ("persName", "date", "placeName", "orgName", "gloss", "sic", "supplied"), Inline.wrap
    ),
}


def append_text(element: etree._Element, last: etree._Element | None, text: str) -> None:
    """Add text after the last child of an element, or, if it has none, to its text: the only code
    that knows lxml's text and tail."""
    if not text:
        return
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text


def _name_part(number: str) -> str:
    """The number of a note as part of an ``xml:id``: symbols by their code points."""
    return "".join(c if c.isalnum() and c.isascii() else f"x{ord(c):x}" for c in number)
