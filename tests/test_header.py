"""The header: what the memo says is in it, what it does not say is not, and it is valid TEI."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from conftest import CORPUS, SEEDS, TEI_ALL, needs_shared
from lxml import etree

from tei_tools.authority import Authority, Entry
from tei_tools.check import validate
from tei_tools.convert import convert
from tei_tools.header import header, stand_off
from tei_tools.header.build import licence_name
from tei_tools.layout import read_layout
from tei_tools.settings import Settings
from tei_tools.source import Source, read_source
from tei_tools.spans import Span, resolve
from tei_tools.tei import Draft, parse, written

MEMO = """12. Memorandum From the Harbour Office (Alder) to the Minister of Trade (Birch)1

Grain Shipments: Two Proposals

Port City, March 2, 1974, 4:30 p.m.

We met on February 28 about the NSO.

  1. Source: National Archives, RG 40, Records of the Harbour Office: Lot 71 D 20, Box 3, Grain.
Secret; Priority; Eyes Only. Drafted and approved by C. Dogwood (HO/GR) and cleared by Elm.
"""
MARKS: Sequence[tuple[str, str, dict[str, str]]] = (
    ("Alder", "persName", {"type": "from", "ref": "#p_A"}),
    ("Birch", "persName", {"type": "to"}),
    ("Port City", "placeName", {}),
    ("March 2, 1974, 4:30 p.m.", "date", {"when": "1974-03-02T16:30:00"}),
    ("February 28", "date", {"when": "1974-02-28", "cert": "medium"}),
    ("NSO", "gloss", {"target": "#t_NSO"}),
    ("Elm", "persName", {"ref": "#p_E", "cert": "medium"}),
)


def spans_of(text: str) -> list[Span]:
    return [
        Span(text.index(words), text.index(words) + len(words), kind, attrs)
        for words, kind, attrs in MARKS
    ]


def header_of(
    text: str,
    spans: Sequence[Span] = (),
    settings: Settings = Settings(),  # noqa: B008 - it cannot be changed
    terms: Sequence[Entry] = (),
) -> etree._Element:
    layout = read_layout(Source("memo.txt", text))
    spans = resolve([*layout.marks, *spans])
    return parse(written(header(layout, spans, settings, Authority(tuple(terms))))).getroot()


@pytest.fixture(scope="module")
def full() -> etree._Element:
    terms = [
        Entry("t_NSO", "NSO", "National Storage Office", "term"),
        Entry("t_XYZ", "XYZ", "Not in the memo", "term"),
    ]
    settings = Settings(
        publisher="Example Archive",
        date="2026-05-01",
        licence="https://creativecommons.org/licenses/by/4.0/",
        encoder="R. Editor",
        series="Harbour Papers",
    )
    return header_of(MEMO, spans_of(MEMO), settings, terms)


def texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(found.itertext()).strip() for found in root.iterfind(path, NAMESPACES)]


NAMESPACES = {None: "http://www.tei-c.org/ns/1.0"}


def test_title_subtitle_author(full: etree._Element) -> None:
    assert texts(full, ".//titleStmt/title") == [
        "Memorandum From the Harbour Office (Alder) to the Minister of Trade (Birch)",
        "Grain Shipments: Two Proposals",
    ]
    assert texts(full, ".//titleStmt/author/persName[@ref='#p_A']") == ["Alder"]
    assert texts(full, ".//respStmt/name") == ["R. Editor", "tei-tools"]


def test_publication(full: etree._Element) -> None:
    assert texts(full, ".//publicationStmt/publisher") == ["Example Archive"]
    assert texts(full, ".//publicationStmt/availability[@status='free']") == ["CC BY 4.0"]
    assert texts(full, ".//publicationStmt/idno[@type='document']") == ["12"]
    assert texts(full, ".//seriesStmt/title") == ["Harbour Papers"]
    assert [change.get("when") for change in full.iterfind(".//{*}change")] == ["2026-05-01"]


def test_source(full: etree._Element) -> None:
    identifier = full.find(".//{*}msIdentifier")
    assert identifier is not None
    assert [(etree.QName(part).localname, part.get("type"), part.text) for part in identifier] == [
        ("repository", None, "National Archives"),
        ("collection", None, "RG 40"),
        ("collection", None, "Records of the Harbour Office"),
        ("idno", "lot", "71D20"),
        ("idno", "box", "3"),
        ("idno", "folder", "Grain"),
    ]


def test_classification_points_to_its_categories(full: etree._Element) -> None:
    categories = {
        f"#{category.get('{http://www.w3.org/XML/1998/namespace}id')}": "".join(
            category.itertext()
        ).strip()
        for category in full.iterfind(".//{*}category")
    }
    assert [
        (ref.get("scheme"), categories[str(ref.get("target"))])
        for ref in full.iterfind(".//{*}catRef")
    ] == [("#classification", "Secret"), ("#caveats", "Eyes Only"), ("#precedence", "Priority")]


def test_correspondence_and_date(full: etree._Element) -> None:
    assert texts(full, ".//creation/date[@when='1974-03-02T16:30:00']") == [
        "March 2, 1974, 4:30 p.m."
    ]
    assert texts(full, ".//correspAction[@type='sent']/*") == ["Alder", "Port City", ""]
    assert texts(full, ".//correspAction[@type='received']/*") == ["Birch"]


def test_makers_are_listed_once_in_each_role(full: etree._Element) -> None:
    assert [
        (person.get("role"), name.text, name.get("ref"))
        for person in full.iterfind(".//{*}particDesc//{*}person")
        for name in person
    ] == [
        ("drafter", "C. Dogwood", None),
        ("approver", "C. Dogwood", None),
        ("clearer", "Elm", "#p_E"),
    ]


def test_only_terms_that_the_text_uses(full: etree._Element) -> None:
    assert texts(full, ".//taxonomy/category/catDesc/term") == ["NSO"]
    assert texts(full, ".//taxonomy/category/catDesc/gloss") == ["National Storage Office"]


def test_nothing_is_invented() -> None:
    bare = header_of("Grain\n\nIt is short on March 2, 1974.\n", [])
    held = {etree.QName(element).localname for element in bare.iter()}
    assert not held & {
        "author", "date", "placeName", "persName", "msDesc", "bibl", "correspDesc", "textClass",
        "classDecl", "revisionDesc", "idno", "licence", "pubPlace", "particDesc", "creation",
    }  # fmt: skip
    assert texts(bare, ".//title") == ["Grain"]
    assert texts(bare, ".//sourceDesc/p") == ["The text of the memo, which names no source."]


def test_printed_source_and_number_alone() -> None:
    printed = header_of(
        "Grain1\n\nIt is short.\n\n  1. Source: Gazette Bulletin, May 1974, p. 5.\n"
    )
    assert texts(printed, ".//sourceDesc/bibl") == ["Gazette Bulletin, May 1974, p. 5"]
    number = header_of("501.BB Arcadia/1–248: Telegram\n\nThe Consul to the Secretary\n\nShort.\n")
    assert texts(number, ".//sourceDesc/bibl/idno[@type='file']") == ["501.BB Arcadia/1–248"]


def test_classification_of_the_opening_where_the_note_has_none() -> None:
    text = (
        "The Consul to the Secretary of State\n\nPort City, May 3, 1948.\n\ntop secret\n\nShort.\n"
    )
    assert texts(header_of(text), ".//catDesc") == ["Top Secret"]


def test_subject_is_the_subtitle_where_there_is_no_other() -> None:
    text = "3. Memorandum of Conversation\n\nSUBJECT\n  * Storage of Grain\n\nIt is short.\n"
    assert texts(header_of(text), ".//title") == ["Memorandum of Conversation", "Storage of Grain"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://creativecommons.org/licenses/by-sa/4.0/", "CC BY-SA 4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("https://example.org/terms", "https://example.org/terms"),
    ],
)
def test_licence_name(address: str, name: str) -> None:
    assert licence_name(address) == name


def test_stand_off_lists_what_is_pointed_to() -> None:
    elm, alder = Entry("p_E", "Elm, Rose", "Clerk"), Entry("p_A", "Alder")
    persons = Authority((elm, alder, Entry("p_X", "Unnamed")))
    draft = stand_off(spans_of(MEMO), persons, Authority(), Authority())
    assert draft is not None
    found = parse(written(draft)).getroot()
    assert texts(found, "listPerson/person/persName") == ["Elm, Rose", "Alder"]
    assert texts(found, "listPerson/person/note") == ["Clerk"]
    assert stand_off([], persons, Authority(), Authority()) is None


@needs_shared
def test_headers_are_valid_tei(full: etree._Element) -> None:
    files = [*SEEDS, *sorted(CORPUS.glob("*/d*.txt"))[::97]]
    assert len(files) > 20
    headers = [convert(read_source(path)).tei.find("{*}teiHeader") for path in files]
    for head in [full, *headers]:
        assert head is not None
        document = etree.fromstring(
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p/></body></text></TEI>'
        )
        document.insert(0, head)
        found = validate(etree.tostring(document), schema=TEI_ALL, profile="tei")
        assert [str(each) for each in found if each.rule.startswith("schema")] == []


def test_what_is_done_to_one_header_is_not_seen_in_the_next() -> None:
    layout = read_layout(Source("memo.txt", MEMO))

    def made() -> Draft:
        return header(layout, (), Settings(), Authority())

    def spoil(draft: Draft) -> None:
        for child in draft.children:
            if isinstance(child, Draft):
                spoil(child)
        draft.children[:] = ["spoiled"]

    before = written(made())
    spoil(made())
    assert written(made()) == before
