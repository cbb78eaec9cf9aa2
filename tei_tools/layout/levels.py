"""Which headings stand under which others, by how they are written and counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

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
_ROMAN = {"I": 1, "V": 5, "X": 10}
_AGAIN = " again"  # of a count within another of its kind


class _Count(NamedTuple):
    """The number that a heading bears, 0 if it has none, and whether it is in capitals."""

    number: int
    in_capitals: bool


def levels(blocks: Sequence[Block], reading: str) -> Iterator[int]:
    """For each block the depth of the section that it heads, 0 of a block that heads none.

    Only headings in a row, with no text between them, show by themselves that one stands under the
    other: where they are written alike they do not, nor where one form comes again after another,
    nor in a letterhead. A heading written as one that is open goes back to its level; one that is
    written otherwise, after text, stays on that of the heading before it. A count that begins anew
    below headings of another form is one within the first (``II.``, ``A.``, ``I.``); of two that
    are open, that goes on whose next number it is. So no form is open on more than two levels,
    and there are never more than twice as many levels as forms, of which there are seven.
    """
    if not any(block.kind == "section" for block in blocks):
        yield from (0 for _ in blocks)
        return
    around: list[dict[str, _Count]] = []  # the forms of the open headings of each level
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


def _of_row(headings: Sequence[str], around: list[dict[str, _Count]]) -> Iterable[int]:
    """The depths of the headings of a row; ``around`` becomes the forms that are open after it."""
    counts = list(map(_count_of, headings))
    forms = _forms_of_row(list(map(form_of, headings)), counts, around)
    if len(forms) > _LONGEST_ROW or any(map(_is_of_letterhead, headings)):
        around[:] = [{forms[-1].removesuffix(_AGAIN): counts[-1]}]
        return [0] * len(forms)
    nests = len(set(forms)) == sum(1 for _ in groupby(forms))
    depths: list[int] = []
    for at, form in enumerate(forms):
        is_open = (depth for depth, open_forms in enumerate(around) if form in open_forms)
        new = (at and nests) or (not at and form.endswith(_AGAIN))
        depth = next(is_open, len(around) if new else max(0, len(around) - 1))
        del around[depth + 1 :]
        if depth == len(around):
            around.append({})
        around[depth][form] = counts[at]
        depths.append(depth)
    return depths


def _forms_of_row(
    forms: Sequence[str], counts: Sequence[_Count], around: Sequence[Mapping[str, _Count]]
) -> Sequence[str]:
    """The forms of the headings of a row, of which that of a count within another of its kind is
    told apart."""
    found: list[str] = []
    for form, count in zip(forms, counts, strict=True):
        if form not in found and form + _AGAIN not in found:
            form = _form_around(form, count, around)
        elif form + _AGAIN in found or (count.number == 1 and found[-1] != form):
            form += _AGAIN
        found.append(form)
    return found


def _form_around(form: str, count: _Count, around: Sequence[Mapping[str, _Count]]) -> str:
    """The form of a heading among those that are open: of a count, or of one within it."""
    last = {key: number for level in around for key, number in level.items()}
    if not count.number or form not in last or form in around[-1]:
        return form
    again = form + _AGAIN
    if count.number == 1:
        return again
    if again not in last or last[again].number + 1 != count.number:
        return form
    both = last[form].number + 1 == count.number
    is_outer = both and last[form].in_capitals == count.in_capitals != last[again].in_capitals
    return form if is_outer else again


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


def counts_on(above: str, below: str) -> bool:
    """Whether two lines bear numbers of one kind, and the second that which follows the first."""
    first, second = _ENUMERATOR.match(above), _ENUMERATOR.match(below)
    if not first or not second:
        return False
    letters = first[0].strip("(.) \n"), second[0].strip("(.) \n")
    if all(len(each) == 1 and each.isalpha() for each in letters):  # H. and I. are letters, both
        return ord(letters[0]) + 1 == ord(letters[1])
    kinds = first.lastgroup, second.lastgroup
    return kinds[0] == kinds[1] and _count_of(above).number + 1 == _count_of(below).number


def _count_of(heading: str) -> _Count:
    found = _ENUMERATOR.match(heading)
    if not found:
        return _Count(0, heading.isupper())
    kind, words = found.lastgroup or "", heading[found.end() :]
    return _Count(_value(kind, found[kind]), words.isupper())


def _value(kind: str, number: str) -> int:
    """What a number, a letter or a Roman number counts."""
    if kind == "number":
        return int(number)
    if kind != "roman":
        return ord(number.lower()) - ord("a") + 1
    values = [_ROMAN[sign] for sign in number]
    after = (*values[1:], 0)
    return sum(v if v >= next_ else -v for v, next_ in zip(values, after, strict=True))
