"""Which headings stand under which others: never deeper than their forms and counts tell."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.convert import convert
from tei_tools.layout.levels import form_of, levels
from tei_tools.layout.model import Block, BlockKind
from tei_tools.source import Source

TEXT = "¶"  # stands for a paragraph of text between headings
SIGNED = "✍"
KINDS: dict[str, BlockKind] = {TEXT: "p", SIGNED: "signed"}
HEADINGS = ("I. One", "II. Two", "1. Ships", "2. Boats", "A. Sails", "a. Ropes", "PIERS", "Harbors")


def depths(*lines: str) -> list[int]:
    """The depth of each heading among the lines."""
    blocks: list[Block] = []
    for line in lines:
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(Block(KINDS.get(line, "section"), start, start + len(line)))
    found = zip(lines, levels(blocks, "\n".join(lines)), strict=True)
    return [depth for line, depth in found if line not in KINDS]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["REPORT", "The Ships", TEXT, "The Pier", TEXT], [0, 1, 1]),
        (["REPORT", "I. Ships", TEXT, "II. Piers", "A. Wood", TEXT, "B. Iron"], [0, 1, 1, 2, 2]),
        # a form that comes again after another shows no order
        (["The Problem", "BACKGROUND", "Discussion", TEXT] * 3, [0] * 9),
        # … and what is open before the row is gone back to from within it
        (["REPORT", "Ships", TEXT, "1. Sails", "PIERS", TEXT], [0, 1, 1, 0]),
        # a count goes on where it began, though a letter stands between
        (["REPORT", "1. Ships", TEXT, "d. Ropes", "2. Piers", TEXT, "3. Sails"], [0, 1, 1, 1, 1]),
        # a letterhead is none: a date, to whom it goes, about what
        (
            ["HARBOR OFFICE", "October 16, 1975", "MEMORANDUM FOR ALL", "Subject: Ships"],
            [0] * 4,
        ),
        (["SecDel/MC/126", "DELEGATION TO THE HARBOR", "Oslo, October 3–7, 1960", TEXT], [0] * 3),
        (["THE PIER OFFICE June 26, 1970 ACTION", "Ships of the Harbor"], [0, 0]),
        (["MEMORANDUM FOR RECORD", "Subject: 36th Meeting"], [0, 0]),
        # a count that begins anew below another form is one within the first …
        (
            "II. NORTH|A. Sea|I. Piers|¶|II. Boats|¶|B. Land|I. Piers|¶|III. SOUTH|¶".split("|"),
            [0, 1, 2, 2, 1, 2, 0],
        ),
        # … also after text, and of two that are open that goes on whose next number it is
        (
            ["1. Ships", "A. Large", TEXT, "1. Sails", TEXT, "2. Ropes", TEXT, "2. Piers", TEXT],
            [0, 1, 2, 2, 0],
        ),
        # where it is the next of both, capitals tell
        (
            ["I. SHIPS", "A. Large", "I. Sails", TEXT, "II. PIERS", TEXT],
            [0, 1, 2, 0],
        ),
        # a count that begins anew below its own form is the same
        (["1. Ships", TEXT, "2. Piers", TEXT, "1. Boats", TEXT], [0, 0, 0]),
        # after a signature another paper begins
        (["REPORT", "Ships", SIGNED, "Ships", TEXT], [0, 1, 0]),
    ],
)
def test_depths(lines: list[str], expected: list[int]) -> None:
    assert depths(*lines) == expected


@given(st.lists(st.sampled_from((*HEADINGS, TEXT, SIGNED)), max_size=40))
def test_never_deeper_than_twice_as_there_are_forms(lines: list[str]) -> None:
    found = depths(*lines)
    forms = {form_of(line) for line in lines if line not in KINDS}
    assert max(found, default=0) <= max(0, 2 * len(forms) - 1) < 13
    assert all(later <= depth + 1 for depth, later in pairwise(found))


def test_sections_that_begin_again_many_times_stay_shallow() -> None:
    section = "The Problem\n\nBACKGROUND\n\nDiscussion\n\nThe pier is old. It has two ends.\n\n"
    edition = convert(Source("pier", "Memo from A to B\n\n" + section * 150), ())
    deepest = max(len(re.findall("/", way)) for way in _ways(edition.xml))
    assert deepest < 12


def _ways(edition: bytes) -> list[str]:
    root = etree.fromstring(edition)
    tree = root.getroottree()
    return [tree.getpath(head) for head in root.iter("{*}head")]
