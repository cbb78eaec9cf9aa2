"""What a web page says beside its text: the card, lists of persons, links."""

from __future__ import annotations

import pytest
from conftest import SHARED, needs_shared
from edition_documents import HEADER, document, html, page, read_html
from lxml import etree

from tei_tools.edition import to_html


def test_persons_are_listed_with_links_to_where_they_are_named() -> None:
    found = page(
        '<p><persName ref="#p_A">Alder</persName> and <persName ref="#p_B">Birch</persName></p>'
        '<p><pb n="2"/><persName ref="#p_A">Alder<note n="1" xml:id="n">By '
        '<persName ref="#p_A">her</persName></note></persName></p>'
    )
    entry = found.find(".//div[@id='p_A']")
    assert entry.findtext("dt") == "Alder, Ann"
    assert entry.findtext("dd") == "Director"
    links = entry.findall("dd[@class='mentions']/a")
    assert [(a.text, a.get("href")) for a in links] == [
        ("before p.\N{NO-BREAK SPACE}2", "#p_A-1"), ("p.\N{NO-BREAK SPACE}2", "#p_A-2"),
        ("note\N{NO-BREAK SPACE}1", "#p_A-3"),
    ]  # fmt: skip
    for link in links:
        mention = found.find(f".//*[@id='{link.get('href')[1:]}']")
        assert mention is not None
        anchor = mention if mention.tag == "a" else mention.find("a")
        assert anchor.get("href") == "#p_A"


def test_mentions_at_one_place_are_named_together() -> None:
    name = '<persName ref="#p_A">Alder</persName>'
    found = page(f'<p><pb n="2"/>{name}<note n="1" xml:id="n">{name}</note> {name}</p>')
    links = found.findall(".//div[@id='p_A']/dd[@class='mentions']/a")
    assert [(a.text, a.get("href")) for a in links] == [
        ("p.\N{NO-BREAK SPACE}2", "#p_A-1"), ("(2)", "#p_A-3"),
        ("note\N{NO-BREAK SPACE}1", "#p_A-2"),
    ]  # fmt: skip
    assert links[1].get("aria-label") == "p.\N{NO-BREAK SPACE}2 (2)"


def test_what_stands_before_the_heading_stands_above_the_title() -> None:
    tei = document(
        '<div><note type="source" rend="inline">RG 40.</note><head>A</head><head>B</head>'
        "<p>c</p></div>"
    )
    main = read_html(to_html(tei)).find(".//main")
    header = main.find(".//header")
    words = [t for t in header.itertext() if t.strip()]
    assert words[:3] == ["RG 40.", "A", "B"]
    assert [e.text for e in main.find(".//div[@class='document']")] == ["c"]


def test_no_link_stands_in_a_link() -> None:
    found = page(
        '<p><persName ref="#p_A">Al<pb n="3"/>der<note n="1" xml:id="n">A</note></persName> '
        '<ref target="https://example.org/"><persName ref="#p_B">Birch</persName>'
        '<note n="2" xml:id="m">B</note></ref></p>'
    )
    assert [a for a in found.iter("a") if a.find(".//a") is not None] == []
    assert [a.text for a in found.findall(".//a[@class='persName']")] == ["Al", "der"]


def test_what_has_no_words_leaves_no_comma_in_a_list_of_the_text() -> None:
    person = (
        '<person><persName>Elm, Iva</persName> <birth when="1840"/> <death when="1902">1902</death>'
        '<sex value="F"/><idno>1185</idno></person>'
    )
    shown = page(f"<listPerson>{person}</listPerson>")
    (listed,) = shown.iterfind(".//{*}div[@class='person listed']")
    assert "".join(listed.itertext()).strip() == "Elm, Iva, 1902, 1185"


def test_a_name_that_is_not_in_the_lists_is_no_link() -> None:
    assert html('<p><persName ref="#p_X">X</persName></p>') == (
        '<p><span class="persName">X</span></p>'
    )


