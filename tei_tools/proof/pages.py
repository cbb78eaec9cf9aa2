"""What a page break may hide of the memo: its mark, and no word beside it.

The patterns are not those of the layout, which look for marks and may look too far.
"""

from __future__ import annotations

import re

# Page breaks by themselves; group 1 is the number. Those of the second tuple end their line, and a
# bare number is the whole of it.
_PAGES = (
    re.compile(
        r"\[ ?(?:(?:Facsimile|Typeset) )?Page\s{1,8}(\[[^\[\]\n]{1,12}\]|[^\[\]\s]{1,12}) ?\]"
    ),
    re.compile(r"\[ ?(?:page|PAGE)\s{1,8}([\divxlc]{1,8}) ?\]"),
    re.compile(r"\[pp?\. ?(\d{1,5}|[ivxlc]{1,8})\]"),
    re.compile(r"\{(\d{1,5})\}"),
)
_PAGES_AT_END = (
    re.compile(r"[-–—][ \t]?(\d{1,4})[ \t]?[-–—]"),
    re.compile(
        r"[-–—]?[ \t]?(?:[Pp]age|PAGE|[Pp]p?\.|Seite|S\.)[ \t]?(\d{1,4})"
        r"[ \t]?(?:of|/|von|sur|de)[ \t]?\d{1,4}(?:[ \t]?[-–—])?"
    ),
    re.compile(r"(?:[Pp]age|PAGE|Seite)[ \t](\d{1,4})"),
)
_BARE_PAGE = re.compile(r"\[?(\d{1,4})\]?")
_LINE_END = re.compile(r"[ \t]*(?=[\n\f]|\Z)")


def page_shows(text: str, start: int, end: int, number: str) -> bool:
    """Whether ``text[start:end]`` is the mark of a page break with this ``number`` and no more; a
    form feed bears none."""
    cut = text[start:end]
    if cut == "\f" or _says(_PAGES, cut, number):
        return True
    cut = cut.strip(" \t")
    if not _LINE_END.match(text, end):
        return False
    if _says(_PAGES_AT_END, cut, number):
        return True
    begins_line = not start or text[start - 1] in "\n\f"
    return begins_line and _says((_BARE_PAGE,), cut, number)


def _says(patterns: tuple[re.Pattern[str], ...], cut: str, number: str) -> bool:
    found = (pattern.fullmatch(cut) for pattern in patterns)
    return any(match and match[1] == number for match in found)
