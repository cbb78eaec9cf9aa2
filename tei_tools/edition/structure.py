"""Where the parts of a text stand, told to the stylesheets: a heading's depth, and the like.

A stylesheet could look for it from each part anew, but only by walking through all that stands
around it, which takes too long in a large document.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import islice

from lxml import etree

from tei_tools.edition.elements import Elements
from tei_tools.edition.header import children
from tei_tools.edition.numbering import declare
from tei_tools.edition.own_names import PAGE
from tei_tools.tei import tag

# What is told of the parts of a page, in its namespace. A division that is the whole document has
# the attribute ``document``; the heading of a division has ``level`` (1 to 6), or ``sub`` if it
# stands below another one; a paragraph that holds blocks, which HTML does not allow, ``blocks``;
# a list of labels and items, or a line at the head of a memo, ``labelled``; a paragraph of the
# text that can be linked to has its ``number`` in the document.
_DOCUMENT, _LEVEL, _SUB, _BLOCKS, _LABELLED, _NUMBER = (
    f"{{{PAGE}}}{name}" for name in "document level sub blocks labelled number".split()
)
_TEI, _CORPUS, _TEXT, _FRONT, _BODY, _DIV, _HEAD, _NOTE, _LIST, _LABEL = map(
    tag, "TEI teiCorpus text front body div head note list label".split()
)
_DIVISIONS = frozenset(map(tag, "div div1 div2 div3 div4 div5 div6 div7 body front back".split()))
_PARAGRAPHS = frozenset(map(tag, ("p", "ab")))
#: The types of a list that is a line at the head of a memo (SUBJECT, TO, PARTICIPANTS).
_MEMO_LINES = frozenset("subject participants to from references".split())
#: What no paragraph of HTML holds; the first of them, not even within an element of its line.
_INNER_BLOCKS = frozenset(map(tag, "p ab lg l list table".split()))
_OUTER_BLOCKS = _INNER_BLOCKS | frozenset(map(tag, "figure floatingText cit listBibl sp".split()))


def mark_structure(elements: Elements) -> None:
    """Set the attributes of :data:`PAGE`."""
    declare(elements.root, PAGE)
    titled = {head.getparent() for head in elements.named(_HEAD)}
    _mark_documents(elements, titled)
    _mark_headings(elements, titled)
    _mark_lists(elements, titled)
    _number_paragraphs(elements)
    for block in elements.of(_OUTER_BLOCKS):
        around = block.getparent()
        if around is None:
            continue
        if around.tag not in _PARAGRAPHS:
            if around.tag == _NOTE or block.tag not in _INNER_BLOCKS:
                continue
            around = around.getparent()
            if around is None or around.tag not in _PARAGRAPHS:
                continue
        around.set(_BLOCKS, "yes")


def _mark_documents(elements: Elements, titled: Container[etree._Element | None]) -> None:
    """Mark each division that is all of a text: its heading is the title of the page."""
    for text in children(elements.named(_TEI), "text"):
        if next(text.iterchildren(_FRONT), None) is None:
            for body in text.iterchildren(_BODY):
                divisions = list(islice(body.iterchildren(_DIV), 2))
                if len(divisions) == 1 and divisions[0] in titled:
                    divisions[0].set(_DOCUMENT, "yes")


def _mark_headings(elements: Elements, titled: Container[etree._Element | None]) -> None:
    """Tell each heading how deep it stands; the title of the page, and that of a corpus, above."""
    untitled: dict[etree._Element, int] = {}
    # What stands beside the division that is the document stands below its title: back matter.
    documented = {
        next(division.iterancestors(_TEI))
        for division in elements.named(_DIV)
        if _DOCUMENT in division.attrib
    }
    seen: set[etree._Element] = set()
    for head in elements.named(_HEAD):
        parent = head.getparent()
        if parent is None:
            continue
        if parent in seen or head.get("type") == "sub":
            head.set(_SUB, "yes")
        seen.add(parent)
        if parent.tag not in _DIVISIONS:
            continue
        level, within = 0, False
        for around in head.iterancestors():
            if around.tag in _DIVISIONS:
                level += around in titled
                within = within or _DOCUMENT in around.attrib
            elif around.tag == _TEI:
                if around not in untitled:
                    untitled[around] = _headings_above(around)
                level += untitled[around] + (around in documented and not within)
                break
        head.set(_LEVEL, str(min(level, 6)))


def _mark_lists(elements: Elements, titled: Container[etree._Element | None]) -> None:
    """Mark the lists of labels and items, and the lines at the head of a memo."""
    labelled = {label.getparent() for label in elements.named(_LABEL)}
    for lines in elements.named(_LIST):
        if lines in labelled or (lines in titled and lines.get("type") in _MEMO_LINES):
            lines.set(_LABELLED, "yes")


def _number_paragraphs(elements: Elements) -> None:
    """Give each paragraph of the text, not of lists and notes, its number, which is its address
    where it has no identifier: no identifier begins with a digit (XML Schema, NCName)."""
    number = 0
    for paragraph in elements.of(_PARAGRAPHS):
        around = paragraph.getparent()
        if around is not None and around.tag in _DIVISIONS:
            number += 1
            paragraph.set(_NUMBER, str(number))


def _headings_above(tei: etree._Element) -> int:
    """How many headings the page has above those of a document: a title of its own, if no division
    is the document, and the title of the corpus."""
    divisions = children([tei], "text", "body", "div")
    own = not any(_DOCUMENT in division.attrib for division in divisions)
    parent = tei.getparent()
    return own + (parent is not None and parent.tag == _CORPUS)
