"""The heading of an attachment, tab or enclosure, and of a list of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.layout.titles import has_capitals

_ATTACHMENT = re.compile(
    r"\[?(?:(?:(?:Attachment|Enclosure|Annex|Appendix|Attached Paper|Tab)s?"
    r"|ATTACHMENTS?|ENCLOSURES?|ANNEX|APPENDIX|TAB)"
    r"(?: (?:No\. ?)?(?:[A-Z0-9]{1,4}|[IVXL]+|[“\"][^”\"]+[”\"]))?)\]?[.:]?"
    # as older volumes have it: [Inclosure 2 in No. 214.—Translation.]
    r"|\[?(?:Inclosure|Enclosure|Annex|Subinclosure)(?: No\.)?(?: \d{1,3})?"
    r"(?: (?:in|to) No\. ?\d{1,5})?\.?"
    r"(?: ?[—–-]{1,2} ?(?:Translation|Extracts?|Copy|Telegram)\.?)?\]?"
)

#: What says to whom copies go, before their names.
COPIES = r"(?:Distribution|Cop(?:y|ies) to|cc|c\.c\.|bcc|Verteiler)\s?:"

#: How these words begin.
_BEGINNINGS = ("[", "A", "E", "I", "S", "T")


def is_attachment_heading(words: str) -> bool:
    """Whether the words are those that head an attachment: ``Tab A``, ``[Enclosure]``."""
    return words.startswith(_BEGINNINGS) and _ATTACHMENT.fullmatch(words) is not None


# What heads a list at the end: of enclosures, or of those to whom copies go.
_ENCLOSURES = re.compile(r"(?:Enclosures|Attachments|Annexes|Tabs)\s?[:.]?", re.IGNORECASE)
_COPIES = re.compile(rf"DISTRIBUTION|{COPIES}|Cop(?:y|ies)\s?:", re.IGNORECASE)
# … with the names in the same paragraph.
_COPIES_GO = re.compile(rf"{COPIES}\s*\S", re.IGNORECASE)
_LONGEST_COPIES = 400  # characters
_POINT = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]\s|(?:Tab|Annex|Attachment) \w+\b")
# What may stand below such a list: who drafted a paper, cleared it, or has a copy.
_MARKS = re.compile(
    r"(?:Draft(?:ed|er)|Clear(?:ed|ances?)|Approved|Concurrences?|Cop(?:y|ies)|Distribution|cc)"
    r"(?: by| to)?\s?:",
    re.IGNORECASE,
)
_LONGEST = 20  # characters of a line that heads such a list
_SHORT, _SHORT_POINT = 60, 120  # … and of what may stand in it
_MOST_POINTS = 15


def heads_list(words: Sequence[str]) -> bool:
    """Whether the first of some paragraphs heads a list that all others are short points of: of
    enclosures, which are counted, or of those to whom copies go."""
    if not 1 < len(words) <= _MOST_POINTS + 1 or len(words[0]) > _LONGEST:
        return False
    if _ENCLOSURES.fullmatch(words[0]):
        while len(words) > 2 and _MARKS.match(words[-1]):
            words = words[:-1]
        return all(_POINT.match(each) and len(each) <= _SHORT_POINT for each in words[1:])
    return (
        _COPIES.fullmatch(words[0]) is not None
        and all(
            len(each) <= _SHORT
            and not each.endswith((":", "?"))
            and (has_capitals(each) or not each.endswith("."))  # which a sentence does
            for each in words[1:]
        )
    )


def says_where_copies_go(words: str) -> bool:
    """Whether one paragraph, that is no sentence, says to whom copies go: ``cc: Mr. Alder``."""
    return (
        len(words) <= _LONGEST_COPIES
        and _COPIES_GO.match(words) is not None
        and (has_capitals(words) or not words.endswith("."))
    )


def names_several(words: str) -> bool:
    """Whether the words head no single attachment, but say that there are some: ``Attachments``."""
    return is_attachment_heading(words) and words.lower().rstrip("].:").endswith("s")
