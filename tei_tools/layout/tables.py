"""Tables: rows of cells divided by ``|``, by tabs, or by the columns of the page.

A table has rows, and in them cells (TEI Guidelines 14.1). Typists set its columns one below the
other, figures to the right or left, or let dots lead the eye to them, as the GPO Style Manual has
it ("Tabular Work", "Leaderwork"). A table made wrongly is worse than lines left alone: one that
leaves a doubt is none, and its lines stay as they were typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from tei_tools.layout.cells import AMOUNT, Cell, counts, is_empty, is_figure, is_of_figures
from tei_tools.layout.dividers import divided_rows, is_broken_row, lines_of
from tei_tools.layout.paragraphs import SHAPE, Paragraph

# Between two cells: dots that lead the eye, which are more than an ellipsis with its full stop, or
# a gap.
_GAP = re.compile(r" *(?P<dots>\.(?: ?\.){4,}|…{2,}) *| {3,}")
_SHOWS_GAP = re.compile(r"   |\t|\.{5}|(?:\. ){4}\.|……")
_TAB = re.compile(r" *\t *")
# The number of a line, which is no cell of its own: "II.   Traffic ..... 2".
_NUMBER = re.compile(r"\(?(?:[IVXLC]{1,7}|\d{1,3}|[A-Za-z])[.)](?: +|$)")
_RULE = re.compile(r"[-–—=_ ]{3,}")
_BLANKS = re.compile(r"\s*")
_ONLY_NUMBER = re.compile(r"\(?(?:\d{1,3}|[ivxlcIVXLC]{1,5})[.)]?")
_LABEL = re.compile(r"[\w. ()]{1,30}:")
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.?!]$")
_WORD = re.compile(r"[^\W\d_]{2}")
_FEWEST = 3  # rows with several cells, and figures one below the other
_MOST_ROWS = 0.6  # of the lines have several cells: the others are labels or sums
_MOST_COLUMNS = 20
_LONGEST_CELL = 60  # characters: what is longer is a sentence
_ASTRAY = 4  # one cell in so many may stand beside its column
_SENTENCE_ENDS = tuple(".,:;?!")


_Columns = Sequence[Sequence[Cell]]
_Line = tuple[int, int]


def rows(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, and instead of tables whose rows stand on lines one below the other their
    rows. No table are the first words of a text, for letterheads and headings are set in columns
    too, nor what the mark of a page cuts within a line, for it stands in a column. Below a blank
    line or the mark of a page a typed table goes on if its lines and those above are one."""
    above: Sequence[_Line] = ()  # the lines of the typed table above
    for index, paragraph in enumerate(paragraphs):
        start, end = paragraph.start, paragraph.end
        is_typed = False
        if paragraph.bullet or text.find("\n", start, end) < 0 or _is_first(text, start):
            yield paragraph
        elif text.find("|", start, end) >= 0:
            is_row = is_broken_row(text, paragraphs, index)
            yield from (paragraph,) if is_row else divided_rows(text, paragraph)
        elif _SHOWS_GAP.search(text, start, end):
            found, above = _set_in_columns(text, paragraph, above)
            is_typed = bool(found)
            yield from found or (paragraph,)
        else:
            yield paragraph
        if above and not is_typed and not _is_mark(text, (start, end)):
            above = ()


def _set_in_columns(
    text: str, paragraph: Paragraph, above: Sequence[_Line]
) -> tuple[Sequence[Paragraph], Sequence[_Line]]:
    """The rows of a table in columns, and the marks of pages between them; and if it is typed its
    lines, below those of the table ``above`` that goes on in it. None if it is no table."""
    if text.find("\t", paragraph.start, paragraph.end) >= 0:
        whole = text.find(SHAPE, paragraph.start, paragraph.end) < 0
        return _tabbed(text, paragraph) if whole else (), ()
    every = list(lines_of(text, paragraph))
    lines = [line for line in every if not _is_mark(text, line)]
    if any(text.find(SHAPE, *line) >= 0 for line in lines):
        return (), ()
    found = _typed(text, lines)
    if not found and above:
        lines = [*above, *lines]
        found = _typed(text, lines)[len(above) :]
    if not found:
        return (), ()
    marks = (Paragraph(*line) for line in every if _is_mark(text, line))
    return sorted([*found, *marks], key=attrgetter("start")), lines


