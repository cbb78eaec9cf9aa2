"""Lists of notes: at the end of a memo, or after each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tei_tools.layout.dialects import NoteStyle, plain_number
from tei_tools.layout.model import Block, Footnote, Removal
from tei_tools.layout.paragraphs import split, trim
from tei_tools.layout.sentences import goes_on

_SOURCE = re.compile(r"\[?source ?[:.] ?[A-Z]", re.IGNORECASE)
_SOURCE_LATER = re.compile(r"(?:^[^\S\n]*|[a-z)\]]\. )Source: [A-Z]", re.MULTILINE)
#: Browsers copy the link back to the mark with the note.
_ARROW, _AS_TEXT = "↩", "\ufe0e"
_BREAK = re.compile(r"\n[ \t]*\n(?P<indent>[ \t]*)(?=\S)")
# A form feed, or a page break or running head on a line of its own: both are filled.
_PAGE_END = re.compile(r"\n[ \t]*(?=\x00(?!\x00)|\x00+[ \t]*(?:\n|$))")
_NO_TEXT = re.compile(r"[\s\x00]+")
#: Numbers that a count of notes begins with.
FIRST = frozenset({"0", "1", "⁰", "¹"})
# A line that says that notes follow, or a rule that divides them from the text.
_HEADING = re.compile(
    r"\[?(?:(?:foot|end)[ -]?)?notes?\]?[:.]?|anmerkungen:?|fußnoten:?|notas:?|примечания:?"
    r"|[-–—_=]{3,}",
    re.IGNORECASE,
)
_LONGEST_LINE = 100  # characters: of a heading or rule
_CONTINUED = 3  # columns: what is indented more after a blank line goes on with the note


@dataclass(frozen=True, slots=True)
class NoteList:
    """A list of notes: its half-open offsets, its entries, still without marks, and the ranges in
    it that are layout only (bullets, links back)."""

    start: int
    end: int
    footnotes: tuple[Footnote, ...]
    removed: tuple[Removal, ...]

    @property
    def is_bare(self) -> bool:
        """Whether its numbers have no full stop or bracket."""
        first = self.footnotes[0]
        return first.label[1] - first.label[0] == len(first.number)

    def with_more(self, text: str, below: NoteList) -> NoteList:
        """The list with that below it, and what stands between them as part of its last note."""
        *notes, last = self.footnotes
        between, bullets = _paragraphs(text, self.end, below.start)
        last = last._replace(end=below.start, paragraphs=(*last.paragraphs, *between))
        footnotes = (*notes, last, *below.footnotes)
        removed = (*self.removed, *bullets, *below.removed)
        return NoteList(self.start, below.end, footnotes, removed)


def read_note_lists(text: str, style: NoteStyle) -> Iterator[NoteList]:
    """The lists of notes of the text, as far as their look goes.

    A list goes on over blank lines while entries follow or what follows is indented; it ends where
    text at the margin follows a blank line, where the page ends with a sentence, or where after a
    blank line the count begins anew: numbered paragraphs may stand above it. Its entries look like
    the first one; a line in a note that happens to begin with a number does not.
    """
    run: list[re.Match[str]] = []
    seen = 0
    for entry in style.entry.finditer(text):
        if run:
            end = _margin_text(text, seen, entry.start())
            ended = end < entry.start()
            apart = _after_blank_line(text, entry.start())
            alike = _is_alike(run[0], entry)
            if not alike and not ended and not (apart and _column(entry) < _CONTINUED):
                seen = entry.start()
                continue
            if ended or (apart and (entry["n"] in FIRST or not alike)):
                yield _note_list(text, run, end)
                run = []
        run.append(entry)
        seen = entry.end()
    if run:
        yield _note_list(text, run, _margin_text(text, seen, len(text)))


def headings_above(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The ranges of the lines directly above a list of notes that only say that it follows:
    ``Footnotes``, a rule."""
    while True:
        end = start
        while end and text[end - 1].isspace():
            end -= 1
        begin, _ = trim(text, text.rfind("\n", 0, end) + 1, end)
        if end - begin > _LONGEST_LINE or not _HEADING.fullmatch(text, begin, end):
            return
        yield begin, end
        start = begin


