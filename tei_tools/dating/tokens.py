"""The words and numbers of a date expression as tokens of one letter each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tei_tools.dating.months import ANY_SHORT_MONTH, ROMAN_MONTHS
from tei_tools.dating.vocabulary import DECADES, MONTHS, ORDINALS, SEASONS, SHORT_MONTHS


class Token(NamedTuple):
    """A token over ``text[start:end]``.

    ``kind`` is one letter, so that a sequence of tokens is a string on which the forms of dates
    are regular expressions:

    ====  ==========================================================================
    M m   month, in full or abbreviated; ``value`` is its number
    d t   day of the month, plain or ordinal (``3rd``)
    T     day of the month as an ordinal in words (``third``)
    Y y   year of four digits; of two digits with an apostrophe
    q     day after a slash (``July 13/14``, but ``NSC 135/1``)
    n     number of two digits that is no day: maybe a year
    D     decade (``1970s``, ``’70s``, ``seventies``)
    N     date in figures (``10/9/76``, ``10.9.76``, ``10-IX-76``, ``1976-10-09``); ``value`` is
          yyyymmdd, or mmdd
    Z     date-time group (``031730Z``)
    S     season
    E     ``early``, ``late``, ``mid-``
    P     part of a month or year (``end of``, ``first half of``), its ``of`` included
    i     ``instant``, ``ultimo``, ``proximo``, ``of next month``; ``value`` is 0, -1, 1
    H     holiday (``Christmas``); ``value`` is mmdd
    o     ``of``
    a u   ``and``, ``or``; ``to``, ``through``, ``until``
    c s r comma, slash, hyphen or dash
    x     anything else
    ====  ==========================================================================
    """

    kind: str
    start: int
    end: int
    value: int = 0


_TOKEN = re.compile(
    r"""\s*(?:
      (?P<word>[^\W\d_]+)
    | (?P<mark>[-–—−]+|[,/&])
    | (?![\d’'‘])(?P<rest>\S)
    | (?P<iso>(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d(?![\w-]))
    | (?P<figures>\d{1,2}(?P<divider>[/-])\d{1,2}(?P=divider)(?:(?:1[5-9]|20)\d\d|\d\d)
        (?!\w|[/–-](?!\s?\d{1,2}/\d)))
    | (?P<dotted>[0-3]?\d\.[01]?\d\.(?:19\d\d|[2-9]\d)(?!\w|\.\d|[/–-]\d))
    | (?P<roman>[0-3]?\d(?P<sign>[/.-])\s?[IVX]{1,4}(?P=sign)\s?(?:(?:1[5-9]|20)\d\d|\d\d)
        (?!\w|[/–-]\d))
    | (?P<part>\d{1,2}/\d{1,2}(?=\s?[–-]\s?\d{1,2}/\d{1,2}/\d\d))
    | (?P<group>[0-3]\d[0-2]\d[0-5]\dZ(?![^\W_]))
    | (?P<decade>(?:(?:1[5-9]|20)\d|[’'‘][2-9])0[’']?s(?!\w))
    | (?P<year>(?:1[5-9]|20)\d\d(?!\w|,\d{3}(?!\d)|\.\d|[–-][a-z]\b|\s?(?:hours|hrs|Z\b|GMT)))
    | (?P<tens>['’‘](?:twen|thir|for|fif|six|seven|eigh|nine)ties(?!\w))
    | (?P<ordinal>\d{1,2}(?i:st|nd|rd|th|d)(?!\w))
    | (?P<number>\d{1,2}(?!\w|,\d{3}(?!\d)|\.\d|:\d|°
        |\s?(?:%|per\s?cent|million|billion|thousand|hundred|[ap]\.?\s?m\b|[NSEW]\b|hours)))
    | (?P<other>\d[\w.,:]*)
    | (?P<short>[’'‘]\d\d(?!\w|[’'”"]))
    | (?P<apostrophe>\S)
    )""",
    re.VERBOSE,
)

_PHRASE = re.compile(
    rf"""(?:
      (?:end|beginning|start|close|middle)
    | (?:early|late|latter|first|second|third|fourth|1st|2nd|3rd|4th
      |last|final|closing|opening|middle)
      \s+(?:part|half|quarter|third|weeks?|days?|months?|years?)
    )(?:\s+of(?:\s+the)?(?!\w)|(?<=end)-(?=\w)|(?<=end|alf|ter)(?=\s+(?:1[5-9]|20)\d\d(?!\w))
      |(?<=end)(?=\s+(?:{ANY_SHORT_MONTH})[a-z]*\.?(?!\w|\s\d\d?\b)))""",
    re.VERBOSE,
)
# "end of 1956" in one word.
_YEAR_END = re.compile(
    r"(?:year[-–]?end|year[’']s\send)(?=\s(?:1[5-9]|20)\d\d(?!\w))", re.IGNORECASE
)
_OF_MONTH = re.compile(r"of\s(?:the\s)?(last|past|this|present|current|next|coming)\smonth(?!\w)")
_MONTHS_AWAY = {"last": -1, "past": -1, "next": 1, "coming": 1}
_HOLIDAY = re.compile(
    r"(?:Christmas(?:\s(?P<when>Day|day|Eve|eve))?|New\sYear[’']s\s(?P<new>Day|day|Eve|eve))(?!\w)"
)
_PHRASE_WORDS = frozenset(
    "end beginning start close middle early late latter first second third fourth last final"
    " closing opening".split()
)
_MID = re.compile(r"[-–\s]\s?")
#: Words with which something of several words may begin.
_MAY_OPEN = _PHRASE_WORDS | {"year", "yearend", "of", "christmas", "new", "mid"}

_WORDS: dict[str, tuple[str, int]] = {
    **{word: ("M", number) for word, number in MONTHS.items()},
    **{word: ("m", number) for word, number in SHORT_MONTHS.items()},
    **{
        form: ("S", number)
        for number, word in enumerate(SEASONS)
        for form in (word, word.capitalize())
    },
    **{
        form: ("T", number)
        for word, number in ORDINALS.items()
        for form in (word, word.capitalize())
    },
    **dict.fromkeys(("midsummer", "Midsummer"), ("S", [*SEASONS].index("summer"))),
    **dict.fromkeys(("midwinter", "Midwinter"), ("S", [*SEASONS].index("winter"))),
    **{word: ("D", number) for word, number in DECADES.items()},
    **dict.fromkeys(("early", "late", "Early", "Late"), ("E", 0)),
    **dict.fromkeys(("and", "or", "&"), ("a", 0)),
    **dict.fromkeys(("to", "through", "thru", "until", "till"), ("u", 0)),
    **dict.fromkeys(("instant", "inst"), ("i", 0)),
    **dict.fromkeys(("ultimo", "ult"), ("i", -1)),
    **dict.fromkeys(("proximo", "prox"), ("i", 1)),
    "of": ("o", 0),
}
# See is_plain_word(): the words of _WORDS, and those within phrases and before them.
_WITHIN_PHRASES = (
    "christmas new eve yearend mid part half quarter week weeks day days month months year years"
    " the"
)
_OF_DATES = frozenset(map(str.lower, _WORDS)) | _PHRASE_WORDS | set(_WITHIN_PHRASES.split())
_EDGES = ".,;:()[]“”\"'’—–-"
_MARKS = {",": "c", "/": "s", "&": "a"}
_DOTTED = frozenset("mi")


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of ``text[start:end]``, left to right; white space divides and is no token."""
    at = start
    glued = False  # to a word that is no month: "F4 May" begins with no day
    while at < end and (match := _TOKEN.match(text, at, end)):
        token = _read(text, match, end)
        if glued and token.start == at and token.kind in "dn":
            token = token._replace(kind="x")
        yield token
        at = token.end
        glued = token.kind == "x" and text[at - 1].isalpha()


def is_plain_word(written: str) -> bool:
    """Whether this is a word, with marks around it or not, that no date expression holds."""
    word = written.strip(_EDGES)
    return word.isalpha() and word.lower() not in _OF_DATES


def _read(text: str, match: re.Match[str], end: int) -> Token:
    group = match.lastgroup or ""
    start, stop = match.span(group)
    if group == "rest":
        return Token("x", start, stop)
    found = text[start:stop]
    if group == "word":
        return _word(text, start, stop, found, end)
    if group == "mark":
        return Token(_MARKS.get(found, "r"), start, stop)
    if group == "number":
        return Token(_kind_of_number(text, start, int(found)), start, stop, int(found))
    if group == "year":
        return Token("Y", start, stop, int(found))
    if group == "ordinal" and (phrase := _PHRASE.match(text, start, end)):
        return Token("P", start, phrase.end())
    if group == "ordinal":
        number = int(re.sub(r"\D", "", found))
        return Token("t" if 1 <= number <= 31 else "x", start, stop, number)
    if group == "decade":
        first = int(found[:4]) if found[0].isdigit() else 1900 + int(found[1:3])
        return Token("D", start, stop, first)
    if group == "tens":
        return Token("D", start, stop, DECADES[found[1:]])
    if group == "short":
        return Token("y", start, stop, 1900 + int(found[1:]))
    if group == "group":
        return Token("Z", start, stop, int(found[:6]))
    if group in ("iso", "figures", "part"):
        return _figures(found, start, stop)
    if group == "dotted":
        day, month, year = map(int, found.split("."))
        return _in_figures(day, month, year, start, stop)
    if group == "roman":  # 3-V-61
        figures, roman, short = re.split(r"[/.-]\s?", found)
        return _in_figures(int(figures), ROMAN_MONTHS.get(roman, 0), int(short), start, stop)
    return Token("x", start, stop)


def _in_figures(day: int, month: int, year: int, start: int, stop: int) -> Token:
    """A date in figures, if there is such a day; the year may have two of them."""
    kind = "N" if 1 <= month <= 12 and 1 <= day <= 31 else "x"
    return Token(kind, start, stop, ((year + 1900 * (year < 100)) * 100 + month) * 100 + day)


def _word(text: str, start: int, stop: int, found: str, end: int) -> Token:
    kind, number = _WORDS.get(found, ("x", 0))
    if kind in _DOTTED and text.startswith(".", stop, end):
        stop += 1
    lower = found.lower()
    if lower not in _MAY_OPEN:
        return Token(kind, start, stop, number)
    if lower in _PHRASE_WORDS and (phrase := _PHRASE.match(text, start, end)):
        return Token("P", start, phrase.end())
    if lower in ("year", "yearend") and (phrase := _YEAR_END.match(text, start, end)):
        return Token("P", start, phrase.end())
    if found == "of" and (phrase := _OF_MONTH.match(text, start, end)):
        return Token("i", start, phrase.end(), _MONTHS_AWAY.get(phrase[1], 0))
    if found in ("Christmas", "New") and (phrase := _HOLIDAY.match(text, start, end)):
        return Token("H", start, phrase.end(), _holiday(phrase))
    if lower == "mid" and (hyphen := _MID.match(text, stop, end)):
        return Token("E", start, hyphen.end())
    return Token(kind, start, stop, number)


def _holiday(found: re.Match[str]) -> int:
    if new := found["new"]:
        return 1231 if new.lower() == "eve" else 101
    return 1224 if (found["when"] or "").lower() == "eve" else 1225


def _kind_of_number(text: str, start: int, number: int) -> str:
    if not 1 <= number <= 31:
        return "n"
    return "q" if start and text[start - 1] == "/" else "d"


def _figures(found: str, start: int, stop: int) -> Token:
    """``10/9/76`` is October 9 in American order; ``23/9/76`` can only be September 23.

    Without a year (``8/31`` in ``8/31-9/1/72``) the value is month and day alone.
    """
    month, day, year = map(int, (*re.split("[/-]", found), "0")[:3])
    if month > 31:
        month, day, year = day, year, month
    elif month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return Token("x", start, stop)
    if found.count("/") == 2 or found.count("-") == 2:
        year += 1900 if year < 100 else 0
    return Token("N", start, stop, (year * 100 + month) * 100 + day)
