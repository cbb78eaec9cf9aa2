"""What a heading calls a document: ``MEMORANDUM OF CONVERSATION``, ``Minutes of the meeting``."""

from __future__ import annotations

import re

from tei_tools.layout.titles import has_capitals

_KINDS = (
    r"(?:MEMORAND(?:UM|A)|MINUTES|CONCLUSIONS|TELEGRAM|AIRGRAM|DESPATCH|DISPATCH|CIRCULAR|REPORT"
    r"|(?:(?:PROVISIONAL|SUMMARY|VERBATIM|FINAL|DRAFT|OFFICIAL) ){0,3}RECORD|NOTES?"
    r"|AIDE[- ]M[EÉ]MOIRE|INTELLIGENCE ESTIMATE|TRANSCRIPT|INTERVIEW"
    r"|STATEMENT|REMARKS|PRESS RELEASE|(?:PRESS |JOINT )?COMMUNIQU[EÉ]|RESOLUTION"
    r"|PROTOCOL|AGREEMENT|TREATY|CONVENTION|DECLARATION|AUFZEICHNUNG|VERMERK|PROTOKOLL"
    r"|PROC[EÈ]S[- ]VERBAL|COMPTE[- ]RENDU)"
)
# What a heading calls the document: MEMORANDUM OF CONVERSATION, Minutes of the third meeting.
_GENRE = re.compile(rf"^{_KINDS}\b|\b{_KINDS}(?: (?:NO\.?|NUMBER|NR\.) ?[\w./–-]+)?$")
_GENRE_OF = re.compile(
    rf"{_KINDS} (?:of|on|by|to|from|for|between|der|des|du|de|über|sur)\b", re.IGNORECASE
)
# … and nothing else, as in German and French: Aufzeichnung.
_GENRE_ALONE = re.compile(
    r"(?:Aufzeichnung|Vermerk|Protokoll|Proc[eè]s[- ]verbal|Compte[- ]rendu|Aide[- ]m[eé]moire)",
    re.IGNORECASE,
)
# … also in English, below the name of an office: Memorandum.
_KIND_ALONE = re.compile(_KINDS, re.IGNORECASE)
# … with its number: National Security Decision Memorandum 12.
_GENRE_NUMBERED = re.compile(rf"^[\w -]*\b{_KINDS} (?:no\. ?)?\d[\w./–-]*$", re.IGNORECASE)
_HOUR = re.compile(r"\d ?[ap]\. ?m\.$")
_LONGEST = 200  # characters of a heading


def names_genre(text: str) -> bool:
    """Whether a text says what a document is: ``MEMORANDUM FOR THE PRESIDENT``."""
    words = " ".join(text.split())
    if not words or len(words) > _LONGEST or (words[-1] == "." and not _HOUR.search(words)):
        return False
    if begins_with_genre(words) or _GENRE_ALONE.fullmatch(words):
        return True
    if words.isupper():
        return has_genre(words)
    return has_capitals(words) and _GENRE_NUMBERED.search(words) is not None


def is_genre_alone(words: str) -> bool:
    """Whether the words are the kind of a document, and nothing else: ``Memorandum``."""
    return _KIND_ALONE.fullmatch(words) is not None


def has_genre(words: str) -> bool:
    """Whether words in capitals begin or end with the kind of a document."""
    return _GENRE.search(words) is not None


def begins_with_genre(words: str) -> bool:
    """Whether the words begin with a kind of document, and of what or whom it is."""
    return _GENRE_OF.match(words) is not None
