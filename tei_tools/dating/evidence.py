"""Is it a date at all? What a lone month or year needs beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.dating.expression import DateExpression
from tei_tools.dating.months import ANY_SHORT_MONTH
from tei_tools.dating.tokens import Token

_MARCH_AND_MAY = frozenset({3, 5})
_REACH = 48  # characters before an expression that are looked at

# Words before the name of a month that is another word too (``May I``, ``March on``).
_PREPOSITION = re.compile(
    r"(?<![^\W\d_])(?:In|Of|By|Since|Until|During|Before|After|From|For|Last|Next|This|Early|Late"
    r"|The|Through|Between|Mid|At|On|All)\s{1,3}$"
)
_WORD_IN_LOWER_CASE = re.compile(r"(?<![^\W_])[a-z]+\s{1,3}$")
_PERSON_BEFORE = re.compile(
    r"(?<![^\W_])(?:(?:drafted|cleared|approved|signed|initialed|written|prepared|sent)\s(?:by|for)"
    r"|said|asked|told|replied|thanked|with)\s{1,3}$",
    re.IGNORECASE,
)
# ``Mr. May``; and in a list of names: ``Messrs. Will, May and March``.
_TITLE_BEFORE_NAME = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Messrs|Mmes|Dr)\b\.?\s{1,3}(?:[A-Z]\.\s?){0,2}$"
)
_LISTED = re.compile(
    r"(?<!\w)Messrs\b\.?\s{1,3}"
    r"(?:[A-Z][\w’'-]{1,20}(?:,\s{1,3}(?:and\s{1,3})?|\s{1,3}and\s{1,3})){1,4}$"
)
_INITIAL_AFTER = re.compile(r"\s{1,2}[A-Z]\.\s")

# What stands before a number of four digits that is no year.
_NUMBER_BEFORE = re.compile(
    r"""(?:
      [$£€#§°]
    | (?<!\d)\d\d\s[A-Z]{1,2}
    | (?<![^\W_])(?:
        \w{0,5}[Tt]el(?:egram)?s?|Airgram|[Dd]e?spatch(?:es)?|[Cc]ables?|[Mm]essages?
      | [Nn]os?|[Nn]umbers?|[Pp]ages?|pp?|[Pp]ara(?:graph)?s?|[Dd]ocuments?|[Dd]oc|[Rr]esolution
      | Box|Lot|Folder|[Rr]oom|[Ff]iscal(?:\s[Yy]ears?)?|J?FY|Stat|TIAS|UST|Bevans|Cmd
      | (?<!\bin\s)(?<!\bby\s)about|some|over|than|nearly|almost|approximately|only|another|all|at
      )\.?
    )\s{0,2}$""",
    re.VERBOSE,
)
# ``sent to Baghdad as 1746``; but ``as early as 1946``, ``such years as 1946``.
_AS_NUMBER = re.compile(r"(?<!\w)as\s{1,2}$")
_SO_OR_SUCH = re.compile(
    r"(?<!\w)(?:[Aa]s|[Ss]o|[Ss]uch)\s(?:\w+\s){0,4}as\s{1,2}$|(?<!\w)[Ss]uch\sas\s{1,2}$"
)
# The number before it in an enumeration.
_ENUMERATED = re.compile(r"(?<!\d)(\d{3,6})\S{0,2}\s?(?:,|and|or|to|through|[,;]\sand|–|-)\s{0,2}$")
_UNIT_AFTER = re.compile(
    r"\s{1,2}(?:(?:metric|short|long|nautical|square|statute|cubic|armed|US|U\.S\.|American)\s)?"
    r"(?:tons?|miles?|kilometers?|kms?|meters?|feet|ft|yards?|pounds?|lbs|acres|hectares|gallons"
    r"|barrels|men|troops|soldiers|officers|persons|people|personnel|refugees|students|prisoners"
    r"|members|families|civilians|rounds|aircraft|planes|tanks|trucks|missiles|weapons|sorties"
    r"|dollars|cases|volunteers|killed|wounded|casualties|words|copies|votes|hours|hrs|local|GMT"
    r"|Z|megawatts|mw|kw|kilowatts|bales|cubic|mm|delegates|employees|workers|others)(?!\w)"
)
# ``the fifties and sixties``, but not ``in his fifties``; ``late fifties`` needs nothing.
_DECADE_BEFORE = re.compile(r"(?<![^\W_])(?:the|The)\s(?:\w+ties\s(?:and|or|to)\s)?$")
_TENS = ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")
# Conference files are numbered: ``CFs 1875–1883``.
_SERIES_BEFORE = re.compile(r"(?<!\w)CFs?\s{1,3}$")
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W_][\w.’'-]{0,60}),?\s{1,3}$")
_SHORT_YEAR_BEFORE = re.compile(
    r"(?<![^\W_])(?:in|of|since|by|until|till|to|from|during|before|after|and|for|In|Since|[Tt]he)"
    r"\s{1,3}$"
)
# Words in capitals before a year that do not make it the number of a telegram (``Moscow 1956``).
_BEFORE_YEARS = re.compile(
    r"in|since|by|during|until|from|before|after|early|late|mid|the|this|of|for|between|through"
    r"|throughout|and|or|as|to|year|calendar|fall|spring|summer|winter|autumn|a|our|its|his|their"
    r"|unlike|under|following|upon|both|despite|with|like|on|that|these|those|cy|frus",
    re.IGNORECASE,
)
# What stands before and after an ordinal that is a day of the month.
_DAY_BEFORE = re.compile(
    r"""(?:
      (?<!\w)(?:
        [Oo]n|[Oo]f|[Uu]ntil|[Ss]ince|[Bb]y|[Bb]efore|[Aa]fter|[Ff]rom|[Tt]o|[Tt]ill
      | about|dated|morning|afternoon|evening|night|noon
      )\s{1,3}(?:either\s{1,3})?(?:the\s{1,3})?
    | (?<![^\W_])(?!(?:  # any other word, but none that says which or whose
        the|The|this|that|its|his|her|our|their|your|my|an?|for|in|at|and|or|every|each
      | agenda|recent|No
      )\s)[^\W\d_][\w’'.]*[\w.]\s{1,3}
    )$""",
    re.VERBOSE,
)
_DAY_AFTER = re.compile(
    r"""
      \s?(?:$|[.,;:)\]”\n]|—)(?!\s?(?:yr|[Ss]ess|[Cc]ong))
    | \s{1,2}(?:
        at|on|that|which|who|with|by|to|he|they|I|we|about|when|where|after|before|from|until
      | of\sthis\smonth|would|should|will|could|can|may|might|must|was|is
      | subject|re|regarding|concerning|and\s(?:he|I|they|we|that|will|was|may|told)
      )\b""",
    re.VERBOSE,
)
_DOTTED_BEFORE = re.compile(
    r"""(?<!\w)(?:
      [Oo]n|[Oo]f|[Ii]n|[Dd]ated|[Dd]ate:?|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]efore|[Aa]fter
    | to|till|sent|received|[Tt]hrough
    )(?:\sthe)?\s{1,3}$""",
    re.VERBOSE,
)
_ROMAN_MONTH = re.compile(r"\d{1,2}[./]\s?[IVX]")  # no section is numbered so
_OF_A_NAME = re.compile(r"[A-Z][\w’'-]{1,60}\s{1,3}$")

_WORD_AFTER = re.compile(r"[^\S\n]{1,2}[^\W\d_]")
_SENT_AFTER = re.compile(r"\s{1,2}(?:rptd|repeated|sent|dated)(?!\w)")
_MONTH_AFTER = re.compile(rf"\s{{1,2}}(?:{ANY_SHORT_MONTH})[a-z]*\.?\s{{1,2}}\d{{1,2}}(?!\d)")
_AS_OF = re.compile(r"(?<!\w)as of\s{1,2}$")

_TITLE_BEFORE = re.compile(
    r"(?:Files?|FRUS|Foreign\sRelations|Papers|Presidents|Documents|Bulletin|Yearbook|Policy"
    r"|Records|Series|Office|Press|Company|Chronology|Treaties|Congress|Affairs|Collection|Index)"
    r"(?:\s?[:,–-])?\s{1,3}(?:(?<=[:,–-]\s)[A-Z][^.;()]{0,48},?\s{1,3})?$"
)
_TITLE_AFTER = re.compile(
    r",\s{1,3}(?:[Vv]ols?\.|[Vv]olumes?\s|[Pp]p?\.\s|[Pp]ages?\s|Part\s|pt\.\s|Book\s)"
    r"|\s?\),\s(?:vol|pp?)\."
)
_ESTIMATE_BEFORE = re.compile(r"[A-Z]{2,}\s{1,2}$")


def is_person(text: str, start: int, used: Sequence[Token], alone: bool) -> bool:
    """Whether a date that begins with the name of a month begins with that of a person: directly
    after a title; in a list after ``Messrs.``, if the name of the month is ``alone``."""
    before = text[max(start, used[0].start - _REACH) : used[0].start]
    if _TITLE_BEFORE_NAME.search(before):
        return True
    return alone and _LISTED.search(before) is not None


def is_month_alone(text: str, start: int, used: Sequence[Token]) -> bool:
    """Whether the name of a month, without day and year, means the month.

    Full names do, unless they are other words too (``May I``, ``March on``) or persons
    (``June M. Smith``); those, abbreviations and capitals need an article, a preposition or
    another word in lower case before them.
    """
    month = used[-1]
    if _INITIAL_AFTER.match(text, month.end):
        return False
    if len(used) > 1:
        return True
    is_plain = month.kind == "M" and not text[month.start : month.end].isupper()
    if is_plain and month.value not in _MARCH_AND_MAY:
        return True
    before = text[max(start, month.start - _REACH) : month.start]
    if _PREPOSITION.search(before):
        return True
    return bool(_WORD_IN_LOWER_CASE.search(before)) and not _PERSON_BEFORE.search(before)


def is_year_alone(text: str, start: int, expression: DateExpression) -> bool:
    """Whether a number of four digits, or two of them, is a year and not a count or a number.

    Telegrams and pages are numbered (``Embtel 1956``, ``p. 1956``, ``Moscow 1956``; ``1956.`` opens
    a telegram), men and tons are counted, and parts of file numbers (``6–1955``) are glued to what
    stands before them.
    """
    before = text[max(start, expression.start - _REACH) : expression.start]
    if text[expression.start] in "'’‘":
        return bool(_SHORT_YEAR_BEFORE.search(before))
    if text.startswith("ties", expression.end - 4):
        return bool(_DECADE_BEFORE.search(before)) or not text.startswith(_TENS, expression.start)
    if not before.strip():
        return not text.startswith(".", expression.end)
    if not before[-1].isspace() and before[-1] not in "([“‘\"'—":
        return before.endswith(("pre-", "post-", "pre–", "post–"))
    if _UNIT_AFTER.match(text, expression.end):
        return False
    if text[expression.start].isalpha():  # "year-end 1956"
        return True
    while number := _ENUMERATED.search(before):  # what holds for the first holds for the others
        if not 1500 <= int(number[1]) < 2100:
            return False
        before = before[: number.start()]
    if _AS_NUMBER.search(before) and not _SO_OR_SUCH.search(before):
        return bool(_WORD_AFTER.match(text, expression.end))  # ``as 1960 campaign approaches``
    if _NUMBER_BEFORE.search(before) or _reads_as_time(text, before, expression):
        return False
    if text[expression.end - 1] == "s":
        return True
    if expression.last is not None:
        return _SERIES_BEFORE.search(before) is None
    word = _WORD_BEFORE.search(before)
    if word is None or word[0].rstrip().endswith(",") or _BEFORE_YEARS.fullmatch(word[1]):
        return True
    if word[1].isupper():  # an office or a series that numbers: CF 1625
        return False
    if word[1][0].isupper() or word[1][0].isdigit():
        if word[1].endswith(("’s", "'s")):
            # ``Moscow’s 1956.`` and ``Moscow’s 1956 rptd`` are telegrams, ``France’s 1956 plan`` is
            # none
            after = _WORD_AFTER.match(text, expression.end)
            return after is not None and not _SENT_AFTER.match(text, expression.end)
        return word[1].endswith(".") or stands_in_title(text, start, expression)
    return True


def _reads_as_time(text: str, before: str, expression: DateExpression) -> bool:
    """Whether the number is a time of day: ``1700 November 11``, ``as of 1700 rebels had``."""
    if expression.last is not None or int(text[expression.end - 2 : expression.end] or 0) > 59:
        return False
    return bool(_MONTH_AFTER.match(text, expression.end) or _AS_OF.search(before))


def is_day_alone(text: str, start: int, expression: DateExpression) -> bool:
    """Whether an ordinal is a day (``saw him on the 11th``, ``arrives 12th``) and counts no thing.

    Nothing that could be counted follows it, and where an article stands before it, a preposition
    does too.
    """
    before = text[max(start, expression.start - 24) : expression.start]
    if not _DAY_BEFORE.search(before):
        return False
    if _OF_A_NAME.search(before) and text[expression.start : expression.end] in ("2nd", "3rd"):
        return False
    return _DAY_AFTER.match(text, expression.end) is not None


def is_date_in_figures(text: str, start: int, expression: DateExpression) -> bool:
    """Whether figures with hyphens are a date, not the number of an estimate (``NIE 11-8-61``), and
    those with full stops one, not the number of a section: a word before them says so."""
    if _ROMAN_MONTH.match(text, expression.start):
        return True
    if "." in text[expression.start : expression.end]:
        before = text[max(start, expression.start - 16) : expression.start]
        return _DOTTED_BEFORE.search(before) is not None
    if "-" not in text[expression.start : expression.end]:
        return True
    return not _ESTIMATE_BEFORE.search(text, max(start, expression.start - 8), expression.start)


def stands_in_title(text: str, start: int, expression: DateExpression) -> bool:
    """Whether the years belong to the title of a file series or a book."""
    before = text[max(start, expression.start - 80) : expression.start]
    return bool(_TITLE_BEFORE.search(before) or _TITLE_AFTER.match(text, expression.end))
