"""Identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree

from tei_tools.check.faults import Fault, line_of, shown
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.frus import ATTACHMENT, attachments
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import FRUS, OURS
from tei_tools.tei import XML_ID, local_name

#: What the conventions call pages; some volumes name them after the document (d12-7).
PAGE_ID = re.compile(r"pg_|d\d+(?:-|_pg)\d")
DOCUMENT_ID = re.compile(r"d[\w.-]+")


def id_unique(document: Document) -> Iterator[Fault]:
    """Every xml:id names one element."""
    first: dict[str, etree._Element] = {}
    for element, name in document.with_attribute(XML_ID):
        other = first.setdefault(name, element)
        if other is not element:
            line = f" (line {line_of(other)})" if line_of(other) else ""
            message = f'xml:id="{name}" already names <{shown(other.tag)}>{line}'
            yield Fault(element, message, "give one of the two another xml:id", XML_ID)


def id_form(document: Document) -> Iterator[Fault]:
    """Documents are called d12, their notes d12fn3, their attachments d12at1, pages pg_7."""
    for div in document.documents:
        name = div.get(XML_ID)
        if name is None:
            yield Fault(div, "the document has no xml:id", 'give it one, such as "d12"')
        elif not DOCUMENT_ID.fullmatch(name):
            yield _misnamed(div, "the id of a document", "d12")
    for note in document.named("note"):
        name = note.get(XML_ID)
        if name is not None and "fn" not in name and document_of(note) is not None:
            yield _misnamed(note, "the id of a note", "d12fn1")
    for part in (*document.named("div"), *attachments(document)):
        name = part.get(XML_ID)
        attached = part.get("type") == "attachment" or part.tag == ATTACHMENT
        own = document_of(part) if attached and name is not None else None
        owner = own.get(XML_ID, "") if own is not None else ""
        if name is None or not owner:
            continue
        before, _, number = name.rpartition("at")
        if before != owner or not number.isdecimal():
            yield _misnamed(part, f"the id of an attachment of {owner}", f"{owner}at1")
    for page in document.named("pb"):
        name = page.get(XML_ID)
        if name is not None and not PAGE_ID.match(name):
            number = page_number(page.get("n", ""))
            yield _misnamed(page, "the id of a page", f"pg_{number or 7}")


def page_number(printed: str) -> str:
    """The number of a page as it stands in its id."""
    return re.sub(r"[^\w.-]", "", printed)


def file_name(document: Document) -> Iterator[Fault]:
    """The document is named as its file is."""
    name, file = document.root.get(XML_ID), PurePath(document.file).stem
    if local_name(document.root) != "TEI" or not document.file.endswith(".xml"):
        return
    if name is None:
        yield Fault(document.root, "<TEI> has no xml:id", f'add xml:id="{file}"')
    elif name != file:
        message = f'the file is called {file}.xml, but has xml:id="{name}"'
        yield Fault(document.root, message, "give both the same name", XML_ID)


def document_of(element: etree._Element) -> etree._Element | None:
    """The division that is the document in which the element stands."""
    for div in element.iterancestors("{*}div"):
        if div.get("type") == "document":
            return div
    return None


def _misnamed(element: etree._Element, what: str, form: str) -> Fault:
    message = f'"{element.get(XML_ID)}" is not {what}'
    return Fault(element, message, f'name it in the form "{form}"', XML_ID)


RULES = (
    Rule(
        "id-unique", "error", id_unique,
        "Every xml:id names one element of the document; with --edition also of all files.",
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
    Rule(
        "file-name", "warning", file_name,
        "The xml:id of TEI is the name of the file.",
        '<TEI xml:id="volume-2"><teiHeader/><text/></TEI>',
        '<TEI xml:id="example"><teiHeader/><text/></TEI>',
        FRUS,
        why=(
            "Other volumes point into this one by its xml:id, and the file is looked for under "
            "that name. The examples are files called example.xml."
        ),
    ),
)  # fmt: skip
