"""Whether a title before a name goes with the offices that a list says somebody held."""

from __future__ import annotations

import re

from tei_tools.naming.listed.offices import Office, read_offices
from tei_tools.naming.text.titles import TELLING, Title

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


def agrees(title: Title, office: Office) -> float:
    """How well a title that says its matter goes with an office: how much of the matter is in its
    words, from 0 to 1; 0 if the ranks differ."""
    telling = office.words & TELLING
    if title.ranks != (telling & title.ranks) or (telling - title.ranks and not title.ranks):
        return 0.0
    return len(title.matter & office.words) / len(title.matter)


def offices_of(called: str, description: str) -> tuple[Office, ...]:
    """The offices of a description whose holders are called so: one of :data:`HELD_BY`."""
    pattern = HELD_BY[called]
    return tuple(office for office in read_offices(description) if pattern.search(office.text))
