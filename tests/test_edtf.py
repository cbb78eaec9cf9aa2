"""EDTF of dates: golden values, and that an independent parser reads every one of them."""

from __future__ import annotations

from functools import cache

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.annotate.dates import dates
from tei_tools.dating import PartialDate, edtf, find_dates, value
from tei_tools.dating.forms import FORMS
from tei_tools.layout import read_layout
from tei_tools.source import Source

VALUES = [
    ({"when": "1976"}, "", "1976"),
    ({"when": "1976-11"}, "", "1976-11"),
    ({"when": "1976-11-10"}, "", "1976-11-10"),
    ({"when": "1976-11-10T16:30:00"}, "", "1976-11-10T16:30:00"),
    ({"when": "1976-11-10T16:30:00-05:00"}, "", "1976-11-10T16:30:00-05:00"),
    ({"when": "1976-11", "precision": "medium"}, "", "1976-11~"),
    ({"when": "1976-11-10", "cert": "low"}, "", "1976-11-10?"),
    ({"when": "1976-11", "cert": "low", "precision": "low"}, "", "1976-11%"),
    ({"when": "1976-11-10", "cert": "medium"}, "", "1976?-11-10"),
    ({"from": "1976-11-10", "to": "1976-11-12"}, "", "1976-11-10/1976-11-12"),
    ({"from": "1970", "to": "1973", "type": "title"}, "1970–73", "1970/1973"),
    ({"from": "1970"}, "", "1970/.."),
    ({"to": "1970-05"}, "", "../1970-05"),
    ({"from": "1950", "to": "1959"}, "1950s", "195X"),
    ({"from": "1950", "to": "1959"}, "late fifties", "195X"),
    ({"from": "1950", "to": "1959"}, "1950–1959", "1950/1959"),
    ({"notBefore": "1961-03", "notAfter": "1961-05"}, "", "1961-21"),
    ({"notBefore": "1961-06", "notAfter": "1961-08", "precision": "medium"}, "", "1961-22"),
    ({"notBefore": "1961-09", "notAfter": "1961-11"}, "", "1961-23"),
    ({"notBefore": "1960-12", "notAfter": "1961-02"}, "", "1960-24"),
    ({"notBefore": "1974-04", "notAfter": "1974-06"}, "", "1974-34"),
    ({"notBefore": "1974-01", "notAfter": "1974-06"}, "", "1974-40"),
    ({"notBefore": "1974-07", "notAfter": "1974-12"}, "", "1974-41"),
    ({"notBefore": "1960-06-17", "notAfter": "1960-06-18"}, "", "[1960-06-17..1960-06-18]"),
    ({"notBefore": "1960-06-17"}, "", "[1960-06-17..]"),
    ({"notAfter": "1960"}, "", "[..1960]"),
    ({"when": "--05-03"}, "", "XXXX-05-03"),
]
NONE = [{}, {"cert": "low"}, {"when": "T16:30:00"}]


@cache
def is_edtf(written: str) -> bool:
    """What the other parser says, which is asked once of each value, as it takes its time."""
    return parse_edtf(written, fail_silently=True) is not None


@pytest.mark.parametrize(("attributes", "words", "expected"), VALUES)
def test_the_attributes_as_edtf(attributes: dict[str, str], words: str, expected: str) -> None:
    assert edtf(attributes, words) == expected
    assert is_edtf(expected)


@pytest.mark.parametrize("attributes", NONE)
def test_without_a_value_there_is_none(attributes: dict[str, str]) -> None:
    assert edtf(attributes) == ""


EXAMPLES = [example for form in FORMS for example, _ in form.examples]


@pytest.mark.parametrize("words", EXAMPLES)
def test_every_form_of_date_is_read_by_a_parser_of_edtf(words: str) -> None:
    for found in find_dates(f"They came on {words}, and circa {words}."):
        written = edtf(value(found, PartialDate(1956, 8, 15)), words)
        assert written
        assert is_edtf(written)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=4),
    st.sampled_from(["in", "circa", "on Monday,", "last"]),
)
def test_so_is_every_date_of_a_memo(words: list[str], before: str) -> None:
    text = f"7. Letter\n\nRome, May 3, 1956.\n\nHe came {f' and {before} '.join(words)}.\n"
    for span in dates(read_layout(Source("memo", text))):
        if written := edtf(span.attrs, text[span.start : span.end]):
            assert is_edtf(written)