def _is_mark(text: str, line: _Line) -> bool:
    """Whether nothing but the mark of a page stands in a line."""
    return not text[slice(*line)].strip(f"{SHAPE} \t\n")


def _is_first(text: str, start: int) -> bool:
    blanks = _BLANKS.match(text)
    return blanks is not None and blanks.end() >= start


def _tabbed(text: str, paragraph: Paragraph) -> Sequence[Paragraph]:
    """The rows of a table from a sheet, in which each tab is a border; none if lines have unlike
    numbers of them, as in typescript, where tabs only move the carriage on."""
    lines = [_split_at_tabs(text, *line) for line in lines_of(text, paragraph)]
    width = len(lines[0])
    if len(lines) < _FEWEST or any(len(cells) != width for cells in lines):
        return ()
    if not 1 < width <= _MOST_COLUMNS:
        return ()
    filled = [[c for c in column if c.start < c.end] for column in zip(*lines, strict=True)]
    if not _holds_figures(text, filled) or not _are_filled(filled, len(lines)):
        return ()
    return [_row(cells, range(width)) for cells in lines]


def _split_at_tabs(text: str, start: int, end: int) -> Sequence[Cell]:
    edges = [start, *(at for tab in _TAB.finditer(text, start, end) for at in tab.span()), end]
    return [Cell(*cell, 0, 0) for cell in zip(edges[::2], edges[1::2], strict=True)]


def _typed(text: str, ranges: Sequence[_Line]) -> Sequence[Paragraph]:
    """The rows of a table that was typed in columns; none if not all says that it is one. A rule
    above a sum may show the column, or reach over several."""
    ruled = [_RULE.fullmatch(text, *line) is not None for line in ranges]
    found = _in_columns(text, ranges, [False] * len(ranges))
    return found or (_in_columns(text, ranges, ruled) if any(ruled) else ())


def _in_columns(text: str, ranges: Sequence[_Line], ruled: Sequence[bool]) -> Sequence[Paragraph]:
    """The rows of lines in columns, to which those that are ``ruled`` do not belong."""
    lines = [_split_at_gaps(text, *line) for line in ranges]
    filled = [cells for cells, is_rule in zip(lines, ruled, strict=True) if not is_rule]
    several = [cells for cells in filled if len(cells) > 1]
    if len(several) < _FEWEST or len(several) < _MOST_ROWS * len(filled):
        return ()
    if any(_is_sentence(text, cells) for cells in filled if len(cells) == 1):
        return ()
    lefts = _columns(cell for cells in filled for cell in cells)
    if not 1 < len(lefts) <= _MOST_COLUMNS:
        return ()
    columns: list[list[Cell]] = [[] for _ in lefts]
    places: list[list[int]] = []
    for cells, is_rule in zip(lines, ruled, strict=True):
        at = [_place(cell, lefts, is_rule=is_rule) for cell in cells]
        if len(set(at)) < len(at):
            return ()  # more cells than there are columns
        for place, cell in zip(at, () if is_rule else cells, strict=not is_rule):
            columns[place].append(cell)
        places.append(at)
    if not (
        _are_filled(columns, len(several))
        and _holds_figures(text, columns)
        and all(_is_aligned(text, column, place) for place, column in enumerate(columns))
        and all(map(_dots_end_alike, columns))
        and all(_dots_lead(text, cells) for cells in lines)
    ):
        return ()
    return [_row(*line) for line in zip(lines, places, strict=True)]


def _split_at_gaps(text: str, start: int, end: int) -> Sequence[Cell]:
    """What stands side by side in a line."""
    margin = text.rfind("\n", 0, start) + 1
    number = _NUMBER.match(text, start, end)
    cells: list[Cell] = []
    at, dots = start, -1
    for gap in _GAP.finditer(text, number.end() if number else start, end):
        if at < gap.start() and gap.end() < end:  # dots at the end lead to nothing
            cells.append(Cell(at, gap.start(), at - margin, gap.start() - margin, dots))
            at, dots = gap.end(), gap.end("dots") - margin if gap["dots"] else -1
    return [*cells, Cell(at, end, at - margin, end - margin, dots)]


def _is_sentence(text: str, cells: Sequence[Cell]) -> bool:
    """Whether what stands alone in its line is no label, but part of a sentence. Dots that lead to
    nothing end none."""
    ((start, end, *_),) = cells
    words = _GAP.sub("", text[start:end])
    return len(words) > _LONGEST_CELL or words.endswith(_SENTENCE_ENDS)


