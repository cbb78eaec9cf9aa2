"""Does a line read as a title?"""

from __future__ import annotations

import re

# What a line with a label says is no title: Subject: Harbor Dues; Betr.: Hafenfragen.
_LABELLED = re.compile(
    r"(?:[A-Z]{2,}(?: [A-Z]{2,})?|From|To|Through|Via|Date|Time|Place|Copies to|Subj(?:ect)?|Re"
    r"|Ref(?:erence)?s?|Participants|Present|Attendees|Drafted(?: by)?|Approved(?: by)?"
    r"|Cleared(?: by)?|Info|Betr(?:\.|eff)|Bezug|Objet|Asunto)\s?: "
)
_LONGEST = 120  # characters


def is_title(words: str) -> bool:
    """A short line without the full stop of a sentence, its main words with capitals."""
    if words[0] == "_" == words[-1]:
        words = words.strip("_") or "_"  # underlined, as typescripts show it
    if len(words) > _LONGEST or not words[0].isalnum():
        return False
    last = words.rstrip('”“"')[-1:]
    if last in ".,;:?!…—–-" or not _quotes_are_closed(words):
        return False
    return not _LABELLED.match(words) and has_capitals(words)


def _quotes_are_closed(words: str) -> bool:
    """Whether all that is quoted also ends there, and began there; in German the mark that opens in
    English closes (``„Hafen“``)."""
    opening, closing = words.count("“"), words.count("”")
    if low := words.count("„"):
        return low == opening + closing
    return opening == closing and words.count('"') % 2 == 0


def has_capitals(words: str) -> bool:
    """Whether there are main words, and most of them begin with a capital."""
    main = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return bool(main) and sum(word[0].isupper() for word in main) >= 0.7 * len(main)
