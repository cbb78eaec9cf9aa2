"""From text to layout: blocks, footnotes with their marks, page breaks."""

from __future__ import annotations

from collections.abc import Iterator

from tei_tools.layout.blocks import classify
from tei_tools.layout.body import Body, document_number
from tei_tools.layout.decisions import close_decisions
from tei_tools.layout.dialects import NOTE_STYLES, NoteStyle
from tei_tools.layout.dividers import DIVIDER
from tei_tools.layout.footnotes import headings_above
from tei_tools.layout.joining import join
from tei_tools.layout.model import Block, Footnote, Layout, Removal
from tei_tools.layout.nesting import nest
from tei_tools.layout.notes import find_notes
from tei_tools.layout.orphans import orphans
from tei_tools.layout.pages import blank, find_pages
from tei_tools.layout.paragraphs import SHAPE, Paragraph
from tei_tools.layout.plain import plain
from tei_tools.layout.wrapping import hyphens, is_wrapped, join_words, written_line_ends
from tei_tools.source import Source
from tei_tools.spans import Span

__all__ = ["NOTE_STYLES", "Block", "Footnote", "Layout", "NoteStyle", "read_layout"]


def read_layout(
    source: Source, notes: NoteStyle | None = None, *, unwrap: bool | None = None
) -> Layout:
    """Find the blocks, the footnotes with their marks, and the page breaks of a memo.

    ``notes`` is the way in which footnotes are written (a row of NOTE_STYLES), ``unwrap`` whether
    line breaks inside paragraphs mean nothing; None leaves either to the program.
    """
    text = plain(source.text)
    pages, own_line = find_pages(text)
    breaks = [(page.start, page.end) for page in pages]
    without_pages = blank(text, breaks)
    found = find_notes(without_pages, blank(text, breaks, SHAPE), notes)
    lists = [(notes_list.start, notes_list.end) for notes_list in found.lists]
    headings = [line for start, _ in lists for line in headings_above(without_pages, start)]
    if headings:
        pages = (*pages, *(Span(*heading, "fw", {"type": "notes"}) for heading in headings))
        breaks = sorted((page.start, page.end) for page in pages)
        without_pages = blank(text, breaks)
    cut = own_line or len(lists) > 1  # notes below each page: all is as typed
    joined = join(without_pages, found.paragraphs, breaks, lists, cut=cut)
    note_marks = [
        Span(*note.mark, "note", {"n": note.number}) for note in found.footnotes if note.mark
    ]
    lines = blank(without_pages, sorted((mark.start, mark.end) for mark in note_marks))
    reading = blank(lines, joined.gaps)
    has_source_note = any(note.is_source for note in found.footnotes)
    body = Body(blank(reading, joined.holes), joined.paragraphs, without_pages, has_source_note)
    blocks = nest(classify(body), body.reading)
    inside = [*joined.paragraphs, *_note_paragraphs(found.footnotes)]
    wrapped = is_wrapped(lines, inside) if unwrap is None else unwrap
    removed = {
        *(removal for notes_list in found.lists for removal in notes_list.removed),
        *(Removal(*par.bullet, "bullet") for par in joined.paragraphs if par.bullet),
        *(Removal(*note.label, "label") for note in found.footnotes),
        *_dividers(reading, blocks),
    }
    if wrapped:
        marks = sorted((mark.start, mark.end) for mark in (*pages, *note_marks))
        ends = written_line_ends(blank(text, marks, SHAPE), inside)
        removed.update(Removal(*end, "line") for end in ends)
        line_ends = ((left + 1, right) for left, right in hyphens(reading, inside))
        pages, divided = join_words(reading, sorted({*joined.gaps, *line_ends}), pages)
        removed.update(divided)
    return Layout(
        source=source,
        reading=reading,
        body=body.reading,
        blocks=blocks,
        footnotes=found.footnotes,
        marks=tuple(sorted([*pages, *note_marks], key=lambda span: span.start)),
        # several borders without width may stand at one place
        removed=tuple(sorted([*removed, *_borders(blocks, joined.paragraphs)])),
        holes=joined.holes,
        number=document_number(body) if found.paragraphs else "",
        wrapped=wrapped,
        findings=tuple(orphans(source, without_pages, found)),
        decisions=tuple(close_decisions(source, blocks, found.footnotes, found.placements)),
    )


def _note_paragraphs(footnotes: tuple[Footnote, ...]) -> Iterator[Paragraph]:
    for note in footnotes:
        for block in note.paragraphs:
            yield Paragraph(block.start, block.end)


def _dividers(reading: str, blocks: tuple[Block, ...]) -> Iterator[Removal]:
    """The ranges of what divides the cells of the rows."""
    for block in blocks:
        if block.kind == "row":
            for match in DIVIDER.finditer(reading, block.start, block.end):
                yield Removal(*match.span(), "divider")


def _borders(blocks: tuple[Block, ...], paragraphs: tuple[Paragraph, ...]) -> Iterator[Removal]:
    """The ranges between the cells of typed rows."""
    borders = {paragraph.start: paragraph.borders for paragraph in paragraphs if paragraph.borders}
    for block in blocks if borders else ():
        if block.kind == "row":
            yield from (Removal(*border, "border") for border in borders.get(block.start, ()))
