"""Dates: which date every date expression of a memo names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tei_tools.dating import (
    Anchors,
    DateExpression,
    PartialDate,
    filed_days,
    find_dates,
    read_dateline,
    value,
)
from tei_tools.dating.closed_up import has_long_blank, read_closed_up
from tei_tools.layout.model import Block, Layout
from tei_tools.naming.text.titles import title_before
from tei_tools.spans import Span

# A lone year that lies further from the document than this is a number of something else.
_YEARS_AHEAD, _YEARS_BACK = 60, 300
# What says that a date is the document's own: a label, and in its first note how it came about.
_LABEL = re.compile(r"\bDATE(?:\s[A-Z]+){0,3}:?\s*(?:[A-Z][a-z]+day,?\s)?\s*$|\bDate:\s*$")
_DRAFTED = re.compile(r"(?:\b[Dd]rafted\b[^.;]{0,80}?\bon|\bDated)\s+$")
_REACH = 120
# The papers of one year, which hold what was said in it.
_PAPERS_OF = re.compile(r"\b(?:Papers|Documents)\b[^;()\d]{0,80},\s{1,3}$")
_OLDER = re.compile(r"\b(?:[Oo]lder|[Ee]arlier|[Pp]revious|[Cc]f\.|[Cc]ompare|[Aa]lso)\s")
_PAGES = re.compile(r",\s{1,3}(?:Book|Part|[Vv]ol|pp?\.|pages?)(?!\w)")
# Between two months of one pair: "October or early November", "(November to April)".
_PAIR = re.compile(r"\s?(?:and|or|to|through|until|[-–])\s?")


class DatedPassage(NamedTuple):
    """A block with its date expressions, in the order of the text."""

    block: Block
    dates: Sequence[DateExpression]


def dates(layout: Layout) -> Iterator[Span]:
    """Spans of kind ``date`` over all date expressions of the memo, with their values.

    A date without a year takes it from the document's date, or that of the attachment it stands
    in; where the memo named the same day before with another year, from there. A memo without a
    date of its own goes from date to date, and the numbers of files help it.
    """
    passages = _in_one_order(dated_passages(layout))
    own = document_date(layout, passages)
    filed = {} if own else filed_days(layout.reading)
    years = {} if own else _all_years(passages) | filed
    start = own or _first_date(passages) or _first_filed(filed) or _printed_in(layout, passages)
    reached: PartialDate | None = None  # without a date of its own the memo goes from date to date
    for passage, lent in _with_contexts(passages, start):
        context = lent if passage.block.kind == "note" else reached or lent
        text = layout.text_of(passage.block)
        before: Span | None = None
        for expression in passage.dates:
            if _is_out_of_reach(expression, context) or _is_named(
                expression, passage.block, layout
            ):
                continue
            expression = _as_second_of_pair(expression, before, text)
            if (not own or passage.block.kind == "note") and _has_day(expression):
                expression = expression._replace(tense="")  # editors know what came later
            attributes = value(_as_named_before(expression, years), context)
            before = Span(expression.start, expression.end, "date", attributes)
            yield before
            if _is_full(expression):
                _remember(expression.first, years)
                if not own:
                    context = expression.first
        if not own and passage.block.kind != "note":
            reached = context


def dated_passages(layout: Layout) -> list[DatedPassage]:
    """The blocks of the memo in which dates are looked for, in order; notes after the text."""
    anchors = {text: Anchors(text) for text in {layout.body, layout.reading}}
    return [
        DatedPassage(block, _read(text := layout.text_of(block), block, anchors[text]))
        for block in layout.passages()
        if block.kind != "pages"
    ]


def _read(text: str, block: Block, anchors: Anchors) -> Sequence[DateExpression]:
    if has_long_blank(text, block.start, block.end):
        read = read_dateline if block.kind == "dateline" else find_dates
        return [*read_closed_up(text, block.start, block.end, read)]
    if block.kind == "dateline":
        return read_dateline(text, block.start, block.end)
    return find_dates(text, block.start, block.end, anchors)


def document_date(layout: Layout, passages: Sequence[DatedPassage]) -> PartialDate | None:
    """The (first) day of the document's own date: of its dateline, else its heading, else a note
    that says it.

    None where the memo does not say it: no date is taken from what the text speaks about.
    """
    attached = next((p.block.start for p in passages if p.block.kind == "attachment"), None)
    opening = [p for p in passages if attached is None or p.block.start < attached]
    datelines = [p for p in opening if p.block.kind == "dateline" and p.dates]
    heads = [p for p in opening if p.block.kind in ("head", "title")]
    for expressions in (*(p.dates for p in datelines[:1]), *(p.dates[::-1] for p in heads)):
        if own := next(filter(_is_full, expressions), None):
            return own.first
    for passage in passages:
        says_so = _DRAFTED if passage.block.kind == "note" else _LABEL
        text = layout.text_of(passage.block)
        for expression in passage.dates:
            start = max(passage.block.start, expression.start - _REACH)
            if _is_full(expression) and says_so.search(text, start, expression.start):
                return expression.first
        if passage.block.kind == "note":
            break  # only the first note speaks about the document
    return None


def _has_day(expression: DateExpression) -> bool:
    return expression.first is not None and expression.first.day is not None


def _is_full(expression: DateExpression) -> bool:
    date = expression.first
    return (
        date is not None
        and date.year is not None
        and date.month is not None
        and not expression.borrowed
        and not expression.in_title
    )


def _with_contexts(
    passages: Sequence[DatedPassage], own: PartialDate | None
) -> Iterator[tuple[DatedPassage, PartialDate | None]]:
    """Every passage with the date that lends its year to the dates without one."""
    context = own
    attached = False
    for passage in passages:
        if passage.block.kind == "note":
            context = own
        attached = attached or passage.block.kind == "attachment"
        if attached and passage.block.kind == "dateline":
            date = next((d.first for d in passage.dates if _is_full(d)), None)
            context = date or own
        yield passage, context


def _first_date(passages: Sequence[DatedPassage]) -> PartialDate | None:
    """The first full date: in a memo without a date of its own the narrative begins before it."""
    full = (d.first for p in passages for d in p.dates if d.first and d.first.day and _is_full(d))
    return next(full, None)


def _first_filed(days: dict[tuple[int, int], int]) -> PartialDate | None:
    return next((PartialDate(year, *day) for day, year in days.items()), None)


def _printed_in(layout: Layout, passages: Sequence[DatedPassage]) -> PartialDate | None:
    """The year whose papers the memo cites, where it is one: ``Public Papers of the Presidents of
    the United States: John F. Kennedy, 1961, pages 354–362``."""
    years: set[int | None] = set()
    for block, expressions in passages:
        if block.kind == "dateline":
            continue
        text = layout.text_of(block)
        for expression in expressions:
            if not expression.in_title or not expression.first or expression.last:
                continue
            floor = max(block.start, expression.start - _REACH)
            papers = _PAPERS_OF.search(text, floor, expression.start)
            if (
                papers
                and _PAGES.match(text, expression.end)
                and not _OLDER.search(text, floor, papers.start())
            ):
                years.add(expression.first.year)
    return PartialDate(years.pop()) if len(years) == 1 else None


def _all_years(passages: Sequence[DatedPassage]) -> dict[tuple[int, int], int]:
    years: dict[tuple[int, int], int] = {}
    for passage in reversed(passages):
        for expression in reversed(passage.dates):
            if _is_full(expression):
                _remember(expression.first, years)
    return years


def _in_one_order(passages: Sequence[DatedPassage]) -> list[DatedPassage]:
    """``10/9/76`` is September 10 where another date in figures says that days come first."""
    orders = {expression.order for passage in passages for expression in passage.dates}
    if "dmy" not in orders or "mdy" in orders:
        return list(passages)
    return [passage._replace(dates=tuple(map(_day_first, passage.dates))) for passage in passages]


def _day_first(expression: DateExpression) -> DateExpression:
    first = expression.first
    if expression.order != "either" or first is None:
        return expression
    return expression._replace(first=first._replace(month=first.day, day=first.month))


def _is_out_of_reach(expression: DateExpression, context: PartialDate | None) -> bool:
    first = expression.first
    if context is None or first is None or first.year is None or first.month is not None:
        return False
    ahead = first.year - (context.year or first.year)
    return not -_YEARS_BACK <= ahead <= _YEARS_AHEAD


def _is_named(expression: DateExpression, block: Block, layout: Layout) -> bool:
    """Whether the name of a month stands alone in brackets after an office in a heading: it is that
    of a person (``the Ambassador in Castelmar (May)``)."""
    first, text = expression.first, layout.body
    return (
        block.kind == "head"
        and first is not None
        and (first.year or first.day) is None
        and text[expression.start - 1 : expression.start] == "("
        and text.startswith(")", expression.end)
        and title_before(text, expression.start, block.start) is not None
    )


def _as_second_of_pair(
    expression: DateExpression, before: Span | None, text: str
) -> DateExpression:
    """A month with the year of the one that it makes a pair with, or the next where it would lie
    before that one."""
    first = expression.first
    if before is None or first is None or first.year or first.day or not first.month:
        return expression
    when = before.attrs.get("when", "")
    if expression.last or len(when) != len("1961-05"):
        return expression
    if not _PAIR.fullmatch(text, before.end, expression.start):
        return expression
    year, month = map(int, when.split("-"))
    first = first._replace(year=year + (first.month < month))
    return expression._replace(first=first, borrowed=True)


def _as_named_before(
    expression: DateExpression, years: dict[tuple[int, int], int]
) -> DateExpression:
    first = expression.first
    if first is None or first.year is not None or first.day is None or expression.relative:
        return expression
    year = years.get((first.month or 0, first.day))
    if year is None:
        return expression
    return expression._replace(first=first._replace(year=year), borrowed=True)


def _remember(date: PartialDate | None, years: dict[tuple[int, int], int]) -> None:
    if date and date.year and date.month and date.day:
        years[date.month, date.day] = date.year
