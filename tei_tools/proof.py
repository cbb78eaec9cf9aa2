"""The proof that nothing is lost and nothing invented.

The source and the finished TEI are both reduced to one line of characters without white space, in
which each page break and each note mark is a token. The two lines must be equal. What the layout
removed (bullets, cell dividers, the numbers of the list of notes) must be just that.
"""

from __future__ import annotations

import re
from collections.abc import Container

from lxml import etree

from tei_tools.errors import ProofError
from tei_tools.layout.dialects import plain_number
from tei_tools.layout.model import Layout
from tei_tools.tei import tag

_PB, _NOTE = tag("pb"), tag("note")
#: What may be removed without a trace.
_REMOVABLE = re.compile(
    r"[*•·‣▪◦|]|\S{1,5}\.|\[\^?\S{1,6}\]:?|\(\d{1,4}\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|\d{1,4}\)?|[*†‡§]{1,3}|↩\ufe0e?"
    r"|\s+"
)
#: A hyphen may be removed from a word that goes on in the next line, or on the next page.
_HYPHEN = re.compile(r"-\s*")
_CUT_WORD = re.compile(r"(?<=[a-z])-[^\S\n\f]*(?P<end>[\n\f])?")
_PAGE_WORDS = re.compile(r"\b(?:Facsimile|Typeset|Page|pp?\.)|[][{}–—-]| ")
#: Stands before and after a token; no source holds it.
_FENCE = "\x00"


def prove_nothing_lost(layout: Layout, text: etree._Element) -> None:
    """Compare the memo with the ``text`` element made from it.

    Raises ProofError with file, line and column of the first place where the two part.
    """
    expected, origins = _of_source(layout)
    found = _of_tei(text)
    if "".join(expected) == found:
        return
    raise ProofError(_where_they_part(layout, expected, origins, found))


def _of_source(layout: Layout) -> tuple[list[str], list[int]]:
    """Pieces of the source line, and for each piece the offset at which it begins."""
    pieces: list[str] = []
    origins: list[int] = []
    at = 0
    for note in layout.footnotes:
        _add(layout, at, note.label[0], pieces, origins)
        at = note.end
    _add(layout, at, len(layout.source.text), pieces, origins)
    placed = [note for note in layout.footnotes if note.mark]
    placed.sort(key=lambda note: note.mark or (0, 0))
    unplaced = [note for note in layout.footnotes if not note.mark]
    for note in [*placed, *unplaced]:
        _add(layout, note.label[0], note.end, pieces, origins)
    return pieces, origins


def _add(layout: Layout, start: int, end: int, pieces: list[str], origins: list[int]) -> None:
    text = layout.source.text
    cuts = [(left, right, "") for left, right in layout.removed_in(start, end)]
    pages = set()
    for mark in layout.marks_in(start, end):
        if mark.kind == "pb":
            pages.add(mark.start)
        if mark.kind != "fw":
            cuts.append((mark.start, mark.end, f"{_FENCE}{mark.kind}{mark.attrs['n']}{_FENCE}"))
    at = start
    for left, right, token in sorted(cuts):
        cut = text[left:right]
        allowed = mark_shows(cut, token) if token else _may_go(text, left, right, pages)
        if left < at or not allowed:
            line, column = layout.source.place(left)
            raise ProofError(
                f"{layout.source.name}:{line}:{column}: {cut!r} would be lost; "
                "this is a fault of the converter: please report it with the memo"
            )
        pieces += [_visible(text[at:left]), token]
        origins += [at, left]
        at = right
    pieces.append(_visible(text[at:end]))
    origins.append(at)


def _may_go(text: str, start: int, end: int, pages: Container[int]) -> bool:
    """Whether a range may be removed without a trace; ``pages`` are where page breaks begin."""
    if not _HYPHEN.fullmatch(text, start, end):
        return _REMOVABLE.fullmatch(text, start, end) is not None
    cut_word = _CUT_WORD.match(text, start)
    return cut_word is not None and (bool(cut_word["end"]) or cut_word.end() in pages)


def mark_shows(cut: str, token: str) -> bool:
    """Whether a mark in the source says what its token says, and no more."""
    kind, number = re.fullmatch(r"(pb|note)(.*)", token.strip(_FENCE)).groups()  # type: ignore[union-attr]
    if kind == "note":
        return plain_number(cut) in (number, f"[{number}]", f"({number})", f"[^{number}]")
    if not cut.strip():
        return "\f" in cut
    return _PAGE_WORDS.sub("", cut).strip() == number.strip("[]")


def _visible(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def _of_tei(text: etree._Element) -> str:
    """The line of the TEI: the text, the notes in the order of their marks, those without one."""
    pieces: list[str] = []
    notes: list[etree._Element] = []
    unplaced: list[etree._Element] = []
    _read(text, pieces, notes, unplaced)
    for note in [*notes, *unplaced]:
        _read(note, pieces, [], [])
    return _visible("".join(pieces))


def _read(
    element: etree._Element,
    pieces: list[str],
    notes: list[etree._Element],
    unplaced: list[etree._Element],
) -> None:
    """Add the text of an element to the pieces; the notes in it are gathered for later."""
    pieces.append(element.text or "")
    for child in element:
        name = child.tag
        if name == _PB:
            pieces.append(f"{_FENCE}pb{child.get('n')}{_FENCE}")
        elif name == _NOTE and child.get("place") == "foot":
            if child.get("type") == "unplaced":
                unplaced.append(child)
            else:
                notes.append(child)
                pieces.append(f"{_FENCE}note{child.get('n')}{_FENCE}")
        elif isinstance(name, str):
            _read(child, pieces, notes, unplaced)
        pieces.append(child.tail or "")


def _where_they_part(layout: Layout, expected: list[str], origins: list[int], found: str) -> str:
    at = 0
    for piece, origin in zip(expected, origins, strict=True):
        part = found[at : at + len(piece)]
        if part != piece:
            common = next(
                (i for i, (a, b) in enumerate(zip(piece, part, strict=False)) if a != b),
                min(len(piece), len(part)),
            )
            offset = _nth_visible(layout.source.text, origin, common)
            break
        at += len(piece)
    else:
        common, offset = 0, len(layout.source.text) - 1
    line, column = layout.source.place(offset)
    here = layout.source.text[offset : offset + 30]
    return (
        f"{layout.source.name}:{line}:{column}: the edition would not hold the text {here!r} as it "
        f"stands (it has {found[at + common : at + common + 30]!r}); nothing was written; "
        "this is a fault of the converter: please report it with the memo"
    )


def _nth_visible(text: str, start: int, n: int) -> int:
    """The offset of the n-th character that is not white space, from ``start`` on."""
    for offset in range(start, len(text)):
        if not text[offset].isspace():
            if n == 0:
                return offset
            n -= 1
    return max(0, len(text) - 1)
