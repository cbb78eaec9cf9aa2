"""Ships, which are called like persons: ``the S.S. Ostrea``, ``U.S.S. Franklin D. Roosevelt``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from tei_tools.naming.text.passages import Passage
from tei_tools.naming.text.tokens import Token
from tei_tools.naming.vocabulary import FUNCTION, MONTHS, TITLES

# Those of navies are nothing else; "S.S." and "M.V." are initials of persons, too, and need an
# article or a ship before them.
_PREFIX = re.compile(
    r"[UHSM](?=[.SMVT])(?<![\w.].)"
    r"(?:(?<=U)(?:\.\s?S\.\s?S\.|SN?S|SCGC)"
    r"|(?<=H)(?:\.\s?M\.(?:\s?[AC]\.)?\s?S\.|M[AC]?S)"
    r"|(?:(?<=[Tt]he\s.)|(?<=aboard\s.)|(?<=vessel\s.)|(?<=ship\s.))"
    r"(?:(?<=S)(?:\.\s?S\.|S)|(?<=M)(?:\.\s?[VST]\.|[VST])))"
    r"\s[“\"‘']?(?=[A-Z])"
)
# What a ship is, which stands before its name without a comma: "the aircraft carrier Ostrea".
_KINDS = (
    "carrier", "cruiser", "destroyer", "frigate", "submarine", "battleship", "freighter", "trawler",
    "tanker", "minesweeper", "gunboat", "steamer", "yacht", "liner", "vessel", "ship",
)  # fmt: skip
_KIND = re.compile(rf"\b(?:{'|'.join(_KINDS)})\s[“\"‘']?\Z")
# The two characters before the blank or quotation mark before such a name: most words have others,
# and the expression need not be tried.
_LEADS = frozenset(lead for kind in _KINDS for lead in (kind[-2:], f"{kind[-1]} ", f"{kind[-1]}\n"))
_LONGEST_KIND = max(map(len, _KINDS)) + 2
# What makes the word after a kind its name, and not that of somebody on board: it is in quotation
# marks, nothing follows it in its sentence, or what only ships do: "left the ship Alder was ill".
_QUOTES = frozenset("“\"‘'")
_AS_SHIP = re.compile(
    r"[.;:)]|\s(?:(?:had|has|was|is|were|will be|had been|has been)\s)?(?:sailed|sank|sunk|sinking"
    r"|steamed|docked|anchored|moored|berthed|capsized|foundered|torpedoed|shelled|boarded|rammed"
    r"|ran aground|put to sea|put into port)\b"
    rf"|\sand\s(?:[a-z-]+\s){{0,3}}(?:{'|'.join(_KINDS)})s?\b"  # "and two destroyers"
)
_OF_SHIPS = re.compile(
    r"\b(?:crew|captain|master|cruise|visit|voyage|passage|arrival|departure|deployment|seizure"
    r"|capture|boarding|sinking|loss|shelling) (?:of|by) (?:the|a|an) (?:[\w-]+ ){0,3}$"
)
_REACH = 60  # characters before the kind
_NO_SHIPS = TITLES | FUNCTION | MONTHS
_LONGEST = 4  # words of the name of a ship, initials among them


def take_ships(passages: Sequence[Passage], reading: str) -> None:
    """Mark the tokens of ships as taken, so that nobody takes them for persons: the prefix with
    the name, and wherever the document names the ship again after the article."""
    prefixes = [found.span() for found in _PREFIX.finditer(reading)]
    kinds = [kind for passage in passages for kind in _kinds_before(passage)]
    if kinds:
        prefixes = sorted([*prefixes, *kinds])
    if not prefixes:
        return
    titled = _titled(passages) if kinds else set()
    names: set[tuple[str, ...]] = set()
    for passage in passages:
        edges = passage.block.start, passage.block.end
        first, last = (bisect_left(prefixes, (edge, edge)) for edge in edges)
        names.update(_introduced(passage, prefixes[first:last], titled))
    begins = {words[0] for words in names}
    for passage in passages:
        for at, token in enumerate(passage.tokens):
            if token.key not in begins:
                continue
            before = (
                passage.reading[max(passage.block.start, token.start - 5) : token.start]
                .lower()
                .rstrip("“\"‘'")
            )
            if before.endswith("the "):
                keys = [each.key for each in passage.tokens[at : at + _LONGEST]]
                for count in range(1, len(keys) + 1):
                    if tuple(keys[:count]) in names:
                        passage.taken.update(range(at, at + count))


def _kinds_before(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where a kind of ship stands directly before a token."""
    reading = passage.reading
    for token in passage.tokens:
        if reading[token.start - 3 : token.start - 1] in _LEADS:
            floor = max(passage.block.start, token.start - _LONGEST_KIND)
            found = _KIND.search(reading, floor, token.start)
            if found and "A" <= token.text[0] <= "Z":
                yield found.span()


def _introduced(
    passage: Passage, prefixes: Sequence[tuple[int, int]], titled: Collection[str]
) -> Iterator[tuple[str, ...]]:
    """The keys of the ships that are named with their prefix or kind; their tokens are marked as
    taken. The words that are ``titled`` after a kind are persons."""
    tokens = passage.tokens
    for start, end in prefixes:
        first = bisect_left(tokens, end, key=_start)
        if first == len(tokens) or tokens[first].start != end or tokens[first].key in _NO_SHIPS:
            continue
        after = first + 1
        while (
            after < min(len(tokens), first + _LONGEST)
            and tokens[after].joined
            and tokens[after].capital
            and tokens[after].key not in _NO_SHIPS
        ):
            after += 1
        is_kind = passage.reading[start].islower()
        if is_kind and not _is_named_so(passage, start, first, after, titled):
            continue
        passage.taken.update(range(bisect_left(tokens, start, key=_start), after))
        yield tuple(token.key for token in tokens[first:after])


def _is_named_so(
    passage: Passage, kind: int, first: int, after: int, titled: Collection[str]
) -> bool:
    """Whether the words after a kind of ship, which stands at the offset ``kind``, are the name of
    one."""
    tokens, reading = passage.tokens, passage.reading
    if reading[tokens[first].start - 1] in _QUOTES:
        return True
    if tokens[after - 1].key in titled:
        return False
    floor = max(passage.block.start, kind - _REACH)
    return (
        _AS_SHIP.match(reading, tokens[after - 1].end) is not None
        or _OF_SHIPS.search(reading, floor, kind) is not None
    )


def _titled(passages: Sequence[Passage]) -> set[str]:
    """The words that stand directly after a title somewhere."""
    return {
        passage.tokens[at].key
        for passage in passages
        for at in range(1, len(passage.tokens))
        if passage.tokens[at].joined and passage.tokens[at - 1].key in TITLES
    }


def _start(token: Token) -> int:
    return token.start
