"""The lines with labels above the text of a memo: ``From:``, ``To:``, ``Date:``, ``Subject:``."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LABEL = re.compile(
    r"^[ \t]*(?:MEMORANDUM )?(?P<label>(?i:from|to|for|through|via|date|time|place|cc"
    r"|cop(?:y|ies) to|subj(?:ect)?|re|refs?|references?))\s?:",
    re.MULTILINE,
)
_SUBJECT = re.compile(
    r"^[ \t]*(?i:subj(?:ect)?)\s?:[ \t]*"
    r"(?P<subject>\S[^\n]*(?:\n(?!\s*(?:REFS?|TAGS|E\.?O)\b)[^\n:]+)?)",
    re.MULTILINE,
)
_LONGEST = 400  # characters


def label_lines(texts: Mapping[int, str]) -> int:
    """Of the first paragraphs of a text, with their line breaks, how many are lines with labels; 0
    if they do not say two of these: from whom a memo is, to whom it goes, and about what."""
    end = 0
    said: set[str] = set()
    for index, text in texts.items():
        if len(text) > _LONGEST or not _LABEL.match(text) or text.endswith(":"):
            break
        said.update(found["label"].lower()[:4] for found in _LABEL.finditer(text))
        end = index + 1
    return end if len(said & {"from", "to", "subj"}) > 1 else 0


def label_at(text: str, offset: int) -> str:
    """The label, in small letters, of the line of a text at an offset or of the nearest above it;
    empty if there is none."""
    last = ""
    for found in _LABEL.finditer(text, 0, offset):
        last = found["label"].lower()
    return last


def subject_of(text: str) -> tuple[int, int] | None:
    """Where the subject stands among such lines, or those of a cable; None if they have none."""
    found = _SUBJECT.search(text)
    return found.span("subject") if found else None
