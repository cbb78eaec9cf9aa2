"""The grammar of dates: its table of forms, golden cases, and what holds for any text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tei_tools.dating import (
    Anchors,
    DateExpression,
    PartialDate,
    find_dates,
    read_dateline,
    value,
)
from tei_tools.dating.foreign import foreign_dates
from tei_tools.dating.forms import FORMS, Form, forms_of
from tei_tools.dating.languages import LANGUAGES, Language
from tei_tools.dating.tokens import tokens

CASES = Path(__file__).parent / "cases"
AUGUST_1956 = PartialDate(1956, 8, 15)

EXAMPLES = [
    pytest.param(form, *example, id=f"{form.name}: {example[0]}")
    for form in FORMS
    for example in form.examples
]


MOMENTS = ("from", "to", "notBefore", "notAfter")


def as_edtf(attributes: dict[str, str]) -> str:
    if "when" in attributes:
        return attributes["when"]
    return "/".join(value for name, value in attributes.items() if name in MOMENTS)


@pytest.mark.parametrize(("form", "expression", "edtf"), EXAMPLES)
def test_every_example_of_the_table_has_its_form_and_value(
    form: Form, expression: str, edtf: str
) -> None:
    kinds = "".join(token.kind for token in tokens(expression, 0, len(expression)))
    assert forms_of(kinds) == ((form.name, 0, len(kinds)),)

    sentence = f"It was {'on' if form.name == 'day_alone' else 'in'} {expression}, he said."
    (found,) = find_dates(sentence)
    assert sentence[found.start : found.end] == expression
    assert as_edtf(value(found, AUGUST_1956)) == edtf


@pytest.mark.parametrize(
    ("row", "expression", "edtf"),
    [
        pytest.param(row, *example, id=f"{row.code}: {example[0]}")
        for row in LANGUAGES
        for example in row.examples
    ],
)
def test_every_example_of_another_language_is_found_and_has_its_value(
    row: Language, expression: str, edtf: str
) -> None:
    before = (row.opening or row.before).split()[0]
    sentence = f"({row.examples[0][0]} … {before} {expression}, …)"
    *_, found = find_dates(sentence)
    assert sentence[found.start : found.end] == expression
    assert as_edtf(value(found, AUGUST_1956)) == edtf


def test_a_day_without_its_year_needs_a_whole_date_of_another_language_in_the_memo() -> None:
    assert not find_dates("He was born on a 14 juillet.")
    assert len(find_dates("He went on 13 juillet 1946 and came back on 14 juillet.")) == 2


@pytest.mark.parametrize("row", LANGUAGES, ids=lambda row: row.code)
def test_every_language_has_twelve_months_and_seven_weekdays(row: Language) -> None:
    assert [len(words.split()) for words in (row.months, row.short_months)] == [12, 12]
    assert len(row.weekdays.split()) == 7


@pytest.mark.parametrize(
    "english",
    [
        "The craft reaches Mars in 1976.",
        "Mars 1976 was the name of the plan.",
        "He saw 12 Mars probes and 3 Mayo Clinics.",
        "Present were: 1. Oak 2. Alder 3. Mai Van Dong",
        "See paragraph 3. August 1956 was hot.",
        "In all, 12 set out and 5 may return.",
    ],
)
def test_english_words_are_no_dates_of_other_languages(english: str) -> None:
    assert not foreign_dates(
        english, 0, len(english), [m.start() for m in re.finditer("19", english)]
    )


def read_cases(path: Path) -> Iterator[tuple[str, str, str, list[str]]]:
    """Title, context, text with braces around the expressions, and the values of each case."""
    title, document = "", ""
    for case in path.read_text(encoding="utf-8").split("\n\n"):
        lines = case.strip().splitlines()
        title = next(
            (line for line in lines if line[0] not in ">=" and line[:9] != "document "), title
        )
        document = next((line[9:] for line in lines if line.startswith("document ")), document)
        text = next(line[2:] for line in lines if line.startswith("> "))
        yield title, document, text, [line[2:] for line in lines if line.startswith("= ")]


def golden(name: str) -> list[object]:
    return [pytest.param(*case[1:], id=case[0]) for case in read_cases(CASES / name)]


QUALIFIERS = ("precision", "type")


def described(
    text: str, dates: list[DateExpression], context: PartialDate | None = None
) -> tuple[str, list[str]]:
    """The text with braces around the dates, and their values, as they stand in the cases."""
    marked, values, at = "", [], 0
    for date in dates:
        marked += text[at : date.start] + "{" + text[date.start : date.end] + "}"
        at = date.end
        attributes = value(date, context)
        words = [
            v if name == "cert" else f"{name}={v}" if name in QUALIFIERS else f"{name} {v}"
            for name, v in attributes.items()
        ]
        values.append(f"{text[date.start : date.end]}: {' '.join(words) or '-'}")
    return marked + text[at:], values


@pytest.mark.parametrize(("document", "marked", "values"), golden("dates.txt"))
def test_dates_in_running_text(document: str, marked: str, values: list[str]) -> None:
    text = re.sub(r"[{}]", "", marked)
    context = PartialDate(*map(int, document.split("-")))
    assert described(text, list(find_dates(text)), context) == (marked, values)


@pytest.mark.parametrize(("document", "marked", "values"), golden("datelines.txt"))
def test_dates_in_datelines(document: str, marked: str, values: list[str]) -> None:
    text = re.sub(r"[{}]", "", marked)
    dates = list(read_dateline(text, 0, len(text)))
    assert described(text, dates) == (marked, values)


def test_only_the_range_asked_for_is_read() -> None:
    text = "On May 3, 1955, on June 4, 1956, and on July 5, 1957."
    (found,) = find_dates(text, text.index("June"), text.index(", and"))
    assert text[found.start : found.end] == "June 4, 1956"


def test_nothing_is_known_without_a_context() -> None:
    (found,) = find_dates("They met on June 4.")
    assert value(found) == {}


def test_a_leap_day_takes_a_year_that_has_one() -> None:
    (found,) = find_dates("They met on February 29.")
    assert value(found, PartialDate(1957, 3, 1))["when"] == "1956-02-29"


def test_archival_titles_are_marked() -> None:
    text = (
        "Source: Department of State, Central Files 1970–73, POL 7 CHINA. Drafted on May 3, 1971."
    )
    title, drafted = find_dates(text)
    assert (title.in_title, drafted.in_title) == (True, False)


DOCS = Path(__file__).resolve().parents[1] / "docs" / "dates.md"
ROWS = re.findall(r"^\| `([^`]+)` \| `(\w+=[^`]+)` \|$", DOCS.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("expression", "attributes"), ROWS)
def test_the_manual_says_what_is_so(expression: str, attributes: str) -> None:
    sentence = f"It was in {expression}, he said."
    (found,) = find_dates(sentence)
    assert sentence[found.start : found.end] == expression
    assert " ".join(f'{k}="{v}"' for k, v in value(found).items()) == attributes


def test_the_manual_has_a_table() -> None:
    assert len(ROWS) > 15


@pytest.mark.parametrize(
    ("date", "possible"),
    [
        (PartialDate(None, 2, 29), True),  # in some year
        (PartialDate(1956, 2, 29), True),
        (PartialDate(1957, 2, 29), False),
        (PartialDate(None, 2, 30), False),
        (PartialDate(1956, 12, 31), True),
        (PartialDate(1956, 11, 31), False),
        (PartialDate(1956, 1, 0), False),
        (PartialDate(1956, None, 3), False),
        (PartialDate(1956), True),
    ],
)
def test_days_that_the_calendar_has(date: PartialDate, possible: bool) -> None:
    assert date.is_possible() == possible


@pytest.mark.parametrize(
    "text",
    ["He came on the 45th.", "By June 1 he came on the 0th.", "It was 13/13/76, not 0/9/76."],
)
def test_numbers_that_no_month_has_are_no_days(text: str) -> None:
    assert [
        text[d.start : d.end] for d in find_dates(text) if d.first != PartialDate(None, 6, 1)
    ] == []


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        # the second of two ordinals is of the next month where it counts less
        ("He came on the 30th or 2nd.", PartialDate(1956, 8, 31), ("1956-08-30", "1956-09-02")),
        # a context without a day keeps the ordinal in its month
        ("He came on the 30th.", PartialDate(1956, 8), ("1956-08-30",)),
        ("He came on the 30th.", PartialDate(1956, 8, 2), ("1956-07-30",)),
        # of February 29 the nearest year that has it
        ("He came on February 29.", PartialDate(1957, 3, 1), ("1956-02-29",)),
    ],
)
def test_what_the_context_supplies(
    text: str, context: PartialDate, expected: tuple[str, ...]
) -> None:
    (found,) = find_dates(text)
    attributes = value(found, context)
    assert tuple(v for k, v in attributes.items() if k != "cert") == expected


def test_who_has_searched_the_whole_text_finds_the_same_in_its_passages() -> None:
    text = "It came June 4, 1956.\n\nIn the late fifties, on 3/1/68 and 10th inst.\n\nMay 1971"
    anchors = Anchors(text)
    passages = [match.span() for match in re.finditer(r"[^\n]+", text)]
    assert len(passages) == 3
    for passage in passages:
        found = find_dates(text, *passage)
        assert found
        assert find_dates(text, *passage, anchors) == found
