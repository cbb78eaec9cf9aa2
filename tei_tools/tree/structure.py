"""Blocks gathered into the structure of a document: parts, sections, lists, tables, closers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from tei_tools.layout.levels import levels
from tei_tools.layout.model import Block, Layout
from tei_tools.layout.paragraphs import trim
from tei_tools.layout.parts import Part, parts
from tei_tools.spans import Span
from tei_tools.tei import XML_ID, Draft, element
from tei_tools.tree.inline import Inline
from tei_tools.tree.lists import fits, list_at, new_list

_Attributed: TypeAlias = Callable[[Block], tuple[str, dict[str, str]]]


def _attributed(name: str, **attrs: str) -> _Attributed:
    return lambda block: (name, dict(attrs))


#: Block kind -> element and attributes.
_ELEMENTS: Mapping[str, _Attributed] = {
    "letterhead": _attributed("seg", type="letterhead"),
    "head": _attributed("head"),
    "title": _attributed("head", type="sub"),
    "source": _attributed("note", type="source", rend="inline"),
    "dateline": _attributed("dateline"),
    "classification": _attributed("seg", type="classification"),
    "version": _attributed("seg", type="version"),
    "address": _attributed("seg", type="address"),
    "salute": _attributed("salute"),
    "valediction": _attributed("salute"),
    "signed": _attributed("signed"),
    "letter": _attributed("head"),
    "section": _attributed("head"),
    "p": lambda block: ("p", {"rend": "hanging"} if block.role == "hanging" else {}),
    "label": _attributed("label"),
    "listhead": _attributed("head"),
    "item": _attributed("item"),
    "row": _attributed("row"),
    "attachment": _attributed("head"),
    "caption": _attributed("head", type="sub"),
    "postscript": _attributed("p"),
}
#: Block kind -> the element that gathers neighbouring blocks.
_GROUPS = {
    "letterhead": "opener",
    "dateline": "opener",
    "classification": "opener",
    "version": "opener",
    "address": "opener",
    "salute": "opener",
    "valediction": "closer",
    "signed": "closer",
    "listhead": "list",
    "label": "list",
    "item": "list",
    "row": "table",
    "postscript": "postscript",
}


def build_text(layout: Layout, spans: Sequence[Span]) -> Draft:
    """The ``text`` element of the document: everything that the memo says.

    ``spans`` are resolved: in the order of the text, none crossing another; the page breaks and
    note marks of the layout are among them.
    """
    inline = Inline(layout, spans)
    text = element("text")
    number = layout.number or "1"
    document = text.add("body").add(
        "div", {"type": "document", "n": number, XML_ID: inline.unique(inline.id)}
    )
    opening, *rest = parts(layout.blocks)
    _add_part(inline, document, opening)
    attachments = 0
    for part in rest:
        attrs = {"type": str(part.type)}
        if part.type == "attachment":
            attachments += 1
            attrs[XML_ID] = inline.unique(f"{inline.id}at{attachments}")
        _add_part(inline, document.add("div", attrs), part)
    _add_unplaced_notes(inline, document)
    return text


def _add_part(inline: Inline, div: Draft, part: Part) -> None:
    """The blocks of a part, gathered into openers, sections, lists, tables and closers."""
    section = div
    around = [div]  # the part, and the sections that are open in it
    group: Draft | None = None
    tables: list[Draft] = []
    is_entry = False  # of a log, below which may stand who made it
    depths = levels(part.blocks, inline.layout.body)
    for block, following, depth in zip(part.blocks, _followers(part), depths, strict=True):
        if block.kind == "pages":
            between = section if group is None else group
            if group is not None and following.depth:
                between = list_at(group, following)
            inline.page_breaks(between, block.start, block.end)
            continue
        if block.kind == "section":
            del around[depth + 1 :]
            is_entry = block.role == "entry"
            section = around[-1].add("div", {"type": "section"})
            around.append(section)
        elif _group_of(block) in ("closer", "postscript") and not is_entry:
            section = div
        group = _group(section, group, block)
        if block.kind == "row" and group is not None and not group.children:
            tables.append(group)
        parent = section if group is None else group
        if block.kind in ("item", "label"):
            parent = list_at(parent, block)
        name, attrs = _ELEMENTS[block.kind](block)
        start, end = inline.without_page_breaks(block.start, block.end)
        inline.page_breaks(parent, block.start, start)
        child = parent.add(name, attrs)
        if block.kind == "row":
            _add_cells(inline, child, start, end)
        else:
            inline.fill(child, start, end)
        goes_on_within = following.depth > block.depth
        inline.page_breaks(child if goes_on_within else parent, end, block.end)
    for table in tables:
        table.attrs = _size(table)


def _followers(part: Part) -> list[Block]:
    """For each block the next one that is more than page breaks; an empty one at the end."""
    followers = []
    following = Block("p", 0, 0)
    for block in reversed(part.blocks):
        followers.append(following)
        if block.kind != "pages":
            following = block
    return followers[::-1]


def _group_of(block: Block) -> str | None:
    """The name of the element that gathers a block with its neighbours."""
    return "closer" if block.role == "closing" else _GROUPS.get(block.kind)


def _group(section: Draft, group: Draft | None, block: Block) -> Draft | None:
    """The element that gathers this block with its neighbours: the open one, or a new one.

    For a list it is the outermost one.
    """
    name = _group_of(block)
    if name is None:
        return None
    if group is not None and group.name == name:
        if name != "list":
            return group
        if block.kind != "listhead" and (block.depth > 0 or fits(group, block)):
            return group
    if name == "list":
        return new_list(section, block.role if block.kind == "listhead" else "")
    return section.add(name)


def _add_cells(inline: Inline, row: Draft, start: int, end: int) -> None:
    at = start
    dividers = [(divider.start, divider.end) for divider in inline.layout.removed_in(start, end)]
    for left, right in [*dividers, (end, end)]:
        cell_start, cell_end = trim(inline.source, at, left)
        for mark in inline.marks_in(at, left):  # a form feed is a mark, and white space too
            cell_start, cell_end = min(cell_start, mark.start), max(cell_end, mark.end)
        inline.fill(row.add("cell"), cell_start, cell_end)
        at = right


def _size(table: Draft) -> dict[str, str]:
    """How many rows and columns a table has, as its attributes."""
    rows = [child for child in table.children if isinstance(child, Draft) and child.name == "row"]
    return {"rows": str(len(rows)), "cols": str(max(len(row.children) for row in rows))}


def _add_unplaced_notes(inline: Inline, document: Draft) -> None:
    """Notes whose mark was not found stand at the end of the last block."""
    unplaced = [note for note in inline.layout.footnotes if note.mark is None]
    if not unplaced:
        return
    last = (
        _last(document, ("p", "item", "cell", "head"))
        or _last(document, ("dateline", "salute", "signed"))  # of a memo that has no more
        or document.add("p")
    )
    for note in unplaced:
        inline.footnote(last, note, {"type": "unplaced"})


def _last(document: Draft, names: tuple[str, ...]) -> Draft | None:
    """The last element with one of these names that is not of a note."""
    last, waiting = None, [document]
    while waiting:
        each = waiting.pop()
        if each.name in names:
            last = each
        for child in reversed(each.children):
            if isinstance(child, Draft) and child.name != "note":
                waiting.append(child)
    return last
