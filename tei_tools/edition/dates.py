"""Dates as readers and machines understand them."""

from __future__ import annotations

from lxml import etree

from tei_tools.edition.elements import Elements
from tei_tools.edition.header import in_line
from tei_tools.edition.own_names import PAGE
from tei_tools.edition.words import IN_ENGLISH, Words
from tei_tools.tei import tag

_TITLE = f"{{{PAGE}}}title"
_DATES = frozenset((tag("date"), tag("time")))
_UNSURE = frozenset(("cert", "from", "to", "notBefore", "notAfter"))
_NO_DATE = "0123456789-:.+TZ"


def mark_dates(elements: Elements, say: Words = IN_ENGLISH) -> None:
    """Tell each date that is a range or not certain what readers should know, as its ``title`` in
    the namespace :data:`~tei_tools.edition.structure.PAGE`."""
    for date in elements.of(_DATES):
        if title := told(date, say):
            date.set(_TITLE, title)


def told(date: etree._Element, say: Words = IN_ENGLISH) -> str:
    """The value in words, of a date that is a range or not certain; else nothing."""
    if _UNSURE.isdisjoint(date.keys()):
        return ""
    get, words = date.attrib.get, ""
    if "from" in date.attrib or "to" in date.attrib:
        words += f"{get('from', '')} {say('to')} {get('to', '')}"
    if "notBefore" in date.attrib or "notAfter" in date.attrib:
        words += f"{say('between')} {get('notBefore', '')} {say('and')} {get('notAfter', '')}"
    if "cert" in date.attrib:
        words += f"{get('when', '')}, {say('inferred')}"
    return in_line(words)


def is_machine_readable(value: str) -> bool:
    """Whether HTML may understand it: digits and the signs between them (ISO 8601)."""
    return not value.strip(_NO_DATE)
