"""Lists of persons, places and terms: reading them, their ids, the forms of their names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import CORPUS, needs_shared
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.authority import Authority, read_authorities, read_authority
from tei_tools.authority.abbreviations import term_forms
from tei_tools.authority.ids import from_xml_id, is_ncname, to_xml_id
from tei_tools.authority.model import Entry
from tei_tools.errors import AuthorityError
from tei_tools.tei import NAMESPACE

ALDER = ("p_A1", "Alder, Ann B.", "Director")


def read(tmp_path: Path, text: str | bytes, kind: str = "person") -> Authority:
    path = tmp_path / "list.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_authority(path, kind)  # type: ignore[arg-type]


def rows(authority: Authority) -> list[tuple[str, str, str]]:
    return [(entry.id, entry.name, entry.description) for entry in authority.entries]


@pytest.mark.parametrize(
    "text",
    [
        'id,name,description\np_A1,"Alder, Ann B.",Director\n',
        '\ufeffid,name,description\np_A1,"Alder, Ann B.",Director\n',
        'id,name,description\r\np_A1,"Alder, Ann B.",Director\r\n',
        "id;name;description\np_A1;Alder, Ann B.;Director\n",
        "id\tname\tdescription\np_A1\tAlder, Ann B.\tDirector\n",
        'Description,ID,Name\nDirector,p_A1,"Alder,  Ann B."\n\n',
    ],
)
def test_csv_in_the_forms_that_programs_write(tmp_path: Path, text: str) -> None:
    assert rows(read(tmp_path, text)) == [ALDER]


def test_a_list_without_descriptions(tmp_path: Path) -> None:
    assert rows(read(tmp_path, "id,name\nt1,NSC\n", "term")) == [("t1", "NSC", "")]


def test_other_columns_are_kept(tmp_path: Path) -> None:
    authority = read(tmp_path, "id,name,born,viaf\nx,Elm,1901,77\ny,Oak,,\n")
    assert dict(authority.entries[0].columns) == {"born": "1901", "viaf": "77"}
    assert dict(authority.entries[1].columns) == {}


def test_bad_rows_are_findings_with_their_line(tmp_path: Path) -> None:
    text = 'id,name,description\n,"Elm, E.",x\np1,,x\np2,Oak,x\np2,Ash,x\np3,Fir, John,chief\n'
    authority = read(tmp_path, text)
    assert rows(authority) == [("p2", "Oak", "x")]
    assert [(f.line, f.rule) for f in authority.findings] == [
        (2, "authority-row"),
        (3, "authority-row"),
        (5, "authority-row"),
        (6, "authority-row"),
    ]
    assert "quote" in authority.findings[-1].message


@pytest.mark.parametrize(
    "row", ["p\x01,Oak,x", 'p,"Oak, J\x01",x', "p,Oak,x\x02", "p,Oak,x,\ufffe"]
)
def test_a_row_with_a_control_character_is_left_out(tmp_path: Path, row: str) -> None:
    authority = read(tmp_path, f"id,name,description,born\nq,Elm,y,1901\n{row}\n")
    assert rows(authority) == [("q", "Elm", "y")]
    (finding,) = authority.findings
    assert finding.line == 3
    assert re.search(r"control character U\+(000[12]|FFFE), .* take it out", finding.message)


def test_the_line_of_a_row_after_one_that_goes_over_two_lines(tmp_path: Path) -> None:
    authority = read(tmp_path, 'id,name,description\na,Elm,"two\nlines"\n,Oak,x\n')
    assert [finding.line for finding in authority.findings] == [4]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "columns 'id' and 'name'"),
        ("id,name\n", "no entries"),
        ("number,who\n1,Elm\n", "number, who"),
        (b"\xff\xfei\x00", "columns"),
        (b"id,name\na,M\xfcller\n", "is not utf-8"),
        ("<TEI><a></TEI>", "not well-formed"),
        ("<list><item/></list>", "no entries"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, text: str | bytes, says: str) -> None:
    with pytest.raises(AuthorityError, match=re.escape(says)):
        read(tmp_path, text)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="cannot be read"):
        read_authority(tmp_path / "none.csv", "person")


def tei(tmp_path: Path, body: str, kind: str) -> Authority:
    return read(tmp_path, f'<TEI xmlns="{NAMESPACE}">{body}</TEI>', kind)


def test_list_person(tmp_path: Path) -> None:
    authority = tei(
        tmp_path,
        """<standOff><listPerson>
          <person xml:id="p1"><persName>Alder, Ann</persName><persName>Anna Alder</persName>
            <note>Director</note></person>
          <person xml:id="p2"><persName><forename>Ben</forename> <surname>Birch</surname></persName>
            <note>Minister, after <persName>Alder</persName></note></person>
          <person><persName>Nobody</persName></person>
        </listPerson></standOff>""",
        "person",
    )
    assert rows(authority) == [
        ("p1", "Alder, Ann", "Director"),
        ("p2", "Birch, Ben", "Minister, after Alder"),
    ]
    assert authority.entries[0].variants == ("Anna Alder",)
    assert [(f.line, "xml:id" in f.message) for f in authority.findings] == [(6, True)]


def test_list_of_terms(tmp_path: Path) -> None:
    body = """<list><label xml:id="t1">NSC</label><item>National Security Council</item>
      <item xml:id="t2"><term>IMF</term>, International Monetary Fund</item></list>
      <list><item>Not a term</item></list>"""
    assert rows(tei(tmp_path, body, "term")) == [
        ("t1", "NSC", "National Security Council"),
        ("t2", "IMF", "International Monetary Fund"),
    ]


def test_the_terms_of_an_edition_are_a_list_again(tmp_path: Path) -> None:
    body = """<taxonomy xml:id="terms"><category xml:id="t1"><catDesc><term>NSC</term>
      <gloss>National Security Council</gloss></catDesc></category></taxonomy>"""
    assert rows(tei(tmp_path, body, "term")) == [("t1", "NSC", "National Security Council")]


def test_list_place_with_places_inside(tmp_path: Path) -> None:
    body = """<listPlace><place xml:id="a"><placeName>France</placeName>
      <place xml:id="b"><placeName>Paris</placeName></place></place></listPlace>"""
    found = tei(tmp_path, body, "place").entries
    assert [(entry.id, entry.name, entry.variants) for entry in found] == [
        ("a", "France", ()),
        ("b", "Paris", ()),
    ]


def test_several_lists_as_one(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("id,name\na,Elm\nb,Oak\n")
    two.write_text("id,name\nb,Oak\na,Ash\nc,Fir\n")
    authority = read_authorities([one, two], "person")
    assert [entry.name for entry in authority.entries] == ["Elm", "Oak", "Fir"]
    assert [(f.file, "Ash" in f.message) for f in authority.findings] == [(str(two), True)]


@pytest.mark.parametrize("valid", ["p_A1", "t_SNIE1", "élan", "a-b.c", "_x"])
def test_valid_ids_are_kept(valid: str) -> None:
    assert to_xml_id(valid) == valid


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", "_x0031_2"), ("a b", "a_x0020_b"), ("Müller#1", "Müller_x0023_1"), ("-a", "_x002D_a")],
)
def test_other_ids_become_valid(text: str, expected: str) -> None:
    assert to_xml_id(text) == expected


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
def test_ids_are_valid_and_reversible(text: str) -> None:
    made = to_xml_id(text)
    assert is_ncname(made)
    assert from_xml_id(made) == text


@given(st.text("ab_x0041_·é-.", min_size=1, max_size=20))
def test_ids_that_look_like_made_ones(text: str) -> None:
    assert from_xml_id(to_xml_id(text)) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8))
def test_xml_accepts_the_ids(text: str) -> None:
    document = f'<a xml:id="{to_xml_id(text)}"/>'.encode()
    schema = b"<!DOCTYPE a [<!ELEMENT a EMPTY><!ATTLIST a xml:id ID #IMPLIED>]>"
    etree.fromstring(schema + document, etree.XMLParser(dtd_validation=True))


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("NSC", ("NSC",)),
        ("UN(O)", ("UN", "UNO")),
        ("LST(s)", ("LST", "LSTs")),
        ("NVA (also NVNA)", ("NVA", "NVNA")),
        ("FAR or FARK", ("FAR", "FARK")),
        ("PBS, PBSUCCESS", ("PBS", "PBSUCCESS")),
        ("P.L.", ("P.L.", "PL")),
        ("HICOM/HICOMRY", ("HICOM/HICOMRY", "HICOM", "HICOMRY")),
        ("S/S", ("S/S",)),
    ],
)
def test_forms_of_terms(name: str, forms: tuple[str, ...]) -> None:
    assert term_forms(Entry("t", name, kind="term")) == forms


@needs_shared
def test_the_lists_of_the_corpus() -> None:
    for kind, file in (("person", "persons.csv"), ("term", "terms.csv")):
        for path in sorted(CORPUS.glob(f"*/{file}")):
            authority = read_authority(path, kind)  # type: ignore[arg-type]
            kept = {entry.id for entry in authority.entries}
            text = path.read_text(encoding="utf-8")
            assert kept == set(re.findall(r"(?m)^([pt]_[^,\n]+),", text)) - {"id"}, path


@pytest.mark.parametrize(
    "notes",
    [
        "<note>Director until 1956<lb/>Secretary of State from 1957</note>",
        "<note><p>Director until 1956.</p><p>Secretary of State from 1957</p></note>",
        "<note><list><item>Director until 1956;</item>"
        "<item>Secretary of State from 1957</item></list></note>",
        "<occupation>Director until 1956</occupation>"
        "<occupation>Secretary of State from 1957</occupation>",
        "<state><label>Director</label><desc>until 1956</desc></state>"
        "<note>Secretary of State from 1957</note>",
    ],
)
def test_the_offices_of_a_person_in_tei_stay_apart(tmp_path: Path, notes: str) -> None:
    path = tmp_path / "persons.xml"
    path.write_text(
        '<listPerson xmlns="http://www.tei-c.org/ns/1.0"><person xml:id="p_1">'
        f"<persName>Alder, Ann</persName>{notes}</person></listPerson>"
    )
    (entry,) = read_authority(path, "person").entries
    assert entry.description == "Director until 1956; Secretary of State from 1957"
