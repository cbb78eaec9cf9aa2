"""What a document holds, looked up by name: it is read through once, and all checks share that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from lxml import etree

from tei_tools.check.faults import shown

_KINDS: dict[Any, str] = {
    etree.Comment: "comment()",
    etree.ProcessingInstruction: "processing-instruction()",
}


class Index:
    """The elements and attributes of a tree.

    ``elements`` are all elements in the order of the document, ``by_name`` the same by their names
    in lxml; ``by_attribute`` are the elements that have an attribute, each with its value, by the
    name of the attribute in lxml.
    """

    def __init__(self, tree: etree._ElementTree) -> None:
        self.tree = tree
        self.root: etree._Element = tree.getroot()
        self.elements: Sequence[etree._Element] = list(self.root.iter("*"))
        self.by_name: dict[str, list[etree._Element]] = defaultdict(list)
        self.by_attribute: dict[str, list[tuple[etree._Element, str]]] = defaultdict(list)
        by_name: Any = self.by_name
        by_attribute: Any = self.by_attribute
        for element in self.elements:
            by_name[element.tag].append(element)
            for name, value in element.items():
                by_attribute[name].append((element, value))
        self._paths: dict[etree._Element, str] = {}

    def xpath(self, node: etree._Element) -> str:
        """The path of a node: ``/TEI/text/body/div/p[3]``; counted only among equal names.

        Comments and processing instructions are not counted.
        """
        if not isinstance(node.tag, str):
            parent = node.getparent()
            above = "" if parent is None else self.xpath(parent)
            return f"{above}/{_KINDS.get(node.tag, 'node()')}"
        way: list[etree._Element] = []
        at: etree._Element | None = node
        while at is not None and at not in self._paths:
            way.append(at)
            at = at.getparent()
        for each in reversed(way):
            parent = each.getparent()
            if parent is None:
                self._paths[each] = f"/{shown(each.tag)}"
            else:
                self._number_children(parent, each.tag)
        return self._paths[node]

    def _number_children(self, parent: etree._Element, name: str) -> None:
        """Note the paths of all children of a name of an element whose own path is known.

        All at once: to count the siblings before each of many would take the square of the time.
        """
        path = f"{self._paths[parent]}/{shown(name)}"
        children = list(parent.iterchildren(name))
        if len(children) == 1:
            self._paths[children[0]] = path
        else:
            for number, child in enumerate(children, 1):
                self._paths[child] = f"{path}[{number}]"
