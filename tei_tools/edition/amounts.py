"""How much a text leaves out or leaves blank, and why: ``3 lines omitted (illegible)``.

The units are those that encoders give (``gap/@unit``; TEI Guidelines 11.3.1), in the languages of
``assets/units.csv``; the reasons those of ``gap/@reason`` (11.3.3.2), in the languages of
``assets/words.csv``. One that is not there is told as the encoder writes it.
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
from tei_tools.edition.own_names import PAGE
from tei_tools.edition.words import IN_ENGLISH, Words
from tei_tools.tei import tag

_TOLD = f"{{{PAGE}}}told"
_GAP, _SPACE = tag("gap"), tag("space")
#: The elements that measure what is not there.
MEASURED = frozenset((_GAP, _SPACE))
#: What readers should know of the reasons that encoders give in one word.
_REASONS = {
    "blank": "blank",
    "cancelled": "deleted",
    "damage": "damaged",
    "damaged": "damaged",
    "declassified": "not declassified",
    "deleted": "deleted",
    "editorial": "by the editor",
    "faded": "faded",
    "illegible": "illegible",
    "inaudible": "inaudible",
    "irrelevant": "irrelevant",
    "lost": "lost",
    "missing": "missing",
    "sampling": "sampling",
    "torn": "torn",
}
#: The reasons that say nothing but that something is left out.
_SAYING_NOTHING = ("omitted", "omission")
_NUMBER_AND_UNIT = re.compile(r"(\d+(?:\.\d+)?)\s+(\w+)")


def mark_amounts(elements: Iterable[etree._Element], say: Words = IN_ENGLISH) -> None:
    """Tell each gap and space what readers should know, as ``told`` in the namespace of the page
    (:data:`tei_tools.edition.own_names.PAGE`)."""
    for element in elements:
        element.set(_TOLD, told(element, say))


def told(element: etree._Element, say: Words = IN_ENGLISH) -> str:
    """How much a gap leaves out, and why, or a space leaves blank: of some lines or words, as the
    encoder counts them; else only that it does."""
    is_gap = element.tag == _GAP
    words = say("omitted" if is_gap else "left blank")
    if much := _amount(element, say):
        words = say("{amount} omitted" if is_gap else "{amount} left blank").format(amount=much)
    why = _reason(element, say) if is_gap else ""
    return f"{words} ({why})" if why else words


def _reason(gap: etree._Element, say: Words) -> str:
    """Why something is left out: the reasons of one word that are known, or as the encoder writes
    it."""
    written = in_line(gap.get("reason", ""))
    reasons = [each for each in written.split() if each not in _SAYING_NOTHING]
    if all(each in _REASONS for each in reasons):
        return ", ".join(dict.fromkeys(say(_REASONS[each]) for each in reasons))
    return written


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
