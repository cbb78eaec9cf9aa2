"""What an entry's description says: offices, and when they were held."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tei_tools.dating.months import ANY_SHORT_MONTH, SHORT_MONTHS

_MONTHS = {name: number for number, name in enumerate(SHORT_MONTHS, start=1)}
_DATE = re.compile(
    rf"(?:(?P<month>{ANY_SHORT_MONTH})[a-z]*\.?\s+)?"
    r"(?:\d{1,2},?\s+)?(?P<year>1[6-9]\d\d|20\d\d)\b"
)
_UNTIL = re.compile(
    r"\b(?:until|till|to|through|thru|before|–|-)\s*(?:early |late |mid-?|about )?$"
)
_FROM = re.compile(
    r"\b(?:from|after|since|beginning|as of|effective)\s*(?:early |late |mid-?|about )?$"
)
_WORD = re.compile(r"[A-Za-zÀ-ÿ’']{2,}")
_LINKING = re.compile(r"^(?:(?:and|also|then|thereafter|subsequently|later|concurrently),? )+")
_EARLIEST, _LATEST = 0.0, 9999.0


@dataclass(frozen=True, slots=True)
class Office:
    """One office: its words, and from when to when it was held, in years."""

    text: str
    words: frozenset[str]
    start: float
    end: float

    def held_at(self, year: float) -> bool:
        """Whether it was held then, give or take a month."""
        return self.start - 0.1 <= year <= self.end + 0.1


def read_offices(description: str) -> tuple[Office, ...]:
    """The offices of a description, divided at semicolons.

    ``Under Secretary of State to April 1957; thereafter Secretary`` gives two: the second begins
    where the first ends.
    """
    offices: list[Office] = []
    previous_end = _EARLIEST
    for clause in re.split(r"[;]", description):
        if not clause.strip():
            continue
        start, end = _period(clause)
        if "thereafter" in clause.lower() and start == _EARLIEST:
            start = previous_end
        clause = _LINKING.sub("", clause.strip())
        words = frozenset(word.lower() for word in _WORD.findall(clause))
        offices.append(Office(clause, words, start, end))
        if end != _LATEST:
            previous_end = end
    return tuple(offices)


def _period(clause: str) -> tuple[float, float]:
    start, end = _EARLIEST, _LATEST
    dates = list(_DATE.finditer(clause))
    for number, found in enumerate(dates):
        before = clause[: found.start()]
        month = _MONTHS[found["month"]] if found["month"] else 0
        first = int(found["year"]) + (month - 1) / 12 if month else float(found["year"])
        last = first + (1 / 12 if month else 1)
        if _FROM.search(before):
            start = first
        elif _UNTIL.search(before) or (number and re.search(r"[–-]\s*$", before)):
            end = last
        elif number == 0 and len(dates) > 1:
            start = first
        elif number == 0:
            start, end = first, last
    half = re.search(rf"\b({ANY_SHORT_MONTH})[a-z]*\s*[–-]\s*(?=[A-Z])", clause)
    if half and dates and start == _EARLIEST:  # "April–December 1955"
        start = int(dates[0]["year"]) + (_MONTHS[half[1]] - 1) / 12
    return start, end
