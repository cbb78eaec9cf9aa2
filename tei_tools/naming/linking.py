"""Who of several is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tei_tools.authority import Entry
from tei_tools.naming.common import PLACES
from tei_tools.naming.index import Candidate
from tei_tools.naming.mentions import Mention
from tei_tools.naming.offices import Office, read_offices
from tei_tools.naming.titles import Title, agrees, title_before
from tei_tools.naming.vocabulary import FEMALE, STRONG_TITLES

#: Title before a name -> what an office or a heading must say to go with it.
_TITLES: dict[str, re.Pattern[str]] = {
    title: re.compile(pattern)
    for title, pattern in {
        "president": r"(?<!Vice )(?<!Vice-)President(?! Pro)(?!['’]s)(?!ial)(?! of the (?:Export|World|Council|Senate))",
        "secretary": r"^(?!.*(?:Under|Assistant|Deputy|Press|Private|Executive|First|Second|Third) Secretary).*Secretary",
        "undersecretary": r"Under Secretary",
        "ambassador": r"Ambassador|Permanent Representative|Representative (?:at|to)",
        "senator": r"Senator|Senate",
        "congressman": r"Congress|Representative|House of Rep",
        "governor": r"Governor",
        "chancellor": r"Chancellor",
        "chairman": r"Chairman|Secretary General|General Secretary",
        "premier": r"Premier|Prime Minister|Chairman of the Council of Ministers|President of the Council",
        "minister": r"Minister|Secretary of State for Foreign|Ambassador",
        "king": r"King|Ruler|Monarch",
        "shah": r"Shah",
        "prince": r"Prince",
        "queen": r"Queen",
        "general": r"(?<!Secretary[ -])General(?! Counsel| Secretary| Manager|ly)|\bGen\b|USAF?\b|USMC|Army|Marshal|Chief of Staff|Commander",
        "admiral": r"Admiral|Adm\b|USN|Navy|Naval|Commander",
        "colonel": r"Colonel|Col\b|USAF?\b|USMC|Army",
        "captain": r"Captain|Capt\b|USN",
        "justice": r"Justice|Judge",
        "director": r"Director|Administrator",
        "secretary general": r"Secretary[ -]General",
        "sheikh": r"Sheikh|Shaikh|Ruler",
    }.items()
}
_TITLES["gen"] = _TITLES["general"]
_TITLES["adm"] = _TITLES["admiral"]
_TITLES["col"] = _TITLES["colonel"]
_TITLES["sen"] = _TITLES["senator"]
_TITLES["amb"] = _TITLES["ambassador"]
_TITLES["foreign minister"] = re.compile(r"Foreign (?:Minister|Secretary|Affairs)")
_TITLES["prime minister"] = _TITLES["premier"]
_TITLES["vice president"] = re.compile(r"Vice[ -]President")
_TITLES["under secretary"] = _TITLES["undersecretary"]
_TITLES["assistant secretary"] = re.compile(r"Assistant Secretary")
_TITLES["attorney general"] = re.compile(r"Attorney General")
_MILITARY_TITLES = frozenset("general gen admiral adm colonel col".split())
_MILITARY = re.compile(r"\bUSAF?\b|\bUSN\b|\bUSMC\b|^(?:General|Admiral|Colonel)")
#: How well known an office makes its bearer: the first pattern that fits counts.
_PROMINENCE: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (r"^(?:former )?President of the United States", 3.2),
        (r"^Secretary of (?:State|Defense)(?! for)", 2.9),
        (r"^President\b.*(?:University|College|Foundation|Bank|Compan|Corporation|Association)", 1.0),
        (r"^President\b.*(?:Assembly|Senate|Institute|Court|Council\b(?! of Ministers))", 1.5),
        (r"^(?:Prime Minister|President|Premier|Chancellor|King|Chairman)\b", 2.2),
        (r"^(?:Vice President|Secretary of|Secretary General|Foreign Minister|Minister)", 1.9),
        (r"Special Assistant to the President for National Security|Director of Central Int", 1.9),
        (r"^(?:Under Secretary|Deputy Under|Assistant Secretary|Ambassador|Chairman)", 1.5),
        (r"Ambassador|Assistant Secretary|Chief|Director", 1.2),
    )
)


@dataclass(frozen=True, slots=True)
class Link:
    """A mention, who is meant, and how certain that is: ``""``, ``medium`` or ``low``."""

    mention: Mention
    entry: Entry
    cert: str
    others: tuple[Entry, ...] = ()


def link(
    mentions: Sequence[Mention], reading: str, year: float | None, small: frozenset[str]
) -> list[Link]:
    """Decide for each mention who is meant; mentions of nobody in the list are left out.

    What speaks for a candidate: the title and the office before the name, what the document called
    the person in full elsewhere, the dates of office, and last how well known the office is.
    """
    full: dict[str, list[int]] = defaultdict(list)  # id -> where the text names that entry in full
    scored: list[tuple[Mention, list[tuple[float, Candidate]]]] = []
    for mention in mentions:
        _leave_out_persons_referred_to(mention)
        if not mention.candidates:
            continue
        scores = [(0.0, mention.candidates[0])]
        if len(mention.candidates) > 1:
            scores = [
                (_direct(candidate, mention, reading, year), candidate)
                for candidate in mention.candidates
            ]
            scores.sort(key=lambda pair: -pair[0])
        scored.append((mention, scores))
        sure = len(scores) == 1 or scores[0][0] - scores[1][0] >= 2
        if sure and mention.strength >= (2 if len(scores) == 1 else 1):
            full[scores[0][1].entry.id].append(mention.start)
    return [
        _decide(mention, scores, full, year)
        for mention, scores in scored
        if _has_evidence(mention, scores, full, small)
    ]


def _has_evidence(
    mention: Mention,
    scores: list[tuple[float, Candidate]],
    full: dict[str, list[int]],
    small: frozenset[str],
) -> bool:
    """Whether the form is a name here at all: a given name alone (``Nuri``) or a word (``Jordan``)
    is one after a title, or if the text names the person in full."""
    by_given_name = all(candidate.kind == "given" for _, candidate in scores)
    a_word = mention.doubtful and (mention.letters in PLACES or mention.letters in small)
    if not (by_given_name or a_word) or mention.title in STRONG_TITLES:
        return True
    return any(_places(candidate, full) for _, candidate in scores)


def _places(candidate: Candidate, full: dict[str, list[int]]) -> list[int]:
    """Where the text names the candidate in full."""
    person = candidate.person
    return full.get(candidate.entry.id, []) + (full.get(person.id, []) if person else [])


def _nearest(named: dict[str, list[int]], at: int) -> str:
    """The id that was named last before the offset, otherwise the one named first after it."""
    before = [(place, key) for key, places in named.items() for place in places if place < at]
    after = [(place, key) for key, places in named.items() for place in places if place >= at]
    return max(before)[1] if before else min(after)[1] if after else ""


def _leave_out_persons_referred_to(mention: Mention) -> None:
    """Of ``Diem, see Ngo Dinh Diem`` and Ngo Dinh Diem the heading as written stays."""
    ids = {c.entry.id for c in mention.candidates}
    leave = {
        c.entry.id if c.kind == "short" else c.person.id
        for c in mention.candidates
        if c.person and c.person.id in ids
    }
    if leave:
        mention.candidates = [c for c in mention.candidates if c.entry.id not in leave]


def _decide(
    mention: Mention,
    scores: list[tuple[float, Candidate]],
    full: dict[str, list[int]],
    year: float | None,
) -> Link:
    if len(scores) == 1:
        return Link(mention, scores[0][1].entry, "")
    named = {c.entry.id: places for _, c in scores if (places := _places(c, full))}
    nearest = _nearest(named, mention.start)
    totals = [
        (
            score
            + (1.5 if candidate.entry.id in named else 0.0)
            + (1.0 if candidate.entry.id == nearest else 0.0)
            + _prominence(candidate.description, year),
            candidate,
        )
        for score, candidate in scores
    ]
    totals.sort(key=lambda pair: -pair[0])
    margin = totals[0][0] - totals[1][0]
    cert = "" if margin >= 2 else "medium" if margin >= 0.8 else "low"
    return Link(
        mention, totals[0][1].entry, cert, tuple(candidate.entry for _, candidate in totals[1:])
    )


def _direct(candidate: Candidate, mention: Mention, reading: str, year: float | None) -> float:
    """What stands at the name itself for the candidate."""
    score = {"whole": 1.0, "family": 0.5, "short": 0.0, "given": 0.0}[candidate.kind]
    if candidate.kind == "family" and not candidate.name.given:
        score += 1.0  # all that the heading has
    title = title_before(reading, mention.start)
    if title is None:
        return score - (2.0 if candidate.name.is_female else 0.0)
    is_female = candidate.name.is_female or "wife" in candidate.description[:40].lower()
    if title.head in FEMALE:
        return score + (2.0 if is_female else -3.0)
    if is_female and candidate.name.is_female:
        score -= 3.0
    offices = _offices(candidate.description)
    if title.matter:
        best = max((_of_several_words(title, office, year) for office in offices), default=0.0)
        return score + best
    return score + _of_one_word(candidate, offices, title, year)


def _of_several_words(title: Title, office: Office, year: float | None) -> float:
    """``Assistant Secretary of State for Far Eastern Affairs`` against one office."""
    agreement = agrees(title, office)
    if agreement < 0.5:
        return 0.0
    return 4.0 * agreement if year is None or office.held_at(year) else 1.5 * agreement


def _of_one_word(
    candidate: Candidate, offices: tuple[Office, ...], title: Title, year: float | None
) -> float:
    military = bool(candidate.name.titles & _MILITARY_TITLES)
    military = military or _MILITARY.search(candidate.description) is not None
    if title.head in ("mr", "messrs", "mister"):
        return -1.0 if military else 0.3
    pattern = _TITLES.get(" ".join(title.words[-2:])) or _TITLES.get(title.head)
    if pattern is None:
        return 0.0
    if title.head in candidate.name.titles:
        return 2.5
    fitting = [office for office in offices if pattern.search(office.text)]
    if not fitting:
        return -1.0
    if year is None or any(office.held_at(year) for office in fitting):
        return 2.5
    return 0.8


def _prominence(description: str, year: float | None) -> float:
    offices = _offices(description)
    held = [office for office in offices if year is None or office.held_at(year)]
    best = 0.6
    for office in held or offices:
        weight = next((w for pattern, w in _PROMINENCE if pattern.search(office.text)), 0.8)
        best = max(best, weight if held else weight / 2)
    return best


@lru_cache(maxsize=4096)
def _offices(description: str) -> tuple[Office, ...]:
    return read_offices(description)
