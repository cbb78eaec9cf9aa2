"""The words that head a list: PARTICIPANTS, SUBJECT, TO."""

from __future__ import annotations

import re

#: By the list's type (TEI att.typed; FRUS practice).
_LIST_HEADS = re.compile(
    r"(?:(?P<subject>(?:subject|subj|re(?!-))s?)"
    r"|(?P<participants>participants?|(?:also |others? |those )?present|attendees|in attendance)"
    r"|(?P<to>(?:memorandum )?(?:for|to)|through|via|info)|(?P<from>from)"
    r"|(?P<references>refs?|references?))\b",
    re.IGNORECASE,
)
_LONGEST = 80  # characters


def list_type(words: str) -> str:
    """The type of the list that words above items head; empty if they need head none."""
    if len(words) > _LONGEST:
        return ""
    found = _LIST_HEADS.match(words)
    if found and found.lastgroup:
        return found.lastgroup
    return "simple" if words.isupper() else ""


def is_label(words: str) -> bool:
    """Whether the words name a list, and nothing besides: ``PARTICIPANTS``, ``Subject:``."""
    return _LIST_HEADS.fullmatch(words.rstrip(" :")) is not None
