"""The dates of a dateline: the expression covers the time of day and its zone too."""

from __future__ import annotations

import re
from functools import lru_cache

from tei_tools.dating.expression import Clock, DateExpression
from tei_tools.dating.search import find_dates
from tei_tools.dating.vocabulary import ZONES

_UNDATED = re.compile(r"[Uu]ndated|[Nn]ot\sdated|[Nn]o\sdate(?!\w)|n\.\s?d\.|UNDATED")
_ZONE = "|".join(sorted(ZONES, key=len, reverse=True))
_TIME = re.compile(
    rf"""(?:\s*[,;:—–-]+)?\s*(?P<open>[\[(])?(?:(?:about|approximately|circa|ca\.|at)\s)?
    (?:
      (?P<hour>\d{{1,2}})(?:[:.]\s?(?P<minute>\d\d))?\s?(?P<half>[aApP])\s?\.?\s?[mM](?!\w)\.?
    | (?P<clock>\d{{1,2}}:\d\d|[0-2]\d[0-5]\d)(?=\s?(?:{_ZONE}|hours|hrs|local)|\s*[.,\])]*$)
    | (?:12\s)?(?P<noon>[Nn]oon)(?!\w) | (?:12\s)?(?P<midnight>[Mm]idnight)(?!\w)
    )
    (?:\s?(?:hours|hrs\.?))?
    (?:\s?\(?(?P<zone>{_ZONE}|[Zz]ulu)(?!\w)\)?|\s?\(?local(?:\stime)?\)?)?
    (?(open)[\])]?)
    (?P<range>\s?(?:[-–—]|to|and|until)\s?(?:\d|[Nn]oon|[Mm]idnight))?""",
    re.VERBOSE,
)
_SPAN = re.compile(
    r"""(?:\s*[,;:—–-]+)?\s*
    (?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?:\s?(?P<half>[ap])\.?\s?m\.?)?
    \s?(?:[–—]|to|until)\s?
    (?P<to_hour>\d{1,2})(?:[:.](?P<to_minute>\d\d))?\s?(?P<to_half>[ap])\s?\.?\s?m(?!\w)\.?""",
    re.VERBOSE | re.IGNORECASE,
)
# FRUS takes a span of time into the date in the volumes of the years from this one on; where it
# stands with a hyphen, as typed, the volume is one of those that do not.
_WITH_SPAN = 1973
_RECEIVED = re.compile(r"(?:\[|\()\s?[Rr]ec(?:eived|’d|'d|d\.)[^\])]*")
_SENT = re.compile(r"[Rr]ec(?:eived|’d|'d|d\.)[\s:]*$")


@lru_cache(maxsize=4)  # the annotators of dates and of persons ask for the same datelines
def read_dateline(text: str, start: int, end: int) -> tuple[DateExpression, ...]:
    """The date expressions of the dateline ``text[start:end]``, left to right.

    ``December 10, 1970, 4:30 p.m.`` and ``undated`` are expressions, brackets and the full stop
    that closes the line are not part of them; nor is a span of time (``4:40–6:30 p.m.``) before
    1973, which FRUS then encodes as an element of its own; nor the date of receipt (``[Received May
    3.]``).
    """
    received = [match.span() for match in _RECEIVED.finditer(text, start, end)]
    dates = [
        date
        for date in find_dates(text, start, end)
        if not any(a <= date.start < b for a, b in received)
        and not _SENT.search(text[max(start, date.start - 12) : date.start])
    ]
    if not dates and (match := _UNDATED.search(text, start, end)):
        return (DateExpression(match.start(), match.end(), None),)
    limits = (*(date.start for date in dates[1:]), end)
    return tuple(_with_time(text, date, limit) for date, limit in zip(dates, limits, strict=False))


def _with_time(text: str, date: DateExpression, limit: int) -> DateExpression:
    if date.first and date.first.day and (date.first.year or 0) >= _WITH_SPAN and not date.last:
        span = _SPAN.match(text, date.end, limit)
        clocks = _clocks(span) if span else None
        if span and clocks:
            return date._replace(end=span.end(), clock=clocks[0], until=clocks[1])
    match = _TIME.match(text, date.end, limit)
    if match is None or match["range"] or date.clock:
        return date
    clock = _clock(match)
    stop = match.end()
    if clock is None:
        return date
    return date._replace(end=stop, clock=clock if date.last is None else None)


def _clocks(span: re.Match[str]) -> tuple[Clock, Clock] | None:
    """Beginning and end of a span of time on one day."""
    until = _hour(span["to_hour"], span["to_minute"], span["to_half"])
    since = _hour(span["hour"], span["minute"], span["half"] or span["to_half"])
    if since and until and not span["half"] and since.iso() > until.iso():
        since = _hour(span["hour"], span["minute"], "a")  # "11:30–12:15 p.m."
    return (since, until) if since and until and since.iso() < until.iso() else None


def _hour(hour: str, minute: str | None, half: str) -> Clock | None:
    hours, minutes = int(hour) % 12 + 12 * (half in "pP"), int(minute or 0)
    return Clock(hours, minutes) if 0 < int(hour) <= 12 and minutes < 60 else None


def _clock(match: re.Match[str]) -> Clock | None:
    zone = ZONES.get((match["zone"] or "").upper(), "")
    if match["noon"]:
        return Clock(12, 0, zone)
    if match["midnight"]:
        return Clock(0, 0, zone)
    if match["clock"]:
        digits = match["clock"].replace(":", "")
        hour, minute = int(digits[:-2]), int(digits[-2:])
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if match["half"] in "pP" and hour < 12:
            hour += 12
        elif match["half"] in "aA" and hour == 12:
            hour = 0
    return Clock(hour, minute, zone) if hour < 24 and minute < 60 else None
