"""The office that stands before a name, and whether it goes with what a list says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from tei_tools.naming.offices import Office, read_offices
from tei_tools.naming.vocabulary import TITLES
from tei_tools.naming.words import key

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_REACH = 120  # characters before the name
_RANKS = frozenset(
    "deputy under assistant acting vice prime foreign attorney first second third former press"
    " private executive special permanent principal associate senior crown field rear lieutenant"
    " major brigadier asst chief general secretary".split()
)
_SMALL = frozenset("of for the and in to at on".split())
_LINKS = _SMALL | {"&"}
#: Ranks that must stand in the description if they stand before the name, and the reverse.
_TELLING = frozenset("deputy under assistant acting vice prime foreign attorney press".split())

_LOWER = r"(?:Under|Assistant|Deputy|Press|Private|Executive|First|Second|Third) "
_GENERAL = r"(?<!Secretary[ -])General(?! Counsel| Secretary| Manager|ly)|\bGen\b|Marshal"
_ARMY = r"|USAF?\b|USMC|Army|Chief of Staff|Commander"

#: Title before a name -> the offices in descriptions whose holders are called so.
HELD_BY: dict[str, re.Pattern[str]] = {
    title: re.compile(pattern)
    for titles, pattern in (
        ("president", r"(?<!Vice[ -])(?<!\b[Tt]o )(?<!\bthe )President(?! Pro)(?!['’]s)(?!ial)"),
        ("vice president", r"Vice[ -]President"),
        ("secretary|secy|sec", rf"^(?!.*{_LOWER}Secretary).*Secretary"),
        ("undersecretary|under secretary", r"Under Secretary"),
        ("assistant secretary|asst secretary", r"Assistant Secretary"),
        ("secretary general", r"Secretary[ -]General"),
        ("attorney general", r"Attorney General"),
        ("foreign minister|foreign secretary", r"Foreign (?:Minister|Secretary|Affairs)"),
        ("minister", r"Minister|Secretary of State for Foreign|Ambassador"),
        (
            "prime minister|premier",
            r"Premier|Prime Minister|Chairman of the Council of Ministers|President of the Council",
        ),
        ("ambassador|amb", r"Ambassador|Permanent Representative|Representative (?:at|to)"),
        ("senator|sen", r"Senat"),
        ("congressman", r"Congress|Representative|House of Rep"),
        ("governor", r"Governor"),
        ("chancellor", r"Chancellor"),
        ("chairman", r"Chairman|Secretary General|General Secretary"),
        ("king", r"King|Ruler|Monarch"),
        ("queen", r"Queen"),
        ("shah", r"Shah"),
        ("prince", r"Prince"),
        ("sheikh|shaikh", r"Sheikh|Shaikh|Ruler"),
        ("general|gen", _GENERAL + _ARMY),
        ("admiral|adm", r"Admiral|Adm\b|USN|Navy|Naval|Commander"),
        ("colonel|col", r"Colonel|Col\b" + _ARMY),
        ("captain|capt", r"Captain|Capt\b|USN"),
        ("justice|judge", r"Justice|Judge"),
        ("director", r"Director|Administrator"),
    )
    for title in titles.split("|")
}


@dataclass(frozen=True, slots=True)
class Title:
    """``words`` of the office before a name, small; ``head`` is the title itself.

    ``Deputy Under Secretary of State for Political Affairs`` has the head ``secretary``; ``ranks``
    tell the office from a higher one of the same name (``deputy``, ``under``), ``matter`` says for
    what it is (``state``, ``political``, ``affairs``).
    """

    head: str
    words: tuple[str, ...]
    bracketed: bool = False
    ranks: frozenset[str] = field(init=False, compare=False)
    matter: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        words = frozenset(self.words)
        object.__setattr__(self, "ranks", words & _TELLING)
        object.__setattr__(self, "matter", words - _RANKS - _SMALL - {self.head})


def title_before(reading: str, start: int, floor: int) -> Title | None:
    """The office directly before ``reading[start:]`` and not before ``floor``, where the passage
    begins, or None."""
    if reading[start - 1 : start] in ("-", "–"):
        return None
    while start - 1 > floor and reading[start - 2 : start].isspace():  # a note stood there
        start -= 1
    before = reading[max(floor, start - _REACH) : start].rstrip()
    words: list[str] = []  # the nearest first
    for word in reversed(before.rstrip(' \n(“"').split()):
        ends_sentence = word[-1] in ".;:!?" and len(word) > 4
        if ends_sentence or not (word[0].isupper() or word in _LINKS):
            break
        words += _backwards(word)
    if TITLES.isdisjoint(words):
        return None
    at = next(i for i, word in enumerate(words) if word in TITLES)
    if at and words[at - 1] not in _SMALL:
        return None  # "Secretary Rusk and Embassy": the title belongs to another name
    first = at + 1
    while first < len(words) and words[first] in _RANKS:
        first += 1
    return Title(words[at], tuple(reversed(words[:first])), before.endswith("("))


@lru_cache(maxsize=1 << 14)
def _backwards(written: str) -> tuple[str, ...]:
    """The keys of the words in what stands between blanks, the last first."""
    return tuple(key(part) for part in reversed(_WORD.findall(written)))


def agrees(title: Title, office: Office) -> float:
    """How well a title that says its matter goes with an office: how much of the matter is in its
    words, from 0 to 1; 0 if the ranks differ."""
    telling = office.words & _TELLING
    if title.ranks != (telling & title.ranks) or (telling - title.ranks and not title.ranks):
        return 0.0
    return len(title.matter & office.words) / len(title.matter)


def offices_of(called: str, description: str) -> tuple[Office, ...]:
    """The offices of a description whose holders are called so: one of :data:`HELD_BY`."""
    pattern = HELD_BY[called]
    return tuple(office for office in read_offices(description) if pattern.search(office.text))
