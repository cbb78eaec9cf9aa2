"""Names that show themselves: after a title, by a given name or initials, by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.naming.learned import known_words
from tei_tools.naming.text.company import is_among_persons, is_unknown
from tei_tools.naming.text.passages import Name, Passage
from tei_tools.naming.text.titles import title_before
from tei_tools.naming.text.tokens import Token
from tei_tools.naming.unlisted.after_titles import after_title
from tei_tools.naming.unlisted.among_places import names_street
from tei_tools.naming.unlisted.called import ends_in_title, is_called, is_last_word, may_precede
from tei_tools.naming.unlisted.compound import take_whole
from tei_tools.naming.unlisted.customs import by_custom, has_syllables
from tei_tools.naming.unlisted.slots import name_in_slot, name_slots
from tei_tools.naming.vocabulary import (
    BEGINNING_PLACES,
    FAMILIES_IN_S,
    FAMILY_FIRST,
    FUNCTION,
    GIVEN,
    MONTHS,
    NO_INITIALS,
    NOT_NAMES,
    PARTICLES,
    PLACES,
    SUFFIXES,
    THINGS,
    TITLE_FAMILIES,
    TITLES,
    VIETNAMESE,
    WORDS,
)

_LONGEST = 6  # words of a name
_DAY = re.compile(r"\s+\d")
_ROMAN = frozenset("ivx")
_NUMBERS = re.compile(r"\b[IVXL]+(?:, and | and |, |–|-|/| or )$")
_NO_STARTS = (NOT_NAMES - GIVEN - FAMILY_FIRST) | TITLES
_WORDS_IN_BRACKETS = (WORDS - PLACES - FUNCTION - TITLES) | MONTHS
_AFTER_OFFICES = NOT_NAMES - BEGINNING_PLACES  # not "the President at San Clemente"
_NOT_FAMILIES = (
    FUNCTION | THINGS | TITLES | SUFFIXES | PARTICLES | (NOT_NAMES - GIVEN - FAMILIES_IN_S)
) - TITLE_FAMILIES


def seeds(passage: Passage) -> Iterator[Name]:
    """The names in the passage that need no other mention to be known, in order."""
    reading, taken = passage.reading, passage.taken
    slots = name_slots(passage)
    for at, token in enumerate(passage.tokens):
        if at in taken:
            continue
        end = slots.get(token.start) if slots else None
        name = name_in_slot(passage, at, end) if end is not None else None
        # a word alone shows nothing, but in brackets after an office
        bracketed = reading[token.start - 1] == "("
        if not name and (token.goes_on or token.joined or bracketed) and (
            token.key not in _NO_STARTS
            or is_called(passage, at)
            or (bracketed and passage.block.kind == "head" and token.key in _WORDS_IN_BRACKETS)
        ):  # fmt: skip
            name = _at(passage, at, bracketed)
        if name:
            yield name


def _at(passage: Passage, at: int, bracketed: bool) -> Name | None:
    token, previous = passage.tokens[at], passage.before(at)
    if previous and is_called(passage, at):  # "Mr. Lord", "Lord Home", "Mr. Day"
        return passage.take(at)
    if previous and previous.capital and previous.key in TITLES:
        return after_title(passage, at, _run(passage, at), previous.key)
    if token.key == "m":
        run = _run(passage, at)
        if len(run) > 1 and len(run[1]) > 1 and run[1] not in NOT_NAMES:
            return after_title(passage, at + 1, run[1:], "monsieur")
    if bracketed:
        run = _run(passage, at)
        return _in_brackets(passage, at, run) or _by_form(passage, at, run)
    if previous and len(previous.key) == 1:
        return None  # an initial of somebody else
    if previous and previous.capital and previous.key not in FUNCTION:
        office = None
        if previous.key in _AFTER_OFFICES:  # "Secretary of State Rusk"
            office = title_before(passage.reading, token.start, passage.block.start)
        if office:
            return after_title(passage, at, _run(passage, at), office.head)
        return _after_word(passage, at, previous) if token.goes_on else None
    return _by_form(passage, at, _run(passage, at)) if token.goes_on else None


def _after_word(passage: Passage, at: int, previous: Token) -> Name | None:
    """A name directly after a word that is no title: ``NSC Staff Winston Lord``."""
    first = passage.tokens[at].key
    if len(first) == 1:
        return _with_given_names(passage, at, _run(passage, at))
    if not may_precede(previous, passage.reading) or passage.capitals:
        return None
    if first in GIVEN or first in VIETNAMESE or has_syllables(passage, at + 1):
        return _by_form(passage, at, _run(passage, at))
    return None


def _run(passage: Passage, at: int) -> list[str]:
    """Keys of the words that may be one name from here: capitals, initials, particles between."""
    tokens, taken = passage.tokens, passage.taken
    last = at
    while tokens[last].goes_on and last + 1 < at + _LONGEST and last + 1 not in taken:
        if tokens[last + 1].key in TITLES and not is_last_word(passage, last + 1):
            break
        last += 1
    while last >= at and not tokens[last].capital:
        last -= 1
    return [token.key for token in tokens[at : last + 1]]


def _in_brackets(passage: Passage, at: int, run: list[str]) -> Name | None:
    """``the Ambassador in the United Kingdom (Douglas)``."""
    tokens = passage.tokens[at : at + len(run)]
    office = title_before(passage.reading, tokens[0].start, passage.block.start)
    closed = passage.reading[tokens[-1].end : tokens[-1].end + 1] == ")"
    if not (office and office.bracketed and closed and len(run) < 4):
        return None
    word = tokens[0].key if len(tokens) == 1 else ""
    alone = word in _WORDS_IN_BRACKETS and (
        word not in NOT_NAMES or passage.block.kind == "head"  # "From the Director (Day) to"
    )
    if alone or all(is_unknown(token) or token.key in GIVEN for token in tokens):
        return passage.take(at, len(run))
    return None


def _by_form(passage: Passage, at: int, run: list[str]) -> Name | None:
    if len(run) < 2:
        return None
    if passage.capitals and passage.block.kind not in ("signed", "item", "head"):
        return None  # every word looks like a name
    name = _with_given_names(passage, at, run)
    if name:
        return name
    tokens = passage.tokens[at : at + len(run)]
    if passage.text(at, at + len(run)).isupper():
        return None
    if name := by_custom(passage, at, run):
        return name
    if len(run) > 2 and len(run[1]) == 1 and is_unknown(tokens[0]) and is_unknown(tokens[2]):
        return passage.take(at, 3)  # "LaRue R. Lutkins"
    if passage.has_suffix(at + len(run)):
        return passage.take(at, len(run))
    if len(run) > 2:
        return None
    if (
        is_unknown(tokens[0])
        and (is_unknown(tokens[1]) or ends_in_title(passage, at))
        and is_among_persons(tokens[0], tokens[1], passage.reading)
    ):
        return passage.take(at, 2, run[0] in FAMILY_FIRST)
    opens = run[0] in ("de", "von", "van") and not tokens[0].joined
    if passage.language != "en" and run[0] == "de":
        opens = False  # "le Ministre de Castelmar"
    if opens and run[1] not in NOT_NAMES and len(run[1]) > 2:
        return take_whole(passage, at, 2)  # "de Gaulle"
    return None


def _with_given_names(passage: Passage, at: int, run: list[str]) -> Name | None:
    """``W. Averell Harriman``: given names or initials, then a family name."""
    count = 0
    while count < len(run) - 1 and (
        len(run[count]) == 1 or run[count] in GIVEN or (count and run[count] in PARTICLES)
    ):
        count += 1
    if not count or len(run[count]) < 2 or run[count] in _NOT_FAMILIES:
        return None
    if run[count] in MONTHS and _DAY.match(passage.reading, passage.tokens[at + count].end):
        return None  # "King Hassan August 16"
    if not _are_given_names(passage, at, run, count):
        return None
    tokens = passage.tokens
    after = count + 1
    while after < min(len(run), 4) and is_unknown(tokens[at + after]):
        after += 1  # "H.M. Gladwyn Jebb", "Mohammed Hashim Maiwandwal"
    while (
        after < len(run)
        and run[after] not in _NOT_FAMILIES
        and (run[after - 1] in PARTICLES or run[after - 1] in GIVEN)
    ):
        after += 1
    if names_street(passage, at + after):
        return None
    return take_whole(passage, at, after)


def _ends_numbers(passage: Passage, at: int) -> bool:
    """Whether a Roman number stands before that of the token: ``volumes IX and X. Summaries``."""
    start = passage.tokens[at].start
    return _NUMBERS.search(passage.reading, max(0, start - 12), start) is not None


def _are_given_names(passage: Passage, at: int, run: list[str], count: int) -> bool:
    """Whether the first words are given names here, not ``A. Background`` or ``Grant Aid``."""
    tokens = passage.tokens
    kind = passage.block.kind
    formal = kind in ("signed", "item", "head")
    initials = [token for token in tokens[at : at + count] if len(token.key) == 1]
    if len(initials) < count:
        doubtful = run[0] in WORDS and count == 1
    else:
        pair = (run[0], run[1])
        family = run[count]
        doubtful = pair in NO_INITIALS or (family in passage.small and family in WORDS)
        doubtful |= family in known_words().prose and not formal  # "Phase I. Intermittently"
        doubtful |= count == 1 and tokens[at].start == passage.block.start and not formal
        doubtful |= run[0] in _ROMAN and _ends_numbers(passage, at)
        doubtful |= passage.text(at, at + len(run)).isupper() and kind not in ("signed", "item")
    if run[0] not in GIVEN and not passage.capitals:
        doubtful |= any(passage.reading[t.end : t.end + 1] not in (".", "’") for t in initials)
    acronym = tokens[at + count].text.isupper() and not passage.capitals
    if acronym and run[count] in known_words().families:  # "Astronaut MARY BIRCH"
        first = tokens[at].text
        if first.isupper() and len(first) > 3 and known_words().given.get(run[0]) == "a":
            return True
    return not doubtful and not (acronym and not formal)
