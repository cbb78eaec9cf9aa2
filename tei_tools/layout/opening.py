"""Where a document begins: its heading, below what may stand above it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tei_tools.layout.classification import is_classification
from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.model import BlockKind

NUMBERED = re.compile(r"\[?(\d{1,4}[a-z]?)\]?\. ")
#: Paragraphs: the heading is among so many with words.
LOOKED_AT = 8
_FILE_NUMBER = re.compile(
    r"\[?(?:[\w.()&’'/–: -]{0,80}?(?:[\w)]/\d{1,2}[–-]\d{2,4}|[Ff]iles?\b|Lot \d|Papers"
    r"|Library|L/T)"
    r"|Source:)"
)
_KINDS = (
    r"(?:MEMORAND(?:UM|A)|MINUTES|CONCLUSIONS|TELEGRAM|AIRGRAM|DESPATCH|DISPATCH|CIRCULAR|REPORT"
    r"|(?:SUMMARY )?RECORD|NOTES?|AIDE[- ]M[EÉ]MOIRE|INTELLIGENCE ESTIMATE|TRANSCRIPT|INTERVIEW"
    r"|PROTOCOL|AGREEMENT|TREATY|CONVENTION|DECLARATION|AUFZEICHNUNG|VERMERK|PROTOKOLL"
    r"|PROC[EÈ]S[- ]VERBAL|COMPTE[- ]RENDU)"
)
# What a heading calls the document: MEMORANDUM OF CONVERSATION, Minutes of the third meeting.
_GENRE = re.compile(rf"\b{_KINDS}\b")
_GENRE_OF = re.compile(
    rf"{_KINDS} (?:of|on|by|to|from|for|between|der|des|du|de|über|sur)\b", re.IGNORECASE
)
_LONGEST = 200  # characters of a heading
_LONGEST_LINE = 80  # … and of a line of a letterhead


def is_leading_source(words: str) -> bool:
    """A file number or the name of a file above the heading: ``501.AA/3–1248: Telegram``."""
    return len(words) < 200 and not NUMBERED.match(words) and _FILE_NUMBER.match(words) is not None


def kind_above_heading(words: str) -> BlockKind:
    """What a paragraph above the heading is."""
    if is_classification(words):
        return "classification"
    if is_dateline(words):
        return "dateline"
    return "source" if is_leading_source(words) else "letterhead"


def find_head(texts: Mapping[int, str]) -> int:
    """The index of the heading among the first paragraphs with words; -1 if there is none.

    Above it may stand a line of classification, a file number, and a letterhead: lines that do not
    say what the document is, if one in capitals below them does. A letter without a heading begins
    with its dateline.
    """
    wordy = list(texts)
    while len(wordy) > 1 and (
        is_classification(texts[wordy[0]]) or is_leading_source(texts[wordy[0]])
    ):
        wordy.pop(0)
    if not wordy:
        return 0
    for index in wordy:
        words = texts[index]
        if NUMBERED.match(words) or _names_genre(words):
            return index
        if not _may_stand_above(words):
            break
    return -1 if is_dateline(texts[wordy[0]]) else wordy[0]


def _may_stand_above(words: str) -> bool:
    return len(words) <= _LONGEST_LINE and (
        words.isupper() or is_classification(words) or is_dateline(words)
    )


def _names_genre(words: str) -> bool:
    if len(words) > _LONGEST:
        return False
    return _GENRE_OF.match(words) is not None or (
        words.isupper() and _GENRE.search(words) is not None
    )
