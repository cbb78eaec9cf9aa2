"""How FRUS sets an attachment to a document.

The source of these rules is the Office of the Historian's Schematron ``frus-attachments.sch``;
where it says the opposite of what it means (``head-label-a``, ``head-opener-p``,
``head-two-elements``), what it means counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, words
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.frus import attachments
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import FRUS
from tei_tools.check.words import quoted
from tei_tools.tei import local_name, tag

_EDITORS = re.compile(r"Editorial Note|Editor[’']s Note", re.IGNORECASE)
_CAPITALS = re.compile("[A-Z]{2}")
#: What stands between the heading and the text.
_OPENING = ("head", "opener", "note", "dateline")


def attachment_content(document: Document) -> Iterator[Fault]:
    """An attachment is one document: no division, and no note of the editors."""
    for part in attachments(document):
        for child in part:
            if local_name(child) == "div":
                message = "a division stands in the attachment"
                yield Fault(child, message, "end the attachment before it, or remove its tags")
        for head in _heads(part):
            if _EDITORS.search(words(head)):
                message = f"the attachment is a note of the editors: {quoted(words(head))}"
                yield Fault(head, message, "make it a document of its own, after this one")


def attachment_heading(document: Document) -> Iterator[Fault]:
    """The heading of an attachment is one line with its title, not the subject of the paper."""
    for part in attachments(document):
        for head in _heads(part):
            said = " ".join(words(head).split())
            if next(head.iter(tag("lb")), None) is not None:
                message = f"the heading {quoted(said)} of the attachment has a line break"
                yield Fault(head, message, "write it in one line")
            small = any(child.get("rend") == "smallcaps" for child in head)
            if small or (said.isupper() and _CAPITALS.search(said)):
                message = f"the heading {quoted(said)} of the attachment is set in capitals"
                hint = "if it is the subject of the paper, make it a <p> or a list of type subject"
                yield Fault(head, message, hint)
        first = next((child for child in part if local_name(child) not in _OPENING), None)
        opened = first is not None and local_name(first) == "p" and first.get("rend") == "center"
        if opened and first is not None:
            message = f"the attachment begins with the centered paragraph {quoted(words(first))}"
            yield Fault(first, message, "if it is the heading, make it <head>, before the opener")


def attachment_label(document: Document) -> Iterator[Fault]:
    """What lies beside the heading of an attachment is in an inline note, or in the heading."""
    for part in attachments(document):
        for seg in part.iter(tag("seg")):
            parent = seg.getparent()
            in_opener = parent is not None and local_name(parent) == "opener"
            if in_opener and seg.get("rendition") == "#center":
                message = f"{quoted(words(seg))} is centered in the opener of the attachment"
                yield Fault(seg, message, 'make it <note type="source" rend="inline">')
        for note in part.iter(tag("note")):
            before = note.getprevious()
            if before is not None and before.tag == note.tag and note.getparent() is part:
                message = "two notes follow one another in the attachment"
                yield Fault(note, message, "do they belong to its heading?")


def _heads(part: etree._Element) -> Iterator[etree._Element]:
    return (child for child in part if local_name(child) == "head")


_ATTACHED = "<p>Text.</p><frus:attachment>{}</frus:attachment>"

RULES = (
    Rule(
        "attachment-content", "error", attachment_content,
        "An attachment holds no division, and is no note of the editors.",
        _ATTACHED.format("<head>Editorial Note</head><p>Text.</p>"),
        _ATTACHED.format("<head>Draft Treaty</head><p>Text.</p>"),
        FRUS,
        why="A note of the editors is a document of its own; in an attachment nobody finds it.",
    ),
    Rule(
        "attachment-heading", "warning", attachment_heading,
        "The heading of an attachment is its title in one line, not the subject in capitals; it "
        "comes before the text.",
        _ATTACHED.format("<head>FISHING RIGHTS</head><p>Text.</p>"),
        _ATTACHED.format("<head>Paper on Fishing</head><p>Text.</p>"),
        FRUS,
        why="The heading stands in the table of contents; the subject is part of the paper.",
    ),
    Rule(
        "attachment-label", "info", attachment_label,
        "What stands centered over an attachment is an inline note of the type source.",
        _ATTACHED.format(
            '<opener><seg rendition="#center">[Tab]</seg></opener><head>Draft Treaty</head>'
        ),
        _ATTACHED.format(
            '<note type="source" rend="inline">[Tab]</note><head>Draft Treaty</head>'
        ),
        FRUS,
        why="It says where the paper comes from, and is no part of its opening.",
    ),
)  # fmt: skip
