"""What the layout of a memo is: blocks, footnotes and page breaks, as offsets into the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal, NamedTuple

from tei_tools.findings import Decision, Finding
from tei_tools.source import Source
from tei_tools.spans import Span

_start = attrgetter("start")
BlockKind = Literal[
    "letterhead",  # who writes, above the heading: THE WHITE HOUSE
    "head",  # the heading of the document
    "title",  # a title or subject line under it
    "source",  # a source note that stands in the text, before or after the heading
    "dateline",
    "classification",  # a line of classification or urgency in the opening
    "version",  # a line there that says that the text is a translation, a paraphrase or a copy
    "address",  # to whom a letter goes, and its number, above the salutation
    "salute",
    "valediction",
    "signed",
    "letter",  # the heading of one of several letters
    "section",  # a section heading
    "p",
    "label",  # a label of a list item
    "listhead",  # the heading of a list: PARTICIPANTS, SUBJECT, TO …; role is the list's type
    "item",
    "row",
    "attachment",  # the heading of an attachment, tab or enclosure
    "caption",  # the title of what is attached, under that heading
    "postscript",
    "pages",  # nothing but page breaks
    "note",  # a paragraph of a footnote
]


class Block(NamedTuple):
    """One block of text: ``source.text[start:end]``, trimmed, without bullet or label.

    ``role`` refines the kind: the type of a list (``participants``), ``hanging`` for a
    paragraph that opens with an em dash, ``bullet`` for a label that has one, ``closing`` for a
    dateline at the end, ``section`` for one below the heading of a section, ``entry`` for the
    date above an entry of a diary. ``doubt`` is the kind
    that it may have instead, where the decision was close. ``depth`` counts the lists around that
    of an item or label.
    """

    kind: BlockKind
    start: int
    end: int
    role: str = ""
    doubt: str = ""
    depth: int = 0


class Footnote(NamedTuple):
    """One note of the list at the end.

    ``number`` is the mark as printed (``1``, ``*``). ``label`` is the range of the number with its
    full stop in the list, ``end`` where the entry ends, ``paragraphs`` are blocks of kind ``note``.
    ``mark`` is the range of the mark in the text, or None where it was not found.
    """

    number: str
    label: tuple[int, int]
    end: int
    paragraphs: tuple[Block, ...]
    mark: tuple[int, int] | None
    is_source: bool


class Removal(NamedTuple):
    """A range of the source that is layout only, and what it is: the bullet of an item, the number
    of an entry in the list of notes, the link back that a browser copies with it, the divider of
    two cells, the border of two in a typed table (blanks, dots that lead the eye, or nothing beside
    an empty cell), a hyphen (or the white space beside
    a page break) within a word that goes on, or the end of a line that is the writer's in a text
    that is wrapped."""

    start: int
    end: int
    why: Literal["bullet", "label", "link", "divider", "border", "hyphen", "line"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of one memo.

    ``reading`` is the source text, character for character at the same offsets, with one kind of
    blank and line end (``plain``), and with page breaks and footnote marks replaced by blanks. In
    ``body`` the ``holes`` are blanks too, which are the ranges of notes inside a paragraph that
    they cut, below a page. ``marks`` are the spans of kind ``pb``, ``fw`` (running heads) and
    ``note``; ``removed`` are the ranges that are layout only.
    ``number`` is the document's own, or empty. ``wrapped`` says that line breaks inside paragraphs
    are only those of the page.
    """

    source: Source
    reading: str
    body: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    marks: tuple[Span, ...]
    removed: tuple[Removal, ...]
    holes: tuple[tuple[int, int], ...]
    number: str
    wrapped: bool
    findings: tuple[Finding, ...]
    decisions: tuple[Decision, ...]

    def removed_in(self, start: int, end: int) -> Iterator[Removal]:
        """The removed ranges in ``source.text[start:end]``, in order."""
        index = bisect_left(self.removed, (start, start))
        while index < len(self.removed) and self.removed[index][0] < end:
            yield self.removed[index]
            index += 1

    def marks_in(self, start: int, end: int) -> Iterator[Span]:
        """The marks that begin in ``source.text[start:end]``, in order."""
        index = bisect_left(self.marks, start, key=_start)
        while index < len(self.marks) and self.marks[index].start < end:
            yield self.marks[index]
            index += 1

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The ranges of ``source.text[start:end]`` outside of the holes, in order."""
        if not self.holes:
            yield start, end
            return
        index = bisect_left(self.holes, (start, start))
        while index < len(self.holes) and self.holes[index][1] <= end:
            yield start, self.holes[index][0]
            start = self.holes[index][1]
            index += 1
        yield start, end

    def text_of(self, block: Block) -> str:
        """The memo as it is to be read for a block, at the same offsets: page breaks, note marks
        and what cuts a paragraph are blanks. This is what annotators read."""
        return self.reading if block.kind == "note" else self.body

    def words(self, start: int, end: int) -> str:
        """The words in ``source.text[start:end]``, without the notes that cut them, and with single
        blanks between them."""
        text = self.reading[start:end]
        if self.holes:
            text = " ".join(self.reading[left:right] for left, right in self.pieces(start, end))
        return " ".join(text.split())

    def passages(self) -> Iterator[Block]:
        """All blocks that hold text, in reading order: of the body, then of the footnotes."""
        yield from self.blocks
        for footnote in self.footnotes:
            yield from footnote.paragraphs
