"""Given names alone: in salutations and signatures (``Dear Foster``, and below it ``Anthony``), and
in the text, where the memo speaks of one who is called so (``Henry`` of Henry Kissinger)."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tei_tools.authority import Entry
from tei_tools.layout.model import Block
from tei_tools.naming.fitting import is_same_name
from tei_tools.naming.given_names import GIVEN
from tei_tools.naming.linking import Link
from tei_tools.naming.parsing import PersonName
from tei_tools.naming.passages import Name
from tei_tools.naming.titles import title_before
from tei_tools.naming.words import HYPHENS_AND_DASHES
from tei_tools.regex import regex

_NAME_AFTER = regex(r" (?:(?:de|di|du|la|le|van|von|[a-z]\.) )?[^\W\d_a-z]")
_TEXT = frozenset({"p", "item", "note"})


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


def by_given_name(
    names: Sequence[Name],
    ids: Mapping[int, str],
    links: Iterable[Link],
    reading: str,
    blocks: Sequence[Block],
) -> dict[int, str]:
    """Start of a given name alone in running text -> the id of the person who is called so, if the
    memo speaks of one only.

    ``ids`` are those of the ``names``. Words that are, or may be, family names are left out: those
    that the memo has as one, after a title, or where telegrams and notes have family names only.
    """
    lone: dict[str, list[int]] = defaultdict(list)
    for name in names:
        if len(name.words) == 1 and name.family in GIVEN:
            lone[name.family].append(name.start)
    for name in names:
        if len(name.words) > 1 or _is_part(name, reading):
            lone.pop(name.family, None)
    if not lone:
        return {}
    called = _given_names(names, ids, links)
    found: dict[int, str] = {}
    for word, starts in lone.items():
        persons = {
            id for id, given in called.items() if any(is_same_name(word, own) for own in given)
        }
        if len(persons) == 1 and all(_is_in_text(start, reading, blocks) for start in starts):
            found.update(dict.fromkeys(starts, persons.pop()))
    return found


def _given_names(
    names: Iterable[Name], ids: Mapping[int, str], links: Iterable[Link]
) -> dict[str, set[str]]:
    """The id of everybody whom the memo names for certain -> the given names."""
    called: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.cert != "low":
            for candidate in link.mention.candidates:
                if candidate.entry is link.entry:
                    called[link.entry.id].update(_given(candidate.name))
    for name in names:
        called[ids[name.start]].update(word for word in name.given if len(word) > 1)
    return called


def _is_part(name: Name, reading: str) -> bool:
    """Whether the word belongs to a longer name: ``John Chancellor``, ``Alfred le S. Alder``, or a
    hyphen is beside it."""
    hyphened = {reading[name.start - 1 : name.start], reading[name.end : name.end + 1]}
    return bool(hyphened & HYPHENS_AND_DASHES) or _NAME_AFTER.match(reading, name.end) is not None


def _is_in_text(start: int, reading: str, blocks: Sequence[Block]) -> bool:
    """Whether the word at the offset stands in running text, and no title is before it."""
    at = bisect_right(blocks, start, key=lambda block: block.start) - 1
    block = blocks[at]
    return block.kind in _TEXT and title_before(reading, start, block.start) is None


def _is_in(blocks: Sequence[Block], offset: int) -> bool:
    """Whether the offset is in one of the blocks, which are in the order of the text."""
    at = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    return at >= 0 and offset < blocks[at].end


def _given(name: PersonName) -> tuple[str, ...]:
    return tuple(word for word in (*name.given, *name.nicknames) if len(word) > 1)
