"""Persons where no list has them, and where a memo names them: heading, lists, signatures."""

from __future__ import annotations

import re

import pytest
from person_names import BALL, MEMO, layout_of, listed, marked, names

from tei_tools.annotate.persons import persons

# --- without a list -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I met Mr. Alder and Ambassador Birch.", ["Alder", "Birch"]),
        ("I met George Alder and C. Douglas Birch, Jr.", ["George Alder", "C. Douglas Birch, Jr."]),
        ("Then Alder said yes; Birch replied no.", ["Alder", "Birch"]),
        ("Secretary of State Hazel, Foreign Minister Cedar", ["Hazel", "Cedar"]),
        (
            "Senators Alder and Rowan; Generals Hickory and Larch.",
            ["Alder", "Rowan", "Hickory", "Larch"],
        ),
        ("The Secretary General, the General Assembly, Mr. President, Mr. Secretary", []),
        ("The U.S. Army and the Department told Moscow. Israel said no.", []),
        ("a copy for Li Hsien-nien and Ngo Dinh Thuc", ["Li Hsien-nien", "Ngo Dinh Thuc"]),
        ("with von Brentano and de Gaulle in Rio de Janeiro", ["von Brentano", "de Gaulle"]),
        ("According to the Nixon Library, Khrushchev’s letter", ["Khrushchev"]),
    ],
)
def test_names_that_no_list_has(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_one_person_has_one_id() -> None:
    text = "I met George W. Alder. Alder said, and Mr. Alder repeated. G. Alder agreed."
    assert set(re.findall(r"\|([^\]]+)\]", marked(text))) == {"p_alder_george_w"}


def test_two_of_one_family_have_two() -> None:
    text = "I met George Alder. Alder left. I met Mary Alder. Alder stayed."
    assert re.findall(r"\|([^\]]+)\]", marked(text)) == [
        "p_alder_george",
        "p_alder_george",
        "p_alder_mary",
        "p_alder_mary",
    ]


def test_those_of_the_list_and_those_of_the_text_together() -> None:
    text = "Mr. Ball and Mr. Alder met. Alder agreed with Ball."
    assert marked(text, listed(BALL)) == (
        "Mr. [Ball|ball] and Mr. [Alder|p_alder] met. [Alder|p_alder] agreed with [Ball|ball]."
    )


def test_an_own_id_never_is_one_of_the_list() -> None:
    assert "[Alder|p_alder_]" in marked("Mr. Alder came.", listed(("p_alder", "Elm, Ann", "")))


def test_the_places_where_a_memo_names_people() -> None:
    assert names(MEMO) == [
        "Alder",
        "Birch",
        "Kissinger",
        "Henry Rowan",
        "Hazel",
        "Rowan",
        "Hazel",
        "George A. Cedar",
        "Larch",
        "Lord",
        "Q. Spruce",
        "Alder",
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (MEMO.split("\n")[0][:-1], {"Alder": "from", "Birch": "from", "Kissinger": "to"}),
        (
            "7. Letter From President Eisenhower to Prime Minister Eden",
            {"Eisenhower": "from", "Eden": "to"},
        ),
        (
            "7. Memorandum From the Special Assistant to the President (Alder) to Mr. Elder",
            {"Alder": "from", "Elder": "to"},
        ),
        ("7. Telegram From the Embassy in France to Secretary Rusk", {"Rusk": "to"}),
        ("The Ambassador in France (Alder) to the Secretary of State", {"Alder": "from"}),
        ("Memorandum by Mr. George Alder to Mr. Elder", {"George Alder": "from", "Elder": "to"}),
        ("7. Memorandum of Conversation Between Mr. Alder and Mr. Elder", {}),
        ("7. Address by President Carter", {}),
    ],
)
def test_sender_and_recipient(heading: str, expected: dict[str, str]) -> None:
    text = f"{heading}\n\nWashington, March 2, 1974.\n\nText.\n"
    spans = persons()(layout_of(text))
    typed = {text[s.start : s.end]: s.attrs["type"] for s in spans if "type" in s.attrs}
    assert typed == expected


def test_the_lists_of_a_memo() -> None:
    text = """\
MEMORANDUM

TO

  * Henry Elder

FROM

  * Mr. Alder

SUBJECT

  * Sella Ferry

Text.
"""
    spans = persons()(layout_of(text))
    assert [(text[s.start : s.end], s.attrs.get("type")) for s in spans] == [
        ("Henry Elder", "to"),
        ("Alder", "from"),
    ]


# --- initials -----------------------------------------------------------------------------------

TELCON = """1. Transcript of a Telephone Conversation Between Henry Kissinger and Anatoly Dobrynin

Washington, May 3, 1970, 3:04 p.m.

D: You did not call.

K: I was away.

D: When can we meet?

K: Tomorrow.
"""


def test_initials_of_speakers_are_those_of_the_heading() -> None:
    authority = listed(("k", "Kissinger, Henry A."), ("d", "Dobrynin, Anatoly F."))
    spoken = re.findall(r"\[([DK])\|(\w)\]:", marked(TELCON, authority))
    assert spoken == [("D", "d"), ("K", "k"), ("D", "d"), ("K", "k")]
    assert marked(TELCON).count("[K|p_kissinger_henry]:") == 2


def test_initials_of_two_persons_are_nobodys() -> None:
    text = TELCON.replace("Dobrynin", "Karpov").replace("D:", "K:")
    assert not re.findall(r"\[K\|", marked(text))


def test_questions_and_answers_are_no_speakers() -> None:
    text = TELCON.replace("Henry Kissinger", "Karl Adler").replace("K:", "A:").replace("D:", "Q:")
    assert not re.findall(r"\[A\|", marked(text))


def test_a_signature_of_initials_is_that_of_one_in_the_list() -> None:
    memo = (
        "Memorandum for the President\n\nWashington, May 3, 1968.\n\nI agree with it.\n\nW. W. R.\n"
    )
    rostow = ("wwr", "Rostow, Walt W.")
    assert "[W. W. R.|wwr]" in marked(memo, listed(rostow))
    assert "W. W. R.|" not in marked(memo, listed(rostow, ("other", "Reed, William W.")))


def test_initials_without_full_stops_are_those_of_one_whom_the_memo_names() -> None:
    memo = (
        "Memorandum From Robert W. Hazel to the Minister\n\nWashington, May 3, 1968.\n\n"
        "I agree with it.\n\nRWH\n"
    )
    assert "[RWH|p_hazel_robert_w]" in marked(memo)
    two = listed(("h", "Hazel, Robert W."), ("o", "Holly, Ruth W."))
    assert "[RWH|h]" in marked(memo, two)
    nobody = memo.replace("Robert W. Hazel", "Mr. Hazel")
    assert "RWH|" not in marked(nobody)
