"""The lines of a paper for decision on which the reader ticks what he decides."""

from __future__ import annotations

import re

from tei_tools.layout.body import Body

# What stands behind the words of a line to tick: Approve ____; Disapprove [RN].
_TICKED = r"(?:[1-9]|_{2,}.*| ?[\[(][^\])]{1,60}[\])])*"
_CHOICE = re.compile(
    r"(?:proposal )?(?:dis)?(?:approved|agreed)|(?:dis)?(?:approve|agree)(?: [\w/ ]{1,30})?"
    r"|(?:see|call|speak to|phone) me|(?:let[’']s |prefer to )?discuss|prefer [\w ]{1,40}",
    re.IGNORECASE,
)
_BOX = re.compile(r"(?:[\[(][ xX✓]?[\])]|_{2,}|[☐☑☒])\s*")  # before them: [x], ____
_OTHER = re.compile(r"yes|no|other|comments?|none", re.IGNORECASE)
_BESIDE = re.compile(rf"[:.]?{_TICKED}\s*")
_LONGEST = 60  # characters of such a line, and of a name below it
_NAME = 3  # words of the name above
_NEAR = 4  # paragraphs


def is_choice(text: str) -> bool:
    """Whether all lines of a paragraph are to be ticked: ``Approve``, ``Disapprove [RN]``,
    ``See me``."""
    return _ticks(text, _CHOICE)


def belongs_to_choice(body: Body, index: int) -> bool:
    """Whether a paragraph is a line to tick, or stands beside such lines as ``Other``, as the name
    of the one who asks, above them, or of those who agree, below and with no more text to come: it
    heads no section."""
    if is_choice(body.text(index)):
        return True
    above = [i for i in range(max(0, index - _NEAR), index) if body.words[i]]
    if not body.attachments.isdisjoint(above):
        return False
    below = [i for i in range(index + 1, min(len(body.words), index + _NEAR)) if body.words[i]]
    if below and is_choice(body.text(below[0])) and len(body.words[index].split()) <= _NAME:
        return True
    if not any(is_choice(body.text(i)) for i in above):
        return False
    return _ticks(body.text(index), _OTHER) or body.ends_short[index]


def _ticks(text: str, choice: re.Pattern[str]) -> bool:
    lines = text.split("\n") if len(text) <= _NEAR * _LONGEST else ()
    return bool(lines) and all(_is_tick(line.strip(), choice) for line in lines if line.strip())


def _is_tick(line: str, choice: re.Pattern[str]) -> bool:
    line = _BOX.sub("", line, count=1) if _BOX.match(line) else line
    found = choice.match(line) if len(line) <= _LONGEST else None
    return found is not None and _BESIDE.fullmatch(line, found.end()) is not None
