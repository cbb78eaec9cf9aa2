"""The page on common mistakes says what we say."""

from __future__ import annotations

import sys

import pytest
from conftest import ROOT

from tei_tools.check import validate

sys.path.append(str(ROOT / "bench"))
import mistakes
from mistakes import MISTAKES, Mistake

SECTIONS = dict(
    section.split("\n", 1) for section in mistakes.PAGE.read_text("utf-8").split("\n## ")[1:]
)


def test_the_letter_is_sound_without_them() -> None:
    assert validate(mistakes.LETTER.encode(), schema=mistakes.SCHEMA) == []


def test_there_are_forty() -> None:
    assert list(SECTIONS) == [mistake.title for mistake in MISTAKES]
    assert len(SECTIONS) >= 40


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.title)
def test_the_page_says_what_we_say(mistake: Mistake) -> None:
    said = SECTIONS[mistake.title].partition(mistakes.OURS)[2].removesuffix("```").rstrip("`\n")
    assert said
    assert said == mistakes.ours(mistake), "docs/mistakes.md is not current: run make schema"
