"""Where a document begins: its heading, below what may stand above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tei_tools.layout.cables import service_lines
from tei_tools.layout.classification import is_classification
from tei_tools.layout.columns import in_columns
from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.labels import label_lines
from tei_tools.layout.model import BlockKind
from tei_tools.layout.salutation import is_salute
from tei_tools.layout.titles import has_capitals, is_title

#: The number of a document, at the beginning of a text with its line breaks: "12. Memorandum", "No.
#: 12.", "[Document 12]"; "No. 10 Downing Street" is none.
NUMBERED = re.compile(
    r"\[?(?:(?P<n>\d{1,4}[a-z]?)\]?\.\s+"
    r"|(?:No\.|N[°ºo]|Nr\.|Document|Doc\.|Dokument) ?(?P<other>\d{1,4}[a-z]?)"
    r"(?:(?:\]\.?|\.)(?:\s+|$)|[^\S\n]*(?:\n\s*|$)))"
)
_NUMBER_ALONE = re.compile(r"(?:No\.|N[°ºo]|Nr\.) ?\d{1,4}\.?")
#: Paragraphs: the heading is among so many with words.
LOOKED_AT = 8
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
# What an editor says of the text in brackets: [Telegram—Paraphrase], [Extract].
_SAID_OF_TEXT = re.compile(
    r"\[(?:(?:Circular|Telegram|Paraphrase|Extracts?|Translation|Copy|Draft|Memorandum|Summary"
    r"|Cablegram|Airgram|Enclosure)(?: ?[—–,-] ?| and )?){1,4}\]",
    re.IGNORECASE,
)
_KINDS = (
    r"(?:MEMORAND(?:UM|A)|MINUTES|CONCLUSIONS|TELEGRAM|AIRGRAM|DESPATCH|DISPATCH|CIRCULAR|REPORT"
    r"|(?:(?:PROVISIONAL|SUMMARY|VERBATIM|FINAL|DRAFT|OFFICIAL) ){0,3}RECORD|NOTES?"
    r"|AIDE[- ]M[EÉ]MOIRE|INTELLIGENCE ESTIMATE|TRANSCRIPT|INTERVIEW"
    r"|STATEMENT|REMARKS|PRESS RELEASE|(?:PRESS |JOINT )?COMMUNIQU[EÉ]|RESOLUTION"
    r"|PROTOCOL|AGREEMENT|TREATY|CONVENTION|DECLARATION|AUFZEICHNUNG|VERMERK|PROTOKOLL"
    r"|PROC[EÈ]S[- ]VERBAL|COMPTE[- ]RENDU)"
)
# What a heading calls the document: MEMORANDUM OF CONVERSATION, Minutes of the third meeting.
_GENRE = re.compile(rf"^{_KINDS}\b|\b{_KINDS}(?: (?:NO\.?|NUMBER|NR\.) ?[\w./–-]+)?$")
_GENRE_OF = re.compile(
    rf"{_KINDS} (?:of|on|by|to|from|for|between|der|des|du|de|über|sur)\b", re.IGNORECASE
)
# … and nothing else, as in German and French: Aufzeichnung.
_GENRE_ALONE = re.compile(
    r"(?:Aufzeichnung|Vermerk|Protokoll|Proc[eè]s[- ]verbal|Compte[- ]rendu|Aide[- ]m[eé]moire)",
    re.IGNORECASE,
)
# … also in English, below the name of an office: Memorandum.
_KIND_ALONE = re.compile(_KINDS, re.IGNORECASE)
# … with its number: National Security Decision Memorandum 12.
_GENRE_NUMBERED = re.compile(rf"^[\w -]*\b{_KINDS} (?:no\. ?)?\d[\w./–-]*$", re.IGNORECASE)
# Who writes: THE WHITE HOUSE, DEPARTMENT OF STATE.
_OFFICE = re.compile(
    r"\b(?:DEPARTMENT|MINISTRY|OFFICE|AGENCY|COUNCIL|EMBASSY|LEGATION|CONSULATE|WHITE HOUSE|BUREAU"
    r"|COMMITTEE|COMMISSION|UNITED NATIONS|HEADQUARTERS"
    r"|STAFF|SECRETARIAT|DELEGATION|CABINET|AMT|BUNDESKANZLERAMT"
    r"|MINISTERIUM|MINIST[EÈ]RE|AMBASSADE|MINISTERIO|EMBAJADA)\b"
)
# … and nothing besides: THE NATIONAL SECURITY COUNCIL, EMBASSY OF MARAVENE.
_OFFICE_ALONE = re.compile(
    rf"(?:THE )?(?:[\w.]+ ){{0,2}}{_OFFICE.pattern}(?: OF (?:THE )?\w+(?: \w+)?)?"
)
# … in small letters too: Office of the Press Secretary.
_OFFICE_OF = re.compile(
    r"(?:Office|Department|Ministry|Embassy|Legation|Consulate|Headquarters|Bureau)"
    r" of (?:the )?[A-Z]|(?i:Auswärtiges Amt)\b|Reichs\w+amt\b|Bundes\w+amt\b|Ministère d"
    # … and the pages and copies of a paper
    r"|(?:Pages? \d|Copy (?:No\.? ?)?\d)"
)
# Numbers below the name of a firm: "Our ref: HA/412".
_REFERENCE = re.compile(
    r"(?:(?:our |your )?ref(?:erence)?|tel(?:ephone|egrams)?|cables?|no)\b\s?[.:]", re.IGNORECASE
)
# The paper of a house: GOVERNMENT HOUSE, UNITED STATES SENATE.
_HOUSE = re.compile(
    r"(?:[A-Z.’]+ ){0,3}(?:HOUSE|PALACE|CASTLE|HOTEL|CLUB|PARLIAMENT|SENATE|UNIVERSITY|ADMIRALTY"
    r"|TREASURY)(?: OF (?:THE )?[A-Z]+)?[,.]?"
)
# What an address or a firm has in its lines: 14 Harbor Street; Alder & Sons.
_ADDRESS_LINE = re.compile(
    r"(?:.{3,40}[,:] )?(?:\d{1,4}[a-z]?,?(?: [A-Z][\w’'.]*){1,3}(?:,|$)|(?i:P\. ?O\. Box) \d)"
    r"|(?:(?:The|[A-Z][\w’'.]*|and|of|&),? ){1,6}"
    r"(?i:Company|Co\.|Ltd\.?|Limited|Inc\.?|Bank|Corporation|Sons|Brothers)$"
)
# A heading says what the document is, or who writes to whom.
_WRITES = re.compile(
    r"\b(?:to|from|by)\b|\b(?:letter|lettre|brief|note|telegram|message|memorandum|minute|despatch)\b",
    re.IGNORECASE,
)
# The number of a paper: C.M. (48) 12th Conclusions, S/PV.123, NIE 12–3–62, FH 1234/12/34.
_PAPER_NUMBER = re.compile(
    r"[A-Z][A-Za-z.]{0,7}[A-Z.)]?(?:[ /–-]?[A-Z][A-Za-z.]{0,7}){0,3}"
    r"[ /.–-]{0,2}\(?\d[\w./()–-]{0,20}"
    r"(?:,? ?\d[\w./()–-]{0,20}){0,3}(?: (?:Conclusions|Meeting|Minutes|Revised?|Final|Draft))?"
)
_QUESTION = re.compile(r"Q[.:] ")
_ANSWER = re.compile(r"A[.:] ")
_SPEAKER = re.compile(r"[A-Z][\w.’' -]{0,30}: \S")
_HOUR = re.compile(r"\d ?[ap]\. ?m\.$")
_SENTENCE_ENDS = tuple(".?!”])")
_SEVERAL_SENTENCES = re.compile(r"[^\W\d_]{3}[.?!][”)]? [“(]?[A-Z]")
_LONGEST = 200  # characters of a heading
_LONGEST_LINE = 80  # … and of a line of a letterhead
_LONGEST_NUMBER = 40
_LONGEST_OFFICE = 7  # words of the name of an office


def is_leading_source(words: str) -> bool:
    """A file number or the name of a file above the heading: ``501.AA/3–1248: Telegram``."""
    if len(words) >= 200:
        return False
    if _OLD_DECIMAL_FILE.fullmatch(words):
        return True
    if not _FILE_NUMBER.match(words):
        return False
    return not NUMBERED.match(words) or _DECIMAL_FILE.fullmatch(words) is not None


def is_said_of_text(words: str) -> bool:
    """Whether the editor says what of a document is printed: ``[Extract]``, ``[Translation]``."""
    return words.startswith("[") and _SAID_OF_TEXT.fullmatch(words) is not None


def is_paper_number(words: str) -> bool:
    """Whether the words are the number that a paper bears, and nothing else."""
    return len(words) <= _LONGEST_NUMBER and _PAPER_NUMBER.fullmatch(words) is not None


def kind_above_heading(text: str) -> BlockKind:
    """What a paragraph above the heading is."""
    words = " ".join(text.split())
    if is_classification(words):
        return "classification"
    if is_leading_source(words):
        return "source"
    return "dateline" if is_dateline(text) else "letterhead"


class Opening(NamedTuple):
    """``head`` is the index of the heading, -1 if there is none; ``letterhead`` how many of the
    first paragraphs are the letterhead of a letter, or the service lines of a cable, or the lines
    with labels of a memo, without a heading."""

    head: int
    letterhead: int = 0


class _Words(dict[int, str]):
    """The words of texts, with single blanks, of each when it is first asked for: of most documents
    the first line tells the heading."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._texts = texts

    def __missing__(self, index: int) -> str:
        self[index] = " ".join(self._texts[index].split())
        return self[index]