def _is_alike(first: re.Match[str], entry: re.Match[str]) -> bool:
    """Whether two entries have the same punctuation and begin or end in the same column."""
    begin, other = _column(first), _column(entry)
    return _sign(first) == _sign(entry) and (
        begin == other or begin + len(first["n"]) == other + len(entry["n"])
    )


def _column(entry: re.Match[str]) -> int:
    return len(entry[0]) - len(entry[0].lstrip())


def _sign(entry: re.Match[str]) -> str:
    return entry[0].strip().replace(entry["n"], "")


def _after_blank_line(text: str, start: int) -> bool:
    """Whether the line before that which begins at ``start`` is blank."""
    return not text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start].strip()


def _margin_text(text: str, start: int, end: int) -> int:
    """Where the blank line, or the end of the page, before text at the margin begins; ``end`` if
    there is none."""
    gaps = _BREAK.finditer(text, start, end)
    stop = next((g.start() for g in gaps if len(g["indent"]) < _CONTINUED and g.end() < end), end)
    if stop == end < len(text) and not _after_blank_line(text, end):
        return end  # a note that goes on to the next one
    while page := _PAGE_END.search(text, start, stop):
        after = _NO_TEXT.match(text, page.start())
        start = after.end() if after else page.end()
        if start < stop and not goes_on(text, page.start(), start):
            return page.start()
    return stop


def _note_list(text: str, entries: list[re.Match[str]], end: int) -> NoteList:
    ends = [*(entry.start() for entry in entries[1:]), end]
    footnotes: list[Footnote] = []
    removed: list[Removal] = []
    for entry, stop in zip(entries, ends, strict=True):
        words, link = _without_link(text, entry.end(), stop)
        if link:
            removed.append(Removal(*link, "link"))
        paragraphs, bullets = _paragraphs(text, entry.end(), words)
        removed += bullets
        footnotes.append(
            Footnote(
                number=plain_number(entry["n"]),
                label=_trimmed(text, entry),
                end=stop,
                paragraphs=paragraphs,
                mark=None,
                is_source=_is_source(text, entry.end(), stop, first=not footnotes),
            )
        )
    return NoteList(entries[0].start(), end, tuple(footnotes), tuple(removed))


def _paragraphs(text: str, start: int, end: int) -> tuple[tuple[Block, ...], list[Removal]]:
    """The paragraphs and list items of a note, and the bullets of these."""
    paragraphs = list(split(text, start, end))
    blocks = (Block("note", p.start, p.end, "item" if p.bullet else "") for p in paragraphs)
    return tuple(blocks), [Removal(*p.bullet, "bullet") for p in paragraphs if p.bullet]


def _without_link(text: str, start: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """Where the words of an entry end, and the range of the link back after them, if there is
    one."""
    if text.find(_ARROW, start, end) < 0:
        return end, None
    entry = text[start:end].rstrip()
    bare = entry.removesuffix(_AS_TEXT)
    if not bare.endswith(_ARROW):
        return end, None
    words = bare.removesuffix(_ARROW)
    return start + len(words.rstrip()), (start + len(words), start + len(entry))


def _trimmed(text: str, entry: re.Match[str]) -> tuple[int, int]:
    label = entry.group()
    start = entry.start() + len(label) - len(label.lstrip())
    return start, start + len(label.strip())


def _is_source(text: str, start: int, end: int, *, first: bool) -> bool:
    """Whether an entry is a source note. The first may begin with a summary of the document."""
    return _SOURCE.match(text, start) is not None or (
        first and _SOURCE_LATER.search(text, start, end) is not None
    )
