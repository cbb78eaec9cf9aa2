"""Structure: divisions, lists, elements that are empty."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, unknown_type, words
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import OURS
from tei_tools.tei import local_name

#: Elements that make no sense without content.
_FULL = (
    "p", "head", "persName", "placeName", "orgName", "gloss", "term", "item", "note", "seg", "hi",
    "signed", "salute", "dateline",
)  # fmt: skip
#: The closed lists of a profile: element -> values of @type. The list of FRUS is that of its prose
#: and rules; its schema lacks three of the divisions.
_TYPES: dict[str, dict[str, tuple[str, ...]]] = {
    "frus": {
        "div": (
            "compilation", "chapter", "subchapter", "document-group", "document", "section", "toc",
            "document-pending", "chapter-pending", "attachment",
        ),
        "list": (
            "participants", "subject", "from", "to", "references", "names", "terms", "index", "toc",
            "sources", "simple", "memo",
        ),
    },
    "memo": {
        "div": ("document", "section", "letter", "attachment", "addition"),
        "list": ("subject", "participants", "to", "from", "references", "simple"),
    },
}  # fmt: skip
#: Divisions that the converter makes of what has no heading of its own.
_HEADLESS = ("letter", "addition")
_MARKS = frozenset({"pb", "lb", "gap", "graphic", "figure", "formula", "space", "ptr"})


def empty_element(document: Document) -> Iterator[Fault]:
    """Paragraphs, headings, names, notes and the like are not empty."""
    for name in _FULL:
        for element in document.named(name):
            text = element.text
            if (not text or text.isspace()) and _is_empty(element):
                yield Fault(element, f"<{name}> is empty", "fill it or remove it")
    for date in document.named("date"):
        if not date.attrib and _is_empty(date):
            yield Fault(date, "<date> is empty", "give it words or a value")


def div_head(document: Document) -> Iterator[Fault]:
    """A division has a heading, and divisions and lists are of the types of the profile."""
    for div in document.named("div"):
        kind = div.get("type")
        headed = document.profile == "frus" or kind in ("section", "attachment")
        if headed and kind not in _HEADLESS and not _has_head(div):
            what = f"a division of the type {kind}" if kind else "the division"
            yield Fault(div, f"{what} has no heading", "give it a <head> as its first element")
    for name, types in _TYPES.get(document.profile, {}).items():
        for element in document.named(name):
            kind = element.get("type")
            if kind is not None and kind not in types:
                yield unknown_type(element, types, "of this profile")


def hi_rend(document: Document) -> Iterator[Fault]:
    """Highlighting says how it looks."""
    for element in document.named("hi"):
        if not {"rend", "rendition", "style"} & set(map(str, element.attrib)):
            message = "<hi> does not say how the text is highlighted"
            yield Fault(element, message, 'add @rend, such as rend="italic"')


def list_content(document: Document) -> Iterator[Fault]:
    """Paragraphs and tables stand in the items of a list, not beside them."""
    for whole in document.named("list"):
        for child in whole:
            if (name := local_name(child)) in ("p", "table"):
                yield Fault(child, f"<{name}> stands directly in a list", "put it into an <item>")


def document_sequence(document: Document) -> Iterator[Fault]:
    """The numbers of the documents of an edition are consecutive."""
    numbered = [(div, number) for div in document.documents if (number := div.get("n"))]
    last: int | None = None
    for div, number in numbered:
        bare = number.strip("[]")
        if bare != number or not number.isdecimal():
            what = "stands in brackets" if bare != number else "is no number"
            message = f"the number {number} of the document {what}"
            hint = "see whether the document is one of the numbered ones"
            if document.profile == "frus":
                yield Fault(div, message, hint, "n", "warning")
        if not bare.isdecimal():
            continue
        if last is not None and int(bare) != last + 1:
            message = f"document {number} follows document {last}"
            yield Fault(div, message, "look for a document that was lost or doubled", "n")
        last = int(bare)


def _is_empty(element: etree._Element) -> bool:
    if element.text and not element.text.isspace():
        return False
    if not len(element):
        return True
    if any((tail := child.tail) and not tail.isspace() for child in element):
        return False
    if any(local_name(child) in _MARKS for child in element.iter()):
        return False
    return not words(element).strip()


def _has_head(div: etree._Element) -> bool:
    return any(local_name(child) == "head" and not _is_empty(child) for child in div)


RULES = (
    Rule(
        "empty-element", "error", empty_element,
        "Paragraphs, headings, names, dates, notes and the like are not empty.",
        "<p>Seen by <persName/>.</p>",
        "<p>Seen by <persName>Alder</persName>.</p>",
        why="An empty element says nothing; mostly its words were lost, or stand beside it.",
    ),
    Rule(
        "div-head", "error", div_head,
        "A section or an attachment (frus: every division) has a heading that is not empty; "
        "divisions and lists are of the types of the profile.",
        '<head>1. Letter</head><div type="section"><p>Text.</p></div>',
        '<head>1. Letter</head><div type="section"><head>The Problem</head><p>Text.</p></div>',
        why=(
            "Tables of contents are made of headings; a section without one cannot be found or "
            "cited."
        ),
    ),
    Rule(
        "hi-rend", "warning", hi_rend,
        "Highlighting says how it looks.",
        "<p><hi>Urgent</hi></p>",
        '<p><hi rend="italic">Urgent</hi></p>',
        why="Without @rend nobody can print the words as the source has them.",
    ),
    Rule(
        "list-content", "error", list_content,
        "Paragraphs and tables stand in the items of a list, not beside them.",
        "<list><item>One</item><p>Two</p></list>",
        "<list><item>One</item><item><p>Two</p></item></list>",
        why=(
            "TEI allows some of it, but programs that read lists see only the items, and lose "
            "what is beside them."
        ),
    ),
    Rule(
        "document-sequence", "error", document_sequence,
        "The numbers of the documents of an edition are consecutive.",
        '<div type="document" n="3"><p>Text.</p></div>',
        '<div type="document" n="2"><p>Text.</p></div>',
        OURS,
        why=(
            "A gap or a repeat in the numbers is the trace of a document that was lost or taken "
            "in twice."
        ),
    ),
)  # fmt: skip
