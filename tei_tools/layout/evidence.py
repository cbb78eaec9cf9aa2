"""What shows that a list in the text is one of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tei_tools.layout.digits import ALONE, HOPELESS, is_numbered_thing
from tei_tools.layout.footnotes import FIRST, NoteList
from tei_tools.layout.marks import Candidate, Field, Placement

#: Marks up to this score do not speak for a list.
DOUBTFUL = -2.0
#: Marks above it, glued to a word or a year, are hardly anything else.
CLEAR = 2.0
#: Notes: where there are so few, each of them must have its mark.
FEW = 2
# A word with a capital within a sentence.
_NAME = re.compile(r"[\w,;](?:[ \t]+|\n)[A-Z][\w’-]*$")
_LOOK_BACK = 40  # characters


class Proof(NamedTuple):
    """What shows that a list is one of notes: so great a ``share`` of them has marks of a higher
    ``score``, one at least higher than ``best``; figures that may number a thing (``Phase1``) may
    not count."""

    share: float
    score: float = DOUBTFUL
    best: float = HOPELESS
    things_count: bool = True

    def holds(self, field: Field, places: Sequence[Placement]) -> bool:
        """Whether the places of all notes of a list prove it."""
        marks = [place.mark for place in places if place.mark and place.mark.score > self.score]
        if not self.things_count:
            marks = [m for m in marks if not is_numbered_thing(field.text, field.start, m.start)]
        best = max((mark.score for mark in marks), default=HOPELESS)
        return not self.share or (len(marks) >= self.share * len(places) and best > self.best)


NONE, MOST, HALF = Proof(0.0), Proof(0.8), Proof(0.5)
_HALF_WITH_ONE_SURE = Proof(0.5, HOPELESS, best=ALONE)
_ALL_WITH_ONE_LIKELY = Proof(1.0, ALONE, best=0.0)
_ALL_CLEAR = Proof(1.0, CLEAR)


def proof_below_pages(notes: NoteList, before: NoteList | None) -> Proof:
    """A list of sources says what it is; one that goes on with the count is believed sooner, and so
    is one whose numbers are bare, as those of paragraphs seldom are, if it has more than a few."""
    first, last = notes.footnotes[0], before.footnotes[-1] if before else None
    if first.is_source:
        return NONE
    if last and (last.number + first.number).isdecimal():
        if int(first.number) != int(last.number) + 1:
            return MOST._replace(things_count=not notes.is_bare)
        return _HALF_WITH_ONE_SURE if notes.is_bare else HALF
    if not notes.is_bare:
        return MOST
    asked = MOST
    if first.number in FIRST:
        asked = _ALL_WITH_ONE_LIKELY if len(notes.footnotes) <= FEW else HALF
    return asked._replace(things_count=False)


def begins_count(notes: NoteList) -> bool:
    """Whether a list has several notes and begins with the first."""
    return notes.footnotes[0].number in FIRST and len(notes.footnotes) > 1


def proof_above_text(notes: NoteList) -> Proof:
    """The proof for a list that text stands below: one of points looks alike, but names no
    source."""
    return NONE if notes.footnotes[0].is_source else _ALL_CLEAR


def doubted(text: str, notes: NoteList, places: tuple[Placement, ...]) -> tuple[Placement, ...]:
    """The places; those are in doubt in which bare numbers have marks that are not clear or, where
    there are but a few, stand on what may be a name of its own."""
    if not notes.is_bare or notes.footnotes[0].is_source:
        return places
    few = len(places) <= FEW
    return tuple(
        place._replace(margin=min(place.margin, 0.0))
        if place.mark and (place.mark.score <= CLEAR or (few and _is_on_name(text, place.mark)))
        else place
        for place in places
    )


def _is_on_name(text: str, mark: Candidate) -> bool:
    return _NAME.search(text, max(0, mark.start - _LOOK_BACK), mark.start) is not None
