"""Which lists in the text are notes, and where their marks are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from tei_tools.layout.body import Body
from tei_tools.layout.dialects import NOTE_STYLES, NoteStyle
from tei_tools.layout.digits import digit_candidates
from tei_tools.layout.evidence import (
    CLEAR,
    DOUBTFUL,
    HALF,
    MOST,
    NONE,
    Proof,
    begins_count,
    doubted,
    proof_above_text,
    proof_below_pages,
)
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
from tei_tools.layout.paragraphs import SHAPE, Paragraph, split
from tei_tools.layout.tables import rows

_OPENING = 12  # paragraphs: the heading is among so many
_MOST_LISTS = 30  # with text below: each is looked for in all that stands above it


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
                row
                for start, end in zip(edges[::2], ends[::2], strict=True)
                for row in rows(self.shape, tuple(split(self.shape, start, end)))
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
    """The lists below the pages, or those at the end and above attachments, if they hold notes."""
    find = _below_pages if style.below_pages else _below_text
    return find(ground, style, lists)


def _below_pages(ground: _Ground, style: NoteStyle, lists: Sequence[NoteList]) -> list[_PlacedList]:
    below = [notes for notes in lists if _ends_page(ground.shape, notes.end)]
    paragraphs = ground.outside(below)
    found = list(_with_marks(ground.text, paragraphs, digit_candidates, below, proof_below_pages))
    if not found or (len(found) == 1 and not _stands_alone(*found[0])):
        return []
    return [(notes, doubted(ground.text, notes, places)) for notes, places in found]


def _below_text(ground: _Ground, style: NoteStyle, lists: Sequence[NoteList]) -> list[_PlacedList]:
    """The list at the end, and those that text stands below, which must be surer."""
    text = ground.text
    lists = _joined(ground, lists)
    last = lists[-1] if not text[lists[-1].end :].strip() else None
    is_usual = style is NOTE_STYLES[0]

    def proof(notes: NoteList, _: NoteList | None) -> Proof:
        return NONE if notes is last else proof_above_text(notes)

    likely: list[NoteList] = []
    points = 0  # lists that may be anything
    for each in lists:
        if each is last or each.footnotes[0].is_source:
            likely.append(each)
        elif is_usual and points < _MOST_LISTS and begins_count(each):
            likely.append(each)
            points += 1
    if len(likely) > 1 or not last:  # the paragraphs are those outside of the lists that are notes
        placed = _with_marks(text, ground.outside(likely), digit_candidates, likely, proof)
        likely = [each for each, _ in placed]
    found = list(_with_marks(text, ground.outside(likely), digit_candidates, likely, proof))
    if found and found[-1][0] is last and not last.footnotes[0].is_source:
        places = found[-1][1]
        certain = _certain(places)
        if not (certain > 0 if is_usual else certain == len(places) > 1):
            found.pop()
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
                text, opening, candidates, choice, lambda n, _: HALF if n.end >= end else MOST
            )
        )
        for choice in (lists[-1:], below, lists)
    ]
    return max(choices, key=lambda chosen: sum(_certain(places) for _, places in chosen))


def _joined(ground: _Ground, lists: Sequence[NoteList]) -> list[NoteList]:
    """The lists; one that names the source goes on over text at the margin if the count does, and
    the next note has no mark in that text: it is a paragraph of the note above."""
    joined: list[NoteList] = []
    for notes in lists:
        above = joined[-1] if joined else None
        if above and above.footnotes[0].is_source and _goes_on(ground.text, above, notes):
            joined[-1] = above.with_more(ground.shape, notes)
        else:
            joined.append(notes)
    return joined


def _goes_on(text: str, above: NoteList, notes: NoteList) -> bool:
    last, following = above.footnotes[-1].number, notes.footnotes[0].number
    if not (last + following).isdecimal() or int(following) != int(last) + 1:
        return False
    between = Field(text, above.end, notes.start, (), (), 0)
    return all(mark.score <= CLEAR for mark in digit_candidates(between, following))


def _stands_alone(notes: NoteList, places: Sequence[Placement]) -> bool:
    """Whether the only list of a memo is believed: if it has several notes or names the source, or
    if its number, bare of a full stop, has a clear mark."""
    only = notes.footnotes[0]
    clear = notes.is_bare and _certain(places, CLEAR) > 0
    return len(notes.footnotes) > 1 or only.is_source or clear


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


def _certain(places: Sequence[Placement], score: float = DOUBTFUL) -> int:
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
