"""Is a block a signature, or the valediction above it?"""

from __future__ import annotations

import re
from functools import lru_cache

from tei_tools.dating.months import ANY_FORM

# A name: words with capitals, initials, particles; quotation marks and brackets may stand around.
_WORD = r"[^\W\d_a-z][\w’'.\[\]-]*"
_PARTICLE = (
    r"(?:de|del|della|di|da|do|dos|du|des|la|le|van|von|der|den|bin|ibn|al|el|y|e|zu|af|av|ten)"
)
_NAME = re.compile(
    rf"[\"“/\[(]*(?:{_WORD}|/s/)(?:,? (?:{_WORD}|{_PARTICLE}|/s/)){{0,6}}[\]“”\"’/),.*]{{0,3}}"
)
# What says that a name was signed or sealed, before it: (Sgd.) C. Alder, (L.S.) Owen Birch; or that
# it is of one who signs for others: by C. Alder.
_SIGNATURE_MARK = re.compile(
    r"(?:[\[(]?(?:sgd?|signed|signé|gez|firmado|s/d)\b[.:]?[\])]?[.:]?"
    r"|[\[(](?:seal|l\. ?s\.?)[\])]"
    r"|(?:by|per)(?= (?-i:[A-Z])))\s+",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\[(?:/s/|signed)\b[^\]]{0,60}\]", re.IGNORECASE)
# What may end with a full stop: initials and abbreviations.
_MAY_END = re.compile(r"(?:\b[A-Z]|\b[JS]r|\bRet)\.\)?$")
_VALEDICTION = re.compile(
    r"“?(?:i (?:am|have|remain|avail|beg)(?: (?:the honou?r(?: to (?:be|remain))?|myself))?,?"
    r" (?:sir,? )?(?:&c|etc)\b\.?"
    r"|(?:with|and) (?:[\w’ ]{0,30} )?(?:regards?|wishes|respects?|esteem|appreciation|thanks)"
    r"|(?:(?:very|most|yours?|ever|i am|i remain|believe me|as|respectfully|sincerely|faithfully"
    r"|cordially|truly|affectionately|gratefully|obediently|always|and|warm|kind|warmest|kindest"
    r"|best|personal|regards?|wishes|sir|dear|mr|president|submitted"
    r"|i have the honou?r to (?:be|remain)|great|high(?:est)?|truth|respect|consideration"
    r"|(?:excellency|lordship)[’']s|obedient|humble|faithful|servant),?\.? ?){1,12}"
    r"|mit (?:freundlich|best|herzlich|vorzüglich)\w+ (?:grüßen|gruß|hochachtung|empfehlungen)"
    r"|hochachtungsvoll|(?:ihr|dein)e? (?:sehr )?ergebene[nr]?"
    r"|(?:con )?(?:mis )?(?:cordiales )?saludos"
    r"|(?:muy )?atentamente|cordialement|с уважением)[,.]?”?",
    re.IGNORECASE,
)
#: How the line begins that says for whom somebody signs.
FOR = r"(?:For|FOR|Pour|Por|Für)"
_FOR_ANOTHER = re.compile(
    rf"(?:{FOR}|By direction of|By authority of) (?:(?:the|THE|la|le|el|das|den|die) )?"
    r"[^\W\d_a-z][^.:]{3,60}:"
)
# Below the words of leave: for the company of Alder & Sons.
_IN_THE_NAME_OF = re.compile(
    r"(?<=,)[ \t]*\n\s*(?:for|per pro|p\. ?p\.) [^\n]{3,60}\s*$", re.IGNORECASE
)
# The French form is a sentence.
_AGREER = re.compile(
    r"(?:Veuillez|Je vous prie|Agréez|J['’]ai l['’]honneur).{5,160}"
    r"\b(?:considération|sentiments|salutations|hommages|respect)\b[^.]{0,40}[.,]"
)
_VALEDICTION_WORD = re.compile(
    r"\b(?:sincerely|faithfully|respectfully|cordially|truly|regards?|wishes|yours|ever|always"
    r"|affectionately|gratefully|obediently|esteem|submitted|grüßen|gruß"
    r"|hochachtung(?:svoll)?|empfehlungen|ergebene[nr]?|saludos|atentamente|cordialement|уважением)\b"
    # Of a heading too, but not with a comma at its end.
    r"|\b(?:servant|honou?r|respects?)\b.*,”?$|^best,$|\betc\b|&c\b",
    re.IGNORECASE,
)
# Words of offices and services, which may follow a name in a block of their own.
_OFFICE = re.compile(
    r"\b(?:Secretary|Ambassador|Minister|President|Director|Chief|Chairman|General|Admiral|Colonel"
    r"|Captain|Major|Lieutenant|Commander|Counselor|Chargé|Consul|Assistant|Deputy|Adviser|Advisor"
    r"|Representative|Officer|USA|USN|USAF|USMC|Army|Navy|Force)\b"
)
# … also with a full stop: "Consul.", "Secretary of the Company."
_OFFICE_ALONE = re.compile(r"[A-Z][\w’'-]*(?:,?\s(?:[A-Z][\w’'-]*|of|the|and|for|to)){0,6}\.")
# A sentence has words that no name and no office has; of pronouns in capitals ("WE", "HE") one
# cannot say that they are no initials.
_PROSE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|this|that|these|not|will|would|should|may|can"
    r"|repeated|repeat|sent|follows?|here|please|end|text|you|concur|none|copy|info|my|assurances?)\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\S {3,}[(£$]?\d")  # in a column
