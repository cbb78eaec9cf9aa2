"""The header of an edition, and the lists of what it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from tei_tools.header.build import Entry, stand_off_of, tei_header
from tei_tools.header.facts import gather
from tei_tools.layout.model import Layout
from tei_tools.settings import Settings
from tei_tools.spans import Span

__all__ = ["Entry", "header", "stand_off"]


def header(
    layout: Layout,
    spans: Sequence[Span],
    settings: Settings | None = None,
    terms: Iterable[Entry] = (),
) -> etree._Element:
    """The ``teiHeader`` of a memo.

    ``spans`` are the resolved ones. What the memo does not say is not in the header, nor is the
    day on which it was made. Of ``terms`` those stay that a ``gloss`` points to.
    """
    return tei_header(gather(layout, spans), settings or Settings(), _used(terms, spans, "target"))


def stand_off(
    spans: Sequence[Span],
    persons: Iterable[Entry] = (),
    places: Iterable[Entry] = (),
    organizations: Iterable[Entry] = (),
) -> etree._Element | None:
    """The ``standOff`` with the entries that a span points to with ``ref``; None if none is."""
    lists = (_used(entries, spans, "ref") for entries in (persons, places, organizations))
    return stand_off_of(*lists)


def _used(entries: Iterable[Entry], spans: Sequence[Span], attribute: str) -> list[Entry]:
    """The entries that the attribute points to in some span, each once, in their order."""
    targets = {pointer[1:] for span in spans for pointer in span.attrs.get(attribute, "").split()}
    return list({entry.id: entry for entry in entries if entry.id in targets}.values())
