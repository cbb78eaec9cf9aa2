"""Persons."""

from __future__ import annotations

from collections.abc import Iterator

from tei_tools.annotate.model import Annotator
from tei_tools.authority import Authority
from tei_tools.layout.model import Layout
from tei_tools.naming.index import PersonIndex
from tei_tools.naming.linking import link
from tei_tools.naming.mentions import find_mentions
from tei_tools.naming.tokens import tokens
from tei_tools.spans import Span


def persons(authority: Authority | None = None) -> Annotator:
    """An annotator for persons."""
    return _Persons(authority or Authority())


class _Persons:
    def __init__(self, authority: Authority) -> None:
        self.index = PersonIndex(authority.entries)

    def __call__(self, layout: Layout) -> Iterator[Span]:
        mentions = []
        for block in layout.passages():
            words = tokens(layout.reading, block.start, block.end)
            mentions += find_mentions(words, self.index, layout.reading)
        for mention, entry_id, cert in link(mentions):
            attrs = {"ref": f"#{entry_id}"}
            if cert:
                attrs["cert"] = cert
            yield Span(mention.start, mention.end, "persName", attrs)
