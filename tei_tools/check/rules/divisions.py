"""How the divisions of a volume of FRUS stand in one another.

The source of these rules is the Office of the Historian's Schematron ``frus.sch`` (its patterns
``div-child-checks`` and ``empty-missing-content-checks``).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import FRUS
from tei_tools.tei import XML_ID, local_name, tag

#: Divisions that hold documents, and documents.
_GROUPS = ("compilation", "chapter", "chapter-pending", "subchapter", "document-group")
_DOCUMENTS = ("document", "document-pending")
#: What may stand in place of documents.
_OTHERS = ("index", "referral", "editorial-note")


def division_id(document: Document) -> Iterator[Fault]:
    """Every division can be pointed to."""
    for div in document.named("div"):
        if div.get(XML_ID) is None and div.get("type") != "document":  # that is for id-form
            what = f"the {div.get('type')}" if div.get("type") else "the division"
            message = f"{what} has no xml:id"
            yield Fault(div, message, 'give it one, such as "comp1", "ch3", "ch3subch2", "preface"')


def division_empty(document: Document) -> Iterator[Fault]:
    """A compilation or chapter holds documents."""
    for div in document.named("div"):
        if div.get("type") not in _GROUPS or div.get("subtype") in _OTHERS:
            continue
        held = div.iter(tag("div"))
        if not any(
            each.get("type") in _DOCUMENTS or each.get("subtype") in _OTHERS
            for each in held
            if each is not div
        ):
            message = f"the {div.get('type')} holds no document"
            yield Fault(div, message, "do the documents after it belong into it?")


def document_place(document: Document) -> Iterator[Fault]:
    """A document does not stand beside a chapter, but in it."""
    for div in document.named("div"):
        if div.get("type") not in _DOCUMENTS:
            continue
        for beside in (_division(div, preceding=True), _division(div, preceding=False)):
            if beside is not None and beside.get("type") in _GROUPS[:4]:
                message = f"the document stands beside a {beside.get('type')}, not in one"
                yield Fault(div, message, "see where it belongs")
                break


def _division(div: etree._Element, preceding: bool) -> etree._Element | None:
    """The division next to this one."""
    siblings = div.itersiblings(preceding=preceding)
    return next((each for each in siblings if local_name(each) == "div"), None)


_BODY = "<TEI><teiHeader/><text><body>{}</body></text></TEI>"
_DOCUMENT = '<div type="document" n="1" xml:id="d1"><head>1. Letter</head><p>Text.</p></div>'
_CHAPTER = '<div type="chapter" xml:id="ch1"><head>Harbors</head>{}</div>'

RULES = (
    Rule(
        "division-id", "error", division_id,
        "Every division has an xml:id.",
        _BODY.format(_CHAPTER.format(_DOCUMENT).replace(' xml:id="ch1"', "")),
        _BODY.format(_CHAPTER.format(_DOCUMENT)),
        FRUS,
        why="Pages on the web are made of divisions, and have their addresses from the xml:id.",
    ),
    Rule(
        "division-empty", "warning", division_empty,
        "A compilation, chapter or subchapter holds documents.",
        _BODY.format(_CHAPTER.format("<p>Text.</p>")),
        _BODY.format(_CHAPTER.format(_DOCUMENT)),
        FRUS,
        why="An end tag in the wrong place leaves a chapter empty, and its documents beside it.",
    ),
    Rule(
        "document-place", "warning", document_place,
        "No document stands beside a chapter or a compilation.",
        _BODY.format(_CHAPTER.format(_DOCUMENT) + _DOCUMENT.replace("1", "2")),
        _BODY.format(_CHAPTER.format(_DOCUMENT + _DOCUMENT.replace("1", "2"))),
        FRUS,
        why="A document between two chapters is in no table of contents.",
    ),
)  # fmt: skip
