"""The value of a date as EDTF (Extended Date/Time Format, Library of Congress 2019, level 2)."""

from __future__ import annotations

import re
from collections.abc import Mapping

_MONTH = re.compile(r"(-?\d{4})-(\d\d)")
# First and last month of what EDTF has codes for, without hemisphere: seasons, quarters, halves.
_PARTS = {
    ("03", "05"): 21, ("06", "08"): 22, ("09", "11"): 23, ("12", "02"): 24,
    ("01", "03"): 33, ("04", "06"): 34, ("07", "09"): 35, ("10", "12"): 36,
    ("01", "06"): 40, ("07", "12"): 41,
}  # fmt: skip
_CLOCK = re.compile(r"(T\d\d:\d\d)(?!:)")


def edtf(attributes: Mapping[str, str], words: str = "") -> str:
    """The EDTF expression of a TEI ``date``, by its attributes (att.datable) and its words.

    ``when`` is a date or a moment; ``from`` and ``to`` an interval, open where one is missing
    (``1970/..``); ``notBefore`` and ``notAfter`` a season, quarter or half (``1961-21``), else one
    date of a set (``[1960-06-17..1960-06-18]``). Decades, by the words (``1950s``), are ``195X``.
    ``precision`` of medium or low makes it approximate (``~``), ``cert="low"`` uncertain (``?``),
    and ``cert="medium"`` leaves only the year in doubt (``1956?-06-04``). Empty where there is no
    value that EDTF could say. EDTF does not qualify moments, seasons and sets.
    """
    mark = _mark(attributes)
    if "when" in attributes:
        return _point(attributes["when"], mark)
    for names in (("from", "to"), ("notBefore", "notAfter")):
        first, last = (attributes.get(name, "") for name in names)
        if first or last:
            return _interval(first, last, mark, words, lasting=names[0] == "from")
    return ""


def _mark(attributes: Mapping[str, str]) -> str:
    """``?`` and ``~`` after the value, ``%`` for both; ``?-`` where the year alone is uncertain."""
    approximate = attributes.get("precision") in ("medium", "low")
    certainty = attributes.get("cert")
    if certainty == "low":
        return "%" if approximate else "?"
    if approximate:
        return "~"
    return "?-" if certainty == "medium" else ""


def _interval(first: str, last: str, mark: str, words: str, *, lasting: bool) -> str:
    if lasting and _is_decade(first, last, words):
        return _point(first[:-1] + "X", mark)
    if not lasting and (part := _part_of_year(first, last)):
        return part
    if lasting:
        return "/".join(_point(value, mark) or ".." for value in (first, last))
    return f"[{_point(first, '')}..{_point(last, '')}]"


def _is_decade(first: str, last: str, words: str) -> bool:
    whole = re.fullmatch(r"\d\d\d0", first) and last == first[:-1] + "9"
    return bool(whole) and not re.search(r"\d{4}\s*[-–—/]|\bto\b|\band\b", words)


def _part_of_year(first: str, last: str) -> str:
    begin, finish = _MONTH.fullmatch(first), _MONTH.fullmatch(last)
    if not begin or not finish or int(finish[1]) - int(begin[1]) != (begin[2] > finish[2]):
        return ""
    code = _PARTS.get((begin[2], finish[2]))
    return f"{begin[1]}-{code}" if code else ""


def _point(value: str, mark: str) -> str:
    """A date or a moment of ISO 8601, or one of TEI without year or month, with its mark."""
    if value.startswith("---"):
        value = f"XXXX-XX-{value[3:]}"
    elif value.startswith("--"):
        value = f"XXXX-{value[2:]}"
    if "T" in value:
        return "" if value.startswith("T") else _CLOCK.sub(r"\1:00", value)
    if mark == "?-":
        year, dash, rest = value.partition("-")
        return f"{year}?{dash}{rest}" if year else value
    return value + mark if value else ""
