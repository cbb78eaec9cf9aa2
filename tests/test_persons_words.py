"""Persons among words that look like names: places, ships, titles, small words, spellings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT
from person_names import layout_of, listed, marked, names

from tei_tools.convert import convert
from tei_tools.naming.text.titles import title_before
from tei_tools.naming.text.words import key
from tei_tools.naming.vocabulary import WORDS
from tei_tools.source import Source

LISTS = ROOT / "tei_tools" / "naming" / "vocabulary"


@pytest.mark.parametrize("path", sorted(LISTS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_words_of_the_lists_can_be_found(path: Path) -> None:
    """A text is looked up by keys: what is none would never be found."""
    comment, *lines = path.read_text(encoding="utf-8").splitlines()
    assert comment.startswith("# ")
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    assert words == [key(word) for word in words]
    if path.stem not in ("laws", "short_forms"):
        assert len(words) == len(set(words)), "a word stands twice"


def test_an_administration_is_that_of_the_president() -> None:
    authority = listed(
        ("jfk", "Kennedy, John F.", "President of the United States"),
        ("rfk", "Kennedy, Robert F.", "Attorney General"),
    )
    text = "It was the policy of the Kennedy and Johnson administrations."
    assert "the [Kennedy|jfk] and" in marked(text, authority)
    david = listed(("dmk", "Kennedy, David M.", "Secretary of the Treasury"))
    assert "|dmk]" not in marked(text, david)


def test_a_country_among_countries_is_nobody() -> None:
    authority = listed(("hj", "Jordan, Hamilton", "Assistant to the President"))
    text = "Hamilton Jordan asked about Egypt, Israel, Jordan, and Iran. Jordan was content."
    assert names(text, authority) == ["Hamilton Jordan", "Jordan"]


def test_the_middle_initial_m_is_no_monsieur() -> None:
    memo = (
        "Memorandum for the Record\n\nWashington, May 3, 1965.\n\nThey agreed.\n\nAdam M. Reuss\n"
    )
    assert names(memo) == ["Adam M. Reuss"]


def test_an_unheard_given_name_belongs_to_the_name() -> None:
    text = "Mr. Jawadi spoke. They met at the house of Hashimu Jawadi in May."
    assert names(text) == ["Jawadi", "Hashimu Jawadi"]


def test_a_telegram_says_for_whom_it_is() -> None:
    memo = (
        "Telegram to the Embassy\n\nParis, May 3, 1952.\n\nJoint message. For Karsten from Renwick."
    )
    assert names(f"{memo} The terms are accepted.\n\nThe end is near.\n") == ["Karsten", "Renwick"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tell me what they do. The plan was sound.", []),
        ("He can do. Rusk spoke of it.", ["Rusk"]),
        ("The Dutch (van Houten) agreed; Mr. van Houten said so.", ["van Houten"] * 2),
        ("Colonel Delaney ARMA called.", ["Delaney"]),
        ("Munro repeatedly pointed to it. Munro officially agreed.", ["Munro", "Munro"]),
    ],
)
def test_small_words_and_places_for_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


# --- ships, headings, spellings -----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The S.S. Ostrea left Port City. Then the Ostrea was gone.",
        "The M.V. Grey Heron left, and the U.S.S. Liberty was hit. The Liberty sank.",
        "He came aboard H.M.S. Alder Bay and U.S.S. Franklin D. Roosevelt.",
        "The SS Ostrea and USS Birch went on.",
    ],
)
def test_ships_are_no_persons(text: str) -> None:
    assert names(text) == []


def test_a_ship_is_not_linked_but_a_person_with_such_initials_is() -> None:
    authority = listed(("f", "Forrestal, James V."), ("k", "Khera, S. S."))
    assert names("The USS Forrestal and the U.S.S. Forrestal came.", authority) == []
    assert marked("Then S.S. Khera spoke.", authority) == "Then [S.S. Khera|k] spoke."
    assert names("Ambassador M.V. Rowan spoke to General Larch.") == ["M.V. Rowan", "Larch"]


def test_a_correspondent_in_a_heading_has_the_whole_name() -> None:
    text = "12. Letter From {} Kennedy to Chairman Khrushchev\n\nText."
    assert names(text.format("Jacqueline")) == ["Jacqueline Kennedy", "Khrushchev"]
    assert names(text.format("Ostrea")) == ["Ostrea Kennedy", "Khrushchev"]


def test_spellings_of_one_given_name_are_one_person() -> None:
    authority = listed(("s", "Surur, Muhammed Sheikh"), ("h", "Hussein, Ahmad"))
    assert marked("Mohammad Surur spoke.", authority) == "[Mohammad Surur|s] spoke."
    assert marked("Then Ahmed Hussein spoke.", authority) == "Then [Ahmed Hussein|h] spoke."


def test_a_family_name_that_stands_first_does_so_after_a_title_too() -> None:
    text = "Prime Minister Chang Myun spoke. Then Chang Myun left."
    assert re.findall(r"\|(\w+)\]", marked(text)) == ["p_chang_myun", "p_chang_myun"]


def test_an_acronym_after_what_looks_like_a_title_is_no_person() -> None:
    assert names("They could be VC. GVN must avoid mistakes, and GVN knows.") == []


def test_a_word_in_brackets_after_an_office_is_a_name_in_a_heading() -> None:
    text = "12. Memorandum From the Director of the Office of Trade (Day) to the Secretary (Church)"
    assert names(f"{text}\n\nText.") == ["Day", "Church"]


def test_family_names_that_are_words_are_known_as_such() -> None:
    assert {"birch", "church", "day", "rice"} <= WORDS
    assert not any(len(word) < 2 for word in WORDS)


@pytest.mark.parametrize(
    "text",
    ["Mr. ﹰ Smith said so. Smith told ﹰ ﹰ that.", "Mr. ﹰ ﹰ said. Mr. Alder ﹰ met ﹰﹰ Alder."],
)
def test_letters_that_no_name_is_made_of_are_passed_over(text: str) -> None:
    assert convert(Source("memo.txt", f"1. Memo\n\n{text}")).tei is not None


_SMITHS = listed(
    ("amb", "Smith, Adam", "Ambassador to France, 1968–1972"),
    ("gen", "Smith, George, General, USA", "Chief of Staff, 1968–1972"),
)


def test_a_name_is_not_judged_by_the_words_of_a_note_that_cuts_its_paragraph() -> None:
    memo = (
        "Memo on trade\n\nElb, May 5, 1970.\n\n"
        "He wrote of the matter1 to the Secretary, and then he told all of the\n\n"
        "  1. This was by the General\n\f\nSmith brothers that there is more to say of it,2 and so"
        " on and on.\n\n  2. Ibid.\n\f\nEnds.\n"
    )
    assert layout_of(memo).holes
    assert "[Smith|?]" in marked(memo, _SMITHS)


def test_an_office_stands_in_the_paragraph_of_the_name() -> None:
    before = "Memo on trade\n\nElb, May 5, 1970.\n\nHe then saw the General"
    assert "[Smith|gen]" in marked(f"{before} Smith there.\n", _SMITHS)
    assert "[Smith|?]" in marked(f"{before}\n\nSmith was there too, as was said.\n", _SMITHS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. \u212bngström replied.", "\u212bngström"),
        ("Mr. \u2163 replied.", "\u2163"),
        ("Mr. Nun\u0303ez replied.", "Nun\u0303ez"),
        ("Mr. E\u0301luard-Nun\u0303ez’s men replied.", "E\u0301luard-Nun\u0303ez"),
        ("It was the — “Alder” ™ — that Mr. Elm saw.", "Elm"),
    ],
)
def test_letters_with_marks_and_letters_among_symbols_are_letters_of_a_name(
    text: str, name: str
) -> None:
    assert names(text) == [name]


# --- what reading 20 documents and 15 memos showed ------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He saw Capt. Ostreman and Prof. Waldenburg.", ["Ostreman", "Waldenburg"]),
        ("Then U Ba Sween and U Nu spoke.", ["U Ba Sween", "U Nu"]),
        ("Deng Xiaosong and Chiang Ching left.", ["Deng Xiaosong", "Chiang Ching"]),
        ("That fell to Mao. Liu said so.", ["Mao", "Liu"]),
        ("Suggest talks with Pak-Iran-Turkey.", []),
        ("See volumes IX and X. Compilations follow.", []),
        ("We think Mr. I. Hazelby knew.", ["I. Hazelby"]),
        ("They were with the President at San Clemente.", []),
        ("The Sultan of Lahar, Sharif Husain came.", ["Sharif Husain"]),
        ("Norman Cousins spoke. Then Cousins left.", ["Norman Cousins", "Cousins"]),
        ("Today Astronaut MARY BIRCH called.", ["MARY BIRCH"]),
        ("We regard Phil politics as the business of none but the Phil people.", []),
    ],
)
def test_what_tells_a_name_from_its_surroundings(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("ship", ["aircraft carrier", "destroyer", "tanker", "yacht"])
def test_a_ship_is_told_by_what_it_is(ship: str) -> None:
    assert names(f"The {ship} Karel Ostreman sailed. The Karel Ostreman sank.") == []


def test_a_valediction_is_no_signature() -> None:
    memo = "Letter From Mr. Hazel to Mr. Oak\n\nParis, May 3, 1958.\n\nI agree.\n\n"
    assert names(f"{memo}Best,\n\nChris\n")[-2:] == ["Oak", "Chris"]


def test_an_office_before_a_long_note_is_that_of_the_name_after_it() -> None:
    authority = listed(
        ("j", "Hazel, John", "Foreign Minister of Arcadia"),
        ("p", "Hazel, Paul", "Secretary of Defense"),
    )
    for between in (" ", " " * 200):  # what a note leaves behind is blank
        block = f"We saw Foreign Minister{between}Hazel."
        title = title_before(block, block.index("Hazel"), 0)
        assert title is not None
        assert title.words == ("foreign", "minister")
    assert "[Hazel|j]" in marked("We saw Foreign Minister Hazel.", authority)
