"""A document of the corpus, typed anew in another dialect of plain text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from corpus import scorer
from lxml import etree

WIDTH = 72  # characters of a line of typescript
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SYMBOLS = "*†‡§"
# A page break and a note mark in the blocks, before they are typed: \1number\1 and \2index\2.
_PAGE = re.compile("\1([^\1]*)\1")
_NOTE = re.compile("\2([0-9]+)\2")
_LONG_WORD = re.compile(r"[a-z]{9,}")


def superscript(number: str) -> str:
    """The number in superscript digits."""
    return number.translate(_SUPERSCRIPTS)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How marks, lists of notes and pages are typed.

    ``mark`` and ``entry`` give the mark in the text and what an entry of the list begins with;
    ``symbols`` numbers the notes of each page anew with ``*`` and ``†``. ``page`` types a page
    break, by default as in the corpus; one on a line of its own (``own_line``) divides the text
    there. ``foot`` puts the notes below each page, ``heads`` a running head above and below;
    ``indented`` paragraphs begin five columns from the margin.
    """

    name: str
    mark: Callable[[str], str] = str
    entry: Callable[[str], str] = "  {}. ".format
    page: Callable[[str], str] = "[Page {}]".format
    own_line: bool = False
    symbols: bool = False
    foot: bool = False
    wrap: bool = False
    heads: bool = False
    indented: bool = False
    line_end: str = "\n"
    after_note: str = ""


@dataclass(slots=True)
class Parts:
    """The blocks of a document, its notes (number and paragraphs), and the gold stream."""

    blocks: list[str]
    notes: list[tuple[str, list[str]]]
    gold: Any


def read_parts(root: etree._Element) -> Parts:
    """The parts of a gold document, read by the walker that made the plain text of the corpus."""
    module = __import__(scorer().stream.__module__)

    class Walker(module._Walker):  # type: ignore[name-defined, misc]
        def page(self, el: etree._Element) -> None:
            self.s.pages.append((el.get("n") or "", len(self.s.chars)))
            before = "".join(self.buf)[-1:] or " "
            loose = before.isspace() or (el.tail or " ")[0].isspace()
            mark = f"\1{el.get('n')}\1"
            self.put(f" {mark} " if loose else mark)

        def note(self, el: etree._Element) -> None:
            index = len(self.queue)
            super().note(el)
            self.buf[-1] = f"\2{index}\2"

        def parts(self) -> Parts:
            self.flush()
            body, notes, index = self.out, [], 0
            while index < len(self.queue):
                number, el, self.s = self.queue[index]
                self.out, self.mark = [], len(self.origin)
                self.inner(el)
                self.flush()
                notes.append((number, self.out))
                index += 1
            return Parts(body, notes, self.main)

    walker = Walker()
    walker.inner(root)
    found: Parts = walker.parts()
    return found


def retype(parts: Parts, dialect: Dialect, seed: str) -> str:
    """The text in the dialect; the numbers of notes and pages in the gold stream follow it."""
    typist = _Typist(parts, dialect, random.Random(seed))
    text = "\n".join(typist.lines()).rstrip("\n")
    _rename(parts, typist)
    return re.sub(r"\n{3,}", "\n\n", text).replace("\n", dialect.line_end) + dialect.line_end


def _rename(parts: Parts, typist: _Typist) -> None:
    """What the notes and pages are called in the text that was typed."""
    gold = parts.gold
    if typist.dialect.symbols:
        names = iter(list(typist.names.values()))
        gold.notes = [(next(names), at, kind, inner) for _, at, kind, inner in gold.notes]
    if not typist.dialect.page("1").strip():
        gold.pages = [(f"[{count}]", at) for count, (_, at) in enumerate(gold.pages, start=2)]


class _Typist:
    """Types the lines of a document."""

    def __init__(self, parts: Parts, dialect: Dialect, chance: random.Random) -> None:
        self.parts, self.dialect, self.chance = parts, dialect, chance
        self.names: dict[int, str] = {}  # the numbers of notes as typed, by index
        self.waiting: list[int] = []  # notes whose list has not been typed yet
        self.pages = 1

    def lines(self) -> Iterator[str]:
        if self.dialect.heads:
            yield from ("SECRET", "")
        for block in self.parts.blocks:
            yield from self._block(block)
        yield from self._notes()
        if self.dialect.heads:
            yield from ("", "SECRET")

    def _block(self, block: str) -> Iterator[str]:
        pieces = _PAGE.split(block) if self.dialect.own_line else [block]
        if self.dialect.indented and len(block) > WIDTH and not block.startswith("  * "):
            first = 0 if pieces[0].strip() or len(pieces) == 1 else 2  # after a page break
            pieces[first] = " " * 5 + pieces[first].lstrip()
        for at, piece in enumerate(pieces):
            if at % 2:
                yield from self._page(piece)
            elif piece.strip():
                yield from self._typed(piece, first=at == 0 or piece.startswith(" " * 5))
                bulleted = self.dialect.own_line is False and piece.startswith("  * ")
                yield from () if bulleted else ("",)
        if block.startswith("  * "):
            yield ""

    def _page(self, number: str) -> Iterator[str]:
        if self.dialect.foot:
            yield from self._notes()
        self.pages += 1
        if self.dialect.heads:
            yield from ("", "SECRET", "")
        mark = self.dialect.page(number)
        yield from (mark, "SECRET", "") if self.dialect.heads else ("", mark, "")

    def _notes(self) -> Iterator[str]:
        yield ""
        while self.waiting:
            index = self.waiting.pop(0)
            entry = self.dialect.entry(self._name(index))
            paragraphs = self.parts.notes[index][1]
            for at, paragraph in enumerate(paragraphs):
                end = self.dialect.after_note if at == len(paragraphs) - 1 else ""
                lead = entry if at == 0 else "     "
                yield from self._typed(lead + paragraph + end, first=True, hang=" " * 5)
                if at < len(paragraphs) - 1:
                    yield ""
            if not paragraphs:
                yield entry
        yield ""

    def _name(self, index: int) -> str:
        if index not in self.names:
            number = self.parts.notes[index][0]
            if self.dialect.symbols:
                nth = len(self.waiting)
                number = _SYMBOLS[nth % 4] * (nth // 4 + 1)
            self.names[index] = number
        return self.names[index]

    def _mark(self, match: re.Match[str]) -> str:
        index = int(match[1])
        name = self._name(index)
        self.waiting.append(index)
        return self.dialect.mark(name)

    def _typed(self, text: str, *, first: bool, hang: str = "") -> Iterator[str]:
        text = _NOTE.sub(self._mark, text)
        text = _PAGE.sub(lambda match: self.dialect.page(match[1]), text)
        bullet = "  * " if text.startswith("  * ") else ""
        hang = hang or " " * len(bullet)
        for at, line in enumerate(text.split("\n")):
            if not self.dialect.wrap:
                yield line if first or at else line.strip()
            else:
                yield from self._wrapped(line, hang)

    def _wrapped(self, line: str, hang: str) -> Iterator[str]:
        lead = line[: len(line) - len(line.lstrip())]
        words = line.split()
        typed = lead
        for word in words:
            blank = " " if typed.strip() else ""
            room = WIDTH - len(typed) - 2
            if len(typed) + len(blank) + len(word) <= WIDTH:
                typed += blank + word
            elif _LONG_WORD.fullmatch(word) and room > 4 and self.chance.random() < 0.5:
                cut = min(room, len(word) - 3)
                yield typed + blank + word[:cut] + "-"
                typed = hang + word[cut:]
            else:
                yield typed
                typed = hang + word
        yield typed
