"""Lists, and lists within lists."""

from __future__ import annotations

from lxml import etree

from tei_tools.layout.model import Block
from tei_tools.tei import tag


def list_at(outermost: etree._Element, block: Block) -> etree._Element:
    """The list that an item or label goes into: that of its depth, within the last item."""
    found = outermost
    for _ in range(block.depth):
        item = next(found.iterchildren(tag("item"), reversed=True), None)
        if item is None:
            return found
        inner = next(item.iterchildren(tag("list"), reversed=True), None)
        found = inner if inner is not None else new_list(item)
    return found if fits(found, block) else new_list(_parent(found))


def new_list(parent: etree._Element, role: str = "") -> etree._Element:
    """A list of the type ``role`` at the end of the parent."""
    return etree.SubElement(parent, tag("list"), {"type": role or "simple"})


def fits(items: etree._Element, block: Block) -> bool:
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
