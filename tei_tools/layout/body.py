"""The paragraphs of the body, and where the document begins in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from tei_tools.layout.classification import is_classification
from tei_tools.layout.paragraphs import Paragraph

_FILE_NUMBER = re.compile(
    r"\[?(?:[\w.()&’'/–: -]{0,80}?(?:[\w)]/\d{1,2}[–-]\d{2,4}|[Ff]iles?\b|Lot \d|Papers"
    r"|Library|L/T)"
    r"|Source:)"
)
_NUMBERED = re.compile(r"\[?(\d{1,4}[a-z]?)\]?\. ")


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of the body, with the text that they are read in: page breaks and note marks
    blanked in ``reading``, only page breaks in ``without_pages``."""

    reading: str
    paragraphs: Sequence[Paragraph]
    without_pages: str
    _facts: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    _words: dict[int, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def words(self, index: int) -> str:
        """The words of a paragraph, white space collapsed."""
        if index not in self._words:
            paragraph = self.paragraphs[index]
            text = self.reading[paragraph.start : paragraph.end]
            self._words[index] = " ".join(text.split())
        return self._words[index]

    def text(self, index: int) -> str:
        """The text of a paragraph, with its line breaks."""
        paragraph = self.paragraphs[index]
        return self.reading[paragraph.start : paragraph.end].strip()

    def is_pages(self, index: int) -> bool:
        """Whether a paragraph holds nothing but page breaks."""
        paragraph = self.paragraphs[index]
        return not self.without_pages[paragraph.start : paragraph.end].strip()

    def in_capitals(self) -> bool:
        """Whether the whole memo is in capitals, as many telegrams are."""
        if "capitals" not in self._facts:
            letters = sum(map(str.isalpha, self.reading))
            self._facts["capitals"] = sum(map(str.isupper, self.reading)) > 0.5 * letters
        return self._facts["capitals"]

    def is_row(self, index: int) -> bool:
        """Whether a paragraph is a row of a table: cells divided by ``|``."""
        paragraph = self.paragraphs[index]
        text = self.reading[paragraph.start : paragraph.end]
        return " | " in text or text.startswith("| ") or text.endswith(" |")


def head_index(body: Body) -> int:
    """Which paragraph is the heading: the first with words, after a line of classification and a
    source note before it."""
    wordy = list(islice((i for i in range(len(body.paragraphs)) if body.words(i)), 3))
    while len(wordy) > 1 and (
        is_classification(body.words(wordy[0])) or is_leading_source(body.words(wordy[0]))
    ):
        wordy.pop(0)
    return wordy[0] if wordy else 0


def is_leading_source(words: str) -> bool:
    """A file number or the name of a file above the heading: ``501.AA/3–1248: Telegram``."""
    return len(words) < 200 and not _NUMBERED.match(words) and _FILE_NUMBER.match(words) is not None


def document_number(words: str) -> str:
    """The number that the heading begins with, without its full stop; empty if it has none."""
    found = _NUMBERED.match(words)
    return found[1] if found else ""
