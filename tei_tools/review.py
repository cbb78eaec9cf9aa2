"""Doubtful references as a table: the archivist edits it, and it overrules the program.

Each row is one name whose reference was in doubt. ``proposed`` is what the program chose; a row in
which ``choice`` differs from it has been decided by the archivist. It holds on every later run, and
finds its place by the words around the name, even if the memo has changed before it.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field, fields, replace
from pathlib import Path

from tei_tools.errors import ReadError
from tei_tools.spans import Span
from tei_tools.tables import read_table

#: As a choice: this is no name at all.
NO_NAME = "-"
#: Gives the words between two offsets, as ``layout.words`` does.
Words = Callable[[int, int], str]
_CONTEXT = 40  # characters before and after the name


@dataclass(frozen=True, slots=True)
class Ruling:
    """One row: the ``name`` at the offset ``start`` of a document, in its context.

    ``choice`` and ``proposed`` are ids of the list; empty means a name without reference, ``-`` no
    name at all. ``candidates`` are the ids between which the program was in doubt. ``line`` is
    where the row begins in the table that it was read from, 0 if from none.
    """

    document: str
    start: int
    name: str
    context: str
    choice: str
    proposed: str
    candidates: str
    line: int = field(default=0, compare=False, repr=False)

    @property
    def chosen(self) -> str:
        """The id that the choice names, which may also be written as a pointer: ``#p_1``."""
        return self.choice.strip().removeprefix("#")

    @property
    def is_edited(self) -> bool:
        """Whether the archivist decided otherwise than the program."""
        return self.chosen != self.proposed


_COLUMNS = [column.name for column in fields(Ruling) if column.name != "line"]


def read_rulings(path: Path) -> tuple[Ruling, ...]:
    """Read a table of decisions; one without any line has none.

    Raises ReadError, with the line, where it is no such table.
    """
    try:
        columns, rows = read_table(path.read_bytes(), str(path))
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror})") from None
    if columns and columns != _COLUMNS:
        raise ReadError(
            f"{path}:1:1: a table of decisions has the columns {','.join(_COLUMNS)}; "
            f"found: {','.join(columns)[:80]}"
        )
    return tuple(_ruling(path, line, row) for line, row in rows)


def _ruling(path: Path, line: int, row: list[str]) -> Ruling:
    if len(row) != len(_COLUMNS):
        raise ReadError(
            f"{path}:{line}:1: the row has not {len(_COLUMNS)} cells, as the first line has"
        )
    document, start, name, context, choice, proposed, candidates = row
    if not start.isdecimal():
        raise ReadError(
            f"{path}:{line}:1: the start {start!r} is no number; edit the column choice alone"
        )
    return Ruling(document, int(start), name, context, choice, proposed, candidates, line)


def write_rulings(rulings: Iterable[Ruling]) -> str:
    """The table as CSV, in the order of documents and offsets."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    table.writerows(
        astuple(r)[: len(_COLUMNS)] for r in sorted(rulings, key=lambda r: (r.document, r.start))
    )
    return out.getvalue()


def merge_rulings(old: Iterable[Ruling], new: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The new rows, with the choices of the archivist kept from the old ones."""
    edited = {(r.document, r.context): r for r in old if r.is_edited}
    kept = {(r.document, r.context): r for r in new} | edited
    return tuple(kept.values())


def doubtful(document: str, words: Words, spans: Sequence[Span]) -> Iterator[Ruling]:
    """A row for each of the spans, whose references are in doubt: those with candidates, and those
    of persons who hold an office, whom the list may not tell."""
    for span in spans:
        name = words(span.start, span.end)
        choice = span.attrs.get("ref", "").removeprefix("#")
        context = _context(words, span.start, span.end)
        candidates = " ".join(span.candidates)
        yield Ruling(document, span.start, name, context, choice, choice, candidates)


def overrule(
    spans: Iterable[Span], rulings: Sequence[Ruling], document: str, words: Words
) -> list[Span]:
    """The spans of a document with the archivist's choices put in their place.

    A ruling applies to the name at its offset, or, if that has moved, to the only one in the same
    context; one that fits nothing is left out.
    """
    edited = [r for r in rulings if r.is_edited and r.document == document]
    spans = list(spans)
    if not edited:
        return spans
    by_context: Mapping[str, list[Span]] = defaultdict(list)
    for span in spans:
        if span.kind == "persName":
            by_context[_context(words, span.start, span.end)].append(span)
    decided: dict[tuple[int, int], str] = {}
    for ruling in edited:
        found = by_context[ruling.context]
        here = [span for span in found if span.start == ruling.start]
        extents = {(span.start, span.end) for span in here or found}
        if len(extents) == 1:
            decided[extents.pop()] = ruling.chosen
    return [
        _with_choice(span, decided[span.start, span.end])
        if span.kind == "persName" and (span.start, span.end) in decided
        else span
        for span in spans
        if decided.get((span.start, span.end)) != NO_NAME or span.kind != "persName"
    ]


def _with_choice(span: Span, choice: str) -> Span:
    attrs = {name: value for name, value in span.attrs.items() if name not in ("ref", "cert")}
    if choice:
        attrs["ref"] = f"#{choice}"
    return replace(span, attrs=attrs)


def _context(words: Words, start: int, end: int) -> str:
    before, after = words(max(0, start - _CONTEXT), start), words(end, end + _CONTEXT)
    return f"{before} [{words(start, end)}] {after}"
