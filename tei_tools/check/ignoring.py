"""What a document itself says to ignore.

``<?tei-tools ignore RULE: reason?>`` holds for the element in which it stands and all in it; before
the root it holds for the whole document. Several rules are divided by spaces.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml import etree

from tei_tools.check.faults import Fault
from tei_tools.check.index import Index

TARGET = "tei-tools"
_FORM = re.compile(r"ignore\s(?P<rules>(?:schematron:|[\w\s.-])+):\s*(?P<reason>\S.*)", re.DOTALL)
_WANTED = "write <?tei-tools ignore RULE: reason?>"


@dataclass(slots=True)
class _Instruction:
    node: etree._Element
    scope: etree._Element
    rules: tuple[str, ...] = ()
    used: set[str] = field(default_factory=set)


class Ignoring:
    """The instructions of one document, and which of them were of use."""

    def __init__(self, index: Index, known: Collection[str]) -> None:
        self._known = known
        self._wrong: list[tuple[etree._Element, str]] = []
        self._instructions = [
            _Instruction(node, scope, rules)
            for node, scope in _nodes(index)
            if (rules := self._rules(node))
        ]

    def _rules(self, node: etree._Element) -> tuple[str, ...]:
        """The rules that an instruction names and that there are; what is wrong is kept."""
        text = (node.text or "").strip()
        match = _FORM.fullmatch(text)
        if match is None:
            lacks = re.fullmatch(r"ignore\s(?:schematron:|[\w\s.-])+:?", text)
            fault = "gives no reason" if lacks else "is not understood"
            self._wrong.append((node, f"the instruction “{text}” {fault}"))
            return ()
        names = tuple(match["rules"].split())
        for name in names:
            if name not in self._known:
                self._wrong.append((node, f"there is no rule {name} that could be ignored"))
        return tuple(name for name in names if name in self._known)

    def covers(self, rule: str, element: etree._Element) -> bool:
        """Whether a fault of this rule in this element is to be ignored."""
        covered = False
        for each in self._instructions:
            if rule in each.rules and (
                element is each.scope or any(up is each.scope for up in element.iterancestors())
            ):
                each.used.add(rule)
                covered = True
        return covered

    def faults(self) -> Iterator[tuple[etree._Element, Fault]]:
        """Instructions that cannot be followed, each with its node."""
        for node, message in self._wrong:
            yield node, Fault(_element_of(node), message, _WANTED)

    def unused(self, applied: Collection[str]) -> Iterator[tuple[etree._Element, Fault]]:
        """Instructions that ignored nothing of a rule that was applied, each with its node."""
        for each in self._instructions:
            for rule in each.rules:
                if rule in applied and rule not in each.used:
                    message = f"nothing of the rule {rule} is found where it is to be ignored"
                    hint = "remove the instruction"
                    yield each.node, Fault(_element_of(each.node), message, hint)


def _nodes(index: Index) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Our processing instructions, each with the element for which it holds."""
    root = index.root
    around = [*reversed([*root.itersiblings(preceding=True)]), *root.itersiblings()]
    for node in around:
        if isinstance(node, etree._ProcessingInstruction) and node.target == TARGET:
            yield node, root
    for node in index.instructions:
        parent = node.getparent()
        if isinstance(node, etree._ProcessingInstruction) and node.target == TARGET:
            yield node, root if parent is None else parent


def _element_of(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    return node.getroottree().getroot() if parent is None else parent
