"""What a date expression says: dates with parts that may be missing."""

from __future__ import annotations

from calendar import isleap
from typing import Literal, NamedTuple

from tei_tools.dating.tense import Tense

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class PartialDate(NamedTuple):
    """A year, a month or a day of the Gregorian calendar; what the words do not say is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """The date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty without a year."""
        if self.year is None:
            return ""
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def is_possible(self) -> bool:
        """Whether the calendar has such a date (February 29 in some year, never February 30)."""
        if self.month is None:
            return self.day is None
        if self.day is None:
            return True
        leap = self.month == 2 and (self.year is None or isleap(self.year))
        return 1 <= self.day <= _DAYS[self.month - 1] + leap


class Clock(NamedTuple):
    """A time of day; ``zone`` is ``Z``, an offset such as ``-05:00``, or empty where unknown."""

    hour: int
    minute: int
    zone: str = ""

    def iso(self) -> str:
        """The time as ``hh:mm:ss`` with its zone."""
        return f"{self.hour:02}:{self.minute:02}:00{self.zone}"


class DateExpression(NamedTuple):
    """A date expression: the characters ``[start, end)`` of the text, and what they say.

    ``first`` is None for ``undated``. ``last`` closes a range, inclusive. ``vague`` says that the
    date lies somewhere in the range instead of lasting for all of it (a season, ``June 17 or 18``).
    ``clock`` is the time of day, ``until`` the end of a span of time that begins with it.
    ``weekday`` (0 is Monday) is what stands before the date. ``relative`` is ``last``, ``this`` or
    ``next``, or these with ``year``, where such words stand in for the year or the month (``last
    November``, ``November of last year``), or ``near`` where nothing does (``the 12th``).
    ``borrowed`` says that the year is that of a neighbour (``May 3`` in ``May 3 and June 5,
    1955``). ``in_title`` marks the years in the title of a file series or book (``Central Files
    1970–73``), ``approximate`` what follows ``circa``. ``order`` is that of a date in figures:
    ``mdy`` or ``dmy`` where only one of them is a date, else ``either`` (``10/9/76``, read as
    October 9). ``tense`` is that of the words before a month or a day without
    a year.
    """

    start: int
    end: int
    first: PartialDate | None
    last: PartialDate | None = None
    vague: bool = False
    clock: Clock | None = None
    until: Clock | None = None
    weekday: int | None = None
    relative: str = ""
    borrowed: bool = False
    in_title: bool = False
    approximate: bool = False
    order: Literal["", "mdy", "dmy", "either"] = ""
    tense: Tense = ""
