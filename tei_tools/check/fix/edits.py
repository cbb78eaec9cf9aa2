"""Edits: what a rule would have otherwise in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from lxml import etree


@dataclass(frozen=True, slots=True)
class SetAttribute:
    """Give the element an attribute (by its name in lxml), or another value of it."""

    element: etree._Element
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class DropAttribute:
    """Take an attribute away."""

    element: etree._Element
    name: str


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Put ``instead`` for the half-open range of a text: of the ``text`` of the element, or of its
    ``tail``, which is the text after its end."""

    element: etree._Element
    where: Literal["text", "tail"]
    start: int
    end: int
    instead: str


@dataclass(frozen=True, slots=True)
class MoveOut:
    """Put an empty element outside of its parent: ``before`` its start, or after its end."""

    element: etree._Element
    before: bool


Edit: TypeAlias = SetAttribute | DropAttribute | ReplaceText | MoveOut


def apply_to_tree(edits: list[Edit]) -> None:
    """Make the edits in the tree: what the file must be read as when they are made in its text.

    Texts are changed from their end, so that the offsets of all edits are those of before.
    """
    for edit in sorted(
        (e for e in edits if isinstance(e, ReplaceText)),
        key=lambda e: (e.start, e.end),
        reverse=True,
    ):
        text = (edit.element.text if edit.where == "text" else edit.element.tail) or ""
        changed = text[: edit.start] + edit.instead + text[edit.end :]
        if edit.where == "text":
            edit.element.text = changed
        else:
            edit.element.tail = changed
    for each in edits:
        if isinstance(each, SetAttribute):
            each.element.set(each.name, each.value)
        elif isinstance(each, DropAttribute):
            del each.element.attrib[each.name]
        elif isinstance(each, MoveOut):
            _move_out(each.element, each.before)


def _move_out(element: etree._Element, before: bool) -> None:
    parent = element.getparent()
    assert parent is not None
    if element.tail:
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
        element.tail = None
    if before:
        parent.addprevious(element)
    else:
        tail, parent.tail = parent.tail, None
        parent.addnext(element)
        element.tail = tail
