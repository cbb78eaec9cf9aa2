"""Names by the customs of other languages: Chinese, Burmese, Vietnamese, Arabic, German."""

from __future__ import annotations

import re

from tei_tools.naming.text.company import is_unknown
from tei_tools.naming.text.passages import Name, Passage
from tei_tools.naming.text.tokens import Token
from tei_tools.naming.unlisted.compound import take_whole
from tei_tools.naming.vocabulary import FAMILY_FIRST, FUNCTION, GIVEN, NOT_NAMES, VIETNAMESE, WORDS

#: Words before an article that make a place or a party of it: ``Ras al-Khaimah``.
ARABIC_PLACES = frozenset(
    "ain bab bahr bayt beit bir dar deir dhat hizb ikhwan jabal jaysh jebel khor majlis mina"
    " misr nahr qalat qasr ras shatt sharm suq tal tall tel tell umm wadi".split()
)

#: Chinese family names, of which the given name may be one word: ``Lin Piao``, ``Deng Xiaoping``.
CHINESE = frozenset(
    "chang chen chi chiang chiao chou chu deng fang feng gao geng guo hsieh hsu huang ji jiang"
    " kuo li liang lin liu lo luo mao peng qian qiao shen teng tsai tsao wang wei xu yang yao yeh"
    " zhang zhao zheng zhou zhu".split()
)
_SYLLABLE = (
    "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw]|t?s|hs)?(?:i?ang|i?ong|uang|[ei]ng|i?an|i?ao|uai?|uan|ai|ei|ou"
    "|[eiu]n|i[aeu]|u[eio]|[aoeiu])"
)
#: A given name of one or two syllables, as a key.
PINYIN = re.compile(rf"(?:{_SYLLABLE}){{1,2}}")
_SYLLABLES = re.compile(r"[^\W\d_a-z][^\W\d_]{0,5}[-–][a-z]{1,6}(?![\w-])")  # "En-lai"
_NO_FAMILIES_FIRST = (NOT_NAMES - FAMILY_FIRST) | FUNCTION
_VIETNAMESE = VIETNAMESE - FUNCTION
_NOT_PLAIN = NOT_NAMES | WORDS
_JOINING = frozenset("al el bin ibn von van".split())


def by_custom(passage: Passage, at: int, run: list[str]) -> Name | None:
    """The name that the words from the token ``at`` on are, if their order, their syllables or a
    particle between them tell so; ``run`` are their keys, two at least."""
    tokens = passage.tokens[at : at + len(run)]
    if run[0] == "u" and passage.reading[tokens[0].end] == " " and is_unknown(tokens[1]):
        more = len(run) > 2 and is_unknown(tokens[2])
        return passage.take(at, 3 if more else 2)  # "U Thant", "U Ba Swe"
    particle = next((n for n in (1, 2) if n < len(run) - 1 and run[n] in _JOINING), 0)
    if particle and _are_joined(run, tokens, particle):  # "Fadhil al-Jamali", "Hasso von Elm"
        more = len(run) > particle + 2 and is_unknown(tokens[particle + 2])
        return take_whole(passage, at, particle + (3 if more else 2))  # "Abd al-Rahman Azzam"
    if has_syllables(passage, at + 1) and run[0] not in _NO_FAMILIES_FIRST and len(run[0]) > 1:
        return passage.take(at, 2, family_first=True)  # "Chou En-lai"
    if _has_divided_syllables(passage, at + 1) and run[0] in FAMILY_FIRST:
        return passage.take(at, min(3, len(run)), family_first=True)  # "Chiang Ching-Kuo"
    if run[0] in CHINESE and PINYIN.fullmatch(run[1]) and is_unknown(tokens[1]):
        after = (passage.reading[token.end : token.end + 1] for token in tokens[:2])
        if next(after) == " " and next(after) not in ("-", "–"):
            return passage.take(at, 2, family_first=True)  # "Deng Xiaoping"
    if len(run) == 3 and run[0] in _VIETNAMESE and _NOT_PLAIN.isdisjoint(run):
        return passage.take(at, 3)  # "Ngo Dinh Diem"
    return None


def _are_joined(run: list[str], tokens: list[Token], particle: int) -> bool:
    """Whether a particle joins words of a name, not of a place: ``Ras al-Khaimah``."""
    words = [*tokens[:particle], tokens[particle + 1]]
    return ARABIC_PLACES.isdisjoint(run) and all(
        is_unknown(word) or word.key in GIVEN for word in words
    )


def has_syllables(passage: Passage, at: int) -> bool:
    """Whether the token is a given name of two syllables, as in ``Chou En-lai``."""
    tokens = passage.tokens
    return (
        at < len(tokens)
        and not tokens[at].text.isalpha()
        and _SYLLABLES.match(passage.reading, tokens[at].start) is not None
    )


def _has_divided_syllables(passage: Passage, at: int) -> bool:
    """Whether two tokens with a hyphen between them are such a given name: ``Ching-Kuo``."""
    following = passage.after(at) if at < len(passage.tokens) else None
    if following is None:
        return False
    token = passage.tokens[at]
    hyphen = passage.reading[token.end : following.start] in ("-", "–")
    if not (is_unknown(token) and is_unknown(following)):
        return False  # "Pak-Iran-Turkey"
    return hyphen and max(len(token.key), len(following.key)) < 7
