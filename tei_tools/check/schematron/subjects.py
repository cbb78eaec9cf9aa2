"""The nodes that rules are applied to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree


@dataclass(frozen=True, slots=True)
class Subject:
    """A node: an element (or comment, or processing instruction), the ``attribute`` of an element,
    one of its texts by number from 1, or the document, with its root element.
    """

    element: etree._Element
    attribute: str = ""
    text: int = 0
    document: bool = False

    def step(self) -> str:
        """The step in XPath 1 from the element to the node; empty for the element itself."""
        if self.document:
            return "/self::node()"
        if self.text:
            return f"text()[{self.text}]"
        if not self.attribute:
            return ""
        name = etree.QName(self.attribute)
        space = name.namespace or ""
        return f'@*[local-name()="{name.localname}" and namespace-uri()="{space}"]'


def subjects(found: Iterable[Any]) -> Iterable[Subject]:
    """What lxml found, as subjects."""
    for each in found:
        if not isinstance(each, str):
            yield Subject(each)
            continue
        node: Any = each  # a string that knows where it comes from
        parent = node.getparent()
        if node.is_attribute:
            yield Subject(parent, attribute=node.attrname)
        elif node.is_text:
            yield Subject(parent, text=1)
        else:
            holder = parent.getparent()
            yield Subject(holder, text=_number_of_tail(holder, parent))


def _number_of_tail(holder: etree._Element, child: etree._Element) -> int:
    """Which of the texts in an element is the one after a child of it."""
    number = 1 if holder.text else 0
    for each in holder:
        number += 1 if each.tail else 0
        if each is child:
            break
    return number
