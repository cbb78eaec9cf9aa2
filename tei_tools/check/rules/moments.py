"""Values of dates: their form, and the moments that they name."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

ATTRIBUTES = ("when", "from", "to", "notBefore", "notAfter")
_FORM = re.compile(
    r"(?P<year>-?\d{4,})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?)?)?)?"
    r"(?P<offset>Z|[+-]\d\d:\d\d)?"
)
#: Of 1976-11-05:00, the month of November in New York, the end is no day.
_DAY = re.compile(r"-?\d{4,}(?:-\d\d(?!:)(?:-\d\d(?!:))?)?")
#: What has no year: --11, --11-10, ---10, and times.
_PARTIAL = re.compile(r"--(\d\d)(?:-(\d\d))?|---(\d\d)|\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")


@lru_cache(maxsize=2048)
def moments(value: str) -> tuple[datetime.datetime, datetime.datetime] | None:
    """The first and the last moment of a value such as 1976-11; None if it has no year, or one
    that Python's calendar lacks. A time without an offset is taken as if at Greenwich.

    ``value`` has no fault by the rule date-form.
    """
    match = _FORM.fullmatch(value)
    if not match or not match["year"].isdecimal() or not 0 < int(match["year"]) < 9999:
        return None
    year, month, day = int(match["year"]), match["month"], match["day"]
    if month is None:
        start, end = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    elif day is None:
        start = datetime.date(year, int(month), 1)
        end = (start + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    else:
        start = end = datetime.date(year, int(month), int(day))
    if match["hour"] is None:
        zero = datetime.time(0, 0, tzinfo=datetime.UTC)
        last = datetime.time(23, 59, 59, tzinfo=datetime.UTC)
        return datetime.datetime.combine(start, zero), datetime.datetime.combine(end, last)
    shift = _shift(match["offset"] or "Z")
    time = datetime.datetime(
        year, start.month, start.day, int(match["hour"]) % 24, int(match["minute"]),
        int(match["second"] or 0), tzinfo=datetime.UTC,
    )  # fmt: skip
    moment = time + datetime.timedelta(days=int(match["hour"]) // 24) - shift
    return moment, moment


def without_time(value: str) -> str:
    """The day, month or year of a value, as it is written, without its time and time zone."""
    return match.group() if (match := _DAY.match(value.strip())) else ""


def _shift(offset: str) -> datetime.timedelta:
    if offset == "Z":
        return datetime.timedelta()
    minutes = int(offset[1:3]) * 60 + int(offset[4:6])
    return datetime.timedelta(minutes=-minutes if offset[0] == "-" else minutes)


@lru_cache(maxsize=2048)
def fault_of(value: str) -> str:
    """What is wrong with the value; empty if nothing is."""
    value = value.strip()
    if partial := _PARTIAL.fullmatch(value):
        month, day, day_alone = partial.group(1, 2, 3)
        right = int(month or 1) in range(1, 13) and int(day or day_alone or 1) in range(1, 32)
        return "" if right else "is not in the calendar"
    match = _FORM.fullmatch(value)
    if not match:
        return "is not a date in the form of ISO 8601"
    month, day = int(match["month"] or 1), int(match["day"] or 1)
    leap_like = abs(int(match["year"])) % 400 or 400
    try:
        datetime.date(leap_like, month, day)
    except ValueError:
        return "is not in the calendar"
    if match["hour"] is not None:
        hour, minute = int(match["hour"]), int(match["minute"])
        second = int(match["second"] or 0)
        midnight = (hour, minute, second) == (24, 0, 0)
        if not midnight and (hour > 23 or minute > 59 or second > 59):
            return "is not a time of the day"
    if match["offset"] not in (None, "Z") and abs(_shift(match["offset"])) > _LARGEST_SHIFT:
        return "has an offset larger than 14 hours"
    return ""


_LARGEST_SHIFT = datetime.timedelta(hours=14)
