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
    name of the attribute in lxml. ``instructions`` are the processing instructions within the root,
    ``entities`` the references to entities, which are not resolved.
    """

    def __init__(self, tree: etree._ElementTree) -> None:
        self.tree = tree
        self.root: etree._Element = tree.getroot()
        nodes = list(self.root.iter())
        by_name: dict[Any, list[etree._Element]] = defaultdict(list)
        by_attribute: Any = defaultdict(list)
        for node in nodes:
            by_name[node.tag].append(node)
            for name, value in node.items():
                by_attribute[name].append((node, value))
        # What is no element has the function that makes it for a name, and no attributes.
        comments = by_name.pop(etree.Comment, [])
        self.instructions = by_name.pop(etree.ProcessingInstruction, [])
        self.entities = by_name.pop(etree.Entity, [])
        if comments or self.instructions or self.entities:
            nodes = [node for node in nodes if isinstance(node.tag, str)]
        self.elements: Sequence[etree._Element] = nodes
        self.by_name: dict[str, list[etree._Element]] = dict(by_name)
        self.by_attribute: dict[str, list[tuple[etree._Element, str]]] = dict(by_attribute)
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
