"""Tables: rows of cells divided by ``|``, and tables as they are typed, in columns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tei_tools.dating.months import ANY_MONTH, ANY_SHORT_MONTH
from tei_tools.layout.paragraphs import SHAPE, Paragraph, trim

_DIVIDER = re.compile(r"(?<!\S)\|(?!\S)")
# Between two cells of a typed table: dots that lead the eye, or a gap.
_GAP = re.compile(r"[ \t]*(?:(?:\. ?){4,}|…{2,})[ \t]*|[ ]{3,}|[ ]*\t[ \t]*")
_SHOWS_GAP = re.compile(r"   |\t|\.{4}|\. \. \. \.|……")
# The number of a line, which is no cell of its own: "II.   Traffic ..... 2".
_NUMBER = re.compile(r"\(?(?:[IVXLC]{1,7}|\d{1,3}|[A-Za-z])[.)][ \t]+")
_FIGURE = re.compile(r"[(\[]?[-–—+]?[£$€¥]?\s?\d[^:]{0,24}(?::\d\d[^:]{0,12})?")
_DAY = re.compile(rf"(?:{ANY_MONTH}|{ANY_SHORT_MONTH})\.? \d{{1,2}}\b.{{0,12}}")
_NO_FIGURE = re.compile(r"[-–—=_.…\s\"”]*|nil|none|n\.?a\.?", re.IGNORECASE)
_ONLY_NUMBER = re.compile(r"\(?(?:\d{1,3}|[ivxlcIVXLC]{1,5})[.)]?")
_LABEL = re.compile(r"[\w. ()]{1,30}:")
_TOP = 200  # characters: blanks above a heading
_FEWEST = 3  # rows
_MOST = 0.6  # of the lines are rows, of a column figures
_MOST_COLUMNS = 20
_LONGEST_CELL = 60  # characters: what is longer is a sentence

_Cells = list[tuple[int, int]]


def rows(text: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    """The rows of a table that stand on lines one below the other, each a paragraph; other
    paragraphs stay as they are, and so does a typed table that the end of a page cuts, for its mark
    stands in a column too."""
    start, end = paragraph.start, paragraph.end
    if paragraph.bullet or text.find("\n", start, end) < 0 or _is_first(text, start):
        yield paragraph
    elif text.find("|", start, end) >= 0:
        yield from _divided(text, paragraph)
    elif text.find(SHAPE, start, end) < 0 and _SHOWS_GAP.search(text, start, end):
        yield from _typed(text, paragraph) or (paragraph,)
    else:
        yield paragraph


def _is_first(text: str, start: int) -> bool:
    """Whether nothing stands above: letterheads and headings are set in columns too."""
    return start < _TOP and not text[:start].strip()


def _divided(text: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    """Lines with dividers of cells; lines above them without any are a paragraph. Lines with unlike
    numbers of dividers are no rows, but what was broken at the width of a page."""
    lines = list(_lines(text, paragraph))
    counts = [len(_DIVIDER.findall(text, *line)) for line in lines]
    first = next((index for index, count in enumerate(counts) if count), len(lines))
    if len(set(counts[first:])) != 1 or len(lines) < first + 2:
        yield paragraph
        return
    if first:
        yield Paragraph(paragraph.start, lines[first - 1][1])
    yield from (Paragraph(*line) for line in lines[first:])


def _lines(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    at = paragraph.start
    while at < paragraph.end:
        stop = text.find("\n", at, paragraph.end) + 1 or paragraph.end
        yield trim(text, at, stop)
        at = stop


def _typed(text: str, paragraph: Paragraph) -> list[Paragraph]:
    """The rows of a typed table; none if the lines are not set in columns of which one holds
    figures or days. What stands in a line alone goes into the column that it stands in."""
    lines = [_cells(text, *line) for line in _lines(text, paragraph)]
    several = [cells for cells in lines if len(cells) > 1]
    if len(several) < _FEWEST or len(several) < _MOST * len(lines):
        return []
    if max(map(len, several)) > _MOST_COLUMNS:
        return []
    counts = Counter(map(len, several))
    columns = max((count for count, often in counts.items() if often > 1), default=0)
    if not columns:
        return []
    edges = _edges(text, [cells for cells in several if len(cells) == columns])
    if edges is None and len(counts) + len(lines) - len(several) > 1:
        return []
    places = [_places(text, cells, edges) if edges else range(columns) for cells in lines]
    if not _has_figures(text, lines, places):
        return []
    return [_row(*line) for line in zip(lines, places, strict=True)]


def _cells(text: str, start: int, end: int) -> _Cells:
    """The ranges of what stands side by side in a line."""
    number = _NUMBER.match(text, start, end)
    cells: _Cells = []
    at = start
    for gap in _GAP.finditer(text, number.end() if number else start, end):
        if at < gap.start() and gap.end() < end:  # dots at the end lead to nothing
            cells.append((at, gap.start()))
            at = gap.end()
    return [*cells, (at, end)]


def _has_figures(text: str, lines: Sequence[_Cells], places: Sequence[Sequence[int]]) -> bool:
    """Whether a column holds figures, more than the numbers of the lines; no label stands before
    it, and no cell is a sentence."""
    columns: dict[int, _Cells] = defaultdict(list)
    for cells, at in zip(lines, places, strict=True):
        for place, cell in zip(at, cells, strict=True):
            columns[place].append(cell)
    labels = sum(_LABEL.fullmatch(text, *cell) is not None for cell in columns[0])
    if 2 * labels >= len(lines):
        return False
    if any(end - start > _LONGEST_CELL for cells in lines for start, end in cells[1:]):
        return False
    for column, cells in columns.items():
        figures = [
            each for each in cells if _FIGURE.fullmatch(text, *each) or _DAY.fullmatch(text, *each)
        ]
        empty = sum(_NO_FIGURE.fullmatch(text, *each) is not None for each in cells)
        if len(figures) < 2 or len(figures) + empty < _MOST * len(cells):
            continue
        only_numbers = all(_ONLY_NUMBER.fullmatch(text, *each) for each in figures)
        if column or len(columns) > 2 or not only_numbers:
            return True
    return False


def _column(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset) - 1


def _edges(text: str, several: Sequence[_Cells]) -> list[tuple[int, int]] | None:
    """Where the columns begin and end on the page; None if they overlap or tabs stand there."""
    if any("\t" in text[cells[0][0] : cells[-1][1]] for cells in several):
        return None
    edges = [
        (
            min(_column(text, cells[column][0]) for cells in several),
            max(_column(text, cells[column][1]) for cells in several),
        )
        for column in range(len(several[0]))
    ]
    overlap = any(left[1] > right[0] for left, right in pairwise(edges))
    return None if overlap else edges


def _places(text: str, cells: _Cells, edges: Sequence[tuple[int, int]]) -> Sequence[int]:
    """The column of each cell: the first that it stands in, or the nearest; each further right
    than the one before."""
    if len(cells) == len(edges):
        return range(len(cells))
    places: list[int] = []
    for start, end in cells:
        left, right = _column(text, start), _column(text, end)
        apart = [max(edge[0] - right, left - edge[1], 0) for edge in edges]
        place = apart.index(min(apart))
        places.append(max(place, places[-1] + 1) if places else place)
    return places


def _row(cells: _Cells, places: Sequence[int]) -> Paragraph:
    """The row with its borders: one between two cells, more where cells between them are empty,
    and one without width before the first if the cell before it is."""
    first = cells[0][0]
    borders = [(first, first)] if places[0] else []
    for (left, right), steps in zip(
        pairwise(cells), (after - before for before, after in pairwise(places)), strict=True
    ):
        start, end = left[1], right[0]
        cuts = [start, *range(start + 1, min(start + steps, end)), end]
        borders += pairwise(cuts)
    return Paragraph(first, cells[-1][1], None, tuple(borders))