def test_a_term_shows_what_it_means() -> None:
    found = page('<p><gloss target="#t_NSC">NSC</gloss></p>')
    link = found.find(".//p/a")
    assert link.get("href") == "#t_NSC"
    assert link.find("abbr").get("title") == "National Security Council"
    assert found.find(".//div[@id='t_NSC']").findtext("dd") == "National Security Council"


@needs_shared
def test_the_card_says_what_the_header_knows() -> None:
    found = read_html(to_html(SHARED / "encoding-example.xml"))
    card = {
        row.findtext("dt"): ["".join(dd.itertext()) for dd in row.findall("dd")]
        for row in found.findall(".//dl[@class='card']/div")
    }
    assert card == {
        "Date": ["March 2, 1974"],
        "Place": ["Port City"],
        "From": ["Alder"],
        "To": ["Birch"],
        "Classification": ["Confidential"],
        "Drafted by": ["C. Dogwood"],
        "Cleared by": ["Elm"],
        "Source": ["National Archives, RG 40, Records of the Harbour Office, Lot 71D20, Box 3"],
    }


@needs_shared
def test_the_page_tells_machines_what_it_is() -> None:
    found = read_html(to_html(SHARED / "encoding-example.xml"))
    meta = {m.get("name"): m.get("content") for m in found.iter("meta")}
    assert found.get("lang") == "en"
    assert found.findtext(".//title").startswith("Memorandum From the Director")
    assert meta["description"].startswith("We met on February 28.")
    assert meta["DC.creator"] == "Alder"
    assert meta["DC.date"] == "1974-03-02"
    assert meta["DC.language"] == "en"
    assert meta["DC.rights"] == "CC0 1.0 https://creativecommons.org/publicdomain/zero/1.0/"
    assert meta["DC.source"].endswith("Lot 71D20, Box 3")


@needs_shared
def test_every_link_within_the_page_leads_somewhere_and_every_id_is_one() -> None:
    found = read_html(to_html(SHARED / "encoding-example.xml"))
    ids = [e.get("id") for e in found.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    targets = {a.get("href")[1:] for a in found.iter("a") if a.get("href").startswith("#")}
    assert targets <= set(ids)


def test_a_second_mention_at_a_place_is_linked_by_its_number() -> None:
    found = page('<p><persName ref="#p_A">A</persName>, <persName ref="#x #p_A">A</persName></p>')
    links = found.findall(".//div[@id='p_A']/dd[@class='mentions']/a")
    assert [(a.text, a.get("href")) for a in links] == [("text", "#p_A-1"), ("(2)", "#p_A-2")]


def test_an_identifier_is_given_only_once() -> None:
    found = page('<p xml:id="p_A-1">One</p><p><persName ref="#p_A">A</persName></p>')
    ids = [e.get("id") for e in found.iter(etree.Element) if e.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("entry", "pointers"),
    [
        ('<category xml:id="a"><catDesc><term>T</term><gloss>G</gloss></catDesc></category>', "a"),
        ('<category><catDesc><term xml:id="b">T</term><gloss>G</gloss></catDesc></category>', "b"),
        (
            '<category xml:id="a"><catDesc><term xml:id="b">T</term><gloss>G</gloss></catDesc>'
            "</category>",
            "ab",
        ),
        (
            '<category><category xml:id="a"><catDesc><term>T</term><gloss>G</gloss></catDesc>'
            "</category></category>",
            "a",
        ),
    ],
)
def test_an_entry_is_meant_by_its_identifier_or_by_that_of_its_name(
    entry: str, pointers: str
) -> None:
    terms = f"<encodingDesc><classDecl><taxonomy>{entry}</taxonomy></classDecl></encodingDesc>"
    body = "<p>" + "".join(f'<gloss target="#{each}">T</gloss>' for each in pointers) + "</p>"
    found = read_html(to_html(document(body, HEADER + terms)))
    links = found.findall(".//p/a[@class='gloss']")
    assert [link.get("href") for link in links] == [f"#{pointers[0]}"] * len(pointers)
    assert {link.find("abbr").get("title") for link in links} == {"G"}
    assert set(pointers) <= {element.get("id") for element in found.iter()}
