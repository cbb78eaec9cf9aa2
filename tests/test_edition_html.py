"""TEI as a web page."""

from __future__ import annotations

import re
import time

import pytest
from conftest import SHARED, needs_shared
from edition_documents import HEADER, document, memo, read_html
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from tei_tools.edition import to_html, to_text
from tei_tools.edition.html import read_asset
from tei_tools.edition.markdown import to_markdown
from tei_tools.errors import SchemaError, XmlError


def page(blocks: str) -> etree._Element:
    return read_html(to_html(memo(blocks)))


def html(blocks: str) -> str:
    """What the blocks of a memo become, as HTML on one line."""
    found = page(blocks).find(".//div[@class='document']")
    inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in found)
    return re.sub(r">\n+<", "><", inner).strip()


BLOCKS = {
    "paragraph": ("<p>One.</p>", "<p>One.</p>"),
    "hanging paragraph": ('<p rend="hanging">—One</p>', '<p class="hanging">—One</p>'),
    "paragraph with a list": (
        "<p>One: <list><item>a</item></list></p>",
        '<div class="p">One: <ul class="list "><li>a</li></ul></div>',
    ),
    "subject": (
        '<list type="subject"><head>SUBJECT</head><item>Ships</item></list>',
        '<dl class="list subject"><dt>SUBJECT</dt><dd>Ships</dd></dl>',
    ),
    "labels and items": (
        "<list><label>a</label><item>One</item></list>",
        '<dl class="list "><dt>a</dt><dd>One</dd></dl>',
    ),
    "list with a heading": (
        '<list type="simple"><head>Items</head><item>One</item></list>',
        '<p class="list-head">Items</p><ul class="list simple"><li>One</li></ul>',
    ),
    "table": (
        '<table><row role="label"><cell>a</cell></row><row><cell cols="2">b</cell></row></table>',
        '<div class="scroll" role="group" tabindex="0" aria-label="Table"><table>'
        '<tr><th>a</th></tr><tr><td colspan="2">b</td></tr></table></div>',
    ),
    "closer": (
        "<closer><signed>Alder<lb/>Director</signed></closer>",
        '<div class="closer"><div class="signed">Alder<br>Director</div></div>',
    ),
    "date": (
        '<p><date when="1974-03-02">March 2</date></p>',
        '<p><time datetime="1974-03-02">March 2</time></p>',
    ),
    "inferred date": (
        '<p><date when="1974-03-02" cert="medium">March 2</date></p>',
        '<p><time datetime="1974-03-02" title="1974-03-02, inferred">March 2</time></p>',
    ),
    "range of dates": (
        '<p><date from="1974-03" to="1974-04">March to April</date></p>',
        '<p><span class="date" title="1974-03 to 1974-04">March to April</span></p>',
    ),
    "date without a value": (
        "<p><date>undated</date></p>", '<p><span class="date">undated</span></p>'
    ),
    "value that is no date": (
        '<p><date when="soon">March</date></p>', "<p><time>March</time></p>"
    ),
    "gap": (
        '<p><gap reason="declassified"><desc>[1 line]</desc></gap></p>',
        '<p><span class="gap" title="declassified">[1 line]</span></p>',
    ),
    "gap without words": (
        '<p><gap quantity="1" unit="line"/></p>', '<p><span class="gap">[1 line omitted]</span></p>'
    ),
    "sic": ("<p><sic>[sic]</sic></p>", '<p><span class="sic">[sic]</span></p>'),
    "sic of the encoder": (
        "<p><sic>teh</sic></p>",
        '<p><span class="sic">teh</span> <span class="sic">[sic]</span></p>',
    ),
    "supplied": (
        "<p><supplied>[a]</supplied> <supplied>b</supplied></p>",
        '<p><span class="supplied">[a]</span> <span class="supplied">[b]</span></p>',
    ),
    "section": (
        '<div type="section"><head>One</head><p>a</p></div>',
        '<section class="section"><h2>One</h2><p>a</p></section>',
    ),
    "attachment": (
        '<div type="attachment" xml:id="d1at1"><head>Tab A</head><p>a</p></div>',
        '<section id="d1at1" class="attachment"><h2>Tab A</h2><p>a</p></section>',
    ),
    "page break between blocks": (
        '<pb n="2" xml:id="pg_2"/><p>a</p>',
        '<div class="between"><span class="pb" id="pg_2" role="doc-pagebreak" title="Page 2">'
        '</span><a class="folio" href="#pg_2" aria-label="Link to page 2">2</a></div><p>a</p>',
    ),
    "unknown element in a line": ("<p>a <w>b</w></p>", '<p>a <span class="tei-w">b</span></p>'),
    "unknown element between blocks": (
        "<p>a</p><eTree><p>b</p></eTree>", '<p>a</p><div class="tei-eTree"><p>b</p></div>'
    ),
    "element of another vocabulary": (
        '<p>a <x xmlns="urn:x">b</x></p>', '<p>a <span class="tei-x">b</span></p>'
    ),
    "verse": (
        "<lg><l>a</l><l>b</l></lg>",
        '<div class="lg"><div class="l">a</div><div class="l">b</div></div>',
    ),
    "drama": (
        "<sp><speaker>A</speaker><p>b <stage>goes</stage></p></sp>",
        '<div class="sp"><div class="speaker">A</div>'
        '<p>b <span class="stage">goes</span></p></div>',
    ),
    "two readings": (
        "<p><choice><sic>teh</sic><corr>the</corr></choice></p>",
        '<p><span class="corr" title="In the source: teh">the</span></p>',
    ),
    "comment": ("<p>a<!-- b --></p>", "<p>a</p>"),
}  # fmt: skip


