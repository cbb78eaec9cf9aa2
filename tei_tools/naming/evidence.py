"""How well an entry of a list goes with the words before a name, and with the time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from tei_tools.naming.bearers import Bearers, Candidate
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

#: What a title says for some of the candidates, by their places, in points.
Told = Mapping[int, float]


class Evidence(NamedTuple):
    """What a title says for candidates: for each of those ``told``, and for all ``others``."""

    told: Told
    others: float = 0.0


def of_title(bearers: Bearers, title: Title, year: float | None) -> Evidence:
    """What the title before a name says for each of its bearers in that year."""
    if title.head in FEMALE:
        # the title of a woman against the titles of a person, and against the description
        women = {at: 5.0 if bearers[at].name.is_female else 2.0 for at in bearers.women}
        return Evidence(women, -3.0)
    if title.matter:
        return Evidence(_in_office(bearers, title, year))
    head = title.head
    if head in ("mr", "messrs", "mister"):
        return Evidence(dict.fromkeys(bearers.in_uniform, -1.0), 0.3)
    called = " ".join(title.words[-2:])
    if called not in _OFFICES:
        called = head
    if called not in _OFFICES:
        return Evidence({})
    return Evidence(_called(bearers, head, called, year), -1.0)


def _in_office(bearers: Bearers, title: Title, year: float | None) -> Told:
    """``Assistant Secretary of State for Far Eastern Affairs`` against the offices of persons."""

    def agreement(office: Office) -> float:
        agreement = agrees(title, office)
        if agreement < 0.5:
            return 0.0
        return agreement * (4.0 if year is None or office.held_at(year) else 1.5)

    some = {at for word in title.matter for at in bearers.by_word.get(word, ())}
    return {at: max(map(agreement, read_offices(bearers[at].description))) for at in some}


def _called(bearers: Bearers, head: str, called: str, year: float | None) -> Told:
    """A title of one word or two, as ``General``, against all that is known of persons."""

    def fitting(candidate: Candidate) -> tuple[Office, ...]:
        return _fitting(candidate.description, called)

    told = {
        at: 2.5 if year is None or any(office.held_at(year) for office in offices) else 0.8
        for at, offices in bearers.holding(called, fitting).items()
    }
    told.update(dict.fromkeys(bearers.by_title.get(head, ()), 2.5))
    return told


def _fitting(description: str, called: str) -> tuple[Office, ...]:
    """The offices whose holders are called so."""
    pattern = _OFFICES[called]
    return tuple(office for office in read_offices(description) if pattern.search(office.text))
