"""Tables."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.tei import local_name


def table_shape(document: Document) -> Iterator[Fault]:
    """A table has as many rows and columns as it says."""
    for table in document.named("table"):
        rows = [row for row in table if local_name(row) == "row"]
        if not rows:
            continue
        counted = {"rows": str(len(rows)), "cols": str(_columns(rows))}
        for attribute, count in counted.items():
            said = table.get(attribute)
            if said is not None and said.strip() != count:
                what = "rows" if attribute == "rows" else "columns"
                message = f'the table has {count} {what}, but says {attribute}="{said}"'
                hint = f'write {attribute}="{count}", or look for a cell that was lost'
                yield Fault(table, message, hint, attribute)


def _columns(rows: list[etree._Element]) -> int:
    """The number of columns; a cell that spans several counts for all of them."""
    widths: list[int] = []
    hanging: list[int] = []  # for every column, the rows that a cell above still fills
    for row in rows:
        width, below = 0, []
        cells = [cell for cell in row if local_name(cell) == "cell"]
        for cell in cells:
            while width < len(hanging) and hanging[width] > 0:
                below.append(hanging[width] - 1)
                width += 1
            across, down = _span(cell, "cols"), _span(cell, "rows")
            below += [down - 1] * across
            width += across
        below += [max(0, rest - 1) for rest in hanging[width:]]
        widths.append(len(below) if any(hanging[width:]) else width)
        hanging = below
    return max(widths)


def _span(cell: etree._Element, attribute: str) -> int:
    said = cell.get(attribute, "1").strip()
    return max(1, int(said)) if said.isdecimal() and len(said) < 5 else 1


RULES = (
    Rule(
        "table-shape", "error", table_shape,
        "A table has as many rows and columns as its attributes say, spans counted.",
        '<table rows="1" cols="3"><row><cell>a</cell><cell>b</cell></row></table>',
        '<table rows="1" cols="3"><row><cell>a</cell><cell cols="2">b</cell></row></table>',
        why=(
            "Where the numbers differ, a cell or a row was mostly lost or split when the table "
            "was typed."
        ),
    ),
)  # fmt: skip