@pytest.mark.parametrize("case", BLOCKS)
def test_html(case: str) -> None:
    tei, expected = BLOCKS[case]
    assert html(tei) == expected


def test_note_and_mark_lead_to_each_other() -> None:
    found = page('<p>One.<note n="2" xml:id="d1fn2" place="foot">A note.</note></p>')
    mark = found.find(".//a[@role='doc-noteref']")
    note = found.find(".//section[@role='doc-endnotes']//li")
    back = note.find("a[@role='doc-backlink']")
    assert (mark.get("id"), mark.get("href"), mark.text) == ("d1fn2-ref", "#d1fn2", "2")
    assert (note.get("id"), back.get("href"), back.text) == ("d1fn2", "#d1fn2-ref", "2")
    assert note.find("div").text == "A note."


def test_all_notes_are_listed_with_their_blocks_and_their_own_notes() -> None:
    found = page(
        '<list><item>a<note n="1" xml:id="n1"><p>One</p><list><item>b</item></list></note></item>'
        '</list><table><row><cell>c<note n="*" xml:id="n2">Two<note n="3" xml:id="n3">Three</note>'
        "</note></cell></row></table>"
    )
    listed = found.findall(".//section[@role='doc-endnotes']/ol/li")
    assert [li.get("id") for li in listed] == ["n1", "n2", "n3"]
    assert listed[0].findtext("div/ul/li") == "b"
    assert listed[1].find(".//a[@id='n3-ref']").text == "3"


def test_a_note_without_mark_says_so_and_has_no_way_back() -> None:
    found = page('<p>One<note n="4" xml:id="n4" type="unplaced">Four.</note></p>')
    note = found.find(".//li[@id='n4']")
    assert note.find("a") is None
    assert "No mark of this note stands in the text." in "".join(note.itertext())
    assert found.find(".//main//p").text == "One"


def test_headings_skip_no_level() -> None:
    found = page(
        '<div type="section"><head>A</head><div><p>no heading</p><div><head>B</head><p>b</p></div>'
        '</div></div><div type="letter"><div type="section"><head>C</head></div></div>'
    )
    headings = list(found.iter("h1", "h2", "h3", "h4", "h5", "h6"))
    assert [(h.tag, h.text) for h in headings] == [
        ("h1", "1. Memorandum"), ("h2", "A"), ("h3", "B"), ("h2", "C"),
        ("h2", "Persons"), ("h2", "Places"), ("h2", "Abbreviations and terms"),
    ]  # fmt: skip


