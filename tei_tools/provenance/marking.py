"""The sentence of classification, handling caveats and precedence: ``Secret; Niact; Nodis.``"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tei_tools.provenance.model import Value, value
from tei_tools.provenance.sentences import Range

#: The levels of classification, as their normalized names (Executive Orders 8381, 10290, 10501;
#: Department of State practice for the administrative ones).
CLASSIFICATIONS = (
    "Top Secret",
    "Secret",
    "Confidential",
    "Restricted",
    "Unclassified",
    "Official Use Only",
    "Limited Official Use",
    "No classification marking",
)
#: How urgently a telegram is to be sent and handled.
PRECEDENCES = (
    "Flash",
    "Operational Immediate",
    "Immediate",
    "Emergency",
    "Niact",
    "Priority",
    "Urgent",
    "US Urgent",
    "Rush",
    "Routine",
    "Deferred",
)
#: Handling caveats that may stand without a classification before them.
_CAVEATS = (
    r"Nodis|Exdis|Limdis|Stadis|Noforn|Specat|Sensitive|Personal|Private|(?:Exclusively )?Eyes Only"
    r"|(?:No|Limit|Limited|Special|Controlled) (?:Foreign )?(?:Dissem|Distrib)\w*"
    r"|Official[–-]Informal|Presidential Handling|For [A-Z][\w ]+ Only|Restricted Data"
)
_LEVEL = re.compile(
    r"(?:Top Secret|Secret|Confidential|Restricted(?! Data)|Unclassified|Official Use Only"
    r"|Limited Official Use(?: Only)?|(?:No|Without) classification(?: marking| indicated)?)\b",
    re.IGNORECASE,
)
_AFTER_LEVEL = re.compile(r"\s*(?:$|[;,.:]|and\b|or\b|with\b)", re.IGNORECASE)
_URGENCY = re.compile(rf"(?:{'|'.join(PRECEDENCES)})(?: (?:{'|'.join(PRECEDENCES)}))?", re.I)
#: A caveat or precedence, with what is added to it: ``Nodis/Harvan Plus``, ``Niact to Paris``.
_KNOWN = re.compile(
    rf"(?i:{_CAVEATS}|{'|'.join(PRECEDENCES)})"
    r"(?:[/ —–-](?:(?:for|to|via|except|the) )*[A-Z][\w/]*)*"
)
#: What limits a message to those who know the word: ``Priority; RYBAT; PBSUCCESS``.
_CRYPTONYM = re.compile(r"[A-Z]{4,}(?:[/-][A-Z]+)?")
_PIECE = re.compile(r"[^;,:]+")
_AND = re.compile(r"(?<!\s)\s+and\s+")
_UNSAID = re.compile(r"[\[(]")
#: A level at the very end of a sentence that is not otherwise a marking: ``POL 26 S VIET Secret``.
_TRAILING = re.compile(
    r"(?:[,;]|(?<![\s,;]))\s+(?=(?:Top Secret|Secret|Confidential|Unclassified)\b"
    r"(?! (?:Files?|Records|Series|Papers)\b)[^,.:]{0,80}\.?$)"
)
_TRAILING_LEVELS = ("Secret", "Confidential", "Unclassified")
_LONGEST = 60  # characters in one caveat; longer pieces that begin with none are prose
_RUN = re.compile(rf"(?P<urgency>{'|'.join(PRECEDENCES)})\s+(?={_CAVEATS})")


class Marking(NamedTuple):
    """What one sentence of this kind says."""

    classification: Value | None
    caveats: tuple[Value, ...]
    precedences: tuple[Value, ...]


@lru_cache(maxsize=8)  # one sentence is asked for several times
def read_marking(text: str, sentence: Range) -> Marking | None:
    """Read the sentence, or return None if it is not one of marking."""
    start, end = sentence
    while end > start and text[end - 1] in ". \n\t":
        end -= 1
    pieces = [piece for match in _PIECE.finditer(text, start, end) for piece in _parts(text, match)]
    if not pieces:
        return None
    level = _LEVEL.match(text, pieces[0].start, end)
    if level and not _AFTER_LEVEL.match(text, level.end(), end):
        return None
    known = _KNOWN.fullmatch(pieces[0].value)
    if not level and not all(
        _KNOWN.fullmatch(piece.value)
        or _LEVEL.fullmatch(piece.value)
        or (known and _CRYPTONYM.fullmatch(piece.value))
        for piece in pieces
    ):
        return None
    classification: Value | None = None
    caveats: list[Value] = []
    precedences: list[Value] = []
    for piece in pieces:
        level = _LEVEL.match(text, piece.start, piece.end)
        if level and classification is None:
            classification = Value(level.start(), level.end(), _normal(level.group()))
        elif level or _UNSAID.match(piece.value) or _is_prose(piece.value):
            continue
        elif _URGENCY.fullmatch(piece.value):
            precedences.append(Value(piece.start, piece.end, _titled(piece.value)))
        elif piece.value[0].islower():
            break  # prose follows
        else:
            caveats.append(piece)
    return Marking(classification, tuple(caveats), tuple(precedences))


def trailing_marking(text: str, sentence: Range) -> int | None:
    """Where a marking begins that was not divided from the sentence before it by a full stop."""
    words = text[sentence[0] : sentence[1]]
    found = _TRAILING.search(words) if any(level in words for level in _TRAILING_LEVELS) else None
    return sentence[0] + found.end() if found else None


def _parts(text: str, match: re.Match[str]) -> list[Value]:
    """The piece, or its two parts where ``and`` joins a classification and something else."""
    whole = value(text, match.start(), match.end())
    if not whole.value:
        return []
    if run := _RUN.match(text, whole.start, whole.end):  # "Routine No Foreign Dissem"
        return [value(text, *run.span("urgency")), value(text, run.end(), whole.end)]
    joint = _AND.search(text, whole.start, whole.end)
    if joint and (
        _LEVEL.fullmatch(text, whole.start, joint.start())
        or _LEVEL.fullmatch(text, joint.end(), whole.end)
    ):
        return [value(text, whole.start, joint.start()), value(text, joint.end(), whole.end)]
    return [whole]


def _is_prose(piece: str) -> bool:
    return len(piece) > (2 * _LONGEST if _KNOWN.match(piece) else _LONGEST)


def _normal(level: str) -> str:
    words = " ".join(level.split()).lower()
    if "classification" in words:
        return "No classification marking"
    return next(name for name in CLASSIFICATIONS if words.startswith(name.lower()))


def _titled(word: str) -> str:
    names = {name.lower(): name for name in PRECEDENCES}
    return names.get(word.lower()) or " ".join(names[part] for part in word.lower().split())
