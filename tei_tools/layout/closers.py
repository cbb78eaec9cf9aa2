"""The end of a letter: valediction, signature, office."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from itertools import islice

from tei_tools.dating.months import ANY_FORM, WEEKDAY
from tei_tools.layout.address import is_address_of_another, stands_at_foot
from tei_tools.layout.attachments import COPIES, is_attachment_heading, names_several
from tei_tools.layout.body import Body
from tei_tools.layout.choices import is_choice
from tei_tools.layout.classification import is_classification
from tei_tools.layout.counted import is_counted
from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.minutes import signed_minutes
from tei_tools.layout.model import BlockKind
from tei_tools.layout.opening import LOOKED_AT
from tei_tools.layout.salutation import is_salute
from tei_tools.layout.sentences import SENTENCE_ENDS
from tei_tools.layout.signature import (
    LONGEST,
    is_office,
    is_signature,
    is_valediction,
    leave_in,
    signs_for_another,
    signs_with_date,
)

POSTSCRIPT = re.compile(r"P\. ?S\.|PS[:.]")
# What else may stand below a signature: to whom copies go, what is enclosed, and the marks of those
# who wrote and typed it (MFB/12, EUR:CAlder:mb).
_BELOW = re.compile(
    rf"{COPIES}"
    r"|(?:Attachment|Enclosure|Tab)s?: [^\n]{1,60}$"
    r"|(?i:Downgraded|Declassified|Classified) (?i:at|by)\b"
    r"|Enc(?:l|s|losures?)?[.:](?: \(?\d{1,2}\)?| [^.]{1,60})?$"
    r"|[A-Z]{1,6}[:/](?=[\w:/]*[a-z\d])[\w:/]{1,20}$"
)

# "Done at Castelmar, in two copies, this third day of May, 1924" is a sentence of the treaty.
_DONE = re.compile(r"done|given|this|in witness", re.IGNORECASE)
_LONGEST_DATED = 100  # characters
_LONGEST_SIGNATURE = 4  # paragraphs
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
# The words of a date that is written out, before its first figure.
_OF_DATE = re.compile(
    rf"(?:{ANY_FORM}|{WEEKDAY})\b",
    re.IGNORECASE,
)


def find_closers(body: Body, entries: Set[int] = frozenset()) -> dict[int, BlockKind]:
    """The paragraphs that close a letter: valediction, signature, place and date.

    They stand last in the document or before an attachment or another letter; elsewhere a short
    line is a signature only after a valediction, or if it repeats a name of the heading, or with
    the day on which it was signed, or at the end of ``entries`` of a log, which these dates head.
    """
    found: dict[int, BlockKind] = {}
    head = body.head
    sender = body.words[head] if head >= 0 else ""
    for end in sorted({*body.attachments, *body.letters, len(body.paragraphs)}):
        index = end - 1
        while index > head and not (
            index in found or index in body.attachments or index in body.letters
        ):
            words = body.words[index]
            if index in body.quoted:
                break
            if words and not (stands_below_signature(words) or body.stands_below(index)):
                kind = _closer_kind(body, index)
                if _is_address_at_foot(body, index, found):
                    kind = "address"
                elif kind is None and _closes_with_date(body, index, found):
                    kind = "dateline"
                if kind is None:
                    break
                found[index] = kind
            index -= 1
    found |= dict.fromkeys(_signed_entries(body, entries, found), "signed")
    signed = _led_to_signatures(body)
    last = body.last_words(len(body.words))
    found |= signed_minutes(body, is_signed=found.get(last) == "signed")
    for index in range(head + 2, len(body.paragraphs)):
        words = body.words[index]
        if not words or len(words) > LONGEST or index in found or body.paragraphs[index].bullet:
            continue
        if index in body.quoted:
            continue
        repeats = len(words) < 40 and f"({words})" in sender
        after_valediction = found.get(body.last_words(index)) == "valediction"
        may_sign = repeats or after_valediction or _is_office_of_party(body, index, found)
        if (body.has_lines(index) and leave_in(body.text(index))) or (
            may_sign and _closer_kind(body, index) == "signed"
        ):
            found[index] = "signed"
        elif index in signed:
            found[index] = "valediction"
    return found


def _is_address_at_foot(body: Body, index: int, found: Mapping[int, BlockKind]) -> bool:
    """Whether a paragraph is the address of the one who is written to."""
    text, above = body.text(index), body.last_words(index)
    if stands_at_foot(text):
        return _is_beside_closer(body, index, found)
    is_below = above > body.head and is_address_of_another(text)
    return is_below and _closer_kind(body, above) == "signed"


def _is_beside_closer(body: Body, index: int, found: Mapping[int, BlockKind]) -> bool:
    """Whether leave is taken, or somebody signs, directly above or below a paragraph, or the day
    stands above it."""
    below, above = body.next_words(index), body.last_words(index)
    if found.get(below) in ("valediction", "signed"):
        return True
    return above > body.head and (
        _closer_kind(body, above) is not None or _is_dated(body.text(above))
    )


def stands_below_signature(words: str) -> bool:
    """Whether the words may stand below a signature."""
    return (
        POSTSCRIPT.match(words) is not None
        or _BELOW.match(words) is not None
        or names_several(words)
    )


def _led_to_signatures(body: Body) -> set[int]:
    """The valedictions that a signature follows, perhaps after others; one that closes a quotation
    belongs to a letter that is quoted."""
    found: set[int] = set()
    run: list[int] = []  # valedictions, one below the other
    for index in range(body.head + 2, len(body.paragraphs)):
        if not body.words[index]:
            continue
        is_leave = len(body.words[index]) <= LONGEST and _takes_leave(body, index)
        if is_leave and _closer_kind(body, index) == "valediction":
            run.append(index)
        elif run:
            if _closer_kind(body, index) == "signed":
                found.update(run)
            run = []
    return found


def _signed_entries(body: Body, entries: Set[int], found: Mapping[int, BlockKind]) -> Sequence[int]:
    """The names below the entries of a log, each below a whole sentence; one alone is none."""
    signed: list[int] = []
    for entry in sorted(entries)[1:]:
        *_, above, name = (i for i in range(entry) if body.words[i])
        if (
            above not in entries
            and body.words[above].endswith(SENTENCE_ENDS)
            and _closer_kind(body, name) == "signed"
        ):
            signed.append(name)
    return signed if len(signed) + ("signed" in found.values()) > 1 else ()


def _takes_leave(body: Body, index: int) -> bool:
    return is_valediction(body.text(index)) or _is_salute_in_leave(body, index)


def _closer_kind(body: Body, index: int) -> BlockKind | None:
    paragraph = body.paragraphs[index]
    text = body.text(index)
    if not text or paragraph.bullet or body.is_row(index) or is_choice(text):
        return None
    if _takes_leave(body, index):
        return "valediction"
    words = body.words[index]
    if leave_in(text) or signs_with_date(text):
        return "signed"
    if is_classification(words) or is_attachment_heading(words) or _is_dated(text):
        return None
    before = body.last_words(index)
    above = body.text(before) if before >= 0 else ""
    if (
        (is_signature(text) and not is_counted(body.words, index))
        or (is_valediction(above) and is_signature(text.rstrip(".")))
        or (is_office(text) and is_signature(above))
    ):
        return "signed"
    return None


def _is_office_of_party(body: Body, index: int, found: Mapping[int, BlockKind]) -> bool:
    """Whether a line is the office of one who signed a treaty for a party."""
    name = body.last_words(index)
    party = body.last_words(name)
    return (
        found.get(name) == "signed"
        and found.get(party) == "valediction"
        and signs_for_another(body.words[party])
        and is_office(body.text(index))
    )


def is_formula(text: str) -> bool:
    """Whether the text says in a sentence where and when a treaty or a decree was made."""
    return _DONE.match(text) is not None


def _is_dated(text: str) -> bool:
    """Whether a text is a whole date, perhaps with a place before it."""
    if len(text) > _LONGEST_DATED or is_formula(text) or not _YEAR.search(text):
        return False
    return is_dateline(text)


def _closes_with_date(body: Body, index: int, found: Mapping[int, BlockKind]) -> bool:
    """Whether a paragraph says when, and mostly where, the document was made, as treaties, notes
    and letters of some countries do at their end.

    A signature stands beside it; or else it is the only date of the document and stands below a
    whole sentence. Below a text that waits for a date, or below another date, it
    belongs to the text."""
    text = body.text(index)
    above = next((i for i in reversed(range(body.head + 1, index)) if body.words[i]), -1)
    if not _is_dated(text) or above < 0 or _is_dated(body.text(above)):
        return False
    if _is_last_of_signature(body, above):
        return _has_place(text) or not _heads_postscript(body, index)
    if not body.words[above].endswith(SENTENCE_ENDS) or "dateline" in found.values():
        return False
    if any(found.get(below) in ("signed", "valediction") for below in range(index + 1, index + 4)):
        return True
    return not _opens_with_date(body, index)


def _has_place(text: str) -> bool:
    before_figures = re.split(r"\d", _OF_DATE.sub("", text), maxsplit=1)[0]
    return any(word[0].isupper() for word in before_figures.split())


def _is_last_of_signature(body: Body, index: int) -> bool:
    """Whether a paragraph signs, with up to three others above it, below words of leave or a whole
    sentence: lines of a list may look like names, too."""
    lines = (i for i in reversed(range(body.head + 1, index + 1)) if body.words[i])
    for count, line in enumerate(islice(lines, _LONGEST_SIGNATURE + 1)):
        kind = _closer_kind(body, line)
        if kind != "signed":
            ends = kind == "valediction" or body.words[line].endswith(SENTENCE_ENDS)
            return count > 0 and ends and not _is_dated(body.text(line))
    return False


def _heads_postscript(body: Body, index: int) -> bool:
    below = next(filter(None, body.words[index + 1 : index + 4]), "")
    return POSTSCRIPT.match(below) is not None


def _opens_with_date(body: Body, index: int) -> bool:
    """Whether there is a dateline in the opening, above a paragraph."""
    first = map(body.text, range(min(index, body.head + 1 + LOOKED_AT)))
    return any(is_dateline(text) and not is_formula(text) for text in first)


def _is_salute_in_leave(body: Body, index: int) -> bool:
    """Whether "My Lord," or the like stands in what takes leave: above the last words of it."""
    words = body.words[index]
    return (
        words.endswith(",")
        and is_salute(words)
        and body.next_words(index) < len(body.paragraphs)
        and is_valediction(body.text(body.next_words(index)))
    )
