"""The time of a conversion grows with the length of the memo, not with its square."""

from __future__ import annotations

import time

import pytest

from tei_tools.convert import convert
from tei_tools.source import Source

_HEAD = "1. Memo From Alder to Birch1\n\nPort City, March 2, 1974.\n\n"


def _prose(n: int) -> str:
    notes = "".join(f"  {i}. Note {i} of 1974.\n" for i in range(1, n + 1))
    return (
        _HEAD + "".join(f"In 197{i % 10} we had {i} men.{i}\n\n" for i in range(2, n + 1)) + notes
    )


def _one_line(n: int) -> str:
    return _HEAD + "The 12 harbours of 1956 are 3 miles (2) apart, " * n + "\n\n  1. Source: A.\n"


def _pages(n: int) -> str:
    return _HEAD + "".join(
        f"SECRET\n\nThe harbour\n\n-{i}-\n\nis open.\n\n" for i in range(2, n + 2)
    )


def _same_note(n: int) -> str:
    return _HEAD + "word1 and more.1\n\n" * n + "  1. Again.\n" * n


def _bullets(n: int) -> str:
    return _HEAD + "PARTICIPANTS\n\n" + "  * Mr. Elm | x\n" * n + "Tab A\n\nC. Alder\n\n" * n


def _dates(n: int) -> str:
    return _HEAD + "Port City was closed on May 3 by Mr. Elm. " * n


def _form_feeds(n: int) -> str:
    return _HEAD + "The harbour\n\fis open\n" * n


def _seconds(text: str) -> float:
    source = Source("memo.txt", text)
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        convert(source)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    "make", [_prose, _one_line, _pages, _same_note, _bullets, _dates, _form_feeds]
)
def test_four_times_the_memo_takes_about_four_times_as_long(make) -> None:  # type: ignore[no-untyped-def]
    small, large = _seconds(make(60)), _seconds(make(960))
    assert large < 16 * 3 * max(small, 0.01)


def test_ten_thousand_notes_take_ten_times_as_long_as_a_thousand() -> None:
    thousand, ten_thousand = _seconds(_prose(1_000)), _seconds(_prose(10_000))
    assert ten_thousand < 10 * 2 * thousand
