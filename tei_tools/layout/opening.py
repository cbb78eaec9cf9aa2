"""Where a document begins: its heading, below what may stand above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tei_tools.layout.cables import service_lines
from tei_tools.layout.classification import is_classification
from tei_tools.layout.columns import in_columns
from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.genre import begins_with_genre, names_genre
from tei_tools.layout.labels import label_lines
from tei_tools.layout.letterhead import below_letterhead, letterhead_of_letter
from tei_tools.layout.model import BlockKind
from tei_tools.layout.numbers import NUMBERED, is_leading_source, is_paper_number
from tei_tools.layout.salutation import is_salute
from tei_tools.layout.titles import has_capitals, is_title
from tei_tools.layout.version import is_version

#: Paragraphs: the heading is among so many with words.
LOOKED_AT = 8
_NUMBER_ALONE = re.compile(r"(?:No\.|N[°ºo]|Nr\.) ?\d{1,4}\.?")
_QUESTION = re.compile(r"Q[.:] ")
_ANSWER = re.compile(r"A[.:] ")
_SPEAKER = re.compile(r"[A-Z][\w.’' -]{0,30}: \S")
_SENTENCE_ENDS = tuple(".?!”])")
_SEVERAL_SENTENCES = re.compile(r"[^\W\d_]{3}[.?!][”)]? [“(]?[A-Z]")
_LONGEST = 200  # characters of a heading
_LONGEST_LINE = 80  # … and of a line of a letterhead


def kind_above_heading(text: str) -> BlockKind:
    """What a paragraph above the heading is."""
    words = " ".join(text.split())
    if is_classification(words):
        return "classification"
    if is_leading_source(words):
        return "source"
    if is_version(words):
        return "version"
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
        or (is_version(words[wordy[0]]) and is_title(words[wordy[1]]))
        or (is_leading_source(words[wordy[0]]) and not begins_with_genre(words[wordy[0]]))
        or (is_paper_number(words[wordy[0]]) and names_genre(words[wordy[1]]))
    ):
        wordy.pop(0)
    if not wordy:
        return Opening(0)
    first, *below = wordy
    if NUMBERED.match(texts[first]) or names_genre(words[first]):
        return Opening(-1 if _is_number_of_note(words[first], words, below) else first)
    lines = {index: texts[index] for index in wordy}
    if above := service_lines(lines) or label_lines(lines):
        return Opening(-1, above)
    in_capitals = all(words[i].isupper() for i in wordy if not is_dateline(texts[i]))
    letterhead = letterhead_of_letter(texts, words)
    if not in_capitals:
        named = below_letterhead(wordy, texts, words)
        if named is not None:
            return Opening(named)
        if letterhead:
            return Opening(-1, letterhead)
    if is_dateline(texts[first]):
        head = -1 if in_capitals else _below_dateline(below, texts, words)
    else:
        is_dated = bool(below) and is_dateline(texts[below[0]])
        is_text = not is_dated and _is_text(words[first], [words[index] for index in below])
        head = -1 if is_text else first
    return Opening(head, letterhead if head < 0 else 0)


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
