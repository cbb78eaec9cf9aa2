"""Identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, elements, line_of, shown
from tei_tools.check.rules.model import OURS, Rule
from tei_tools.tei import XML_ID, tag


def id_unique(tree: etree._ElementTree) -> Iterator[Fault]:
    """Every xml:id names one element."""
    first: dict[str, etree._Element] = {}
    for element in elements(tree):
        name = element.get(XML_ID)
        if name is None:
            continue
        other = first.setdefault(name, element)
        if other is not element:
            line = f" (line {line_of(other)})" if line_of(other) else ""
            message = f'xml:id="{name}" already names <{shown(other.tag)}>{line}'
            yield Fault(element, message, "give one of the two another xml:id", XML_ID)


def id_form(tree: etree._ElementTree) -> Iterator[Fault]:
    """Documents are called d12, their notes d12fn3, their attachments d12at1, pages pg_7."""
    for document in tree.iter(tag("div")):
        if document.get("type") != "document":
            continue
        name = document.get(XML_ID)
        if name is None:
            yield Fault(document, "the document has no xml:id", 'give it one, such as "d12"')
            continue
        if not re.fullmatch(r"d[\w.-]+", name):
            yield _misnamed(document, "the id of a document", "d12")
            continue
        for note in document.iter(tag("note")):
            if XML_ID in note.attrib and not note.get(XML_ID, "").startswith(f"{name}fn"):
                yield _misnamed(note, f"the id of a note of {name}", f"{name}fn1")
        for div in document.iter(tag("div")):
            if div.get("type") != "attachment" or XML_ID not in div.attrib:
                continue
            if not re.fullmatch(rf"{re.escape(name)}at\d+", div.get(XML_ID, "")):
                yield _misnamed(div, f"the id of an attachment of {name}", f"{name}at1")
    for page in tree.iter(tag("pb")):
        if XML_ID in page.attrib and not re.match(r"pg_|d\d+(?:-|_pg)\d", page.get(XML_ID, "")):
            yield _misnamed(page, "the id of a page", "pg_7")


def _misnamed(element: etree._Element, what: str, form: str) -> Fault:
    message = f'"{element.get(XML_ID)}" is not {what}'
    return Fault(element, message, f'name it in the form "{form}"', XML_ID)


RULES = (
    Rule(
        "id-unique", "error", id_unique,
        "Every xml:id names one element of the document.",
        '<p xml:id="a">One.</p><p xml:id="a">Two.</p>',
        '<p xml:id="a">One.</p><p xml:id="b">Two.</p>',
        why=(
            "A pointer to a name that two elements share leads to either of them, and XML tools "
            "refuse the document."
        ),
    ),
    Rule(
        "id-form", "error", id_form,
        "A document has an xml:id such as d12; its notes are d12fn1, d12fn2, its attachments "
        "d12at1, its pages pg_7.",
        '<p>Text.<note xml:id="note1" n="1">Note.</note></p>',
        '<p>Text.<note xml:id="d1fn1" n="1">Note.</note></p>',
        OURS,
        why=(
            "Links from other editions and from indexes are made by these names; one of another "
            "form is not found."
        ),
    ),
)  # fmt: skip
