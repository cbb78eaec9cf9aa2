"""The heading of a person in a list, taken apart: ``Taylor, General Maxwell D.``"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tei_tools.naming.text.words import Words, keys
from tei_tools.naming.vocabulary import (
    FAMILY_FIRST,
    FEMALE,
    GIVEN,
    PARTICLES,
    REGNAL,
    SUFFIXES,
    TITLES,
    VIETNAMESE,
)

_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_QUOTED = re.compile(r"[“\"„]([^“”\"„]+?)(?:,?[”\"]|,?''|’’)")
_DIVIDER = re.compile(r"[,;]|(?<!\s)\s+or\s+")
_ALSO = re.compile(
    r"^(?:also|or|formerly|née|nee|born|alias|later|aka|real name)\s+", re.IGNORECASE
)
# Chinese and Korean names: a family name, then a given name of two syllables.
_FAMILY_FIRST = re.compile(r"[^\W\d_]{2}[-–‑’']|[^\W\d_][-–‑][^\W\d_]+$")
# A party or a service in brackets: "(CDU)", "(USA)", "(retired)".
_NO_NAME = re.compile(r"[A-Z/&.]{2,}|[a-z ]+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as keys of words.

    ``families`` are the family names (one, and its variants), ``given`` the given names with
    initials and nicknames in order, ``suffix`` ``jr`` or the like. ``wholes`` are names that are
    written in one order only (``Ngo Dinh Diem``, ``Hassan II``), ``shorts`` what a bearer of such a
    name is called for short. ``titles`` are those in the heading; ``is_female`` says whether one
    of them is that of a woman.
    """

    families: tuple[Words, ...] = ()
    given: Words = ()
    nicknames: Words = ()
    suffix: str = ""
    wholes: tuple[Words, ...] = ()
    shorts: tuple[Words, ...] = ()
    titles: frozenset[str] = frozenset()
    is_female: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_female", not self.titles.isdisjoint(FEMALE))


def parse_name(heading: str) -> PersonName:
    """Take a heading apart; what it says in brackets or quotation marks are other names."""
    quoted = [keys(found) for found in _QUOTED.findall(heading)]
    heading = _QUOTED.sub(" ", heading)
    bracketed = _PARENTHESIS.findall(heading)
    family_part, _, rest = _PARENTHESIS.sub(" ", heading).partition(",")
    titles: set[str] = set()
    suffix = ""
    given: list[str] = []
    for part in _DIVIDER.split(rest):
        for word in keys(part):
            if word in SUFFIXES and not (word == "v" and not given):
                suffix = suffix or word
            elif word in TITLES and not (given and word in ("king", "judge")):
                titles.add(word)
            elif word not in ("retired", "ret", "bonze"):
                given.append(word)
    family, more_titles, family_suffix = _strip(keys(family_part))
    titles |= more_titles
    if not rest.strip(" .,") and len(family) > 1 and len(family[-1]) == 1 and not family_suffix:
        # "Aldrich Winthrop W.": the comma is missing
        family, given = family[:1], list(family[1:])
    if not given:  # "Nasser Colonel Gamal Abdel": a title divides, as a comma would
        at = next((i for i, word in enumerate(family) if i and word in TITLES), None)
        if at is not None and at < len(family) - 1:
            titles.add(family[at])
            family, given = family[:at], [word for word in family[at + 1 :] if word not in TITLES]
    names = [keys(name) for name in _bracketed_names(bracketed)]
    if given:
        return _inverted(family, tuple(given), suffix or family_suffix, names, quoted, titles)
    family_first = _FAMILY_FIRST.search(heading) is not None
    return _in_order(family, family_suffix or suffix, names, quoted, titles, family_first)


