"""Structure: divisions, tables, elements that are empty."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, shown, words
from tei_tools.check.rules.model import FRUS, OURS, Rule
from tei_tools.tei import local_name, tag

#: Elements that make no sense without content.
_FULL = (
    "p", "head", "persName", "placeName", "orgName", "gloss", "term", "item", "note", "seg", "hi",
    "signed", "salute", "dateline",
)  # fmt: skip
_MARKS = frozenset({"pb", "lb", "gap", "graphic", "figure", "formula", "space", "ptr"})


def empty_element(tree: etree._ElementTree) -> Iterator[Fault]:
    """Paragraphs, headings, names, notes and the like are not empty."""
    for element in tree.iter(*map(tag, _FULL)):
        if _is_empty(element):
            name = shown(element.tag)
            yield Fault(element, f"<{name}> is empty", "fill it or remove it")
    for date in tree.iter(tag("date")):
        if _is_empty(date) and not date.attrib:
            yield Fault(date, "<date> is empty", "give it words or a value")


def div_head(tree: etree._ElementTree) -> Iterator[Fault]:
    """A section or attachment has a heading."""
    for div in tree.iter(tag("div")):
        if div.get("type") in ("section", "attachment") and not _has_head(div):
            message = f"a division of the type {div.get('type')} has no heading"
            yield Fault(div, message, "give it a <head> as its first element")


def div_head_everywhere(tree: etree._ElementTree) -> Iterator[Fault]:
    """Every division has a heading."""
    for div in tree.iter(tag("div")):
        if not _has_head(div):
            yield Fault(div, "the division has no heading", "give it a <head>")


def table_shape(tree: etree._ElementTree) -> Iterator[Fault]:
    """A table has as many rows and columns as it says."""
    for table in tree.iter(tag("table")):
        rows = [row for row in table if local_name(row) == "row"]
        if not rows:
            continue
        counted = {"rows": str(len(rows)), "cols": str(_columns(rows))}
        for attribute, count in counted.items():
            said = table.get(attribute)
            if said is not None and said.strip() != count:
                what = "rows" if attribute == "rows" else "columns"
                message = f'the table has {count} {what}, but says {attribute}="{said}"'
                hint = f'write {attribute}="{count}", or look for a cell that was lost'
                yield Fault(table, message, hint, attribute)


def hi_rend(tree: etree._ElementTree) -> Iterator[Fault]:
    """Highlighting says how it looks."""
    for element in tree.iter(tag("hi")):
        if not {"rend", "rendition", "style"} & set(map(str, element.attrib)):
            message = "<hi> does not say how the text is highlighted"
            yield Fault(element, message, 'add @rend, such as rend="italic"')


def list_content(tree: etree._ElementTree) -> Iterator[Fault]:
    """Paragraphs and tables stand in the items of a list, not beside them."""
    for child in tree.iter(tag("p"), tag("table")):
        parent = child.getparent()
        if parent is not None and local_name(parent) == "list":
            name = shown(child.tag)
            yield Fault(child, f"<{name}> stands directly in a list", "put it into an <item>")


def document_sequence(tree: etree._ElementTree) -> Iterator[Fault]:
    """The numbers of the documents of an edition are consecutive."""
    last: int | None = None
    for div in tree.iter(tag("div")):
        number = div.get("n", "")
        if div.get("type") != "document" or not number.isdecimal():
            continue
        if last is not None and int(number) != last + 1:
            message = f"document {number} follows document {last}"
            yield Fault(div, message, "look for a document that was lost or doubled", "n")
        last = int(number)


def _is_empty(element: etree._Element) -> bool:
    if any(local_name(child) in _MARKS for child in element.iter()):
        return False
    return not words(element).strip()


def _has_head(div: etree._Element) -> bool:
    return any(local_name(child) == "head" and not _is_empty(child) for child in div)


def _columns(rows: list[etree._Element]) -> int:
    """The number of columns; a cell that spans several counts for all of them."""
    widths: list[int] = []
    hanging: list[int] = []  # for every column, the rows that a cell above still fills
    for row in rows:
        width, below = 0, []
        cells = [cell for cell in row if local_name(cell) == "cell"]
        for cell in cells:
            while width < len(hanging) and hanging[width] > 0:
                below.append(hanging[width] - 1)
                width += 1
            across, down = _span(cell, "cols"), _span(cell, "rows")
            below += [down - 1] * across
            width += across
        below += [max(0, rest - 1) for rest in hanging[width:]]
        widths.append(len(below) if any(hanging[width:]) else width)
        hanging = below
    return max(widths)


def _span(cell: etree._Element, attribute: str) -> int:
    said = cell.get(attribute, "1").strip()
    return max(1, int(said)) if said.isdecimal() and len(said) < 5 else 1


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
        "A section or an attachment has a heading that is not empty.",
        '<div type="section"><p>Text.</p></div>',
        '<div type="section"><head>The Problem</head><p>Text.</p></div>',
        why=(
            "Tables of contents are made of headings; a section without one cannot be found or "
            "cited."
        ),
    ),
    Rule(
        "div-head-frus", "error", div_head_everywhere,
        "Every division has a heading that is not empty.",
        "<head>1. Letter</head><div><p>Text.</p></div>",
        "<head>1. Letter</head><div><head>Text</head><p>Text.</p></div>",
        FRUS,
        why="The volumes of FRUS give every division a heading, by which it is listed and cited.",
    ),
    Rule(
        "table-shape", "error", table_shape,
        "A table has as many rows and columns as its attributes say, spans counted.",
        '<table rows="1" cols="3"><row><cell>a</cell><cell>b</cell></row></table>',
        '<table rows="1" cols="3"><row><cell>a</cell><cell cols="2">b</cell></row></table>',
        why=(
            "Where the numbers differ, a cell or a row was mostly lost or split when the table "
            "was typed."
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
