"""The dates that head the entries of a diary, a log or an itinerary."""

from __future__ import annotations

import re
from collections.abc import Set

from tei_tools.dating.months import ANY_MONTH
from tei_tools.layout.body import Body

_MONTH = rf"(?:{ANY_MONTH})"
_DATE = re.compile(
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH})"
    r"(?P<year>,? \d{4})?[.:]?",
    re.IGNORECASE,
)
_LONGEST = 40  # characters


def find_entries(body: Body) -> Set[int]:
    """Which paragraphs are such dates: whole lines without a place, written alike, each another
    day, the first of them below the heading, and text below each. A single one is the dateline of
    the document."""
    found: list[int] = []
    days: set[str] = set()
    forms: set[tuple[bool, bool]] = set()
    for index in range(body.head + 1, len(body.words)):
        words = body.words[index]
        date = _DATE.fullmatch(words) if len(words) <= _LONGEST else None
        if date and not body.paragraphs[index].bullet:
            found.append(index)
            days.add(words.rstrip(".:").lower())
            forms.add((date["weekday"] is not None, date["year"] is not None))
        elif words and not found:
            break  # the text begins otherwise
    if len(found) < 2 or len(forms) > 1 or len(days) < len(found) or body.attachments:
        return frozenset()
    ends = [*found[1:], len(body.words)]
    has_text = (any(body.words[i + 1 : end]) for i, end in zip(found, ends, strict=True))
    return frozenset(found) if all(has_text) else frozenset()
