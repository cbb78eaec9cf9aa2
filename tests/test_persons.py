"""Persons: found, linked to a list, and left in doubt where the evidence is too little."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from conftest import CORPUS, SHARED, needs_shared
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.annotate.people import people_of
from tei_tools.annotate.persons import persons
from tei_tools.authority import Authority, Entry, read_authority
from tei_tools.layout import read_layout
from tei_tools.layout.model import Layout
from tei_tools.naming.parsing import parse_name
from tei_tools.source import Source
from tei_tools.spans import Span

LABELS = SHARED / "frus" / "labels"


def layout_of(text: str) -> Layout:
    return read_layout(Source("memo", text))


def listed(*rows: tuple[str, str] | tuple[str, str, str]) -> Authority:
    return Authority(tuple(Entry(*row) for row in rows))  # type: ignore[arg-type]


def marked(text: str, authority: Authority | None = None) -> str:
    """The text with ``[name|id]`` for each person; ``~`` for medium certainty, ``?`` for low."""
    out, at = [], 0
    for span in persons(authority)(layout_of(text)):
        assert span.kind == "persName"
        doubt = {"medium": "~", "low": "?", "": ""}[span.attrs.get("cert", "")]
        target = span.attrs.get("ref", "").removeprefix("#")
        out += [text[at : span.start], f"[{text[span.start : span.end]}|{target}{doubt}]"]
        at = span.end
    return "".join([*out, text[at:]])


def names(text: str, authority: Authority | None = None) -> list[str]:
    return re.findall(r"\[([^|\]]+)\|", marked(text, authority))


BALL = ("ball", "Ball, George W.", "Under Secretary of State")


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


# --- who is meant -------------------------------------------------------------------------------

JOHNSONS = listed(
    ("lbj", "Johnson, Lyndon B.", "President of the United States"),
    ("uaj", "Johnson, U. Alexis", "Deputy Under Secretary of State for Political Affairs"),
    ("hkj", "Johnson, General Harold K.", "USA, Chief of Staff of the Army"),
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


BROWNS = listed(
    ("b1", "Brown, Ann", "Economic Officer, Embassy in Norway"),
    ("b2", "Brown, Ben", "Economic Officer, Embassy in Sweden"),
)


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
    assert [entry.id for entry in people_of(spans, "Diem said so.", authority)] == ["d", "ndd"]


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


MEMO = """\
12. Action Memorandum From the Assistant Secretary of State for European Affairs (Alder) and the Director (Birch) to Secretary of State Kissinger1

Washington, March 2, 1974.

PARTICIPANTS

  * Henry Rowan, Special Assistant to the President
  * Mr. Hazel

Rowan: We met Hazel.

George A. Cedar

  1. Source: National Archives, RG 59. Secret. Drafted by Larch and Lord on March 1, cleared by Q. Spruce (EUR/SOV), and approved by Alder.
