"""Where a document begins: its heading, below what may stand above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from tei_tools.layout.classification import is_classification
from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.model import BlockKind

# The number of a document: "12. Memorandum", "No. 12", "[Document 12]", "N° 12".
NUMBERED = re.compile(
    r"\[?(?:(?P<n>\d{1,4}[a-z]?)\]?\. "
    r"|(?:No\.|N[°ºo]|Nr\.|Document|Doc\.|Dokument) ?(?P<other>\d{1,4}[a-z]?)\]?\.?(?:\s|$))"
)
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
_SALUTE = re.compile(
    r"(?:(?:My )?[Dd]ear(?:est)? "
    r"(?:[^.!?]|\b(?:[A-Z]|M[rs]|Mrs|Messrs|Dr|Gen|Adm|Col|Lt|Sen|St|Jr)\.){1,90}"
    r"|(?:Your )?Excellenc(?:y|ies)|(?:Dear )?Sirs?|Madam|My (?:dear )?Lords?"
    r"|(?:Monsieur|Madame)(?: (?:le|la|l['’]\s?)[^.!?]{3,60})?"
    r"|Sehr (?:ge|ver)ehrte[rs]? [^.!?]{3,80}"
    r"|(?:Mein )?[Ll]ieber [^.!?]{2,60}|(?:Muy )?(?:Estimad|Querid)[oa] [^.!?]{3,80}"
    r"|Señor(?:es)?(?: [^.!?]{3,60})?"
    r"|(?:Уважаем|Дорог)\w+ [^.!?]{3,80}"
    r"|Gentlemen|M(?:r|rs|me|iss|s)\.? (?:President|Chairman|Secretary|Ambassador|Minister"
    r"|Vice President|Prime Minister|Speaker)(?:, [^.!?]{1,120})?)[:,!]"
)
_COLUMNS = re.compile(r"\S {3,}\S")  # two things side by side: ACTION         12345
_SPEAKER = re.compile(r"[QA][.:] ")
_LONGEST = 200  # characters of a heading
_LONGEST_LINE = 80  # … and of a line of a letterhead


def is_leading_source(words: str) -> bool:
    """A file number or the name of a file above the heading: ``501.AA/3–1248: Telegram``."""
    return len(words) < 200 and not NUMBERED.match(words) and _FILE_NUMBER.match(words) is not None


def kind_above_heading(text: str) -> BlockKind:
    """What a paragraph above the heading is."""
    words = " ".join(text.split())
    if is_classification(words):
        return "classification"
    if is_leading_source(words):
        return "source"
    return "dateline" if is_dateline(text) else "letterhead"


def find_head(texts: Mapping[int, str]) -> int:
    """The index of the heading among the first paragraphs, with their line breaks; -1 if there is
    none.

    Above it may stand a line of classification, a file number, and a letterhead: lines that do not
    say what the document is, if one below them does. A letter without a heading begins with its
    dateline.
    """
    words = {index: " ".join(text.split()) for index, text in texts.items()}
    wordy = [index for index in words if words[index]]
    while len(wordy) > 1 and (
        is_classification(words[wordy[0]])
        or (is_leading_source(words[wordy[0]]) and not _names_genre(words[wordy[0]]))
    ):
        wordy.pop(0)
    for index in wordy:
        if NUMBERED.match(words[index]) or _names_genre(words[index]):
            return index
        if not (
            _may_stand_above(words[index])
            or is_dateline(texts[index])
            or (_COLUMNS.search(texts[index]) and len(words[index]) <= _LONGEST_LINE)
        ):
            break
    first = wordy[0] if wordy else 0
    return -1 if wordy and (is_dateline(texts[first]) or _is_text(words[first])) else first


def _is_text(words: str) -> bool:
    """Whether the words are no heading, but the first paragraph or question."""
    return _SPEAKER.match(words) is not None or (
        len(words) > _LONGEST and not NUMBERED.match(words) and words[-1] in '.?!:”"'
    )


def _may_stand_above(words: str) -> bool:
    return len(words) <= _LONGEST_LINE and (words.isupper() or is_classification(words))


def _names_genre(words: str) -> bool:
    if len(words) > _LONGEST:
        return False
    return _GENRE_OF.match(words) is not None or (
        words.isupper() and _GENRE.search(words) is not None
    )


def is_salute(words: str) -> bool:
    """Whether the words address the one who is written to: ``Dear Mr. Alder:``."""
    return _SALUTE.fullmatch(words) is not None


def find_address(texts: Mapping[int, str]) -> Set[int]:
    """Which of the first paragraphs below the heading, with their line breaks, say to whom a letter
    goes and under which number: short lines above the salutation, none of which is a sentence."""
    found: set[int] = set()
    for index, text in texts.items():
        words = " ".join(text.split())
        if is_salute(words):
            return found
        if not words or is_classification(words) or is_dateline(text):
            continue
        if len(words) > _LONGEST or not _has_capitals(words):
            break
        found.add(index)
    return frozenset()


def _has_capitals(words: str) -> bool:
    main = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in main) >= 0.7 * len(main)
