"""Persons: found, linked to a list, and left in doubt where the evidence is too little."""

from __future__ import annotations

import re

import pytest
from person_names import BALL, BROWNS, JOHNSONS, layout_of, listed, marked, names

from tei_tools.annotate.persons import persons, year_of
from tei_tools.authority import Authority, Entry
from tei_tools.header.people import people_of
from tei_tools.naming.listed.parsing import parse_name
from tei_tools.spans import Span

# --- the forms of one name ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        (BALL[1], "Then George W. Ball spoke.", "George W. Ball"),
        (BALL[1], "Then G. W. Ball spoke.", "G. W. Ball"),
        (BALL[1], "Then G.W. Ball spoke.", "G.W. Ball"),
        (BALL[1], "Then George Ball’s view.", "George Ball"),
        (BALL[1], "MR. GEORGE BALL AGREED.", "GEORGE BALL"),
        (
            "Hummel, Arthur W., Jr.",
            "signed by Arthur W. Hummel, Jr., today",
            "Arthur W. Hummel, Jr.",
        ),
        ("Hummel, Arthur W., Jr.", "signed by Art Hummel today", "Art Hummel"),
        ("Bohlen, Charles E.", "He saw Chip Bohlen there.", "Chip Bohlen"),
        ("Taylor, General Maxwell D.", "Then General Taylor left.", "Taylor"),
        ("Khrushchev, Nikita Sergeyevich", "Khru-shchev’s letter", "Khru-shchev"),
        ("Nasser (Nasr, Nassir), Col. Gamal Abdul", "with Gamal Abdul Nasir or Nassir.", "Nassir"),
        ("Nasser Colonel Gamal Abdel", "President Nasser said", "Nasser"),
        ("Chou En-lai (Zhou Enlai)", "Premier Zhou Enlai said", "Zhou Enlai"),
        ("Chou En-lai (Zhou Enlai)", "CHOU EN-LAI SAID", "CHOU EN-LAI"),
        ("Chou En-lai (Zhou Enlai)", "Then Chou said", "Chou"),
        ("Li Hsien-nien (Li Xiannian)", "Vice Premier Li Hsien-nien said", "Li Hsien-nien"),
        ("Chiao (Ch'iao) Kuan-hua", "VM Ch'iao: No.", "Ch'iao"),
        ("Ngo Dinh Diem", "When Diem said so", "Diem"),
        ("Fukuda Takeo", "with Takeo Fukuda today", "Takeo Fukuda"),
        ("Hussein I ibn Talal", "If Hussein comes, King Hussein says", "Hussein"),
        ("al-Said, General Nuri", "Prime Minister Nuri said", "Nuri"),
        ("Munro, Sir Leslie", "Then Sir Leslie said", "Leslie"),
        ("de Gaulle, Charles", "Then DeGaulle said", "DeGaulle"),
        ("de Gaulle, Charles", "GENERAL DE GAULLE SAID", "DE GAULLE"),
        ("Couve de Murville, Maurice", "M. Couve de Murville said", "Couve de Murville"),
        ("Couve de Murville, Maurice", "that Couve said", "Couve"),
        ("Mendès-France, Pierre", "that Mendes-France said", "Mendes-France"),
        ("Hammarskjöld, Dag", "that Hammarskjold said", "Hammarskjold"),
        ("Giscard d'Estaing, Valéry", "with Valery Giscard d’Estaing", "Valery Giscard d’Estaing"),
        ("Lilienfeld, Georg von", "with Georg von Lilienfeld", "Georg von Lilienfeld"),
        ("Sukarno (also Soekarno), Dr. Achmed", "that Soekarno said", "Soekarno"),
        ("Aldrich Winthrop W.", "that Aldrich said", "Aldrich"),
        ("Toon, Malcolm “Mac,”", "that Mac Toon said", "Mac Toon"),
    ],
)
def test_written_forms(heading: str, text: str, expected: str) -> None:
    assert f"[{expected}|x]" in marked(text, listed(("x", heading, "")))


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        (BALL[1], "Then Robert Ball spoke."),
        (BALL[1], "The ball rolled. A football."),
        ("Whitehouse, Charles S.", "from the White House"),
        ("Johnson, Lyndon B.", "in the Johnson Library, Box 3"),
        ("Chi P'eng-fei", "Then Chi Chao-chu said"),
        ("In Tae-sik", "In the end, the plan was dropped."),
        ("Tran Huu The", "The plan was dropped."),
        ("Minh, Duong Van", "the Viet Minh attacked"),
        ("Nam, Hoang Thuy", "the Ambassador in Viet-Nam said"),
        ("Allen, George V.", "with Allen W. Dulles today"),
        ("Jordan, Amos A.", "an attack on Jordan from Syria"),
    ],
)
def test_forms_that_mean_somebody_or_something_else(heading: str, text: str) -> None:
    assert "|x]" not in marked(text, listed(("x", heading, "")))


