"""Text wrapped at the width of a page: line breaks that mean nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tei_tools.layout.paragraphs import Paragraph

_SHORTEST, _LONGEST = 45, 100  # characters of a full line of typescript
_MOST = 0.75
_HYPHEN = re.compile(r"(?<=[a-z])(-[ \t]*\r?\n[ \t]*)(?=[a-z])")


def is_wrapped(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether most lines that do not end a paragraph are about as long as a page is wide.

    Lines of addresses, tables and signatures are shorter, lines of unwrapped text longer.
    """
    full = other = 0
    for paragraph in paragraphs:
        for line in text[paragraph.start : paragraph.end].splitlines()[:-1]:
            if not line.strip():
                continue  # a page break
            if _SHORTEST <= len(line.strip()) <= _LONGEST:
                full += 1
            else:
                other += 1
    return full >= 3 and full >= _MOST * (full + other)


def hyphens(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """The ranges of hyphens at the end of lines, with their line breaks, where a word goes on."""
    for paragraph in paragraphs:
        for found in _HYPHEN.finditer(text, paragraph.start, paragraph.end):
            yield found.span(1)
