"""How well an entry of a list goes with the words before a name, and with the time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter

from tei_tools.naming.index import Candidate
from tei_tools.naming.offices import Office, read_offices
from tei_tools.naming.titles import Title, agrees
from tei_tools.naming.vocabulary import FEMALE

_LOWER = r"(?:Under|Assistant|Deputy|Press|Private|Executive|First|Second|Third) "
_GENERAL = r"(?<!Secretary[ -])General(?! Counsel| Secretary| Manager|ly)|\bGen\b|Marshal"
_ARMY = r"|USAF?\b|USMC|Army|Chief of Staff|Commander"

#: Title before a name -> what the description of its bearer says.
_OFFICES: dict[str, re.Pattern[str]] = {
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
_MILITARY_TITLES = frozenset("general gen admiral adm colonel col".split())
_MILITARY = re.compile(r"\bUSAF?\b|\bUSN\b|\bUSMC\b|^(?:General|Admiral|Colonel)")

#: How well known an office makes its bearer: the first pattern that fits counts.
_PROMINENCE = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (r"^(?:former )?President of the United States", 3.2),
        (r"^Secretary of (?:State|Defense)(?! for)", 2.9),
        (r"^President\b.*(?:University|College|Foundation|Bank|Compan|Corpor|Association)", 1.0),
        (r"^President\b.*(?:Assembly|Senate|Institute|Court|Council\b(?! of Ministers))", 1.5),
        (r"^(?:Prime Minister|President|Premier|Chancellor|King|Chairman)\b", 2.2),
        (r"^(?:Vice President|Secretary of|Secretary General|Foreign Minister|Minister)", 1.9),
        (r"Special Assistant to the President for National Security|Director of Central Int", 1.9),
        (r"^(?:Under Secretary|Deputy Under|Assistant Secretary|Ambassador|Chairman)", 1.5),
        (r"Ambassador|Assistant Secretary|Chief|Director", 1.2),
    )
)
_OTHER_OFFICE, _NO_OFFICE = 0.8, 0.6
_REMEMBERED = 1 << 16  # descriptions that are taken apart only once


def at_the_name(
    candidates: Sequence[Candidate], title: Title | None, year: float | None
) -> list[float]:
    """What the form itself and the title before it say for each of the candidates."""
    if title is None:
        return [candidate.alone for candidate in candidates]
    if title.head in FEMALE:
        return [candidate.titled + _as_woman(candidate) for candidate in candidates]
    fits = _in_office(title, year) if title.matter else _with_title(title, year)
    return [candidate.titled + fits(candidate) for candidate in candidates]


def _as_woman(candidate: Candidate) -> float:
    """The title of a woman against the titles of a person, and against the description."""
    if candidate.name.is_female:
        return 5.0
    return 2.0 if "wife" in candidate.description[:40].lower() else -3.0


def prominence(description: str, year: float | None) -> float:
    """How likely it is that a bare family name means the holder of this office in that year."""
    weights = _weights(description)
    for weight, office in weights:
        if year is None or office.held_at(year):
            return weight
    return weights[0][0] / 2 if weights else _NO_OFFICE


def _in_office(title: Title, year: float | None) -> Callable[[Candidate], float]:
    """``Assistant Secretary of State for Far Eastern Affairs`` against the offices of a person."""

    def agreement(office: Office) -> float:
        agreement = agrees(title, office)
        if agreement < 0.5:
            return 0.0
        return agreement * (4.0 if year is None or office.held_at(year) else 1.5)

    def fits(candidate: Candidate) -> float:
        return max(map(agreement, _offices(candidate.description)), default=0.0)

    return fits


def _with_title(title: Title, year: float | None) -> Callable[[Candidate], float]:
    """A title of one word, as ``General`` or ``Mr.``, against all that is known of a person."""
    head = title.head
    if head in ("mr", "messrs", "mister"):
        return lambda candidate: -1.0 if _is_in_uniform(candidate) else 0.3
    called = " ".join(title.words[-2:])
    if called not in _OFFICES:
        called = head
    if called not in _OFFICES:
        return lambda candidate: 0.0

    def fits(candidate: Candidate) -> float:
        if head in candidate.name.titles:
            return 2.5
        fitting = _fitting(candidate.description, called)
        if not fitting:
            return -1.0
        return 2.5 if year is None or any(office.held_at(year) for office in fitting) else 0.8

    return fits


def _is_in_uniform(candidate: Candidate) -> bool:
    titled = not candidate.name.titles.isdisjoint(_MILITARY_TITLES)
    return titled or _is_military(candidate.description)


@lru_cache(maxsize=_REMEMBERED)
def _offices(description: str) -> tuple[Office, ...]:
    return read_offices(description)


@lru_cache(maxsize=_REMEMBERED)
def _fitting(description: str, called: str) -> tuple[Office, ...]:
    """The offices whose holders are called so."""
    pattern = _OFFICES[called]
    return tuple(office for office in _offices(description) if pattern.search(office.text))


@lru_cache(maxsize=_REMEMBERED)
def _is_military(description: str) -> bool:
    return _MILITARY.search(description) is not None


@lru_cache(maxsize=_REMEMBERED)
def _weights(description: str) -> tuple[tuple[float, Office], ...]:
    """How well known each of the offices makes its bearer, the best known first."""
    weights = [
        (
            next((w for pattern, w in _PROMINENCE if pattern.search(office.text)), _OTHER_OFFICE),
            office,
        )
        for office in _offices(description)
    ]
    return tuple(sorted(weights, key=itemgetter(0), reverse=True))
