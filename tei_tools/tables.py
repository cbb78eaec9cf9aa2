"""Reading a table as a spreadsheet saves it: a list, or the archivist's decisions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from tei_tools.errors import ReadError
from tei_tools.source import decode

_DELIMITERS = ",;\t|"


def read_table(data: bytes, name: str) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The cells of the first line, and the rows below it, each with the line in which it begins.

    The cells are divided by what divides the first line, comma, semicolon, tab or bar; lines of
    empty cells are left out. ``name`` is that of the file, for messages.

    Raises ReadError, with the line, where the bytes are no text, or, as its row is come to, where a
    quotation mark stays open.
    """
    text = decode(data, name, is_table=True).replace("\r\n", "\n").replace("\r", "\n")
    heading = next((line for line in text.split("\n") if line.strip()), "")
    rows = _rows(text, max(_DELIMITERS, key=heading.count), name)
    return next((cells for _, cells in rows), []), rows


def _rows(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise ReadError(
            f"{name}:{reader.line_num}:1: not a row of a table ({error}); is a quotation mark open?"
        ) from None
