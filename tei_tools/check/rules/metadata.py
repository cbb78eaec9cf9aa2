"""The header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, words
from tei_tools.check.rules.model import FRUS, OURS, Rule
from tei_tools.check.words import nearest, one_of
from tei_tools.tei import XML_ID, XML_LANG, tag

#: What templates and hurried people put in place of words.
_PLACEHOLDER = re.compile(
    r"\W*(?:to ?do|tbd|tba|xxx+|title|new title|untitled|lorem ipsum.*|insert .* here|"
    r"publication information|information about the source|unpublished\?|fixme|placeholder)?\W*",
    re.IGNORECASE | re.DOTALL,
)
#: Classifications of the United States, the present ones and those of former times.
CLASSIFICATIONS = (
    "Top Secret", "Secret", "Confidential", "Restricted", "Limited Official Use",
    "Official Use Only", "Unclassified", "Personal", "Private", "Strictly Confidential",
    "No Classification Marking",
)  # fmt: skip


def header_complete(tree: etree._ElementTree) -> Iterator[Fault]:
    """The header gives title, publisher, availability, source and language, in real words."""
    for header in tree.iter(tag("teiHeader")):
        for what, path in (
            ("title", "fileDesc/titleStmt/title"),
            ("publisher", "fileDesc/publicationStmt"),
            ("source", "fileDesc/sourceDesc"),
        ):
            yield from _filled(header, what, path)
        statement = header.find(_path("fileDesc/publicationStmt"))
        prose = statement is not None and statement.find(tag("p")) is not None
        if statement is not None and not prose and statement.find(tag("availability")) is None:
            message = "the header does not say under which conditions the edition may be used"
            yield Fault(statement, message, "add <availability> with a <licence>")
        languages = header.find(_path("profileDesc/langUsage"))
        root = header.getparent()
        if languages is None and (root is None or not root.get(XML_LANG)):
            message = "neither the header nor xml:lang says in which language the text is"
            yield Fault(header, message, "add <langUsage> to <profileDesc>")


def header_revision(tree: etree._ElementTree) -> Iterator[Fault]:
    """The header tells the history of the edition."""
    for header in tree.iter(tag("teiHeader")):
        if header.find(tag("revisionDesc")) is None:
            yield Fault(header, "the header has no history", "add <revisionDesc> with a <change>")


def classification_known(tree: etree._ElementTree) -> Iterator[Fault]:
    """A classification is one of those that there are."""
    for taxonomy in tree.iter(tag("taxonomy")):
        if taxonomy.get(XML_ID) != "classification":
            continue
        for description in taxonomy.iter(tag("catDesc")):
            name = " ".join(words(description).split())
            if name.lower() not in map(str.lower, CLASSIFICATIONS):
                meant = nearest(name, CLASSIFICATIONS)
                hint = f"did you mean “{meant}”?" if meant else f"known: {one_of(CLASSIFICATIONS)}"
                yield Fault(description, f"“{name}” is no classification", hint)


def _filled(header: etree._Element, what: str, path: str) -> Iterator[Fault]:
    found = header.find(_path(path))
    if found is None:
        yield Fault(header, f"the header has no {what}", f"add <{path.replace('/', '>, <')}>")
    elif _PLACEHOLDER.fullmatch(words(found)):
        said = " ".join(words(found).split())
        message = f"the {what} is only a placeholder: “{said}”" if said else f"the {what} is empty"
        yield Fault(found, message, "write what it is")


def _path(path: str) -> str:
    return "/".join(map(tag, path.split("/")))


def _header(title: str, availability: str, end: str = "") -> str:
    return (
        f"<TEI xml:lang='en'><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>"
        f"<publicationStmt><publisher>Archive</publisher>{availability}</publicationStmt>"
        f"<sourceDesc><p>A letter.</p></sourceDesc></fileDesc>{end}</teiHeader><text/></TEI>"
    )


_LICENCE = "<availability><licence>CC0</licence></availability>"
_CLASSES = (
    "<encodingDesc><classDecl><taxonomy xml:id='classification'><category><catDesc>{}</catDesc>"
    "</category></taxonomy></classDecl></encodingDesc>"
)

RULES = (
    Rule(
        "header-complete", "error", header_complete,
        "The header gives title, publisher, conditions of use, source and language, and no "
        "placeholders for them.",
        _header("TODO", ""),
        _header("Letter to the Minister", _LICENCE),
        why="Without them the edition cannot be catalogued, cited or used by others.",
    ),
    Rule(
        "header-revision", "warning", header_revision,
        "The header tells the history of the edition.",
        _header("Letter", _LICENCE),
        _header("Letter", _LICENCE, "<revisionDesc><change>Proofread.</change></revisionDesc>"),
        FRUS,
        why="Who changed what, and when, is asked for in every later edition.",
    ),
    Rule(
        "classification-known", "warning", classification_known,
        "A classification is one of those that there are.",
        _header("Letter", _LICENCE, _CLASSES.format("Top Scret")),
        _header("Letter", _LICENCE, _CLASSES.format("Top Secret")),
        OURS,
        why="Documents are listed by classification; a mistyped one makes a class of its own.",
    ),
)  # fmt: skip
