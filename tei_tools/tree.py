"""Blocks and spans become the body of a TEI document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from lxml import etree

from tei_tools.layout.model import Block, Footnote, Layout
from tei_tools.layout.parts import Part, parts
from tei_tools.spans import MARKS, Span
from tei_tools.tei import XML_ID, tag

_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")


def build_text(layout: Layout, spans: Sequence[Span]) -> etree._Element:
    """The ``text`` element of the document: everything that the memo says.

    ``spans`` are resolved: in the order of the text, none crossing another; the page breaks and
    note marks of the layout are among them.
    """
    return _Builder(layout, spans).text()


class _Builder:
    """Builds one document; holds what all renderers need: the text, the spans, the ids given."""

    def __init__(self, layout: Layout, spans: Sequence[Span]) -> None:
        self.layout = layout
        self.source = layout.source.text
        self.spans = spans
        self.starts = [span.start for span in spans]
        self.page_edges = {
            edge for span in spans if span.kind in ("pb", "fw") for edge in (span.start, span.end)
        }
        self.ids: Counter[str] = Counter()
        self.id = f"d{layout.number or 1}"
        self.notes = {note.mark[0]: note for note in layout.footnotes if note.mark}

    # --- the document and its parts ---------------------------------------------------------

    def text(self) -> etree._Element:
        text = etree.Element(tag("text"), nsmap={None: etree.QName(tag("text")).namespace})
        document = etree.SubElement(
            etree.SubElement(text, tag("body")),
            tag("div"),
            {"type": "document", "n": self.layout.number or "1", XML_ID: self.unique(self.id)},
        )
        opening, *rest = parts(self.layout.blocks)
        self.part(document, opening)
        attachments = 0
        for part in rest:
            div = etree.SubElement(document, tag("div"), {"type": part.type})
            if part.type == "attachment":
                attachments += 1
                div.set(XML_ID, self.unique(f"{self.id}at{attachments}"))
            self.part(div, part)
        self.unplaced(document)
        return text

    def part(self, div: etree._Element, part: Part) -> None:
        """The blocks of a part, gathered into openers, sections, lists, tables and closers."""
        section = div
        group: etree._Element | None = None
        for block, following in zip(part.blocks, _followers(part), strict=True):
            if block.kind == "pages":
                between = section if group is None else group
                if group is not None and following.depth:
                    between = self.list_at(group, following)
                self.loose_pages(between, block.start, block.end)
                continue
            if block.kind == "section":
                section = etree.SubElement(div, tag("div"), {"type": "section"})
            elif block.kind in ("valediction", "signed", "postscript"):
                section = div
            group = self.group(section, group, block)
            parent = section if group is None else group
            if block.kind in ("item", "label"):
                parent = self.list_at(parent, block)
            name, attrs = _ELEMENTS[block.kind](block)
            start, end = self.loose_pages_before(parent, block)
            child = etree.SubElement(parent, tag(name), attrs)
            _FILLERS.get(block.kind, _Builder.fill)(self, child, start, end)
            goes_on_within = following.depth > block.depth
            self.loose_pages(child if goes_on_within else parent, end, block.end)
        _count_cells(div)

    def group(
        self, section: etree._Element, group: etree._Element | None, block: Block
    ) -> etree._Element | None:
        """The element that gathers this block with its neighbours: the open one, or a new one.

        For a list it is the outermost one."""
        name = _GROUPS.get(block.kind)
        if name is None:
            return None
        if group is not None and group.tag == tag(name):
            if name != "list" or (block.kind != "listhead" and (block.depth or _fits(group, block))):
                return group
        if name == "list":
            return _new_list(section, block.role if block.kind == "listhead" else "")
        return etree.SubElement(section, tag(name))

    def list_at(self, outermost: etree._Element, block: Block) -> etree._Element:
        """The list that an item or label goes into: that of its depth, within the last item."""
        found = outermost
        for _ in range(block.depth):
            item = next(found.iterchildren(tag("item"), reversed=True), None)
            if item is None:
                return found
            inner = next(item.iterchildren(tag("list"), reversed=True), None)
            found = inner if inner is not None else _new_list(item, "")
        return found if _fits(found, block) else _new_list(_parent(found), "")

    # --- text with markup -------------------------------------------------------------------

    def fill(self, element: etree._Element, start: int, end: int) -> None:
        """Put ``source[start:end]`` with its spans into the element."""
        at = start
        index = bisect_left(self.starts, start)
        while index < len(self.spans) and self.spans[index].start < end:
            span = self.spans[index]
            index += 1
            if span.start < at or span.end > end:
                continue
            self.say(element, at, span.start)
            _RENDERERS[span.kind](self, element, span)
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
            _RENDERERS[inner.kind](self, element, inner)
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
        if start in self.page_edges and text[:1] in "\r\n":
            text = " " + text.lstrip()
        if end in self.page_edges and text[-1:] in "\r\n":
            text = text.rstrip() + " "
        self.write(element, text)

    def write(self, element: etree._Element, text: str) -> None:
        text = text.replace("\f", " ")
        if self.layout.wrapped:
            append_text(element, _LINE_BREAK.sub(" ", text))
            return
        lines = _LINE_BREAK.split(text)
        append_text(element, lines[0])
        for line in lines[1:]:
            etree.SubElement(element, tag("lb"))
            append_text(element, line)

    # --- page breaks and notes --------------------------------------------------------------

    def page(self, element: etree._Element, span: Span) -> None:
        attrs = dict(span.attrs)
        attrs[XML_ID] = self.unique("pg_" + re.sub(r"[^\w.-]", "", attrs["n"]))
        etree.SubElement(element, tag("pb"), attrs)

    def running_head(self, element: etree._Element, span: Span) -> None:
        words = " ".join(self.source[span.start : span.end].split())
        etree.SubElement(element, tag("fw"), dict(span.attrs)).text = words

    def loose_pages(self, parent: etree._Element, start: int, end: int) -> None:
        """Page breaks that stand between blocks."""
        for span in self.marks(start, end):
            if span.kind != "note":
                _RENDERERS[span.kind](self, parent, span)

    def loose_pages_before(self, parent: etree._Element, block: Block) -> tuple[int, int]:
        """Put the page breaks at the beginning of a block before it; return what remains of
        the block when those at its end are left for behind it."""
        start, end = block.start, block.end
        marks = [span for span in self.marks(block.start, block.end) if span.kind != "note"]
        while marks and not self.source[start : marks[0].start].strip():
            _RENDERERS[marks[0].kind](self, parent, marks[0])
            start = marks.pop(0).end
        while marks and not self.source[marks[-1].end : end].strip():
            end = marks.pop().start
        while start < end and self.source[start].isspace():
            start += 1
        while end > start and self.source[end - 1].isspace():
            end -= 1
        return start, end

    def marks(self, start: int, end: int) -> Iterator[Span]:
        index = bisect_left(self.starts, start)
        while index < len(self.spans) and self.spans[index].start < end:
            if self.spans[index].kind in MARKS:
                yield self.spans[index]
            index += 1

    def note(self, element: etree._Element, span: Span) -> None:
        self.footnote(element, self.notes[span.start], {})

    def footnote(
        self, element: etree._Element, note: Footnote, attrs: Mapping[str, str]
    ) -> None:
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

    def unplaced(self, document: etree._Element) -> None:
        """Notes whose mark was not found stand at the end of the last block."""
        last = document
        for element in document.iter(tag("p"), tag("item"), tag("cell"), tag("head")):
            if not any(True for _ in element.iterancestors(tag("note"))):
                last = element
        for note in self.layout.footnotes:
            if note.mark is None:
                self.footnote(last, note, {"type": "unplaced"})

    # --- the kinds --------------------------------------------------------------------------

    def wrap(self, element: etree._Element, span: Span) -> None:
        self.within(etree.SubElement(element, tag(span.kind), dict(span.attrs)), span)

    def gap(self, element: etree._Element, span: Span) -> None:
        gap = etree.SubElement(element, tag("gap"), dict(span.attrs))
        self.within(etree.SubElement(gap, tag("desc")), span)

    def cells(self, row: etree._Element, start: int, end: int) -> None:
        at = start
        for left, right in self.layout.removed_in(start, end):
            self.cell(row, at, left)
            at = right
        self.cell(row, at, end)

    def cell(self, row: etree._Element, start: int, end: int) -> None:
        while start < end and self.source[start].isspace():
            start += 1
        while end > start and self.source[end - 1].isspace():
            end -= 1
        self.fill(etree.SubElement(row, tag("cell")), start, end)

    def unique(self, name: str) -> str:
        """The name as an ``xml:id`` of its own: a second ``pg_12`` becomes ``pg_12_1``."""
        self.ids[name] += 1
        return name if self.ids[name] == 1 else f"{name}_{self.ids[name] - 1}"


def _element(name: str, **attrs: str) -> Callable[[Block], tuple[str, dict[str, str]]]:
    return lambda block: (name, dict(attrs))


#: Block kind -> element and attributes.
_ELEMENTS: Mapping[str, Callable[[Block], tuple[str, dict[str, str]]]] = {
    "head": _element("head"),
    "title": _element("head", type="sub"),
    "source": _element("note", type="source", rend="inline"),
    "dateline": _element("dateline"),
    "classification": _element("seg", type="classification"),
    "salute": _element("salute"),
    "valediction": _element("salute"),
    "signed": _element("signed"),
    "section": _element("head"),
    "p": lambda block: ("p", {"rend": "hanging"} if block.role == "hanging" else {}),
    "label": _element("label"),
    "listhead": _element("head"),
    "item": _element("item"),
    "row": _element("row"),
    "attachment": _element("head"),
    "postscript": _element("p"),
}
#: Block kind -> the element that gathers neighbouring blocks.
_GROUPS = {
    "dateline": "opener",
    "classification": "opener",
    "salute": "opener",
    "valediction": "closer",
    "signed": "closer",
    "listhead": "list",
    "label": "list",
    "item": "list",
    "row": "table",
    "postscript": "postscript",
}
_FILLERS: Mapping[str, Callable[[_Builder, etree._Element, int, int], None]] = {
    "row": _Builder.cells
}
#: Span kind -> renderer.
_RENDERERS: Mapping[str, Callable[[_Builder, etree._Element, Span], None]] = {
    "pb": _Builder.page,
    "fw": _Builder.running_head,
    "note": _Builder.note,
    "gap": _Builder.gap,
    **dict.fromkeys(
        ("persName", "date", "placeName", "orgName", "gloss", "sic", "supplied"), _Builder.wrap
    ),
}


def _followers(part: Part) -> list[Block]:
    """For each block the next one that is more than page breaks; an empty one at the end."""
    followers = []
    following = Block("p", 0, 0)
    for block in reversed(part.blocks):
        followers.append(following)
        if block.kind != "pages":
            following = block
    return followers[::-1]


def _new_list(parent: etree._Element, role: str) -> etree._Element:
    return etree.SubElement(parent, tag("list"), {"type": role or "simple"})


def _fits(items: etree._Element, block: Block) -> bool:
    """Whether an item or label may come next: a list has labels for all of its items or for none
    (Guidelines 3.8)."""
    first = next(items.iterchildren(tag("item"), tag("label")), None)
    last = next(items.iterchildren(tag("item"), tag("label"), reversed=True), None)
    if first is None or last is None:
        return True
    labelled = first.tag == tag("label")
    if block.kind == "label":
        return labelled and last.tag == tag("item")
    return not labelled or last.tag == tag("label")


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def append_text(element: etree._Element, text: str) -> None:
    """Add text at the end of an element: the only code that knows lxml's text and tail."""
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _name_part(number: str) -> str:
    """The number of a note as part of an ``xml:id``: symbols by their code points."""
    return "".join(c if c.isalnum() and c.isascii() else f"x{ord(c):x}" for c in number)


def _count_cells(div: etree._Element) -> None:
    for table in div.iter(tag("table")):
        rows = table.findall(tag("row"))
        table.set("rows", str(len(rows)))
        table.set("cols", str(max(len(row) for row in rows)))
