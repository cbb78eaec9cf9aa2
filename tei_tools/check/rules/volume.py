"""The header of a volume of FRUS.

The source of these rules is the Office of the Historian's Schematron ``frus.sch`` (its patterns
``tei-header-checks``, ``processing-instruction-check`` and those for ``editor``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from tei_tools.check.faults import Fault, shown, unknown_type, words
from tei_tools.check.ignoring import TARGET
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import FRUS
from tei_tools.check.words import one_of
from tei_tools.tei import XML_ID, local_name, tag

_PARTS = ("titleStmt", "publicationStmt", "notesStmt", "sourceDesc")
_TITLES = ("complete", "series", "sub-series", "volume-number", "volume")
_DATES = ("publication-date", "content-date")
_NUMBERS = ("dospubno", "frus", "isbn-10", "isbn-13")
_ROLES = ("primary", "general")


def header_parts(document: Document) -> Iterator[Fault]:
    """The description of the file has the parts that FRUS gives it, each once."""
    for description in document.named("fileDesc"):
        counted = Counter(local_name(child) for child in description)
        for child in description:
            name = local_name(child)
            if name and name not in _PARTS:
                message = f"<{shown(child.tag)}> stands in the description of the file"
                yield Fault(child, message, f"it holds {_and(_PARTS)} alone")
        for name in _PARTS:
            if counted[name] > 1:
                message = f"the description of the file has {counted[name]} <{name}>"
                yield Fault(description, message, "make one of them")
            elif not counted[name] and name != "notesStmt":  # which came with later volumes
                message = f"the description of the file has no <{name}>"
                yield Fault(description, message, f"add <{name}>")


def title_types(document: Document) -> Iterator[Fault]:
    """A volume has five titles, one of each type, in plain words."""
    for statement in _of_file(document, "titleStmt"):
        titles = [child for child in statement if local_name(child) == "title"]
        for title in titles:
            inner = next(title.iterchildren("*"), None)  # comments are none
            if inner is not None:
                message = f"the title holds <{shown(inner.tag)}>"
                yield Fault(title, message, "write it in plain words, without markup")
        yield from _one_of_each(statement, titles, _TITLES, "title")


def publication_parts(document: Document) -> Iterator[Fault]:
    """The publication statement names publisher, place, two dates, and the volume."""
    for statement in _of_file(document, "publicationStmt"):
        for name in ("publisher", "pubPlace"):
            found = [child for child in statement if local_name(child) == name]
            if len(found) != 1:
                number = len(found) or "no"
                message = f"the publication statement has {number} <{name}>"
                yield Fault(statement, message, f"it needs one <{name}>")
        dates = [child for child in statement if local_name(child) == "date"]
        yield from _one_of_each(statement, dates, _DATES, "date")
        numbers = [child for child in statement if local_name(child) == "idno"]
        for each in numbers:
            if each.get("type") not in _NUMBERS:
                yield _unknown_type(each, _NUMBERS)
        volumes = [each for each in numbers if each.get("type") == "frus"]
        if len(volumes) != 1:
            message = f"the publication statement names {len(volumes) or 'no'} volumes"
            yield Fault(statement, message, 'it needs one <idno type="frus">')
        elif (identifier := document.root.get(XML_ID)) and _said(volumes[0]) != identifier:
            message = f'the volume is called {_said(volumes[0])}, but has xml:id="{identifier}"'
            yield Fault(volumes[0], message, "give both the same name")


def editor_role(document: Document) -> Iterator[Fault]:
    """An editor is named among the titles, with the role that the editor had."""
    for editor in document.named("editor"):
        parent = editor.getparent()
        if parent is None or local_name(parent) != "titleStmt":
            yield Fault(editor, "<editor> stands outside of <titleStmt>", "name the editor there")
        elif not editor.get("role"):
            message = f"the editor {_said(editor)} has no role".replace("  ", " ")
            yield Fault(editor, message, f"add @role: {one_of(_ROLES)}", "role")
        elif editor.get("role") not in _ROLES:
            message = f'"{editor.get("role")}" is not the role of an editor'
            yield Fault(editor, message, f"they are {one_of(_ROLES)}", "role")
        if not _said(editor):
            message = "the editor has no name"
            yield Fault(editor, message, "write it, or remove <editor>", severity="warning")


def root_instruction(document: Document) -> Iterator[Fault]:
    """A volume that is delivered has no processing instructions before its root."""
    root = document.root
    for node in (*root.itersiblings(preceding=True), *root.itersiblings()):
        if isinstance(node, etree._ProcessingInstruction) and node.target != TARGET:
            message = f"the instruction <?{node.target!s}?> stands outside of <{shown(root.tag)}>"
            yield Fault(root, message, "remove it before the volume is delivered")


def _said(element: etree._Element) -> str:
    """The words of an element, on whatever lines they stand."""
    return " ".join(words(element).split())


def _of_file(document: Document, name: str) -> Iterator[etree._Element]:
    """The statements of this name that describe the file itself, not its source."""
    for element in document.named(name):
        parent = element.getparent()
        if parent is not None and parent.tag == tag("fileDesc"):
            yield element


def _one_of_each(
    statement: etree._Element, found: Sequence[etree._Element], types: Sequence[str], name: str
) -> Iterator[Fault]:
    """Each type is there once, and there is no other."""
    counted = Counter(element.get("type") for element in found)
    for element in found:
        if element.get("type") not in types:
            yield _unknown_type(element, types)
    for kind in types:
        if counted[kind] != 1:
            message = f"the header has {counted[kind] or 'no'} <{name}> of the type {kind}"
            yield Fault(statement, message, f'it needs one <{name} type="{kind}">')


def _unknown_type(element: etree._Element, types: Sequence[str]) -> Fault:
    if "type" in element.attrib:
        return unknown_type(element, types, "of FRUS")
    return Fault(element, f"<{shown(element.tag)}> has no type", f"add @type: {one_of(types)}")


def _and(names: Sequence[str]) -> str:
    return f"{', '.join(f'<{name}>' for name in names[:-1])} and <{names[-1]}>"


def _volume(
    titles: Sequence[str] = _TITLES, editor: str = "", published: str = "", further: str = ""
) -> str:
    """A volume, for the examples."""
    named = "".join(f'<title type="{each}">A Volume</title>' for each in titles)
    published = published or (
        "<publisher>Archive</publisher><pubPlace>Washington</pubPlace>"
        '<date type="publication-date">1986</date><date type="content-date">1964</date>'
        '<idno type="frus">frus1964</idno>'
    )
    return (
        f'<TEI xml:id="frus1964"><teiHeader><fileDesc><titleStmt>{named}{editor}</titleStmt>'
        f"<publicationStmt>{published}</publicationStmt>{further}"
        "<sourceDesc><p>In print.</p></sourceDesc></fileDesc></teiHeader><text/></TEI>"
    )


RULES = (
    Rule(
        "header-parts", "error", header_parts,
        "The description of the file has one statement of titles, one of publication, one "
        "description of the source, at most one of notes, and nothing else.",
        _volume(further="<seriesStmt><p>FRUS</p></seriesStmt>"),
        _volume(),
        FRUS,
        why="The catalog of the series reads the headers of all volumes in the same way.",
    ),
    Rule(
        "title-types", "error", title_types,
        "A volume has five titles in plain words: complete, series, sub-series, volume-number and "
        "volume.",
        _volume(("complete", "series", "volume")),
        _volume(),
        FRUS,
        why="The catalog shows each in another place; where one lacks, the volume is misfiled.",
    ),
    Rule(
        "publication-parts", "error", publication_parts,
        "The publication statement names one publisher, one place, the date of publication, the "
        "dates of the documents, and the volume as TEI's xml:id does.",
        _volume(published="<publisher>Archive</publisher>"),
        _volume(),
        FRUS,
        why="Volumes are found by their identifier, and put in order by these dates.",
    ),
    Rule(
        "editor-role", "error", editor_role,
        "Editors are named in <titleStmt>, each with the role primary or general.",
        _volume(editor="<editor>Ann Alder</editor>"),
        _volume(editor='<editor role="primary">Ann Alder</editor>'),
        FRUS,
        why="Without the role, the general editor of the series is taken for that of the volume.",
    ),
    Rule(
        "root-instruction", "info", root_instruction,
        "No processing instructions stand outside of <TEI>.",
        "<?oxygen SCHSchema=\"frus.sch\"?>" + _volume(),
        _volume(),
        FRUS,
        why=(
            "They tell the editor's own programs where schemas lie on the editor's disk; whoever "
            "gets the volume has no use for them. While you work on it, ignore this rule."
        ),
    ),
)  # fmt: skip