def test_a_text_without_a_heading_of_its_own_is_titled_by_its_header() -> None:
    found = read_html(to_html(document("<div><head>A</head></div><div><head>B</head></div>")))
    headings = [(e.tag, e.text) for e in found.find(".//article").iter("h1", "h2")]
    assert headings == [("h1", "A Memorandum"), ("h2", "A"), ("h2", "B")]


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


# --- What comes from a document stays text -----------------------------------------------------

ANY_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
)
MARKUP = st.sampled_from(
    ["<script>alert(1)</script>", "</style><script>", "</title><b>", '"><img src=x onerror=y>',
     "' onclick='x", "&lt;", "&#60;", "<!--", "]]>", "javascript:alert(1)"]
)  # fmt: skip
ELEMENTS = {"script", "img", "b", "style", "iframe", "object", "base", "form"}


@given(st.lists(ANY_TEXT | MARKUP, min_size=1, max_size=4).map("".join))
def test_text_and_attributes_of_a_document_never_become_markup(text: str) -> None:
    tree = etree.ElementTree(etree.fromstring(document(
        '<div n="1"><head>T</head><p rend="x">a<note n="1" xml:id="n1">b</note>'
        '<persName ref="#p_A">c</persName><gloss target="#t_NSC">d</gloss>'
        '<date when="1974" cert="low">e</date><gap reason="f"/><pb n="2" xml:id="pg_2"/></p>'
        '<table><row><cell cols="2">g</cell></row></table></div>',
        HEADER + '<encodingDesc><classDecl><taxonomy><category xml:id="t_NSC"><catDesc>'
        "<term>h</term><gloss>i</gloss></catDesc></category></taxonomy></classDecl></encodingDesc>",
    )))  # fmt: skip
    plain = read_html(to_html(tree))
    for element in tree.iter("{*}title", "{*}text", "{*}person", "{*}category", "{*}publisher"):
        for part in element.iter(etree.Element):
            if part.text and part.text.strip():
                part.text = text
            for name in part.attrib:
                part.set(name, text)
    found = read_html(to_html(tree))
    names = [e.tag for e in found.iter(etree.Element)]
    assert set(names) & ELEMENTS == {"style", "script"}
    scripts = {script.get("type", ""): script.text for script in found.iter("script")}
    assert scripts.keys() == {"application/ld+json", ""}
    assert scripts[""] == read_asset("edition.js")
    assert {e.tag for e in found.iter(etree.Element)} <= {
        e.tag for e in plain.iter(etree.Element)
    } | {"span", "div", "p", "h2"}
    assert not [a for e in found.iter(etree.Element) for a in e.attrib if a.startswith("on")]
    for link in found.iter("a"):
        assert re.match(r"#|https?:|mailto:|[^:]*$", link.get("href")), link.get("href")


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "ja:va script:alert(1)",
     "data:text/html,x", "vbscript:x", "file:///etc/passwd", "#nowhere", ""],
)  # fmt: skip
def test_a_target_that_is_not_to_be_followed_is_dropped(target: str) -> None:
    assert html(f'<p><ref target="{target}">a</ref></p>') == "<p><span>a</span></p>"


SCHEMES = ["javascript:", "JaVaScRiPt:", "java\tscript:", "\u202ejavascript:", "\x85javascript:",
           "data:", "vbscript:", "//", "https://a.example/", "mailto:", "#", "?", ""]  # fmt: skip


@given(st.sampled_from(SCHEMES), ANY_TEXT | MARKUP)
def test_no_address_runs_or_breaks_out(scheme: str, rest: str) -> None:
    root = etree.fromstring(
        document('<div><p><ref target="x">a</ref></p><figure><graphic url="x"/></figure></div>')
    )
    for element in root.iter("{*}ref", "{*}graphic"):
        element.set(element.keys()[0], scheme + rest)
    tei = etree.tostring(root)
    found = read_html(to_html(tei)).find(".//main")
    shown = MarkdownIt("commonmark").render(to_markdown(tei))
    assert not re.search(r"<(script|b)\b|on(error|click)=", re.sub(r'"[^"]*"', "", shown))
    pages = [found, etree.fromstring(f"<main>{shown}</main>", etree.HTMLParser())]
    for element in (e for page in pages for e in page.iter("a", "img")):
        address = element.get("href") or element.get("src") or ""
        assert re.match(r"#|https?:|mailto:|[^:]*$", address), address
    assert not [a for e in found.iter(etree.Element) for a in e.attrib if a.startswith("on")]