def test_a_word_is_a_name_once_the_text_has_named_the_person() -> None:
    authority = listed(("j", "Jordan, Amos A.", ""))
    text = "They met Amos A. Jordan. Then Jordan left."
    assert marked(text, authority) == "They met [Amos A. Jordan|j]. Then [Jordan|j] left."


def test_titles_and_possessives_stay_outside() -> None:
    authority = listed(BALL)
    assert marked("Mr. Ball’s and Under Secretary of State Ball's view", authority) == (
        "Mr. [Ball|ball]’s and Under Secretary of State [Ball|ball]'s view"
    )


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("President Johnson said", "lbj"),
        ("the Deputy Under Secretary of State for Political Affairs (Johnson) said", "uaj"),
        ("General Johnson said", "hkj"),
        ("with U. Alexis Johnson. Johnson said", "uaj"),
        ("with Lyndon Johnson. Mr. Johnson said", "lbj"),
    ],
)
def test_of_several_who_share_a_name_evidence_decides(text: str, who: str) -> None:
    assert f"[Johnson|{who}" in marked(text, JOHNSONS) or f"Johnson|{who}]" in marked(
        text, JOHNSONS
    )


def test_the_last_one_named_in_full_is_meant() -> None:
    text = "With U. Alexis Johnson: Johnson agreed.\n\nThen Harold Johnson: Johnson disagreed.\n"
    assert re.findall(r"\[Johnson\|(\w+)", marked(text, JOHNSONS)) == ["uaj", "hkj"]


def test_without_evidence_nobody_is_chosen() -> None:
    assert marked("I agree with Brown.", BROWNS) == "I agree with [Brown|?]."
    (span,) = persons(BROWNS)(layout_of("I agree with Brown."))
    assert sorted(span.candidates) == ["b1", "b2"]


def test_a_choice_on_some_evidence_says_so() -> None:
    authority = listed(
        ("jfd", "Dulles, John Foster", "Secretary of State"),
        ("awd", "Dulles, Allen W.", "Director of Central Intelligence"),
    )
    text = "John Foster Dulles came. I agree with Dulles."
    assert marked(text, authority).endswith("I agree with [Dulles|jfd~].")
    # that one of them is better known is not enough
    assert marked("I agree with Dulles.", authority) == "I agree with [Dulles|?]."


def test_the_terms_of_office_count() -> None:
    authority = listed(
        ("a", "Smith, Adam", "Secretary of Commerce until March 1961"),
        ("b", "Smith, Bert", "Secretary of Commerce from April 1961"),
    )
    memo = "1. Memorandum\n\nWashington, {}.\n\nSecretary Smith agreed.\n"
    assert "[Smith|a" in marked(memo.format("May 2, 1960"), authority)
    assert "[Smith|b" in marked(memo.format("May 2, 1962"), authority)


def test_a_lady_is_not_her_husband() -> None:
    authority = listed(
        ("he", "Chiang Kai-shek", "President of the Republic of China"),
        ("she", "Chiang Kai-shek, Madame", "wife of Chiang Kai-shek"),
    )
    assert marked("President Chiang and Madame Chiang came.", authority) == (
        "President [Chiang|he] and Madame [Chiang|she] came."
    )


