"""How well known an office makes its bearer."""

from __future__ import annotations

import re

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
_OTHER_OFFICE = 0.8
#: The same of one of whom no office is known.
NO_OFFICE = 0.6


def prominence_of(office: str) -> float:
    """How likely it is, by the words of an office, that a bare family name means its holder."""
    found = (weight for pattern, weight in _PROMINENCE if pattern.search(office))
    return next(found, _OTHER_OFFICE)
