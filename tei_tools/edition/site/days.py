"""Days and months in the words of a page (``assets/months.csv``: the name of each month, its short
form, and the form beside a day where that is another, as in Russian)."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tei_tools.edition.words import Words

_TABLE = Path(__file__).parents[1] / "assets" / "months.csv"


def written_date(begin: str, end: str, say: Words) -> str:
    """An ISO date, or two (the second may be empty), in words: 10 November 1976."""
    return " – ".join(_written(iso, say) for iso in (begin, end) if iso)


def month_name(number: int, say: Words) -> str:
    """The name of a month, 1 to 12, as it stands alone: with a capital."""
    name = _months()[say.language][number - 1][0]
    return name[:1].upper() + name[1:]


def short_month(number: int, say: Words) -> str:
    """The name of a month, 1 to 12, below a picture."""
    return _months()[say.language][number - 1][1]


def _written(iso: str, say: Words) -> str:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not (month.isdigit() and 1 <= int(month) <= 12):
        return year
    name, _, *beside_a_day = _months()[say.language][int(month) - 1]
    if not day:
        return say("{month} {year}").format(month=name, year=year)
    told = say("{day} {month} {year}")
    return told.format(day=say(day.lstrip("0")), month=(*beside_a_day, name)[0], year=year)


@cache
def _months() -> Mapping[str, Sequence[Sequence[str]]]:
    """The forms of the twelve months in each language."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        (_, *languages), *rows = csv.reader(file)
    return {
        language: tuple(tuple(row[column].split("/")) for row in rows)
        for column, language in enumerate(languages, start=1)
    }
