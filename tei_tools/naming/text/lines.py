"""Where the lines of an address, a signature or a list end, names end too."""

from __future__ import annotations

from collections.abc import Sequence

from tei_tools.layout.model import Layout
from tei_tools.naming.text.passages import Passage
from tei_tools.naming.vocabulary import PARTICLES, TITLES

_FULL = 45  # characters: a line that has room for more was ended by the writer


def part_lines(passages: Sequence[Passage], layout: Layout) -> None:
    """Part the tokens on both sides of a line end that is the writer's, so that nobody takes them
    for one name: in a wrapped text where the layout says so, in another below short lines. A title
    may stand above the name, and an initial or a particle ends no line."""
    written = {removal.end for removal in layout.removed if removal.why == "line"}
    for passage in passages:
        if passage.reading.find("\n", passage.block.start, passage.block.end) < 0:
            continue
        for before, token in zip(passage.tokens, passage.tokens[1:], strict=False):
            if not token.joined or before.key in TITLES or before.key in PARTICLES:
                continue
            end = passage.reading.find("\n", before.end, token.start)
            if end < 0 or len(before.key) == 1:
                continue
            start = passage.reading.rfind("\n", 0, end) + 1
            if token.start in written if layout.wrapped else end - start < _FULL:
                token.joined = before.goes_on = False
