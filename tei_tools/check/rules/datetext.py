"""Dates whose value and words part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from tei_tools.check.faults import Fault, words
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.moments import ATTRIBUTES, fault_of, moments
from tei_tools.check.words import quoted
from tei_tools.dating import PartialDate, read_dateline, value
from tei_tools.dating.months import ANY_MONTH, MONTHS

#: The values of a date: names of attributes and what they say, in the order of ATTRIBUTES.
Values: TypeAlias = tuple[tuple[str, str], ...]


def date_text(document: Document) -> Iterator[Fault]:
    """The value of a date is one that its words allow."""
    for date, given in _values(document).items():
        if not _is_of_another_calendar(date.get("calendar")):
            text = words(date)
            if fault := disagreement(text, given):
                what, said = fault
                shown = " to ".join(each for _, each in given)
                meant = " to ".join(each for _, each in said)
                message = f"the {what} {shown} does not agree with the words {quoted(text)}"
                yield Fault(date, message, f"by the words it is {meant}", given[0][0])


def _values(document: Document) -> dict[etree._Element, Values]:
    """The dates that have values, with these, in the order of the document."""
    found: dict[etree._Element, Values] = dict.fromkeys(document.named("date"), ())
    for name in ATTRIBUTES:
        for element, given in document.with_attribute(name):
            if given and element in found:
                found[element] += ((name, given),)
    return {date: given for date, given in found.items() if given}


@lru_cache(maxsize=2048)  # the same few dates fill a volume
def disagreement(text: str, given: Values) -> tuple[str, Values] | None:
    """What is wrong with the values of a date (``value`` or ``value, as to its time,``), and the
    values that its words say; None if they agree, or if words or values say no date.

    What the words leave open is taken from the values, and a value may say less than the words:
    ``1976-11`` agrees with ``November 9``. Moments with time zones are compared as instants.
    """
    if not text or _is_plain(text, given):
        return None
    coded = _days(given)
    found = [each for each in read_dateline(text, 0, len(text)) if each.first is not None]
    if coded is None or len(found) != 1:
        return None
    year, month, day = (int(part) for part in coded[0].split("-"))
    meant = value(found[0], PartialDate(year, month, day))
    said = tuple((name, meant[name]) for name in ATTRIBUTES if name in meant)
    spoken = _days(said)
    if spoken is None or meant.get("cert") == "low" or _are_one_moment(given, said):
        return None
    apart = coded[1] < spoken[0] or spoken[1] < coded[0]
    if apart or _are_other_ranges(given, said):
        return "value", said
    return None if _is_same_time(given, said, text) else ("value, as to its time,", said)


def _is_plain(text: str, given: Values) -> bool:
    """Whether the words are of the commonest forms, and say the same as the value."""
    if len(given) == 2:
        return _are_plain_years(text, given)
    if len(given) != 1 or given[0][0] != "when":
        return False
    found = _PLAIN.fullmatch(text)
    if found is None:
        return False
    value = given[0][1]
    said = found["alone"] or found["year"] or found["last"] or value[:4]
    if month := found["month"] or found["second"]:
        said += f"-{MONTHS.index(month) + 1:02}"
    if day := found["day"] or found["first"]:
        said += f"-{int(day):02}"
    if hour := found["hour"]:
        afternoon = 12 if found["half"] == "p" else 0
        said += f"T{int(hour) % 12 + afternoon:02}:{found['minute'] or '00'}:00"
    if zulu := found["zulu"]:
        said += f"T{zulu[:2]}:{zulu[2:]}:00Z"
    return value == said and not fault_of(value)


def _are_plain_years(text: str, given: Values) -> bool:
    """The same of years: ``1964–1966``, ``1964–66``."""
    found = _YEARS.fullmatch(text)
    if found is None:
        return False
    start, end = found.groups()
    end = start[: -len(end)] + end
    return start < end and given == (("from", start), ("to", end))


def date_calendar(document: Document) -> Iterator[Fault]:
    """A date of another calendar says so."""
    for date in document.named("date"):
        message = _of_calendar(words(date))
        if message and not date.get("calendar"):
            yield Fault(date, message, "add @calendar, and @datingMethod to the value")


@lru_cache(maxsize=2048)
def _of_calendar(text: str) -> str:
    """What the words of a date say of another calendar; empty if nothing."""
    if not text or _PLAIN.fullmatch(text):
        return ""
    named = {word.strip(".,;:()[]’'").lower() for word in text.split()}
    if not named.isdisjoint(_OF_CALENDARS):
        for calendar, names in _CALENDARS.items():
            if found := named & names:
                return f"“{min(found)}” seems to be of the {calendar} calendar"
    style = _STYLE.search(text)
    return f"“{style.group()}” seems to name a date of another calendar" if style else ""


def _is_of_another_calendar(calendar: str | None) -> bool:
    return calendar is not None and not calendar.lower().endswith("gregorian")


def _days(values: Values) -> tuple[str, str] | None:
    """First and last day of the values, as they are written, without regard to time zones."""
    days = []
    for _, given in values:
        if not _VALUE.fullmatch(given) or fault_of(given):
            return None
        known = moments(given[:10])
        if known is None:
            return None
        days += [known[0].date().isoformat(), known[1].date().isoformat()]
    return (min(days), max(days)) if days else None


def _are_one_moment(given: Values, said: Values) -> bool:
    """Whether both are single moments with their zones, and the same instant."""
    if len(given) > 1 or len(said) > 1:
        return False
    (_, one), (_, other) = *given, *said
    zoned = _ZONE.search(one) and _ZONE.search(other)
    return zoned is not None and moments(one) == moments(other)


def _are_other_ranges(given: Values, said: Values) -> bool:
    """Whether both are ranges from day to day, but not the same."""
    names = [name for name, _ in given]
    if names != ["from", "to"] or [name for name, _ in said] != names:
        return False
    days = [each[:10] for _, each in (*given, *said)]
    return all(len(day) == 10 for day in days) and days[:2] != days[2:]


def _is_same_time(given: Values, said: Values, text: str) -> bool:
    """Whether two moments, if they are that, are the same time of day; 6:10 may be 18:10."""
    if len(given) > 1 or len(said) > 1 or given[0][0] != "when":
        return True
    one, other = given[0][1][11:16], said[0][1][11:16]
    if not one or not other or one == other:
        return True
    if _ZONE.search(given[0][1]) and _ZONE.search(said[0][1]):
        return False
    half_days_apart = int(one[:2]) % 12 == int(other[:2]) % 12 and one[2:] == other[2:]
    return half_days_apart and not re.search(r"[ap]\.?\s?m\b|noon|midnight", text, re.IGNORECASE)


_PLAIN = re.compile(
    rf"(?P<month>{ANY_MONTH})(?: (?P<day>[0-9]{{1,2}}))?(?:,? (?P<year>[0-9]{{4}})"
    r"(?:(?:, |—)(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2}))? (?P<half>[ap])\. ?m\."
    r"|, (?P<zulu>[0-9]{4})Z)?)?"
    rf"|(?P<first>[0-9]{{1,2}}) (?P<second>{ANY_MONTH})(?:,? (?P<last>[0-9]{{4}}))?"
    "|(?P<alone>[0-9]{4})"
)
_YEARS = re.compile("([0-9]{4})[–-]([0-9]{4}|[0-9]{2})")
_ZONE = re.compile(r"T[^T]*(?:Z|[+-]\d\d:\d\d)$")
#: Months and eras of other calendars that are no words of a date in English otherwise.
_CALENDARS = {
    "Islamic (Hijri)": frozenset(
        """muharram safar rabi rabī jumada rajab sha'ban sha’ban shaban ramadan shawwal dhu dhū
        a.h hijri hegira""".split()
    ),
    "Iranian": frozenset(
        """farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand
        """.split()
    ),
    "Hebrew": frozenset(
        "tishri tishrei cheshvan kislev tevet shevat adar nisan iyar sivan tammuz elul".split()
    ),
    "French republican": frozenset(
        """vendémiaire vendemiaire brumaire frimaire nivôse nivose pluviôse pluviose ventôse
        ventose germinal floréal floreal prairial messidor thermidor fructidor""".split()
    ),
    "Japanese": frozenset("meiji taishō taisho shōwa showa heisei reiwa".split()),
    "Chinese": frozenset(
        "guangxu kuang-hsu xuantong hsuan-t'ung hsüan-t'ung daoguang tongzhi minguo".split()
    ),
    "Korean": frozenset("dangi tangi gwangmu kwangmu yunghui juche".split()),
    "Ethiopian": frozenset("meskerem tekemt hedar tahsas yekatit megabit ginbot hamle".split()),
    "Rumi": frozenset("rumi kanun-i".split()),
    "Masonic": frozenset(("a.l", "anno lucis")),
    "Roman": frozenset(("kalends", "calends", "ides", "nones")),
}
_OF_CALENDARS = frozenset().union(*_CALENDARS.values())
_VALUE = re.compile(r"\d{4}(-\d\d){0,2}(T.*)?")
_STYLE = re.compile(
    r"\b(?:old style|O\. ?S\.|Julian|year of the (?:Republic|Reign|Pontificate)|of our Pontificate|"
    r"of the Republic of China)(?!\w)",
    re.IGNORECASE,
)

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
