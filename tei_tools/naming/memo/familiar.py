"""Given names alone: in salutations and signatures (``Dear Foster``, and below it ``Anthony``), and
in the text, where the memo shows that somebody is called so (``Henry`` of Henry Kissinger)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tei_tools.authority import Entry
from tei_tools.layout.model import Block
from tei_tools.naming.listed.fitting import is_same_name
from tei_tools.naming.listed.linking import Link
from tei_tools.naming.listed.parsing import PersonName
from tei_tools.naming.text.passages import Name
from tei_tools.naming.text.titles import title_before
from tei_tools.naming.text.words import HYPHENS_AND_DASHES, key, keys
from tei_tools.naming.vocabulary import FUNCTION, GIVEN

_NAME_AFTER = re.compile(r" (?:(?:de|di|du|la|le|van|von|[a-z]\.) )?[^\W\d_a-z]")
_TEXT = frozenset({"p", "item", "note"})
_FORMAL = frozenset({"salute", "signed"})
# Before a word that is none or part of another name: "as a Christian", "the Epistle of James", "St.
# James", "Honest John". The full stop of a word of some length ends a sentence.
_NO_NAME_AFTER = re.compile(r"(?<!\w)(?:[Tt]he|[Aa]n?|[Tt]h(?:is|at|ese|ose)|of|among|no)\s\Z")
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_a-z][\w’'-]*(?:(?<![a-z]{4})\.)?)\s\Z")
_REACH = 30  # characters
# The speaker; and who is spoken to: “Henry, …”, “Well, Henry, …”, “… so, Henry.”, … so, Henry?
_SPEAKER = re.compile(r" ?:\s")
_CALLS = tuple(
    (re.compile(rf"{before}\Z"), re.compile(after))
    for before, after in (
        (r"[“\"](?:[^\W\d_a-z][a-z]+, )?", r"[,!?]"),
        (r", ", r"[.,!]?[”\"]|\?"),
    )
)


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
    links: Sequence[Link],
    reading: str,
    blocks: Sequence[tuple[Block, str]],
) -> dict[int, str]:
    """Start of a given name alone -> the id of the person who is called so, where the memo shows
    that one person of whom it speaks, and no other, is called by this name alone.

    Direct speech that calls the person so shows it, or, for those in the heading, below the letter
    or in a list of those present, that the memo has the whole name, or a salutation or signature of
    this one word. ``ids`` are those of the ``names``, ``blocks`` those of the memo with the roles
    of lists. Words that are, or may be, a family name are left out, and where the name is part of
    another.
    """
    lone: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if len(name.words) == 1 and name.family in GIVEN:
            lone[name.family].append(name)
    for name in names:
        if len(name.words) > 1 or _is_part(name, reading):
            lone.pop(name.family, None)
    if not lone:
        return {}
    where = _Where(reading, blocks)
    called, written = _given_names(names, ids, links, where)
    found: dict[int, str] = {}
    for word, alone in lone.items():
        persons = _who(word, called)
        in_text = [name for name in alone if where.block(name.start).kind in _TEXT]
        formal = [name for name in alone if where.block(name.start).kind in _FORMAL]
        if len(persons) != 1 or any(where.is_after_title(name.start) for name in in_text):
            continue
        (person,) = persons
        if (person in written and (formal or persons <= _who(word, written))) or any(
            where.is_in_direct_speech(name) for name in in_text
        ):
            so = [name for name in in_text if not where.is_part_of_another(name.start)]
            if person in written:
                so += [name for name in formal if ids[name.start] != person]
            found.update((name.start, person) for name in so)
    return found


def _who(word: str, called: Mapping[str, set[str]]) -> set[str]:
    """The ids of those who have the given name."""
    return {id for id, given in called.items() if any(is_same_name(word, own) for own in given)}


def _given_names(
    names: Iterable[Name], ids: Mapping[int, str], links: Iterable[Link], where: _Where
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The id of everybody whom the memo names for certain -> the given names; and of each of its
    parties those that the memo itself has."""
    called: dict[str, set[str]] = defaultdict(set)
    written: dict[str, set[str]] = defaultdict(set)
    parties: set[str] = set()
    for mention, entry, cert, _ in links:
        if cert != "low":
            for candidate in mention.candidates:
                if candidate.entry is entry:
                    called[entry.id].update(_given(candidate.name))
            if mention.strength > 1:
                written[entry.id].update(keys(where.reading[mention.start : mention.end]))
            if where.is_of_party(mention.start):
                parties.add(entry.id)
    for name in names:
        id = ids[name.start]
        given = {word for word in name.given if len(word) > 1}
        called[id] |= given
        written[id] |= given
        if where.is_of_party(name.start):
            parties.add(id)
    return called, {id: called[id] & written[id] for id in parties}


class _Where:
    """What stands where in the ``reading`` of a memo, whose ``blocks`` are in the order of the
    text, with the roles of lists."""

    def __init__(self, reading: str, blocks: Sequence[tuple[Block, str]]) -> None:
        self.reading = reading
        self._blocks = blocks

    def _at(self, offset: int) -> tuple[Block, str]:
        return self._blocks[bisect_right(self._blocks, offset, key=lambda row: row[0].start) - 1]

    def block(self, offset: int) -> Block:
        """The block at the offset."""
        return self._at(offset)[0]

    def is_of_party(self, offset: int) -> bool:
        """Whether it is in the heading, below the letter, or in a list of those present."""
        block, role = self._at(offset)
        return block.kind in ("head", "signed") or role in ("participants", "from", "to")

    def is_after_title(self, offset: int) -> bool:
        """Whether a title or an office is directly before."""
        return title_before(self.reading, offset, self.block(offset).start) is not None

    def is_part_of_another(self, offset: int) -> bool:
        """Whether an article, ``of``, or a word with a capital (that of a saint) is directly
        before."""
        floor = max(self.block(offset).start, offset - _REACH)
        if _NO_NAME_AFTER.search(self.reading, floor, offset):
            return True
        found = _WORD_BEFORE.search(self.reading, floor, offset)
        return found is not None and key(found[1]) not in FUNCTION

    def is_in_direct_speech(self, name: Name) -> bool:
        """Whether it is the speaker (``Henry: I did``), or calls the one who is spoken to: ``“Well,
        Henry, …”``, ``Is it so, Henry?``"""
        block = self.block(name.start)
        if name.start == block.start:
            return _SPEAKER.match(self.reading, name.end) is not None
        floor = max(block.start, name.start - _REACH)
        return any(
            before.search(self.reading, floor, name.start) and after.match(self.reading, name.end)
            for before, after in _CALLS
        )


def _is_part(name: Name, reading: str) -> bool:
    """Whether the word belongs to a longer name: ``John Chancellor``, ``Alfred le S. Alder``, or a
    hyphen is beside it."""
    hyphened = {reading[name.start - 1 : name.start], reading[name.end : name.end + 1]}
    return bool(hyphened & HYPHENS_AND_DASHES) or _NAME_AFTER.match(reading, name.end) is not None


def _is_in(blocks: Sequence[Block], offset: int) -> bool:
    """Whether the offset is in one of the blocks, which are in the order of the text."""
    at = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    return at >= 0 and offset < blocks[at].end


def _given(name: PersonName) -> tuple[str, ...]:
    return tuple(word for word in (*name.given, *name.nicknames) if len(word) > 1)
