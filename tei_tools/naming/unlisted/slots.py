"""Where a memo has a place for a name: signature, participants, heading, drafters, speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.naming.learned import known_words
from tei_tools.naming.text.passages import Name, Passage
from tei_tools.naming.vocabulary import (
    FUNCTION,
    NO_INITIALS,
    NOT_NAMES,
    THINGS,
    TITLE_FAMILIES,
    TITLES,
    WORDS,
)

_CAPITAL = r"[^\W\d_a-z]"
# "Drafted by", "cleared in draft with", "Copies were sent to"; "a memorandum of May 3 from".
_LINKS = (" by ", " with ", " in ", " from ", " to ", " for ")
# The first letter stands first, which re looks for several times as fast as for the edge of a word.
_LEAD = re.compile(
    r"[acdilmnprsACDIPRS](?<=\b.)(?:"
    r"(?:(?<=[Dd])rafted|(?<=[Cc])leared|(?<=[Aa])pproved|(?<=[Ii])nitialed|(?<=[Ss])igned"
    r"|(?<=[Cc])oncurred|(?<=[Pp])repared|(?<=[Ss])ent|(?<=[Rr])epeated)"
    r"(?: [a-z]+){0,4}? (?:by|with|in|from|to|for) $"
    r"|(?:(?<=m)emorand(?:um|a)|(?<=m)emos?|(?<=l)etters?|(?<=n)otes?|(?<=m)inutes?)"
    r"(?: [a-z]+){0,2}(?: [A-Z][a-z]+ \d+,?){0,2} (?:from|to) $)"
)
_LEAD_REACH = 100  # characters before the name
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!Jr)(?<!Mr)(?<!Dr)\.(?:\s|$)|;|\n\n")
_NAME_IN_LIST = re.compile(
    r"(?:(?<=, and )|(?<=, )|(?<= and )|(?<= to )|^)(?!and )"
    rf"(?P<name>{_CAPITAL}[^,()]*?)(?= and |,| ?\(|$| [a-z])"
)
_SPEAKER = re.compile(rf"(?:{_CAPITAL}[\w.’'-]* ){{0,2}}{_CAPITAL}[\w’'-]+(?= ?:\s)")
# What opens a telegram: "For Rusk.", "2185. For Secretary from Kunst."
_ADDRESSED = re.compile(
    rf"[Ff](?<=\b.)(?:or|rom) ({_CAPITAL}[\w’'-]+(?: {_CAPITAL}[\w’'-]+){{0,2}})"
    r"(?=\.\s| from | and )"
)
# What closes a letter, above the name.
_COMPLIMENT = re.compile(
    r"(?:[Aa]ll )?(?:Best|Regards|Yours|Sincerely|Faithfully|Respectfully|Cordially|Love|Cheers"
    r"|As ever)\b[^\n]{0,40},\s*"
)
_OPENING = 120  # characters of a telegram that may say for whom it is
_ITEM_END = re.compile(r"[,;:(—–/\[]|\s[-–—]\s|(?<=[a-z]{3})\.\s|\n")
# Nobody is called so: Dear Sirs, Dear Colleagues.
_NOBODY = (
    r"(?:Sirs?|Madams?|Colleagues?|Friends?|Members?|Comrades?|Gentlemen|All)\b(?= ?[,:]| and\b)"
)
_DEAR = re.compile(rf"\b[Dd](?:ear|EAR) (?!{_NOBODY})(?P<name>{_CAPITAL}[^,:;\n—–-]*)")
_IN_BRACKETS = re.compile(r"\(\s*([^()]{2,40}?)\s*\)")
_DRAFTERS = frozenset("battle church day driver hill king land law page winter".split())
_RUNNING = frozenset({"p", "note", "source"})


def name_slots(passage: Passage) -> dict[int, int]:
    """Start -> end of the stretches that can hold nothing but a name with its titles."""
    if passage.block.kind in _RUNNING:
        return _in_running_text(passage)
    start = passage.block.start
    return {start + first: start + last for first, last in _in_form(passage)}


def _in_form(passage: Passage) -> Iterator[tuple[int, int]]:
    block = passage.block
    text = passage.reading[block.start : block.end]
    if block.kind == "signed" and _COMPLIMENT.fullmatch(text):
        return
    if block.kind == "signed" or (
        block.kind == "item" and passage.role in ("participants", "to", "from", "")
    ):
        yield 0, len(_ITEM_END.split(text, maxsplit=1)[0])
    elif block.kind == "salute":
        yield from (found.span("name") for found in _DEAR.finditer(text))
    elif block.kind == "head":
        yield from (found.span(1) for found in _IN_BRACKETS.finditer(text))


def _in_running_text(passage: Passage) -> dict[int, int]:
    reading, block = passage.reading, passage.block
    slots: dict[int, int] = {}
    if reading.find(":", block.start, block.end) > 0:
        speaker = _SPEAKER.match(reading, block.start, block.end)
        slots.update([speaker.span()] if speaker else ())
    if block.kind == "p":
        dear = _DEAR.match(reading, block.start, block.end)  # a letter that begins in one line
        slots.update([dear.span("name")] if dear else ())
        opening = min(block.end, block.start + _OPENING)
        for found in _ADDRESSED.finditer(reading, block.start, opening):
            slots[found.start(1)] = found.end(1)
    leads = _leads(passage)
    stops = [*(lead.start() for lead in leads[1:]), block.end]
    for lead, stop in zip(leads, stops, strict=False):  # without leads there is a stop too many
        first = lead.end()
        end = _SENTENCE_END.search(reading, first, stop)
        stop = end.start() if end else stop
        for found in _NAME_IN_LIST.finditer(reading[first:stop]):
            slots[first + found.start("name")] = first + found.end("name")
    return slots


def _leads(passage: Passage) -> list[re.Match[str]]:
    reading, start = passage.reading, passage.block.start
    found: list[re.Match[str]] = []
    for token in passage.tokens:
        at = token.start
        if token.joined or not reading.endswith(_LINKS, start, at):
            continue
        if lead := _LEAD.search(reading, max(start, at - _LEAD_REACH), at):
            found.append(lead)
    return found


def name_in_slot(passage: Passage, at: int, end: int) -> Name | None:
    """The name in the slot from the token ``at`` to the offset ``end``, if one is there."""
    tokens = passage.tokens
    first = at
    for position in range(at, len(tokens)):
        if tokens[position].end > end or not (position == at or tokens[position].joined):
            break
        if _is_title(passage, position):
            first = position + 1  # "CIA Director Helms"
    if first > at and passage.tokens[first - 1].end == end and _is_family(passage, first - 1):
        first -= 1  # "cleared by Lord"
    after = first
    while (
        after < len(tokens)
        and tokens[after].end <= end
        and after not in passage.taken
        and (after == first or tokens[after].joined)
    ):
        after += 1
    keys = [token.key for token in tokens[first:after]]
    if not 1 <= len(keys) <= 5 or not tokens[after - 1].capital:
        return None
    rest = passage.reading[tokens[after - 1].end : end]
    if rest.strip(" .,”’'*"):
        return None
    if not _may_be_name(keys) and not _is_drafter(passage, first, keys):
        return None
    text = passage.text(first, after)
    if len(keys) == 1 and not _may_stand_alone(passage, at, first, text):
        return None
    if passage.block.kind in _RUNNING and (
        text.isupper() or any(key in TITLES - TITLE_FAMILIES for key in keys)
    ):
        return None  # the symbol of an office, or an office
    return passage.take(first, len(keys))


def _is_family(passage: Passage, at: int) -> bool:
    """Whether a title is rather a family name, as it may be in a list of drafters."""
    return passage.block.kind in ("note", "source") and passage.tokens[at].key in TITLE_FAMILIES


def _is_drafter(passage: Passage, at: int, keys: list[str]) -> bool:
    """Whether a word that is also a thing is a family name, as in ``cleared by Battle``."""
    return (
        passage.block.kind in _RUNNING
        and len(keys) == 1
        and keys[0] in _DRAFTERS
        and passage.tokens[at].text.istitle()
    )


def _is_title(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    if token.key != "m":
        return token.key in TITLES
    before, following = passage.before(at), passage.after(at)
    begins = before is None or before.key in TITLES  # not the initial in "Francis M. Bator"
    return begins and following is not None and len(following.key) > 1


def _may_be_name(keys: list[str]) -> bool:
    if tuple(keys[:2]) in NO_INITIALS:
        return False
    return not any(
        key in NOT_NAMES or key in THINGS or (key in FUNCTION and len(key) > 1) for key in keys
    )


def _may_stand_alone(passage: Passage, at: int, first: int, text: str) -> bool:
    """Whether one word in the slot is a name: not a symbol, not a lone word of an unmarked list."""
    block = passage.block
    if block.kind == "item":
        known = passage.role == "participants" and not text.isupper()
        return known and not (first == at and passage.tokens[first].key in WORDS)
    if block.kind == "p" and passage.tokens[at].start == block.start:
        return False  # a speaker is named elsewhere, too
    if block.kind == "p" and passage.tokens[first].key in known_words().prose:
        return False  # "freeing Guatemala from Communism."
    return not (text.isupper() and len(text) < 5)
