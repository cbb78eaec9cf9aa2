"""Memos that are not English: in which language they are, and where they name persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from tei_tools.naming.text.languages import ENGLISH, LANGUAGES, Language
from tei_tools.naming.text.passages import Name, Passage
from tei_tools.naming.text.tokens import Token
from tei_tools.naming.text.words import key
from tei_tools.naming.vocabulary import GIVEN, PARTICLES, PLACES

_LOOKED_AT = 4000  # characters: the beginning tells the language
_ENGLISH_ARTICLES = 600  # a text with as many characters for each "the", or fewer, is English
_FEWEST = 8  # frequent words: fewer say nothing
_SHARE = 0.12  # of all words are frequent ones: in prose it is a quarter
_CLEARLY, _CLEAR_SHARE = 12, 0.22  # frequent words, and their share, beyond doubt
_IN_A_SENTENCE = 2  # frequent words, or fewer, may be those of a name or an address
_QUOTED = re.compile(r"„[^“”„]*[“”]?|“[^”]*”?|\"[^\"]*\"?")
_FREQUENT = ENGLISH.union(*(row.frequent for row in LANGUAGES))
_LONGEST = 5  # words of a name
_OF_NAMES = frozenset("von van vom zu".split())  # particles that no office has after it


def language_of(text: str) -> Language | None:
    """The language in which most of the beginning of a text is; None for English, and where it is
    none of those that are known, or too short to tell."""
    found = _most_frequent(text[:_LOOKED_AT])
    if found is None or found.hits < max(_FEWEST, found.words * _SHARE, 2 * found.others["en"]):
        return None
    return found.language


def clear_language(paragraphs: Iterable[str]) -> str | None:
    """The code of the language of the paragraphs, as for :func:`language_of`, where it is beyond
    doubt: so that an edition may say it of itself. What is quoted does not count, and no paragraph
    may be English: a letter in English may give a text in French. A language that is none of those
    known, but near to one of them (Catalan, Bulgarian), is not taken for it."""
    own = list(map(_without_quotations, paragraphs))
    found = _most_frequent("\n".join(own)[:_LOOKED_AT])
    if found is None:
        return None
    others = max(found.others.values())
    if found.hits < max(_CLEARLY, found.words * _CLEAR_SHARE, 2 * others):
        return None
    if any(_is_english(paragraph, found.language) for paragraph in own):
        return None
    return found.language.code


def _without_quotations(paragraph: str) -> str:
    if "“" in paragraph or '"' in paragraph or "„" in paragraph:  # which is sooner said
        return _QUOTED.sub(" ", paragraph)
    return paragraph


def _is_english(paragraph: str, instead: Language) -> bool:
    """Whether a paragraph has more frequent words of English than of the other language."""
    words = paragraph[:_LOOKED_AT].lower().split()
    english = sum(map(ENGLISH.__contains__, words))
    return english > max(_IN_A_SENTENCE, sum(map(instead.frequent.__contains__, words)))


class _Frequent(NamedTuple):
    """The ``language`` of which a text has the most frequent words: their ``hits``, that of all
    ``words``, and that of the frequent words of the ``others``, by code."""

    language: Language
    hits: int
    words: int
    others: dict[str, int]


def _most_frequent(text: str) -> _Frequent | None:
    """What the most frequent words tell; None for English, which an article tells sooner."""
    if text.count(" the ") * _ENGLISH_ARTICLES >= len(text):
        return None
    words = text.lower().split()
    known = [word for word in words if word in _FREQUENT]
    frequent = {row.code: sum(map(row.frequent.__contains__, known)) for row in LANGUAGES}
    best = max(LANGUAGES, key=lambda row: frequent[row.code])
    count = frequent.pop(best.code)
    frequent["en"] = sum(map(ENGLISH.__contains__, known))
    return _Frequent(best, count, len(words), frequent)


def names_office(words: Sequence[str]) -> bool:
    """Whether words, as keys, are an office in one of the languages, as it stands in a letter that
    is too short to tell which: ``Der Botschafter``."""
    return any(
        words[0] in language.words and _no_names(language).issuperset(words)
        for language in LANGUAGES
    )


def leave_out_words(passage: Passage, language: Language, listed: Set[str]) -> None:
    """Leave out the tokens that are no part of a name in this language, unless a list has a name
    that begins with them."""
    words = _no_names(language) - listed if listed else _no_names(language)
    kept: list[Token] = []
    last: Token | None = None  # the token directly before, if it was kept
    for token in passage.tokens:
        if token.capital and (token.key in words or token.text[0].islower()):
            if last:
                last.goes_on = False
            last = None
            continue
        token.joined = token.joined and last is not None
        kept.append(token)
        last = token
    passage.tokens = kept
    passage.language = language.code


def introduced(passage: Passage, language: Language) -> Iterator[Name]:
    """The names after titles of the language, which it may write small: ``el señor Quintana``."""
    starts = {token.start: at for at, token in enumerate(passage.tokens)}
    block = passage.block
    for title in _titles(language).finditer(passage.reading, block.start, block.end):
        at = starts.get(title.end())
        if at is None or at in passage.taken:
            continue
        if title["office"] and not _may_follow_office(passage.tokens[at]):
            continue
        if name := _name_at(passage, at, language):
            yield name


def _may_follow_office(token: Token) -> bool:
    """Not ``Ministre de Lignol``, ``Botschafter Frankreichs``."""
    if not token.capital:
        return token.key in _OF_NAMES
    return token.key not in PLACES and token.key.removesuffix("s") not in PLACES


def _name_at(passage: Passage, at: int, language: Language) -> Name | None:
    """The words of one name from the token on. Where nouns have capitals, a second word belongs to
    it only after a given name, an initial or a particle."""
    tokens, after = passage.tokens, at + 1
    while (
        after < min(len(tokens), at + _LONGEST)
        and tokens[after].joined
        and after not in passage.taken
        and passage.reading[tokens[after - 1].end] != "\n"
        and (not language.nouns or _leads_on(passage, after))
    ):
        after += 1
    while after > at and not tokens[after - 1].capital:
        after -= 1
    is_name = any(len(token.key) > 1 for token in tokens[at:after])
    return passage.take(at, after - at) if is_name else None


def _leads_on(passage: Passage, after: int) -> bool:
    before = passage.tokens[after - 1]
    return (
        len(before.key) == 1
        or before.key in GIVEN
        or before.key in PARTICLES
        or passage.tokens[after].key in PARTICLES
        or passage.reading[before.end] == "-"
    )


@lru_cache(maxsize=len(LANGUAGES))
def _no_names(language: Language) -> frozenset[str]:
    words = {*language.words, *language.persons.split(), *language.offices.split()}
    return frozenset(letters for word in words if len(letters := key(word)) > 1)


@lru_cache(maxsize=len(LANGUAGES))
def _titles(language: Language) -> re.Pattern[str]:
    persons, offices = (
        "|".join(sorted(map(re.escape, titles.split()), key=len, reverse=True))
        for titles in (language.persons, language.offices)
    )
    return re.compile(
        rf"(?<![\w-])(?:(?P<person>{persons})|(?P<office>{offices}))\.?\s{{1,3}}", re.IGNORECASE
    )
