"""TEI as a web page."""

from __future__ import annotations

import re
import time

import pytest
from edition_documents import HEADER, document, html, memo, page, read_html
from lxml import etree

from tei_tools.edition import to_html, to_text
from tei_tools.edition.markdown import to_markdown
from tei_tools.errors import SchemaError, XmlError

BLOCKS = {
    "paragraph": ("<p>One.</p>", "<p>One.</p>"),
    "hanging paragraph": ('<p rend="hanging">—One</p>', '<p class="hanging">—One</p>'),
    "paragraph with a list": (
        "<p>One: <list><item>a</item></list></p>",
        '<div class="p">One: <ul class="list "><li>a</li></ul></div>',
    ),
    "subject": (
        '<list type="subject"><head>SUBJECT</head><item>Ships</item></list>',
        '<dl class="list type-subject"><dt>SUBJECT</dt><dd>Ships</dd></dl>',
    ),
    "labels and items": (
        "<list><label>a</label><item>One</item></list>",
        '<dl class="list "><dt>a</dt><dd>One</dd></dl>',
    ),
    "list with a heading": (
        '<list type="simple"><head>Items</head><item>One</item></list>',
        '<p class="list-head">Items</p><ul class="list type-simple"><li>One</li></ul>',
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
    "address": (
        '<opener><seg type="address">Mr. Alder<lb/>Port City</seg></opener>',
        '<div class="opener"><div class="address">Mr. Alder<br>Port City</div></div>',
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
    "reason for a gap": (
        '<p><gap reason="illegible"/></p>',
        '<p><span class="gap">[omitted (illegible)]</span></p>',
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
        '<section class="type-section"><h2>One</h2><p>a</p></section>',
    ),
    "attachment": (
        '<div type="attachment" xml:id="d1at1"><head>Tab A</head><p>a</p></div>',
        '<section id="d1at1" class="type-attachment"><h2>Tab A</h2><p>a</p></section>',
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
    "lines of verse that are set in": (
        '<l rend="indent">a</l><l rend="noindent">b</l>',
        '<div class="l indent">a</div><div class="l">b</div>',
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


def test_a_large_document_takes_no_more_than_its_share_of_time() -> None:
    block = '<p><persName ref="#p_A">A</persName><note n="1">B</note><pb n="2"/> C</p>'

    def seconds(blocks: int) -> float:
        tei = memo(block * blocks)
        start = time.process_time()
        to_html(tei)
        return time.process_time() - start

    small = min(seconds(500) for _ in range(3))
    assert any(seconds(4000) < 8 * 3 * small for _ in range(3))


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


def test_css_that_cannot_be_read_is_refused(tmp_path) -> None:
    with pytest.raises(SchemaError, match="cannot be read"):
        to_html(memo("<p>One</p>"), css=tmp_path / "none.css")
    (tmp_path / "binary.css").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SchemaError, match="not UTF-8"):
        to_html(memo("<p>One</p>"), css=tmp_path / "binary.css")


def test_a_type_of_the_document_is_no_part_of_our_page() -> None:
    """Notes at the end, and colophons, are divisions of many editions: of the type "notes" too."""
    tei = memo('<div type="notes"><head>Notes of the Editor</head><p>Seen.</p></div>')
    section = read_html(to_html(tei)).find(".//div[@class='document']/section")
    assert section.get("class") == "type-notes"
    assert "Notes of the Editor" in to_markdown(tei)


def test_the_card_tells_the_summary_of_a_letter_and_its_neighbours() -> None:
    profile = (
        "<profileDesc><abstract><p>On <title>Lamps</title>.</p><p>More.</p></abstract><correspDesc>"
        '<correspContext><ref type="prev" target="https://a.example/1">Letter 1</ref>'
        '<ref type="next" target="d3.xml">Letter 3</ref><ref type="next" target="javascript:x"/>'
        "</correspContext></correspDesc></profileDesc>"
    )
    card = read_html(to_html(document("<p>a</p>", HEADER + profile))).find(".//dl[@class='card']")
    lines = {
        line.findtext("dt"): ["".join(value.itertext()) for value in line.iterchildren("dd")]
        for line in card
    }
    assert lines == {
        "Summary": ["On Lamps.", "More."],
        "Source": ["Typescript."],
        "Previous letter": ["Letter 1"],
        "Next letter": ["Letter 3", "javascript:x"],
    }
    assert [link.get("href") for link in card.iter("a")] == ["https://a.example/1"]


@pytest.mark.parametrize(
    ("abstract", "summary"),
    [
        (
            "<p>First.</p><list><item>A</item><item>B</item></list><ab>C</ab>",
            ["First.", "A B", "C"],
        ),
        ("<p>First.</p></abstract><abstract><p>Second.</p>", ["First.", "Second."]),
        ("First. <list><item>A</item></list>", ["First. A"]),
    ],
)
def test_the_summary_is_the_whole_abstract(abstract: str, summary: list[str]) -> None:
    header = f"{HEADER}<profileDesc><abstract>{abstract}</abstract></profileDesc>"
    card = read_html(to_html(document("<p>a</p>", header))).find(".//dl[@class='card']")
    found = next(line for line in card if line.findtext("dt") == "Summary")
    assert ["".join(value.itertext()) for value in found.iterchildren("dd")] == summary


def test_an_entry_sets_its_paragraphs_apart_and_leaves_out_notes() -> None:
    standoff = (
        '<listOrg><org xml:id="o"><orgName>Org<note>A note.</note></orgName>'
        "<desc><p>One</p><p>Two</p></desc></org></listOrg>"
    )
    entry = read_html(to_html(document("<p>a</p>", standoff=standoff))).find(".//*[@id='o']")
    assert [entry.findtext(name) for name in ("dt", "dd")] == ["Org", "One Two"]


def test_other_readings_can_be_asked_for_where_there_are_any() -> None:
    """A title is shown to a mouse only; the switch works with the keyboard, and without scripts."""
    choice = "<choice><sic>teh</sic><corr>the</corr></choice>"
    switch = ".//input[@id='edition-readings']"
    assert page(f"<p>{choice}</p>").find(switch) is not None
    assert page("<p>the</p>").find(switch) is None
    assert "Show other readings" not in to_markdown(memo(f"<p>{choice}</p>"))


def test_our_words_are_english_on_a_page_in_another_language() -> None:
    """A screen reader would read "Notes" and "Source" as if they were Latin."""
    tei = memo(
        '<p>a<note n="1">b</note> <persName ref="#p_A">c</persName></p>'
        '<pb n="2"/><table><row><cell>d</cell></row></table>'
    )
    ours = [".//a[@class='skip']", ".//dl[@class='card']//dt", ".//summary",
            ".//h2[@id='edition-notes']", ".//h2[@id='edition-persons']",
            ".//dd[@class='mentions']",
            ".//a[@role='doc-noteref']", ".//a[@role='doc-backlink']", ".//span[@class='pb']",
            ".//a[@class='folio']", ".//div[@class='scroll']"]  # fmt: skip
    for language, wanted in (("en-GB", None), ("la", "en"), ("enm", "en")):
        made = read_html(to_html(tei.replace(b'lang="en"', f'lang="{language}"'.encode())))
        assert made.get("lang") == language
        assert {made.find(path).get("lang") for path in ours} == {wanted}
        assert made.find(".//table").get("lang") == (wanted and language)


def test_paragraphs_of_the_text_have_addresses_that_stay() -> None:
    found = page(
        '<p>a<note n="1"><p>b</p></note></p><list><item><p>c</p></item></list>'
        '<p xml:id="own">d</p><div><p>e: <list><item>f</item></list></p></div>'
    )
    main = found.find(".//main")
    assert [p.get("id") for p in main.iterfind(".//div[@class='document']/p")] == ["1", "own"]
    assert main.find(".//div[@class='p']").get("id") == "3"
    assert {p.get("id") for p in main.iterfind(".//li//p")} == {None}


def test_a_short_date_stays_in_one_line() -> None:
    found = page(
        '<p><date when="1976-05-01">May 1</date> and '
        '<date when="1976-05-01">on the first Saturday of May 1976</date></p>'
    )
    assert [time.get("class") for time in found.iter("time")] == [None, "long"]
