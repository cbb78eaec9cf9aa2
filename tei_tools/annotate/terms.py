"""Terms and abbreviations of a list, as ``gloss``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TypeAlias

import ahocorasick

from tei_tools.annotate.listed import plain
from tei_tools.annotate.model import Annotator
from tei_tools.authority import Authority, Entry
from tei_tools.authority.abbreviations import term_forms
from tei_tools.layout.model import Block, Layout
from tei_tools.spans import Span

_LOWER = re.compile(r"[a-z]")
_UPPER = re.compile(r"[A-Z]")
# A letter alone is an office only among offices: in brackets after a name, "Alder (S/P, G)"; in a
# list of symbols, "NEA, C, and G"; where a note says who cleared it, "approved in S and U"; in a
# list of people before or after the dash.
_SYMBOL = r"[A-Z][A-Z/–-]{1,9}"
_SYMBOLS = re.compile(_SYMBOL)
_OFFICE_BEFORE = re.compile(
    rf"[a-z] \((?:[A-Z][\w/–-]{{0,12}}, )*$|\b{_SYMBOL}(?:, and|,| and) $|[—,] ?$"
)
_OFFICE_AFTER = re.compile(rf"(?:, [A-Z][\w/–-]{{0,12}})*\)|(?:, and|,| and) {_SYMBOL}(?![\w/])|—")
_CLEARED = re.compile(
    r"\b(?:[Aa]pproved|[Cc]leared|[Cc]oncurred|[Dd]rafted|[Cc]oordinated|[Ss]ent)\b[^.;]{0,60}"
    r"(?:\bin|\bwith|\bby|\bto|\band|,) $"
)
_AFTER_CLEARED = re.compile(r"(?:,| and|\.$|\.\s| on )")
_NOTES = ("note", "source")
# Words that an abbreviation may look like where everything is in capitals.
_WORDS = frozenset(
    "a act aid all am an and are arm as at be but by can care dip do end for go had has he help her"
    " him his hold how i idea if in is it its lend man may me men mid my no nor not now of off old"
    " on one or our out own pact past plan pro put ref say sea see she sit so some start step take"
    " tax ten than that the them then they this to too two up use was way we were what when who"
    " why will with you your".split()
)


def terms(authority: Authority) -> Annotator:
    """An annotator that links whole words to the terms of the list: spans of kind ``gloss``.

    Case counts (``AID`` is not ``aid``) but for abbreviations of four letters and more; a plural
    ``s`` stays outside. Where the list has a form for several terms, the description that the
    text before it repeats decides, otherwise the first one, with ``cert="low"``.
    """
    return _Terms(authority)


# Start, end and forms of what was found.
_Found: TypeAlias = tuple[int, int, tuple[tuple[str, Entry], ...]]


class _Terms:
    """Two searches: a form of few letters is found only as it is written, which spares most of the
    places where its letters stand; a longer one in capital and small letters."""

    def __init__(self, authority: Authority) -> None:
        exact: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        folded: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        for entry in authority.entries:
            for form in term_forms(entry):
                if _is_short(form):
                    exact[plain(form)].append((form, entry))
                else:
                    folded[_fold(form)].append((form, entry))
        self._exact, self._folded = _automaton(exact), _automaton(folded)

    def __call__(self, layout: Layout) -> Iterator[Span]:
        searched = {text: self._search(text) for text in {layout.body, layout.reading}}
        for block in layout.passages():
            text = layout.text_of(block)
            folded, found, starts = searched[text]
            first, last = bisect_left(starts, block.start), bisect_left(starts, block.end)
            if first < last:
                yield from _in_block(text, folded, found[first:last], block)

    def _search(self, text: str) -> tuple[str, list[_Found], list[int]]:
        """The text in lower case, and the terms found in it, in its order, with their starts."""
        written = plain(text)
        folded = _lowered(written)
        found = [*_words(self._exact, written, text), *_words(self._folded, folded, text)]
        found.sort(key=itemgetter(0))
        return folded, found, [start for start, *_ in found]


def _automaton(forms: dict[str, list[tuple[str, Entry]]]) -> ahocorasick.Automaton | None:
    if not forms:
        return None
    automaton = ahocorasick.Automaton()
    for key, found in forms.items():
        automaton.add_word(key, (len(key), tuple(found)))
    automaton.make_automaton()
    return automaton


def _words(automaton: ahocorasick.Automaton | None, written: str, text: str) -> Iterator[_Found]:
    """Start, end and forms of what is found in the whole text as a word or words.

    One search a memo: every search copies the text.
    """
    text += " "  # so that a character stands before and after each word
    for last, (length, forms) in automaton.iter(written) if automaton else ():
        start, end = last + 1 - length, last + 1
        if text[end].isalnum() and text[end] != "s" and text[last].isalnum():
            continue  # most are within a word: ``C`` of ``Committee``
        if _is_whole(text, start, end):
            yield start, end, forms


def _in_block(
    text: str,
    folded: str,
    words: Sequence[_Found],
    block: Block,
) -> Iterator[Span]:
    found: dict[int, tuple[int, list[Entry]]] = {}
    capitals: bool | None = None
    for start, end, forms in words:
        if end > block.end or end <= found.get(start, (0, []))[0]:
            continue
        written = text[start:end]
        entries = [entry for form, entry in forms if written == form or _may_be(written, form)]
        if not entries or (end - start == 1 and not _is_office(text, start, end, block)):
            continue
        if folded[start:end] in _WORDS:
            if capitals is None:
                capitals = _is_capitals(text[block.start : block.end])
            if capitals:
                continue
        found[start] = end, entries
    at = block.start
    for start in sorted(found):
        end, entries = found[start]
        if start >= at:
            yield _span(folded, start, end, entries)
            at = end


def _span(folded: str, start: int, end: int, entries: list[Entry]) -> Span:
    best = entries[0]
    if len(entries) == 1:
        return Span(start, end, "gloss", {"target": f"#{best.id}"})
    attrs = {}
    if len({_fold(entry.description) for entry in entries}) > 1:
        named = [e for e in entries if e.description and _fold(e.description) in folded]
        best = named[0] if named else best
        if len(named) != 1:
            attrs["cert"] = "low"
    candidates = tuple(entry.id for entry in entries) if attrs else ()
    return Span(start, end, "gloss", {"target": f"#{best.id}", **attrs}, candidates)


def _fold(text: str) -> str:
    """Small letters, plain hyphens, one kind of space; as many characters as before."""
    return _lowered(plain(text))


def _lowered(text: str) -> str:
    """Small letters, as many characters as before."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals have no small letter of one character
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered


