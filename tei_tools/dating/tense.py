"""Whether the words before a month that says no year speak of what was, or of what is to come."""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["", "past", "future"]

_REACH = 120  # characters before the month, within its sentence
_SENTENCE_END = re.compile(r"[.;:?!]\s|\n")
_AHEAD = (
    "will would shall should could can may might must until till due coming forthcoming"
    " anticipate anticipates anticipating consider considers considering defer defers deferring"
    " expect expects expected expecting hope hopes hoped hoping intend intends intended intending"
    " plan plans planning postpone postpones postponing propose proposes proposing"
    " suggest suggests suggesting"
).split()
# Of what is still to come only as participles: "it is planned in April", but "he proposed talks".
_ARRANGED = (
    "anticipated considered deferred planned postponed projected proposed scheduled suggested"
)
_BEING = r"(?:is|are|was|were|be|been|being|’s|as)"
_TO_COME = re.compile(
    rf"(?<!\w)(?:{'|'.join(_AHEAD)}|won[’']t|to be|(?:by|for)(?=\s(?:\w+\s)?$)"
    rf"|{_BEING}\s(?:\w+\s)?(?:{'|'.join(_ARRANGED.split())})"
    rf"|(?:{'|'.join(_ARRANGED.split())})(?=\s(?:for|to|by)\s))(?!\w)"
)
_HAS_BEEN = re.compile(
    r"(?<!\w)(?:was|were|had|did|been|since|ago|took|went|came|met|began|saw|gave|made|held|left"
    # no participle of the present or adjective: "we are interested", "the united parties"
    r"|(?<!\bis\s)(?<!\bare\s)(?<!\bam\s)(?<!\bbe\s)(?<!\b[Tt]he\s)[a-z]{2,}ed)(?!\w)"
)
_HAD = re.compile(r"\shad(?!\w)")
_WILL = re.compile(
    r"\)?,?\s(?:(?:I|we|you|he|she|it|they|there|\w+ly)\s)?"
    r"(?:will|shall|would|should|may|might|could)(?!\w)"
)
# What was written or said on a day: the letter of February 17, the meeting of May 3.
_OF_DAY = re.compile(
    r"(?<!\w)(?:letter|telegram|cable|despatch|dispatch|airgram|note|memorandum|message|report|circular"
    r"|meeting|conversation|talk|discussion|decision|speech|statement|agreement|resolution)s?"
    r"(?:\s(?:No\.\s?)?\d{1,5})?,?\s(?:of|dated)\s{1,3}(?:the\s)?$",
    re.IGNORECASE,
)


def tense_of_day(text: str, start: int, at: int) -> Tense:
    """Whether a day from ``at`` on is past, as that of a letter or of a meeting, in a sentence that
    says nothing of what is to come; ``start`` is where its passage begins."""
    if not _OF_DAY.search(text, max(start, at - _REACH), at):
        return ""
    return "" if tense(text, start, at, at) == "future" else "past"


def tense(text: str, start: int, at: int, end: int) -> Tense:
    """Of what the sentence speaks around the month from ``at`` to ``end``; ``start`` is where its
    passage begins.

    Nothing is said where no verb is, and where a word that looks ahead stands beside one in the
    past (``he said that he would``) it is what is to come.
    """
    if _HAD.match(text, end):
        return "past"
    before = text[max(start, at - _REACH) : at]
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    sentence = before[ends[-1] :] if ends else before
    if _TO_COME.search(sentence):
        return "future"
    if _WILL.match(text, end):
        return "future"
    return "past" if _HAS_BEEN.search(sentence) else ""
