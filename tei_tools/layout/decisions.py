"""Which decisions about the layout were close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei_tools.layout.marks import Placement
from tei_tools.layout.model import Block, Decision, Footnote

#: Marks that won by less than this, in log odds, are doubtful.
CLOSE = 0.75


def close_decisions(
    blocks: Sequence[Block], footnotes: Sequence[Footnote], placements: Sequence[Placement]
) -> Iterator[Decision]:
    """The decisions that an archivist should look at, blocks first, then notes."""
    for found in _by_lists(blocks):
        first, last = found[0], found[-1]
        yield Decision(first.start, last.end, "block", first.kind, (first.doubt,))
    for note, place in zip(footnotes, placements, strict=True):
        if place.margin < CLOSE or place.mark is None:
            start, end = note.mark or note.label
            choice = (
                f"note {note.number} at {start}" if note.mark else f"note {note.number} unplaced"
            )
            others = (f"at {other.start}" for other in place.others)
            yield Decision(start, end, "note", choice, (*others, "no mark"), round(place.margin, 2))


def _by_lists(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks in doubt, each by itself; but whether the parties of a conversation are the labels
    of those who follow is one question for the whole list."""
    parties: list[Block] = []
    participants = False
    for block in blocks:
        if block.kind not in ("item", "label", "pages"):
            participants = block.kind == "listhead" and block.role == "participants"
            if parties:
                yield parties
            parties = []
        if block.doubt == "label" and participants:
            parties.append(block)
        elif block.doubt:
            yield [block]
    if parties:
        yield parties