def _is_short(form: str) -> bool:
    """Whether a form has so few letters that it must stand in the text as it is in the list."""
    return sum(map(str.isalpha, form)) < 4


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the range is a word or words, but for a plural s."""
    if text[start].isalnum() and text[start - 1].isalnum():
        return False
    if not text[end - 1].isalnum():
        return True
    if text[end] == "s" and end - start > 1:
        end += 1
    if text[end : end + 1].isalnum():
        return False
    # "C." of "C. Douglas Dillon", "U.S." are other words
    return not (end - start == 1 and text[end] == ".")


def _is_office(text: str, start: int, end: int, block: Block) -> bool:
    """Whether a letter alone is the symbol of an office."""
    before = _OFFICE_BEFORE.search(text, max(block.start, start - 60), start)
    after = _OFFICE_AFTER.match(text, end, block.end)
    if before and before.group()[2:3] == "(":
        closed = after is not None and after.group().endswith(")")
        return closed and block.kind in (*_NOTES, "item")
    if block.kind == "item":
        opens = start == block.start and text[end : end + 1] == "—"
        if opens or (end == block.end and before):
            return True
    cleared = (
        block.kind in _NOTES
        and _AFTER_CLEARED.match(text, end, block.end)
        and _CLEARED.search(text, max(block.start, start - 100), start)
    )
    if cleared:
        return True
    return any(found and _SYMBOLS.search(found.group()) for found in (before, after))


def _is_capitals(text: str) -> bool:
    return len(_LOWER.findall(text)) < len(_UPPER.findall(text)) / 2


def _may_be(written: str, form: str) -> bool:
    """Whether a form of the list may be written so: capitals tell ``SEA`` from ``sea``."""
    if plain(written) == plain(form):
        return True
    if _is_short(form):
        return False
    if form.isupper():
        return len(form) > 4 and written[0].isupper()
    return written[0].isupper() or form.islower()
