"""The letterhead of a paper: an office, a firm or a house, its address and its numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tei_tools.layout.classification import is_classification
from tei_tools.layout.columns import in_columns
from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.genre import has_genre, is_genre_alone, names_genre
from tei_tools.layout.numbers import NUMBERED, is_leading_source, is_paper_number
from tei_tools.layout.salutation import is_salute

# Who writes: THE WHITE HOUSE, DEPARTMENT OF STATE.
_OFFICE = re.compile(
    r"\b(?:DEPARTMENT|MINISTRY|OFFICE|AGENCY|COUNCIL|EMBASSY|LEGATION|CONSULATE|WHITE HOUSE|BUREAU"
    r"|COMMITTEE|COMMISSION|UNITED NATIONS|HEADQUARTERS"
    r"|STAFF|SECRETARIAT|DELEGATION|CABINET|AMT|BUNDESKANZLERAMT"
    r"|MINISTERIUM|MINIST[EÈ]RE|AMBASSADE|MINISTERIO|EMBAJADA)\b"
)
# … and nothing besides: THE NATIONAL SECURITY COUNCIL, EMBASSY OF MARAVENE.
_OFFICE_ALONE = re.compile(
    rf"(?:THE )?(?:[\w.]+ ){{0,2}}{_OFFICE.pattern}(?: OF (?:THE )?\w+(?: \w+)?)?"
)
# … in small letters too: Office of the Press Secretary.
_OFFICE_OF = re.compile(
    r"(?:Office|Department|Ministry|Embassy|Legation|Consulate|Headquarters|Bureau)"
    r" of (?:the )?[A-Z]|(?i:Auswärtiges Amt)\b|Reichs\w+amt\b|Bundes\w+amt\b|Ministère d"
    # … and the pages and copies of a paper
    r"|(?:Pages? \d|Copy (?:No\.? ?)?\d)"
)
# Numbers below the name of a firm: "Our ref: HA/412".
_REFERENCE = re.compile(
    r"(?:(?:our |your )?ref(?:erence)?|tel(?:ephone|egrams)?|cables?|no)\b\s?[.:]", re.IGNORECASE
)
# The paper of a house: GOVERNMENT HOUSE, UNITED STATES SENATE.
_HOUSE = re.compile(
    r"(?:[A-Z.’]+ ){0,3}(?:HOUSE|PALACE|CASTLE|HOTEL|CLUB|PARLIAMENT|SENATE|UNIVERSITY|ADMIRALTY"
    r"|TREASURY)(?: OF (?:THE )?[A-Z]+)?[,.]?"
)
# What an address or a firm has in its lines: 14 Harbor Street; Alder & Sons.
_ADDRESS_LINE = re.compile(
    r"(?:.{3,40}[,:] )?(?:\d{1,4}[a-z]?,?(?: [A-Z][\w’'.]*){1,3}(?:,|$)|(?i:P\. ?O\. Box) \d)"
    r"|(?:(?:The|[A-Z][\w’'.]*|and|of|&),? ){1,6}"
    r"(?i:Company|Co\.|Ltd\.?|Limited|Inc\.?|Bank|Corporation|Sons|Brothers)$"
)
# A heading says what the document is, or who writes to whom.
_WRITES = re.compile(
    r"\b(?:to|from|by)\b|\b(?:letter|lettre|brief|note|telegram|message|memorandum|minute|despatch)\b",
    re.IGNORECASE,
)
_LONGEST = 200  # characters of a paragraph
_LONGEST_LINE = 80
_LONGEST_TOWN = 40
_LONGEST_OFFICE = 7  # words of the name of an office


def letterhead_of_letter(texts: Mapping[int, str], words: Mapping[int, str]) -> int:
    """How many of the first paragraphs are the letterhead of a letter without a heading, above its
    dateline and salutation; 0 if there is none. One line or more is set in columns, or names an
    office, a firm, a street or a number; the others are in capitals, and none says who writes to
    whom, as a heading does."""
    salute = next((index for index in texts if is_salute(words[index])), 0)
    dated = next((i for i in texts if i < salute and is_dateline(texts[i])), 0)
    if not dated and salute and _is_address_above(texts, salute):
        dated = salute
    above = [
        texts[i]
        for i in texts
        if i < dated and not (is_classification(words[i]) or is_leading_source(words[i]))
    ]
    if not above:
        return dated
    may_be = all(map(_may_be_letterhead, above))
    return dated if may_be and any(map(_shows_letterhead, above)) else 0


def _may_be_letterhead(text: str) -> bool:
    words = " ".join(text.split())
    return (
        len(words) <= _LONGEST
        and not NUMBERED.match(text)
        and not _WRITES.search(words)
        and (not has_genre(words) if words.isupper() else _shows_letterhead(text))
    )


def _shows_letterhead(text: str) -> bool:
    """Whether a text is set in columns, gives a number, or has short lines of which one names an
    office, a firm or a street."""
    if in_columns(text) or _REFERENCE.match(text):
        return True
    lines = [line.strip() for line in text.splitlines()]
    if text.isupper():
        return any(_ADDRESS_LINE.match(line) or _is_office(line) for line in lines)
    return (
        len(lines) > 1
        and all(len(line) <= _LONGEST_LINE // 2 and not line[0].islower() for line in lines)
        and any(_ADDRESS_LINE.match(line) or _OFFICE_OF.match(line) for line in lines)
    )


def _is_office_and_town(text: str) -> bool:
    """Whether the first of two short lines is an office in capitals, as printed on its paper."""
    office, _, town = text.partition("\n")
    return "\n" not in town and 0 < len(town) <= _LONGEST_TOWN and _is_capital_office(office)


def _is_capital_office(line: str) -> bool:
    return line.isupper() and _is_office(line)


def _is_office(line: str) -> bool:
    if _HOUSE.fullmatch(line):
        return True
    return len(line.split()) <= _LONGEST_OFFICE and _OFFICE.search(line) is not None


def _is_address_above(texts: Mapping[int, str], salute: int) -> bool:
    """Whether the first paragraph, directly above "Dear Mr. Alder", is the address of the writer:
    several short lines, not in capitals, one of which names a street or an office."""
    (first, text), *_ = texts.items()
    between = any(first < index < salute for index in texts)
    return (
        not between
        and "dear" in texts[salute].lower()
        and not text.isupper()
        and "\n" in text
        and _shows_letterhead(text)
    )


def below_letterhead(
    wordy: Sequence[int], texts: Mapping[int, str], words: Mapping[int, str]
) -> int | None:
    """The line that says what the document is, below a letterhead; None if there is none."""
    is_letterhead = names_office = False
    for index in wordy:
        if is_letterhead and names_genre(NUMBERED.sub("", texts[index], count=1)):
            return index
        if names_office and is_genre_alone(words[index]):
            return index
        is_shown = is_dateline(texts[index]) or in_columns(texts[index])
        if len(words[index]) > _LONGEST_LINE or not (
            is_shown
            or words[index].isupper()
            or is_classification(words[index])
            or is_paper_number(words[index])
            or _OFFICE_OF.match(words[index])
            or _is_office_and_town(texts[index])
        ):
            return None
        is_letterhead = is_letterhead or is_shown or _OFFICE.search(words[index]) is not None
        names_office = names_office or _OFFICE_ALONE.fullmatch(words[index]) is not None
    return None
