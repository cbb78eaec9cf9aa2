"""Finding date expressions in running text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from tei_tools.dating.evidence import (
    is_date_in_figures,
    is_day_alone,
    is_month_alone,
    is_person,
    is_year_alone,
    stands_in_title,
)
from tei_tools.dating.expression import DateExpression, PartialDate
from tei_tools.dating.foreign import JOIN, foreign_dates
from tei_tools.dating.forms import forms_of
from tei_tools.dating.months import WEEKDAY
from tei_tools.dating.reading import read
from tei_tools.dating.tense import tense, tense_of_day
from tei_tools.dating.tokens import Token, is_plain_word, tokens
from tei_tools.dating.vocabulary import MONTHS, SHORT_MONTHS, WEEKDAYS

# Every expression holds one of these: a month by name, a year, a date in figures, "10th instant";
# or "fifties". The first class of characters lets the search skip most of the text, the second most
# of what is left; the look-behind then asks that a word begins here. The decades are searched for
# by themselves, since few words hold such a "t", but many a "t".
_NAMES = {*MONTHS, *SHORT_MONTHS}
_SECOND, _THIRD = ("".join(sorted({name[at] for name in _NAMES})) for at in (1, 2))
_ENDINGS = "|".join(sorted({name[1:] for name in _NAMES}, key=len, reverse=True))
_ANCHOR = re.compile(
    rf"[ADFJMNOS0-9'’‘](?=[{_SECOND}][{_THIRD}]|[\d/.snrt-])(?<![^\W_].)"
    rf"(?:(?:{_ENDINGS})(?![^\W\d_])|\d{{3}}(?!\d)|(?<=['’])(?:\d\d|\d0s)(?!\w)|(?<=‘)\d0s(?!\w)"
    r"|\d?(?:[/-]\d\d?[/-]\d\d|\.\d\d?\.\d\d|[/.-] ?[IVX]{1,4}[/.-] ?\d\d)"
    r"|\d?(?:st|nd|rd|th)(?!\w))"
)
_DECADE = re.compile(r"t(?<=[fhnrx]t)ies(?!\w)")
_JOINED_MONTH = re.compile("(?:c?[au]|[crs])[EP]?[Mm]")
_BEFORE = 48  # characters before an anchor in which its expression may begin
_WEEKDAY = re.compile(
    rf"(?<![^\W_])({WEEKDAY}|[A-Z][a-z]{{2,4}}(?=\.)),?\.?\s{{1,3}}"
    r"(?:the\s)?$"
)
_CIRCA = re.compile(
    r"""(?<!\w)(?:
      [Cc]irca|[Cc]a\.?|[Cc]\.|[Aa]pproximately
    | (?:at|by|from|in|on|or|since|to|until)\s(?:about|around)
    )\s{1,3}(?:the\s)?$""",
    re.VERBOSE,
)
_RELATIVE = re.compile(
    r"(?<![^\W_])(last|past|previous|preceding|this|next|coming)\s{1,3}$", re.IGNORECASE
)
_OF_YEAR = re.compile(
    r",?\s{1,3}(?:of\s{1,3})?(last|past|this|next|coming|that|same)\s{1,3}year(?!\w)"
)
# in November last
_LAST = re.compile(r"\s{1,2}(last|next)(?=\s?(?:[.,;:)]|$|(?:he|she|it|we|they|I|you|and|when)\b))")
_PLAIN = {"past": "last", "previous": "last", "preceding": "last", "coming": "next", "same": "that"}
_GOES_ON = re.compile(r"\s{0,3}[a-z0-9,;:]")
_NEIGHBOUR = re.compile(
    r"\s*(?:,\s*)?(?:(?:and|or|to|through|until|till|and\sof|or\sof|–|-)\s*)?(?:the\s|on\s)?\s*"
    rf"|\s(?:{JOIN})\s(?:le\s|den\s|el\s|il\s)?"
)


class Anchors:
    """Where date expressions may be in ``text[start:end]``: one search for all its passages."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        end = len(text) if end is None else end
        self._spans = [found.span() for found in _ANCHOR.finditer(text, start, end)]
        if text.find("ties", start, end) >= 0:
            self._spans += [found.span() for found in _DECADE.finditer(text, start, end)]
            self._spans.sort()
        years = [first for first, last in self._spans if last - first == 4 and text[first] in "12"]
        self._foreign = foreign_dates(text, start, end, years)

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Start and end of those in ``text[start:end]``, left to right."""
        first = bisect_left(self._spans, (start, start))
        return self._spans[first : bisect_left(self._spans, (end, end), first)]

    def foreign_within(self, start: int, end: int) -> list[DateExpression]:
        """The dates of ``text[start:end]`` that other languages than English have."""
        if not self._foreign:
            return []
        first = bisect_left(self._foreign, start, key=_start)
        after = bisect_left(self._foreign, end, first, key=_start)
        return [date for date in self._foreign[first:after] if date.end <= end]


def find_dates(
    text: str, start: int = 0, end: int | None = None, anchors: Anchors | None = None
) -> list[DateExpression]:
    """All date expressions of ``text[start:end]``, left to right; none overlap.

    The extent is the date alone, with its modifier (``mid-November 1976``), without preposition,
    article, weekday or time of day. Offsets are half-open and count in ``text``. Who looks through
    many passages of a text may give the ``anchors`` of the text.
    """
    end = len(text) if end is None else end
    anchors = anchors or Anchors(text, start, end)
    found: list[DateExpression] = []
    done = start
    for first, last in anchors.within(start, end):
        if first >= done:
            cluster, done = _cluster(text, _window(text, first, done), last, end)
            found += _expressions(text, start, end, cluster)
    if foreign := anchors.foreign_within(start, end):
        found = _merged(found, foreign)
    return _with_years_of_neighbours(text, found) if len(found) > 1 else found


def _start(date: DateExpression) -> int:
    return date.start


def _merged(english: list[DateExpression], foreign: list[DateExpression]) -> list[DateExpression]:
    """Both in order; of two that overlap the foreign one, which says more (not ``1946`` alone)."""
    kept: list[DateExpression] = list(foreign)
    for date in english:
        at = bisect_left(foreign, date.end, key=_start)  # those before begin before its end
        if not at or foreign[at - 1].end <= date.start:
            kept.append(date)
    return sorted(kept, key=_start)


class _Cluster(NamedTuple):
    """Tokens that stand together, with nothing else between them."""

    kinds: str
    tokens: list[Token]


def _window(text: str, anchor: int, floor: int) -> int:
    """Where to begin reading: after the last word before the anchor that no date holds, at most
    so many characters before it, and not before ``floor``."""
    if anchor - floor > _BEFORE:
        floor = text.find(" ", anchor - _BEFORE, anchor)
        if floor < 0:
            return anchor
    stop = text.rfind(" ", floor, anchor)
    while stop > floor:
        blank = text.rfind(" ", floor, stop)
        if is_plain_word(text[max(blank + 1, floor) : stop]):
            return stop
        stop = blank
    return floor


def _cluster(text: str, at: int, anchor_end: int, end: int) -> tuple[_Cluster, int]:
    """The tokens around an anchor, and where the search goes on."""
    held: list[Token] = []
    stop = anchor_end
    for token in tokens(text, at, end):
        if token.kind == "x":
            if token.end >= anchor_end:
                break
            held.clear()
        else:
            held.append(token)
            stop = max(stop, token.end)
    return _Cluster("".join([token.kind for token in held]), held), stop


def _expressions(text: str, start: int, end: int, cluster: _Cluster) -> Iterator[DateExpression]:
    for form, first, last in forms_of(cluster.kinds):
        used = cluster.tokens[first:last]
        if used[0].kind in "Mm" and is_person(text, start, used, form == "month_without_year"):
            continue
        expression = read(form, used, text)
        if form == "month_without_year" and not (
            _JOINED_MONTH.match(cluster.kinds, last) or is_month_alone(text, start, used)
        ):
            continue
        if form in ("year", "years", "decade") and not is_year_alone(text, start, expression):
            continue
        if form == "day_alone" and not is_day_alone(text, start, expression):
            continue
        if form == "figures" and not is_date_in_figures(text, start, expression):
            continue
        yield _with_surroundings(text, start, end, form, _without_full_stop(text, expression))


def _without_full_stop(text: str, expression: DateExpression) -> DateExpression:
    """The full stop of an abbreviation that also closes the sentence is left to the sentence."""
    closes = text[expression.end - 1] == "." and not _GOES_ON.match(text, expression.end)
    return expression._replace(end=expression.end - 1) if closes else expression


def _with_surroundings(
    text: str, start: int, end: int, form: str, expression: DateExpression
) -> DateExpression:
    first = expression.first or PartialDate()
    before = text[max(start, expression.start - 16) : expression.start]
    if first.day and (day := _WEEKDAY.search(before)):
        expression = expression._replace(weekday=WEEKDAYS.get(day[1].lower()))
    if _CIRCA.search(before):
        expression = expression._replace(approximate=True)
    if first.year is None and not expression.relative:
        expression = _with_relative(text, start, end, before, first, expression)
    if form in ("year", "years", "months", "month", "full_range") and stands_in_title(
        text, start, expression
    ):
        expression = expression._replace(in_title=True)
    return expression


def _with_relative(
    text: str, start: int, end: int, before: str, first: PartialDate, expression: DateExpression
) -> DateExpression:
    if year := _OF_YEAR.match(text, expression.end, end):
        return expression._replace(relative=f"{_PLAIN.get(year[1], year[1])} year")
    word = _RELATIVE.search(before) or _LAST.match(text, expression.end, end)
    if first.day is None and word:
        return expression._replace(relative=_PLAIN.get(word[1].lower(), word[1].lower()))
    if first.day is not None and expression.last is None:
        return expression._replace(tense=tense_of_day(text, start, expression.start))
    if first.day is None:
        return expression._replace(tense=tense(text, start, expression.start, expression.end))
    return expression


def _with_years_of_neighbours(text: str, found: list[DateExpression]) -> list[DateExpression]:
    """``May 3 and June 5, 1955``: the first has the year of the one it is joined to.

    ``1946, and as of April of that year``: the second has the year of the one before it.
    """
    for index, this in enumerate(found[1:], 1):
        before = found[index - 1].last or found[index - 1].first
        if this.relative == "that year" and before and before.year and this.first:
            first = this.first._replace(year=before.year)
            found[index] = this._replace(first=first, relative="", borrowed=True)
    for index in range(len(found) - 2, -1, -1):
        this, following = found[index], found[index + 1]
        if (
            this.first is not None
            and following.first is not None
            and this.first.year is None
            and following.first.year is not None
            and this.first.month is not None
            and not this.relative
            and following.start - this.end < 16
            and _NEIGHBOUR.fullmatch(text, this.end, following.start)
        ):
            after = this.first.month > (following.first.month or 12)
            year = following.first.year - after
            found[index] = this._replace(first=this.first._replace(year=year), borrowed=True)
    return found
