"""A page as XHTML that a reading system accepts, whatever the document it was made of.

Any TEI can be exported, so the page may hold what HTML forgives and EPUB does not: an identifier
that is given twice, a link that leads nowhere in the book, a block within a paragraph.
"""

from __future__ import annotations

import re

from lxml import etree

from tei_tools.edition.directions import isolate_turning
from tei_tools.edition.nesting import mend_nesting
from tei_tools.edition.stylesheets import transform

XHTML = "http://www.w3.org/1999/xhtml"

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DATETIME = re.compile(r"[0-9]{4}-[01][0-9](-[0-3][0-9])?|(?!0000)[0-9]{4}")
_ADDRESS = re.compile(r"(?:https?://[^\s/?#:@\[\]]+(?::\d+)?(?:[/?#]|$)|mailto:[^\s@]+@)", re.I)
_OUTSIDE = re.compile(r"[\s\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")
#: What a list or a table holds, as the names of its children.
_PARTS = {
    "dl": re.compile("((dt )+(dd )+)+|(div )+"),
    "ul": re.compile("(li )+"),
    "ol": re.compile("(li )+"),
    "table": re.compile("(caption )?(tr )+"),
    "tr": re.compile("(t[dh] )+"),
}
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


def to_xhtml(page: etree._ElementTree) -> etree._ElementTree:
    """The page, which is changed by this, in the namespace of XHTML."""
    root = page.getroot()
    isolate_turning(root)
    _number_sections(root)
    _unique_identifiers(root)
    identifiers = {element.get("id") for element in root.iter("*")}
    for element in reversed(list(root.iter(*_PARTS))):  # a row before its table
        _mend_parts(element)
    for element in list(root.iter("*")):
        _mend_attributes(element, identifiers)
    mend_nesting(root)
    return transform("xhtml.xsl", page)


def _unique_identifiers(root: etree._Element) -> None:
    """An identifier belongs to the first that has it, has no white space, and is no number (as is
    the address of a paragraph, which a book does not need)."""
    taken: set[str] = set()
    for element in root.iter("*"):
        identifier = element.get("id")
        if identifier is None:
            continue
        if identifier in taken or not identifier or re.search(r"^[0-9]|\s", identifier):
            del element.attrib["id"]
        else:
            taken.add(identifier)


def _number_sections(root: etree._Element) -> None:
    """Every heading has an identifier, so that the table of contents can lead to it."""
    taken = {element.get("id") for element in root.iter("*")}
    number = 0
    for heading in root.iter(*_HEADINGS):
        while "id" not in heading.attrib:
            number += 1
            if (name := f"section-{number}") not in taken:
                heading.set("id", name)


def _mend_attributes(element: etree._Element, identifiers: set[str | None]) -> None:
    element.attrib.pop("style", "")
    href = element.get("href", "")
    if element.tag == "a" and not _leads_somewhere(href, identifiers):
        element.tag = "span"
        for name in ("href", "role", "{http://www.idpf.org/2007/ops}type"):
            element.attrib.pop(name, "")
    labelled = element.get("aria-labelledby")
    if labelled and labelled not in identifiers:
        del element.attrib["aria-labelledby"]
    if not _LANGUAGE.fullmatch(element.get("lang", "en")):
        element.set("lang", "und")
    if element.tag == "time" and not _DATETIME.fullmatch(element.get("datetime", "")):
        element.tag = "span"  # without a value the words of a time element would have to be one
        element.attrib.pop("datetime", "")
    if element.tag == "span" and "aria-label" in element.attrib and "role" not in element.attrib:
        del element.attrib["aria-label"]


def _leads_somewhere(href: str, identifiers: set[str | None]) -> bool:
    if href.startswith("#"):
        return href[1:] in identifiers
    return bool(_ADDRESS.match(href)) and not _OUTSIDE.search(href)


def _mend_parts(element: etree._Element) -> None:
    """A list or a table that holds something else than its parts becomes plain blocks."""
    parts = [child.tag for child in element]
    texts = [element.text, *(child.tail for child in element)]
    order = " ".join(map(str, parts)) + " "
    if _PARTS[element.tag].fullmatch(order) and not any((text or "").strip() for text in texts):
        return
    if order == "dt ":  # a heading without a list
        etree.SubElement(element, "dd")
        return
    for child in element:
        if child.tag in ("dt", "dd", "li", "tr", "td", "th", "caption"):
            _as_block(child)
    _as_block(element)


def _as_block(element: etree._Element) -> None:
    """The element as a ``div``; so is what only it can hold."""
    if element.tag == "tr":
        for cell in element.iterchildren("td", "th"):
            _as_block(cell)
    for name in ("colspan", "rowspan"):
        element.attrib.pop(name, "")
    element.tag = "div"
