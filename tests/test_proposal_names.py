"""What a proposal reads of a name: its parts, the office beside it, how it is spelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.proposal.names import compatible, read_name
from tei_tools.proposal.offices import office_after, office_before, office_of_one
from tei_tools.proposal.spelling import distance, look_alikes

# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "heading", "initials"),
    [
        ("Henry A. Kissinger", "Kissinger, Henry A.", "KHA"),
        ("Kissinger, Henry A.", "Kissinger, Henry A.", "KHA"),
        ("Kissinger", "Kissinger", "K"),
        ("General Maxwell D. Taylor", "Taylor, Maxwell D.", "TMD"),
        ("Arthur W. Hummel, Jr.", "Hummel, Arthur W., Jr.", "HAW"),
        ("Hummel, Arthur W., Jr.", "Hummel, Arthur W., Jr.", "HAW"),
        ("W.R. Smyser", "Smyser, W. R.", "SWR"),
        ("Chou En-lai", "Chou En-lai", "CE"),
        ("Ngo Dinh Diem", "Ngo Dinh Diem", "NDD"),
        ("Karl-Guenther von Hase", "von Hase, Karl-Guenther", "VK"),
        ("Charles de Gaulle", "de Gaulle, Charles", "DC"),
        ("De Gaulle", "De Gaulle", "D"),
        ("Pierre Mendès-France", "Mendès-France, Pierre", "MP"),
        ("Marshall Green", "Green, Marshall", "GM"),
    ],
)
def test_a_written_name_becomes_a_heading(form: str, heading: str, initials: str) -> None:
    name = read_name(form)
    assert (name.heading, name.initials) == (heading, initials)


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        ("Henry Kissinger", "Henry A. Kissinger", True),
        ("H. A. Kissinger", "Henry A. Kissinger", True),
        ("Averell Harriman", "W. Averell Harriman", True),
        ("Bill Bundy", "William P. Bundy", True),
        ("Brom Smith", "Bromley Smith", True),
        ("Kissinger", "Henry A. Kissinger", True),
        ("William Bundy", "McGeorge Bundy", False),
        ("A. Kissinger", "Henry A. Kissinger", False),
        ("John Smith, Jr.", "John Smith, Sr.", False),
        ("John Smith, Jr.", "John Smith", True),
        ("Mohammed Elm", "Muhammad Elm", True),
        ("Christopher Elm", "Christian Elm", False),
    ],
)
def test_given_names_agree_or_do_not(one: str, other: str, may_be: bool) -> None:
    assert compatible(read_name(one), read_name(other)) is may_be
    assert compatible(read_name(other), read_name(one)) is may_be


# --- offices ------------------------------------------------------------------------------------


def test_a_participant_has_an_office_to_the_end_of_the_line() -> None:
    text = "\n * Ida Corvin, Second Secretary, Embassy of Maravene\nSubject"
    start = text.index("Ida")
    assert office_after(text, start, start + 10, len(text)) == (
        "Second Secretary, Embassy of Maravene"
    )


def test_an_office_does_not_reach_over_a_name_or_a_line() -> None:
    text = "Secretary Rusk\nSmith"
    assert office_before(text, 0, text.index("Smith")) == ""
    assert office_before("Secretary Rusk and Smith", 14, 19) == ""
    assert office_before("between the President and David Smith", 0, 26) == ""


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("Secretaries", "Secretary"),
        ("Generals", "General"),
        ("Mr.", "Mr."),
        ("Congressmen", "Congressman"),
        ("Ambassador to Yemen", "Ambassador to Yemen"),
        ("Asst. Sec.", "Assistant Secretary"),
    ],
)
def test_one_of_several(plural: str, one: str) -> None:
    assert office_of_one(plural) == one


# --- spelling -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("gromyko", "gromyko", 0),
        ("gromyko", "gromiko", 1),
        ("khrushchev", "khruschev", 1),
        ("hammarskjold", "hammarskjodl", 1),
        ("adenauer", "adenuer", 1),
        ("alder", "elm", 3),
    ],
)
def test_letters_that_differ(one: str, other: str, apart: int) -> None:
    assert distance(one, other, 2) == apart


@given(st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_the_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other, 3) == distance(other, one, 3)
    assert (distance(one, other, 3) == 0) is (one == other)


def test_short_names_do_not_look_alike() -> None:
    assert list(look_alikes(["ball", "hall", "gromyko", "gromiko", "bromyko"])) == [
        ("gromiko", "gromyko")
    ]
