"""The dialects of plain text: how page breaks and footnotes are written.

Each is a row of a table. The first row of each is the form in which memos come from a web page:
``[Page 1101]``, digits glued to the word before, a list ``  1. …`` at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How a page break is written. ``mark`` has the groups ``n`` and perhaps ``type``; ``sign``, if
    there is one, is found wherever such breaks are, and sooner than they. ``own_line`` says that a
    break stands on a line of its own, ``beside`` that words of a running head may stand before it
    there. If there is an ``apart``, it is one only among others, so many characters apart, whose
    numbers rise with it; a ``bare`` number needs more (see pages.py)."""

    name: str
    mark: re.Pattern[str]
    sign: re.Pattern[str] | None = None
    own_line: bool = False
    beside: bool = False
    apart: int = 0
    bare: bool = False


@dataclass(frozen=True, slots=True)
class NoteStyle:
    """How footnotes are written. ``entry`` finds the beginning of an entry of the list, its group
    ``n`` is the number; ``mark`` gives the mark in the text for a number. ``sign`` is found
    in every mark that speaks for itself; without one they are bare digits, ``glued`` to a word,
    which need the list as a guide. ``below_pages`` says that the lists stand only there."""

    name: str
    entry: re.Pattern[str]
    mark: Callable[[str], str]
    sign: re.Pattern[str] | None = None
    below_pages: bool = False

    @property
    def glued(self) -> bool:
        """Whether the marks are bare digits."""
        return self.sign is None


def _lines(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


# The end of a line; and the beginning of one below a blank line, on which a space or two may be all
# that is left of the ends of lines of Windows (see plain.py).
_END = r"[ \t]*$"
_BELOW_BLANK = r"(?:\A|(?<=\n\n)|(?<=\n \n)|(?<=\n  \n))[ \t]*"

PAGE_STYLES = (
    # The number may be roman, or itself in brackets where the page bears none: [Page [30]].
    PageStyle(
        "page",
        re.compile(
            r"\[ ?(?:(?P<type>Facsimile|Typeset) )?"
            r"(?:Page|(?:page|PAGE)(?=\s{1,8}[\divxlc]{1,8} ?\]))\s{1,8}"  # or a line end
            r"(?P<n>\[[^\[\]\n]{1,12}\]|[^\[\]\s]{1,12}) ?\]"
        ),
    ),
    PageStyle("p.", re.compile(r"\[pp?\. ?(?P<n>\d{1,5}|[ivxlc]{1,8})\]")),
    PageStyle("braces", re.compile(r"\{(?P<n>\d{1,5})\}")),
    PageStyle(
        # perhaps beside a running head: "SECRET          - 2 -"
        "dashes",
        _lines(rf"(?:^|(?<=\S)[ \t]{{3}})[ \t]*[-–—][ \t]?(?P<n>\d{{1,4}})[ \t]?[-–—]{_END}"),
        re.compile(r"[-–—][ \t]?\d{1,4}[ \t]?[-–—]"),
        own_line=True,
        beside=True,
    ),
    PageStyle(
        "page-of",
        _lines(
            rf"{_BELOW_BLANK}[-–—]?[ \t]?(?:[Pp]age|PAGE|[Pp]p?\.|Seite|S\.)[ \t]?(?P<n>\d{{1,4}})"
            rf"[ \t]?(?:of|/|von|sur|de)[ \t]?\d{{1,4}}(?:[ \t]?[-–—])?{_END}"
        ),
        _lines(rf"\d[ \t]?(?:of|/|von|sur|de)[ \t]?\d{{1,4}}(?:[ \t]?[-–—])?{_END}"),
        own_line=True,
    ),
    PageStyle(
        # perhaps in a running head: "HARBOR OFFICE ∙ PAGE 2"
        "page",
        _lines(
            r"(?<!\S)(?:[Pp]age|PAGE|Seite)[ \t](?P<n>\d{1,4})"
            rf"(?:[ \t](?:of|von|sur|de)[ \t]\d{{1,4}})?{_END}"
        ),
        re.compile(r"\d(?<=(?:age|AGE|ite)[ \t].)"),
        own_line=True,
        beside=True,
        apart=100,
    ),
    PageStyle(
        "number-alone",
        _lines(rf"{_BELOW_BLANK}\[?(?P<n>\d{{1,4}})\]?(?:{_END}(?!\n[ \t]*\S)|[ \t]*(?=\f))"),
        re.compile(r"\n[ \t]*\[?\d{1,4}\]?[ \t]*[\n\f]"),  # of three marks one is in the midst
        own_line=True,
        apart=400,
        bare=True,
    ),
    PageStyle("form-feed", re.compile(r"(?P<n>)\f"), own_line=True),
)

_SUPERSCRIPT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")

NOTE_STYLES = (
    NoteStyle(
        # the blanks first, which are found sooner than the beginnings of lines
        "digits",
        _lines(r"  (?<=^  )(?P<n>\d{1,4}[a-z]?|[*†‡§#]{1,3}|[a-z]|\?)\.(?:[ \t]+|$)"),
        str,
    ),
    NoteStyle(
        "markdown",
        _lines(r"^[ \t]*\[\^(?P<n>[\w*†‡§]{1,6})\]:[ \t]*"),
        "[^{}]".format,
        re.compile(r"\[\^"),
    ),
    NoteStyle(
        "brackets",
        _lines(r"^[ \t]*\[(?P<n>\d{1,4}|[a-z])\][ \t]+(?=\S)"),
        "[{}]".format,
        re.compile(r"\[(?:\d{1,4}|[a-z])\]"),
    ),
    NoteStyle(
        "parentheses",
        _lines(r"^[ \t]*\((?P<n>\d{1,4})\)[ \t]+(?=\S)"),
        "({})".format,
        re.compile(r"\(\d{1,4}\)"),
    ),
    NoteStyle(
        "superscripts",
        _lines(r"^[ \t]*(?P<n>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[ \t]*(?=\S)"),
        lambda number: number.translate(_SUPERSCRIPTS),
        _SUPERSCRIPT,
    ),
    NoteStyle(
        "superscripts-digit-list",
        _lines(r"^[ \t]*(?P<n>\d{1,4})[.)]?[ \t]+(?=\S)"),
        lambda number: number.translate(_SUPERSCRIPTS),
        _SUPERSCRIPT,
    ),
    NoteStyle(
        "symbols",
        _lines(r"^(?P<n>\*{1,3}|†{1,2}|‡{1,2}|§)[ \t]*(?=[^\s*†‡§])"),
        str,
        re.compile("[*†‡§]"),
    ),
    NoteStyle(
        "digits-below-pages",
        _lines(r"^[ \t]*(?P<n>\d{1,3})[.)]?[ \t]+(?=\S)"),
        str,
        below_pages=True,
    ),
    # Numbered paragraphs look like this list too, so it comes last.
    NoteStyle(
        "digits-at-margin",
        _lines(r"^[ \t]*(?P<n>\d{1,4})[.)](?:[ \t]+(?=\S)|(?=[^\W\d_]{2}))"),
        str,
    ),
)


def plain_number(number: str) -> str:
    """The number as ``@n``: superscript digits become plain ones."""
    return number.translate(_PLAIN)
