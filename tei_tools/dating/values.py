"""The value of a date expression as attributes of TEI (att.datable)."""

from __future__ import annotations

import datetime

from tei_tools.dating.expression import DateExpression, PartialDate
from tei_tools.dating.tense import Tense

_DAY_AHEAD = 100  # days up to which a day without a year may lie ahead
_PAST_DAY_AHEAD = 4  # … that of a letter: clocks differ, and months are not all of 31 days
# A month may be spoken of from a distance (``as it had been in June``, of a plan, in May): days to
# the middle of one that is past, about two months ahead, or to come, about four months back.
_PAST_MONTH_AHEAD, _FUTURE_MONTH_BACK = 75, 135
_YEAR = 12 * 31  # days, with months of 31: enough to compare


def value(expression: DateExpression, context: PartialDate | None = None) -> dict[str, str]:
    """``when``, ``from`` and ``to``, or ``notBefore`` and ``notAfter``; empty if nothing is known.

    What the words do not say, the year or the month, is that of the ``context``, a date near them,
    and makes ``cert="medium"``; ``circa`` makes ``precision="medium"``, and the years in a title
    have ``type="title"``. Of a day that the calendar does not have (``June 31``) the value is the
    month, with ``cert="low"``, which also a day has whose weekday is another one than the words
    say.
    """
    first, last = expression.first, expression.last
    if first is None:
        return {}
    inferred = expression.borrowed
    if first.year is None or (first.month is None and first.day is not None):
        if context is None or context.year is None:
            return {}
        first = _supplied(expression, first, context)
        inferred = True
    if last is not None and first.month and last.month is None and last.year is None:
        # 10th or 11th: the second has the month of the first, or the next
        after = int((last.day or 0) < (first.day or 0))
        last = _plus_months(last._replace(year=first.year, month=first.month), after)
    if last is not None and last.year is None and first.year is not None:
        last = last._replace(year=first.year + ((last.month or 0) < (first.month or 0)))
    if last is not None and last.iso() < first.iso():  # August 26, 30 and 4: the range of all
        first, last = last, first
    if not first.is_possible() or (last and not last.is_possible()):
        return {**_attributes(expression, _month(first), last and _month(last)), "cert": "low"}
    attributes = _attributes(expression, first, last)
    if expression.approximate:
        attributes["precision"] = "medium"
    if expression.in_title:
        attributes["type"] = "title"
    if expression.weekday is not None and expression.weekday not in (
        weekday(first),
        weekday(last or first),
    ):
        attributes["cert"] = "low"
    elif inferred:
        attributes["cert"] = "medium"
    return attributes


def weekday(date: PartialDate) -> int | None:
    """The weekday of a day (0 is Monday), None where the day is not known."""
    if date.year is None or date.month is None or date.day is None or not date.is_possible():
        return None
    return datetime.date(date.year, date.month, date.day).weekday()


def _attributes(
    expression: DateExpression, first: PartialDate, last: PartialDate | None
) -> dict[str, str]:
    if last is not None:
        names = ("notBefore", "notAfter") if expression.vague else ("from", "to")
        return dict(zip(names, (first.iso(), last.iso()), strict=True))
    clock, until = expression.clock, expression.until
    if clock and until:
        return {"from": f"{first.iso()}T{clock.iso()}", "to": f"{first.iso()}T{until.iso()}"}
    return {"when": f"{first.iso()}T{clock.iso()}" if clock and first.day else first.iso()}


def _month(date: PartialDate) -> PartialDate:
    return date._replace(day=None)


def _supplied(expression: DateExpression, date: PartialDate, context: PartialDate) -> PartialDate:
    """The date with the year, and for ``10th instant`` the month, that the context suggests."""
    year = context.year or 0
    if expression.relative == "near":
        return _nearest_month(date, context)
    if date.month is None:
        here = date._replace(year=year, month=context.month or 1)
        return _plus_months(here, {"last": -1, "this": 0, "next": 1}[expression.relative])
    if expression.relative:
        return date._replace(year=_relative_year(expression.relative, date, context))
    years = _nearest_years(date, context, expression.tense)
    candidates = [PartialDate(y, date.month, date.day) for y in years]
    if expression.weekday is not None:
        for candidate in candidates:
            if weekday(candidate) == expression.weekday:
                return candidate
    if not candidates[0].is_possible():  # February 29
        return next((c for c in candidates if c.is_possible()), candidates[0])
    return candidates[0]


def _nearest_month(date: PartialDate, context: PartialDate) -> PartialDate:
    """The day in the month in which it lies nearest; in that of a context that has no day."""
    here = date._replace(year=context.year, month=context.month or 1)
    months = [_plus_months(here, number) for number in ((0, -1, 1) if context.day else (0,))]
    own = _day_number(context.year or 0, context)
    return min(
        [found for found in months if found.is_possible()] or months,
        key=lambda found: abs(_day_number(found.year or 0, found) - own),
    )


def _plus_months(date: PartialDate, number: int) -> PartialDate:
    """The same day so many months later."""
    years, month = divmod((date.month or 1) - 1 + number, 12)
    return date._replace(year=(date.year or 0) + years, month=month + 1)


def _relative_year(relative: str, date: PartialDate, context: PartialDate) -> int:
    """``last November`` is the latest November before the context, ``next May`` the first after."""
    year = context.year or 0
    here, there = context.month or 6, date.month or 6
    if relative == "last":
        return year if there < here else year - 1
    if relative == "next":
        return year if there > here else year + 1
    return year + {"last year": -1, "next year": 1}.get(relative, 0)


def _nearest_years(date: PartialDate, context: PartialDate, tense: Tense) -> list[int]:
    """The years in which the day may be, the nearest to the context first; of two equal ones the
    earlier.

    A day far ahead comes last: who means it says the year, while the year of one in the past
    goes without saying. So does the day of a letter that is ahead, and a month ahead of which the
    words before it speak as past (``since June``, in May), or one that is past and should be to
    come (``until June``, in December).
    """
    here = context.year or 0
    if context.month is None:
        return [here, here - 1, here + 1]
    ahead = _day_number(here, date) - _day_number(here, context)
    if date.day:
        far, back = _PAST_DAY_AHEAD if tense == "past" else _DAY_AHEAD, _YEAR * 2
    else:
        far = _PAST_MONTH_AHEAD if tense == "past" else _YEAR * 2
        back = _FUTURE_MONTH_BACK if tense == "future" else _YEAR * 2

    def distance(year: int) -> int:
        days = ahead + (year - here) * _YEAR
        if days > far:
            days += _YEAR
        elif days < -back:
            days -= _YEAR
        return abs(days)

    return sorted((here - 1, here, here + 1), key=distance)


def _day_number(year: int, date: PartialDate) -> int:
    """Days since the year 0, with months of 31."""
    return year * _YEAR + (date.month or 6) * 31 + (date.day or 15)
