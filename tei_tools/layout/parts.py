"""The parts of a document: covering letter, attachments, what follows a signature.

TEI lets a ``closer`` stand only at the end of a division and an ``opener`` only at its beginning
(Guidelines 4.2), so a document in which more than this happens is divided: its heading stays in
the document's division, each part gets a division of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tei_tools.layout.model import Block

PartType = Literal["document", "letter", "attachment", "addition"]

_TOP = frozenset({"head", "title", "source", "letter", "caption", "pages"})
_OPENER = frozenset({"letterhead", "dateline", "classification", "version", "address", "salute"})
_AFTER_CLOSER = frozenset({"valediction", "signed", "pages", "postscript", "source"})


@dataclass(frozen=True, slots=True)
class Part:
    """A division and its blocks."""

    type: PartType
    blocks: tuple[Block, ...]


def parts(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """Divide the blocks. The first part is the document itself: all of it if it needs no
    divisions, otherwise only its headings."""
    runs = list(_runs(blocks))
    if len(runs) < 2:
        return (Part("document", tuple(blocks)),)
    first = runs[0].blocks
    top = next((i for i, block in enumerate(first) if block.kind == "head"), 0)
    while top < len(first) and first[top].kind in _TOP:
        top += 1
    covering = (Part("letter", first[top:]),) if first[top:] else ()
    return (Part("document", first[:top]), *covering, *runs[1:])


def _runs(blocks: Sequence[Block]) -> Iterator[Part]:
    kind: PartType = "letter"
    run: list[Block] = []
    in_text = closed = False  # the run has text; the run has a signature
    for block in blocks:
        begins: PartType | None = None
        if block.kind == "attachment":
            begins = "attachment"
        elif block.kind == "letter" or (
            in_text and block.kind in _OPENER and block.role not in ("closing", "section")
        ):
            begins = "letter"
        elif closed and block.role == "entry":
            closed = False  # who made an entry of a log signs below it
        elif closed and block.kind not in _AFTER_CLOSER and block.role != "closing":
            begins = "addition"
        if begins:
            if run:
                yield Part(kind, tuple(run))
            kind, run, in_text, closed = begins, [], False, False
        run.append(block)
        if block.kind in ("valediction", "signed") or block.role == "closing":
            closed = True
        elif block.kind not in _TOP and block.kind not in _OPENER and block.kind != "attachment":
            in_text = True
    if run:
        yield Part(kind, tuple(run))
