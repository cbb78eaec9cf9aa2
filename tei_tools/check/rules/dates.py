"""Dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, elements, words
from tei_tools.check.rules.model import OURS, Rule
from tei_tools.check.words import quoted
from tei_tools.tei import tag

ATTRIBUTES = ("when", "from", "to", "notBefore", "notAfter")
_FORM = re.compile(
    r"(?P<year>-?\d{4,})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"(?P<offset>Z|[+-]\d\d:\d\d)?)?)?)?"
)
#: What has no year: --11, --11-10, ---10, and times.
_PARTIAL = re.compile(r"--(\d\d)(?:-(\d\d))?|---(\d\d)|\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")
_WANTED = "write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss, with an offset such as +01:00"


def date_form(tree: etree._ElementTree) -> Iterator[Fault]:
    """The value of a date is a day, month or year that the calendar has."""
    for element in elements(tree):
        for attribute in ATTRIBUTES:
            value = element.get(attribute)
            if value is None or (attribute in ("from", "to") and not _is_datable(element)):
                continue
            if fault := fault_of(value):
                yield Fault(element, f'@{attribute}="{value}" {fault}', _WANTED, attribute)


def date_range(tree: etree._ElementTree) -> Iterator[Fault]:
    """A range of time does not end before it begins."""
    for element in elements(tree):
        for first, last in (("from", "to"), ("notBefore", "notAfter")):
            start, end = element.get(first), element.get(last)
            if start is None or end is None or not _is_datable(element):
                continue
            if fault_of(start) or fault_of(end):
                continue
            earliest, latest = moments(start), moments(end)
            if earliest and latest and earliest[0] > latest[1]:
                message = f'@{first}="{start}" is later than @{last}="{end}"'
                yield Fault(element, message, "exchange the two, or mend the wrong one", first)


def date_pair(tree: etree._ElementTree) -> Iterator[Fault]:
    """@when stands alone; @from comes with @to, @notBefore with @notAfter."""
    for date in tree.iter(tag("date")):
        given = [name for name in ATTRIBUTES if name in date.attrib]
        if "when" in given and len(given) > 1:
            message = f"<date> has @when and @{given[1]}"
            yield Fault(date, message, "keep @when for a single date, the others for a range")
        for first, last in (("from", "to"), ("notBefore", "notAfter")):
            if (first in given) != (last in given):
                there, lacking = (first, last) if first in given else (last, first)
                message = f"<date> has @{there}, but no @{lacking}"
                yield Fault(date, message, f"add @{lacking}", there)


def weekday(tree: etree._ElementTree) -> Iterator[Fault]:
    """The weekday in the text is that of the date."""
    for date in tree.iter(tag("date")):
        value = date.get("when", "")
        match = re.match(r"\d{4}-\d\d-\d\d", value)
        text = words(date)
        named = re.search(rf"\b({'|'.join(_DAYS)})\b", text, re.IGNORECASE)
        if not match or not named or fault_of(value):
            continue
        right = _DAYS[datetime.date.fromisoformat(match.group()).weekday()]
        if named.group().lower() != right.lower():
            message = f"{quoted(text)} names a {named.group()}, but {match.group()} is a {right}"
            yield Fault(date, message, "see which of the two is wrong", "when")


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


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


def _shift(offset: str) -> datetime.timedelta:
    if offset == "Z":
        return datetime.timedelta()
    minutes = int(offset[1:3]) * 60 + int(offset[4:6])
    return datetime.timedelta(minutes=-minutes if offset[0] == "-" else minutes)


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


def _is_datable(element: etree._Element) -> bool:
    """Whether @from and @to of this element are times, and not pages or pointers."""
    return not element.tag.endswith(("}biblScope", "}citedRange", "}app", "}lem", "}rdg", "}span"))


RULES = (
    Rule(
        "date-form", "error", date_form,
        "The value of a date is a day, month or year that the calendar has, as ISO 8601 writes it.",
        '<p><date when="1976-02-30">February 30</date></p>',
        '<p><date when="1976-02-29">February 29</date></p>',
        why=(
            "Programs sort and search by these values; one that is no date falls out of every "
            "list."
        ),
    ),
    Rule(
        "date-range", "error", date_range,
        "A range of time does not end before it begins.",
        '<p><date from="1976-11-10" to="1976-11-09">November 9–10</date></p>',
        '<p><date from="1976-11-09" to="1976-11">November 9 to the end of the month</date></p>',
        why=(
            "A range that ends before it begins holds no day, and the document is not found under "
            "any."
        ),
    ),
    Rule(
        "date-pair", "error", date_pair,
        "@when stands alone; @from comes with @to, and @notBefore with @notAfter.",
        '<p><date from="1976-11-09">November 9 and after</date></p>',
        '<p><date from="1976-11-09" to="1976-11-10">November 9–10</date></p>',
        OURS,
        why="Half a range, or a date beside a range, can be read in more than one way.",
    ),
    Rule(
        "date-plausible", "warning", weekday,
        "The weekday named in the text is that of the date.",
        '<p><date when="1976-11-10">Tuesday, November 10, 1976</date></p>',
        '<p><date when="1976-11-10">Wednesday, November 10, 1976</date></p>',
        why=(
            "A weekday that does not fit, or a date that cannot be, is mostly a misread figure in "
            "the date."
        ),
    ),
)  # fmt: skip
