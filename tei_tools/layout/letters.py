"""Letters that stand one below the other in a memo: where each after the first begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import takewhile

from tei_tools.dating.months import ANY_FORM, WEEKDAY
from tei_tools.layout.attachments import is_attachment_heading
from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.salutation import is_salute
from tei_tools.layout.signature import LONGEST, is_office, is_valediction, leave_in
from tei_tools.layout.titles import is_title
from tei_tools.layout.version import is_version

_LONGEST = 100  # characters of a dateline
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_PLACE = re.compile(
    rf"\[?(?!(?:{ANY_FORM}|{WEEKDAY})\b)[^\W\d]",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\[?(?:(?:No\.? ?)?\d{1,3}[a-z]?|[IVX]{1,5})[.)\]]{1,2} ")
# Who writes to whom: Mr. Alder to Mr. Birch, The Minister of Maravene to the Secretary of State. An
# ambassador to a country writes to nobody.
_WRITER = (
    r"(?:the )?(?:(?:acting|under|deputy|assistant|vice|prime|consul|first|american|foreign) )*"
    r"(?:mr|mrs|miss|messrs|dr|sir|lord|lady|count|baron|prince|captain|colonel|general|admiral"
    r"|commander|major|president|secretary|minister|ambassador|chargé|consul|governor|chancellor"
    r"|chairman|director|commissioner|department|legation|embassy|consulate|ministry|foreign office"
    r"|señor|monsieur|herr)\b"
)
_CORRESPONDENTS = re.compile(rf"{_WRITER}[^:;“”]{{0,90}} to {_WRITER}", re.IGNORECASE)
_LEAVE = 4  # paragraphs at the end of a letter, of which one takes leave
# A salutation, and what follows it in the same paragraph.
_SALUTE = re.compile(
    r"(?:(?:My )?[Dd]ear [^:.!?]{2,40}|Sirs?|Gentlemen|Madam|(?:Your )?Excellency|My Lord)[:,]"
)


def find_letters(
    words: Sequence[str], text: Callable[[int], str], head: int, attachments: Set[int]
) -> Mapping[int, int]:
    """The paragraphs with which a further letter begins, and of each that of its dateline.

    A letter begins with place and date. That it is no letter that is told of shows its heading,
    which says who writes to whom, or the end of another letter above and a salutation below it. If
    there is one such, the first of all may have a heading of its own, below that of the document.
    """
    found: dict[int, int] = {}
    first = -1
    for index in range(head + 2, len(words)):
        if len(words[index]) > _LONGEST or not _may_be_dateline(words[index]):
            continue
        if not is_dateline(text(index)):
            continue
        above = _above(words, index, head)
        if above < 0 or not attachments.isdisjoint((above, _above(words, above, head))):
            continue
        if _names_correspondents(words[above]) and _has_place(words[index]):
            if _above(words, above, head) < 0:
                first = index
                continue
            found[above] = index
        elif is_greeted(words, index):
            start = _below_leave(words, text, head, index)
            if start >= 0:
                found[start] = index
    if found and first >= 0:
        found[_above(words, first, head)] = first
    return found


def _may_be_dateline(words: str) -> bool:
    """Whether it is worth a look: a short line with a year."""
    return len(words) <= _LONGEST and _YEAR.search(words) is not None


def _above(words: Sequence[str], index: int, head: int) -> int:
    """The nearest paragraph with words below the heading and above another, but for the note of a
    translator; -1 if none is."""
    return next(
        (
            above
            for above in reversed(range(head + 1, index))
            if words[above]
            and (is_attachment_heading(words[above]) or not is_version(words[above]))
        ),
        -1,
    )


def _names_correspondents(words: str) -> bool:
    """Whether a title says who writes to whom."""
    bare = _NUMBER.sub("", words, count=1).rstrip(".")
    return bool(bare) and is_title(bare) and _CORRESPONDENTS.match(bare) is not None


def begins_letter(words: Sequence[str], text: Callable[[int], str], index: int) -> bool:
    """Whether a letter begins below a title: with place and date, a salutation, or in brackets what
    it is."""
    below = [i for i in range(index + 1, min(len(words), index + 6)) if words[i]][:3]
    return any(
        words[i].startswith("[")
        or is_salute(words[i])
        or _SALUTE.match(words[i])
        or (_may_be_dateline(words[i]) and is_dateline(text(i)))
        for i in takewhile(lambda i: not is_attachment_heading(words[i]), below)
    )


def is_greeted(words: Sequence[str], index: int) -> bool:
    """Whether a salutation stands below a dateline, perhaps below the address."""
    below = [each for each in words[index + 1 : index + 6] if each][:2]
    return any(is_salute(each) or _SALUTE.match(each) for each in below)


def _below_leave(words: Sequence[str], text: Callable[[int], str], head: int, dated: int) -> int:
    """With which paragraph a letter with its date begins that stands below the end of another: its
    heading, or the date; -1 if no other ends there. Below the leave that is taken stand a name, and
    perhaps an office."""
    below = [dated]
    for index in reversed(range(head + 1, dated)):
        if not words[index] or len(below) > _LEAVE:
            continue
        leave = len(words[index]) <= LONGEST and text(index)
        if leave and (leave_in(leave) or is_valediction(leave)):
            unsigned = below[0 if leave_in(leave) else 1 :]
            heads = [i for i in unsigned[:-1] if is_title(words[i]) and not is_office(text(i))]
            return heads[-1] if heads else dated
        below.insert(0, index)
    return -1


def _has_place(words: str) -> bool:
    return _PLACE.match(words) is not None
