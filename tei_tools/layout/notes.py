"""Which lists in the text are notes, and where their marks are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tei_tools.layout.body import Body, head_index
from tei_tools.layout.dialects import NOTE_STYLES, NoteStyle
from tei_tools.layout.digits import digit_candidates
from tei_tools.layout.footnotes import NoteList, read_note_lists
from tei_tools.layout.marks import (
    Candidate,
    CandidateFinder,
    Field,
    Placement,
    assign_marks,
    plain_candidates,
)
from tei_tools.layout.model import Footnote
from tei_tools.layout.paragraphs import Paragraph, split

#: What page breaks are filled with in the text that gives paragraphs their shape: a character that
#: is no white space and in no source.
SHAPE = "\x00"
_DOUBTFUL = -2.0  # marks below this score do not speak for a list
_MOST = 0.8  # the share of the notes of a list in the text that must have marks


@dataclass(frozen=True, slots=True)
class Notes:
    """The lists that are notes, their entries with marks, how these were placed, and the paragraphs
    outside of the lists."""

    lists: tuple[NoteList, ...]
    footnotes: tuple[Footnote, ...]
    placements: tuple[Placement, ...]
    paragraphs: tuple[Paragraph, ...]


def find_notes(text: str, shape: str, style: NoteStyle | None = None) -> Notes:
    """Find the notes of a text whose page breaks are blanked, and in ``shape`` filled.

    Without ``style`` the first of the table that fits is taken: a list that looks like notes is one
    only if its marks are found, or if it is the list of sources at the end.
    """
    for candidate in (style,) if style else NOTE_STYLES:
        notes = _in_style(text, shape, candidate)
        if notes.lists:
            return notes
    return Notes((), (), (), tuple(split(shape, 0, len(shape))))


def _in_style(text: str, shape: str, style: NoteStyle) -> Notes:
    lists = list(read_note_lists(shape, style))
    while lists:
        paragraphs = _outside(shape, lists)
        marked = [
            assign_marks(field, notes.footnotes, _finder(style))
            for notes, field in zip(lists, _fields(text, lists, paragraphs), strict=True)
        ]
        kept = [
            notes
            for notes, places in zip(lists, marked, strict=True)
            if _is_notes(text, style, notes, places)
        ]
        if len(kept) == len(lists):
            footnotes = tuple(
                replace(note, mark=_range(place.mark))
                for notes, places in zip(lists, marked, strict=True)
                for note, place in zip(notes.footnotes, places, strict=True)
            )
            placements = tuple(place for places in marked for place in places)
            return Notes(tuple(lists), footnotes, placements, paragraphs)
        lists = kept
    return Notes((), (), (), ())


def _range(mark: Candidate | None) -> tuple[int, int] | None:
    return (mark.start, mark.end) if mark else None


def _finder(style: NoteStyle) -> CandidateFinder:
    return digit_candidates if style.glued else plain_candidates(style.mark)


def _is_notes(text: str, style: NoteStyle, notes: NoteList, places: Sequence[Placement]) -> bool:
    if not text[: notes.start].strip():
        return False  # there is nothing that they could be notes to
    placed = sum(place.mark is not None and place.mark.score > _DOUBTFUL for place in places)
    at_end = not text[notes.end :].strip()
    if style is NOTE_STYLES[0] and at_end:
        return placed > 0 or notes.footnotes[0].is_source
    if style.glued:
        certain = notes.footnotes[0].is_source or (placed == len(places) and placed > 1)
        return at_end and certain
    return placed > 0 and placed >= _MOST * len(places)


def _outside(shape: str, lists: Sequence[NoteList]) -> tuple[Paragraph, ...]:
    """The paragraphs outside of the lists."""
    starts = [0, *(notes.end for notes in lists)]
    ends = [*(notes.start for notes in lists), len(shape)]
    return tuple(
        paragraph
        for start, end in zip(starts, ends, strict=True)
        for paragraph in split(shape, start, end)
    )


def _fields(text: str, lists: Sequence[NoteList], paragraphs: Sequence[Paragraph]) -> list[Field]:
    """For each list the text before it, down from the list before."""
    head_end = 0
    if paragraphs:
        head_end = paragraphs[head_index(Body(text, paragraphs, text))].end
    starts = [0, *(notes.end for notes in lists)]
    return [
        Field(
            text=text,
            start=start,
            end=notes.start,
            block_starts=[paragraph.start for paragraph in paragraphs],
            block_ends=[paragraph.end for paragraph in paragraphs],
            head_end=head_end,
        )
        for start, notes in zip(starts, lists, strict=False)
    ]
