"""How likely it is that a number in the text is the mark of a note, told place by place."""

from __future__ import annotations

import re

import pytest

from tei_tools.layout.digits import digit_candidates, is_numbered_thing
from tei_tools.layout.marks import Field

NEVER = -9.0


def odds(marked: str) -> float:
    """The score of the number between « and »; ``NEVER`` if it cannot be a mark at all."""
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    starts = [0, *(gap.end() for gap in re.finditer("\n\n", text))]
    ends = [*(gap.start() for gap in re.finditer("\n\n", text)), len(text)]
    field = Field(text, 0, len(text), starts, ends, 0)
    places = {each.start: each for each in digit_candidates(field, text[start:end])}
    return places[start].score if start in places else NEVER


@pytest.mark.parametrize(
    "marked",
    [
        "we met«2» in May",
        "we met.«2» Then",
        "the men (Tab 2),«3» and",
        "“at once”«2» and",
        "so it was (again)«2» here",
        "in 1956«3» we met",
        "ended on May 7«5» with a toast",
        "so it ended «2»\n\nNext",
        "so it ended. «2»\n\nNext",
        "so it ended.«2»",
        "so it ended «2»",
        "we paid in 1974.«2» Then",
        "they had 10.«2» Then",
        "they had 10.«2» “Then",
        "they had 10,«2» and",
        "on July 5, 1973.1 «2»\n\nNext",
        "in the harbour1 «2» and",
        "in 19731 «2» and",
        "the meeting of 10.«2»",
    ],
)
def test_likely(marked: str) -> None:
    assert odds(marked) > 0


@pytest.mark.parametrize(
    "marked",
    [
        "we met «2» in the harbour",
        "«2» in the harbour",
        "in your 441«2» and",
        "in your 44«2» and",
        "in your 4«2» and",
        "on July 1«5» it was",
        "it was 197«5» already",
        "it cost 10.«2» in all",
        "about 1,«500» came",
        "Wheat | «2»\n\nNext",
    ],
)
def test_possible_if_a_note_is_due(marked: str) -> None:
    assert NEVER < odds(marked) < 0


@pytest.mark.parametrize(
    "marked",
    [
        "they sold «2» million tons",
        "it took «2» days",
        "see page «2» there",
        "see pages «2» there",
        "on May «2» we met",
        "they paid $«2» for it",
        "they paid $ «2» for it",
        "Nos. («2») and",
        "in «1»956 we met",
        "the «2»nd man",
        "it fell by «2»% then",
        "it fell by «2»/3 then",
        "it was «2»:30 then",
        "it cost 10.«2» million",
        "wor«d» of it",
    ],
)
def test_never(marked: str) -> None:
    assert odds(marked) == NEVER


@pytest.mark.parametrize(
    "text",
    ["in Phase", "a Mig", "of the\nAnnex", "The Embassy", "in Stage"],
)
def test_words_of_things_that_have_numbers(text: str) -> None:
    assert is_numbered_thing(text, 0, len(text))


@pytest.mark.parametrize(
    "text", ["by Kennan", "Mr. Oak", "at Rome", "the pier", "we phase", "a. Oak"]
)
def test_other_words_before_a_mark(text: str) -> None:
    assert not is_numbered_thing(text, 0, len(text))


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("we met«2» in May", "we met «2» in May or so"),
        ("it ended. «2» Then", "it ended «2» then"),
        ("it was on May 3 «2» and", "it was after 33 «2» and"),
        ("it ended «2»\n\nNext", "it ended «2» then"),
        ("it ended «2»\n\nNext", "it | ended «2»\n\nNext"),
        ("it ended.«2»\n\nNext", "it ended.«2» Then"),
        ("“so” «2» and", "so «2» and"),
        ("it ended«2» then", "it ended«2». Then"),
        ("it ended«2», then", "it ended«2»½ then"),
        ("in your 441«2» and", "it was 197«5» already"),
        ("in your 441«2» and", "in your 4«2» and"),
        ("ended on May 7«5» with", "ended on May 1«5» with"),
        ("they had 10.«2» Then", "they had 10.«2» then"),
        ("they had 10,«2» then", "they had 10,«200» then"),
        ("they had 1956,«200» then", "they had 10,«200» then"),
    ],
)
def test_more_likely(more: str, less: str) -> None:
    assert odds(more) > odds(less)
