"""A TEI document as Markdown, with footnotes and tables as GitHub, Pandoc and others read them.

It is made of the web page (by ``xslt/markdown.xsl``), so it shows what that shows; what the header
says stands before the text as metadata in YAML.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

from lxml import etree

from tei_tools.edition.citation import Citation, citation
from tei_tools.edition.directions import escape_turning
from tei_tools.edition.document import read_document
from tei_tools.edition.html import make_page
from tei_tools.edition.markdown_inline import Line, other_readings
from tei_tools.edition.markdown_inline import plain as plain_text

_BLOCKS = frozenset("h1 h2 h3 h4 h5 h6 p div section article header main blockquote ul ol dl dt "
                    "dd li figure figcaption table".split())  # fmt: skip
#: Parts of the page that are not the text: they are in the metadata, or make sense only there.
_LEFT_OUT = ("card", "readings", "register", "citation", "notes")

#: The most columns that a cell can take (HTML, 4.9.11).
_WIDEST = 1000


def to_markdown(
    tei: etree._ElementTree | Path | bytes, *, facsimile: str | None = None, beside: bool = False
) -> str:
    """The document as Markdown. Page breaks stand in the text as ``[Page 12]``, with a link to the
    image of the page if ``facsimile`` is its address with ``{n}`` for the number; ``beside`` is
    whether the file will lie in the folder of the document, so that images with a relative address
    are found from it.

    Raises XmlError where the input is not TEI.
    """
    tree = read_document(tei)
    page = make_page(tree, "markdown.xsl", facsimile, beside=beside).tree
    main = page.getroot().find(".//main")
    writer = _Writer(page.getroot())
    blocks = [_front_matter(citation(tree))]
    if main is not None:
        blocks += writer.blocks(main)
    return "\n\n".join([block for block in blocks if block] + writer.notes()) + "\n"


def _front_matter(cited: Citation) -> str:
    """The metadata; strings of JSON are strings of YAML."""
    values: dict[str, object] = {
        "title": cited.title,
        "subtitle": cited.subtitle,
        "author": [name.in_order for name in cited.authors],
        "date": "/".join(filter(None, (cited.created, cited.created_to))),
        "series": cited.series,
        "number": cited.number,
        "publisher": cited.publisher,
        "source": ", ".join(filter(None, (cited.repository, cited.shelfmark))),
        "rights": " ".join(filter(None, (cited.licence, cited.licence_url))),
        "lang": cited.language,
    }
    lines = [f"{key}: {_yaml(value)}" for key, value in values.items() if value]
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _yaml(value: object) -> str:
    # YAML forbids some characters that JSON does not escape.
    text = escape_turning(json.dumps(value, ensure_ascii=False))
    return re.sub(
        "[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda m: f"\\u{ord(m[0]):04x}", text
    )


class _Writer:
    """Turns the page into blocks of Markdown."""

    def __init__(self, page: etree._Element) -> None:
        notes = page.findall(".//section[@class='notes']/ol/li")
        self.listed = notes
        self.labels = _labels(notes)

    def notes(self) -> list[str]:
        """The definitions of the notes; a note without a mark would not be shown, and is an item
        of a list."""
        placed, unplaced = [], []
        for note in self.listed:
            body = note.find("div")
            blocks = [] if body is None else self.blocks(body)
            if note.find("a[@class='number']") is None:
                number = plain_text(note.findtext("span[@class='number']"))
                unplaced.append(_indent("\n\n".join([f"{number}:", *blocks]), "- ", "  "))
            else:
                placed.append(
                    _indent("\n\n".join(blocks), f"[^{self.labels[note.get('id', '')]}]: ", "    ")
                )
        return unplaced + placed

    def blocks(self, element: etree._Element) -> list[str]:
        """The blocks in an element; text between them is a block of its own, and so are the lines
        of verse that follow one another."""
        found: list[str] = []
        line = Line(self.labels)
        line.say(element.text)
        in_verse = False
        for child in element:
            kind = self._kind(child)
            if kind == "verse" and in_verse:
                line.end(is_part="part-" in child.get("class", ""))
            elif kind != "line":
                found.append(line.finish())
                line, in_verse = Line(self.labels), kind == "verse"
            if kind == "block":
                found += self.block(child)
            else:
                line.inline(child)
            if in_verse and (child.tail or "").strip():
                found.append(line.finish())
                line, in_verse = Line(self.labels), False
            line.say(child.tail)
        return [block for block in [*found, line.finish()] if block]

    def block(self, element: etree._Element) -> list[str]:
        if element.get("class") in _LEFT_OUT:
            return []
        match element.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                words = Line(self.labels).heading(element)
                return [f"{'#' * int(element.tag[1])} {words}"] if words else []
            case "p" if element.get("role") == "doc-subtitle":
                words = Line(self.labels).heading(element)
                return [f"**{words}**"] if words else []
            case "ul" | "ol" | "dl":
                return self.items_of(element)
            case "blockquote":
                return [_indent("\n\n".join(self.blocks(element)), "> ", "> ", blank=">")]
            case "table":
                return self.rows_of(element)
            case "span":
                return [*self.blocks(element), other_readings(element)]
            case _:
                return self.blocks(element)

    def items_of(self, element: etree._Element) -> list[str]:
        """A list of one block; a term in a list stands before it as a paragraph."""
        found: list[str] = []
        items: list[str] = []
        number = 0
        for child in element:
            blocks = self.blocks(child)
            if child.tag == "dt":
                found += ["\n".join(items)] * bool(items) + blocks
                items = []
            elif blocks:
                number += 1
                marker = f"{number}. " if element.tag == "ol" else "- "
                items.append(_indent("\n\n".join(blocks), marker, " " * len(marker)))
        return [*found, "\n".join(items)] if items else found

    def rows_of(self, element: etree._Element) -> list[str]:
        """A table of pipes; its head is empty where the source has none."""
        rows = self.cells_of(element)
        caption = element.find("caption")
        before = [] if caption is None else self.blocks(caption)
        width = max(map(len, rows), default=0)
        if not width:
            return before
        heads = element.find("tr/th") is not None and element.find("tr/td") is not element[0]
        first = next(element.iterchildren("tr"))
        if not (heads and all(cell.tag == "th" for cell in first)):
            rows.insert(0, [""] * width)
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        lines.insert(1, "|" + " --- |" * width)
        return [*before, "\n".join(lines)]

    def cells_of(self, table: etree._Element) -> list[list[str]]:
        """The cells of a table, row by row; empty where one of a row above or before reaches."""
        rows: list[list[str]] = []
        taken: dict[int, int] = {}  # by column the row as far as which a cell above reaches
        for number, row in enumerate(table.iterchildren("tr")):
            cells: list[str] = []
            for cell in row:
                while taken.get(len(cells), 0) > number:
                    cells.append("")
                width = min(int(cell.get("colspan", "1")), _WIDEST)
                end = number + int(cell.get("rowspan", "1"))
                taken |= dict.fromkeys(range(len(cells), len(cells) + width), end)
                words = " ".join(self.blocks(cell)).replace("\\\n", " ")
                cells += [" ".join(words.split()), *[""] * (width - 1)]
            rows.append(cells)
        return rows

    def _kind(self, element: etree._Element) -> str:
        """What an element is: a ``block``, a line of ``verse``, or something in a ``line``."""
        if any(below.tag in _BLOCKS for below in element.iterdescendants()):
            return "block"
        if element.tag == "div" and "l" in element.get("class", "").split():
            return "verse"
        return "block" if element.tag in _BLOCKS else "line"


def _labels(notes: list[etree._Element]) -> dict[str, str]:
    """The label of each note by its identifier: its number, if no other note has it."""
    numbers = {n.get("id", ""): (n.findtext("*[@class='number']") or "").strip() for n in notes}
    count = Counter(numbers.values())
    labels: dict[str, str] = {}
    for identifier, number in numbers.items():
        fits = re.fullmatch(r"[A-Za-z0-9-]+", number) and count[number] == 1
        label = number if fits else re.sub(r"[^A-Za-z0-9-]", "-", identifier)
        while label in labels.values():
            label += "-"
        labels[identifier] = label
    return labels


def _indent(text: str, first: str, rest: str, blank: str = "") -> str:
    """The lines of a text, with what stands before the first and before the others."""
    lines = text.split("\n")
    return "\n".join(
        (first if number == 0 else rest if line else blank) + line
        for number, line in enumerate(lines)
    )
