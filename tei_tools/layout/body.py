"""The paragraphs of the body, and where the document begins in them."""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from tei_tools.layout.attachments import heads_list, is_attachment_heading, names_several
from tei_tools.layout.counted import counted_titles
from tei_tools.layout.dividers import DIVIDER
from tei_tools.layout.letters import find_letters
from tei_tools.layout.listheads import is_label
from tei_tools.layout.numbers import NUMBERED
from tei_tools.layout.opening import LOOKED_AT, Opening, find_opening
from tei_tools.layout.paragraphs import Paragraph
from tei_tools.layout.quoted import find_quoted, is_end

_SHORT = 60  # characters: names and lines to tick are hardly longer
_MOST_BELOW = 20  # paragraphs of a list at the end, with empty ones
# What a source note names: an archive, what lies in one, or how secret it was; above it stand names
# alone, as in no sentence and no title of a book.
_SOURCE = re.compile(
    r"\[?Source ?: ?(?:(?:[A-Z\d][^\s,:;]*|of|the|and|for|de|des|du)[,:;]? ){0,20}?"
    r"(?:(?:Archiv(?:e|es|o|io)|\w{1,20}archiv|Librar(?:y|ies)|Record Office)\b"
    r"|Files\b|(?:Central|Decimal|Subject|Policy) File\b|Papers,"
    r"|(?:Box|Boxes|Lot|Folder|Record Group|RG|FO|CAB|PREM) \d|\S{0,30}\w/\d{1,2}[–-]\d{2,4}\b"
    r"|(?:Top Secret|Secret|Confidential|Unclassified)[.;])"
)
_CAPITALS = string.ascii_uppercase.encode()
_NO_LETTERS = bytes(byte for byte in range(256) if byte not in string.ascii_letters.encode())


