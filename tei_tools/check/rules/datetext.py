"""Dates whose value and words part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, words
from tei_tools.check.rules.dates import fault_of, moments
from tei_tools.check.rules.model import Rule
from tei_tools.check.words import quoted
from tei_tools.dating import Context, PartialDate, read_dateline, value
from tei_tools.tei import tag

#: Words that announce a date of another calendar.
_CALENDARS = re.compile(
    r"\b(?:Muharram|Safar|Rabi(?: al)?|Jumada|Rajab|Sha'?ban|Ramadan|Shawwal|Dhu al|A\.?H\.|"
    r"Tishri|Nisan|Adar|Vend[ée]miaire|Brumaire|Frimaire|Niv[ôo]se|Pluvi[ôo]se|Vent[ôo]se|Germinal|"
    r"Flor[ée]al|Prairial|Messidor|Thermidor|Fructidor|Meiji|Taish[oō]|Sh[oō]wa|Heisei|"
    r"old style|O\. ?S\.|Julian)(?!\w)",
    re.IGNORECASE,
)


def date_text(tree: etree._ElementTree) -> Iterator[Fault]:
    """The value of a date is one that its words allow."""
    for date in tree.iter(tag("date")):
        given = {name: str(date.get(name)) for name in _VALUES if name in date.attrib}
        coded = _span(given)
        if coded is None or date.get("calendar"):
            continue
        text = words(date)
        found = [each for each in read_dateline(text, 0, len(text)) if each.first is not None]
        if len(found) != 1:
            continue
        year, month, day = (int(part) for part in coded[0].split("-"))
        said = value(found[0], Context(PartialDate(year, month, day)))
        spoken = _span(said)
        if spoken is None or said.get("cert") == "low":
            continue
        shown = " to ".join(given.values())
        meant = " to ".join(said[name] for name in _VALUES if name in said)
        if coded[1] < spoken[0] or spoken[1] < coded[0]:
            message = f"the value {shown} does not agree with the words {quoted(text)}"
            yield Fault(date, message, f"by the words it is {meant}", next(iter(given)))
        elif not _same_time(given, said, text):
            message = f"the time of {shown} does not agree with the words {quoted(text)}"
            yield Fault(date, message, f"by the words it is {_time(said)}", "when")


def date_calendar(tree: etree._ElementTree) -> Iterator[Fault]:
    """A date of another calendar says so."""
    for date in tree.iter(tag("date")):
        found = _CALENDARS.search(words(date))
        if found and not date.get("calendar"):
            message = f"“{found.group()}” seems to name a date of another calendar"
            yield Fault(date, message, "add @calendar and @datingMethod")


_VALUES = ("when", "from", "to", "notBefore", "notAfter")


def _span(values: dict[str, str]) -> tuple[str, str] | None:
    """First and last day of the values, as they are written, without regard to time zones."""
    days = []
    for given in (values[name] for name in _VALUES if name in values):
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}(T.*)?", given):
            return None
        known = None if fault_of(given) else moments(given[:10])
        if known is None:
            return None
        days += [known[0].date().isoformat(), known[1].date().isoformat()]
    return (min(days), max(days)) if days else None


def _same_time(given: dict[str, str], said: dict[str, str], text: str) -> bool:
    """Whether two moments, if they are that, are the same time of day; 6:10 may be 18:10."""
    one, other = _time(given), _time(said)
    if not one or not other or one == other:
        return True
    half_days_apart = int(one[:2]) % 12 == int(other[:2]) % 12 and one[2:] == other[2:]
    return half_days_apart and not re.search(r"[ap]\.?\s?m\b|noon|midnight", text, re.IGNORECASE)


def _time(values: dict[str, str]) -> str:
    """Hour and minute of a single moment, or nothing."""
    return values.get("when", "")[11:16]


RULES = (
    Rule(
        "date-text", "warning", date_text,
        "The value of a date is one that its words allow.",
        '<p><date when="1976-11-09">November 10</date></p>',
        '<p><date when="1976-11-10T16:30:00">November 10, 1976, 4:30 p.m.</date></p>',
        why="The words are what the source says; a value that they do not allow was mistyped.",
    ),
    Rule(
        "date-calendar", "info", date_calendar,
        "A date of another calendar than the Gregorian says so with @calendar.",
        '<p><date when="1917-11-07">October 25, 1917, Old Style</date></p>',
        '<p><date when="1917-11-07" calendar="#julian">October 25, 1917, Old Style</date></p>',
        why=(
            "A day of the Julian calendar is another day of ours, up to thirteen days later; "
            "without @calendar nobody sees which is meant."
        ),
    ),
)  # fmt: skip
