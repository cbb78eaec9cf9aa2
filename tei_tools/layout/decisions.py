"""Which decisions about the layout were close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei_tools.layout.marks import Placement
from tei_tools.layout.model import Block, Decision, Footnote

#: Marks that won by less than this, in log odds, are doubtful.
CLOSE = 1.0


def close_decisions(
    blocks: Sequence[Block], footnotes: Sequence[Footnote], placements: Sequence[Placement]
) -> Iterator[Decision]:
    """The decisions that an archivist should look at, blocks first, then notes."""
    for block in blocks:
        if block.doubt:
            yield Decision(block.start, block.end, "block", block.kind, (block.doubt,))
    for note, place in zip(footnotes, placements, strict=True):
        if place.margin < CLOSE or place.mark is None:
            start, end = note.mark or note.label
            choice = (
                f"note {note.number} at {start}" if note.mark else f"note {note.number} unplaced"
            )
            others = (f"at {other.start}" for other in place.others)
            yield Decision(start, end, "note", choice, (*others, "no mark"), round(place.margin, 2))
