"""A fault: what a check says about one element, before it becomes a finding with a place."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tei_tools.findings import Severity
from tei_tools.tei import NAMESPACE, XML_NAMESPACE, local_name

_PREFIXES = {XML_NAMESPACE: "xml:", NAMESPACE: "", None: ""}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with an element, or with one of its attributes.

    ``message`` says what was found, ``hint`` what to do about it; ``attribute`` is the attribute
    at fault by its name in lxml, or empty. ``severity`` is said where it is not
    that of the rule.
    """

    element: etree._Element
    message: str
    hint: str = ""
    attribute: str = ""
    severity: Severity | None = None


def shown(tag: str) -> str:
    """The name of an element or attribute as an archivist writes it: ``p``, ``xml:id``."""
    name = etree.QName(tag)
    return _PREFIXES.get(name.namespace, "") + name.localname


def elements(tree: etree._ElementTree) -> Iterator[etree._Element]:
    """All elements in the order of the document; no comments, no processing instructions."""
    return tree.getroot().iter("*")


def words(element: etree._Element) -> str:
    """All text in the element."""
    return "".join(str(piece) for piece in element.itertext("*"))


def own_words(element: etree._Element, apart: Container[str] = ("note",)) -> str:
    """The text in the element, but for that of the elements in it that are named ``apart``."""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and local_name(child) not in apart:
            pieces.append(own_words(child, apart))
        pieces.append(child.tail or "")
    return "".join(pieces)


def line_of(element: etree._Element) -> int:
    """The line of the start tag, or 0 where it is not known."""
    line: Any = element.sourceline
    return int(line or 0)


def xpath(element: etree._Element) -> str:
    """The path of an element: ``/TEI/text/body/div/p[3]``; counted only among equal names."""
    steps: list[str] = []
    at: etree._Element | None = element
    while at is not None:
        before = sum(1 for _ in at.itersiblings(at.tag, preceding=True))
        several = before or next(at.itersiblings(at.tag), None) is not None
        steps.append(f"{shown(at.tag)}[{before + 1}]" if several else shown(at.tag))
        at = at.getparent()
    return "/" + "/".join(reversed(steps))
