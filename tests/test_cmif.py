"""The index of letters: what CMIF demands, from our editions and from those of others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import TEI_ALL, needs_shared
from correspondence import described, document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.check import validate
from tei_tools.cmif import LICENCE, Index, cmif_document, read_letters, read_register
from tei_tools.cmif.letters import cmif_date
from tei_tools.convert import convert
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


def test_a_corpus_has_a_letter_for_each_of_its_documents() -> None:
    one, two = (serialize(document(described("<persName>A</persName>"), key=k)) for k in "12")
    members = b"".join(re.sub(rb"<\?xml[^>]+>", b"", part) for part in (one, two))
    tree = parse(b'<teiCorpus xmlns="%b">%b</teiCorpus>' % (NAMESPACE.encode(), members))
    letters, _ = read_letters(tree, "corpus.xml")
    assert [letter.key for letter in letters] == ["1", "2"]


_DATES = st.dates().map(str) | st.sampled_from(
    ["1976", "1976-11", "1976-11-10T16:30:00-05:00", "--05-03", "-0044-03-15", "1976-13", " 1976 "]
)


@given(
    st.dictionaries(
        st.sampled_from(["when", "from", "to", "notBefore", "notAfter"]), _DATES | st.text()
    )
)
def test_whatever_a_date_says_cmif_has_a_year_a_month_or_a_day(values: dict[str, str]) -> None:
    date = etree.Element(tag("date"))
    for name, value in values.items():
        if value.isprintable() and not re.search("[\ud800-\udfff\ufffe\uffff]", value):
            date.set(name, value)
    for value in cmif_date(date).values():
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value)
