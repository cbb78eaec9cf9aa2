"""How much a text leaves out or leaves blank, in words: ``3 lines omitted``.

The units are those that encoders give (``gap/@unit``; TEI Guidelines 11.3.1), in the languages of
``assets/units.csv``; one that is not there is told as the encoder writes it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from tei_tools.edition.header import in_line
from tei_tools.edition.words import IN_ENGLISH, Words
from tei_tools.tei import tag

_TOLD = "{urn:tei-tools:page}told"
_GAP, _SPACE = tag("gap"), tag("space")
#: The elements that measure what is not there.
MEASURED = frozenset((_GAP, _SPACE))
_NUMBER_AND_UNIT = re.compile(r"(\d+(?:\.\d+)?)\s+(\w+)")


def mark_amounts(elements: Iterable[etree._Element], say: Words = IN_ENGLISH) -> None:
    """Tell each gap and space what readers should know, as ``told`` in the namespace of the page
    (:data:`tei_tools.edition.structure.PAGE`)."""
    for element in elements:
        element.set(_TOLD, told(element, say))


def told(element: etree._Element, say: Words = IN_ENGLISH) -> str:
    """How much a gap leaves out, or a space leaves blank: of some lines or words, as the encoder
    counts them; else only that it does."""
    is_gap = element.tag == _GAP
    if much := _amount(element, say):
        return say("{amount} omitted" if is_gap else "{amount} left blank").format(amount=much)
    return say("omitted" if is_gap else "left blank")


def _amount(element: etree._Element, say: Words) -> str:
    quantity, extent, unit = (
        in_line(element.get(name, "")) for name in ("quantity", "extent", "unit")
    )
    if unit and (number := quantity or extent):
        return _counted(number, unit, say)
    if found := _NUMBER_AND_UNIT.fullmatch(extent):
        return _counted(found[1], found[2], say)
    return extent


def counted(number: int, unit: str, say: Words = IN_ENGLISH) -> str:
    """A number of what ``assets/units.csv`` has: ``1 document``, ``3,085 documents``."""
    digits = f"{number:,}".replace(",", say("1,000")[1:-3])
    return f"{digits} {_noun(str(number), unit, say)}"


def forms_of(unit: str, say: Words = IN_ENGLISH) -> tuple[str, ...]:
    """The forms of a unit that ``assets/units.csv`` has: for one, more, and in Russian many."""
    return _units()[unit][say.language]


def _counted(number: str, unit: str, say: Words) -> str:
    """A number of units as an encoder gives it: ``1 line``, ``3 lines``."""
    return f"{number} {_noun(number, unit, say)}"


def _noun(number: str, unit: str, say: Words) -> str:
    forms = _units().get(unit.lower(), {}).get(say.language)
    return forms[_form(number, say.language, len(forms))] if forms else unit


def _form(number: str, language: str, forms: int) -> int:
    """Which form of a noun a number has (Unicode CLDR, plural rules): 0 for one, 1 for few or
    more, 2 in Russian for many."""
    if not number.isdecimal():
        below_two = language == "fr" and number.startswith(("0.", "1."))
        return 0 if below_two else 1
    count = int(number)
    if forms == 2:
        return 0 if count == 1 or (language == "fr" and count == 0) else 1
    if count % 100 in range(11, 15):
        return 2
    return {1: 0, 2: 1, 3: 1, 4: 1}.get(count % 10, 2)


@cache
def _units() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The forms of each unit in each language, by the names that encoders give it."""
    file = Path(__file__).parent / "assets" / "units.csv"
    with file.open(encoding="utf-8", newline="") as opened:
        (_, *languages), *rows = csv.reader(opened)
    return MappingProxyType(
        {
            name: MappingProxyType(
                {
                    language: tuple(forms.split("/"))
                    for language, forms in zip(languages, row[1:], strict=True)
                }
            )
            for row in rows
            for name in row[0].split()
        }
    )
