"""A fault: what a check says about one element, before it becomes a finding with a place."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree

from tei_tools.check.words import one_of
from tei_tools.findings import Severity
from tei_tools.slips import meant_or
from tei_tools.tei import NAMESPACE, XML_NAMESPACE, tag

_NOTES = frozenset((tag("note"),))
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


#: A finding in the making: the name of the rule, how grave it is, and the fault.
Weighed: TypeAlias = tuple[str, Severity, Fault]


@lru_cache(maxsize=2048)
def shown(tag: str) -> str:
    """The name of an element or attribute as an archivist writes it: ``p``, ``xml:id``."""
    name = etree.QName(tag)
    return _PREFIXES.get(name.namespace, "") + name.localname


def unknown_type(element: etree._Element, types: Sequence[str], whose: str) -> Fault:
    """The ``type`` of an element is none of a closed list; ``whose`` says of which: *of FRUS*."""
    kind = element.get("type", "")
    message = f'<{shown(element.tag)} type="{kind}"> is not of the types {whose}'
    return Fault(element, message, meant_or(f"they are {one_of(types)}", kind, types), "type")


def elements(tree: etree._ElementTree) -> Iterator[etree._Element]:
    """All elements in the order of the document; no comments, no processing instructions."""
    return tree.getroot().iter("*")


def words(element: etree._Element) -> str:
    """All text in the element."""
    if not len(element):
        return element.text or ""
    pieces: Any = element.itertext("*")
    return "".join(pieces)


def first_at(element: etree._Element, path: str) -> etree._Element | None:
    """The first TEI element at a path of names from an element: ``fileDesc/titleStmt/title``."""
    name, _, rest = path.partition("/")
    for child in element.iterchildren(tag(name)):
        found = first_at(child, rest) if rest else child
        if found is not None:
            return found
    return None


def text_before(element: etree._Element) -> str:
    """The text between the element and what stands before it."""
    before = element.getprevious()
    if before is not None:
        return before.tail or ""
    parent = element.getparent()
    return "" if parent is None else parent.text or ""


def own_words(element: etree._Element, apart: Container[str] = _NOTES) -> str:
    """The text in the element, but for that of the elements in it whose tags are ``apart``."""
    if not len(element):
        return element.text or ""
    pieces: list[str] = []
    _gather(element, apart, pieces)
    return "".join(pieces)


def _gather(element: etree._Element, apart: Container[str], pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for child in element:
        if child.tag not in apart and isinstance(child.tag, str):
            _gather(child, apart, pieces)
        if tail := child.tail:
            pieces.append(tail)


def line_of(element: etree._Element) -> int:
    """The line of the start tag, or 0 where it is not known."""
    line: Any = element.sourceline
    return int(line or 0)
