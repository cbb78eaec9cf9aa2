"""Dates: which date every date expression of a memo names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tei_tools.dating import Context, DateExpression, PartialDate, find_dates, read_dateline, value
from tei_tools.layout.model import Block, Layout
from tei_tools.spans import Span


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The date of the document, and where it stands.

    ``attrs`` are attributes of TEI (``when``, or ``from`` and ``to``), ``start`` and ``end`` half-open
    offsets into the source text. ``evidence`` is the kind of block: ``dateline``, ``head``, ``p``,
    ``note``.
    """

    attrs: dict[str, str]
    start: int
    end: int
    evidence: str
    date: PartialDate


def dates(layout: Layout) -> Iterator[Span]:
    """Spans of kind ``date`` over all date expressions, with their values."""
    passages = [(block, tuple(_read(layout, block))) for block in layout.passages()]
    document = _document_date(passages)
    own = document.date if document else None
    for block, expressions in passages:
        context = own
        for expression in expressions:
            yield Span(
                expression.start, expression.end, "date", value(expression, Context(context))
            )
            if own is None and expression.first and expression.first.year:
                context = expression.first


def document_date(layout: Layout) -> DocumentDate | None:
    """The document's own date: of its dateline, else of its heading, its text, its notes."""
    return _document_date((block, tuple(_read(layout, block))) for block in layout.passages())


def _read(layout: Layout, block: Block) -> Iterator[DateExpression]:
    if block.kind == "pages":
        return iter(())
    if block.kind == "dateline":
        return read_dateline(layout.reading, block.start, block.end)
    return find_dates(layout.reading, block.start, block.end)


_ORDER = ("dateline", "head", "title", "listhead", "item", "p", "note")


def _document_date(
    passages: Iterable[tuple[Block, tuple[DateExpression, ...]]],
) -> DocumentDate | None:
    best: DocumentDate | None = None
    for block, expressions in passages:
        if block.kind not in _ORDER:
            continue
        for expression in expressions:
            date = expression.first
            if date is None or date.year is None or expression.borrowed or expression.in_title:
                continue
            if best is None or _ORDER.index(block.kind) < _ORDER.index(best.evidence):
                attrs = value(expression, Context())
                best = DocumentDate(attrs, expression.start, expression.end, block.kind, date)
            break
    return best
