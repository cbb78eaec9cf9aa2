"""The dates that head the entries of a diary, a log or an itinerary."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from tei_tools.dating.months import ANY_FORM, SHORT_WEEKDAY, WEEKDAY
from tei_tools.layout.body import Body
from tei_tools.layout.salutation import is_salute
from tei_tools.layout.signature import is_signature, is_valediction

_MONTH = rf"(?:{ANY_FORM})\.?"
_DATE = re.compile(
    rf"(?P<weekday>(?:{WEEKDAY}|{SHORT_WEEKDAY})\.?,? )?(?:the )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th|d)?|\d{{1,2}}(?:st|nd|rd|th|d)?(?: of)? {_MONTH})"
    r"(?P<year>,? \d{4})?[.:]?",
    re.IGNORECASE,
)
_LONGEST = 40  # characters
# What a paper with entries is called.
_DIARY = re.compile(
    r"\b(?:diar(?:y|ies)|itinerary|journal|log|logbook|chronology|calendar|tagebuch|reisetagebuch"
    r"|diario)\b",
    re.IGNORECASE,
)
_FEWEST = 3  # entries of a paper that is not called so


def find_entries(body: Body) -> Set[int]:
    """Which paragraphs are such dates: whole lines without a place, written alike, each another
    day, the first of them below the heading, all above any attachment, and text below each.

    A single one is the dateline of the document, and two may be those of a letter and of what was
    added to it, if the heading names no diary. Where letters begin or end between the dates, they
    are datelines; but in a log each entry may be signed."""
    found: list[int] = []
    days: set[str] = set()
    forms: set[tuple[bool, bool]] = set()
    end = min(body.attachments, default=len(body.words))
    for index in range(body.head + 1, end):
        words = body.words[index]
        date = _DATE.fullmatch(words) if len(words) <= _LONGEST else None
        if date and not body.paragraphs[index].bullet:
            found.append(index)
            days.add(words.rstrip(".:").lower())
            forms.add((date["weekday"] is not None, date["year"] is not None))
        elif words and not found:
            break  # the text begins otherwise
    heading = body.words[body.head] if body.head >= 0 else ""
    is_diary = _DIARY.search(heading) is not None
    fewest = 2 if is_diary else _FEWEST
    if len(found) < fewest or len(forms) > 1 or len(days) < len(found):
        return frozenset()
    if _are_letters(body, found) or (not is_diary and _are_signed(body, found)):
        return frozenset()
    ends = [*found[1:], end]
    has_text = (any(body.words[i + 1 : end]) for i, end in zip(found, ends, strict=True))
    return frozenset(found) if all(has_text) else frozenset()


def _are_letters(body: Body, dates: Sequence[int]) -> bool:
    """Whether somebody is addressed or takes leave between the dates."""
    between = range(dates[0] + 1, dates[-1])
    return any(is_salute(body.words[i]) or is_valediction(body.text(i)) for i in between)


def _are_signed(body: Body, dates: Sequence[int]) -> bool:
    """Whether a name stands directly above one of the dates."""
    return any(is_signature(body.text(_above(body, date))) for date in dates[1:])


def _above(body: Body, index: int) -> int:
    """The nearest paragraph with words above one that is not the first."""
    return next(i for i in reversed(range(index)) if body.words[i])
