"""The bodies that a heading names as sender and recipient: ``Telegram From the Embassy in …``."""

from __future__ import annotations

import re

from tei_tools.dating.months import ANY_MONTH

# What a body is called: words with capitals before one of these, and where or of what after it.
_HEAD = (
    r"Department|Embassy|Consulate(?:\sGeneral)?|Legation|Mission|Delegation|High\sCommission"
    r"|Liaison\sOffice|Interests\sSection|Agency|Joint\sChiefs\sof\sStaff|Council|Commission|Board"
    r"|Committee|Bureau|Office|Ministry|Secretariat|Stations?|Command|Headquarters|White\sHouse|Posts"
    r"|Missions|Embassies|Government"
)
_BODY = rf"(?:[A-Z][\w.’'-]*\s){{0,4}}(?:{_HEAD})(?![\w’'])"
_WHERE = r"(?:,?\s(?:in|at|of|for|to|and|the)\s[^()\n;]{1,80}?)?"
#: Before the recipient; ``Mission to the United Nations`` is one name.
TO = (
    r"\s(?<!Mission\s)(?<!Delegation\s)(?<!Representative\s)(?<!Assistant\s)(?<!Adviser\s)to\s"
    r"(?:the\s)?"
)
_DATED = rf"(?:,(?:\s[A-Z][\w .]{{1,30}},)?\s(?:{ANY_MONTH})\s\d{{1,2}},\s\d{{4}}.*)?"
_HOLDER = r"(?:\s\([\w .’'-]{2,40}\))?"  # to the Office of the Political Adviser (Alder)
_SENDER = re.compile(rf"(?:\b[Ff]rom\s(?:the\s)?|^The\s)(?P<name>{_BODY}{_WHERE})(?={TO})")
_RECIPIENT = re.compile(rf"{TO}(?P<name>{_BODY}{_WHERE}){_HOLDER}{_DATED}\s*$", re.DOTALL)
_FROM_WORD, _TO_WORD = re.compile(r"\b[Ff]rom\s|^The\s"), re.compile(TO)

#: Half-open offsets.
Range = tuple[int, int]


def sender_and_recipient(text: str, start: int, end: int) -> tuple[Range | None, Range | None]:
    """Where the heading ``text[start:end]``, without its number, names a body as the one or other.

    Officials (``the Ambassador in …``) and persons are none. The recipient closes the heading, or a
    place and date do.
    """
    heading = text[start:end]
    sender = _SENDER.search(heading)
    return _range(sender, start), _range(_RECIPIENT.search(heading), start)


def is_letter(text: str, start: int, end: int) -> bool:
    """Whether the heading ``text[start:end]``, without its number, says that somebody wrote to
    somebody."""
    heading = text[start:end]
    found = _FROM_WORD.search(heading)
    return found is not None and _TO_WORD.search(heading, found.end()) is not None


def _range(found: re.Match[str] | None, offset: int) -> Range | None:
    return (offset + found.start("name"), offset + found.end("name")) if found else None