# At the end of telegrams: the group for downgrading, and the sign that ends the tape.
_SERVICE_MARK = re.compile(r"(?:GP|GROUP)[ -]?\d|N{3,4}")
_REMARK = re.compile(r"\([^()]*\.\)", re.DOTALL)  # (Whereupon the committee adjourned.)
_PRONOUN = re.compile(r"\b(?:[Ww]e|[Ii]t|[Hh]e)\b")
# The day below or beside a name, and the initials or the mark that show a name to be one.
_DAY = re.compile(
    rf"(?<![,\s])[,\s]{{1,12}}(?:\d{{1,2}}(?:st|nd|rd|th|d)? (?:{ANY_FORM})\.?"
    r"(?:,? ?[’']?\d{2,4})?"
    rf"|(?:{ANY_FORM})\.? \d{{1,2}}(?:st|nd|rd|th|d)?(?:, ?\d{{4}})?"
    r"|\d{1,2}([./-])\d{1,2}\1\d{2,4})\.?$",
    re.IGNORECASE,
)
_INITIALS = re.compile(rf"(?:{_SIGNATURE_MARK.pattern})?(?:[A-Z][\w’']+ )?[A-Z]\.", re.IGNORECASE)
_LONGEST_LINE = 70  # characters
_LONGEST_DAY = 30
_LONGEST_LEAVE = 120  # … of an English or German valediction
#: Characters of the longest block that is a signature or a valediction.
LONGEST = 220


def is_signature(text: str) -> bool:
    """Whether the block (with its line breaks) is a name, perhaps with the office below it."""
    if len(text) > LONGEST or _REMARK.fullmatch(text) or _FIGURES.search(text):
        return False
    if _SERVICE_MARK.fullmatch(text):
        return False
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    if not lines:
        return False
    if len(lines) > 1 and not lines[0].strip("_-. "):
        lines.pop(0)  # the line on which it was signed
    if len(lines) > 1 and _FOR_ANOTHER.fullmatch(lines[0]):
        lines.pop(0)
    name, *office = lines
    name = _SIGNATURE_MARK.sub("", name, count=1) if _SIGNATURE_MARK.match(name) else name
    if len(name) > _LONGEST_LINE or _is_prose(name):
        return False
    if name.isupper() and len(name.split()) > 5:
        return False
    name, _, suffix = name.partition(", ")
    if _SIGNED.fullmatch(" ".join(lines)):
        return True
    if name.endswith(".") and not _MAY_END.search(name):
        return False
    return (
        _NAME.fullmatch(name) is not None
        and is_balanced(text)
        and not any(map(_is_prose, [suffix, *office]))
    )


def is_office(text: str) -> bool:
    """Whether the block is an office that may follow a name: ``Major General, USA``."""
    return (
        len(text) <= LONGEST
        and _OFFICE.search(text) is not None
        and not _is_prose(text)
        and text.strip()[-1] not in ":;"
        and (text.strip()[-1] != "." or _OFFICE_ALONE.fullmatch(text.strip()) is not None)
    )


def leave_in(text: str) -> int:
    """Of a block that takes leave and signs, on lines one below the other, how many characters take
    leave; 0 of any other block."""
    end = text.find("\n") if len(text) <= LONGEST else -1
    while end > 0:
        leave = text[:end]
        if signs_for_another(" ".join(leave.split())):
            return 0  # which a signature may have above it
        if is_valediction(leave) and is_signature(text[end:]):
            return end
        end = text.find("\n", end + 1)
    return 0


def signs_with_date(text: str) -> bool:
    """Whether the block is a name with initials, or initials alone, and the day on which it was
    signed: ``C. Alder, 3 May 1931``. A place and a date have none."""
    if len(text) > LONGEST or not _INITIALS.match(text):
        return False
    day = _DAY.search(text)
    return day is not None and is_signature(text[: day.start()].rstrip(" ,\n"))


def is_day(words: str) -> bool:
    """Whether the words are the day beside a signature, and nothing else: ``May 3, 1931``."""
    return len(words) <= _LONGEST_DAY and _DAY.fullmatch(f"\n{words}") is not None


def signs_for_another(words: str) -> bool:
    """Whether the words say for whom somebody signs: ``For the Government of Maravene:``."""
    return _FOR_ANOTHER.fullmatch(words) is not None


def is_valediction(text: str) -> bool:
    """Whether the block takes leave: ``Sincerely yours,``."""
    return len(text) <= LONGEST and _is_valediction(text)


@lru_cache(maxsize=256)  # the same lines are asked for several times
def _is_valediction(text: str) -> bool:
    words = " ".join(_IN_THE_NAME_OF.sub("", text).split())
    if _FOR_ANOTHER.fullmatch(words) or _AGREER.fullmatch(words):
        return True
    return (
        len(words) <= _LONGEST_LEAVE
        and _VALEDICTION.fullmatch(words) is not None
        and _VALEDICTION_WORD.search(words) is not None
        and is_balanced(words)
    )


def _is_prose(text: str) -> bool:
    """Whether the text has a word of a sentence."""
    return _PROSE.search(text) is not None or _PRONOUN.search(text) is not None


def is_balanced(text: str) -> bool:
    """Whether quotation marks and brackets that close also opened in this block: otherwise the
    block is the end of something quoted."""
    return (
        text.count("”") <= text.count("“") + text.count("„")
        and text.count("]") <= text.count("[")
        and (text.count('"') % 2 == 0 or text.startswith('"'))
    )
