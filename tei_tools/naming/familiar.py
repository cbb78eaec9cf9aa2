"""Given names in salutations and signatures: ``Dear Foster``, and below it ``Anthony``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from tei_tools.authority import Entry
from tei_tools.layout.model import Block
from tei_tools.naming.linking import Link
from tei_tools.naming.mentions import is_same_name
from tei_tools.naming.parsing import PersonName
from tei_tools.naming.passages import Name


def familiar(
    names: Iterable[Name], links: Sequence[Link], blocks: Sequence[Block]
) -> dict[int, Entry]:
    """Start of a name of one word in a salutation or signature -> the person of the list.

    It is the one of the heading, or of another signature, who has this given name, if only one
    has it.
    """
    formal = [block for block in blocks if block.kind in ("salute", "signed")]
    called = [name for name in names if len(name.words) == 1 and _is_in(formal, name.start)]
    if not called:
        return {}
    naming = [block for block in blocks if block.kind in ("head", "signed")]
    listed: dict[str, tuple[Entry, set[str]]] = {}
    for link in links:
        if _is_in(naming, link.mention.start):
            for candidate in link.mention.candidates:
                if candidate.entry is link.entry or link.cert:
                    _, given = listed.setdefault(candidate.entry.id, (candidate.entry, set()))
                    given.update(_given(candidate.name))
    found: dict[int, Entry] = {}
    for name in called:
        entries = [
            entry
            for entry, given in listed.values()
            if any(is_same_name(name.family, word) for word in given)
        ]
        if len(entries) == 1:
            found[name.start] = entries[0]
    return found


def _is_in(blocks: Sequence[Block], offset: int) -> bool:
    """Whether the offset is in one of the blocks, which are in the order of the text."""
    at = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    return at >= 0 and offset < blocks[at].end


def _given(name: PersonName) -> tuple[str, ...]:
    return tuple(word for word in (*name.given, *name.nicknames) if len(word) > 1)
