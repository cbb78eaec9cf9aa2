"""Does a sentence go on over what stands between two paragraphs: a page break, or notes?"""

from __future__ import annotations

import re

from tei_tools.dating.months import ANY_FORM

#: Characters with which whole sentences end.
SENTENCE_ENDS = (".", "?", "!", "”", ")", "]")
# A note mark of any dialect at the end of a text; bare digits only after the end of a sentence.
_MARK = re.compile(
    r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|\[\^?\w{1,4}\]|\(\d{1,3}\)|[*†‡§]{1,3}|(?<=\D[.!?”])\d{1,3})$"
)
_SENTENCE_END = re.compile(r"[.!?:;…][”\"’')\]]{0,3}$|[.!?]{1,3}$")
_ABBREVIATED = re.compile(r"\b(?:M(?:r|rs|essrs)|Dr|Gen|Adm|Col|Lt|Sen|Amb|No|Nos|pp?|vs)\.$")
# Words that no heading, item or signature ends with.
_UNFINISHED = re.compile(
    r"(?:,|\b(?:a|an|the|of|and|or|to|in|on|at|by|for|from|with|that|which|who|as|is|are|was|were"
    r"|be|been|has|have|had|would|should|will|not|its?|their|his|our|if|than|but|because|when"
    r"|while|this|these|those|such|into|under|between|against|upon|about|through))$"
)
# A date that the end of a page cuts in two.
_MONTHS = rf"(?:{ANY_FORM})\b\.?"
_MONTH = re.compile(rf"\b{_MONTHS}(?P<day> \d{{1,2}})?$")
_MONTH_AFTER = re.compile(rf"{_MONTHS}(?!\.? \d{{1,2}}\b)")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th|d)?\b(?![.)]\s)")
_DAY_BEFORE = re.compile(r"(?<!\S)[0-3]?\d(?:st|nd|rd|th|d)?$")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d\b")
#: What begins a paragraph or item of its own.
ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z])[.)]\s|[*•·‣▪◦—]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LOOK_BACK = 400  # characters
_PROSE = 80  # characters: a paragraph so long is no heading


def goes_on(text: str, end: int, start: int, *, prose: bool = False) -> bool:
    """Whether the sentence that breaks off at ``end`` is taken up again at ``start``.

    ``prose`` says that it is no heading; otherwise its length does.
    """
    before = _BLANK_LINE.split(text[max(0, end - _LOOK_BACK) : end])[-1].strip()
    before = _MARK.sub("", before)
    after = text[start : start + 40]
    if not before or not after or ENUMERATOR.match(after):
        return False
    month = _MONTH.search(before)
    if month and (_YEAR if month["day"] else _DAY).match(after):
        return True
    if _DAY_BEFORE.search(before) and _MONTH_AFTER.match(after):
        return True
    if _UNFINISHED.search(before) or _ABBREVIATED.search(before):
        return True
    if _SENTENCE_END.search(before):
        return False
    if after.lstrip("“\"'‘([").startswith(tuple("abcdefghijklmnopqrstuvwxyz")):
        return True
    return (
        (prose or len(before) >= _PROSE)
        and ENUMERATOR.match(before) is None
        and not before.isupper()
    )
