"""Points of an outline, whose numbers are no initials: ``V. Warehouses``, ``C. Conclusions``."""

from __future__ import annotations

from collections.abc import Sequence

from tei_tools.layout.counted import is_counted
from tei_tools.naming.text.passages import Passage

# What may be a point; in a paragraph somebody may be named at its beginning.
_POINTS = frozenset({"section", "title", "caption", "item", "label"})
# Lists of persons, whose initials may follow each other like letters.
_OF_PERSONS = frozenset({"participants", "to", "from"})


def leave_out_numbers(passages: Sequence[Passage]) -> None:
    """Take the letters and Roman numbers that count headings and items from the tokens of their
    passages, so that nobody takes them for initials."""
    body = [passage for passage in passages if passage.block.kind != "note"]
    may_be = [
        at
        for at, passage in enumerate(body)
        if passage.block.kind in _POINTS
        and passage.role not in _OF_PERSONS
        and passage.tokens
        and passage.tokens[0].start == passage.block.start
        and passage.tokens[0].text.isupper()
    ]
    if not may_be:
        return
    lines = [passage.reading[passage.block.start : passage.block.end].strip() for passage in body]
    for at in may_be:
        if is_counted(lines, at):
            del body[at].tokens[0]
            if body[at].tokens:
                body[at].tokens[0].joined = False
