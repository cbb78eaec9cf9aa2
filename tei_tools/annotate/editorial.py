"""The editor's words in brackets: gaps, ``[sic]``, insertions.

TEI Guidelines 3.5 (``gap``, ``sic``, ``supplied``). The bracketed words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.layout.model import Block, Layout
from tei_tools.spans import Span

_BRACKETS = re.compile(r"\[[^\[\]]{1,400}\]")
_WITHHELD = re.compile(r"not (?:yet )?declass?s?ifi?ed|classified information|not found|deleted")
_OMITTED = re.compile(
    r"Omitted here|Here follows?\b|omission\b|.{0,60}\bomitted\b", re.IGNORECASE | re.DOTALL
)
_ILLEGIBLE = re.compile(r"(?:.{0,40}\b)?(?:illegible|unclear|garbled?|unintelligible|inaudible)\b")
_MISSING = re.compile(r"(?:.{0,40}\b)?missing\b")
_BLANK = re.compile(r"(?:.{0,20}\b)?blank\b")
_AMOUNT = re.compile(
    r"(?P<less>less than )?(?<!\d)(?P<n>\d+)(?P<more>[–-]?[½¼¾]|[–-]\d[\d/½–-]*| or more)? "
    r"(?P<unit>line|page|paragraph|word|name|sentence|character|column|section|item)s?\b"
)
_SIC_WORD = re.compile(r"([^\W_][\w’'-]*)\W{1,2}$")
# An insertion is a word or a few; a whole block in brackets is a heading, a list of them an aside,
# and a cross a box that was ticked.
_INSERTION = re.compile(r"\[\??(?![xX]\])(?=[^\]]*[^\W\d_])[\w’'.,? -]{1,30}\??\]")


def editorial(layout: Layout) -> Iterator[Span]:
    """Spans of kind ``gap``, ``sic`` and ``supplied``."""
    for block in layout.passages() if "[" in layout.reading else ():
        for found in _BRACKETS.finditer(layout.text_of(block), block.start, block.end):
            span = _span(block, found)
            if span:
                yield span


def _span(block: Block, found: re.Match[str]) -> Span | None:
    words = " ".join(found.group()[1:-1].split())
    reason = _reason(words)
    if reason:
        attrs = {"reason": reason, **_amount(words)}
        return Span(found.start(), found.end(), "gap", attrs)
    if words in ("sic", "sic!"):
        word = _SIC_WORD.search(found.string, max(block.start, found.start() - 40), found.start())
        return Span(word.start(1), word.end(1), "sic") if word else None
    whole = found.start() == block.start and found.end() == block.end
    if block.kind != "dateline" and not whole and _INSERTION.fullmatch(found.group()):
        return Span(found.start(), found.end(), "supplied")
    return None


def _reason(words: str) -> str:
    if _WITHHELD.search(words):
        return "declassified"
    if _OMITTED.match(words):
        return "omitted"
    if _ILLEGIBLE.match(words):
        return "illegible"
    if _MISSING.match(words):
        return "missing"
    return "blank" if _BLANK.match(words) else ""


def _amount(words: str) -> dict[str, str]:
    """``quantity`` and ``unit``, only where the words give a whole number of them."""
    amount = _AMOUNT.search(words)
    if not amount or amount["less"] or amount["more"]:
        return {"unit": amount["unit"]} if amount else {}
    return {"quantity": amount["n"], "unit": amount["unit"]}
