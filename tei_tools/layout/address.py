"""To whom a letter goes and under which number, above its salutation."""

from __future__ import annotations

import re
from collections.abc import Set

from tei_tools.layout.body import Body
from tei_tools.layout.classification import is_classification
from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.numbers import NUMBERED
from tei_tools.layout.opening import LOOKED_AT
from tei_tools.layout.salutation import is_salute
from tei_tools.layout.titles import has_capitals

# How an address begins: with a person, or with the number of the letter.
_ADDRESSEE = re.compile(
    r"(?:The (?:Rt\. |Right )?Hon(?:ou?rable)?|His |Her |Hon\.|Mr"
    r"|Mrs|Miss|Messrs|Dr|Prof|Sir|Lord|Lady|Gen|Adm"
    r"|Amb|Sen|Col|Herrn?|Frau|Seiner|Monsieur|Madame|Señor|Sr\.|A Monsieur)\b"
    r"|(?:(?:Your |Our |My )?[Rr]ef(?:erence)?|No|Nr|Az)\b[.:]",
)
# A label with what the letter is about belongs to no address.
_SUBJECT = re.compile(r"(?:subject|subj|re|betreff|objet|asunto)\s?:", re.IGNORECASE)
# To whom a telegram goes, without a salutation: Secretary of State, Washington.
_OFFICE = re.compile(
    r"(?:(?:The )?(?:Hon(?:ou?rable|\.)?,? )?(?:the )?)?(?i:(?:under ?)?secretary of \w+|secstate"
    r"|minister (?:of|for) (?:foreign|external) (?:affairs|relations)|foreign office"
    r"|(?:american |u\. ?s\. |british )?(?:ambassador|minister|embassy|legation|consul(?:ate)?"
    r"(?: general)?)|department of \w+),\s*\n\s*[A-Z][\w.’' ]{2,30}(?:, ?D\. ?C)?[.,]?"
)
# How an address at the foot of a letter begins.
_AT_FOOT = re.compile(
    r"(?:(?:His|Her|Their) (?:\w+ )?(?:Excellenc(?:y|ies)|Majesty|Highness|Eminence|Holiness)"
    r"|The (?:Rt\. |Right )?Hon(?:ou?rable|\.)|An? (?:Su|Son) Excell?enc\w+|Seiner Exzellenz)\b"
)
# A line of a street in it.
_STREET = re.compile(r"\d{1,5}[a-z]?,? [A-Z]|P\. ?O\. Box \d", re.IGNORECASE)
# Nobody calls himself so in his signature.
_OF_ANOTHER = re.compile(r"(?:M(?:r|rs|essrs)\b|Herrn\b|Monsieur\b|Señor\b|Hon)")
_FEWEST, _MOST = 3, 7  # lines of such an address
_LONGEST = 200  # characters


def find_address(body: Body) -> Set[int]:
    """Which paragraphs are the address: from one that begins as an address does to the salutation.

    A letter with a number has its address in the heading, by the editor. None reaches over a list,
    a table, a source note, the heading of an attachment, a line with the subject, or a sentence.
    """
    if body.head >= 0 and NUMBERED.match(body.text(body.head)):
        return frozenset()
    opening = range(body.head + 1, min(len(body.words), body.head + 1 + LOOKED_AT))
    salute = next((index for index in opening if is_salute(body.words[index])), opening.start)
    address: set[int] = set()
    lines: set[int] = set()  # that belong to the address, if it begins above them
    for index in reversed(range(opening.start, salute)):
        words, text = body.words[index], body.text(index)
        if not words or is_classification(words) or is_dateline(text):
            continue
        if not _may_belong(body, index):
            break
        lines.add(index)
        if _ADDRESSEE.match(words) or _is_typed_as_address(text):
            address |= lines
    return address


def is_office_addressed(text: str) -> bool:
    """Whether a text, with its line breaks, is the address of an office and its town, as telegrams
    have it above their text."""
    return len(text) <= _LONGEST and "\n" in text and _OFFICE.fullmatch(text) is not None


def stands_at_foot(text: str) -> bool:
    """Whether a text, with its line breaks, is the address of the one who is written to, as it
    stands at the foot of a letter: ``His Excellency``, with name and office below it."""
    return is_office_addressed(text) or (
        "\n" in text
        and len(text) <= _LONGEST
        and _AT_FOOT.match(text) is not None
        and text.strip()[-1] not in ":?!"
    )


def is_address_of_another(text: str) -> bool:
    """Whether a text, with its line breaks, below a signature is the address of the one who is
    written to: a person's with a title, set as an address is, with a street, or with a title that
    nobody gives himself."""
    lines = [line.strip() for line in text.splitlines()]
    if not _FEWEST <= len(lines) <= _MOST or len(text) > _LONGEST or lines[-1][-1:] in ":?!":
        return False
    if any(line[:1].islower() for line in lines):
        return False  # it is a sentence
    return _ADDRESSEE.match(text) is not None and (
        _is_typed_as_address(text)
        or _OF_ANOTHER.match(text) is not None
        or any(map(_STREET.match, lines))
    )


def _may_belong(body: Body, index: int) -> bool:
    words = body.words[index]
    if body.paragraphs[index].bullet or body.is_row(index) or index in body.attachments:
        return False
    if words.startswith("[") or _SUBJECT.match(words) or len(words) > _LONGEST:
        return False
    return has_capitals(words) or (_ADDRESSEE.match(words) is not None and words[-1] not in ".:?!")


def _is_typed_as_address(text: str) -> bool:
    """Whether the text has the lines of an address, each but the last with a comma at its end."""
    lines = [line.strip() for line in text.splitlines()]
    return len(lines) > 1 and all(line.endswith(",") for line in lines[:-1])
