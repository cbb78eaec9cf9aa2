"""The header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, first_at, words
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.frus import CLASSIFICATION
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import OURS
from tei_tools.check.words import one_of
from tei_tools.slips import meant_or
from tei_tools.tei import XML_ID, XML_LANG, local_name, tag

_PUBLISHERS = ("publisher", "distributor", "authority")
_TITLE, _STATEMENT = "fileDesc/titleStmt/title", "fileDesc/publicationStmt"
_SOURCE, _HISTORY = "fileDesc/sourceDesc", "revisionDesc"

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
    "No Classification Marking", "For Official Use Only", "Sensitive But Unclassified",
)  # fmt: skip
#: A code word of an operation or compartment, of which there is no list.
_CODE_WORD = re.compile(r"[A-Z]{5,}")
#: How documents were to be handled, and code words of compartments.
CAVEATS = (
    "Nodis", "Exdis", "Limdis", "Stadis", "Noforn", "Specat", "Sensitive", "Personal", "Private",
    "Eyes Only", "Exclusively Eyes Only", "Personal and Private", "Personal and Official",
    "Limit Distribution", "Limited Distribution", "Special Limited Distribution",
    "No Distribution", "No Distribution Outside Department", "Exclusive Distribution",
    "Controlled Dissem", "Controlled Dissemination", "No Foreign Dissem",
    "No Foreign Dissemination", "No Dissem Abroad", "Not Releasable to Foreign Nationals",
    "Background Use Only", "Restricted Data", "Formerly Restricted Data", "Orcon", "Wnintel",
    "Official", "Exclusive", "For Eyes Only", "No Dissemination Abroad", "Nocontract",
    "Official-Informal", "Informal", "Air Pouch", "Official Translation", "Verbatim Text",
    "Presidential Handling",
    "For the President Only", "For NAC Use Only", "Special Handling", "Roger Channel",
    "Special Clearance Required", "Outside System", "Cosmic", "Atomal", "Umbra", "Ruff", "Comint",
    "Codeword", "Rybat", "Alpha", "Omega", "Pinta", "Greenback", "Intel", "Cherokee", "Harvan",
    "Khmer",
)  # fmt: skip
#: What is added to a caveat: Nodis/Harvan Plus, Eyes Only for the Secretary.
_ADDITION = re.compile(r"(?<!\s)(?:\s*[/—;]|\s+(?:for|to|via|from|except)\s+)")
#: How urgently a telegram was to be sent.
PRECEDENCES = (
    "Flash", "Immediate", "Operational Immediate", "Emergency", "Niact", "Niact Immediate",
    "Priority", "Routine", "Urgent", "US Urgent", "Deferred", "Rush",
)  # fmt: skip


def _plain(name: str) -> str:
    """A name without regard to capitals and to the kind of its dash."""
    return name.lower().replace("–", "-")


#: xml:id of a taxonomy -> what its categories are called, and which there are
_CLOSED = {
    "classification": ("classification", CLASSIFICATIONS),
    "caveats": ("caveat", CAVEATS),
    "precedence": ("precedence", PRECEDENCES),
}
_KNOWN = {kind: frozenset(map(_plain, names)) for kind, (_, names) in _CLOSED.items()}
#: Values of @level.
_LEVELS = ("ts", "s", "c", "u", "sbu", "sci", "na")


def header_complete(document: Document) -> Iterator[Fault]:
    """The header gives title, publisher, availability, source, language and history."""
    for header in document.named("teiHeader"):
        statement = first_at(header, _STATEMENT)
        for what, path, found in (
            ("title", _TITLE, first_at(header, _TITLE)),
            ("publisher", _STATEMENT, statement),
            ("source", _SOURCE, first_at(header, _SOURCE)),
        ):
            if fault := _not_filled(header, what, path, found):
                yield fault
        prose = statement is not None and first_at(statement, "p") is not None
        if statement is not None and not prose:
            named = any(local_name(child) in _PUBLISHERS for child in statement)
            if not named and document.profile != "memo":  # there the schema says it
                message = "the header does not say who publishes the edition"
                yield Fault(statement, message, "add <publisher>, <distributor> or <authority>")
            if first_at(statement, "availability") is None:
                message = "the header does not say under which conditions the edition may be used"
                yield Fault(statement, message, "add <availability> with a <licence>")
        languages = first_at(header, "profileDesc/langUsage")
        root = header.getparent()
        if languages is None and (root is None or not root.get(XML_LANG)):
            message = "neither the header nor xml:lang says in which language the text is"
            hint = 'write <TEI xml:lang="en">, or the code of another language'
            yield Fault(header, message, hint)
        history = first_at(header, _HISTORY)
        wanted = history is not None or document.profile == "frus"
        if wanted and (fault := _not_filled(header, "history of the edition", _HISTORY, history)):
            yield fault


def classification_known(document: Document) -> Iterator[Fault]:
    """A classification, a caveat or a precedence is one of those that there are."""
    for taxonomy in document.named("taxonomy"):
        kind = taxonomy.get(XML_ID, "")
        if kind not in _CLOSED:
            continue
        what, names = _CLOSED[kind]
        for description in taxonomy.iter(tag("catDesc")):
            name = " ".join(words(description).split())
            if what == "caveat" and _CODE_WORD.fullmatch(name):
                continue
            if _KNOWN[kind].isdisjoint((_plain(name), _plain(_ADDITION.split(name)[0]))):
                hint = meant_or(f"known are {one_of(names[:8])}, …", name, names)
                yield Fault(description, f"“{name}” is no {what} that is known", hint)
    for element, level in document.with_attribute("level"):
        if element.tag == CLASSIFICATION and level not in _LEVELS:
            message = f"“{level}” is no level of classification"
            yield Fault(element, message, f"known are {one_of(_LEVELS)}", "level")


def _not_filled(
    header: etree._Element, what: str, path: str, found: etree._Element | None
) -> Fault | None:
    """The fault of what should stand at the path in the header and does not, or says nothing."""
    if found is None:
        return Fault(header, f"the header has no {what}", f"add {_named(path)}")
    if not _PLACEHOLDER.fullmatch(said := words(found).strip()):
        return None
    said = " ".join(said.split())
    message = f"the {what} is only a placeholder: “{said}”" if said else f"the {what} is empty"
    return Fault(found, message, "write what it is")


def _named(path: str) -> str:
    """A path as an archivist says it: ``<title> in <titleStmt> in <fileDesc>``."""
    return " in ".join(f"<{name}>" for name in reversed(path.split("/")))


def _header(title: str, availability: str, end: str = "") -> str:
    return (
        f"<TEI xml:lang='en'><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>"
        f"<publicationStmt><publisher>Archive</publisher>{availability}</publicationStmt>"
        f"<sourceDesc><p>A letter.</p></sourceDesc></fileDesc>{end}</teiHeader><text/></TEI>"
    )


_REVISED = "<revisionDesc><change>Proofread.</change></revisionDesc>"
_LICENCE = "<availability><licence>CC0</licence></availability>"
_CLASSES = (
    "<encodingDesc><classDecl><taxonomy xml:id='classification'><category><catDesc>{}</catDesc>"
    "</category></taxonomy></classDecl></encodingDesc>"
)

RULES = (
    Rule(
        "header-complete", "error", header_complete,
        "The header gives title, publisher, conditions of use, source and language (frus: and the "
        "history of the edition), and no placeholders for them.",
        _header("TODO", ""),
        _header("Letter to the Minister", _LICENCE, _REVISED),
        why="Without them the edition cannot be catalogued, cited or used by others.",
    ),
    Rule(
        "classification-known", "warning", classification_known,
        "Classification, caveats and precedence are of those that there are.",
        _header("Letter", _LICENCE, _CLASSES.format("Top Scret")),
        _header("Letter", _LICENCE, _CLASSES.format("Top Secret")),
        OURS,
        why="Documents are listed by classification; a mistyped one makes a class of its own.",
    ),
)  # fmt: skip
