"""From text to layout: blocks, footnotes with their marks, page breaks."""

from __future__ import annotations

import re
from dataclasses import replace

from tei_tools.findings import Finding
from tei_tools.layout.blocks import Body, classify, document_number, head_index, is_row
from tei_tools.layout.footnotes import NoteList, read_note_list
from tei_tools.layout.marks import Candidate, Field, assign_marks
from tei_tools.layout.model import Block, Footnote, Layout
from tei_tools.layout.pages import blank, find_pages
from tei_tools.layout.paragraphs import Paragraph, split
from tei_tools.source import Source
from tei_tools.spans import Span

__all__ = ["Block", "Footnote", "Layout", "read_layout"]


def read_layout(source: Source) -> Layout:
    """Find the blocks, the footnotes with their marks, and the page breaks of a memo."""
    text = source.text
    notes = read_note_list(text)
    pages = find_pages(text)
    paragraphs = tuple(split(text, 0, notes.start))
    without_pages = blank(text, [(page.start, page.end) for page in pages])
    marks = _find_marks(without_pages, paragraphs, notes, pages)
    footnotes = tuple(
        replace(note, mark=(mark.start, mark.end) if mark else None)
        for note, mark in zip(notes.footnotes, marks, strict=True)
    )
    note_marks = [
        Span(mark.start, mark.end, "note", {"n": note.number})
        for note, mark in zip(notes.footnotes, marks, strict=True)
        if mark
    ]
    reading = blank(without_pages, sorted((mark.start, mark.end) for mark in note_marks))
    body = Body(reading, paragraphs, without_pages)
    blocks = tuple(classify(body))
    removed = [*notes.bullets, *(p.bullet for p in paragraphs if p.bullet)]
    removed += [note.label for note in footnotes]
    for block in blocks:
        if block.kind == "row":
            removed += dividers(reading, block)
    return Layout(
        source=source,
        reading=reading,
        blocks=blocks,
        footnotes=footnotes,
        marks=tuple(sorted([*pages, *note_marks], key=lambda span: span.start)),
        removed=tuple(sorted(removed)),
        number=document_number(body.words(head_index(body))) if paragraphs else "",
        findings=tuple(_orphans(source, footnotes)),
    )


def dividers(reading: str, row: Block) -> list[tuple[int, int]]:
    """The ranges of the cell dividers of a row."""
    return [
        (row.start + match.start(), row.start + match.end())
        for match in re.finditer(r"(?<!\S)\|(?!\S)", reading[row.start : row.end])
    ]


def _find_marks(
    text: str, paragraphs: tuple[Paragraph, ...], notes: NoteList, pages: tuple[Span, ...]
) -> tuple[Candidate | None, ...]:
    if not paragraphs:
        return (None,) * len(notes.footnotes)
    head = paragraphs[head_index(Body(text, paragraphs, text))]
    field = Field(
        text=text,
        start=0,
        end=notes.start,
        holes=[(page.start, page.end) for page in pages],
        block_starts=[paragraph.start for paragraph in paragraphs],
        block_ends=[paragraph.end for paragraph in paragraphs],
        head_end=head.end,
    )
    return assign_marks(field, notes.footnotes)


def _orphans(source: Source, footnotes: tuple[Footnote, ...]) -> list[Finding]:
    findings = []
    for note in footnotes:
        if note.mark is None:
            line, column = source.place(note.label[0])
            findings.append(
                Finding(
                    source.name,
                    line,
                    column,
                    "note-orphan",
                    "warning",
                    f"note {note.number} has no mark in the text",
                    "it stands at the end of the document, with type='unplaced'",
                )
            )
    return findings