@pytest.mark.parametrize("url", ["javascript:x", "data:image/svg+xml,x", "#a"])
def test_an_image_with_such_an_address_is_left_out(url: str) -> None:
    found = page(f'<figure><graphic url="{url}"/><figDesc>A map</figDesc></figure>')
    assert found.find(".//img") is None


@pytest.mark.parametrize("target", ["https://example.org/?a=1&amp;b", "mailto:a@b.org", "d2.html"])
def test_other_targets_are_links(target: str) -> None:
    href = target.replace("&amp;", "&")
    assert page(f'<p><ref target="{target}">a</ref></p>').find(".//p/a").get("href") == href


@pytest.mark.parametrize("make", [to_html, to_text])
def test_the_input_is_not_changed(make) -> None:
    tree = etree.ElementTree(
        etree.fromstring(
            memo('<p>One<note>A</note></p>\n <p><persName ref="#p_A">B</persName></p>')
        )
    )
    before = etree.tostring(tree)
    make(tree)
    assert etree.tostring(tree) == before


def test_a_second_mention_at_a_place_is_linked_by_its_number() -> None:
    found = page('<p><persName ref="#p_A">A</persName>, <persName ref="#x #p_A">A</persName></p>')
    links = found.findall(".//div[@id='p_A']/dd[@class='mentions']/a")
    assert [(a.text, a.get("href")) for a in links] == [("text", "#p_A-1"), ("(2)", "#p_A-2")]


def test_an_identifier_is_given_only_once() -> None:
    found = page('<p xml:id="p_A-1">One</p><p><persName ref="#p_A">A</persName></p>')
    ids = [e.get("id") for e in found.iter(etree.Element) if e.get("id")]
    assert len(ids) == len(set(ids))


def test_a_large_document_takes_no_more_than_its_share_of_time() -> None:
    block = '<p><persName ref="#p_A">A</persName><note n="1">B</note><pb n="2"/> C</p>'

    def seconds(blocks: int) -> float:
        tei = memo(block * blocks)
        start = time.process_time()
        to_html(tei)
        return time.process_time() - start

    small = min(seconds(500) for _ in range(3))
    assert seconds(4000) < 8 * 3 * small


# --- What is not TEI ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (b"<html/>", "not a TEI document: its root is <html> in no namespace"),
        (b"<TEI/>", 'declare the TEI namespace on the root: <TEI xmlns="http://www.tei-c.org'),
        (b'<text xmlns="http://www.tei-c.org/ns/1.0"/>', "its root is <text>"),
        (b"<TEI", "not well-formed XML"),
    ],
)
def test_what_is_not_tei_is_refused(xml: bytes, said: str) -> None:
    with pytest.raises(XmlError, match=re.escape(said)):
        to_html(xml)


def test_css_is_added_and_cannot_end_the_style(tmp_path) -> None:
    css = tmp_path / "house.css"
    css.write_text('main::after { content: "</style><script>x</script>" }')
    found = read_html(to_html(memo("<p>One</p>"), css=css))
    assert "main::after" in found.findtext(".//style")
    scripts = {script.get("type", ""): script.text for script in found.iter("script")}
    assert scripts.keys() == {"application/ld+json", ""}
    assert scripts[""] == read_asset("edition.js")


def test_css_that_cannot_be_read_is_refused(tmp_path) -> None:
    with pytest.raises(SchemaError, match="cannot be read"):
        to_html(memo("<p>One</p>"), css=tmp_path / "none.css")
    (tmp_path / "binary.css").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SchemaError, match="not UTF-8"):
        to_html(memo("<p>One</p>"), css=tmp_path / "binary.css")
