"""Which lines of a text are lists of notes, and which of these lists are notes."""

from __future__ import annotations

import pytest

from tei_tools.layout.dialects import NOTE_STYLES
from tei_tools.layout.footnotes import NoteList, read_note_lists
from tei_tools.layout.notes import SHAPE, find_notes

STYLES = {style.name: style for style in NOTE_STYLES}
WEB, MARGIN = "digits", "digits-at-margin"


def lists(text: str, style: str) -> list[NoteList]:
    return list(read_note_lists(text, STYLES[style]))


@pytest.mark.parametrize(
    ("style", "text", "numbers"),
    [
        (WEB, "  1. A.\n  2. B.\n", ["1 2"]),
        # a note goes on where it is indented, by three columns at least
        (WEB, "  1. A.\n\n     More.\n\n  2. B.\n", ["1 2"]),
        (WEB, "  1. A.\n\n   More.\n  2. B.\n", ["1 2"]),
        (WEB, "  1. A.\n\n  Text.\n\n  2. B.\n", ["1", "2"]),
        (WEB, "  1. A.\n\nText.\n\n  2. B.\n", ["1", "2"]),
        # the count begins anew: a new list after a blank line
        (WEB, "  1. A.\n\n  1. B.\n", ["1", "1"]),
        (WEB, "  1. A.\n  1. B.\n", ["1 1"]),
        (WEB, "  0. A.\n\n  2. B.\n", ["0 2"]),
        # a line of a note that begins with a number
        (MARGIN, "1. A.\n   2. of May.\n2. B.\n", ["1 2"]),
        (MARGIN, "1. A.\n\n   2) of May.\n2. B.\n", ["1 2"]),
        (MARGIN, "1. A.\n\n2) B.\n", ["1", "2"]),
        (MARGIN, "1. A.\n2) B.\n", ["1"]),
        (MARGIN, "1. A.\n\n  2. B.\n", ["1", "2"]),
        # numbers that are set flush left or flush right
        (MARGIN, " 9. A.\n10. B.\n", ["9 10"]),
        (MARGIN, "9. A.\n10. B.\n", ["9 10"]),
        (MARGIN, "  9. A.\n10. B.\n", ["9"]),
    ],
)
def test_lists_by_their_look(style: str, text: str, numbers: list[str]) -> None:
    found = lists(text, style)
    assert [" ".join(note.number for note in each.footnotes) for each in found] == numbers


def test_a_list_ends_where_text_at_the_margin_follows() -> None:
    text = "  1. A.\n\n     More.\n\nText.\n\n     Text.\n"
    (found,) = lists(text, WEB)
    assert text[found.start : found.end] == "  1. A.\n\n     More."
    (note,) = found.footnotes
    assert [text[part.start : part.end] for part in note.paragraphs] == ["A.", "More."]
    assert text[slice(*note.label)] == "1."


def test_bullets_and_links_back_are_layout() -> None:
    text = "  1. Of three:\n\n       * wheat\n       * barley\n  2. B. ↩\n"
    (found,) = lists(text, WEB)
    assert [text[cut.start : cut.end].strip() for cut in found.removed] == ["*", "*", "↩"]
    assert [part.role for part in found.footnotes[0].paragraphs] == ["", "item", "item"]
    assert [text[p.start : p.end] for p in found.footnotes[1].paragraphs] == ["B."]


@pytest.mark.parametrize(
    ("entry", "is_source"),
    [
        ("Source: A.", True),
        ("[Source: A.]", True),
        ("Summary: he wrote. Source: Archive.", True),
        ("See source: Archive.", False),
        ("Not found.", False),
    ],
)
def test_source_notes(entry: str, is_source: bool) -> None:
    (found,) = lists(f"  1. {entry}\n  2. He wrote. Source: Archive.\n", WEB)
    assert [note.is_source for note in found.footnotes] == [is_source, False]


