"""Minutes on one paper, which several have written and signed, each with the day."""

from __future__ import annotations

from collections.abc import Mapping

from tei_tools.layout.body import Body
from tei_tools.layout.model import BlockKind
from tei_tools.layout.sentences import SENTENCE_ENDS
from tei_tools.layout.signature import is_day, signs_with_date

_LONGEST = 100  # characters of a name with its day
_LONGEST_INITIALS = 30  # … with a first name or a mark before them


def signed_minutes(body: Body, *, is_signed: bool) -> Mapping[int, BlockKind]:
    """The signatures with a day, in one paragraph or in two, each below a whole sentence or the day
    of another; the last of them ends the paper, unless another signature does (``is_signed``), or
    such a line may be the heading of what follows."""
    found: dict[int, BlockKind] = {}
    above = body.head
    for index in range(body.head + 1, len(body.words)):
        words = body.words[index]
        if not words or index in found:
            continue
        may_sign = above > body.head and (
            above in found or body.words[above].endswith(SENTENCE_ENDS)
        )
        above = index
        if not may_sign or len(words) > _LONGEST or "." not in words[:_LONGEST_INITIALS]:
            continue
        below = body.next_words(index)
        if signs_with_date(body.text(index)):
            found[index] = "signed"
        elif (
            below < len(body.words)
            and is_day(body.words[below])
            and signs_with_date(f"{body.text(index)}\n{body.text(below)}")
        ):
            found |= {index: "signed", below: "dateline"}
            above = below
    last = body.last_words(len(body.words))
    return found if last in found or is_signed else {}
