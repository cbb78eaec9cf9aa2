"""The index of letters: what CMIF demands, from our editions and from those of others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import TEI_ALL, needs_shared
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.check import validate
from tei_tools.cmif import LICENCE, Index, cmif_document, read_letters, read_register
from tei_tools.cmif.authorities import address_of, preferred
from tei_tools.cmif.letters import cmif_date
from tei_tools.convert import convert
from tei_tools.errors import AuthorityError
from tei_tools.source import Source
from tei_tools.tei import NAMESPACE, parse, serialize, tag

INDEX = Index(
    title="Letters of the Harbour Office",
    publisher="Example Archive",
    url="https://archive.example/cmif.xml",
    date="2026-05-01",
)
LETTER = """12. Letter From the Director of the Harbour Office (Alder) to Minister Birch1

Port City, March 2, 1974, 4:30 p.m.

Dear Minister:

The harbour is short of storage.

  1. Source: Harbour Archive.
"""


def document(description: str, lists: str = "", key: str = "12") -> etree._ElementTree:
    """A TEI document of others, with a ``correspDesc`` and lists."""
    return parse(
        f"""<TEI xmlns="{NAMESPACE}" xml:id="doc"><teiHeader><fileDesc><titleStmt><title>A letter
        </title></titleStmt><publicationStmt><publisher>P</publisher>
        <idno type="document">{key}</idno></publicationStmt><sourceDesc><p>S</p></sourceDesc>
        </fileDesc><profileDesc>{description}</profileDesc></teiHeader>{lists}
        <text><body><p>Text</p></body></text></TEI>""".encode()
    )


def described(sent: str, received: str = "<persName>Birch</persName>") -> str:
    return (
        f'<correspDesc><correspAction type="sent">{sent}</correspAction>'
        f'<correspAction type="received">{received}</correspAction></correspDesc>'
    )


def index_of(tree: etree._ElementTree, *registers: Path) -> etree._Element:
    register = None
    for path in registers:
        register = read_register(path)
    letters, _ = read_letters(tree, "letter.xml", "https://archive.example/12", register)
    return cmif_document(INDEX, letters).getroot()


def xml_of(element: etree._Element, name: str) -> list[str]:
    """The elements of a name, as XML without the namespace."""
    return [
        re.sub(r' xmlns="[^"]+"', "", etree.tostring(found, encoding="unicode", with_tail=False))
        for found in element.iter(tag(name))
    ]


# --- our editions -------------------------------------------------------------------------------


def test_our_edition_of_a_letter_is_an_entry() -> None:
    index = index_of(convert(Source("memo.txt", LETTER)).tei)
    (entry,) = index.iter(tag("correspDesc"))
    assert entry.get("key") == "12"
    assert entry.get("ref") == "https://archive.example/12"
    assert xml_of(index, "persName") == [
        "<persName>Alder</persName>",
        "<persName>Birch</persName>",
    ]
    assert xml_of(index, "placeName") == ["<placeName>Port City</placeName>"]
    assert xml_of(entry, "date") == ['<date when="1974-03-02"/>']


# --- what CMIF demands --------------------------------------------------------------------------

AWKWARD = (
    described("<persName>Alder</persName>"),
    described("", ""),
    described("<orgName>Harbour Office</orgName><date>some day</date>"),
    described('<date when="1974-03-02T16:30:00"/><date from="1974-03-02" to="1974-03-05"/>'),
    described('<address><placeName>Port City</placeName></address><persName ref="x">A</persName>'),
    '<correspDesc ref="https://other.example/1"><correspAction type="received"><persName><surname>'
    "Birch</surname><note>the younger</note></persName></correspAction></correspDesc>",
    "<correspDesc><p>A letter.</p></correspDesc>",
)


@pytest.fixture(scope="module")
def awkward() -> etree._Element:
    """The index of letters that lack something, or have too much of it."""
    letters = [letter for one in AWKWARD for letter in read_letters(document(one), "letter.xml")[0]]
    return cmif_document(INDEX, letters).getroot()


def test_the_file_says_who_answers_for_it(awkward) -> None:
    path = f"{tag('teiHeader')}/{tag('fileDesc')}"
    title = awkward.find(f"{path}/{tag('titleStmt')}")
    assert [child.tag for child in title] == [tag("title"), tag("editor")]
    publication = awkward.find(f"{path}/{tag('publicationStmt')}")
    names = ["publisher", "idno", "date", "availability"]
    assert [child.tag for child in publication] == [tag(name) for name in names]
    assert publication.find(tag("idno")).get("type") == "url"
    assert publication.find(tag("date")).get("when") == "2026-05-01"
    assert awkward.find(f".//{tag('licence')}").get("target") == LICENCE


def test_every_letter_was_sent_and_received_by_somebody(awkward) -> None:
    entries = list(awkward.iter(tag("correspDesc")))
    assert len(entries) == len(AWKWARD) - 1
    for entry in entries:
        assert [action.get("type") for action in entry] == ["sent", "received"]
        for action in entry:
            agents = [child for child in action if child.tag in (tag("persName"), tag("orgName"))]
            assert agents
            assert all(agent.text and not len(agent) for agent in agents)
            assert len(action.findall(tag("date"))) <= 1


def test_every_date_has_a_value_and_no_words(awkward) -> None:
    dates = list(awkward.iter(tag("date")))
    assert xml_of(awkward, "date")[1:] == ['<date when="1974-03-02"/>']
    assert all(date.attrib and not date.text for date in dates)


def test_every_letter_belongs_to_the_edition(awkward) -> None:
    (bibl,) = awkward.iter(tag("bibl"))
    id_ = bibl.get("{http://www.w3.org/XML/1998/namespace}id")
    assert re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", id_)
    assert id_[0].isalpha()
    assert {entry.get("source") for entry in awkward.iter(tag("correspDesc"))} == {f"#{id_}"}


@needs_shared
def test_the_index_is_valid_tei(awkward) -> None:
    data = serialize(etree.ElementTree(awkward))
    assert validate(data, schema=TEI_ALL) == []
    assert validate(data.replace(b"<editor>", b"<editor><p/>"), schema=TEI_ALL)


def test_the_same_letters_make_the_same_bytes() -> None:
    letters, _ = read_letters(document(AWKWARD[0]), "letter.xml")
    once, again = (serialize(cmif_document(INDEX, letters)) for _ in range(2))
    assert once == again


def test_the_editor_can_be_reached() -> None:
    index = Index("T", "P", "https://a.example/", "2026", editor="E. Elm", email="elm@a.example")
    root = cmif_document(index, ()).getroot()
    assert xml_of(root, "editor") == ["<editor>E. Elm <email>elm@a.example</email></editor>"]


# --- what is missing is told --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("description", "rules"),
    [
        (described('<persName>A</persName><date when="1974"/>'), []),
        (described('<date when="1974"/>'), ["cmif-sender"]),
        (described('<persName>A</persName><date when="1974"/>', ""), ["cmif-recipient"]),
        (described("<persName>A</persName>"), ["cmif-date"]),
        (described('<persName>A</persName><date when="1974-02-30"/>'), ["cmif-date"]),
        (
            described('<persName>A</persName><date when="1974"/><date when="1975"/>'),
            ["cmif-dates"],
        ),
        ("<correspDesc><p>A letter.</p></correspDesc>", ["cmif-action"]),
        (
            '<correspDesc><correspAction type="forwarded"><persName>A</persName></correspAction>'
            "</correspDesc>",
            ["cmif-action"],
        ),
    ],
)
def test_what_is_missing_is_a_finding_with_its_line(description: str, rules: list[str]) -> None:
    _, findings = read_letters(document(description), "letter.xml")
    assert [finding.rule for finding in findings] == rules
    assert all(finding.line == 4 and finding.hint for finding in findings)


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


def test_a_corpus_has_a_letter_for_each_of_its_documents() -> None:
    one, two = (serialize(document(described("<persName>A</persName>"), key=k)) for k in "12")
    members = b"".join(re.sub(rb"<\?xml[^>]+>", b"", part) for part in (one, two))
    tree = parse(b'<teiCorpus xmlns="%b">%b</teiCorpus>' % (NAMESPACE.encode(), members))
    letters, _ = read_letters(tree, "corpus.xml")
    assert [letter.key for letter in letters] == ["1", "2"]


@given(st.dictionaries(st.sampled_from(["when", "from", "to", "notBefore", "notAfter"]), st.text()))
def test_whatever_a_date_says_cmif_has_a_year_a_month_or_a_day(values: dict[str, str]) -> None:
    date = etree.Element(tag("date"))
    for name, value in values.items():
        if value.isprintable() and not re.search("[\ud800-\udfff\ufffe\uffff]", value):
            date.set(name, value)
    for value in cmif_date(date).values():
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value)
