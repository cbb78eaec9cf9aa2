"""Which decisions about the layout were close."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from tei_tools.findings import Decision
from tei_tools.layout.marks import Placement
from tei_tools.layout.model import Block, Footnote
from tei_tools.source import Source

#: Marks that won by less than this, in log odds, are doubtful.
CLOSE = 0.75


#: What an archivist calls the kinds of blocks that are in doubt.
_WORDS: Mapping[str, str] = {
    "dateline": "dateline",
    "item": "item of a list",
    "label": "label of the items below it",
    "p": "paragraph",
    "section": "heading",
    "signed": "signature",
}
_LONGEST, _BEFORE = 60, 30  # characters: of the words of a block, of those before a mark


def close_decisions(
    source: Source,
    blocks: Sequence[Block],
    footnotes: Sequence[Footnote],
    placements: Sequence[Placement],
) -> Iterator[Decision]:
    """The decisions that an archivist should look at, blocks first, then notes."""
    for found in _by_lists(blocks):
        first, last = found[0], found[-1]
        instead = _WORDS.get(first.doubt, first.doubt)
        if (first.kind, first.doubt) == ("item", "p"):
            instead = "going on of the item above it"
        yield _decision(
            source, (first.start, last.end), "block", _WORDS.get(first.kind, first.kind), (instead,)
        )
    for note, place in zip(footnotes, placements, strict=True):
        if place.margin < CLOSE or place.mark is None:
            where = f"after “{_before(source, note.mark[0])}”" if note.mark else "without a mark"
            others = [f"after “{_before(source, other.start)}”" for other in place.others]
            if note.mark:
                others.append("without a mark")
            yield _decision(
                source,
                note.mark or note.label,
                "note",
                f"note {note.number} {where}",
                tuple(others),
                round(place.margin, 2),
            )


def _decision(
    source: Source,
    span: tuple[int, int],
    kind: Literal["block", "note"],
    choice: str,
    alternatives: tuple[str, ...],
    margin: float = 0.0,
) -> Decision:
    line, column = source.place(span[0])
    text = _shortened(source.text[slice(*span)])
    return Decision(*span, kind, choice, alternatives, margin, line, column, text)


def _shortened(text: str) -> str:
    """The first words of a text."""
    words = " ".join(text[: 2 * _LONGEST].split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _before(source: Source, at: int) -> str:
    """The words before an offset."""
    line = source.text[max(0, at - _BEFORE) : at].split()
    whole = line if at <= _BEFORE else ["…", *line[1:]] if len(line) > 1 else line
    return " ".join(whole)


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
