"""Typed tables: whatever a block holds, no word, no figure and no dot of a sentence is lost."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tei_tools.convert import convert
from tei_tools.source import Source

_HEAD = "14. Paper Prepared by the Harbor Master\n\nIt is so.\n\n"
_WORDS = st.sampled_from(["Rye", "Oats", "the", "Harbor Master", "(tons)", "1.", "II.", "of", "x"])
_FIGURES = st.sampled_from(["12", "1,400", "£ 7", "(3)", "9.5", "---", "nil", "5 men", "May 3"])
_BLANKS = st.integers(1, 9).map(" ".__mul__) | st.just("\t")
_DOTS = st.integers(1, 14).map(".".__mul__) | st.integers(2, 8).map(". ".__mul__) | st.just("……")
_PIECES = st.one_of(_WORDS, _FIGURES, _BLANKS, _DOTS)


@st.composite
def _lines(draw: st.DrawFn) -> str:
    """Lines of pieces as they come, or of pieces set in columns, some of them left out."""
    count = draw(st.integers(1, 6))
    if draw(st.booleans()):
        lines = ["".join(draw(st.lists(_PIECES, min_size=1, max_size=8))) for _ in range(count)]
    else:
        widths = draw(st.lists(st.integers(4, 16), min_size=2, max_size=5))
        fill = draw(st.sampled_from([" ", ".", "…"]))
        lines = [_set(draw, widths, fill) for _ in range(count)]
    return "\n".join(line for line in lines if line.strip())


def _set(draw: st.DrawFn, widths: list[int], fill: str) -> str:
    cells = [draw(st.one_of(_WORDS, *[_FIGURES] * 3, st.just(""))) for _ in widths]
    return "".join(f"{cell:{fill}<{width}}" for cell, width in zip(cells, widths, strict=True))


def _bare(text: str) -> str:
    """What is no blank, and no dot."""
    return "".join("".join(text.split()).replace("…", "").split("."))


@given(_lines())
@settings(max_examples=400, deadline=None)
def test_words_stay_in_order_and_a_row_has_a_cell_for_each_column(lines: str) -> None:
    memo = _HEAD + lines + "\n\nIt was little.\n"
    edition = convert(Source("memo.txt", memo))
    (body,) = edition.tei.iter("{*}body")
    found = "".join(body.itertext())
    # "(3)" may be the mark of a note, which then stands there
    assume(next(body.iter("{*}note"), None) is None)
    assert _bare(found) == _bare(memo)
    if next(body.iter("{*}row"), None) is None:
        assert "".join(found.split()) == "".join(memo.split()), "dots go only from tables"
    for table in body.iter("{*}table"):
        rows = [["".join(cell.itertext()) for cell in row] for row in table]
        assert len(rows) >= 3
        assert int(table.get("cols")) == max(map(len, rows)) > 1
        assert all(row[-1] for row in rows)  # no border stands behind the last


def test_tables_are_among_what_is_tried() -> None:
    memo = _HEAD + "Rye ........ 11\nOats ....... 12\nHarbor ..... 9\n\nIt was little.\n"
    (table,) = convert(Source("memo.txt", memo)).tei.iter("{*}table")
    assert next([cell.text for cell in row] for row in table) == ["Rye", "11"]
