"""Given names in salutations and signatures: ``Dear Foster``, and below it ``Anthony``."""

from __future__ import annotations

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
    if not formal:
        return {}
    naming = [block for block in blocks if block.kind in ("head", "signed")]
    known = [
        link
        for link in links
        if any(block.start <= link.mention.start < block.end for block in naming)
    ]
    found: dict[int, Entry] = {}
    for name in names:
        if len(name.words) == 1 and any(b.start <= name.start < b.end for b in formal):
            called = {
                candidate.entry.id: candidate.entry
                for link in known
                for candidate in link.mention.candidates
                if (candidate.entry is link.entry or link.cert)
                and any(is_same_name(name.family, given) for given in _given(candidate.name))
            }
            if len(called) == 1:
                found[name.start] = next(iter(called.values()))
    return found


def _given(name: PersonName) -> tuple[str, ...]:
    return tuple(word for word in (*name.given, *name.nicknames) if len(word) > 1)
