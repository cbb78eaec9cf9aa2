"""From the tokens of a form to the dates that they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from tei_tools.dating.expression import Clock, DateExpression, PartialDate
from tei_tools.dating.tokens import Token
from tei_tools.dating.vocabulary import PARTS_OF_DECADE, PARTS_OF_YEAR, SEASONS

_ROMAN = re.compile("[IVX]")
_SEASONS = tuple(SEASONS.values())


def read(form: str, found: Sequence[Token], text: str) -> DateExpression:
    """The expression of the tokens that fitted the form."""
    if form == "figures":
        return _in_figures(found, text)
    if form == "date_time_group":
        return _date_time_group(found)
    if form == "hyphened":
        day, month, year = (token.value for token in found if token.kind != "r")
        return _span(found, PartialDate(year + 1900 * (year < 100), month, day))
    if form == "day_of_this_month":
        relative = {-1: "last", 0: "this", 1: "next"}[found[1].value]
        return _span(found, PartialDate(day=found[0].value))._replace(relative=relative)
    if form == "day_alone":
        days = [PartialDate(day=token.value) for token in found if token.kind == "t"]
        last = days[1] if len(days) > 1 else None
        vague = _alternatives(found, text)
        return _span(found, days[0], last, vague=vague)._replace(relative="near")
    if form == "season":
        return _season(found)
    if form == "years":
        return _years(found)
    if form == "decade":
        return _decade(found, text)
    if form == "holiday":
        month, day = divmod(found[0].value, 100)
        return _span(found, PartialDate(found[-1].value, month, day))
    if form == "year" and found[-2:-1] and found[-2].kind == "P":
        return _part_of_year(found, text)
    points = _points(found)
    last = points[-1] if len(points) > 1 else None
    return _span(found, points[0], last, vague=_alternatives(found, text))


def _alternatives(found: Sequence[Token], text: str) -> bool:
    """Whether the dates are joined by ``or``."""
    return any(token.kind == "a" and text[token.start] == "o" for token in found)


def _span(
    found: Sequence[Token],
    first: PartialDate,
    last: PartialDate | None = None,
    *,
    vague: bool = False,
) -> DateExpression:
    return DateExpression(found[0].start, found[-1].end, first, last, vague)


def _decade(found: Sequence[Token], text: str) -> DateExpression:
    """A decade, or the years of it that ``early``, ``mid-`` and ``late`` leave, as somewhere."""
    decade = found[-1].value
    words = [text[token.start : token.end].lower().rstrip("-– ") for token in found]
    parts = [PARTS_OF_DECADE[word] for word in words if word in PARTS_OF_DECADE]
    if not parts:
        return _span(found, PartialDate(decade), PartialDate(decade + 9))
    first, last = parts[0][0], parts[-1][1]
    return _span(found, PartialDate(decade + first), PartialDate(decade + last), vague=True)


def _whole(figures: int) -> PartialDate:
    return PartialDate(figures // 10000 or None, figures // 100 % 100, figures % 100)


def _in_figures(found: Sequence[Token], text: str) -> DateExpression:
    figures = [token for token in found if token.kind == "N"]
    expression = _span(found, *_completed([_whole(token.value) for token in figures]))
    written = text[figures[0].start : figures[0].end]
    if "." in written or _ROMAN.search(written):  # as on the continent
        return expression._replace(order="dmy")
    first, second = map(int, re.split("[/-]", written)[:2])
    if first > 31:  # ISO 8601
        return expression
    order: Literal["mdy", "dmy", "either"] = (
        "dmy" if first > 12 else "mdy" if second > 12 or len(figures) > 1 else "either"
    )
    return expression._replace(order=order)


def _date_time_group(found: Sequence[Token]) -> DateExpression:
    day, clock = divmod(found[0].value, 10000)
    year = None
    if len(found) == 3:
        year = found[2].value + (1900 if found[2].kind == "n" else 0)
    date = PartialDate(year, found[1].value, day)
    return _span(found, date)._replace(clock=Clock(clock // 100, clock % 100, "Z"))


def _season(found: Sequence[Token]) -> DateExpression:
    seasons = [_SEASONS[token.value] for token in found if token.kind == "S"]
    years = _year_numbers(found)
    begin, finish = seasons[0][0], seasons[-1][1]
    last = years[-1] + (len(years) == 1 and finish < begin)
    return _span(found, PartialDate(years[0], begin), PartialDate(last, finish), vague=True)


def _years(found: Sequence[Token]) -> DateExpression:
    if found[0].kind == "D":
        return _span(found, PartialDate(found[0].value), PartialDate(found[2].value + 9))
    first, last = _year_numbers(found)
    if last <= first:
        return _span(found[:-2], PartialDate(first))
    return _span(found, PartialDate(first), PartialDate(last))


def _year_numbers(found: Sequence[Token]) -> list[int]:
    years: list[int] = []
    for token in found:
        if token.kind in "Yy":
            years.append(token.value)
        elif token.kind in "ndq" and years:
            years.append(years[0] // 100 * 100 + token.value)
    return years


def _part_of_year(found: Sequence[Token], text: str) -> DateExpression:
    year = found[-1].value
    phrase = " ".join(text[found[-2].start : found[-2].end].lower().split()[:2])
    if phrase not in PARTS_OF_YEAR:
        return _span(found, PartialDate(year))
    begin, finish = PARTS_OF_YEAR[phrase]
    return _span(found, PartialDate(year, begin), PartialDate(year, finish), vague=True)


_YEAR, _MONTH, _DAY = range(3)


def _points(found: Sequence[Token]) -> list[PartialDate]:
    """The dates between the connecting words, each completed from its neighbours."""
    points: list[list[int | None]] = [[None, None, None]]
    for token in found:
        now = points[-1]
        if token.kind in "aur":
            if any(now):
                points.append([None, None, None])
        elif token.kind in "Yyn":
            now[_YEAR] = token.value + (1900 if token.kind == "n" else 0)
        elif token.kind in "MmdtTq":
            part = _MONTH if token.kind in "Mm" else _DAY
            if now[part] is not None:
                points.append([None, None, None])
            points[-1][part] = token.value
    return _completed([PartialDate(*point) for point in points])


def _completed(points: list[PartialDate]) -> list[PartialDate]:
    """``March 3–5, 1971``: the second has its month from the first, which has its year from it."""
    first, last = points[0], points[-1]
    if len(points) == 1:
        return points
    if last.month is None:
        last = last._replace(month=first.month)
    if first.month is None:
        first = first._replace(month=last.month)
    if first.year is None and last.year is not None:
        after = (first.month or 0) > (last.month or 0)
        first = first._replace(year=last.year - after)
    return [first, last]