def _columns(cells: Iterator[Cell]) -> Sequence[int]:
    """Where the columns of the page begin that hold the cells: between two of them no line has
    text."""
    lefts: list[int] = []
    right = -1
    for cell in sorted(cells, key=lambda cell: cell.left):
        if cell.left >= right:
            lefts.append(cell.left)
        right = max(right, cell.right)
    return lefts


def _place(cell: Cell, lefts: Sequence[int], *, is_rule: bool) -> int:
    """In which column a cell stands; a rule, which may reach over several, in the first of them."""
    if is_rule:
        under = (i for i, left in enumerate(lefts) if cell.left <= left < cell.right)
        if (first := next(under, -1)) >= 0:
            return first
    return max(1, sum(left <= cell.left for left in lefts)) - 1


def _are_filled(columns: _Columns, count: int) -> bool:
    """Whether each column but the first, whose cells stand for several rows, has a cell in half of
    the ``count`` rows: others are a word that is out of its column."""
    return all(2 * len(column) >= count for column in columns[1:])


def _holds_figures(text: str, columns: _Columns) -> bool:
    """Whether a column holds figures or days, more than the numbers of the lines; no labels stand
    before it, and no cell is a sentence."""
    labels = sum(_LABEL.fullmatch(text, cell.start, cell.end) is not None for cell in columns[0])
    if 2 * labels >= len(columns[0]):
        return False
    if any(cell.end - cell.start > _LONGEST_CELL for column in columns for cell in column):
        return False
    if any(_SENTENCE_END.search(text[cell.start : cell.end]) for cell in columns[0]):
        return False
    found = []
    for place, column in enumerate(columns):
        figures = [c for c in column if is_figure(text, c) and not is_empty(text, c)]
        only_numbers = all(_ONLY_NUMBER.fullmatch(text, c.start, c.end) for c in figures)
        is_count = only_numbers and place == 0 and len(columns) == 2
        if len(figures) >= _FEWEST and is_of_figures(text, column) and not is_count:
            found.append(figures)
    return len(found) > 1 or any(not counts(text, figures) for figures in found)


def _is_aligned(text: str, column: Sequence[Cell], place: int) -> bool:
    """Whether the cells stand one below the other: figures by their left or right edge, words by
    their first letter. Words in the first column may be indented."""
    if is_of_figures(text, column):
        figures = [cell for cell in column if is_figure(text, cell)]
        edges = [[cell.left for cell in figures], [cell.right for cell in figures]]
    else:
        edges = [[cell.left for cell in column]] if place else []
    often = [Counter(each).most_common(1)[0][1] for each in edges]
    return not edges or max(often) >= len(edges[0]) - len(edges[0]) // _ASTRAY


def _dots_end_alike(column: Sequence[Cell]) -> bool:
    """Whether all dots that lead to a column end one below the other, or its figures do."""
    led = [cell for cell in column if cell.dots >= 0]
    ends = {cell.dots for cell in led}
    return not led or max(ends) - min(ends) <= 1 or len({cell.right for cell in led}) == 1


def _dots_lead(text: str, cells: Sequence[Cell]) -> bool:
    """Whether all dots between cells lead from an item to a figure, or to its rule: after a number
    alone they are a blank to be filled in, after a small letter they may break off a sentence."""
    for before, cell in pairwise(cells):
        if cell.dots < 0:
            continue
        is_amount = AMOUNT.fullmatch(text, cell.start, cell.end) or is_empty(text, cell)
        is_item = _WORD.search(text, before.start, before.end) and not text[before.start].islower()
        if not (is_amount and (is_item or before.dots >= 0)):
            return False
    return True


def _row(cells: Sequence[Cell], places: Sequence[int]) -> Paragraph:
    """The row with its borders: one between two cells, and one without width for each cell that is
    empty, before the cell that follows it."""
    borders = [(cells[0].start, cells[0].start)] * places[0]
    for (left, right), (before, after) in zip(pairwise(cells), pairwise(places), strict=True):
        borders.append((left.end, right.start))
        borders += [(right.start, right.start)] * (after - before - 1)
    return Paragraph(cells[0].start, cells[-1].end, None, tuple(borders))
