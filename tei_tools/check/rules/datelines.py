"""When documents were written: whether it is said, can be, and orders them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from tei_tools.check.faults import Fault, text_before, words
from tei_tools.check.rules.days import Days, date_of, days_of, out_of_order, own_datelines
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.moments import fault_of, moments, without_time
from tei_tools.check.rules.profiles import ALL, FRUS
from tei_tools.check.words import quoted
from tei_tools.tei import tag

#: Documents that the editors wrote, or that were never letters.
_UNDATED = ("editorial-note", "index", "errata", "referral")
_EDITORIAL_NOTE = re.compile(r"[\W\d]*editorial\s+notes?[\W\d]*", re.IGNORECASE)
_FIRST_YEAR = "1776"  # of the United States
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b({'|'.join(_DAYS)})(?:\s+the)?,?\s+$", re.IGNORECASE)


def date_missing(document: Document) -> Iterator[Fault]:
    """A document says when it was written, or that it is undated, with an estimate."""
    for div in document.documents:
        if not is_historical(div):
            continue
        lines = own_datelines(div)
        dates = [date for line in lines for date in line.iter(tag("date"))]
        if any(days_of(date) for date in dates):
            continue
        headed = next((d for h in div.iterchildren(tag("head")) for d in h.iter(tag("date"))), None)
        if not lines and headed is not None:
            message = f"the date {quoted(words(headed))} stands in the heading, not in a dateline"
            yield Fault(headed, message, "add a <dateline>, and move it there")
        elif not lines:
            message, hint = "the document has no dateline", "add one, with a <date>"
            yield Fault(div, message, hint)
        elif not dates:
            message = f"the dateline {quoted(words(lines[0]))} has no <date>"
            yield Fault(lines[0], message, "mark the date, or the word undated, as one")
        else:
            message = f"the date {quoted(words(dates[0]))} has no value"
            hint = "give @when, or an estimate: @notBefore and @notAfter, with @ana"
            yield Fault(dates[0], message, hint)


def date_order(document: Document) -> Iterator[Fault]:
    """Documents follow one another by their dates, and lie in the range of the edition."""
    span = _content_dates(document)
    if span is None and len(document.documents) < 2:
        return
    for _, group in groupby(document.documents, key=lambda div: div.getparent()):
        divs = list(group)
        days = [date_of(div) for div in divs]
        for index, before in out_of_order(days):
            message = f"the document of {days[index]} stands after that of {days[before]}"
            yield Fault(divs[index], message, "see which of the two dates is wrong")
        for div, each in zip(divs, days, strict=True):
            if span and each and (each.last < span.first or span.last < each.first):
                message = f"the document of {each} lies outside of the edition’s range {span}"
                yield Fault(div, message, "see whether the date is wrong")


def date_plausible(document: Document) -> Iterator[Fault]:
    """No date is later than its edition or earlier than it can be; weekdays are right."""
    published = _published(document)
    is_frus = document.profile == "frus"
    for date in document.in_text("date"):
        if fault := _weekday(date):
            yield fault
        days = days_of(date) if published or is_frus else None
        if days is None:
            continue
        if published and days.first > published:
            message = f"the date {days} is later than the edition itself, of {published}"
            yield Fault(date, message, "look for a misread figure")
        if is_frus and days.last < _FIRST_YEAR:
            message = f"the date {days} is earlier than {_FIRST_YEAR}"
            yield Fault(date, message, "look for a misread figure")


def is_historical(div: etree._Element) -> bool:
    """Whether a document is one of its time: none that the editors wrote, by its type or heading,
    and none that was never a letter."""
    if kind := div.get("subtype"):
        return kind not in _UNDATED
    head = next((words(child) for child in div.iterchildren(tag("head"))), "")
    return "ditorial" not in head.lower() or _EDITORIAL_NOTE.fullmatch(head) is None


def _weekday(date: etree._Element) -> Fault | None:
    """The fault of a weekday, in or before the date, that is not that of its day."""
    value = date.get("when")
    if not value or len(value) < 10:
        return None
    text, before = words(date), text_before(date)[-20:]
    if "day" not in text.lower() and "day" not in before.lower():
        return None
    within = _WEEKDAY.search(text)
    named = within or _BEFORE.search(before)
    if not named:
        return None
    written = without_time(value)
    day = moments(written) if _WHOLE_DAY.fullmatch(written) and not fault_of(value) else None
    if day is None or date.get("calendar", "gregorian")[-9:] != "gregorian":
        return None
    right = _DAYS[day[0].weekday()]
    if named.group(1).lower() != right.lower():
        shown = text if within else f"{named.group(1)}, {text}"
        message = f"{quoted(shown)} names a {named.group(1)}, but {written} is a {right}"
        return Fault(date, message, "see which of the two is wrong", "when")
    return None


def _content_dates(document: Document) -> Days | None:
    """The range of the documents of an edition, as its header gives it."""
    dates = [
        date
        for statement in document.any_named("publicationStmt", "creation", "settingDesc")
        for date in statement.iter(tag("date"))
        if date.get("type") in ("content-date", "content")
    ]
    days = [each for date in dates if (each := days_of(date))]
    return Days(min(d.first for d in days), max(d.last for d in days)) if days else None


def _published(document: Document) -> str:
    """The last day on which the edition may have been published, by its header, or nothing."""
    days = [
        each.last
        for statement in document.named("publicationStmt")
        for date in statement.iter(tag("date"))
        if date.get("type") not in ("content-date", "content") and (each := days_of(date))
    ]
    return max(days, default="")


_EDITION = (
    "<TEI><teiHeader><fileDesc><titleStmt><title>Letters</title></titleStmt><publicationStmt>"
    "<publisher>Archive</publisher><date when='1990'>1990</date></publicationStmt></fileDesc>"
    "</teiHeader><text><body>{}</body></text></TEI>"
)
_LETTER = (
    '<div type="document" n="{0}" xml:id="d{0}"><opener><dateline><date when="{1}">{1}</date>'
    "</dateline></opener><p>Text.</p></div>"
)

RULES = (
    Rule(
        "date-missing", "error", date_missing,
        "A document has a dateline with a date, or one marked as undated, with an estimate.",
        "<opener><dateline>Washington, <date>undated</date>.</dateline></opener><p>Text.</p>",
        '<opener><dateline>Washington, <date notBefore="1976-11-01" notAfter="1976-11-30" '
        'ana="#date_undated">undated</date>.</dateline></opener><p>Text.</p>',
        FRUS,
        why="Documents are found and put in order by their dates; one without is in no list.",
    ),
    Rule(
        "date-order", "warning", date_order,
        "The documents of an edition are in the order of their dates, and in its range; with "
        "--edition also those of all files.",
        _EDITION.format("".join(_LETTER.format(n, day) for n, day in (
            (1, "1976-11-09"), (2, "1967-11-10"), (3, "1976-11-11")))),
        _EDITION.format("".join(_LETTER.format(n, day) for n, day in (
            (1, "1976-11-09"), (2, "1976-11-10"), (3, "1976-11-11")))),
        ALL,
        why="A document out of its order has mostly a misread figure in its date.",
    ),
    Rule(
        "date-plausible", "warning", date_plausible,
        "No date is later than its edition (frus: or earlier than 1776), and the weekday named in "
        "the text is that of the date.",
        '<p><date when="1976-11-10">Tuesday, November 10, 1976</date></p>',
        '<p><date when="1976-11-10">Wednesday, November 10, 1976</date></p>',
        why=(
            "A weekday that does not fit, or a date that cannot be, is mostly a misread figure in "
            "the date."
        ),
    ),
)  # fmt: skip
