"""The header of an edition, and the lists of what it names."""

from __future__ import annotations

from collections.abc import Sequence

from tei_tools.authority import Authority
from tei_tools.header.build import stand_off_of, tei_header
from tei_tools.header.facts import gather
from tei_tools.header.languages import with_language
from tei_tools.header.officials import known, officials
from tei_tools.header.people import people_of
from tei_tools.layout.model import Layout
from tei_tools.settings import Settings
from tei_tools.spans import Span
from tei_tools.tei import Draft

__all__ = ["header", "known", "officials", "people_of", "stand_off", "with_language"]


def header(
    layout: Layout,
    spans: Sequence[Span],
    settings: Settings,
    terms: Authority,
) -> Draft:
    """The ``teiHeader`` of a memo.

    ``spans`` are the resolved ones, and those of :func:`officials`. What the memo does not say is
    not in the header, nor is the day on which it was made. Of ``terms`` those stay that a ``gloss``
    points to.
    """
    used = terms.pick(_pointers(spans, "target"))
    return tei_header(gather(layout, spans), settings, used)


def stand_off(
    spans: Sequence[Span],
    persons: Authority,
    places: Authority,
    organizations: Authority,
) -> Draft | None:
    """The ``standOff`` with the entries that a span points to with ``ref``; None if none is."""
    ids = _pointers(spans, "ref")
    return stand_off_of(*(one.pick(ids) for one in (persons, places, organizations)))


def _pointers(spans: Sequence[Span], attribute: str) -> set[str]:
    """The ids that the attribute points to in some span."""
    values = {span.attrs[attribute] for span in spans if attribute in span.attrs}
    return {pointer[1:] for value in values for pointer in value.split()}
