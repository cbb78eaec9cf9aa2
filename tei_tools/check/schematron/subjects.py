"""The nodes that rules are applied to, and what a document holds of elements and attributes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from tei_tools.check.faults import elements


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


class Index:
    """The elements of a document by name, and the names of its attributes."""

    def __init__(self, tree: etree._ElementTree) -> None:
        self._tree = tree

    @cached_property
    def elements(self) -> dict[str, list[etree._Element]]:
        """The elements of each name, in the order of the document."""
        found: dict[str, list[etree._Element]] = {}
        for element in elements(self._tree):
            found.setdefault(str(element.tag), []).append(element)
        return found

    @cached_property
    def attributes(self) -> frozenset[str]:
        """The names of all attributes."""
        same = self.elements.values()
        return frozenset(str(key) for each in same for element in each for key in element.attrib)
