"""Who is the same person over a collection, and what is proposed to the archivist."""

from __future__ import annotations

import csv
import io
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.proposal import COLUMNS, Appearance, Mention, group, read_appearances, to_csv
from tei_tools.tei import NAMESPACE, parse


def document(body: str, lists: str = "", date: str = "1970-01-02"):
    """A TEI document with a text."""
    return parse(
        f"""<TEI xmlns="{NAMESPACE}"><teiHeader><fileDesc><titleStmt><title>T</title><author>
        <persName>Elm</persName></author></titleStmt></fileDesc><profileDesc><creation>
        <date when="{date}">then</date></creation></profileDesc></teiHeader>{lists}
        <text><body>{body}</body></text></TEI>""".encode()
    )


def collection(*documents: str) -> list[Appearance]:
    """Documents in which names are written ``{so}``, as what they name."""
    return [
        appearance
        for at, text in enumerate(documents, 1)
        for appearance in read_appearances(
            document(f"<p>{text.replace('{', '<persName>').replace('}', '</persName>')}</p>"),
            f"d{at}",
        )
    ]


def proposed(*documents: str) -> dict[str, dict[str, str]]:
    """The rows proposed for a collection, by name."""
    table = to_csv(group(collection(*documents)))
    return {row["name"]: row for row in csv.DictReader(io.StringIO(table))}


# --- reading ------------------------------------------------------------------------------------


def test_mentions_that_point_to_one_entry_are_one_persons() -> None:
    tree = document(
        '<p><persName ref="#p1">Ann Alder</persName> spoke. <persName ref="#p1">Alder’s</persName>'
        '<note n="1"><p>See <persName corresp="list.xml#p1">A. Alder</persName>.</p></note> ship, '
        '<persName ref="#p2">Bi<pb break="no"/>rch</persName> said.</p>',
        '<standOff><listPerson><person xml:id="p2"><persName>Birch, Bo</persName></person>'
        "</listPerson></standOff>",
    )
    alder, birch = read_appearances(tree, "d1")
    assert [mention.form for mention in alder.mentions] == ["Ann Alder", "Alder", "A. Alder"]
    assert (birch.listed, birch.date) == ("Birch, Bo", "1970-01-02")
    assert birch.mentions == (
        Mention("Birch", "Ann Alder spoke. Alder’s ship, Birch said.", "", ""),
    )


def test_who_is_known_is_left_out() -> None:
    tree = document('<p><persName ref="#p1">A</persName> and <persName ref="#p2">B</persName></p>')
    (one,) = read_appearances(tree, "d1", known={"p1"})
    assert one.mentions[0].form == "B"


def test_contexts_are_cut_between_words() -> None:
    words = "some words that stand before the name and go on for long"
    (one,) = collection(f"{words} {{Alder}} {words}")
    assert one.mentions[0].context == (
        "…before the name and go on for long Alder some words that stand before the name…"
    )


# --- offices ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("told Mr. {X}", "Mr."),
        ("told Ambassador {X}", "Ambassador"),
        ("Secretary of State Mr. {X}", "Secretary of State"),
        ("Ambassador for President {X}", "President"),
        ("{X}, President wrote at once.", "President"),
        ("Memorandum From the Assistant Secretary of State for Pacific Affairs ({X})",
         "Assistant Secretary of State for Pacific Affairs"),
        ("From the Director ({Y}) to Secretary of State {X}", "Secretary of State"),
        ("President and Mrs. {X}", "Mrs."),
        ("Senators {Y} and {X}", "Senator"),
        ("Senators {Y}, {Z}, and {X}", "Senator"),
        ("Senator {Y} and {X}", ""),
        ("the Embassy and {X}", ""),
        ("He saw the President. {X} came too", ""),
        ("The Secretary met {X}", ""),
        ("{X}, Deputy Director of Plans, said so.", "Deputy Director of Plans"),
        ("He saw {X}, Governor {Z}, and others", ""),
        ("{X}, Paris", ""),
    ],
)  # fmt: skip
def test_the_office_that_goes_with_a_name(text: str, office: str) -> None:
    (found,) = [one for one in collection(text) if one.mentions[0].form == "X"]
    (mention,) = found.mentions
    assert (mention.title or mention.office) == office


# --- who is who ---------------------------------------------------------------------------------


def test_forms_of_one_name_are_one_person() -> None:
    rows = proposed("{Henry A. Kissinger}", "Secretary {Kissinger}", "{H. Kissinger}", "{HAK}")
    (row,) = rows.values()
    assert row["id"] == "p_KHA_1"
    assert row["forms"] == "H. Kissinger (1); HAK (1); Henry A. Kissinger (1); Kissinger (1)"
    assert (row["mentions"], row["documents"], row["first"], row["last"]) == ("4", "4", "d1", "d4")


def test_a_family_name_that_two_have_stays_apart_and_names_both() -> None:
    rows = proposed("{William Bundy}", "{McGeorge Bundy}", "Mr. {Bundy}")
    assert list(rows) == ["Bundy", "Bundy, McGeorge", "Bundy, William"]
    assert rows["Bundy"]["duplicates"] == "p_BM_1 Bundy, McGeorge; p_BW_1 Bundy, William"
    assert rows["Bundy, William"]["duplicates"] == "p_B_1 Bundy"


