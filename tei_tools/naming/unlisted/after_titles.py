"""Names after titles: ``Secretary of State Rusk``, ``General de Gaulle``."""

from __future__ import annotations

import re

from tei_tools.naming.learned import known_words
from tei_tools.naming.text.company import is_unknown
from tei_tools.naming.text.passages import Name, Passage
from tei_tools.naming.unlisted.compound import take_whole
from tei_tools.naming.unlisted.customs import has_syllables
from tei_tools.naming.vocabulary import (
    FAMILIES_IN_S,
    FAMILY_FIRST,
    FAMOUS,
    FUNCTION,
    GIVEN,
    NOT_NAMES,
    OFFICE_TITLES,
    PARTICLES,
    PLACES,
    SPEAKING,
    SUFFIXES,
    THINGS,
    WORDS,
)

_ACRONYM = re.compile(r"[B-DF-HJ-NP-TV-XZ]{3,}")  # no vowel
_ENGLISH = re.compile(r"(?:ed|ing|tion|ly|ment|ness|ity)$")
_NO_NAMES = FUNCTION | THINGS | (NOT_NAMES - GIVEN - FAMILIES_IN_S)
_FAMILIES_ALONE = FAMILY_FIRST - GIVEN - {"kim", "lin", "u"}  # no given names elsewhere


def after_title(passage: Passage, at: int, run: list[str], title: str) -> Name | None:
    """The name after a title; after an office (``General``) it may also be another word."""
    if title == "general" and run[0] == "der":  # "General der Kavallerie Oak"
        return after_title(passage, at + 2, run[2:], title) if len(run) > 2 else None
    others = (n for n, word in enumerate(run) if len(word) > 1 and word in _NO_NAMES)
    count = next(others, len(run))
    words = passage.tokens[at : at + count]
    if not any(word.capital and len(word.key) > 1 for word in words):
        return None
    if not words[0].text.isupper():  # "Colonel Delaney ARMA"
        texts = enumerate(word.text for word in words)
        acronyms = (n for n, text in texts if len(text) > 2 and text.isupper())
        count = next(acronyms, count)
    keys = run[:count]
    if _is_other(passage, at, keys, title):
        return None
    if title in OFFICE_TITLES and len(keys) > 1 and not _goes_on(passage, at, keys[0]):
        keys = keys[: 1 + _count_unknown(passage, at)]
    if passage.capitals:
        leading = next((i for i, k in enumerate(keys) if len(k) > 1 and k not in GIVEN), len(keys))
        keys = keys[: leading + 1]
    while keys and not words[len(keys) - 1].capital:
        keys = keys[:-1]
    if not keys:
        return None
    family_first = len(keys) == 2 and (
        has_syllables(passage, at + 1) or (keys[0] in _FAMILIES_ALONE and keys[1] not in FAMOUS)
    )
    if not family_first and passage.tokens[at + len(keys) - 1].goes_on:
        return take_whole(passage, at, len(keys))
    return passage.take(at, len(keys), family_first)


def _is_other(passage: Passage, at: int, keys: list[str], title: str) -> bool:
    """Whether the words after a title are no name: a verb in capitals, an acronym; or, after an
    office, one of its own words."""
    text, first = passage.text(at, at + len(keys)), keys[0]
    if text.isupper() and len(text) < 20 and (first in SPEAKING or _ENGLISH.search(first)):
        return True  # "THE GENERAL AVOIDED"
    if not passage.capitals and _ACRONYM.fullmatch(text):
        return True  # "could be VC. GVN must"
    if title not in OFFICE_TITLES:
        return False
    if text.isupper() and (not passage.capitals or len(first) < 4):
        return True  # "Chief MAAG"
    if first in WORDS and first in passage.small:
        return True
    # "Minister of Soviet Armed Forces"
    return first in SUFFIXES or first in PLACES or first in known_words().prose


def _count_unknown(passage: Passage, at: int) -> int:
    """How many words after the first may belong to the name with it: ``Lopez Portillo``."""
    count = 0
    while count < 2 and is_unknown(passage.tokens[at + count]):
        following = passage.after(at + count)
        if following and following.key in PARTICLES and not following.capital:
            last = passage.after(at + count + 1)
            return count + 2 if last and is_unknown(last) else count  # "Couve de Murville"
        if following is None or not is_unknown(following):
            break
        count += 1
    return count


def _goes_on(passage: Passage, at: int, first: str) -> bool:
    """Whether a first word is a given name, an initial, a particle, or before ``En-lai``."""
    return first in GIVEN or len(first) == 1 or first in PARTICLES or has_syllables(passage, at + 1)
