"""Bare digits as footnote marks: how likely is it that a number in the text is one?

Every place where the number of a note stands is a candidate with a score, the logarithm of the odds
that it is a mark, from what stands before and after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.dating.months import ANY_MONTH, WRITTEN_MONTH
from tei_tools.layout.marks import Candidate, Field, begins_line, is_edge

#: Candidates below this score are never marks.
HOPELESS = -4.5
#: A number that stands alone within a phrase: "we have 2 houses".
ALONE = -2.5

# Log odds by the character before the mark, estimated on the 7,000 notes of the FRUS corpus
# against all other places where the number of a note stands.
_BEFORE = {
    ".": 4.0,
    ",": 4.0,
    ")": 5.0,
    "]": 3.5,
    "”": 5.0,
    '"': 4.0,
    "’": 3.0,
    "'": 2.5,
    ";": 5.0,
    ":": 3.0,
    "?": 5.0,
    "!": 5.0,
    "…": 4.0,
    "(": -6.0,
    "[": -6.0,
    "“": -3.0,
    "‘": -4.0,
    "$": -9.0,
    "£": -9.0,
    "–": -5.0,
    "-": -5.0,
    "—": -3.0,
    "/": -6.0,
    "#": -7.0,
}
_LETTER, _START, _OTHER = 4.5, -1.5, -3.0
# A number that stands alone is a mark rather after the end of a phrase than within one.
_SPACE_AFTER_PHRASE, _SPACE_AFTER_DIGIT = -1.2, -2.0
# … and hardly anything else right after the mark of the note before.
_SPACE_AFTER_MARK = 2.0
# A number that ends its block is seldom anything else.
_EDGE, _SPACE_AND_EDGE = 1.5, 3.5
# … and by the character after it.
_AFTER = {
    ".": -5.0,
    ",": -4.5,
    ":": -5.0,
    ";": -2.5,
    "?": -3.0,
    "!": -3.0,
    ")": -0.5,
    "]": -1.5,
    "’": -3.0,
    "'": -3.0,
    "%": -8.0,
    "½": -8.0,
    "/": -5.0,
    "-": -5.0,
    "–": -1.5,
    "—": -0.5,
    "(": -3.0,
    "”": -1.0,
    '"': -1.0,
}
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_AFTER_MONTH = re.compile(rf"\b{WRITTEN_MONTH} ?$", re.IGNORECASE)
_AFTER_DATE = re.compile(rf"\b{WRITTEN_MONTH} \d{{1,2}} $", re.IGNORECASE)
# A number glued to a word, to a year, or to what ends a phrase that is no number.
_GLUED = re.compile(
    r"(?:[^\W\d]|(?:[1-9]\d{3}|\D)[.,;:?!…)\]”’\"]|(?<!\d)(?:1[6-9]|20)\d\d)(?P<n>\d{1,3}) $"
)
_LOOK_BACK = 14  # characters: the longest month with its blank and full stop, and some more
# Words that announce a number of their own, and words that count what a number counts.
_COUNTED = re.compile(
    r"(?:\bpp?\.|\b(?:pages?|nos?|numbers?|tabs?|documents?|doc|telegrams?|tel|articles?|art"
    r"|paragraphs?|paras?|par|sections?|sec|parts?|points?|items?|volumes?|vols?|box|folder|step"
    r"|phase|group|class|type|category|annex|appendix|enclosure|attachment|chapter|footnotes?|notes?"
    r"|about|of|the|at|to|and|or|than|for|in|by|from|with)\.?|[$£]) ?$",
    re.IGNORECASE,
)
# Such a word with a capital, or any with one after an article; that alone is rather a name.
_NUMBERED_THING = re.compile(
    r"\b(?:Pages?|No|Number|Tab|Document|Telegram|Article|Paragraph|Section|Part|Point|Item|Volume"
    r"|Box|Folder|Step|Phase|Stage|Group|Class|Type|Category|Annex|Appendix|Enclosure|Attachment"
    r"|Chapter|Track|Option|Plan|Zone|Mark"
    r"|(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Ee]ach|[Ee]very|[Oo]ne)(?:[ \t]+|\n)[A-Z][\w’-]*)$"
)
_LOOK_BACK_FOR_THING = 40  # characters
_UNIT = re.compile(
    r" ?(?:million|billion|thousand|hundred|per ?cent|[ap]\. ?m\.|[ap]m\b|noon|hours?|years?"
    r"|months?|weeks?|days?|minutes?|miles?|tons?|kilomet|met[er]{2}|degrees?"
    rf"|May\b|{ANY_MONTH.replace('|May', '')})",
    re.IGNORECASE,
)


_GOES_ON = re.compile(r"\s{1,20}[a-z]{3}")


def is_numbered_thing(text: str, start: int, end: int) -> bool:
    """Whether a figure at ``end`` that is glued to a word numbers what the word names, as far as
    the text from ``start`` tells: ``Phase1``, ``a Mig1``, ``the Annex1``."""
    return _NUMBERED_THING.search(text, max(start, end - _LOOK_BACK_FOR_THING), end) is not None


def digit_candidates(field: Field, number: str) -> Iterator[Candidate]:
    """All places where ``number`` may be a mark, in the order of the text."""
    text = field.text
    figures = number.isdecimal()
    for at in field.places(number):
        end = at + len(number)
        if figures and text[end : end + 1].isdecimal():
            continue  # within a longer number
        if not figures and begins_line(text, at):
            continue
        score = _score(field, number, at, end)
        if score > HOPELESS:
            yield Candidate(at, end, score)


def _score(field: Field, number: str, start: int, end: int) -> float:
    text = field.text
    at_edge = is_edge(field.block_ends, end)
    after = "" if at_edge else text[end]
    at_start = is_edge(field.block_starts, start)
    before = "" if at_start else text[start - 1]
    in_row = at_edge and "|" in text[text.rfind("\n", field.start, start) + 1 : start]
    score = 0.0
    if after.isalpha():
        score -= 5.0
    elif after and not after.isspace():
        score += _AFTER.get(after, -3.0)
    if (after.isspace() or after.isalpha()) and _UNIT.match(text, end):
        score -= 3.0
    if at_start:
        return score + _START
    if before.isdecimal():
        return score + _after_digits(text, start, end)
    if before.isspace():
        if not at_edge and score + _SPACE_AFTER_MARK <= HOPELESS:
            return HOPELESS
        return score + _after_space(text, number, start, at_edge and not in_row)
    if at_edge:
        score += _EDGE
    if before.isalpha():
        return HOPELESS * 2 if number.isalpha() else score + _LETTER
    score += _BEFORE.get(before, _OTHER)
    if before in ".," and text[start - 2 : start - 1].isdecimal():
        score += _after_point(text, start, end, at_edge and not in_row)
    return score


def _after_space(text: str, number: str, start: int, at_edge: bool) -> float:
    """The score of a number that stands alone."""
    before = text[start - 2 : start - 1]
    if before.isdecimal():
        score = _after_number(text, number, start)
    elif before in '.,;:?!…)]”’"':
        score = _SPACE_AFTER_PHRASE
    else:
        score = ALONE
    if at_edge:
        score += _SPACE_AND_EDGE
    if not _may_end_word(before):
        return score
    if _COUNTED.search(text, max(0, start - _LOOK_BACK), start):
        score -= 3.0
    if _AFTER_MONTH.search(text, max(0, start - _LOOK_BACK), start):
        score -= 3.0
    return score


def _after_number(text: str, number: str, start: int) -> float:
    """The score of a number that stands alone after another: after the mark of the note before it
    (``1973.1 2``), after a day, or after anything else."""
    mark = _GLUED.search(text, max(0, start - _LOOK_BACK), start)
    if mark and number.isdecimal() and int(mark["n"]) + 1 == int(number):
        return _SPACE_AFTER_MARK
    is_date = _AFTER_DATE.search(text, max(0, start - _LOOK_BACK), start)
    return _SPACE_AFTER_PHRASE if is_date else _SPACE_AFTER_DIGIT


def _may_end_word(character: str) -> bool:
    """Whether a word that announces a number may end with the character, or before it."""
    return character.isalpha() or character.isspace() or character in ".$£"


def _after_point(text: str, start: int, end: int, at_edge: bool) -> float:
    """Against ``4.5`` and ``1,500``, where a point or comma stands between digits."""
    cut = at_edge and _GOES_ON.match(text, end)  # "1.2" and "million" on the next page
    if (at_edge and not cut) or _YEAR.fullmatch(text[start - 5 : start - 1]):
        return 0.0
    if text[start - 1] == ",":
        return -6.0 if end - start == 3 else 0.0
    following = text[end : end + 2].strip()[:1]
    return -1.0 if following.isupper() or (following and following in '(“")') else -6.0


def _after_digits(text: str, start: int, end: int) -> float:
    """The score of a number glued to other digits: ``19563`` is a year and a mark."""
    run = start
    while run and text[run - 1].isdecimal():
        run -= 1
    digits = start - run
    if digits == 4 and _YEAR.fullmatch(text[run:start]):
        return 3.0
    after_word = _may_end_word(text[run - 1 : run])
    if after_word and _AFTER_MONTH.search(text, max(0, run - _LOOK_BACK), run):
        # "July 75" can only be July 7 with mark 5; "July 15" is a date as it stands.
        return 2.0 if digits <= 2 and int(text[run:end]) > 31 else -3.5
    if digits == 3 and end - start == 1 and _YEAR.fullmatch(text[run:end]):
        return -4.0  # the whole is itself a year
    # The number of a telegram may bear a mark; the shorter the number, the less likely.
    return {1: -3.0, 2: -2.5}.get(digits, -2.0)
