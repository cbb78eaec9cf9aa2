"""Is a block a dateline? ``Washington, December 10, 1970, 4:30 p.m.``"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"\[?\d{1,2}(?:st|nd|rd|th)?\]?(?: ?(?:[-–—/,&]|and|to|through) ?\d{1,2}(?:st|nd|rd|th)?)?"
_YEAR = r"\[?(?:1[5-9]|20)\d\d\]?"
_SHORT_YEAR = rf"(?:{_YEAR}|'?’?\d\d)"
_DATE = (
    rf"(?:{_MONTH} {_DAY}(?:,? ?{_YEAR})?"
    rf"|{_DAY} {_MONTH},? {_SHORT_YEAR}"
    rf"|{_MONTH},? {_YEAR}"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-](?:19)?\d\d"
    rf"|[Uu]ndated|[Nn]ot dated|n\.d\.|[Nn]o date|\[?date not declassified\]?|{_YEAR})"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_TIME_WORD = (
    r"(?:\d{1,4}(?:[:.]\d\d)?|[ap] ?\. ?m ?\.?|[ap]m|noon|[Nn]oon|midnight|[Mm]idnight|Z|GMT|E[SD]T"
    r"|Zulu|hours|hrs\.?|local|time|to|and|circa|ca\.|about|approximately|morning|afternoon"
    r"|evening|[-–—,.;:()\[\]/])"
)
_DATELINE = re.compile(
    rf"[\[(]?\s?(?:[^\W\d_][^\n:;!?\"“”]{{0,110}}?[\],.—–-]{{0,3}}[\s,\[(]+)?{_WEEKDAY}[\[(]?{_DATE}\]?"
    rf"(?:[ ,;—–-]+{_WEEKDAY}{_DATE})*"
    rf"(?: ?{_TIME_WORD})*[\].)]*"
)
# A place holds no verb in the past, no pronoun and no article of a sentence.
_SENTENCE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|met|said|sent|dated|received|your|our|my|his|from|on"
    r"|Memorandum|Telegram|Letter|Minutes|Meeting|Report|Draft|Subject|Source)\b",
)


def is_dateline(text: str) -> bool:
    """Whether the whole block reads as place and date (white space collapsed to single blanks)."""
    return (
        len(text) <= 220
        and _DATELINE.fullmatch(text) is not None
        and not _SENTENCE.search(text)
    )
