"""Is a block a dateline? ``Washington, December 10, 1970, 4:30 p.m.``"""

from __future__ import annotations

import re

from tei_tools.dating import foreign
from tei_tools.dating.months import ANY_ROMAN, SHORT_WEEKDAY, WEEKDAY, WRITTEN_MONTH
from tei_tools.layout.classification import is_classification
from tei_tools.layout.columns import in_columns

_DAY = (
    r"\[?\d{1,2}(?:st|nd|rd|th|d)?\]?(?: ?(?:[-–—/,&]|and|to|through) ?\d{1,2}(?:st|nd|rd|th|d)?)?"
)
_YEAR = r"\[?(?:1[5-9]|20)\d\d\]?"
_SHORT_YEAR = rf"(?:{_YEAR}|'?’?\d\d)"
_DATE = (
    rf"(?:{WRITTEN_MONTH} {_DAY}(?:,? ?{_YEAR})?"
    rf"|(?:the )?{_DAY}(?: of)? {WRITTEN_MONTH},? {_SHORT_YEAR}"
    rf"|{WRITTEN_MONTH},? {_YEAR}"
    rf"|[Uu]ndated|[Nn]ot dated|n\.d\.|[Nn]o date|\[?date not declassified\]?)"
)
_WEEKDAY = rf"(?:(?:{WEEKDAY}|(?:{SHORT_WEEKDAY})\.),? )?"
# Each is read in one way alone: several would be tried for every word of a long line of figures.
_TIME_WORD = (
    r"(?>(?<!\d)\d{1,4}(?:[:.]\d\d)?(?!\d)|[ap] ?\. ?m(?: ?\.)?|[ap]m|[Nn]oon|[Mm]idnight|Z|GMT"
    r"|E[SD]T|Zulu|hours|hrs\.?|local|time|to|and|circa|ca\.|about|approximately|morning|afternoon"
    r"|evening|[-–—,.;:()\[\]/])"
)
_DATELINE = re.compile(
    r"(?:Dated:? )?"
    rf"[\[(]?\s?(?P<place>[^\W\d_][^\n:;!\"“”]{{0,90}}?[\],.—–-]{{0,3}}[\s,\[(]+)?{_WEEKDAY}[\[(]?{_DATE}\]?"
    rf"(?:[ ,;—–-]+{_WEEKDAY}{_DATE})*"
    rf"(?: ?{_TIME_WORD})*(?:,? (?:\w+ )?[Ss]ession(?: \w+)?)?[\].)]*"
    rf"(?:,? [\[(]?[Rr]ec(?:eived|['’]d\.?) (?:at [^\d]{{1,40}})?(?:{_DATE}|\d{{1,2}}[:.]\d\d)"
    rf"(?: ?{_TIME_WORD})*[\].)]*)?"
)
# Berne, le 12 mars 1946; Madrid, 4 de junio de 1951. The words of the place begin with capitals,
# but for particles between them, and a comma or an article divides it from the date.
_PARTICLES = r"(?:de|du|des|de la|del|de los|di|la|le|les|an der|am|im|bei|sur|en|на) "
_PLACE_WORD = r"[^\W\d_a-zа-яё][\w.'’-]*"
_ARTICLE = f"(?i:{foreign.OPENING})"
_FOREIGN_DATELINE = re.compile(
    rf"[\[(]?(?:(?:г\. )?{_PLACE_WORD}(?: (?:{_PARTICLES})?(?:[dl]['’])?{_PLACE_WORD}){{0,5}}"
    rf"(?: \([^()]{{2,30}}\))?(?:\]?[,.—–-]{{1,2}}\]?|(?= {_ARTICLE} )) )?"
    rf"(?:{foreign.WEEKDAY},? )?(?:{_ARTICLE} )?{foreign.DAY}[\].)]*"
)
# 3.5.1961, also below a place; a Roman number may be the month: Port Alder, 3-V-61.
_NUMERIC = re.compile(
    rf"(?:{_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}}, )?"
    rf"\d{{1,2}}([./-]) ?(?:\d{{1,2}}|{ANY_ROMAN})\1 ?(?:1[89])?\d\d\.?"
)
# The number of a despatch, on a line of its own beside its date.
_NUMBER_LINE = re.compile(r"^[ \t]*No\. ?\d{1,5}\.?[ \t]*$", re.MULTILINE)
# A place holds no verb, no pronoun, no name of a document and no time that an account is for.
_SENTENCE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|met|said|sent|dated|received|your|our|my|his|from|on|by|with"
    r"|to|made|notes?|visit|memorand(?:um|a)|(?:tele|air)grams?|letters?|minutes|meetings?|reports?"
    r"|drafts?|subject|source|estimate|intelligence|tele?cons?|transcripts?|conversations?"
    r"|year|month|quarter|period)\b"
    # … also in names of places and ships: Treaty Port, aboard the Resolution
    r"|(?<!the )\b(?:statements?|remarks|interviews?|communiqu[eé]s?|agreements?|treaty|protocol"
    r"|resolutions?|declaration|decrees?|desp?atch(?:es)?|summary|papers?)\b(?! (?-i:[A-Z]))"
    r"|\w{4}\. |\.{3}",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(rf"(?<=\S) {{3,}}+(?=[\[(]?{_WEEKDAY}[\[(]?{_DATE})")
