"""The first step of the proof: the memo against the draft of its edition.

Both are reduced to one line of characters without white space, in which each page break, each note
mark, each row and each border of two cells is a token, and so is the beginning of each note, which
says whether it has a place in the text. The two lines must be equal. What the layout removed
(bullets, the numbers of the list of notes, …) must be just that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence

from tei_tools.errors import ProofError
from tei_tools.layout.dialects import plain_number
from tei_tools.layout.model import Block, Layout, Removal
from tei_tools.layout.plain import plain
from tei_tools.proof.pages import page_shows
from tei_tools.tei import DEEPEST, Draft

#: What stands for itself between white space, by what the layout says that it is.
_SIGNS = {
    "bullet": re.compile(r"(?<!\S)[*•·‣▪◦](?!\S)"),
    "divider": re.compile(r"(?<!\S)\|(?!\S)"),
    "link": re.compile("↩\ufe0e?"),
    "line": re.compile(r"[^\S\n]*\n[^\S\n]*"),
}
#: Between two cells of a typed table: blanks or nothing, or dots, more than those of an ellipsis,
#: that lead the eye to a figure or to what stands for none.
_GAP = re.compile(r"[ \t]*")
_DOTS = re.compile(r" *(?:\.(?: ?\.){4,}|…{2,}) *")
_LED_TO = re.compile(r"[^\w\s.…]{0,3} ?\d|[-–—=_]|(?:nil|none|n\.?a)\b", re.IGNORECASE)
#: A hyphen may be removed from a word that goes on in the next line, or on the next page. This is
#: said here again on purpose: a proof that took it from the layout would take over its faults.
_HYPHENS = "-\u00ad\u00ac\u2010"
_HYPHEN = re.compile(rf"[{_HYPHENS}]\s*")
_CUT_WORD = re.compile(rf"(?<=[^\W\d_])[{_HYPHENS}][^\S\n\f]*(?P<end>[\n\f])?")
#: The white space of ASCII.
BLANKS = b" \t\n\r\f\v"
#: Stands before and after a token; no source holds it.
_FENCE = "\x00"


def _token(what: str, number: str = "") -> str:
    return f"{_FENCE}{what}{number}{_FENCE}"


#: Stands in the line of the TEI for an element that is too deep to be read.
_TOO_DEEP = _token("too deep")


def prove_nothing_lost(layout: Layout, text: Draft) -> None:
    """Compare the memo with the draft of the ``text`` element made from it.

    Raises ProofError with file, line and column of the first place where the two part, or of what
    stands in so many elements that it could not be read again.
    """
    expected, origins = _of_source(layout)
    found = _of_tei(text)
    whole = "".join(expected)
    if without_blanks(whole) == without_blanks(found) or _visible(whole) == _visible(found):
        return
    pieces = [_visible(piece) for piece in expected]
    raise ProofError(_where_they_part(layout, pieces, origins, _visible(found)))


def _of_source(layout: Layout) -> tuple[list[str], list[int]]:
    """Pieces of the source line, and for each piece the offset at which it begins."""
    pieces: list[str] = []
    origins: list[int] = []
    labels = {note.label: note.number for note in layout.footnotes}
    rows = [(_row_start(layout, b), b.end) for b in layout.blocks if b.kind == "row"]
    text = plain(layout.source.text)  # in which the layout was read

    def add(start: int, end: int) -> None:
        at = start
        for left, right, token in _cuts(layout, text, start, end, labels, rows):
            if left < at:
                raise _lost(layout, left, right)
            pieces.extend((layout.source.text[at:left], token))
            origins.extend((at, left))
            at = right
        pieces.append(layout.source.text[at:end])
        origins.append(at)

    at = 0
    for note in layout.footnotes:
        add(at, note.label[0])
        at = note.end
    add(at, len(layout.source.text))
    placed = [note for note in layout.footnotes if note.mark]
    placed.sort(key=lambda note: note.mark or (0, 0))
    unplaced = [note for note in layout.footnotes if not note.mark]
    for note in [*placed, *unplaced]:
        pieces.append(_token("text" if note.mark else "unplaced", note.number))
        origins.append(note.label[0])
        add(note.label[0], note.end)
    return pieces, origins


def _row_start(layout: Layout, block: Block) -> int:
    """Where a row begins, after the page breaks that stand before it."""
    start = block.start
    for mark in layout.marks_in(block.start, block.end):
        if mark.kind == "note" or layout.source.text[start : mark.start].strip():
            break
        start = mark.end
    return start


def _cuts(
    layout: Layout,
    text: str,
    start: int,
    end: int,
    labels: Mapping[tuple[int, int], str],
    rows: Sequence[tuple[int, int]],
) -> list[tuple[int, int, str]]:
    """What in the range is no text of the TEI: marks and removals, with the token of each."""
    first, after = bisect_left(rows, (start,)), bisect_left(rows, (end,))
    cuts = [(row, row, _token("row")) for row, _ in rows[first:after]]
    pages = set()
    for mark in layout.marks_in(start, end):
        if mark.kind == "pb":
            pages.add(mark.start)
        if mark.kind != "fw":
            number = mark.attrs["n"]
            shows = _note_shows(text[mark.start : mark.end], number)
            if mark.kind == "pb":
                shows = page_shows(text, mark.start, mark.end, number)
            if not shows:
                raise _lost(layout, mark.start, mark.end)
            cuts.append((mark.start, mark.end, _token(mark.kind, number)))
    for removal in layout.removed_in(start, end):
        if not _may_go(layout, text, removal, pages, labels, rows):
            raise _lost(layout, removal.start, removal.end)
        border = _token("cell") if removal.why in ("divider", "border") else ""
        cuts.append((removal.start, removal.end, border))
    return sorted(cuts, key=lambda cut: cut[:2])  # a row begins before its cells


def _lost(layout: Layout, start: int, end: int) -> ProofError:
    line, column = layout.source.place(start)
    return ProofError(
        f"{layout.source.name}:{line}:{column}: {layout.source.text[start:end]!r} would be lost; "
        "this is a fault of the converter: please report it with the memo"
    )


def _may_go(
    layout: Layout,
    text: str,
    removal: Removal,
    pages: Container[int],
    labels: Mapping[tuple[int, int], str],
    rows: Sequence[tuple[int, int]],
) -> bool:
    """Whether the removed range is what the layout says that it is; ``pages`` are where page breaks
    begin, ``labels`` the numbers of the notes by their ranges in the list, ``rows`` the ranges of
    the rows of tables."""
    start, end, why = removal
    cut = text[start:end]
    if why == "label":
        number = labels.get((start, end))
        return number is not None and _label_shows(cut, number)
    if why == "hyphen":
        # Beside a page break within a word it may also be white space.
        if not cut.strip():
            return True
        cut_word = _CUT_WORD.match(text, start)
        ends_line = cut_word and (cut_word["end"] or cut_word.end() in pages)
        small = start > 0 and layout.source.text[start - 1].islower()
        return small and bool(ends_line) and _HYPHEN.fullmatch(cut) is not None
    if why == "border":
        row = bisect_left(rows, (start + 1,)) - 1
        if row < 0 or end >= rows[row][1]:
            return False
        is_leader = _DOTS.fullmatch(cut) is not None and _LED_TO.match(text, end) is not None
        return is_leader or _GAP.fullmatch(cut) is not None
    found = _SIGNS[why].match(text if why == "line" else layout.reading, start)
    return found is not None and found.end() == end


def _note_shows(cut: str, number: str) -> bool:
    """Whether the mark of a note in the source says what its token says, and no more."""
    plain = plain_number(cut)
    return plain == number or plain in (f"[{number}]", f"({number})", f"[^{number}]")


def _label_shows(cut: str, number: str) -> bool:
    """The same of the number of a note in the list."""
    plain = plain_number(cut)
    if plain == f"{number}.":
        return True
    return plain in (number, f"{number})", f"[{number}]", f"({number})", f"[^{number}]:")


def _visible(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def without_blanks(text: str) -> bytes:
    """The text without the white space of ASCII: what is equal so is equal without any, and it
    takes a tenth of the time."""
    return text.encode().translate(None, BLANKS)


def _of_tei(text: Draft) -> str:
    """The line of the TEI: the text, the notes in the order of their marks, those without one."""
    pieces: list[str] = []
    notes: list[Draft] = []
    unplaced: list[Draft] = []
    _read(text, pieces, notes, unplaced)
    for what, found in (("text", notes), ("unplaced", unplaced)):
        for note in found:
            pieces.append(_token(what, note.attrs["n"]))
            _read(note, pieces, [], [])
    return "".join(pieces)


def _read(
    element: Draft,
    pieces: list[str],
    notes: list[Draft],
    unplaced: list[Draft],
    depth: int = 2,  # of ``text`` in ``TEI``
) -> None:
    """Add the text of an element to the pieces; the notes in it are gathered for later."""
    if depth > DEEPEST:
        pieces.append(_TOO_DEEP)
        return
    for number, child in enumerate(element.children):
        if isinstance(child, str):
            pieces.append(child)
        elif child.name == "pb":
            pieces.append(_token("pb", child.attrs["n"]))
        elif child.name == "note" and child.attrs.get("place") == "foot":
            if child.attrs.get("type") == "unplaced":
                unplaced.append(child)
            else:
                notes.append(child)
                pieces.append(_token("note", child.attrs["n"]))
        else:
            if child.name == "row":
                pieces.append(_token("row"))
            elif child.name == "cell" and number:
                pieces.append(_token("cell"))
            _read(child, pieces, notes, unplaced, depth + 1)


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
    if found.startswith(_visible(_TOO_DEEP), at + common):
        return (
            f"{layout.source.name}:{line}:{column}: {here!r} would stand in more than {DEEPEST} "
            "elements, lists in lists or sections in sections, and XML so deep cannot be read; "
            "nothing was written; indent the lines before it less, or divide the memo"
        )
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
