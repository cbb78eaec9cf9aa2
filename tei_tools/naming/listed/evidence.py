"""How well an entry of a list goes with the words before a name, and with the time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tei_tools.naming.listed.bearers import Bearers
from tei_tools.naming.listed.held import HELD_BY, agrees
from tei_tools.naming.listed.offices import Office, read_offices
from tei_tools.naming.text.titles import Title
from tei_tools.naming.vocabulary import FEMALE

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
    if called not in HELD_BY:
        called = head
    if called not in HELD_BY:
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
    told = {
        at: 2.5 if year is None or any(office.held_at(year) for office in offices) else 0.8
        for at, offices in bearers.holding(called).items()
    }
    told.update(dict.fromkeys(bearers.by_title.get(head, ()), 2.5))
    return told
