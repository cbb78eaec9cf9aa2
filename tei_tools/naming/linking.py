"""Who of several is meant."""

from __future__ import annotations

from collections.abc import Sequence

from tei_tools.naming.mentions import Mention


def link(mentions: Sequence[Mention]) -> list[tuple[Mention, str, str]]:
    """Mention, id, certainty."""
    return [(m, m.candidates[0].entry.id, "" if len(m.candidates) == 1 else "low") for m in mentions if m.candidates]
