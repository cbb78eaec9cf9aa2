"""How well known the offices of an entry make its bearer."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter

from tei_tools.naming.offices import Office, read_offices

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


def prominence(description: str, year: float | None) -> float:
    """How likely it is that a bare family name means the holder of this office in that year."""
    weights = _weights(description)
    for weight, office in weights:
        if year is None or office.held_at(year):
            return weight
    return weights[0][0] / 2 if weights else _NO_OFFICE


def most_prominent(description: str) -> float:
    """The same in the year in which it is most likely."""
    weights = _weights(description)
    return weights[0][0] if weights else _NO_OFFICE


@lru_cache(maxsize=_REMEMBERED)
def _weights(description: str) -> tuple[tuple[float, Office], ...]:
    """How well known each of the offices makes its bearer, the best known first."""
    weights = [
        (
            next((w for pattern, w in _PROMINENCE if pattern.search(office.text)), _OTHER_OFFICE),
            office,
        )
        for office in read_offices(description)
    ]
    return tuple(sorted(weights, key=itemgetter(0), reverse=True))
