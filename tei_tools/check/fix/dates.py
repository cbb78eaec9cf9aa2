"""Edits of the values of dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.check.faults import words
from tei_tools.check.fix.edits import Edit, SetAttribute
from tei_tools.check.rules import Document
from tei_tools.check.rules.datetext import date_text, disagreement
from tei_tools.check.rules.moments import ATTRIBUTES


def mend_date_text(document: Document) -> Iterator[Edit]:
    """Let the value of a date be what its words say, if these are whole.

    Only where the words name the year, and the value is of the same kind (a single date, a range):
    otherwise an editor must decide.
    """
    for fault in date_text(document):
        date = fault.element
        given = tuple((name, value) for name in ATTRIBUTES if (value := date.get(name)))
        text = words(date)
        found = disagreement(text, given)
        if found is None or not re.search(r"\b[12]\d{3}\b", text):
            continue
        said = dict(found[1])
        if list(said) == [name for name, _ in given]:
            for name, value in said.items():
                yield SetAttribute(date, name, value)
