"""Under which word a person stands in an index (Chicago Manual of Style, 17th ed., 16.71–87)."""

from __future__ import annotations

import re

from tei_tools.edition.citation import Name
from tei_tools.edition.site.slugs import folded

_SUFFIXES = frozenset("jr sr ii iii iv esq 2d 2nd 3d 3rd 4th phd md ret".split())
_PARTICLES = frozenset("De Del Della Den Der Di Du La Le Van Vander Ver Von Zu St. Saint".split())
_RULERS = frozenset("Pope King Queen Emperor Empress".split())
_NUMBER = re.compile(r"[IVX]+")
#: What is added to a whole name, or years to any: not the surname in “Harold [Brown]”.
_ADDED = re.compile(r"(?<=\S)\s+(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_BRACKETS = str.maketrans("", "", "()[]")
#: What is no name of a person, but of an office: “Secretary of State”, “The Shah of Iran”.
_OFFICE = re.compile(r"the\b|.*\sof\s", re.I)

#: Chinese, Korean and Vietnamese family names, which stand in front, without signs on letters.
_CHINESE = frozenset(
    """chang chen chiang chou chu deng hsu hu hua huang jiang li lin liu mao peng sun teng wang wu
    xu yang yao ye yeh zhang zhao zhou zhu""".split()
)
_OTHERS = frozenset(
    """bui choe choi dang duong ho hoang kim le ngo nguyen pak park pham phan tran truong vo vu
    xuan""".split()
)
_TITLES = frozenset(
    """ambassador chairman comrade dr. foreign gen. general madame marshal minister mr. mrs. premier
    president prime vice""".split()
)
_SYLLABLE = (
    "(?:[bcdfghjklmnpqrstvwxyz]|ch|sh|ts|tz|hs|zh|ng|nh|ph|th|tr|kh|hw|kw)?[aeiouy]{1,3}"
    "(?:ng|nh|ch|[cmnpktlhrw])?"
)
_SYLLABLES = re.compile(f"{_SYLLABLE}(?:-{_SYLLABLE})?")
_RUN_TOGETHER = re.compile(f"{_SYLLABLE}{_SYLLABLE}")
_HYPHENATED = re.compile("[A-Z][^-]*-[a-z].*")


def inverted(name: str) -> str:
    """The name of a person with the surname first, which is the last word that is no suffix.

    Particles with a capital (Van der Velde) belong to it, others (von Brentano) follow the given
    names. What has the surname in front already (Mao Tse-tung) or is the name of an office is
    given back; years and the like in brackets after a name are left out.
    """
    name = _without_brackets(name)
    parts = Name(name).parts
    if parts and not _is_suffix(parts[1]):
        return _joined(*_without_particles(*parts))
    words = name.replace(",", " ").split()
    end = len(words)
    while end and _is_suffix(words[end - 1]):
        end -= 1
    if end < 2 or _OFFICE.match(name) or (end == 2 and words[0] in _PARTICLES):
        return name
    if words[0] in _RULERS and (_NUMBER.fullmatch(words[-1]) or end == 2):
        return f"{' '.join(words[1:])}, {words[0]}"
    titles = next(n for n in range(end + 1) if n == end or words[n].lower() not in _TITLES)
    if _is_family_first(words[titles:end]):
        return _joined(" ".join(words[titles:end]), " ".join(words[:titles]), *words[end:])
    first = begin = end - 1
    while begin > 1 and (words[begin - 1] in _PARTICLES or words[begin - 1].islower()):
        begin -= 1
    first = next((n for n in range(begin, first) if not words[n].islower()), first)
    return _joined(" ".join(words[first:end]), " ".join(words[:first]), " ".join(words[end:]))


def _without_brackets(name: str) -> str:
    added = _ADDED.search(name)
    if added and (" " in name[: added.start()] or any(map(str.isdecimal, added[0]))):
        name = name[: added.start()]
    return name.translate(_BRACKETS)


def _joined(*pieces: str) -> str:
    return ", ".join(filter(None, pieces))


def _without_particles(family: str, given: str, suffix: str) -> tuple[str, str, str]:
    """“de la Torre, Victor” stands where “Victor de la Torre” stands."""
    words = family.split()
    first = next((n for n, word in enumerate(words) if not word.islower()), 0)
    return " ".join(words[first:]), " ".join((given, *words[:first])), suffix


def _is_suffix(word: str) -> bool:
    return word.replace(".", "").lower() in _SUFFIXES


def _is_family_first(words: list[str]) -> bool:
    """Whether a name is written as Chou En-lai, Deng Xiaoping or Le Duc Tho: a family name, then
    syllables. (“Kim Philby” has two in a word, as of these only Chinese names have.)"""
    if len(words) < 2:
        return False
    family, *given = (folded(word) for word in words)
    are_syllables = all(map(_SYLLABLES.fullmatch, given))
    if family in _OTHERS:
        return are_syllables
    if family in _CHINESE:
        return are_syllables or (len(given) == 1 and bool(_RUN_TOGETHER.fullmatch(given[0])))
    is_hyphenated = len(given) == 1 and bool(_HYPHENATED.fullmatch(words[1]))
    return is_hyphenated and are_syllables and bool(_SYLLABLES.fullmatch(family))
