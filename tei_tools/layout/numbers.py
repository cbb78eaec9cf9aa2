"""Numbers that stand at the beginning: of a document in an edition, of a paper, of a file."""

from __future__ import annotations

import re

#: The number of a document, at the beginning of a text with its line breaks: "12. Memorandum", "No.
#: 12.", "[Document 12]"; "No. 10 Downing Street" is none.
NUMBERED = re.compile(
    r"\[?(?:(?P<n>\d{1,4}[a-z]?)\]?\.\s+"
    r"|(?:No\.|N[°ºo]|Nr\.|Document|Doc\.|Dokument) ?(?P<other>\d{1,4}[a-z]?)"
    r"(?:(?:\]\.?|\.)(?:\s+|$)|[^\S\n]*(?:\n\s*|$)))"
)
_FILE_NUMBER = re.compile(
    r"\[?(?:[\w.()&’'/–: -]{0,80}?(?:[\w.)]/[\dl]{1,2}[–-]\d{2,4}|[Ff]iles?\b|Lot \d|Papers"
    r"|Library|L/T)"
    r"|Source:)"
)
# A number of the decimal file, at whose first point a blank may stand: 501. BC Maravene/11–2348.
_DECIMAL_FILE = re.compile(r"\d{3}\. [\w .()&’'-]{1,40}/[\dl]{1,2}[–-]\d{2,4}(?:: ?[A-Z]\w{2,20})?")
# … and before 1945 without its date, perhaps below the name of a conference: 763.72/12345.
_OLD_DECIMAL_FILE = re.compile(
    r"(?:[A-Z][\w.’']*,? ){0,6}\d{3}[A-Za-z]?\.[\w.]{1,12}(?: [A-Z][\w.]{0,15}){0,3}"
    r"/[\d½a-z]{1,8}(?:[–-]\d{1,4})?(?:: ?(?:Circular )?[A-Z]\w{2,20})?"
)
# The number of a paper: C.M. (48) 12th Conclusions, S/PV.123, NIE 12–3–62, FH 1234/12/34.
_PAPER_NUMBER = re.compile(
    r"[A-Z][A-Za-z.]{0,7}[A-Z.)]?(?:[ /–-]?[A-Z][A-Za-z.]{0,7}){0,3}"
    r"[ /.–-]{0,2}\(?\d[\w./()–-]{0,20}"
    r"(?:,? ?\d[\w./()–-]{0,20}){0,3}(?: (?:Conclusions|Meeting|Minutes|Revised?|Final|Draft))?"
)
# What is the number of no paper: BERLIN 1961.
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\)?")
_LONGEST_FILE = 200  # characters
_LONGEST_NUMBER = 40


def is_leading_source(words: str) -> bool:
    """A file number or the name of a file above the heading: ``501.AA/3–1248: Telegram``."""
    if len(words) >= _LONGEST_FILE:
        return False
    if _OLD_DECIMAL_FILE.fullmatch(words):
        return True
    if not _FILE_NUMBER.match(words):
        return False
    return not NUMBERED.match(words) or _DECIMAL_FILE.fullmatch(words) is not None


def is_paper_number(words: str) -> bool:
    """Whether the words are the number that a paper bears, and nothing else."""
    if len(words) > _LONGEST_NUMBER or not _PAPER_NUMBER.fullmatch(words):
        return False
    first = next(at for at, sign in enumerate(words) if sign.isdecimal())
    letters, figures = words[:first], words[first:]
    is_counted = len(figures) > 2 or not set("/(.–-").isdisjoint(words)
    return letters.isupper() and is_counted and not _YEAR.fullmatch(figures)
