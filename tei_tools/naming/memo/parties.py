"""Who writes to whom, as the heading says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

Party = Literal["from", "to"]
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_TO = re.compile(r"\bto\b", re.IGNORECASE)
# Documents that nobody sends, or of which the heading names those present.
_UNSENT = re.compile(
    r"\b(?:conversation|minutes|notes of|record|meeting|discussion|editorial note|between|talks)\b",
    re.IGNORECASE,
)


def parties(heading: str, names: Sequence[tuple[int, int]]) -> list[Party | None]:
    """For each name (a range of the heading) whether it is a sender or a recipient.

    Where nothing says ``from``, all that stands before ``to`` sends, as in ``The Ambassador in
    France (Caffery) to the Secretary of State``.
    """
    none: list[Party | None] = [None] * len(names)
    if not names:
        return none
    sender = _FROM.search(heading)
    by = None if sender else _BY.search(heading)
    if by and _divider(heading, by.end(), names) is not None:
        sender = by
    elif by:
        return none  # an author, but nobody is written to
    if sender is None and _UNSENT.search(heading):
        return none
    begin = sender.end() if sender else 0
    divider = _divider(heading, begin, names)
    if sender is None and divider is None:
        return none
    result: list[Party | None] = []
    for start, _ in names:
        if divider is not None and start >= divider:
            result.append("to")
        else:
            result.append("from" if start >= begin else None)
    return result


def _divider(heading: str, begin: int, names: Sequence[tuple[int, int]]) -> int | None:
    """Where the ``to`` stands that divides sender and recipient.

    An office may have one too (``Special Assistant to the President``): the right one follows a
    name, its bracket or a comma, otherwise it is the last one before the first name.
    """
    found = [match.start() for match in _TO.finditer(heading, begin)]
    if not found:
        return None
    ends = [end for start, end in names if start >= begin]
    after = [at for at in found if ends and at > ends[0]]
    for at in after:
        before = heading[begin:at].rstrip()
        if before.endswith((")", ",")) or begin + len(before) in ends:
            return at
    if after:
        return after[0]
    ahead = [at for at in found if ends and at < ends[0]]
    return ahead[-1] if ahead else found[-1]
