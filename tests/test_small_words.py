"""The words that a document writes small."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.naming.text.small import SmallWords

TEXT = "The bank of Oak’s friend; a well-known bridge, the Ocean and ocean. It’s an état naïve"


@pytest.mark.parametrize("word", ["bank", "friend", "well", "bridge", "ocean", "and", "the"])
def test_words_written_small_are_known(word: str) -> None:
    assert word in SmallWords(TEXT)


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("oak", "it has a capital"),
        ("known", "it follows a hyphen"),
        ("of", "it has two letters"),
        ("rid", "it is a part of a word"),
        ("brid", "it begins a word"),
        ("tat", "it follows a letter with an accent"),
        ("absent", "it does not stand there"),
    ],
)
def test_other_words_are_not(word: str, why: str) -> None:
    assert word not in SmallWords(TEXT), why


@given(
    st.text("abcA ’'-é1_.\n", max_size=60),
    st.lists(st.text("abc", min_size=1, max_size=4), max_size=60),
)
def test_it_makes_no_difference_how_many_are_asked_for(text: str, asked: list[str]) -> None:
    """The words are looked up one by one until many were asked for, then all are collected."""
    written = set(re.findall(r"(?<![\w’'-])[a-z]{3,}", text))
    small = SmallWords(text)
    assert {word for word in asked if word in small} == written.intersection(asked)
