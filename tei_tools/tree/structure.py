"""Blocks gathered into the structure of a document: parts, sections, lists, tables, closers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from lxml import etree

from tei_tools.layout.model import Block, Layout
from tei_tools.layout.paragraphs import trim
from tei_tools.layout.parts import Part, parts
from tei_tools.spans import Span
from tei_tools.tei import NAMESPACE, XML_ID, tag
from tei_tools.tree.inline import Inline
from tei_tools.tree.lists import fits, list_at, new_list

_Element: TypeAlias = Callable[[Block], tuple[str, dict[str, str]]]


def _element(name: str, **attrs: str) -> _Element:
    return lambda block: (name, dict(attrs))


#: Block kind -> element and attributes.
_ELEMENTS: Mapping[str, _Element] = {
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
    "caption": _element("head", type="sub"),
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


def build_text(layout: Layout, spans: Sequence[Span]) -> etree._Element:
    """The ``text`` element of the document: everything that the memo says.

    ``spans`` are resolved: in the order of the text, none crossing another; the page breaks and
    note marks of the layout are among them.
    """
    inline = Inline(layout, spans)
    text = etree.Element(tag("text"), nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    body = etree.SubElement(text, tag("body"))
    number = layout.number or "1"
    document = etree.SubElement(
        body, tag("div"), {"type": "document", "n": number, XML_ID: inline.unique(inline.id)}
    )
    opening, *rest = parts(layout.blocks)
    _add_part(inline, document, opening)
    attachments = 0
    for part in rest:
        div = etree.SubElement(document, tag("div"), {"type": str(part.type)})
        if part.type == "attachment":
            attachments += 1
            div.set(XML_ID, inline.unique(f"{inline.id}at{attachments}"))
        _add_part(inline, div, part)
    _add_unplaced_notes(inline, document)
    return text


def _add_part(inline: Inline, div: etree._Element, part: Part) -> None:
    """The blocks of a part, gathered into openers, sections, lists, tables and closers."""
    section = div
    group: etree._Element | None = None
    for block, following in zip(part.blocks, _followers(part), strict=True):
        if block.kind == "pages":
            between = section if group is None else group
            if group is not None and following.depth:
                between = list_at(group, following)
            inline.page_breaks(between, block.start, block.end)
            continue
        if block.kind == "section":
            section = etree.SubElement(div, tag("div"), {"type": "section"})
        elif _GROUPS.get(block.kind) in ("closer", "postscript"):
            section = div
        group = _group(section, group, block)
        parent = section if group is None else group
        if block.kind in ("item", "label"):
            parent = list_at(parent, block)
        name, attrs = _ELEMENTS[block.kind](block)
        start, end = inline.without_page_breaks(block.start, block.end)
        inline.page_breaks(parent, block.start, start)
        child = etree.SubElement(parent, tag(name), attrs)
        if block.kind == "row":
            _add_cells(inline, child, start, end)
        else:
            inline.fill(child, start, end)
        goes_on_within = following.depth > block.depth
        inline.page_breaks(child if goes_on_within else parent, end, block.end)
    _count_cells(div)


def _followers(part: Part) -> list[Block]:
    """For each block the next one that is more than page breaks; an empty one at the end."""
    followers = []
    following = Block("p", 0, 0)
    for block in reversed(part.blocks):
        followers.append(following)
        if block.kind != "pages":
            following = block
    return followers[::-1]


def _group(
    section: etree._Element, group: etree._Element | None, block: Block
) -> etree._Element | None:
    """The element that gathers this block with its neighbours: the open one, or a new one.

    For a list it is the outermost one.
    """
    name = _GROUPS.get(block.kind)
    if name is None:
        return None
    if group is not None and group.tag == tag(name):
        if name != "list":
            return group
        if block.kind != "listhead" and (block.depth > 0 or fits(group, block)):
            return group
    if name == "list":
        return new_list(section, block.role if block.kind == "listhead" else "")
    return etree.SubElement(section, tag(name))


def _add_cells(inline: Inline, row: etree._Element, start: int, end: int) -> None:
    at = start
    dividers = [(divider.start, divider.end) for divider in inline.layout.removed_in(start, end)]
    for left, right in [*dividers, (end, end)]:
        cell_start, cell_end = trim(inline.source, at, left)
        for mark in inline.marks_in(at, left):  # a form feed is a mark, and white space too
            cell_start, cell_end = min(cell_start, mark.start), max(cell_end, mark.end)
        inline.fill(etree.SubElement(row, tag("cell")), cell_start, cell_end)
        at = right


def _count_cells(div: etree._Element) -> None:
    for table in div.iter(tag("table")):
        rows = table.findall(tag("row"))
        table.set("rows", str(len(rows)))
        table.set("cols", str(max(len(row) for row in rows)))


def _add_unplaced_notes(inline: Inline, document: etree._Element) -> None:
    """Notes whose mark was not found stand at the end of the last block."""
    unplaced = [note for note in inline.layout.footnotes if note.mark is None]
    if not unplaced:
        return
    last = document
    for element in document.iter(tag("p"), tag("item"), tag("cell"), tag("head")):
        if next(element.iterancestors(tag("note")), None) is None:
            last = element
    for note in unplaced:
        inline.footnote(last, note, {"type": "unplaced"})
