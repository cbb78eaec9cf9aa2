"""Any text has dates of the calendar, in a time that grows with its length alone."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.dating import (
    DateExpression,
    PartialDate,
    find_dates,
    read_dateline,
    value,
)

PIECES = """
May March June Jan. DEC 3 31 30 29 1956 ’56 56 1955–56 1950s the of and to or through , . – - /
mid- early late end of spring winter 10/9/76 031730Z undated Monday 4:30 p.m. noon Z [ ] ( )
first half of instant last next telegram 611.93/7–1256
"""
WORDS = st.sampled_from(sorted(set(PIECES.split())))
TEXTS = st.one_of(
    st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=14).map("".join), st.text()
)


READERS: list[Callable[[str], list[DateExpression]]] = [
    lambda text: list(find_dates(text)),
    lambda text: list(read_dateline(text, 0, len(text))),
]


@pytest.mark.parametrize("read", READERS, ids=["text", "dateline"])
@given(text=TEXTS, document=st.dates(datetime.date(1600, 1, 1), datetime.date(2050, 12, 31)))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_disjoint_expressions_with_real_dates(
    read: Callable[[str], list[DateExpression]], text: str, document: datetime.date
) -> None:
    context = PartialDate(document.year, document.month, document.day)
    at = 0
    for found in read(text):
        assert at <= found.start < found.end <= len(text)
        at = found.end
        attributes = value(found, context)
        for name, moment in attributes.items():
            if name not in ("cert", "precision", "type"):
                assert is_real(moment), (text, attributes)
        assert ("from" in attributes) == ("to" in attributes)
        assert ("notBefore" in attributes) == ("notAfter" in attributes)
        for first, last in (("from", "to"), ("notBefore", "notAfter")):
            if first in attributes:
                assert attributes[first] <= attributes[last], (text, attributes)


def is_real(moment: str) -> bool:
    """Whether a value is a year, month, day or moment that the calendar has (ISO 8601)."""
    if re.fullmatch(r"\d{4}", moment):
        return True
    if re.fullmatch(r"\d{4}-\d\d", moment):
        return 1 <= int(moment[5:]) <= 12
    return datetime.datetime.fromisoformat(moment) is not None


ADVERSARIES = {
    "months": "May ",
    "days": "3, ",
    "digits": "1",
    "months and dashes": "May–",
    "years": "1956–",
    "words": "mid-",
    "phrases": "end of the ",
    "figures": "1/1/",
    "blanks": " ",
    "a list": "May 3, 4, 5, ",
    "telegrams": "Embtel 1956 ",
    "titles": "Files, ",
}


@pytest.mark.parametrize("seed", ADVERSARIES.values(), ids=ADVERSARIES.keys())
@pytest.mark.parametrize("read", READERS, ids=["text", "dateline"])
def test_time_grows_with_the_length_only(
    read: Callable[[str], list[DateExpression]], seed: str
) -> None:
    def cost(length: int) -> float:
        text = "May 3" + seed * (length // len(seed)) + "May"
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            read(text)
            best = min(best, time.process_time() - start)
        return best

    assert cost(32_000) < 24 * cost(4_000) + 0.002  # 8 if linear, 64 if quadratic
