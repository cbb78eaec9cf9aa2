"""Characters: spaces, dashes, letters that only look right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from tei_tools.check.faults import Fault
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import ALL, EDITED, FRUS

_NAMES = {
    "\u00a0": "a no-break space", "\u00ad": "a soft hyphen", "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner", "\u200d": "a zero-width joiner",
    "\u2060": "a word joiner", "\ufeff": "a byte order mark",
}  # fmt: skip
#: What is not seen. Joiners are letters' business in Persian and Indic scripts, so only beside
#: Latin letters they are slips.
_HIDDEN = re.compile("[\u00a0\u00ad\u200b\u2060\ufeff\x7f-\x9f\u200c\u200d]")
_JOINERS = "\u200c\u200d"
#: The last of them may be of an ellipsis ( . . . ) or a decimal ( .5): then it is no fault.
_BEFORE_STOP = re.compile(r"(?<! ) +(?:[,;:?!)\]]|\.(?![\w.]| ?\.))")
_DOUBLE = re.compile("  +")
#: What either of these may find, in the shape of a text.
_MAY_BE_SPACED = (
    re.compile(b",(?<= ,)"),
    re.compile(rb"\.(?<= \.)(?![0al.]| ?\.)"),
    re.compile(rb"  (?<=[^ \n]  ) *[^ \n]"),
)
_LATIN = "A-Za-z\u00c0-\u024f"
_OTHER = "\u0370-\u03ff\u0400-\u04ff"
_ALIEN_LETTER = re.compile(f"[{_OTHER}]")
_ALIEN = re.compile(rf"(?<!\w)\w*(?:[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}])\w*")
#: l or O among figures: l975, 19O5, 1O; in the shape of a text and in the text itself
_ODD_FIGURES = re.compile(b"0(?:l|(?<=l0))")
_FIGURES = re.compile(r"(?<![\w.])(?:\d+[lO][\dlO]*|[lO]\d{2,})(?!\w)")
#: What scanners make of common words, and is none itself; foe only where a verb must stand.
_MISREAD = frozenset(
    """tbe tlie tiie thc tliat tbat tliis tbis tliey wliich whicli wbich wliat liave bave frorn liim
    sucb rnay rnore tirne governrnent foe""".split()
)
_DEBRIS = re.compile(
    rf"\b(?:{'|'.join(sorted(_MISREAD - {'foe'}))}|"
    r"(?:to|will|would|should|can|could|may|might|must|shall|cannot) (?:not )?foe)\b"
)
_FIGURE_HYPHEN = re.compile(b"-(?<=0-)0")
_YEAR = r"1[789]\d\d"
_RANGE = re.compile(
    r"(?<![\w-])(?:(?P<what>pp?\.|pages?|paragraphs?|[Nn]os\.|[Dd]ocuments) )?"
    r"(?P<first>\d{1,4})-(?P<last>\d{1,4})(?![\w-]|[.,/]\d)(?P<after> pp\.)?"
)


class Slip(NamedTuple):
    """What is wrong at ``text[start:end]``, and what should stand there."""

    start: int
    end: int
    instead: str
    message: str
    hint: str


def spacing(document: Document) -> Iterator[Fault]:
    """No doubled or hidden spaces, none before a comma or full stop."""
    hidden = "\x7f" in document.text or _HIDDEN.search(document.not_ascii)
    if not hidden and not any(each.search(document.shape) for each in _MAY_BE_SPACED):
        return
    if next(spacing_slips(document.text), None) is None:
        return
    for element, text in document.texts:
        seen: set[str] = set()
        for slip in spacing_slips(text):
            if slip.hint not in seen:  # one of a kind stands for all of its text
                seen.add(slip.hint)
                yield Fault(element, slip.message, slip.hint)


def spacing_slips(text: str) -> Iterator[Slip]:
    """Hidden characters, doubled spaces, and spaces before punctuation; kind after kind."""
    for found in () if text.isascii() and "\x7f" not in text else _HIDDEN.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if found.group() in _JOINERS and not before.isascii():
            continue
        name = _NAMES.get(found.group(), f"the control character U+{ord(found.group()):04X}")
        message = f"{name} stands at {here(text, found)}"
        if found.group() == "\u00a0":
            yield Slip(*found.span(), " ", message, "put an ordinary space in its place")
        else:
            yield Slip(*found.span(), "", message, "remove it")
    for found in _DOUBLE.finditer(text):
        start, end = found.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if before and after and not before.isspace() and not after.isspace():
            yield Slip(start, end, " ", f"a double space stands at {here(text, found)}", "keep one")
    for found in _BEFORE_STOP.finditer(text):
        start, end = found.start(), found.end() - 1
        before = text[start - 1 : start]
        if before.isalnum() or before == "_":
            message = f"a space stands before punctuation at {here(text, found)}"
            yield Slip(start, end, "", message, "remove the space")


def look_alike(document: Document) -> Iterator[Fault]:
    """No letters of another script, or for figures, in a word; no debris of reading."""
    alien = _ALIEN_LETTER.search(document.not_ascii) is not None
    figures = _ODD_FIGURES.search(document.shape) is not None
    debris = not _MISREAD.isdisjoint(document.text.split())
    if not (alien or figures or debris):
        return
    for element, text in document.texts:
        if alien and (found := _ALIEN.search(text)):
            letters = {c for c in found.group() if "\u0370" <= c <= "\u04ff"}
            names = ", ".join(unicodedata.name(letter, "?").lower() for letter in sorted(letters))
            yield Fault(element, f"“{found.group()}” has letters that only look Latin: {names}")
        if figures and (found := _FIGURES.search(text)):
            message = f"“{found.group()}” has a letter among its figures"
            yield Fault(element, message, "l stands for 1, or O for 0?")
        if debris and (found := _DEBRIS.search(text)):
            message = f"“{found.group()}” seems misread at {here(text, found)}"
            yield Fault(element, message, "see what the source has")


def not_nfc(document: Document) -> Iterator[Fault]:
    """Letters with accents are single characters (Unicode NFC)."""
    if document.text.isascii() or unicodedata.is_normalized("NFC", document.text):
        return
    for element, text in document.texts:
        if not unicodedata.is_normalized("NFC", text):
            at = next(
                (i for i, c in enumerate(text) if unicodedata.normalize("NFC", c) != c or
                 unicodedata.combining(c)), 0,
            )  # fmt: skip
            around = text[max(0, at - 8) : at + 8].strip()
            yield Fault(element, f"“{around}” is not in the form NFC of Unicode")


def dash_range(document: Document) -> Iterator[Fault]:
    """Ranges of pages, numbers and years are written with an en dash."""
    if not _FIGURE_HYPHEN.search(document.shape):
        return
    for element, text in document.texts:
        for found in range_hyphens(text):
            yield Fault(element, f"“{found.group()}” has a hyphen", "write an en dash: –")


def range_hyphens(text: str) -> Iterator[re.Match[str]]:
    """Ranges whose dash, between the groups ``first`` and ``last``, is a hyphen."""
    for found in _RANGE.finditer(text):
        first, last = found["first"], found["last"]
        years = re.fullmatch(_YEAR, first) and len(last) in (2, 4) and _rises(first, last)
        if ((found["what"] or found["after"]) and _rises(first, last)) or years:
            yield found


def _rises(first: str, last: str) -> bool:
    """Whether the second number is the larger; 112-14 is 112 to 114."""
    whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    return int(first) < int(whole)


def here(text: str, found: re.Match[str]) -> str:
    """The match with a few words around it."""
    start, end = max(0, found.start() - 12), found.end() + 8
    return f"“…{' '.join(text[start:end].split())}…”"


RULES = (
    Rule(
        "spacing", "warning", spacing,
        "No space is doubled, hidden, or before a comma or full stop.",
        "<p>Yes , of course.</p>",
        "<p>Yes, of course . . . or .5 of it.</p>",
        EDITED,
        why="Such spaces are slips of typing or scanning; hidden characters also break searching.",
    ),
    Rule(
        "look-alike", "warning", look_alike,
        "No word has letters of another script, no number has letters for figures, and nothing is "
        "misread (foe for be).",
        "<p>Моscow in l976</p>",
        "<p>Moscow, Москва in 1976</p>",
        ALL,
        why="Such words look right on paper, and no search finds them.",
    ),
    Rule(
        "not-nfc", "warning", not_nfc,
        "Letters with accents are single characters, as Unicode's form NFC has them.",
        "<p>Zu\u0308rich</p>",
        "<p>Z\u00fcrich</p>",
        EDITED,
        why=(
            "The same letter written in two ways looks alike, and a search for the one misses the "
            "other."
        ),
    ),
    Rule(
        "dash-range", "info", dash_range,
        "Ranges of pages, numbers and years are written with an en dash.",
        "<p>See pp. 12-14.</p>",
        "<p>See pp. 12–14.</p>",
        FRUS,
        why="FRUS prints ranges with an en dash.",
    ),
)  # fmt: skip