def find_opening(texts: Mapping[int, str]) -> Opening:
    """Where a document begins among its first paragraphs, with their line breaks.

    Above it may stand a line of classification, a file number, and a letterhead: lines of which one
    names an office or a date or is set in columns, if one below them says what the document is. A
    letter without a heading begins with its dateline, a cable with its service lines, and a memo
    with its lines From, To and Subject. Where all is in capitals, none of this shows.
    """
    words = _Words(texts)
    wordy = list(texts)
    while len(wordy) > 1 and (
        is_classification(words[wordy[0]])
        or (is_leading_source(words[wordy[0]]) and not _GENRE_OF.match(words[wordy[0]]))
        or (is_paper_number(words[wordy[0]]) and names_genre(words[wordy[1]]))
    ):
        wordy.pop(0)
    if not wordy:
        return Opening(0)
    first, *below = wordy
    if NUMBERED.match(texts[first]) or names_genre(words[first]):
        return Opening(-1 if _is_number_of_note(words[first], words, below) else first)
    if service := service_lines({index: texts[index] for index in wordy}):
        return Opening(-1, service)
    if labelled := label_lines({index: texts[index] for index in wordy}):
        return Opening(-1, labelled)
    in_capitals = all(words[i].isupper() for i in wordy if not is_dateline(texts[i]))
    letterhead = _letterhead_of_letter(texts, words)
    if not in_capitals:
        named = _below_letterhead(wordy, texts, words)
        if named is not None:
            return Opening(named)
        if letterhead:
            return Opening(-1, letterhead)
    if is_dateline(texts[first]):
        head = -1 if in_capitals else _below_dateline(below, texts, words)
    else:
        head = -1 if _is_text(words[first], [words[index] for index in below]) else first
    return Opening(head, letterhead if head < 0 else 0)


