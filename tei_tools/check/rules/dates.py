"""Dates."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.frus import EARLIEST, LATEST
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.moments import ATTRIBUTES, fault_of, moments

_PAIRS = (("from", "to"), ("notBefore", "notAfter"), (EARLIEST, LATEST))
_WANTED = "write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss, with an offset such as +01:00"


def date_form(document: Document) -> Iterator[Fault]:
    """The value of a date is a day, month or year that the calendar has."""
    for element, attribute, value in _values(document):
        if fault := fault_of(value):
            shown = etree.QName(attribute).localname
            yield Fault(element, f'@{shown}="{value}" {fault}', _WANTED, attribute)
        elif document.profile == "frus" and value.endswith("Z"):
            shown = etree.QName(attribute).localname
            message = f'@{shown}="{value}" gives its time zone as a letter'
            yield Fault(element, message, "write +00:00 for Z", attribute, "warning")


def date_range(document: Document) -> Iterator[Fault]:
    """A range of time is whole, and does not end before it begins."""
    for first, last in _PAIRS:
        for element, start in document.with_attribute(first):
            end = element.get(last)
            if end is None or not _is_datable(element) or fault_of(start) or fault_of(end):
                continue
            earliest, latest = moments(start), moments(end)
            if earliest and latest and earliest[0] > latest[1]:
                one, other = etree.QName(first).localname, etree.QName(last).localname
                message = f'@{one}="{start}" is later than @{other}="{end}"'
                yield Fault(element, message, "exchange the two, or mend the wrong one", first)
    if document.profile != "tei":
        yield from _halves(document)


def _halves(document: Document) -> Iterator[Fault]:
    """@when stands alone; @from comes with @to, @notBefore with @notAfter."""
    ends = {date for name in ATTRIBUTES[1:] for date, _ in document.with_attribute(name)}
    for date in document.named("date") if ends else ():
        if date not in ends:
            continue
        given = [name for name in ATTRIBUTES if name in date.attrib]
        ranges = [name for name in given if name in ("from", "to")]
        if "when" in given and (ranges or (len(given) > 1 and document.profile == "memo")):
            message = f"<date> has @when and @{(ranges or given[1:])[0]}"
            yield Fault(date, message, "keep @when for a single date, the others for a range")
        for first, last in _PAIRS[:2]:
            if (first in given) != (last in given):
                there, lacking = (first, last) if first in given else (last, first)
                message = f"<date> has @{there}, but no @{lacking}"
                yield Fault(date, message, f"add @{lacking}", there)
    for div in document.documents:
        for there, lacking in ((EARLIEST, LATEST), (LATEST, EARLIEST)):
            if there in div.attrib and lacking not in div.attrib:
                one, other = etree.QName(there).localname, etree.QName(lacking).localname
                message = f"the document has @frus:{one}, but no @frus:{other}"
                yield Fault(div, message, f"add @frus:{other}", there)


def _values(document: Document) -> Iterator[tuple[etree._Element, str, str]]:
    """All values of dates, with their elements and attributes."""
    for attribute in (*ATTRIBUTES, EARLIEST, LATEST):
        for element, value in document.with_attribute(attribute):
            if attribute not in ("from", "to") or _is_datable(element):
                yield element, attribute, value


def _is_datable(element: etree._Element) -> bool:
    """Whether @from and @to of this element are times, and not pages or pointers."""
    return not element.tag.endswith(("}biblScope", "}citedRange", "}app", "}lem", "}rdg", "}span"))


RULES = (
    Rule(
        "date-form", "error", date_form,
        "The value of a date is a day, month or year that the calendar has, as ISO 8601 writes it "
        "(frus: with the offset of a time zone in figures).",
        '<p><date when="1976-02-30">February 30</date></p>',
        '<p><date when="1976-02-29">February 29</date></p>',
        why=(
            "Programs sort and search by these values; one that is no date falls out of every "
            "list."
        ),
    ),
    Rule(
        "date-range", "error", date_range,
        "A range of time does not end before it begins, and has both ends (frus, memo).",
        '<p><date from="1976-11-10" to="1976-11-09">November 9–10</date></p>',
        '<p><date from="1976-11-09" to="1976-11">November 9 to the end of the month</date></p>',
        why=(
            "A range that ends before it begins holds no day, and the document is not found under "
            "any."
        ),
    ),
)  # fmt: skip
