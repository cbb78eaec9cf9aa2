"""Dates in other languages than English: ``le 12 mars 1946``, ``den 3. Mai 1946``, ``7 июня``.

They are read in any memo, since a letter in French may stand among English ones. So a month counts
only beside its day or its year; and where English has the same words (``3. April 1946``, ``Mars
1976``), only after an article or a preposition of its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tei_tools.dating.expression import DateExpression, PartialDate
from tei_tools.dating.languages import LANGUAGES, Language
from tei_tools.dating.vocabulary import MONTHS, SHORT_MONTHS


def _spellings(words: str) -> Iterator[tuple[int, str]]:
    """The words, each with its number from 0 on; ``-`` is none."""
    for number, spellings in enumerate(words.split()):
        for word in spellings.split("|"):
            if word != "-":
                yield number, word


def _any(words: Iterable[str]) -> str:
    """The words as alternatives of a regular expression."""
    return "|".join(sorted({re.escape(word) for word in words}, key=lambda w: (-len(w), w)))


_MONTHS: dict[str, list[tuple[int, Language]]] = {}
for _language in LANGUAGES:
    for _words in (_language.months, _language.short_months):
        for _number, _word in _spellings(_words):
            _MONTHS.setdefault(_word, []).append((_number + 1, _language))
_WEEKDAYS = {
    word: number for language in LANGUAGES for number, word in _spellings(language.weekdays)
}
_ENGLISH = {*MONTHS, *SHORT_MONTHS}

_FULL = _any(word for language in LANGUAGES for _, word in _spellings(language.months))
_SHORT = _any(word for language in LANGUAGES for _, word in _spellings(language.short_months))
_LINKS = frozenset(word for language in LANGUAGES for word in language.links)
_LINK = _any(_LINKS)
_ORDINAL = _any(word for language in LANGUAGES for word in language.ordinals)
#: What joins two days, or two dates: ``du 28 mai au 3 juin``.
JOIN = _any(word for language in LANGUAGES for word in language.joins)
_YEARS = _any(word for language in LANGUAGES for word in language.years)
# With what a month may begin, or what stands before it.
_FIRST = "".join(
    sorted({case(word[0]) for word in (*_MONTHS, *_LINKS) for case in (str, str.upper)})
)
_YEAR = r"(?:1[5-9]|20)\d\d(?!\w)"

#: A day, or a range of them, with its month, as a regular expression with names.
DAY = (
    # the first class of characters lets a search skip most of a text, the others most of what is
    # left: nothing that was matched is tried again in another way
    r"(?P<day>[0-9](?<![\w./].)[0-9]?+)(?=[\s.°º–—oeг-])"
    rf"(?P<mark>{_ORDINAL})?+"
    rf"(?:(?:\s?[-–—]\s?|\s(?:{JOIN})\s)(?P<last>[0-9]{{1,2}}+)(?:{_ORDINAL})?+)?"
    rf"(?:\s{{1,3}}+|(?<=\.))(?=[{_FIRST}])(?:(?P<link>{_LINK})\s{{1,3}}+)?"
    rf"(?:(?P<month>(?i:{_FULL}))(?!\w)|(?P<short>(?i:{_SHORT}))\.(?=\s{{1,3}}{_YEAR}))"
    rf"(?:\s{{1,3}}(?:(?:{_LINK})\s{{1,3}})?(?P<year>{_YEAR})(?:\s?(?:{_YEARS})(?!\w))?)?"
)
#: Weekdays, and the articles before the day of a dateline.
WEEKDAY = rf"(?i:{_any(_WEEKDAYS)})"
OPENING = _any(word for language in LANGUAGES for word in language.opening.split())

_BEFORE = _any(
    word for row in LANGUAGES for words in (row.opening, row.before) for word in words.split()
)
_DAY = re.compile(DAY)
_MONTH = re.compile(
    rf"(?P<month>(?i:{_FULL}))\s{{1,3}}(?:(?:{_LINK})\s{{1,3}})?(?P<year>{_YEAR})"
    rf"(?:\s?(?:{_YEARS})(?!\w))?"
)
_LONGEST = 24  # characters of a day and a month with its link
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w)({WEEKDAY}),?\s{{1,3}}(?:(?:{_BEFORE})\s{{1,3}})?$")
_ARTICLE_BEFORE = re.compile(rf"(?<!\w)(?:{_BEFORE})\s{{1,3}}$", re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"[^\W\d_],\s{1,3}$")
_REACH = 24  # characters before a date that are looked at


def foreign_dates(text: str, start: int, end: int, years: Iterable[int]) -> list[DateExpression]:
    """The dates of ``text[start:end]`` in other languages than English, left to right.

    ``years`` are the offsets of its numbers of four digits. A day without its year counts where
    another date of the text has a month in such a language beside its year. Article, preposition
    and weekday stand outside the expression; the word for the year, as in ``1946 г.``, within it.
    """
    months = [at for year in years if (at := _month_before(text, start, year)) is not None]
    if not months:
        return []
    matches = [match for match in _DAY.finditer(text, start, end) if _is_day(match, text, start)]
    with_day = {match.start("month") for match in matches}
    matches += (
        match
        for at in months
        if at not in with_day and (match := _MONTH.match(text, at, end)) and _is_month(match)
    )
    found = [_expression(match, text, start) for match in matches]
    return sorted(found, key=lambda date: date.start)


def _month_before(text: str, start: int, year: int) -> int | None:
    """Where a month in another language than English stands before a year, or None."""
    words = text[max(start, year - _LONGEST) : year].split()
    if words and words[-1] in _LINKS:
        words.pop()
    if not words:
        return None
    word = words[-1].rstrip(".,")
    if word.lower() not in _MONTHS:
        return None
    if word in _ENGLISH and not (len(words) > 1 and words[-2].endswith(".")):
        return None  # but "3. April 1946"
    return text.rfind(word, start, year)


def _is_day(match: re.Match[str], text: str, start: int) -> bool:
    """Whether a day and a month are a date, not a number before a word or a name."""
    if not all(1 <= int(day) <= 31 for day in (match["day"], match["last"] or "1")):
        return False
    written = match["month"] or match["short"]
    before = text[max(start, match.start() - _REACH) : match.start()]
    article = _ARTICLE_BEFORE.search(before) is not None
    led_in = article or _PLACE_BEFORE.search(before) is not None
    for _, language in _MONTHS[written.lower()]:
        if not language.capital:
            # "12 mars", "12 MARS 1946", but not "12 Mars"
            sure = written.islower() or (match["year"] is not None and written not in _ENGLISH)
        elif match["year"] is None:
            sure = article and match["mark"] is not None
        elif written in _ENGLISH:
            # "Bonn, 3. April 1946", but not "(paragraph 3. April 1946 was …"
            sure = match["mark"] is not None and led_in
        else:
            sure = not written.islower()
        if sure:
            return True
    return False


def _is_month(match: re.Match[str]) -> bool:
    """Whether a word before a year is a month: ``mars 1946``, but not ``Mars 1976``."""
    written = match["month"]
    return written not in _ENGLISH and any(
        written.islower() != language.capital for _, language in _MONTHS[written.lower()]
    )


def _expression(match: re.Match[str], text: str, start: int) -> DateExpression:
    groups = match.groupdict()
    month = _MONTHS[(groups.get("short") or match["month"]).lower()][0][0]
    year = int(match["year"]) if match["year"] else None
    day, last = (int(groups[name]) if groups.get(name) else None for name in ("day", "last"))
    weekday = _WEEKDAY_BEFORE.search(text, max(start, match.start() - _REACH), match.start())
    return DateExpression(
        *match.span(),
        PartialDate(year, month, day),
        PartialDate(year, month, last) if last else None,
        weekday=_WEEKDAYS[weekday[1].lower()] if weekday and day else None,
    )
