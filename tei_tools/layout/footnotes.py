"""The numbered list of notes at the end of a memo."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tei_tools.layout.model import Block, Footnote
from tei_tools.layout.paragraphs import split

# An entry begins on a line of its own: "  1. Source: …". Bullets ("  * …") are no entries.
_INDENTED = re.compile(r"^ {2}(\d{1,4}[a-z]?|[*†‡§#]{1,3}|[a-z]|\?)\.(?:[ \t]+|$)", re.MULTILINE)
_SOURCE = re.compile(r"\[?source ?[:.] ?[A-Z]", re.IGNORECASE)
_SOURCE_LATER = re.compile(r"(?:^\s*|[.)\]] )Source: [A-Z]", re.MULTILINE)
_FLUSH = re.compile(r"^[ \t]*(\d{1,4})[.)][ \t]+(?=\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NoteList:
    """The list: where it begins (the end of the text if there is none), its entries, still
    without marks, and the ranges of the bullets in them."""

    start: int
    footnotes: tuple[Footnote, ...] = ()
    bullets: tuple[tuple[int, int], ...] = ()


def read_note_list(text: str) -> NoteList:
    """Find and read the list of notes at the end of the text."""
    entries = list(_INDENTED.finditer(text)) or _flush_list(text)
    if not entries:
        return NoteList(len(text))
    ends = [*(entry.start() for entry in entries[1:]), len(text)]
    footnotes = []
    bullets = []
    for entry, end in zip(entries, ends, strict=True):
        paragraphs = list(split(text, entry.end(), end))
        bullets += [paragraph.bullet for paragraph in paragraphs if paragraph.bullet]
        footnotes.append(
            Footnote(
                number=entry[1],
                label=(entry.start(1), entry.end(1) + 1),
                paragraphs=tuple(
                    Block("note", p.start, p.end, "item" if p.bullet else "") for p in paragraphs
                ),
                mark=None,
                is_source=_is_source(text, entry.end(), end, first=not footnotes),
            )
        )
    return NoteList(entries[0].start(), tuple(footnotes), tuple(bullets))


def _is_source(text: str, start: int, end: int, *, first: bool) -> bool:
    """Whether an entry is a source note. The first may begin with a summary of the document."""
    return _SOURCE.match(text, start) is not None or (
        first and _SOURCE_LATER.search(text, start, end) is not None
    )


def _flush_list(text: str) -> list[re.Match[str]]:
    """A list that is not indented: the last run of entries 1, 2, 3, … down to the end.

    Numbered paragraphs look the same, so the first entry must say that it is a source note.
    """
    run: list[re.Match[str]] = []
    for entry in _FLUSH.finditer(text):
        if text.startswith("Source:", entry.end()):
            run = [entry]
        elif run and int(entry[1]) == int(run[-1][1]) + 1:
            run.append(entry)
    return run
