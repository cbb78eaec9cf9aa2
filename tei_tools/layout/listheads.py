"""The words that head a list: PARTICIPANTS, SUBJECT, TO."""

from __future__ import annotations

import re

#: By the list's type (TEI att.typed; FRUS practice).
_LIST_HEADS = (
    ("subject", re.compile(r"(?:subject|subj|re(?!-))s?\b", re.IGNORECASE)),
    (
        "participants",
        re.compile(
            r"(?:participants?|(?:also |others? |those )?present|attendees|in attendance)\b",
            re.IGNORECASE,
        ),
    ),
    ("to", re.compile(r"(?:(?:memorandum )?(?:for|to)|to|through|via|info)\b", re.IGNORECASE)),
    ("from", re.compile(r"(?:from)\b", re.IGNORECASE)),
    ("references", re.compile(r"(?:refs?|references?)\b", re.IGNORECASE)),
)
_LONGEST = 80  # characters


def list_type(words: str) -> str:
    """The type of the list that words above items head; empty if they need head none."""
    if len(words) > _LONGEST:
        return ""
    for role, pattern in _LIST_HEADS:
        if pattern.match(words):
            return role
    return "simple" if words.isupper() else ""


def is_label(words: str) -> bool:
    """Whether the words name a list, and nothing besides: ``PARTICIPANTS``, ``Subject:``."""
    bare = words.rstrip(" :")
    return any(pattern.fullmatch(bare) for _, pattern in _LIST_HEADS)