def notes(text: str) -> str:
    """The notes found in a text in which ``¶`` is the end of a page; ``(2)`` has no mark."""
    found = find_notes(text.replace("¶", " "), text.replace("¶", SHAPE))
    return " ".join(n.number if n.mark else f"({n.number})" for n in found.footnotes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the list at the end: one certain mark is enough in the form of the web
        ("A word1 is so.\n\n  1. A.\n  2. B.\n", "1 (2)"),
        ("A word is so.\n\n  1. A.\n  2. B.\n", ""),
        ("A word is so.\n\n  1. Source: A.\n  2. B.\n", "(1) (2)"),
        ("A word1 is so.\n\n  1. A.\n\nText.\n", ""),
        # at the margin it may be numbered paragraphs: all must have marks, and more than one
        ("A word1 is2 so.\n\n1. A.\n2. B.\n", "1 2"),
        ("A word1 is so.\n\n1. A.\n2. B.\n", ""),
        ("A word1 is so.\n\n1. A.\n", ""),
        ("A word1 is so.\n\n1. Source: A.\n", "1"),
        # below pages
        ("A word1 is.\n\n1 A.\n\n¶\n\nMore1 so.\n\n1 B.\n", "1 1"),
        ("A word1 is.\n\n1 A.\n\n¶\n\nMore is.\n", "1"),
        ("A word 1 is.\n\n1 A.\n\n¶\n\nMore is.\n", ""),
        ("A word1 is.\n\n1. A.\n\n¶\n\nMore is.\n", ""),
        ("A word1 is2.\n\n1 A.\n2 B.\n\n¶\n\nMore. 3 It is.\n\n3 C.\n", "1 2 3"),
        ("Telegram 3142 is.\n\n1 Source: A.\n\n¶\n\nTelegram 1442 is.\n\n2 C.\n", "(1) 2"),
        ("A word1 is2.\n\n1. A.\n2. B.\n\n¶\n\nMore 3 is.\n\n3. C.\n", "1 2"),
        ("A word1 is.\n\n1 Source: A.\n\n¶\n\nMore is.\n", "1"),
        ("A word1 is2.\n\n1 A.\n2 B.\n\n¶\n\nMore3 is.\n\n3 C.\n4 D.\n", "1 2 3 (4)"),
        ("A word1 is2.\n\n1 A.\n2 B.\n\n¶\n\nMore5 is.\n\n5 C.\n6 D.\n", "1 2"),
        # … but a figure that counts something is no mark, and what numbers a thing proves no list
        ("A word1 is.\n\n1 A.\n\n¶\n\nWe have 2 houses of 2,000.\n\n2 Houses.\n", "1"),
        ("In Phase1 of it.\n\n1 Stop the arms.\n2 Vote.\n\n¶\n\nMore is.\n", ""),
        ("In Phase1 of it.\n\n1 Stop.\n2 Vote.\n3 Go.\n\n¶\n\nMore is.\n", ""),
        ("In word1 of it.\n\n1 Stop the arms.\n2 Vote.\n\n¶\n\nMore is.\n", ""),
        ("In word1 of it.2\n\n1 Stop the arms.\n2 Vote.\n\n¶\n\nMore is.\n", "1 2"),
        ("He flies in a Mig1 now.\n\n1 They are cheap.\n\n¶\n\nMore is.\n", ""),
        ("Room 10 of the Annex1\n\n1 Downing Street, London\n\n¶\n\nMore is.\n", ""),
        ("He saw Mr. Oak1 and me.\n\n1 In May.\n\n¶\n\nMore is.\n", "1"),
        # signs that speak for themselves, at the end and within the text
        ("A word[1] is so.\n\n[1] A.\n[2] B.\n", "1 (2)"),
        ("A word[1] is so.\n\n[1] A.\n[2] B.\n[3] C.\n", ""),
        ("A word[1] is[2].\n\n[1] A.\n[2] B.\n\nText.\n", "1 2"),
        ("A word[1] is.\n\n[1] A.\n[2] B.\n\nText.\n", ""),
        ("A word[1] is.\n\n[1] A.\n\nMore[1] so.\n\n[1] B.\n", "1 1"),
        # what says more wins: signs over bare digits, more marks over fewer
        ("A word¹ is1 so2.\n\n1. A.\n2. B.\n", "1 (2)"),
        ("Of [1] and of[2] and(1).\n\n(1) A.\n\n[1] B.\n[2] C.\n", "1 2"),
    ],
)
def test_which_lists_are_notes(text: str, expected: str) -> None:
    assert notes(text) == expected


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("A word1 is.\n\n1 A.\n\n¶\n\nMore is.\n", []),
        ("He saw Oak1 and me.\n\n1 A.\n\n¶\n\nMore is.\n", ["1"]),
        ("A word1 is.\n\n1 A.\n\n¶\n\nTelegram 1442 is.\n\n2 C.\n", ["2"]),
        ("A word1 is.\n\n1 A.\n\n¶\n\nMore2 is.\n\n2 C.\n3 D.\n", []),
    ],
)
def test_marks_of_bare_numbers_are_doubtful_where_they_are_not_clear(
    text: str, doubted: list[str]
) -> None:
    found = find_notes(text.replace("¶", " "), text.replace("¶", SHAPE))
    marked = zip(found.footnotes, found.placements, strict=True)
    assert [n.number for n, place in marked if place.mark and place.margin <= 0] == doubted


def test_of_two_kinds_of_lists_that_with_a_source_note_holds_them() -> None:
    text = "A word(1) is[1] so[2].\n\n[1] A.\n[2] B.\n\n(1) Source: Archive.\n"
    assert notes(text) == "1"


def test_a_style_that_is_named_is_the_only_one() -> None:
    text = "A word[1] is(1).\n\n(1) A.\n\n[1] B.\n"
    for name, start in (("brackets", text.rindex("[1]")), ("parentheses", text.index("(1) A"))):
        found = find_notes(text, text, STYLES[name])
        assert [note.label[0] for note in found.footnotes] == [start]
