"""Which mark belongs to which note, where several could."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.layout import read_layout
from tei_tools.layout.marks import (
    MISSING,
    Candidate,
    Field,
    Placement,
    assign_marks,
    plain_candidates,
)
from tei_tools.layout.model import Footnote
from tei_tools.source import Source

TEXT = " " * 40


def note(number: str, *, source: bool = False) -> Footnote:
    return Footnote(number, (0, 0), 0, (), None, source)


def placed(found: dict[str, list[Candidate]], *notes: Footnote, head: int = 0) -> list[Placement]:
    """The marks of the notes, of which these candidates are found in a text of 40 characters."""
    field = Field(TEXT, 0, len(TEXT), [0], [len(TEXT)], head)
    return list(assign_marks(field, notes, lambda _, number: iter(found[number])))


_PLACES = st.lists(
    st.builds(
        lambda start, score: Candidate(start, start + 1, score),
        st.integers(0, 30),
        st.integers(-4, 6).map(float),
    ),
    max_size=4,
    unique_by=lambda candidate: candidate.start,
).map(lambda places: sorted(places, key=lambda candidate: candidate.start))


@given(st.lists(_PLACES, min_size=1, max_size=4))
def test_no_other_choice_in_the_order_of_the_list_is_better(places: list[list[Candidate]]) -> None:
    notes = [note(str(index)) for index in range(len(places))]
    found = placed({str(index): each for index, each in enumerate(places)}, *notes)
    best = max(
        worth(choice)
        for choice in product(*([None, *each] for each in places))
        if in_order([each for each in choice if each])
    )
    chosen = [each.mark for each in found]
    assert in_order([each for each in chosen if each])
    assert worth(chosen) == best


def worth(choice) -> float:  # type: ignore[no-untyped-def]
    return sum(each.score if each else MISSING for each in choice)


def in_order(marks: list[Candidate]) -> bool:
    return all(one.end <= other.start for one, other in pairwise(marks))


def test_the_others_are_told_the_best_first_with_what_the_mark_won_by() -> None:
    best, second, third = Candidate(5, 6, 4.0), Candidate(9, 10, 3.0), Candidate(7, 8, 1.0)
    (found,) = placed({"1": [best, third, second]}, note("1"))
    assert (found.mark, found.others, found.margin) == (best, (second, third), 1.0)
    (alone,) = placed({"1": [best]}, note("1"))
    assert (alone.others, alone.margin) == ((), 4.0 - MISSING)


def test_a_note_of_which_nothing_is_found_has_no_mark() -> None:
    assert placed({"1": []}, note("1")) == [Placement(None, (), 0.0)]
    assert placed({"1": [Candidate(3, 4, MISSING - 1)]}, note("1"))[0].mark is None


def test_the_others_of_a_note_stand_between_the_marks_of_its_neighbours() -> None:
    before, mark, after = Candidate(5, 6, 4.0), Candidate(15, 16, 4.0), Candidate(25, 26, 4.0)
    others = [Candidate(2, 3, 1.0), Candidate(12, 13, 1.0), Candidate(28, 29, 1.0)]
    second = sorted([*others, mark], key=lambda candidate: candidate.start)
    found = placed({"1": [before], "2": second, "3": [after]}, note("1"), note("2"), note("3"))
    assert found[1].others == (others[1],)


def test_a_source_note_belongs_to_the_heading_and_no_other_into_it() -> None:
    places = {"1": [Candidate(8, 9, 1.0), Candidate(20, 21, 2.0)]}
    assert placed(places, note("1", source=True), head=9)[0].mark == places["1"][0]
    assert placed(places, note("1"), head=30)[0].mark == places["1"][1]
    # the end of the heading is a good place for any note, a place within it is none
    assert placed(places, note("1"), head=9)[0].mark == places["1"][0]
    assert placed(places, note("1"), head=12)[0].mark == places["1"][1]


def test_the_count_of_a_source_note_says_how_well_it_fits() -> None:
    places = {"1": [Candidate(8, 9, 1.0), Candidate(20, 21, 1.0)]}
    (found,) = placed(places, note("1", source=True), head=9)
    assert found.margin == 6.0
    (found,) = placed({"1": [Candidate(20, 21, 1.0)]}, note("1", source=True), head=9)
    assert found.margin == -1.0 - MISSING


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("word[1] and", 4.0),
        ("word [1] and", 1.0),
        ("word (1) and", -3.0),
        ("word. (1) And", 1.0),
        ("word, (1)\nand", 1.0),
        ("word (1)\nand", 1.0),
        ("word (1)", 1.0),
        ("word* and", 4.0),
        ("word *and* so", -3.0),
        ("word [1]", 1.0),
    ],
)
def test_what_a_sign_is_worth(text: str, score: float) -> None:
    sign = next(sign for sign in ("[1]", "(1)", "*") if sign in text)
    field = Field(text, 0, len(text), [0], [len(text)], 0)
    found = list(plain_candidates(text, lambda number: number)(field, sign))
    assert [each.score for each in found][:1] == [score]


@pytest.mark.parametrize("text", ["word**", "word¹²", "*word", "a\n  * word", "word²¹"])
def test_a_part_of_a_longer_sign_or_a_bullet_is_no_mark(text: str) -> None:
    field = Field(text, 0, len(text), [0], [len(text)], 0)
    find = plain_candidates(text, lambda number: number)
    assert [*find(field, "*"), *find(field, "¹")] == []


def test_signs_are_looked_for_in_their_field_alone() -> None:
    text = "word[1] and[1] and[1] so"
    find = plain_candidates(text, "[{}]".format)
    starts = [
        [each.start for each in find(Field(text, start, end, [], [], 0), "1")]
        for start, end in ((0, 7), (7, 14), (5, 18), (0, len(text)), (0, 6))
    ]
    assert starts == [[4], [11], [11], [4, 11, 18], []]


def test_numbers_are_found_within_longer_ones() -> None:
    text = "12 and 212 and 123456"
    field = Field(text, 0, len(text), [], [], 0)
    assert list(field.places("12")) == [0, 8, 15]
    assert list(field.places("1234")) == [15]
    assert list(field.places("23456")) == [16]
    assert list(field.places("9")) == []
    assert list(field.places("an")) == [3, 11]


# --- in a memo ---


def marks(text: str) -> list[tuple[str, str]]:
    """Number of each note with the ten characters before its mark, or '' where it has none."""
    layout = read_layout(Source("memo.txt", text))
    return [
        (note.number, text[max(0, note.mark[0] - 10) : note.mark[0]] if note.mark else "")
        for note in layout.footnotes
    ]


def test_marks_are_chosen_together() -> None:
    text = """1. Memo From Alder to Birch1

