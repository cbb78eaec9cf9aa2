"""Lists of notes: at the end of a memo, or after each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tei_tools.layout.dialects import NoteStyle, plain_number
from tei_tools.layout.model import Block, Footnote
from tei_tools.layout.paragraphs import split

_SOURCE = re.compile(r"\[?source ?[:.] ?[A-Z]", re.IGNORECASE)
_SOURCE_LATER = re.compile(r"(?:^\s*|[a-z)\]]\. )Source: [A-Z]", re.MULTILINE)
#: Browsers copy the link back to the mark with the note.
_BACK_LINK = re.compile(r"\s*(↩\ufe0e?)\s*$")
_BREAK = re.compile(r"\n[ \t\r]*\n(?P<indent>[ \t]*)(?=\S)")
_CONTINUED = 3  # columns: what is indented more after a blank line goes on with the note


@dataclass(frozen=True, slots=True)
class NoteList:
    """A list of notes: its half-open offsets, its entries, still without marks, and the ranges in
    it that are layout only (bullets, links back)."""

    start: int
    end: int
    footnotes: tuple[Footnote, ...]
    removed: tuple[tuple[int, int], ...]


def read_note_lists(text: str, style: NoteStyle) -> Iterator[NoteList]:
    """The lists of notes of the text, as far as their look goes.

    A list goes on over blank lines while entries follow or what follows is indented; it ends where
    text at the margin follows a blank line.
    """
    run: list[re.Match[str]] = []
    entries = list(style.entry.finditer(text))
    ends = [*(entry.start() for entry in entries[1:]), len(text)]
    for entry, limit in zip(entries, ends, strict=False):
        run.append(entry)
        end = _margin_text(text, entry.end(), limit)
        if end < limit:
            yield _note_list(text, run, end)
            run = []
    if run:
        yield _note_list(text, run, len(text))


def _margin_text(text: str, start: int, end: int) -> int:
    """Where the blank line before text at the margin begins; ``end`` if there is none."""
    for gap in _BREAK.finditer(text, start, end):
        if len(gap["indent"]) < _CONTINUED and gap.end() < end:
            return gap.start()
    return end


def _note_list(text: str, entries: list[re.Match[str]], end: int) -> NoteList:
    ends = [*(entry.start() for entry in entries[1:]), end]
    footnotes: list[Footnote] = []
    removed: list[tuple[int, int]] = []
    for entry, stop in zip(entries, ends, strict=True):
        back = _BACK_LINK.search(text, entry.end(), stop)
        if back:
            removed.append(back.span(1))
        paragraphs = list(split(text, entry.end(), back.start() if back else stop))
        removed += [paragraph.bullet for paragraph in paragraphs if paragraph.bullet]
        footnotes.append(
            Footnote(
                number=plain_number(entry["n"]),
                label=_trimmed(text, entry),
                end=stop,
                paragraphs=tuple(
                    Block("note", p.start, p.end, "item" if p.bullet else "") for p in paragraphs
                ),
                mark=None,
                is_source=_is_source(text, entry.end(), stop, first=not footnotes),
            )
        )
    return NoteList(entries[0].start(), end, tuple(footnotes), tuple(removed))


def _trimmed(text: str, entry: re.Match[str]) -> tuple[int, int]:
    label = entry.group()
    start = entry.start() + len(label) - len(label.lstrip())
    return start, start + len(label.strip())


def _is_source(text: str, start: int, end: int, *, first: bool) -> bool:
    """Whether an entry is a source note. The first may begin with a summary of the document."""
    return _SOURCE.match(text, start) is not None or (
        first and _SOURCE_LATER.search(text, start, end) is not None
    )