@dataclass(frozen=True)
class Body:
    """The paragraphs of the body, with the text that they are read in: page breaks and note marks
    blanked in ``reading``, only page breaks in ``without_pages``. Among the footnotes there may be
    a source note."""

    reading: str
    paragraphs: Sequence[Paragraph]
    without_pages: str
    has_source_note: bool = False

    @cached_property
    def words(self) -> Sequence[str]:
        """The words of each paragraph, white space collapsed."""
        # In most memos there are no other blanks than spaces and the ends of lines.
        plain = self.reading.replace("\n", " ").isprintable()
        found = []
        for text in self._texts:
            is_plain = plain and "\n" not in text and "  " not in text
            found.append(text if is_plain else " ".join(text.split()))
        return found

    @cached_property
    def _texts(self) -> Sequence[str]:
        return [self.reading[start:end].strip() for start, end, *_ in self.paragraphs]

    def text(self, index: int) -> str:
        """The text of a paragraph, with its line breaks."""
        return self._texts[index]

    def has_lines(self, index: int) -> bool:
        """Whether a paragraph has several lines."""
        paragraph = self.paragraphs[index]
        return self.reading.find("\n", paragraph.start, paragraph.end) >= 0

    def is_pages(self, index: int) -> bool:
        """Whether a paragraph holds nothing but page breaks."""
        paragraph = self.paragraphs[index]
        return not self.without_pages[paragraph.start : paragraph.end].strip()

    @cached_property
    def in_capitals(self) -> bool:
        """Whether the whole memo is in capitals, as many telegrams are: most words of its
        sentences, for headings are so in other memos too."""
        letters = self.reading.encode().translate(None, _NO_LETTERS)
        small = letters.translate(None, _CAPITALS)
        if 4 * len(small) > 3 * len(letters):
            return False  # which is soon said of most
        sentences = [words for words in self.words if words.endswith((".", "?", "!"))]
        words = " ".join(sentences or self.words).split()
        return sum(map(str.isupper, words)) > sum(map(str.islower, words))

    @cached_property
    def head(self) -> int:
        """Which paragraph is the heading; -1 if there is none."""
        return self._opening.head

    @cached_property
    def letterhead(self) -> int:
        """How many of the first paragraphs are the letterhead of a letter without a heading."""
        return self._opening.letterhead

    @cached_property
    def _opening(self) -> Opening:
        wordy = ((index, text) for index, text in enumerate(self._texts) if text)
        texts = dict(islice(wordy, LOOKED_AT))
        opening = find_opening(texts)
        return opening._replace(head=-1) if self._heads_opening_list(opening.head) else opening

    def _heads_opening_list(self, index: int) -> bool:
        """Whether a paragraph heads no document, but the list of those who took part, or the like,
        with which a memo without a heading begins."""
        return index >= 0 and self.heads_items(index) and is_label(self.words[index])

    @cached_property
    def _wordy(self) -> Sequence[int]:
        """The paragraphs that hold words."""
        return [index for index, text in enumerate(self._texts) if text]

    def next_words(self, index: int) -> int:
        """The nearest paragraph with words below another; their number if there is none."""
        at = bisect_right(self._wordy, index)
        return self._wordy[at] if at < len(self._wordy) else len(self._texts)

    def last_words(self, index: int) -> int:
        """The nearest paragraph with words above another; -1 if there is none."""
        at = bisect_left(self._wordy, index)
        return self._wordy[at - 1] if at else -1

    def heads_items(self, index: int) -> bool:
        """Whether the next paragraph with words has a bullet."""
        below = self.next_words(index)
        return below < len(self.paragraphs) and self.paragraphs[below].bullet is not None

    @cached_property
    def attachments(self) -> Set[int]:
        """Which paragraphs head an attachment; "Attachments" as the last words, or above a list of
        them, head none."""
        found = {i for i, words in enumerate(self.words) if is_attachment_heading(words)}
        last = max((i for i in range(len(self.words)) if self.words[i]), default=0)
        if names_several(self.words[last]):
            found.discard(last)
        edges = pairwise([*sorted(found), len(self.words)])
        return {start for start, end in edges if not self._heads_list(start, end)}

    @cached_property
    def letters(self) -> Mapping[int, int]:
        """The paragraphs with which a further letter begins, and of each that of its dateline."""
        return find_letters(self.words, self.text, self.head, self.attachments)

    def _heads_list(self, index: int, end: int) -> bool:
        """Whether a paragraph heads a list that goes on to the end, or to an attachment."""
        return heads_list([words for words in self.words[index:end] if words])

    @cached_property
    def lists_below(self) -> Set[int]:
        """The paragraphs of the lists of enclosures and copies at the end, or above an
        attachment."""
        found: set[int] = set()
        for end in (*self.attachments, len(self.words)):
            for index in range(max(0, end - _MOST_BELOW), end):
                if self._heads_list(index, end):
                    found.update(range(index, end))
                    break
        return found

    def stands_below(self, index: int) -> bool:
        """Whether a paragraph belongs to a list at the end, or is the source note there."""
        return index in self.lists_below or index == self.source_below

    @cached_property
    def source_below(self) -> int:
        """Which paragraph, the last, is a source note without a number; -1 if there is none. It
        names an archive, which the source of a report does not; that of a table stands below its
        rows."""
        wordy = [index for index, words in enumerate(self.words) if words]
        if self.has_source_note or not wordy or wordy[-1] <= self.head:
            return -1
        last = wordy[-1]
        is_of_table = len(wordy) > 1 and self.is_row(wordy[-2])
        return last if not is_of_table and _SOURCE.match(self.words[last]) else -1

    @cached_property
    def counted_titles(self) -> Set[int]:
        """Titles in small letters, shown by their numbers: ``I. – La situation``."""
        return counted_titles(self.words)

    @cached_property
    def quoted(self) -> Set[int]:
        """The paragraphs that are quoted over more than one."""
        return find_quoted(self.words)

    def closes_quoted(self, index: int) -> bool:
        """Whether a paragraph is the last that is quoted, above ``End text.`` alone."""
        if index not in self.quoted:
            return False
        below = self.next_words(index)
        return below < len(self.words) and is_end(self.words[below])

    @cached_property
    def ends_short(self) -> Sequence[bool]:
        """Of each paragraph whether it and all below it, up to the end or an attachment, are short
        lines."""
        found: list[bool] = []
        for index in reversed(range(len(self.words))):
            is_short = len(self.words[index]) <= _SHORT and (not found or found[-1])
            found.append(index in self.attachments or is_short)
        return found[::-1]

    @cached_property
    def has_dividers(self) -> bool:
        """Whether there are dividers of cells somewhere."""
        return "|" in self.reading

    def is_row(self, index: int) -> bool:
        """Whether a paragraph is a row of a table: cells divided by ``|``, or typed in columns."""
        paragraph = self.paragraphs[index]
        if paragraph.borders is not None:
            return True
        if not self.has_dividers:
            return False
        return DIVIDER.search(self.reading, paragraph.start, paragraph.end) is not None


def document_number(body: Body) -> str:
    """The number that the heading begins with, without its full stop; empty if it has none."""
    found = NUMBERED.match(body.text(body.head)) if body.head >= 0 else None
    return (found["n"] or found["other"]) if found else ""
