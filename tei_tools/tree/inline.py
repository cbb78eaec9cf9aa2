"""Text with markup inside one block: names, dates, gaps, page breaks, notes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

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
        self.page_edges = {
            edge for span in spans if span.kind in ("pb", "fw") for edge in (span.start, span.end)
        }.union(*layout.holes)
        self.ids: Counter[str] = Counter()
        self.id = f"d{layout.number or 1}"
        self.notes = {note.mark[0]: note for note in layout.footnotes if note.mark}

    def fill(self, element: etree._Element, start: int, end: int) -> None:
        """Put ``source[start:end]`` with its spans into the element, without notes that cut it."""
        for left, right in self.layout.pieces(start, end):
            self.fill_piece(element, left, right)

    def fill_piece(self, element: etree._Element, start: int, end: int) -> None:
        """Put ``source[start:end]`` with its spans into the element."""
        at = start
        index = bisect_left(self.starts, start)
        while index < len(self.spans) and self.spans[index].start < end:
            span = self.spans[index]
            index += 1
            if span.start < at or span.end > end:
                continue
            self.say(element, at, span.start)
            self.render(element, span)
            at = span.end
        self.say(element, at, end)

    def within(self, element: etree._Element, span: Span) -> None:
        """Put the text of a wrapping span, with the marks in it, into the element."""
        at = span.start
        index = bisect_left(self.starts, span.start)
        while index < len(self.spans) and self.spans[index].start < span.end:
            inner = self.spans[index]
            index += 1
            if inner is span or inner.kind not in MARKS:
                continue
            self.say(element, at, inner.start)
            self.render(element, inner)
            at = inner.end
        self.say(element, at, span.end)

    def say(self, element: etree._Element, start: int, end: int) -> None:
        """Append plain text; a line break inside a block is ``lb``, unless the text is wrapped."""
        at = start
        for left, right in self.layout.removed_in(start, end):
            self.write(element, self.source[at:left])
            at = max(at, right)
        text = self.source[at:end]
        # A line break beside a page break is the page's, not the text's.
        if text and at in self.page_edges and text[0] in "\r\n":
            text = " " + text.lstrip()
        if text and end in self.page_edges and text[-1] in "\r\n":
            text = text.rstrip() + " "
        self.write(element, text)

    def write(self, element: etree._Element, text: str) -> None:
        """Append characters; a form feed is white space here, as XML cannot hold it."""
        text = text.replace("\f", " ")
        if "\n" not in text and "\r" not in text:
            append_text(element, text)
            return
        if self.layout.wrapped:
            text = _LINE_BREAK.sub(" ", text)
        lines = _LINE_BREAK.split(text)
        append_text(element, lines[0])
        for line in lines[1:]:
            etree.SubElement(element, tag("lb"))
            append_text(element, line)

    def render(self, element: etree._Element, span: Span) -> None:
        """Append the markup of one span to the element."""
        _RENDERERS[span.kind](self, element, span)

    def page(self, element: etree._Element, span: Span) -> None:
        """Append a ``pb`` with an id of its own."""
        attrs = dict(span.attrs)
        attrs[XML_ID] = self.unique("pg_" + re.sub(r"[^\w.-]", "", attrs["n"]))
        etree.SubElement(element, tag("pb"), attrs)

    def running_head(self, element: etree._Element, span: Span) -> None:
        """Append a ``fw`` (Guidelines 12.6)."""
        words = " ".join(self.source[span.start : span.end].split())
        etree.SubElement(element, tag("fw"), dict(span.attrs)).text = words

    def page_breaks(self, parent: etree._Element, start: int, end: int) -> None:
        """Append the page breaks in ``source[start:end]``, which stand between blocks."""
        for span in self.marks(start, end):
            if span.kind != "note":
                self.render(parent, span)

    def without_page_breaks(self, start: int, end: int) -> tuple[int, int]:
        """What remains of a block without the page breaks at its ends."""
        breaks = [span for span in self.marks(start, end) if span.kind != "note"]
        while breaks and not self.source[start : breaks[0].start].strip():
            start = breaks.pop(0).end
        while breaks and not self.source[breaks[-1].end : end].strip():
            end = breaks.pop().start
        return trim(self.source, start, end)

    def marks(self, start: int, end: int) -> Iterator[Span]:
        """The page breaks, running heads and note marks in ``source[start:end]``."""
        index = bisect_left(self.starts, start)
        while index < len(self.spans) and self.spans[index].start < end:
            if self.spans[index].kind in MARKS:
                yield self.spans[index]
            index += 1

    def note(self, element: etree._Element, span: Span) -> None:
        """Append the footnote whose mark the span is."""
        self.footnote(element, self.notes[span.start], {})

    def footnote(self, element: etree._Element, note: Footnote, attrs: Mapping[str, str]) -> None:
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
            return
        items: etree._Element | None = None
        for paragraph in note.paragraphs:
            if paragraph.role == "item":
                if items is None:
                    items = etree.SubElement(child, tag("list"), {"type": "simple"})
                self.fill(etree.SubElement(items, tag("item")), paragraph.start, paragraph.end)
            else:
                items = None
                self.fill(etree.SubElement(child, tag("p")), paragraph.start, paragraph.end)

    def wrap(self, element: etree._Element, span: Span) -> None:
        """Append an element named like the kind of the span around its text."""
        self.within(etree.SubElement(element, tag(span.kind), dict(span.attrs)), span)

    def gap(self, element: etree._Element, span: Span) -> None:
        """Append a ``gap``; the editor's words stay in its ``desc``."""
        gap = etree.SubElement(element, tag("gap"), dict(span.attrs))
        words = " ".join(self.source[span.start : span.end].split())
        etree.SubElement(gap, tag("desc")).text = words

    def unique(self, name: str) -> str:
        """The name as an ``xml:id`` of its own: a second ``pg_12`` becomes ``pg_12_1``."""
        self.ids[name] += 1
        return name if self.ids[name] == 1 else f"{name}_{self.ids[name] - 1}"


#: Span kind -> renderer.
_RENDERERS: Mapping[str, Callable[[Inline, etree._Element, Span], None]] = {
    "pb": Inline.page,
    "fw": Inline.running_head,
    "note": Inline.note,
    "gap": Inline.gap,
    **dict.fromkeys(
        ("persName", "date", "placeName", "orgName", "gloss", "sic", "supplied"), Inline.wrap
    ),
}


def append_text(element: etree._Element, text: str) -> None:
    """Add text at the end of an element: the only code that knows lxml's text and tail."""
    if not text:
        return
    # Not len(element), for which lxml counts all children.
    last = next(element.iterchildren(reversed=True), None)
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text


def _name_part(number: str) -> str:
    """The number of a note as part of an ``xml:id``: symbols by their code points."""
    return "".join(c if c.isalnum() and c.isascii() else f"x{ord(c):x}" for c in number)
