"""Notes without their marks, and what looks like marks without their notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tei_tools.findings import Finding
from tei_tools.layout.digits import digit_candidates
from tei_tools.layout.evidence import CLEAR
from tei_tools.layout.marks import Candidate, Field
from tei_tools.layout.model import Footnote
from tei_tools.layout.notes import Notes
from tei_tools.source import Source

_MOST_MISSING = 3  # notes in a row: a greater gap is that of another count
_SEVERAL = 2  # marks in a row, where there is no list


def orphans(source: Source, text: str, notes: Notes) -> Iterator[Finding]:
    """What an archivist should know of the notes: which have no mark in the text, and which clear
    marks, in the order of the count, have no note. ``text`` has page breaks blanked."""
    for note in notes.footnotes:
        if note.mark is None:
            message = f"note {note.number} has no mark in the text"
            hint = "it stands at the end of the document, as a note of type unplaced"
            yield _finding(source, note.label[0], message, hint)
    starts = [paragraph.start for paragraph in notes.paragraphs]
    ends = [paragraph.end for paragraph in notes.paragraphs]
    field = Field(text, 0, len(text), starts, ends, 0)
    if not notes.lists:
        marks = list(_in_a_row(field))
        if len(marks) >= _SEVERAL:
            message = f"1 to {len(marks)} look like marks of notes, but no list of notes was found"
            hint = "notes stand at the end of the memo, each as “  1. text”; look for them"
            yield _finding(source, marks[0].start, message, hint)
    unplaced = {note.number for note in notes.footnotes if note.mark is None}
    for number, mark in _without_note(field, notes):
        if str(number) in unplaced:
            message = f"{number} looks like the mark of note {number}, but the order does not agree"
            hint = "put the notes of the list into the order of their marks"
        else:
            message = f"{number} looks like the mark of a note, but the list has no note {number}"
            hint = "look for a note that was lost or misnumbered; the figure stays in the text"
        yield _finding(source, mark.start, message, hint)


def _finding(source: Source, at: int, message: str, hint: str) -> Finding:
    line, column = source.place(at)
    return Finding(source.name, line, column, "note-orphan", "warning", message, hint)


def _in_a_row(field: Field) -> Iterator[Candidate]:
    """Clear marks 1, 2, 3, …, each after the one before."""
    number = 1
    while mark := _clear(field, number):
        yield mark
        field = field.between(mark.end, field.end)
        number += 1


def _without_note(field: Field, notes: Notes) -> Iterator[tuple[int, Candidate]]:
    """The numbers that the lists leave out, or that would come next, with their marks."""
    above = 0
    for each in notes.lists:
        listed = [note for note in notes.footnotes if each.start <= note.label[0] < each.end]
        for number, start, end in _due(listed, above, each.start):
            mark = _clear(field.between(start, end), number)
            if mark:
                yield number, mark
        above = each.end


def _due(notes: Sequence[Footnote], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The numbers that are not in a list, and the range in which each has its mark, if one has."""
    marked = [
        (int(note.number), note.mark) for note in notes if note.mark and note.number.isdecimal()
    ]
    counted = [(0, (start, start)), *marked]
    for (number, mark), (following, next_mark) in pairwise(counted):
        if number + 1 < following <= number + 1 + _MOST_MISSING:
            yield number + 1, mark[1], next_mark[0]
    if marked:
        yield marked[-1][0] + 1, marked[-1][1][1], end


def _clear(field: Field, number: int) -> Candidate | None:
    """The first place where the number is clearly a mark."""
    found = digit_candidates(field, str(number))
    return next((mark for mark in found if mark.score > CLEAR), None)