def _letterhead_of_letter(texts: Mapping[int, str], words: Mapping[int, str]) -> int:
    """How many of the first paragraphs are the letterhead of a letter without a heading, above its
    dateline and salutation; 0 if there is none. One line or more is set in columns, or names an
    office, a firm, a street or a number; the others are in capitals, and none says who writes to
    whom, as a heading does."""
    salute = next((index for index in texts if is_salute(words[index])), 0)
    dated = next((i for i in texts if i < salute and is_dateline(texts[i])), 0)
    if not dated and salute and _is_address_above(texts, salute):
        dated = salute
    above = [
        texts[i]
        for i in texts
        if i < dated and not (is_classification(words[i]) or is_leading_source(words[i]))
    ]
    if not above:
        return dated
    may_be = all(map(_may_be_letterhead, above))
    return dated if may_be and any(map(_shows_letterhead, above)) else 0


def _may_be_letterhead(text: str) -> bool:
    words = " ".join(text.split())
    return (
        len(words) <= _LONGEST
        and not NUMBERED.match(text)
        and not _WRITES.search(words)
        and (not _GENRE.search(words) if words.isupper() else _shows_letterhead(text))
    )


def _shows_letterhead(text: str) -> bool:
    """Whether a text is set in columns, gives a number, or has short lines of which one names an
    office, a firm or a street."""
    if in_columns(text) or _REFERENCE.match(text):
        return True
    lines = [line.strip() for line in text.splitlines()]
    if text.isupper():
        return any(_ADDRESS_LINE.match(line) or _is_office(line) for line in lines)
    return (
        len(lines) > 1
        and all(len(line) <= _LONGEST_LINE // 2 and not line[0].islower() for line in lines)
        and any(_ADDRESS_LINE.match(line) or _OFFICE_OF.match(line) for line in lines)
    )


def _is_office_and_town(text: str) -> bool:
    """Whether the first of two short lines is an office in capitals, as printed on its paper."""
    office, _, town = text.partition("\n")
    return "\n" not in town and 0 < len(town) <= _LONGEST_NUMBER and _is_capital_office(office)


def _is_capital_office(line: str) -> bool:
    return line.isupper() and _is_office(line)


def _is_office(line: str) -> bool:
    if _HOUSE.fullmatch(line):
        return True
    return len(line.split()) <= _LONGEST_OFFICE and _OFFICE.search(line) is not None


def _is_address_above(texts: Mapping[int, str], salute: int) -> bool:
    """Whether the first paragraph, directly above "Dear Mr. Alder", is the address of the writer:
    several short lines, not in capitals, one of which names a street or an office."""
    (first, text), *_ = texts.items()
    between = any(first < index < salute for index in texts)
    return (
        not between
        and "dear" in texts[salute].lower()
        and not text.isupper()
        and "\n" in text
        and _shows_letterhead(text)
    )


def _below_letterhead(
    wordy: Sequence[int], texts: Mapping[int, str], words: Mapping[int, str]
) -> int | None:
    """The line that says what the document is, below a letterhead; None if there is none."""
    is_letterhead = names_office = False
    for index in wordy:
        if is_letterhead and names_genre(NUMBERED.sub("", texts[index], count=1)):
            return index
        if names_office and _KIND_ALONE.fullmatch(words[index]):
            return index
        is_shown = is_dateline(texts[index]) or in_columns(texts[index])
        if len(words[index]) > _LONGEST_LINE or not (
            is_shown
            or words[index].isupper()
            or is_classification(words[index])
            or is_paper_number(words[index])
            or _OFFICE_OF.match(words[index])
            or _is_office_and_town(texts[index])
        ):
            return None
        is_letterhead = is_letterhead or is_shown or _OFFICE.search(words[index]) is not None
        names_office = names_office or _OFFICE_ALONE.fullmatch(words[index]) is not None
    return None


def _below_dateline(
    below: Sequence[int], texts: Mapping[int, str], words: Mapping[int, str]
) -> int:
    """The title below the dateline; -1 if there is none, as in a letter."""
    if any(is_salute(words[index]) for index in below):
        return -1
    lines = (i for i in below if not (is_classification(words[i]) or is_dateline(texts[i])))
    first = next(lines, -1)
    return first if first >= 0 and is_title(words[first]) and not in_columns(texts[first]) else -1


def _is_number_of_note(number: str, words: Mapping[int, str], below: Sequence[int]) -> bool:
    """Whether nothing but a number stands above the text of a note, which is then no document of an
    edition, whose number stands above its heading."""
    if not _NUMBER_ALONE.fullmatch(number) or not below:
        return False
    text = words[below[0]]
    return len(text) > _LONGEST_LINE and text[-1] in ".?!:" and not has_capitals(text)


def _is_text(words: str, below: Sequence[str]) -> bool:
    """Whether the words are no heading, but the first paragraph, a question with its answer, or
    what the first of several speakers says."""
    if _QUESTION.match(words):
        return any(map(_ANSWER.match, below))
    if _SPEAKER.match(words) and words[-1] in _SENTENCE_ENDS:
        spoken = [each for each in below if _SPEAKER.match(each) and each[-1] in _SENTENCE_ENDS]
        speaks_again = any(each.startswith(words[: words.index(":") + 1]) for each in spoken)
        return len(spoken) > 1 and (speaks_again or not has_capitals(words))
    if words[-1] not in _SENTENCE_ENDS or has_capitals(words):
        return False
    goes_on = words[0].islower() and words[-1] != "]"  # from a page that is not there
    several = len(words) > _LONGEST_LINE and _SEVERAL_SENTENCES.search(words) is not None
    return goes_on or several or (len(words) > _LONGEST and words[-1] in ".?!")


def names_genre(text: str) -> bool:
    """Whether a text says what a document is: ``MEMORANDUM FOR THE PRESIDENT``."""
    words = " ".join(text.split())
    if not words or len(words) > _LONGEST or (words[-1] == "." and not _HOUR.search(words)):
        return False
    if _GENRE_OF.match(words) or _GENRE_ALONE.fullmatch(words):
        return True
    if words.isupper():
        return _GENRE.search(words) is not None
    return has_capitals(words) and _GENRE_NUMBERED.search(words) is not None
