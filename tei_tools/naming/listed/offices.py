"""What an entry's description says: offices, and when they were held."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from tei_tools.dating.months import ANY_SHORT_MONTH, SHORT_MONTHS
from tei_tools.naming.listed.prominence import NO_OFFICE, prominence_of

_MONTHS = {name: number for number, name in enumerate(SHORT_MONTHS, start=1)}
_CAPITALS = "".join(sorted({name[0] for name in SHORT_MONTHS}))
_DATE = re.compile(
    rf"(?=[{_CAPITALS}\d])"  # said sooner than that none of the twelve stands there
    rf"(?:(?P<month>{ANY_SHORT_MONTH})[a-z]*\.?\s+)?"
    r"(?:(?P<day>\d{1,2}),?\s+)?(?P<year>1[6-9]\d\d|20\d\d)\b"
)
_DAY_BEFORE = re.compile(r"\b(\d{1,2})\s+$")  # 20 January 1961
_SHORT_YEAR = re.compile(r"\s?[–-]\s?(\d\d)(?!\d)")  # 1957–61
# How a period with one year begins: "April–December 1955", "from May 3 to June 5, 1955".
_HALF = re.compile(
    rf"\b(?P<month>{ANY_SHORT_MONTH})[a-z]*\.?(?:\s(?P<day>\d{{1,2}}))?"
    rf"(?:\s*[–-]\s*|,?\s(?:to|until|through)\s)(?={ANY_SHORT_MONTH})"
)
_UNTIL = re.compile(
    r"\b(?:until|till|to|through|thru|before|–|-)\s*(?:early |late |mid-?|about "
    r"|(?:his|her) (?:death|resignation|retirement),? (?:on |in )?)?$"
)
_FROM = re.compile(
    r"\b(?:from|after|since|beginning|as of|effective)\s*(?:early |late |mid-?|about )?$"
)
_WORD = re.compile(r"[A-Za-zÀ-ÿ’']{2,}")
_LINKING = re.compile(r"^(?:(?:and|also|then|thereafter|subsequently|later|concurrently),? )+")
#: A day before and a day after all others.
FIRST_DAY, LAST_DAY = "0000-00-00", "9999-99-99"


@dataclass(frozen=True, slots=True)
class Office:
    """One office: its words, how well known it makes its bearer, and from when to when it was held.

    ``since`` and ``until`` are ISO dates, as precise as the description says them: ``1959``,
    ``1959-04`` or ``1959-04-22``; :data:`FIRST_DAY` and :data:`LAST_DAY` where it does not.
    ``start`` and ``end`` are the same in years, from the beginning of the first month or year to
    the end of the last.
    """

    text: str
    words: frozenset[str]
    prominence: float
    since: str = FIRST_DAY
    until: str = LAST_DAY
    start: float = field(init=False)
    end: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", _in_years(self.since))
        until = _in_years(self.until) + (1 / 12 if "-" in self.until else 1)
        object.__setattr__(self, "end", until)

    def held_at(self, year: float) -> bool:
        """Whether it was held then, give or take a month."""
        return self.start - 0.1 <= year <= self.end + 0.1

    def was_held(self, first: str, last: str) -> bool:
        """Whether it was certainly held on all days from the first to the last, ISO dates of any
        precision. In the month or year in which a term begins or ends nothing is certain."""
        return last_day(self.since) <= first_day(first) and last_day(last) <= first_day(self.until)

    def may_be_held(self, first: str, last: str) -> bool:
        """Whether it may have been held on one of the days from the first to the last."""
        return first_day(self.since) <= last_day(last) and first_day(first) <= last_day(self.until)


def first_day(date: str) -> str:
    """What no day of an ISO date of any precision stands before, as text."""
    return f"{date}-00-00"[:10]


def last_day(date: str) -> str:
    """What no day of an ISO date of any precision stands after, as text."""
    return f"{date}-99-99"[:10]


@lru_cache(maxsize=1 << 16)  # the same descriptions are asked for again and again
def read_offices(description: str) -> tuple[Office, ...]:
    """The offices of a description, divided at semicolons, the best known first.

    ``Under Secretary of State to April 1957; thereafter Secretary`` gives two: the second begins
    where the first ends.
    """
    offices: list[Office] = []
    before: _Period | None = None
    for clause in re.split(r"[;]", description):
        if not clause.strip():
            continue
        period = _period(clause)
        if before and "thereafter" in clause.lower() and period.since == FIRST_DAY:
            period = period._replace(since=before.until)
        clause = _LINKING.sub("", clause.strip())
        words = frozenset(word.lower() for word in _WORD.findall(clause))
        offices.append(Office(clause, words, prominence_of(clause), *period))
        if period.until != LAST_DAY:
            before = period
    return tuple(sorted(offices, key=attrgetter("prominence"), reverse=True))


def prominence(description: str, year: float | None) -> float:
    """How likely it is that a bare family name means one who is described so in that year: by the
    best known of the offices held then; half as likely as ever where none was."""
    offices = read_offices(description)
    for office in offices:
        if year is None or office.held_at(year):
            return office.prominence
    return offices[0].prominence / 2 if offices else NO_OFFICE


def most_prominent(description: str) -> float:
    """The same in the year in which it is most likely."""
    offices = read_offices(description)
    return offices[0].prominence if offices else NO_OFFICE


class _Period(NamedTuple):
    """From when to when, as ISO dates of any precision."""

    since: str = FIRST_DAY
    until: str = LAST_DAY


def _period(clause: str) -> _Period:
    period = _Period()
    dates = list(_DATE.finditer(clause))
    for number, found in enumerate(dates):
        before = clause[: found.start()]
        month, day = _MONTHS[found["month"]] if found["month"] else 0, found["day"]
        if month and not day and (ahead := _DAY_BEFORE.search(before)):
            before, day = before[: ahead.start()], ahead[1]
        date = _iso(found["year"], month, day)
        if _FROM.search(before):
            period = period._replace(since=date)
        elif _UNTIL.search(before) or (number and re.search(r"[–-]\s*$", before)):
            period = period._replace(until=date)
        elif number == 0 and len(dates) > 1:
            period = period._replace(since=date)
        elif number == 0:
            period = _Period(date, date)
            if short := _SHORT_YEAR.match(clause, found.end()):
                period = _Period(date, found["year"][:2] + short[1])
    half = _HALF.search(clause) if dates and period.since == FIRST_DAY else None
    if half:
        since = _iso(dates[0]["year"], _MONTHS[half["month"]], half["day"])
        period = period._replace(since=since)
    return period


def _iso(year: str, month: int, day: str | None) -> str:
    if not month:
        return year
    return f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}"


def _in_years(date: str) -> float:
    """When a month or year begins: ``1959-04`` is 1959.25."""
    year, _, rest = date.partition("-")
    month = int(rest[:2]) if rest else 1
    return int(year) + (month - 1) / 12
