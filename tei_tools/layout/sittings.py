"""The days and meetings of a record, each below its heading: ``SECOND DAY``, ``Third Meeting``."""

from __future__ import annotations

import re

_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last"
    r"|final|opening|closing|\d{1,3}(?:st|nd|rd|th|d))"
)
_SITTING = re.compile(
    rf"(?:the )?{_ORDINAL} (?:[^\W\d_]+ )?(?:day|meeting|session|sitting|conference|conversation)"
    r"|(?:day|meeting|session|sitting) (?:no\. ?)?(?:\d{1,3}|one|two|three|four|five|six|[IVX]+)",
    re.IGNORECASE,
)


def heads_sitting(words: str) -> bool:
    """Whether a heading is that of one of several days or meetings, below which its place and date
    open a section, as a dateline (TEI Guidelines 4.2)."""
    return _SITTING.fullmatch(words.rstrip(".:")) is not None
