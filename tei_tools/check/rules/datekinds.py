"""What a date is the date of, and how sure it is, as FRUS says it.

The source of these rules is the Office of the Historian's Schematron: ``frus-dates.sch`` and
``dates-only-secondary-review-v2.sch``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from tei_tools.check.faults import Fault, own_words, unknown_type, words
from tei_tools.check.rules.days import date_of
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.frus import EARLIEST, LATEST
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.moments import fault_of, moments
from tei_tools.check.rules.profiles import FRUS
from tei_tools.check.words import quoted
from tei_tools.tei import tag

_TYPES = (
    "content-date", "conversation-or-meeting-date", "creation-date", "publication-date",
    "received-date",
)  # fmt: skip
_UNDATED = re.compile(r"\b(?:undated|not dated|date not declassified)\b", re.IGNORECASE)
#: The day of a moment may be another one in its time zone.
_A_DAY = datetime.timedelta(days=1)


def date_type(document: Document) -> Iterator[Fault]:
    """The type of a date is one of the five of FRUS."""
    for date in document.named("date"):
        kind = date.get("type")
        if kind is not None and kind not in _TYPES:
            yield unknown_type(date, _TYPES, "of FRUS")


def date_undated(document: Document) -> Iterator[Fault]:
    """That a document is undated is said by a date."""
    for line in document.named("dateline"):
        if found := _UNDATED.search(own_words(line, (tag("date"), tag("note")))):
            message = f"{quoted(found.group())} in the dateline is not marked as a date"
            hint = "put <date> around it, with an estimate: @notBefore, @notAfter and @ana"
            yield Fault(line, message, hint)


def date_estimate(document: Document) -> Iterator[Fault]:
    """An estimated date says how it was estimated."""
    for date in document.in_text("date"):
        is_estimated = "notBefore" in date.attrib or "notAfter" in date.attrib
        if is_estimated and not date.get("ana"):
            message = f"the date {quoted(words(date))} is estimated, but does not say how"
            yield Fault(date, message, "add @ana, a pointer to the category of the reason")


def document_dates(document: Document) -> Iterator[Fault]:
    """The first and last moment of a document are those of its dateline.

    They are wanted of every document of a volume in which some have them.
    """
    used = [div for div in document.documents if EARLIEST in div.attrib or LATEST in div.attrib]
    for div in document.documents if used else ():
        days = date_of(div)
        first, last = div.get(EARLIEST), div.get(LATEST)
        if first is None and last is None:
            if days is not None:
                message = "the document has no @frus:doc-dateTime-min and -max, as others have"
                yield Fault(div, message, f"add them: the document is of {days}")
            continue
        if days is None or not first or not last or fault_of(first) or fault_of(last):
            continue  # for date-range and date-form
        said, meant = _span(first, last), _span(days.first, days.last)
        if not said or not meant:
            continue
        if any(abs(one - other) > _A_DAY for one, other in zip(said, meant, strict=True)):
            message = f"the document is dated {days}, but @frus:doc-dateTime says {first} to {last}"
            yield Fault(div, message, "see which of the two is wrong", EARLIEST)


def _span(first: str, last: str) -> tuple[datetime.datetime, datetime.datetime] | None:
    start, end = moments(first), moments(last)
    return None if start is None or end is None else (start[0], end[1])


_LINE = "<opener><dateline>Washington, {}.</dateline></opener><p>Text.</p>"
_MARKED = (
    '<TEI><teiHeader/><text><body><div type="document" n="1" xml:id="d1" '
    'frus:doc-dateTime-min="{0}T00:00:00-05:00" frus:doc-dateTime-max="{0}T23:59:59-05:00">'
    '<opener><dateline><date when="1976-11-10">November 10, 1976</date></dateline></opener>'
    "<p>Text.</p></div></body></text></TEI>"
)

RULES = (
    Rule(
        "date-type", "warning", date_type,
        "The type of a date is content-date, conversation-or-meeting-date, creation-date, "
        "publication-date or received-date.",
        '<p><date type="received" when="1976-11-10">November 10</date></p>',
        '<p><date type="received-date" when="1976-11-10">November 10</date></p>',
        FRUS,
        why="Documents are put in order by the dates of some types alone.",
    ),
    Rule(
        "date-undated", "warning", date_undated,
        "The word undated in a dateline, also in that of an attachment, is marked as a date.",
        _LINE.format("undated"),
        _LINE.format('<date notBefore="1976-11-01" notAfter="1976-11-30" ana="#x">undated</date>'),
        FRUS,
        why="Only a date can hold the estimate by which the document is put in order.",
    ),
    Rule(
        "date-estimate", "warning", date_estimate,
        "A date with @notBefore and @notAfter says with @ana how it was estimated.",
        _LINE.format('<date notBefore="1976-11-01" notAfter="1976-11-30">undated</date>'),
        _LINE.format('<date notBefore="1976-11-01" notAfter="1976-11-30" ana="#x">undated</date>'),
        FRUS,
        why="Without the reason nobody can tell later whether the estimate still holds.",
    ),
    Rule(
        "document-dates", "error", document_dates,
        "The first and last moment of a document (@frus:doc-dateTime-min, -max) are those of its "
        "dateline.",
        _MARKED.format("1976-11-01"),
        _MARKED.format("1976-11-10"),
        FRUS,
        why="The site sorts and searches by these moments, and shows the dateline.",
    ),
)  # fmt: skip