# In capitals a title may end with a date as well: HARBOR STRIKE, MAY 3, 1961; SHIPS IN THE WINTER
# OF MAY 1961. It gives no hour, and has words before the date.
_OF_TITLE = re.compile(r"\b(?:OF|THE|IN|ON|AND|FOR)\b|[A-Z],? [12]\d\d\d")
_STARTS_WITH_DATE = re.compile(rf"[\[(]?{_WEEKDAY}[\[(]?{_DATE}")
_YEAR_ALONE = re.compile(rf"\b{_YEAR}\b")
_HALF_DAY = re.compile(r"\b[AP] ?\.? ?M\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)(?:St|Nd|Rd|Th|D)\b")
_LONGEST = 160  # characters


def is_dateline(text: str, *, below_heading: bool = False) -> bool:
    """Whether the whole block reads as place and date; its lines as one, whether they end with full
    stops, commas or nothing. In capitals it may be a title, unless it is a date alone or has an
    hour, or stands ``below_heading``."""
    text = text.strip()
    if "\n" in text and "No." in text:
        text = _NUMBER_LINE.sub("", text).strip()
    in_small = _in_small(text) if text.isupper() and _YEAR_ALONE.search(text) else ""
    is_date = _STARTS_WITH_DATE.match(in_small) is not None
    if in_small and ((is_date and not below_heading) or not _OF_TITLE.search(text)):
        has_hour = _HALF_DAY.search(text) is not None
        text = _HALF_DAY.sub(lambda found: found[0].lower(), in_small)
        if not (has_hour or below_heading or is_date):
            return False
    if "   " in text and in_columns(_BEFORE_DATE.sub(" ", text)):
        return False
    if "\n" in text and len(text) <= _LONGEST * 2:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        one = " ".join(lines), ", ".join([*(line.rstrip(".,") for line in lines[:-1]), lines[-1]])
        return any(map(_reads_as_dateline, one))
    return _reads_as_dateline(" ".join(text.split()))


def _in_small(text: str) -> str:
    """A text in capitals as it is written in small letters: ``15th May 1961``."""
    return _ORDINAL.sub(lambda found: found[0].lower(), text.title())


def _reads_as_dateline(text: str) -> bool:
    found = _DATELINE.fullmatch(text, 0, _LONGEST) if len(text) <= _LONGEST else None
    if found is None:
        return _NUMERIC.fullmatch(text) is not None or _is_foreign(text)
    place = found["place"] or ""
    if place.endswith((" of ", " for ")):
        return False  # the decree of June 1, 1911
    return not _SENTENCE.search(place) and not is_classification(place)


def _is_foreign(text: str) -> bool:
    found = _FOREIGN_DATELINE.fullmatch(text, 0, _LONGEST) if len(text) <= _LONGEST else None
    return found is not None and found["year"] is not None
