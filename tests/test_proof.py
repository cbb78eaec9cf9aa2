"""The proof notices whatever a converter may lose, add or move."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import get_args, get_type_hints

import pytest
from lxml import etree

from tei_tools.errors import ProofError
from tei_tools.layout import Layout, read_layout
from tei_tools.layout.model import Removal
from tei_tools.proof import prove_nothing_lost
from tei_tools.source import Source
from tei_tools.spans import Span, resolve
from tei_tools.tei import tag
from tei_tools.tree import build_text

MEMOS = {
    "notes": """12. Memorandum From Alder & Co. to Birch1

[Page 11]

Port City, March 12, 1974.

  * 12 tons of wheat, of Dogwood & Co. | and more
  * barley2

No. 12 was lost. [Page 12] It weighed 12.

grain | 12 | 7
rye [Page 13] | 1 | 12

12. Is left.

Charles Alder

  1. Source: Port City Archive, Box 12. Co. means company.
  2. See No. 12.

  * one
  * two
  3. No mark.
""",
    "typescript": """Memo to Alder & Co.

The harbour is short of stor-
age, as you know, and of other
things that we have asked for \x0cfor twelve years; we have 12-
3 tons of it.[1]

There are* no other stars of the sort.

  [1] Of 1912. \u21a9
""",
}


def layout_and_text(text: str) -> tuple[Layout, etree._Element]:
    layout = read_layout(Source("memo.txt", text))
    start = text.index("Alder")
    spans = resolve([*layout.marks, Span(start, start + 5, "persName")])
    return layout, build_text(layout, spans)


def texts(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    for element in root.iter():
        for space in ("text", "tail"):
            if words := getattr(element, space):
                yield element, space, words


@pytest.fixture(params=MEMOS.values(), ids=MEMOS)
def made(request: pytest.FixtureRequest) -> tuple[Layout, etree._Element]:
    return layout_and_text(request.param)


def test_no_word_can_be_lost_doubled_or_moved(made: tuple[Layout, etree._Element]) -> None:
    layout, text = made
    prove_nothing_lost(layout, text)
    tried = 0
    for element, space, words in texts(text):
        for word in re.finditer(r"\S+", words):
            left, right = words[: word.start()], words[word.end() :]
            for damaged in (left + right, left + word[0] * 2 + right):
                tried += 1
                setattr(element, space, damaged)
                with pytest.raises(ProofError, match="would not hold"):
                    prove_nothing_lost(layout, text)
        setattr(element, space, words)
    assert tried > 50


def test_no_mark_and_no_border_of_cells_can_be_lost(made: tuple[Layout, etree._Element]) -> None:
    layout, text = made
    for number, element in enumerate(text.iter(tag("pb"), tag("note"), tag("cell"))):
        copy = deepcopy(text)
        lost = [*copy.iter(tag("pb"), tag("note"), tag("cell"))][number]
        if element.tag == tag("cell") and element.getprevious() is None:
            continue
        lost.tag = "seg"  # its words stay
        with pytest.raises(ProofError, match="would not hold"):
            prove_nothing_lost(layout, copy)


def test_nothing_is_removed_but_what_the_layout_may(made: tuple[Layout, etree._Element]) -> None:
    layout, text = made
    kinds = get_args(get_type_hints(Removal)["why"])
    taken = {(removal.start, removal.end) for removal in layout.removed}
    words = [match.span() for match in re.finditer(r"\S+", layout.source.text)]
    characters = [(at, at + 1) for start, end in words for at in range(start, end)]
    marks = [(mark.start, mark.end) for mark in layout.marks]
    tried = 0
    for start, end in {*words, *characters} - taken - set(marks):
        if any(left < end and start < right for left, right in [*taken, *marks]):
            continue
        for why in kinds:
            tried += 1
            removed = tuple(sorted([*layout.removed, Removal(start, end, why)]))
            with pytest.raises(ProofError):
                prove_nothing_lost(replace(layout, removed=removed), text)
    assert tried > 500


def test_a_mark_hides_no_more_than_its_number(made: tuple[Layout, etree._Element]) -> None:
    layout, text = made
    for index, mark in enumerate(layout.marks):
        wider = replace(mark, start=mark.start - 1)
        marks = (*layout.marks[:index], wider, *layout.marks[index + 1 :])
        with pytest.raises(ProofError, match="would be lost"):
            prove_nothing_lost(replace(layout, marks=marks), text)