def _inverted(
    family: Words,
    given: Words,
    suffix: str,
    names: list[Words],
    quoted: list[Words],
    titles: set[str],
) -> PersonName:
    while len(given) > 1 and given[-1] in PARTICLES:  # "Lilienfeld, Georg von"
        family, given = (given[-1], *family), given[:-1]
    families = [family]
    nicknames = [word for words in quoted for word in words if len(words) == 1]
    wholes = [words for words in quoted if len(words) > 1]
    for name in names:
        name, _, _ = _strip(name)
        if len(name) > 1:
            wholes.append(name)
        elif name and _alike(name[0], "".join(family)):
            families.append(name)
        else:
            nicknames += name
    if family and family[0] in FAMILY_FIRST:  # "Chang, Myon"
        wholes.append((*family, *given))
    return PersonName(
        families=tuple(dict.fromkeys(f for f in families if f)),
        given=given,
        nicknames=tuple(nicknames),
        suffix=suffix,
        wholes=tuple(wholes),
        shorts=tuple(short for short in _family_parts(families[0]) if short),
        titles=frozenset(titles),
    )


def _in_order(
    name: Words,
    suffix: str,
    names: list[Words],
    quoted: list[Words],
    titles: set[str],
    family_first: bool,
) -> PersonName:
    wholes = [name] if not suffix else [(*name, suffix), name]
    shorts: list[Words] = []
    for other in names:
        other, more, _ = _strip(other)
        if len(other) == 1 and len(name) > 1:  # "Chiao (Ch'iao) Kuan-hua"
            at = next((i for i, word in enumerate(name) if _alike(word, other[0])), None)
            other = other if at is None else (*name[:at], *other, *name[at + 1 :])
        if more & FEMALE:  # "Tran Le Xuan (Madame Ngo Dinh Nhu)": only with the title
            titles |= more
        if other:
            wholes.append(other)
    for whole in wholes:
        shorts += _short_names(whole, family_first)
    for words in quoted:  # "Duong Van (“Big”) Minh" is Big Minh
        wholes += [words] if len(words) > 1 else [(*words, *short) for short in shorts if words]
    return PersonName(
        wholes=tuple(dict.fromkeys(w for w in wholes if w)),
        shorts=tuple(dict.fromkeys(s for s in shorts if (s,) and s not in wholes)),
        suffix=suffix,
        titles=frozenset(titles),
    )


def _short_names(whole: Words, family_first: bool) -> list[Words]:
    """What one who is called so in full is called for short."""
    words = tuple(word for word in whole if word not in REGNAL)
    while len(words) > 1 and words[0] in PARTICLES:
        words = words[1:]
    if len(words) < 2:
        return [words] if len(words) < len(whole) else []
    if family_first:
        return [words[:1]]
    if any(word in ("ibn", "bin", "ben") for word in words[1:]):
        return [words[:1]]
    if words[0] in GIVEN:
        return [words[-1:]]
    if words[0] == "u":
        return [words[1:]]
    if words[0] in VIETNAMESE:
        return [words[-1:], words[:1]] if words[0] == "ho" else [words[-1:]]
    return [words[:1], words[-1:]]


def _family_parts(family: Words) -> list[Words]:
    """``Couve`` of Couve de Murville, ``Said`` of al-Said, ``Castro`` of Castro Ruz."""
    if len(family) < 2:
        return []
    if family[0] in PARTICLES:
        at = next((i for i, word in enumerate(family) if word not in PARTICLES), len(family))
        return [family[at:]]
    return [family[:1]]


def _strip(words: Words) -> tuple[Words, set[str], str]:
    """The words without titles and a generation name, which come apart."""
    titles = set()
    rest = list(words)
    while len(rest) > 1 and rest[0] in TITLES:
        titles.add(rest.pop(0))
    suffix = ""
    if len(rest) > 1 and rest[-1] in ("jr", "sr"):
        suffix = rest.pop()
    return tuple(rest), titles, suffix


def _bracketed_names(bracketed: list[str]) -> list[str]:
    names = []
    for inner in bracketed:
        for part in _DIVIDER.split(inner):
            name = _ALSO.sub("", part.strip())
            if name and not _NO_NAME.fullmatch(name) and not name.lower().startswith("see "):
                names.append(name)
    return names


def _alike(one: str, other: str) -> bool:
    """Whether two words may be spellings of one: the same first letter, or much in common."""
    return one[:1] == other[:1] or len(set(one) & set(other)) > 0.7 * len(set(one) | set(other))
