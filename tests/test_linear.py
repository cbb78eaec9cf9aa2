"""The time of a conversion grows with the length of the memo, not with its square."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import product
from string import ascii_lowercase

import pytest

from tei_tools.convert import convert
from tei_tools.source import Source

_HEAD = "1. Memo From Alder to Birch1\n\nPort City, March 2, 1974.\n\n"
Shape = Callable[[int], str]


def _again(unit: str, end: str = "", each: str = "") -> Shape:
    """A memo in which a unit stands so many times, and then, so many times, an entry."""
    return lambda n: _HEAD + unit * n + end + each * n


def _numbered(unit: str, each: str = "") -> Shape:
    """The same, with the number of each in place of ``{}``."""
    return lambda n: (
        _HEAD
        + "".join(unit.replace("{}", str(i)) for i in range(2, n + 2))
        + "".join(each.replace("{}", str(i)) for i in range(2, n + 2))
    )


def _prose(n: int) -> str:
    notes = "".join(f"  {i}. Note {i} of 1974.\n" for i in range(1, n + 1))
    return (
        _HEAD + "".join(f"In 197{i % 10} we had {i} men.{i}\n\n" for i in range(2, n + 1)) + notes
    )


def _one_family(n: int) -> str:
    given = ("".join(letters) for letters in product(ascii_lowercase, repeat=3))
    return _HEAD + "".join(
        f"Mr. X{name}e Elm was told. " for name, _ in zip(given, range(n), strict=False)
    )


def _ships(n: int) -> str:
    names = ("".join(letters) for letters in product(ascii_lowercase, repeat=3))
    return _HEAD + "".join(
        f"He saw the SS X{name}e leave.\n\n" for name, _ in zip(names, range(n), strict=False)
    )


SHAPES: dict[str, Shape] = {
    "prose": _prose,
    "one line": _again("The 12 harbours of 1956 are 3 miles (2) apart, ", "\n\n  1. Source: A.\n"),
    "numbers": _again("1 "),
    "pages": _numbered("SECRET\n\nThe harbour\n\n-{}-\n\nis open.\n\n"),
    "the same note": _again("word1 and more.1\n\n", each="  1. Again.\n"),
    "bullets": lambda n: (
        _HEAD + "PARTICIPANTS\n\n" + "  * Mr. Elm | x\n" * n + "Tab A\n\nC. Alder\n\n" * n
    ),
    "dates": _again("Port City was closed on May 3 by Mr. Elm. "),
    "form feeds": _again("The harbour\n\fis open\n"),
    "letters": _again("Dear Mr. Elm:\n\nSincerely yours,\n\nC. Alder\n\n"),
    "parties of a treaty": _again("For the Government of Elm:\n\nC. Alder\nMinister\n\n"),
    "places and dates at the end": _again("C. Alder\n\nElmhaven, May 3, 1961\n\nTab A\n\n"),
    "one family": _one_family,
    "ships": _ships,
    "a heading": lambda n: f"1. Telegram {'From the ' * n}\n\nIt is so.",
    "rows": _again("a | b | c\n\n"),
    "rows on lines": _again("a | b | c\n"),
    "a typed table": _again("Grain .....     3      44\n"),
    "a line with many gaps": lambda n: _HEAD + f"{'1   ' * 8 * n}\n" * 3,
    "entries of a diary": lambda n: (
        "Diary\n\n" + "".join(f"Monday, May {i % 31}\n\nIt is so.\n\n" for i in range(n))
    ),
    "lists of enclosures": _again("Attachments:\n\n1. One\n\n2. Two\n\n"),
    "points that look like names": _again("A. Elm\n\nB. Oak\n\n"),
    "gaps": _again("he [1 line not declassified] was [sic] there. "),
    "quotations that do not end": _again("“He (said [that "),
    "sections": _again("The Problem\n\nIt is so.\n\n"),
    "lists in lists": lambda n: _HEAD + "".join(f"{'  ' * (i % 40)}* item\n" for i in range(n)),
    "brackets": _numbered("word[{}] is.\n\n", "[{}] Note.\n"),
    "stars": _again("word* is ** and *a*\n\n", each="* Note.\n"),
    "notes below pages": _numbered("word.1 It is.\n\n1. Note.\n\n[Page {}]\n\n"),
    "blanks": lambda n: (
        f"{_HEAD}Text {' ' * 20}and May 5, 1970{chr(9) * 20 * n}more text.\n" + "\f\n" * n
    ),
    "capitals": _again("THE HARBOUR OF ELM "),
    "lines to tick": _again("Approve\n\nOak Pier\n\n"),
    "speakers": _again("A: you.\n\nB: me.\n\n"),
    "a source note": _again("It.\n\n  1. Source: A, ", each="Box 3. Drafted by Elm and Oak. "),
    "a link back and blanks": lambda n: f"{_HEAD}It.\n\n  1. So ↩{' ' * 20 * n}x\n",
    "a note and blank lines": lambda n: (
        f"{_HEAD}It.\n\n  1. Its\n{chr(10) * 20 * n}    source: A.\n"
    ),
    "blanks in a dateline": lambda n: f"Memo\n\nPort City,{chr(0xA0) * 20 * n}May 5, 1974.\n\nIt.",
    "one figure for all notes": lambda n: (
        "Memo\n\n" + "word.2 " * 2 * n + "\n\n" + "".join(f"  {i}. So.\n" for i in range(1, 2 * n))
    ),
    "copies": lambda n: "12. Paper\n\nIt is so.\n\n" + "cc: Mr. Elm\n\n" * n,
    "copies below attachments": _again("Attachment\n\ncc: Mr. Elm\n\n", each="Tab A\n\n"),
    "leave without a signature": _again("Sincerely yours,\n\n", "He went home by ship.\n"),
    "much leave in a line": _again(f"{'your ' * 12}regards x.\n\n{'regard ' * 12}x.\n\n"),
    "signatures": _again("It is so.\n\nYours,\n\nC. Alder\n\n"),
    "file numbers": lambda n: "501.AA/3–1248\n\n" * n + "Port City, May 3, 1968.\n\nIt.",
    "gaps in a line": lambda n: f"Memo\n\nA{' ' * 20 * n}B\n\n" + "I.   It,    May\n\n" * n,
    "spans of time": _again("from May 3 to June 4, 1974, and between 1956–57 "),
}
#: Notes of one number are tried with all marks, up to a bound: there the time is a square at first.
BOUNDED = ("the same note", "stars")
#: Time tells what is hidden in functions written in C.
TIMED = (
    *list(SHAPES)[:8], "rows", "a typed table", "a line with many gaps",
    "ships", "a heading", "a link back and blanks",
    "a note and blank lines", "blanks in a dateline", "one figure for all notes",
    "much leave in a line", "signatures", "gaps in a line",
)  # fmt: skip


def _seconds(text: str) -> float:
    source = Source("memo.txt", text)
    start = time.process_time()
    convert(source)
    return time.process_time() - start


def _calls(text: str) -> int:
    """How many functions a conversion calls: unlike time, the same each time."""
    source = Source("memo.txt", text)
    count = 0

    def called(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        convert(source)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape not in BOUNDED])
def test_four_times_the_memo_takes_about_four_times_as_many_calls(shape: str) -> None:
    make = SHAPES[shape]
    _calls(_HEAD)  # what is read once, is read now
    assert _calls(make(240)) < 4 * 1.3 * _calls(make(60))


@pytest.mark.parametrize("shape", TIMED)
def test_sixteen_times_the_memo_takes_about_sixteen_times_as_long(shape: str) -> None:
    make = SHAPES[shape]
    small = min(_seconds(make(60)) for _ in range(2))
    # Another process may slow a single run down; what is no square is linear at some time.
    assert any(_seconds(make(960)) < 16 * 4 * max(small, 0.01) for _ in range(3))


def test_five_thousand_notes_take_ten_times_as_long_as_five_hundred() -> None:
    few = _seconds(_prose(500))
    # what grows with the square takes 100 times as long
    assert any(_seconds(_prose(5_000)) < 10 * 3 * few for _ in range(2))
