"""The persons that the reference tags, as offsets into the plain text of each document.

The historians tag persons of the volume's list only, and leave some mentions out: what is
measured against them is recall.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from corpus import DEV, Document, documents, scorer  # noqa: E402

#: Start and end in the plain text, in characters, half-open.
Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A document with the extents that the reference tags as persons."""

    document: Document
    text: str
    persons: frozenset[Extent]


def documents_of() -> list[Document]:
    """All documents of the corpus."""
    return documents(DEV)


def halves() -> tuple[list[Document], list[Document]]:
    """The documents of every second volume: those to develop on, and those to report on."""
    found = documents_of()
    volumes = sorted({document.volume for document in found})
    mine = set(volumes[::2])
    return [d for d in found if d.volume in mine], [d for d in found if d.volume not in mine]


def tagged(document: Document) -> Tagged:
    """The persons tagged in a document; names of several lines or broken by a page have one
    extent, from the first character to the last."""
    score = scorer()
    walker = sys.modules["frus_text"]._Walker()
    walker.inner(etree.parse(str(document.gold), score.PARSER).getroot())
    walker.finish()
    text = document.text.read_text(encoding="utf-8")
    places = [at for at, character in enumerate(text) if not character.isspace()]
    assert len(places) == len(walker.origin), f"{document.id}: text and reference disagree"
    streams = [walker.main, *(stream for _, _, _, stream in _notes(walker.main))]
    there: dict[tuple[int, int], int] = {}
    for place, origin in zip(places, walker.origin, strict=True):
        if origin is not None:
            there[id(origin[0]), origin[1]] = place
    found = set()
    for stream in streams:
        for kind, start, end, _ in stream.marks:
            if kind == "persName" and end > start:
                found.add((there[id(stream), start], there[id(stream), end - 1] + 1))
    return Tagged(document, text, frozenset(found))


def _notes(stream):  # type: ignore[no-untyped-def]
    for note in stream.notes:
        yield note
        yield from _notes(note[3])
