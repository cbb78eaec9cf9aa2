"""Is it a date at all? What a lone month or year needs beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.dating.expression import DateExpression
from tei_tools.dating.tokens import Token

# Names of months that are other words too (a verb, a person), and all abbreviations.
_AMBIGUOUS = frozenset({3, 5})
_MONTH_BEFORE = re.compile(
    r"(?<![^\W\d_])(?:in|of|by|since|until|till|through|during|before|after|from|for|to|and|or"
    r"|between|last|next|this|that|past|coming|early|late|mid|the|about|around|each|every|as\sof"
    r"|our|his|their|its|your|my|previous|following|In|Of|By|Since|Until|During|Before|After|From"
    r"|For|Last|Next|This|Early|Late|The|per)\s{1,3}$"
)
_PERSON_BEFORE = re.compile(
    r"(?:[Dd]rafted|[Cc]leared|[Aa]pproved|[Ss]igned|[Ii]nitialed|[Ww]ritten|[Pp]repared|and)"
    r"\s(?:by|for)\s{1,3}$"
)
_AFTER_MONTH = re.compile(r"\s{1,2}(?:I|we|you|he|she|it|they|God|the)(?!\w)")
_NAME_AFTER = re.compile(r"\s{1,2}[A-Z]\.\s")

# What stands before a number of four digits that is no year, and after one.
_NUMBER_BEFORE = re.compile(
    r"(?:[$£€#§°]|(?<![^\W_])(?:[Tt]el(?:egram)?s?|[Nn]os?|[Nn]umbers?|[Pp]ages?|pp?|Box|Lot|Folder|Airgram"
    r"|[Dd]e?spatch|[Cc]ables?|[Mm]essages?|[Rr]esolution|[Dd]ocuments?|[Dd]oc|[Rr]oom|[Pp]ara(?:graph)?s?"
    r"|about|some|over|than|nearly|almost|approximately|only|another|all|these|those|at|with)\.?)\s{0,2}$"
)
_UNITS_AFTER = re.compile(
    r"\s{1,2}(?:(?:metric|short|long|nautical|square|statute|cubic|armed|US|U\.S\.|American)\s)?"
    r"(?:tons?|miles?|kilometers?|kms?|meters?|feet|ft|yards?|pounds?|lbs|acres|hectares|gallons"
    r"|barrels|men|troops|soldiers|officers|persons|people|personnel|refugees|students|prisoners"
    r"|members|families|civilians|rounds|aircraft|planes|tanks|trucks|missiles|weapons|sorties"
    r"|dollars|cases|volunteers|killed|wounded|casualties|words|copies|votes|hours|hrs|local|GMT"
    r"|Z|megawatts|mw|kw|kilowatts|bales|cubic|mm|delegates|employees|workers|others)(?!\w)"
)
_LAST_WORD = re.compile(r"([^\W_][\w.’'-]*)(,?)\s{1,3}$")
# Words in capitals before a year that do not make it the number of a telegram.
_YEAR_AFTER_CAPITAL = frozenset(
    "In Since By During Until From Before After Early Late Mid The This Of For Between Through "
    "And As To Year Budget Calendar Throughout Fall Spring Summer Winter Autumn Olympics A Our "
    "Its His Their".split()
)
_TITLE_BEFORE = re.compile(
    r"(?:Files?|FRUS|Foreign\sRelations|Papers|Presidents|Documents|Bulletin|Yearbook|Policy"
    r"|Records|Series|Office|Press|Company|Chronology|Treaties|Congress|Affairs|Collection|Index)"
    r"(?:\s?[:,–-])?\s{1,3}(?:[A-Z][^.;()]{0,48},\s{1,3})?$"
)
_TITLE_AFTER = re.compile(r",\s{1,3}(?:vols?\.|[Vv]olumes?\s|pp?\.\s|Part\s|pt\.\s)|\s?\),\s(?:vol|pp?)\.")


def is_month_alone(text: str, start: int, used: Sequence[Token]) -> bool:
    """Whether the name of a month, without day and year, means the month.

    Full names do, unless other words too (``May I``, ``March on``) or persons (``June M. Smith``);
    those, and abbreviations, need a preposition, an article or the like before them.
    """
    month = used[-1]
    if _NAME_AFTER.match(text, month.end):
        return False
    if len(used) > 1:
        return True
    if month.kind == "M" and month.value not in _AMBIGUOUS and not text[month.start].islower():
        return not text[month.start : month.end].isupper() or _follows(text, start, month.start)
    if month.kind == "M" and _AFTER_MONTH.match(text, month.end):
        return False
    return _follows(text, start, month.start)


def _follows(text: str, start: int, at: int) -> bool:
    before = text[max(start, at - 24) : at]
    return bool(_MONTH_BEFORE.search(before)) and not _PERSON_BEFORE.search(before)


def is_year_alone(text: str, start: int, expression: DateExpression) -> bool:
    """Whether a number of four digits, or two of them, is a year and not a count or a number.

    Telegrams and pages are numbered (``Embtel 1956``, ``p. 1956``, ``Moscow 1956``), men and tons
    are counted, and parts of file numbers (``6–1955``) are glued to what stands before them.
    """
    before = text[max(start, expression.start - 40) : expression.start]
    if before and not before[-1].isspace() and before[-1] not in "([“‘\"'—":
        return False
    if _NUMBER_BEFORE.search(before) or _UNITS_AFTER.match(text, expression.end):
        return False
    if text[expression.start : expression.end][-1] in "sS":
        return True
    word = _LAST_WORD.search(before)
    if word is None or word[2]:
        return True
    return not _is_name(word[1]) or word[1] in _YEAR_AFTER_CAPITAL


def _is_name(word: str) -> bool:
    return (word[0].isupper() or word[0].isdigit()) and not word.endswith((".", "’s", "'s"))


def stands_in_title(text: str, start: int, expression: DateExpression) -> bool:
    """Whether the years belong to the title of a file series or a book."""
    before = text[max(start, expression.start - 80) : expression.start]
    return bool(_TITLE_BEFORE.search(before) or _TITLE_AFTER.match(text, expression.end))