def test_an_initial_that_fits_two_stays_apart_and_names_both() -> None:
    rows = proposed("{John Smith}", "{James Smith}", "{J. Smith}")
    assert len(rows) == 3
    assert rows["Smith, J."]["duplicates"].count("p_SJ_") == 2


def test_another_office_keeps_a_family_name_apart() -> None:
    rows = proposed("Under Secretary {Alexis Johnson}", "President {Johnson}")
    assert rows["Johnson"]["duplicates"] == "p_JA_1 Johnson, Alexis"
    assert rows["Johnson"]["description"] == "President"


def test_the_office_decides_between_two_of_one_family_name() -> None:
    rows = proposed(
        "Secretary of State {Foster Dulles}", "{Allen Dulles}, Director", "Secretary {Dulles}"
    )
    assert rows["Dulles, Foster"]["mentions"] == "2"
    assert list(rows) == ["Dulles, Allen", "Dulles, Foster"]


def test_of_several_spellings_the_list_has_the_usual_one() -> None:
    assert list(proposed("{Eisenhower}", "{Eisen-hower}", "{EISENHOWER}")) == ["Eisenhower"]


def test_one_of_whom_no_office_is_known_does_not_hold_all() -> None:
    rows = proposed("{Richard Kennedy}", "President {Kennedy}", "Colonel {Kennedy}")
    assert rows["Kennedy, Richard"]["mentions"] == "1"
    assert rows["Kennedy"]["mentions"] == "2"


def test_husband_and_wife_are_two() -> None:
    rows = proposed("Mr. {Alder}", "Mrs. {Alder}")
    assert len(rows) == 1  # a table has rows, by name: both are called so
    people = group(collection("Mr. {Alder}", "Mrs. {Alder}"))
    assert [person.name.heading for person in people] == ["Alder", "Alder"]


def test_an_uncommon_given_name_is_its_bearers() -> None:
    assert list(proposed("{Thanat Khoman}", "Foreign Minister {Thanat}")) == ["Khoman, Thanat"]


def test_a_common_given_name_is_proposed_only() -> None:
    rows = proposed("{John Foster Dulles}", "{Foster} said")
    assert rows["Foster"]["duplicates"] == "p_DJF_1 Dulles, John Foster"


def test_the_last_word_of_a_vietnamese_name_is_its_bearers() -> None:
    assert list(proposed("{Ngo Dinh Diem}", "President {Diem}")) == ["Ngo Dinh Diem"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("{Nikita Khrushchev}", "{N. Khruschev}"), ("{Sutopo Juwono}", "{Juwono Sutopo}")],
)
def test_likely_duplicates(one: str, other: str) -> None:
    rows = list(proposed(one, other).values())
    assert len(rows) == 2
    assert all(row["duplicates"] for row in rows)


def test_the_order_of_the_documents_does_not_matter() -> None:
    texts = ("Colonel {Kennedy}", "{John Kennedy}", "{J. F. Kennedy}", "{Kennedy}", "{R. Kennedy}")
    tables = set()
    for order in permutations(range(len(texts))):
        names = {f"d{place}": f"t{at}" for place, at in enumerate(order, 1)}
        found = collection(*(texts[at] for at in order))
        renamed = [
            Appearance(names[one.document], one.date, one.mentions, one.listed) for one in found
        ]
        tables.add(to_csv(group(renamed)))
    assert len(tables) == 1


@given(st.lists(st.sampled_from(["Alder", "A. Alder", "Ann Alder", "Bo Alder", "Elm", "Elms"])))
def test_every_mention_is_in_one_row(names: list[str]) -> None:
    people = group(collection(*(f"{{{name}}} came" for name in names)))
    forms = [form for person in people for form in person.forms.elements()]
    assert sorted(forms) == sorted(names)
    ids = [row["id"] for row in csv.DictReader(io.StringIO(to_csv(people)))]
    assert len(set(ids)) == len(ids) == len(people)


# --- the table ----------------------------------------------------------------------------------


def test_the_table_has_the_columns_that_it_says() -> None:
    assert to_csv([]) == ",".join(COLUMNS) + "\n"


def test_ids_that_are_taken_are_not_given_again() -> None:
    people = group(collection("{Ann Alder}"))
    assert "\np_AA_3," in to_csv(people, taken={"p_AA_1", "p_AA_2"})


def test_who_is_named_seldom_can_be_left_out() -> None:
    people = group(collection("{Alder} met {Birch}", "{Alder}"))
    assert "Birch" not in to_csv(people, least=2).replace("met Birch", "")


def test_documents_are_in_the_order_of_their_dates() -> None:
    found = [
        one
        for name, date in (("d10", "1970"), ("d9", "1971"), ("d2", ""))
        for one in read_appearances(document("<p><persName>A</persName></p>", date=date), name)
    ]
    (row,) = csv.DictReader(io.StringIO(to_csv(group(found))))
    assert (row["first"], row["last"]) == ("d10", "d2")
