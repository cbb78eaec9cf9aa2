"""The header of an edition, and the lists of what it names."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from tei_tools.authority import Authority, Entry
from tei_tools.header.build import stand_off_of, tei_header
from tei_tools.header.facts import gather
from tei_tools.layout.model import Layout
from tei_tools.settings import Settings
from tei_tools.spans import Span

__all__ = ["header", "stand_off"]


def header(
    layout: Layout,
    spans: Sequence[Span],
    settings: Settings | None = None,
    terms: Authority | None = None,
) -> etree._Element:
    """The ``teiHeader`` of a memo.

    ``spans`` are the resolved ones. What the memo does not say is not in the header, nor is the
    day on which it was made. Of ``terms`` those stay that a ``gloss`` points to.
    """
    used = _used(terms or Authority(), spans, "target")
    return tei_header(gather(layout, spans), settings or Settings(), used)


def stand_off(
    spans: Sequence[Span],
    persons: Authority | None = None,
    places: Authority | None = None,
    organizations: Authority | None = None,
) -> etree._Element | None:
    """The ``standOff`` with the entries that a span points to with ``ref``; None if none is."""
    lists = (persons, places, organizations)
    return stand_off_of(*(_used(one or Authority(), spans, "ref") for one in lists))


def _used(authority: Authority, spans: Sequence[Span], attribute: str) -> list[Entry]:
    """The entries that the attribute points to in some span, each once, in their order."""
    targets = {pointer[1:] for span in spans for pointer in span.attrs.get(attribute, "").split()}
    return authority.pick(targets)
