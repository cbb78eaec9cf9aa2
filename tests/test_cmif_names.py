"""Names in an index of letters, and their addresses in authority files."""

from __future__ import annotations

from pathlib import Path

import pytest
from correspondence import described, document

from tei_tools.cmif import read_letters, read_register
from tei_tools.cmif.authorities import address_of, preferred
from tei_tools.errors import AuthorityError
from tei_tools.tei import NAMESPACE

# --- names and addresses ------------------------------------------------------------------------

PEOPLE = """<standOff><listPerson>
<person xml:id="p1"><persName><forename>Ann</forename> <surname>Alder</surname></persName>
  <idno type="VIAF">44499359</idno><idno type="GND">118820591</idno></person>
<person xml:id="p2"><persName>Birch</persName>
  <ptr target="https://www.wikidata.org/wiki/Q42"/></person>
<person xml:id="p3" sameAs="http://id.loc.gov/authorities/names/n79007345">
  <persName>Cedar</persName></person>
<person xml:id="p4"><persName>Dogwood</persName><idno type="shelfmark">12</idno></person>
</listPerson><listPlace><place xml:id="l1"><placeName>Port City</placeName>
  <idno type="geonames">2950159</idno></place></listPlace></standOff>"""


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ('<persName ref="#p1">Alder</persName>', "https://d-nb.info/gnd/118820591|Alder, Ann"),
        ('<persName ref="#p2">B.</persName>', "https://www.wikidata.org/wiki/Q42|Birch"),
        ('<persName ref="#p3">C.</persName>', "http://id.loc.gov/authorities/names/n79007345|Cedar"),
        ('<persName ref="#p4">D.</persName>', "None|Dogwood"),
        ('<persName ref="#p9">Elm</persName>', "None|Elm"),
        ('<persName ref="gnd:118820591">Elm</persName>', "https://d-nb.info/gnd/118820591|Elm"),
        ('<persName ref="https://a.example/7">Elm</persName>', "https://a.example/7|Elm"),
        (
            '<persName ref="https://a.example/7 http://viaf.org/viaf/1">Elm</persName>',
            "http://viaf.org/viaf/1|Elm",
        ),
        ('<orgName key="p1">Office</orgName>', "https://d-nb.info/gnd/118820591|Alder, Ann"),
        ('<persName>the <hi>Elm</hi><note>i.e. him</note>s</persName>', "None|the Elms"),
        ('<placeName ref="#l1">Port</placeName>', "http://www.geonames.org/2950159|Port City"),
    ],
)  # fmt: skip
def test_names_and_their_addresses(name: str, made: str) -> None:
    (letter,), _ = read_letters(document(described(name), PEOPLE), "letter.xml")
    party = letter.sent.place if "placeName" in name else letter.sent.agents[0]
    assert party
    assert f"{party.address or None}|{party.name}" == made


def test_what_a_name_names() -> None:
    names = '<name type="org">Office</name><name type="place">Port</name><rs>the clerk</rs>'
    (letter,), _ = read_letters(document(described(names)), "letter.xml")
    assert [agent.kind for agent in letter.sent.agents] == ["orgName", "persName"]
    assert letter.sent.place
    assert letter.sent.place.name == "Port"


def test_a_register_in_csv_adds_addresses(tmp_path: Path) -> None:
    register = tmp_path / "persons.csv"
    register.write_text('id,name,gnd,viaf\np1,"Alder, Ann",118820591,\np2,Birch,,44499359\n')
    names = '<persName ref="#p1">A</persName><persName ref="persons.xml#p2">B</persName>'
    (letter,), _ = read_letters(
        document(described(names)), "letter.xml", register=read_register(register)
    )
    assert [(agent.name, agent.address) for agent in letter.sent.agents] == [
        ("Alder, Ann", "https://d-nb.info/gnd/118820591"),
        ("Birch", "http://viaf.org/viaf/44499359"),
    ]  # fmt: skip


def test_a_register_in_tei_adds_addresses(tmp_path: Path) -> None:
    register = tmp_path / "persons.xml"
    register.write_text(f'<TEI xmlns="{NAMESPACE}">{PEOPLE}</TEI>')
    tree = document(described('<persName ref="persons.xml#p1">Alder</persName>'))
    (letter,), _ = read_letters(tree, "letter.xml", register=read_register(register))
    assert letter.sent.agents[0].address == "https://d-nb.info/gnd/118820591"


def test_a_register_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("one,two\n1,2\n")
    with pytest.raises(AuthorityError, match="needs the columns 'id' and 'name'"):
        read_register(tmp_path / "list.csv")


@pytest.mark.parametrize(
    ("name", "number", "address"),
    [
        ("GND", "4123456-7", "https://d-nb.info/gnd/4123456-7"),
        ("lccn", "n 79007345", "http://id.loc.gov/authorities/names/n79007345"),
        ("Wikidata", "Q42", "http://www.wikidata.org/entity/Q42"),
        ("wikidata", "42", ""),
        ("shelfmark", "12", ""),
        ("anything", "http://viaf.org/viaf/1", "http://viaf.org/viaf/1"),
        ("gnd", "", ""),
    ],
)
def test_numbers_become_addresses(name: str, number: str, address: str) -> None:
    assert address_of(name, number) == address


def test_of_several_addresses_one_is_taken() -> None:
    assert preferred(["https://a.example/1", "", "http://viaf.org/viaf/1"]).endswith("viaf/1")
    assert preferred([]) == ""
