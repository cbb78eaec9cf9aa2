"""Which section headings stand under which others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tei_tools.layout.model import Block

_ENUMERATOR = re.compile(
    r"\(?(?:(?P<roman>[IVX]{1,5})|(?P<number>\d{1,2})|(?P<letter>[A-Z])|(?P<small>[a-z]))[.)]\s"
)
_LONGEST_ROW = 4  # more headings in a row are hardly headings


def levels(blocks: Sequence[Block], reading: str) -> Iterator[int]:
    """For each block the depth of the section that it heads, 0 of a block that heads none.

    Only headings in a row, with no text between them, show by themselves that one stands under the
    other: where they are written alike they do not. A later one written as one that is open goes on
    with its level; one that is written otherwise, with that of the heading before it.
    """
    if not any(block.kind == "section" for block in blocks):
        yield from (0 for _ in blocks)
        return
    open_forms: list[str] = []
    for is_row, run in groupby(blocks, key=lambda block: block.kind in ("section", "pages")):
        row = list(run)
        if not is_row:
            if any(block.kind in ("valediction", "signed") for block in row):
                open_forms = []
            yield from (0 for _ in row)
            continue
        forms = [form_of(reading[b.start : b.end]) for b in row if b.kind == "section"]
        depths = iter(_of_row(forms, open_forms))
        for block in row:
            yield next(depths) if block.kind == "section" else 0


def _of_row(forms: Sequence[str], open_forms: list[str]) -> Iterable[int]:
    if len(forms) > _LONGEST_ROW:
        open_forms[:] = forms[-1:]
        return [0] * len(forms)
    depths: list[int] = []
    for at, form in enumerate(forms):
        if at and form != forms[at - 1]:
            depth = len(open_forms)
        elif form in open_forms:  # the innermost that is written so
            depth = len(open_forms) - 1 - open_forms[::-1].index(form)
        else:
            depth = max(0, len(open_forms) - 1)
        open_forms[depth:] = [form]
        depths.append(depth)
    return depths


def form_of(heading: str) -> str:
    """How a heading is written: the kind of its number, or in capitals, or neither."""
    found = _ENUMERATOR.match(heading)
    if found:
        return found.lastgroup or ""
    return "capitals" if heading.isupper() else "words"
