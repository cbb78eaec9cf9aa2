"""When a document was written, as its dateline says, and the order of documents by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from tei_tools.check.rules.moments import ATTRIBUTES, fault_of, moments, without_time
from tei_tools.tei import local_name, tag

#: Parts with datelines of their own.
_PARTS = ("attachment", "enclosure", "addition")


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of a date, as ISO dates; both are the same for a single day."""

    first: str
    last: str

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first} to {self.last}"


def days_of(element: etree._Element) -> Days | None:
    """What the values of a date come to; None if it has none that can be read."""
    return _days(tuple(given for name in ATTRIBUTES if (given := element.get(name))))


@lru_cache(maxsize=2048)
def _days(values: tuple[str, ...]) -> Days | None:
    days: list[str] = []
    for given in values:
        # the day as it is written, whatever the time zone
        known = None if fault_of(given) else moments(without_time(given))
        if known is not None:
            days += [known[0].date().isoformat(), known[1].date().isoformat()]
    return Days(min(days), max(days)) if days else None


def own_datelines(document: etree._Element) -> list[etree._Element]:
    """The datelines of a document itself, not those of what is attached to it or quoted in it."""
    return [line for line in document.iter(tag("dateline")) if _belongs_to(line, document)]


def date_of(document: etree._Element) -> Days | None:
    """The days on which a document was written, by the first of its datelines that says them."""
    for line in own_datelines(document):
        for date in line.iter(tag("date")):
            if (days := days_of(date)) is not None:
                return days
    return None


def out_of_order(days: Sequence[Days | None]) -> Iterator[tuple[int, int]]:
    """Indexes of the days that break the order, each with that of the day that it must follow.

    A day breaks it if its neighbours are in order without it: ``1, 9, 2, 3`` is well but for the 9.
    Where a new series begins (``8, 9, 1, 2``) nothing is out of order. What has no day is passed
    over.
    """
    known = [(index, each) for index, each in enumerate(days) if each is not None]
    told = False
    for at, (index, here) in enumerate(known[1:], 1):
        before, day_before = known[at - 1]
        after = known[at + 1][1] if at + 1 < len(known) else None
        well_without = after is None or day_before.first <= after.last
        too_early = here.last < day_before.first
        too_late = after is not None and after.last < here.first
        if well_without and (too_late or (too_early and not told)):
            yield index, before
        told = well_without and too_late


def _belongs_to(line: etree._Element, document: etree._Element) -> bool:
    for parent in line.iterancestors():
        if parent is document:
            return True
        name = local_name(parent)
        if name in ("note", "attachment", "floatingText", "quote", "closer"):
            return False
        if name == "div" and parent.get("type") in _PARTS:
            return False
    return False