On October 9, 19562 we met 3 men (Tab 2),3 and 4 more.4

  1. Source: Port City Archive.
  2. A year bears this mark.
  3. Attached.
  4. Not named.
"""
    assert marks(text) == [
        ("1", "r to Birch"),
        ("2", "er 9, 1956"),
        ("3", "n (Tab 2),"),
        ("4", "nd 4 more."),
    ]


def test_a_date_gives_up_no_digit_to_a_note() -> None:
    text = """1. Memo1

The meeting of December 18 was long. It ended on May 75 with a toast.2

  1. Source: Port City Archive.
  5. In the evening.
  2. Given by Elm.
"""
    assert marks(text) == [("1", "1. Memo"), ("5", "d on May 7"), ("2", "h a toast.")]


def test_a_decimal_is_no_mark() -> None:
    text = "1. Memo1\n\nIt cost 10.2 million; we paid.2\n\n  1. Source: A.\n  2. In gold.\n"
    assert marks(text)[1] == ("2", "; we paid.")


@pytest.mark.parametrize(
    "words",
    [
        "We sold 2 million tons",
        "It rained for 2 days",
        "They paid $2 for it",
        "We paid 1,250 and 2,500",
        "On July 2 we met",
        "See page 2 there",
        "By 1:2 it was lost",
        "The ship 2nd in line",
    ],
)
def test_a_number_that_counts_something_is_no_mark(words: str) -> None:
    text = f"1. Memo1\n\n{words}.2 So it was.\n\n  1. Source: A.\n  2. B.\n"
    assert marks(text)[1] == ("2", f"{words}."[-10:])


def test_a_mark_glued_to_the_number_of_a_telegram() -> None:
    text = "1. Memo1\n\nReference is your 4412 and clear.\n\n  1. Source: A.\n  2. Not found.\n"
    assert marks(text)[1] == ("2", "s your 441")


def test_of_places_that_are_worth_the_same_the_first_is_taken() -> None:
    field = Field(" " * 40, 0, 40, (), (), 0)
    for count in range(1, 9):
        at = [Candidate(start, start + 1, 3.0) for start in range(5, 5 + count)]
        (place,) = assign_marks(field, [note("1")], lambda *_, at=at: iter(at))
        assert place.mark == at[0]
        (place,) = assign_marks(field, [note("1")], lambda *_, at=at: iter(at[::-1]))
        assert place.mark == at[0]
