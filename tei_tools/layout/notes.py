"""Which lists in the text are notes, and where their marks are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from tei_tools.layout.body import Body
from tei_tools.layout.dialects import NOTE_STYLES, NoteStyle
from tei_tools.layout.digits import ALONE, HOPELESS, digit_candidates, is_numbered_thing
from tei_tools.layout.footnotes import FIRST, NoteList, read_note_lists
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
_DOUBTFUL = -2.0  # marks up to this score do not speak for a list
_CLEAR = 2.0  # marks above it, glued to a word or a year, are hardly anything else
_OPENING = 12  # paragraphs: the heading is among so many
_FEW = 2  # notes: each of them must have its mark
# A word with a capital within a sentence.
_NAME = re.compile(r"[\w,;](?:[ \t]+|\r?\n)[A-Z][\w’-]*$")
_LOOK_BACK = 40  # characters


class Proof(NamedTuple):
    """What shows that a list is one of notes: so great a ``share`` of them has marks of a higher
    ``score``, one at least higher than ``best``; figures that may number a thing (``Phase1``) may
    not count."""

    share: float
    score: float = _DOUBTFUL
    best: float = HOPELESS
    things_count: bool = True

    def holds(self, field: Field, places: Sequence[Placement]) -> bool:
        """Whether the places of all notes of a list prove it."""
        marks = [place.mark for place in places if place.mark and place.mark.score > self.score]
        if not self.things_count:
            marks = [m for m in marks if not is_numbered_thing(field.text, field.start, m.start)]
        best = max((mark.score for mark in marks), default=HOPELESS)
        return not self.share or (len(marks) >= self.share * len(places) and best > self.best)


_NONE, _MOST, _HALF = Proof(0.0), Proof(0.8), Proof(0.5)
_HALF_WITH_ONE_SURE = Proof(0.5, HOPELESS, best=ALONE)
_ALL_WITH_ONE_LIKELY = Proof(1.0, ALONE, best=0.0)


@dataclass(frozen=True, slots=True)
class Notes:
    """The lists that are notes, their entries with marks, how these were placed, and the paragraphs
    outside of the lists."""

    lists: tuple[NoteList, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    placements: tuple[Placement, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def certain(self) -> int:
        """How many notes have marks that can hardly be anything else."""
        return _certain(self.placements)

    @property
    def worth(self) -> tuple[bool, int]:
        """What speaks for these lists: a source note, then how many certain marks they have."""
        return any(note.is_source for note in self.footnotes), self.certain


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where notes are looked for: the text with page breaks blanked, and its ``shape`` with these
    filled."""

    text: str
    shape: str
    _outside: dict[tuple[int, ...], tuple[Paragraph, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _signs: dict[re.Pattern[str], bool] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def shows(self, sign: re.Pattern[str]) -> bool:
        """Whether the sign of a style is found somewhere."""
        if sign not in self._signs:
            self._signs[sign] = sign.search(self.text) is not None
        return self._signs[sign]

    def outside(self, lists: Sequence[NoteList]) -> tuple[Paragraph, ...]:
        """The paragraphs outside of the lists."""
        edges = (0, *(edge for notes in lists for edge in (notes.start, notes.end)))
        if edges not in self._outside:
            ends = (*edges[1:], len(self.shape))
            self._outside[edges] = tuple(
                paragraph
                for start, end in zip(edges[::2], ends[::2], strict=True)
                for paragraph in split(self.shape, start, end)
            )
        return self._outside[edges]


def find_notes(text: str, shape: str, style: NoteStyle | None = None) -> Notes:
    """Find the notes of a text whose page breaks are blanked, and in ``shape`` filled.

    Without ``style`` the first of the table is taken if all of its notes have marks, otherwise that
    which has most: a list that looks like notes is one only if its marks are found, or if it is the
    list of sources at the end.
    """
    ground = _Ground(text, shape)
    best = Notes()
    for candidate in (style,) if style else NOTE_STYLES:
        if candidate.glued and best.lists:
            continue  # a list was found whose marks say more than bare digits
        if candidate.sign and not ground.shows(candidate.sign):
            continue
        lists = list(read_note_lists(shape, candidate))
        in_style = _in_digits if candidate.glued else _in_signs
        notes = _placed(in_style(ground, candidate, lists)) if lists else Notes()
        if notes.lists and (not best.lists or notes.worth > best.worth):
            best = notes
        if candidate is NOTE_STYLES[0] and best.lists and best.certain == len(best.footnotes):
            break
    return replace(best, paragraphs=ground.outside(best.lists))


_PlacedList = tuple[NoteList, tuple[Placement, ...]]


def _in_digits(ground: _Ground, style: NoteStyle, lists: Sequence[NoteList]) -> list[_PlacedList]:
    """The list at the end, or those below the pages, if they hold notes."""
    if style.below_pages:
        below = [notes for notes in lists if _ends_page(ground.shape, notes.end)]
        paragraphs = ground.outside(below)
        found = list(
            _with_marks(ground.text, paragraphs, digit_candidates, below, _proof_below_pages)
        )
        believed = len(found) > 1 or (found and _stands_alone(*found[0]))
        return (
            [(each, _doubted(ground.text, each, places)) for each, places in found]
            if believed
            else []
        )
    notes = lists[-1]
    if ground.text[notes.end :].strip():
        return []
    paragraphs = ground.outside([notes])
    found = list(_with_marks(ground.text, paragraphs, digit_candidates, [notes], lambda *_: _NONE))
    for _, places in found:
        certain = _certain(places)
        enough = certain > 0 if style is NOTE_STYLES[0] else certain == len(places) > 1
        if not enough and not notes.footnotes[0].is_source:
            return []
    return found


def _in_signs(ground: _Ground, style: NoteStyle, lists: Sequence[NoteList]) -> list[_PlacedList]:
    """The list at the end, or those below the pages, or all of them: whichever has most marks."""
    text, shape = ground.text, ground.shape
    candidates = plain_candidates(text, style.mark)
    opening = tuple(islice(split(shape, 0, len(shape)), _OPENING))
    below = [notes for notes in lists if _ends_page(shape, notes.end)]
    end = len(text.rstrip())
    choices = [
        list(
            _with_marks(
                text, opening, candidates, choice, lambda n, _: _HALF if n.end >= end else _MOST
            )
        )
        for choice in (lists[-1:], below, lists)
    ]
    return max(choices, key=lambda chosen: sum(_certain(places) for _, places in chosen))


def _stands_alone(notes: NoteList, places: Sequence[Placement]) -> bool:
    """Whether the only list of a memo is believed: if it has several notes or names the source, or
    if its number, bare of a full stop, has a clear mark."""
    only = notes.footnotes[0]
    clear = notes.is_bare and _certain(places, _CLEAR) > 0
    return len(notes.footnotes) > 1 or only.is_source or clear


def _proof_below_pages(notes: NoteList, before: NoteList | None) -> Proof:
    """A list of sources says what it is; one that goes on with the count is believed sooner, and so
    is one whose numbers are bare, as those of paragraphs seldom are, if it has more than a few."""
    first, last = notes.footnotes[0], before.footnotes[-1] if before else None
    if first.is_source:
        return _NONE
    if last and (last.number + first.number).isdecimal():
        if int(first.number) != int(last.number) + 1:
            return _MOST._replace(things_count=not notes.is_bare)
        return _HALF_WITH_ONE_SURE if notes.is_bare else _HALF
    if not notes.is_bare:
        return _MOST
    asked = _MOST
    if first.number in FIRST:
        asked = _ALL_WITH_ONE_LIKELY if len(notes.footnotes) <= _FEW else _HALF
    return asked._replace(things_count=False)


def _doubted(text: str, notes: NoteList, places: tuple[Placement, ...]) -> tuple[Placement, ...]:
    """The places; those are in doubt in which bare numbers have marks that are not clear or, where
    there are but a few, stand on what may be a name of its own."""
    if not notes.is_bare or notes.footnotes[0].is_source:
        return places
    few = len(places) <= _FEW
    return tuple(
        place._replace(margin=min(place.margin, 0.0))
        if place.mark and (place.mark.score <= _CLEAR or (few and _is_on_name(text, place.mark)))
        else place
        for place in places
    )


def _is_on_name(text: str, mark: Candidate) -> bool:
    return _NAME.search(text, max(0, mark.start - _LOOK_BACK), mark.start) is not None


def _ends_page(shape: str, end: int) -> bool:
    """Whether nothing stands between the offset and the next page break or the end of the text."""
    while end < len(shape) and shape[end].isspace():
        end += 1
    return shape[end : end + 1] in ("", SHAPE)


def _with_marks(
    text: str,
    paragraphs: Sequence[Paragraph],
    candidates: CandidateFinder,
    lists: Sequence[NoteList],
    proof: Callable[[NoteList, NoteList | None], Proof],
) -> Iterator[_PlacedList]:
    """The lists of whose notes enough have marks between them and the list before."""
    begin = len(text) - len(text.lstrip())
    block_starts = [paragraph.start for paragraph in paragraphs]
    block_ends = [paragraph.end for paragraph in paragraphs]
    head_end = _head_end(text, paragraphs)
    before: NoteList | None = None
    for notes in lists:
        start = before.end if before else 0
        asked = proof(notes, before)
        least = asked.share * len(notes.footnotes)
        field = Field(text, start, notes.start, block_starts, block_ends, head_end)
        if notes.start > begin and (not least or _may_be_marked(field, notes, candidates, least)):
            places = assign_marks(field, notes.footnotes, candidates)
            if asked.holds(field, places):
                yield notes, places
                before = notes


def _may_be_marked(
    field: Field, notes: NoteList, candidates: CandidateFinder, least: float
) -> bool:
    """Whether so many notes have a mark somewhere: soon said, where numbered paragraphs look like
    many lists."""
    found = sum(next(candidates(field, n.number), None) is not None for n in notes.footnotes)
    return found >= least


def _certain(places: Sequence[Placement], score: float = _DOUBTFUL) -> int:
    return sum(place.mark is not None and place.mark.score > score for place in places)


def _placed(pairs: Sequence[_PlacedList]) -> Notes:
    lists = tuple(notes for notes, _ in pairs)
    placements = tuple(place for _, places in pairs for place in places)
    footnotes = (note for notes in lists for note in notes.footnotes)
    return Notes(
        lists,
        tuple(
            note._replace(mark=_range(place.mark))
            for note, place in zip(footnotes, placements, strict=True)
        ),
        placements,
    )


def _range(mark: Candidate | None) -> tuple[int, int] | None:
    return (mark.start, mark.end) if mark else None


def _head_end(text: str, paragraphs: Sequence[Paragraph]) -> int:
    """Where the heading ends."""
    opening = paragraphs[:_OPENING]
    head = Body(text, opening, text).head if opening else -1
    return opening[head].end if head >= 0 else 0
