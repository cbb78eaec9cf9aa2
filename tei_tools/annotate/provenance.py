"""The source note: who drafted, cleared and approved the document, and their offices."""

from __future__ import annotations

from collections.abc import Iterator

from tei_tools.layout.model import Layout
from tei_tools.provenance import read_provenance, source_note
from tei_tools.spans import Span


def provenance(layout: Layout) -> Iterator[Span]:
    """Spans of kind ``persName`` with a ``role``, and of kind ``orgName`` for offices.

    The name alone is marked, without title and office. One who did several things (``drafted and
    approved by Leddy``) has the role that is named first.
    """
    note = source_note(layout)
    if note is None:
        return
    found = read_provenance(layout.reading, *note)
    named: set[tuple[int, int]] = set()
    for person in found.persons:
        extent = (person.start, person.end)
        if person.role != "initialed" and extent not in named:
            named.add(extent)
            yield Span(*extent, "persName", {"role": person.role})
    for office in found.offices:
        yield Span(office.start, office.end, "orgName")
