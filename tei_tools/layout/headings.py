"""Which section headings stand under which others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.model import Block

_ENUMERATOR = re.compile(
    r"\(?(?:(?P<roman>[IVX]{1,5})|(?P<number>\d{1,2})|(?P<letter>[A-Z])|(?P<small>[a-z]))[.)]\s"
)
# A part of the document, perhaps with its title: PART TWO; Part II. The Harbor.
_PART = re.compile(
    r"(?:part|chapter|title|book|section|teil|kapitel|abschnitt|partie|chapitre)"
    r" (?:[ivxlc\d]{1,6}|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:\.|(?:[.:]| ?[–—-]) ?\S.{1,90})?",
    re.IGNORECASE,
)
_LONGEST_ROW = 4  # more headings in a row are hardly headings
# Lines at the top of a letter that show it to be one: a date, to whom it goes, and about what.
_LETTERHEAD = re.compile(
    r"(?:subject|subj|refer to|reference|ref|re|from|to|date)\s?:|(?:\w+ )?memorandum (?:for|to)\b"
    r"|.*\b[a-z]{3,9} \d{1,2}, ?(?:1[6-9]|20)\d\d\b",
    re.IGNORECASE,
)


def levels(blocks: Sequence[Block], reading: str) -> Iterator[int]:
    """For each block the depth of the section that it heads, 0 of a block that heads none.

    Only headings in a row, with no text between them, show by themselves that one stands under the
    other: where they are written alike they do not, nor where one form comes again after another,
    nor in a letterhead. A heading written as one that is open goes back to its level; one that is
    written otherwise, after text, stays on that of the heading before it. So no form is open on two
    levels, and there are never more levels than forms, of which there are seven.
    """
    if not any(block.kind == "section" for block in blocks):
        yield from (0 for _ in blocks)
        return
    around: list[set[str]] = []  # the forms of the open headings of each level
    for is_row, run in groupby(blocks, key=lambda block: block.kind in ("section", "pages")):
        row = list(run)
        if not is_row:
            if any(block.kind in ("valediction", "signed") for block in row):
                around = []
            yield from (0 for _ in row)
            continue
        headings = [reading[b.start : b.end] for b in row if b.kind == "section"]
        depths = iter(_of_row(headings, around))
        for block in row:
            yield next(depths) if block.kind == "section" else 0


def _of_row(headings: Sequence[str], around: list[set[str]]) -> Iterable[int]:
    """The depths of the headings of a row; ``around`` becomes the forms that are open after it."""
    forms = [form_of(heading) for heading in headings]
    if len(forms) > _LONGEST_ROW or any(map(_is_of_letterhead, headings)):
        around[:] = [{forms[-1]}]
        return [0] * len(forms)
    nests = len(set(forms)) == sum(1 for _ in groupby(forms))
    depths: list[int] = []
    for at, form in enumerate(forms):
        is_open = (depth for depth, open_forms in enumerate(around) if form in open_forms)
        depth = next(is_open, len(around) if at and nests else max(0, len(around) - 1))
        del around[depth + 1 :]
        if depth == len(around):
            around.append(set())
        around[depth].add(form)
        depths.append(depth)
    return depths


def _is_of_letterhead(heading: str) -> bool:
    words = " ".join(heading.split())
    return _LETTERHEAD.match(words) is not None or is_dateline(words)


def form_of(heading: str) -> str:
    """How a heading is written: as the number of a part, with what kind of number, in capitals, or
    none of these."""
    if _PART.fullmatch(" ".join(heading.split())):
        return "part"
    found = _ENUMERATOR.match(heading)
    if found:
        return found.lastgroup or ""
    return "capitals" if heading.isupper() else "words"