def test_a_heading_that_only_refers_to_another() -> None:
    authority = listed(
        ("d", "Diem", "see Ngo Dinh Diem"), ("ndd", "Ngo Dinh Diem", "President of Vietnam")
    )
    text = "President Ngo Dinh Diem came. Diem said so."
    assert marked(text, authority) == "President [Ngo Dinh Diem|ndd] came. [Diem|d] said so."
    spans = list(persons(authority)(layout_of("Diem said so.")))
    assert [
        entry.id for entry in people_of(spans, layout_of("Diem said so.").words, authority)
    ] == ["d", "ndd"]


# --- who is listed ------------------------------------------------------------------------------


def test_people_of_a_document() -> None:
    text = "Mr. Ball met MR. ALDER, and Ann Alder, Jr., met Ball."
    authority = listed(("elm", "Elm, Eve", ""), BALL)
    people = people_of(persons(authority)(layout_of(text)), layout_of(text).words, authority)
    assert [(p.id, p.name, p.description, p.variants) for p in people] == [
        (*BALL, ()),
        ("p_alder_ann", "Ann Alder, Jr.", "", ("Alder",)),
    ]


# --- headings of lists --------------------------------------------------------------------------


def test_a_heading_taken_apart() -> None:
    name = parse_name("Nasser (Nasr, Nassir), Col. Gamal Abdul")
    assert name.families == (("nasser",), ("nasr",), ("nassir",))
    assert name.given == ("gamal", "abdul")
    assert name.titles == {"col"}
    assert parse_name("Timmons, Benson E.L., III").suffix == "iii"
    assert parse_name("Chou En-lai (Zhou Enlai)").wholes == (("chou", "enlai"), ("zhou", "enlai"))
    assert parse_name("Nhu, Madame").is_female


# --- names that touch other names ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("headings", "text", "expected"),
    [
        # a given name that is somebody's family name
        (
            ("Elbrick, C. Burke", "Burke, Arleigh A."),
            "Mr. C. Burke Elbrick came.",
            "C. Burke Elbrick",
        ),
        # two persons, not one
        (("Jackson, Henry M.", "Vanik, Charles"), "The Jackson-Vanik amendment.", "Jackson Vanik"),
        (("Kim, Hyon-chol",), "Mr. Kim Hyon-chol came.", "Kim Hyon-chol"),
        (("Duong Van (“Big”) Minh",), "Then Big Minh came.", "Big Minh"),
        # the closest given names win
        (("Desai, M. J.", "Desai, Morarji"), "Then M.J. Desai came.", "M.J. Desai"),
    ],
)
def test_names_that_touch_other_names(headings: tuple[str, ...], text: str, expected: str) -> None:
    authority = listed(*((f"p{at}", heading) for at, heading in enumerate(headings)))
    assert " ".join(names(text, authority)) == expected
    assert "|p0]" in marked(text, authority)


def test_an_assistant_to_the_president_is_not_president() -> None:
    authority = listed(
        ("son", "Eisenhower, John S. D.", "Assistant Staff Secretary to the President"),
        ("ike", "Eisenhower, Dwight D.", "President of the United States"),
    )
    text = "John Eisenhower took notes. President Eisenhower agreed."
    assert "President [Eisenhower|ike]" in marked(text, authority)


def test_an_entry_without_a_name_is_listed_for_no_document() -> None:
    authority = Authority((Entry("p_1", "Alder, Ann"), Entry("p_2", "")))
    named = [Span(0, 9, "persName", {"ref": "#p_1"})]
    assert [entry.id for entry in people_of(named, layout_of("Ann Alder").words, authority)] == [
        "p_1"
    ]


@pytest.mark.parametrize(
    ("dateline", "year"),
    [
        ("Washington, March 3, 1969.", 1969 + 2 / 12),
        ("Berne, le 12 mars 1946.", 1946 + 2 / 12),
        ("Bonn, den 3. Mai 1946", 1946 + 4 / 12),
        ("Undated.", None),
    ],
)
def test_the_year_of_a_memo_is_read_in_any_language(dateline: str, year: float | None) -> None:
    layout = layout_of(f"12. Note\n\n{dateline}\n\nThey met.\n")
    assert year_of(layout) == year


def test_without_a_dateline_a_memo_is_of_the_first_date_in_it_in_any_language() -> None:
    text = "12. Note\n\nElles ont été remises le 12 mars 1946.\n\nThey met on May 3, 1969.\n"
    assert year_of(layout_of(text)) == 1946 + 2 / 12