"""  # noqa: E501


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


# --- who is listed ------------------------------------------------------------------------------


def test_people_of_a_document() -> None:
    text = "Mr. Ball met MR. ALDER, and Ann Alder, Jr., met Ball."
    authority = listed(("elm", "Elm, Eve", ""), BALL)
    people = people_of(persons(authority)(layout_of(text)), text, authority)
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


# --- invariants ---------------------------------------------------------------------------------

_WORDS = st.sampled_from(
    "Mr. Ball George W. Johnson Chou En-lai said the President of State (Alder) , and . to From "
    "Jr. \n\n  *  de Gaulle ’s MR. BALL A. 3 — “ ” May II".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=60))
def test_spans_are_ordered_disjoint_and_trimmed(words: list[str]) -> None:
    text = " ".join(words) + " x"
    at = 0
    for span in persons(Authority((*JOHNSONS.entries, Entry(*BALL))))(layout_of(text)):
        assert at <= span.start < span.end
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert set(span.attrs) <= {"ref", "cert", "type"}
        at = span.end


@given(st.text(max_size=60).filter(str.strip))
def test_any_heading_can_be_taken_apart(heading: str) -> None:
    parse_name(heading)


def test_the_annotator_keeps_nothing_from_one_memo_to_the_next() -> None:
    annotate = persons(BROWNS)
    layout = layout_of("I agree with Brown.")
    before = list(annotate(layout))
    list(annotate(layout_of("I met Ann Brown. Brown left.")))
    assert list(annotate(layout)) == before


def test_a_long_list_costs_little_per_memo() -> None:
    text = MEMO * 3
    layout = layout_of(text)
    syllables = ["ba", "co", "di", "fu", "gel", "han", "kor", "lim", "mas", "ner"]
    families = [
        a + b + c + d for a in syllables for b in syllables for c in syllables for d in "xz"
    ]

    def cost(count: int) -> float:
        entries = (
            Entry(f"e{i}", f"{families[i % 2000].title()}{i}, Ann", "Director")
            for i in range(count)
        )
        annotate = persons(Authority(tuple(entries)))
        times = []
        for _ in range(15):
            start = time.process_time()
            list(annotate(layout))
            times.append(time.process_time() - start)
        return min(times)

    assert cost(20_000) < 2 * cost(200) + 0.001


@pytest.mark.parametrize(
    "unit",
    [
        "Then Lyndon Johnson, Johnson and U. Alexis Johnson met Johnson.\n\n",
        "Alder, Birch, Cedar, ",
        "FROM MR. BALL TO MR. JOHNSON ",
        "TO\n\n  * Mr. Ball\n  * Johnson\n\nDear George:\n\nGeorge Ball\n\n",
        "Drafted by Alder and cleared by A. Birch (EUR) ",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    annotate = persons(Authority((*JOHNSONS.entries, Entry(*BALL))))

    def cost(count: int) -> float:
        layout = layout_of("1. Memo From Mr. Ball to Mr. Alder\n\n" + unit * count)
        start = time.process_time()
        list(annotate(layout))
        return time.process_time() - start

    cost(100)
    assert min(cost(1600) for _ in range(2)) < 8 * cost(400) + 0.05


# --- the corpus ---------------------------------------------------------------------------------


def labelled() -> list[tuple[str, str, set[tuple[int, int]], set[tuple[int, int]]]]:
    """Volume, text, spans of persons, spans that count neither way."""
    found = []
    for path in sorted(LABELS.glob("*.ann")):
        volume, document = path.stem.split("__")
        text = (CORPUS / volume / f"{document}.txt").read_text(encoding="utf-8")
        core: set[tuple[int, int]] = set()
        optional: set[tuple[int, int]] = set()
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("person\t"):
                _, surface, number, _, flag = line.split("\t")
                at = -len(surface)
                for _ in range(int(number)):
                    at = text.index(surface, at + len(surface))
                (core if flag == "core" else optional).add((at, at + len(surface)))
        found.append((volume, text, core, optional))
    return found


def f1(with_list: bool) -> float:
    hits = wanted = got = 0
    for volume, text, core, optional in labelled():
        path = Path(CORPUS / volume / "persons.csv")
        authority = read_authority(path, "person") if with_list and path.exists() else None
        spans = {(s.start, s.end) for s in persons(authority)(layout_of(text))} - optional
        hits += len(spans & core)
        wanted += len(core)
        got += len(spans)
    return 2 * hits / (wanted + got)


@needs_shared
def test_the_labels_made_by_hand() -> None:
    assert f1(with_list=False) > 0.93
    assert f1(with_list=True) > 0.94


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


def test_an_entry_without_a_name_is_listed_for_no_document() -> None:
    authority = Authority((Entry("p_1", "Alder, Ann"), Entry("p_2", "")))
    named = [Span(0, 9, "persName", {"ref": "#p_1"})]
    assert [entry.id for entry in people_of(named, "Ann Alder", authority)] == ["p_1"]


# --- presidents, places, given names -----------------------------------------------------------


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
