"""Edits of the texts around breaks and notes, and within texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Literal, TypeAlias

from lxml import etree

from tei_tools.check.fix.edits import Edit, MoveOut, ReplaceText, SetAttribute
from tei_tools.check.rules import Document
from tei_tools.check.rules.characters import range_hyphens, spacing_slips
from tei_tools.check.rules.notes import note_space
from tei_tools.check.rules.pages import pb_edge, pb_space
from tei_tools.tei import local_name, tag

Where: TypeAlias = Literal["text", "tail"]
_Place: TypeAlias = tuple[etree._Element, Where, str]


def mend_spacing(document: Document) -> Iterator[Edit]:
    """Take away hidden and superfluous spaces."""
    for element, where, text in _texts(document):
        for slip in spacing_slips(text):
            yield ReplaceText(element, where, slip.start, slip.end, slip.instead)


def mend_dashes(document: Document) -> Iterator[Edit]:
    """Write an en dash in ranges."""
    for element, where, text in _texts(document):
        for found in range_hyphens(text):
            yield ReplaceText(element, where, found.end("first"), found.start("last"), "–")


def mend_nfc(document: Document) -> Iterator[Edit]:
    """Write letters with accents as single characters.

    Only the letters that change are touched, each with the marks that stand on it.
    """
    for element, where, text in _texts(document):
        if not unicodedata.is_normalized("NFC", text):
            for found in _CLUSTER.finditer(text):
                composed = unicodedata.normalize("NFC", found.group())
                if composed != found.group():
                    yield ReplaceText(element, where, found.start(), found.end(), composed)


def mend_pb_space(document: Document) -> Iterator[Edit]:
    """Put a space on either side of a page break, or say that a word goes on over it.

    Where ``break="no"`` says so already, spaces beside the break go: TEI takes them for none.
    """
    wrong = {fault.element for fault in pb_space(document)}
    for running in document.running("pb") if wrong else ():
        for offset, group in groupby(running.marks, key=lambda mark: mark[0]):
            marks = [mark for _, mark in group]
            pages = [mark for mark in marks if mark in wrong]
            if not pages:
                continue
            left, right = running.around(offset)
            closed = [page for page in pages if page.get("break") == "no"]
            if closed and (left.isspace() or right.isspace()):
                yield from _without_space(marks[0], marks[-1])
            elif left.isspace():
                yield ReplaceText(marks[-1], "tail", 0, 0, " ")
            elif right.isspace():
                yield _insert_before(pages[0])
            else:
                yield from (SetAttribute(page, "break", "no") for page in pages)


def _without_space(first: etree._Element, last: etree._Element) -> Iterator[Edit]:
    """No space before the first and after the last of breaks that stand together."""
    before, after = _before(first), _after(last)
    if before is not None:
        element, where, text = before
        yield ReplaceText(element, where, len(text.rstrip()), len(text), "")
    if after is not None:
        element, where, text = after
        yield ReplaceText(element, where, 0, len(text) - len(text.lstrip()), "")


def mend_note_space(document: Document) -> Iterator[Edit]:
    """Take the space before the mark of a note away, or put one between two marks."""
    for fault in note_space(document):
        before = _before(fault.element)
        if before is None or not before[2]:
            yield _insert_before(fault.element)
            continue
        element, where, text = before
        if text[-1:].isspace():
            yield ReplaceText(element, where, len(text.rstrip()), len(text), "")


def mend_pb_edge(document: Document) -> Iterator[Edit]:
    """Put a break at the edge of a paragraph outside of it; one in a note stays."""
    moved: set[etree._Element] = set()
    for fault in pb_edge(document):
        parent = fault.element.getparent()
        if parent is None or local_name(parent) == "note" or parent in moved:
            continue
        if parent.getparent() is None:  # a paragraph that is the whole document
            continue
        moved.add(parent)  # one after the other: each changes what is first and last
        first = not (parent.text or "").strip() and all(
            local_name(before) in ("pb", "lb", "") and not (before.tail or "").strip()
            for before in fault.element.itersiblings(preceding=True)
        )
        yield MoveOut(fault.element, first)


_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+|[^\x00-\u02ff]+")
_INLINE_MARKS = ("pb", "lb", "note")


def _texts(document: Document) -> Iterator[tuple[etree._Element, Where, str]]:
    """Every text in the document's text, by the node to which it belongs in the tree."""
    for root in document.root.iter(tag("text")):
        for node in root.iter():
            if isinstance(node.tag, str) and node.text and not node.text.isspace():
                yield node, "text", node.text
            if node is not root and node.tail and not node.tail.isspace():
                yield node, "tail", node.tail


def _before(element: etree._Element) -> _Place | None:
    """The text that ends where the element begins, however deep the elements that end there.

    It is empty if a mark stands there. What is wholly empty is passed over.
    """
    previous = element.getprevious()
    if previous is None:
        parent = element.getparent()
        if parent is None:
            return None
        if parent.text or local_name(parent) not in _PHRASES:
            return parent, "text", parent.text or ""
        return _before(parent)
    if previous.tail or local_name(previous) in _INLINE_MARKS:
        return previous, "tail", previous.tail or ""
    if not local_name(previous):  # a comment, which is not read
        return _before(previous)
    if len(previous):
        last = previous[-1]
        return (last, "tail", last.tail) if last.tail else _before_end(last)
    return (previous, "text", previous.text) if previous.text else _before(previous)


def _before_end(last: etree._Element) -> _Place | None:
    """The text that ends with the last child of an element, which nothing follows in it."""
    if local_name(last) in _INLINE_MARKS:
        return last, "tail", ""
    if not local_name(last):
        return _before(last)
    if len(last):
        inner = last[-1]
        return (inner, "tail", inner.tail) if inner.tail else _before_end(inner)
    return (last, "text", last.text) if last.text else _before(last)


def _after(element: etree._Element) -> _Place | None:
    """The text that begins where the element ends; likewise."""
    if element.tail:
        return element, "tail", element.tail
    following = element.getnext()
    if following is None:
        parent = element.getparent()
        return None if parent is None or local_name(parent) not in _PHRASES else _after(parent)
    while not following.text and len(following) and local_name(following) in _PHRASES:
        following = following[0]
    if not local_name(following):  # a comment, which is not read
        return _after(following)
    if local_name(following) in _INLINE_MARKS:
        return None
    return (following, "text", following.text) if following.text else _after(following)


def _insert_before(element: etree._Element) -> ReplaceText:
    previous = element.getprevious()
    parent = element.getparent()
    if previous is not None:
        end = len(previous.tail or "")
        return ReplaceText(previous, "tail", end, end, " ")
    assert parent is not None
    end = len(parent.text or "")
    return ReplaceText(parent, "text", end, end, " ")


#: Elements in a paragraph whose text goes on with that around them.
_PHRASES = frozenset(
    """persName placeName orgName name rs date time gloss term hi emph foreign title ref q quote
    supplied sic corr choice orig reg abbr expan del add unclear num measure seg""".split()
)
