"""Page breaks: ``[Page 1101]``."""

from __future__ import annotations

import re

from tei_tools.spans import Span

# The number may be roman, or itself in brackets where the page bears none: [Page [30]].
_PAGE = re.compile(r"\[ ?(Facsimile |Typeset )?Page (\[[^\[\]\n]{1,12}\]|[^\[\]\s]{1,12}) ?\]")


def find_pages(text: str) -> tuple[Span, ...]:
    """Spans of kind ``pb`` over the page marks of the whole text, with ``n`` as printed.

    A mark inside a word has ``break="no"`` (TEI Guidelines 3.11.3).
    """
    spans = []
    for match in _PAGE.finditer(text):
        attrs = {"n": match[2]}
        if match[1]:
            attrs["type"] = match[1].strip().lower()
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before.isalnum() and after.isalnum():
            attrs["break"] = "no"
        spans.append(Span(match.start(), match.end(), "pb", attrs))
    return tuple(spans)


def blank(text: str, ranges: list[tuple[int, int]]) -> str:
    """The text with the given ranges (in order, disjoint) replaced by as many spaces."""
    parts = []
    at = 0
    for start, end in ranges:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
