"""What a paragraph may be instead of what it was taken for, where that was close."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Literal

from tei_tools.layout.body import Body
from tei_tools.layout.model import BlockKind
from tei_tools.layout.nesting import is_enumerator
from tei_tools.layout.signature import is_office, is_signature

_SHORT = 24  # characters: few names of persons with their offices are shorter
_PERSON = re.compile(
    r"(?:The )?(?:M(?:r|rs|iss|essrs|me|\.)?\b|Dr|Prof|Amb|Sec(?!urity)|Pres|Vice|Prime|Foreign Min"
    r"|Minister|Chancellor|Chairman|Counsel|Gen|Lt|Maj|Col|Capt|Adm|Rear|Sir|Lord|King|Sen|Gov|Act"
    r"|Under|Assist|Dep(?!artment of)|Dir|[A-Z]\. )"
)
# A label, rather, that heads what follows it: SUBJECT, REFERENCES.
_HEADING = re.compile(r"(?:subject|subj|re|refs?|references?)s?:$", re.IGNORECASE)


class Doubts:
    """Says of one paragraph after the other what else it may be.

    The doubts are those in which the errors were on the documents of the corpus; what was hardly
    ever wrong is none.
    """

    def __init__(self, body: Body, head: int, closers: Mapping[int, BlockKind]) -> None:
        self.body = body
        self.head = head
        self.closers = closers
        unclosed = (i for i, words in enumerate(body.words) if words and i not in closers)
        self.last_text = max(unclosed, default=-1)  # the last paragraph that closes nothing
        self.last: BlockKind = "p"  # the kind of the paragraph before
        self.persons = False  # in a list of participants
        self.parties = False  # … that begins with the name of a country, not of a person
        self.labelled = False  # in a list whose items have labels

    def about(
        self, index: int, kind: BlockKind, role: str, is_followed: bool
    ) -> BlockKind | Literal[""]:
        """The kind that the paragraph may have instead, or nothing; ``is_followed`` by an item."""
        words = self.body.words[index]
        doubt: BlockKind | Literal[""] = ""
        if kind == "signed":
            doubt = self._about_signature(index)
        elif kind == "dateline":
            doubt = "" if self.head < index <= self.head + 2 else "p"
        elif kind == "section":
            lines = "\n" in self.body.text(index)  # it heads nothing, and may be name and office
            doubt = "signed" if lines and not self._goes_on(index) else ""
        elif kind == "item":
            doubt = self._about_item(words, is_followed)
        elif kind == "p" and words.endswith("”") and not self._goes_on(index):
            # the signature below a letter that is quoted to its end
            doubt = "signed" if is_signature(f"“{self.body.text(index)}") else ""
        if kind != "pages":
            self.persons = self.persons if kind == "item" else role == "participants"
            self.labelled = kind == "label" or (self.labelled and kind == "item")
            self.last = kind
        return doubt

    def _about_signature(self, index: int) -> BlockKind | Literal[""]:
        above = self.closers.get(self.body.last_words(index))
        if above == "valediction":
            return "p" if self._goes_on(index) else ""  # of a letter that is quoted
        after = range(index + 1, len(self.body.paragraphs))
        below = list(islice((i for i in after if self.body.words[i]), 2))
        if len(below) == 1 and below[0] in self.closers and is_office(self.body.text(below[0])):
            words = self.body.words[index]  # a name, and below it the office
            if " " in words and not is_office(words):
                return ""
        return "" if not below and above is None else "p"

    def _goes_on(self, index: int) -> bool:
        """Whether more than closers follows the paragraph."""
        return index < self.last_text

    def _about_item(self, words: str, is_followed: bool) -> BlockKind | Literal[""]:
        """An item may head those that follow: a country, whose participants they are; what ends
        with a colon. One without a label, after one that has it, may go on with that."""
        if words.endswith(":") and is_followed and not _HEADING.match(words):
            return "label"
        if self.persons:
            is_party = len(words) < _SHORT and "," not in words and not _PERSON.match(words)
            if self.last == "listhead":
                self.parties = is_party
            return "label" if is_party and self.parties and is_followed else ""
        if (
            self.labelled
            and self.last == "item"
            and not is_enumerator(words.split()[0] if words else "")
        ):
            return "p"
        return ""
