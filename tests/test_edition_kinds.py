"""Verse, drama, speech, references, dictionaries and manuscripts, as other projects encode them."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from edition_documents import HEADER, document, read_html
from lxml import etree

from tei_tools.edition import to_html, to_text
from tei_tools.edition.coverage import unknown_elements
from tei_tools.edition.epub import to_epub
from tei_tools.edition.formats import FORMATS
from tei_tools.edition.html import make_page, serialize_html
from tei_tools.edition.markdown import to_markdown
from tei_tools.tei import parse


def page(body: str, header: str = HEADER) -> etree._Element:
    return read_html(to_html(document(body, header)))


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_fifth_line_of_verse_has_its_number() -> None:
    found = page("<lg>" + "".join(f'<l n="{n}">x</l>' for n in range(1, 12)) + "<l>y</l></lg>")
    numbers = [line.get("data-n") for line in found.iterfind(".//div[@class='lg']/div")]
    assert numbers == [None, None, None, None, "5", None, None, None, None, "10", None, None]


def test_a_part_of_a_line_stands_where_the_part_before_ends() -> None:
    found = page('<sp><l part="I">a</l><l part="M">b</l><l part="F">c</l><l part="N">d</l></sp>')
    lines = found.findall(".//div[@class='sp']/div")
    assert [line.get("class") for line in lines] == ["l", "l part-M", "l part-F", "l"]


def test_the_lines_of_a_stanza_follow_one_another_in_the_text() -> None:
    tei = document(
        "<lg><lg><head>I</head><l>a</l><pb n='2'/><l>b</l></lg><lg><l>c</l></lg></lg><p>d</p>"
    )
    assert to_text(tei) == "I\n\na\n[Page 2]\nb\n\nc\n\nd\n"


@pytest.mark.parametrize(
    ("space", "wanted"),
    [
        ('<space quantity="3" unit="chars"/>', "[3 characters left blank]"),
        ('<space quantity="1" unit="lines"/>', "[1 line left blank]"),
        ('<space quantity="2" unit="quire"/>', "[2 quire left blank]"),
        ('<gap extent="12 lines"/>', "[12 lines omitted]"),
        ('<space extent="two lines"/>', "[two lines left blank]"),
        ("<space/>", "[left blank]"),
        ('<gap extent="two lines"/>', "[two lines omitted]"),
    ],
)
def test_what_is_blank_or_lost_is_told(space: str, wanted: str) -> None:
    assert words(page(f"<p>a {space} b</p>").find(".//main//p")) == f"a {wanted} b"
    assert to_text(document(f"<p>a {space} b</p>")) == f"a {wanted} b\n"


def test_a_word_is_whole_that_a_line_of_the_source_cuts_in_two() -> None:
    tei = document('<p>bro<lb break="no"/>ken<lb/>line</p>')
    assert to_text(tei) == "broken\nline\n"
    assert "broken" in words(read_html(to_html(tei)).find(".//main//p"))


BOOK = (
    "<listBibl><biblStruct><analytic><author><persName><forename>Ann</forename><surname>Alder"
    "</surname></persName></author><title>Boats</title></analytic><monogr><title>Ports</title>"
    "<imprint><pubPlace>Oslo</pubPlace><date>1901</date></imprint></monogr></biblStruct></listBibl>"
)


def test_parts_of_a_reference_do_not_run_together() -> None:
    wanted = "Ann Alder, Boats, Ports, Oslo, 1901"
    assert words(page(BOOK).find(".//div[@class='biblStruct']")) == wanted
    assert to_text(document(BOOK)) == f"{wanted}\n"
    assert "Ann Alder, *Boats*, *Ports*, Oslo, 1901" in to_markdown(document(BOOK))
    indented = BOOK.replace("><", ">\n  <")
    assert to_text(document(indented)) == f"{wanted}\n"


def test_a_reference_with_a_text_of_its_own_and_a_name_without_capitals_stay_as_they_are() -> None:
    own = "<listBibl><bibl><author>Alder</author>: <title>Boats</title>.</bibl></listBibl>"
    assert to_text(document(own)) == "Alder: Boats.\n"
    name = "<persName><surname>毛</surname><forename>泽东</forename></persName>"
    book = f"<listBibl><biblStruct><monogr><author>{name}</author></monogr></biblStruct></listBibl>"
    assert to_text(document(book)) == "毛泽东\n"


def test_parts_of_an_entry_do_not_run_together() -> None:
    entry = (
        "<entry><form><orth>boat</orth><pron>bəʊt</pron></form><gramGrp><pos>n.</pos></gramGrp>"
        "<sense><def>A vessel.</def></sense></entry>"
    )
    assert to_text(document(entry)) == "boat bəʊt n. A vessel.\n"
    assert words(page(entry).find(".//div[@class='entry']")) == "boat bəʊt n. A vessel."


def test_who_speaks_and_what_is_heard_stands_with_the_words() -> None:
    people = (
        '<profileDesc><particDesc><listPerson><person xml:id="A"><persName>Pilot</persName>'
        "</person></listPerson></particDesc></profileDesc>"
    )
    body = '<u who="#A">Yes <vocal><desc>coughs</desc></vocal><pause/></u><u who="#B">No.</u>'
    wanted = ["Pilot: Yes [coughs][pause]", "B: No."]
    found = page(body, HEADER + people)
    assert [words(one) for one in found.iterfind(".//div[@class='u']")] == wanted
    assert to_text(document(body, HEADER + people)) == "\n\n".join(wanted) + "\n"


def test_headings_of_the_back_stand_below_the_title() -> None:
    tei = document('<div xml:id="d"><head>Title</head><div><head>Part</head></div></div>').replace(
        b"</body>", b"</body><back><div><head>Works</head></div></back>"
    )
    found = read_html(to_html(tei))
    assert [found.findtext(f".//{name}") for name in ("h1", "h2")] == ["Title", "Part"]
    assert [head.text for head in found.iterfind(".//main//h2")][:2] == ["Part", "Works"]


def test_the_card_describes_a_manuscript_and_names_the_witnesses() -> None:
    described = (
        "<msDesc><msIdentifier><idno>636</idno></msIdentifier><msContents><msItem><author>Anon"
        "</author><title>Chronicle</title></msItem></msContents><physDesc><handDesc><handNote>One"
        "</handNote><handNote>Two</handNote></handDesc></physDesc><history><origin><p>Port</p>"
        "</origin></history></msDesc><listWit><witness xml:id='A'>Oxford</witness></listWit>"
    )
    found = page("<p>a</p>", HEADER.replace("<p>Typescript.</p>", described))
    card = {
        row.findtext("dt"): [words(value) for value in row.iterfind("dd")]
        for row in found.iterfind(".//dl[@class='card']/div")
    }
    assert card == {
        "Source": ["636"],
        "Contents": ["Anon, Chronicle"],
        "Hands": ["One", "Two"],
        "Origin": ["Port"],
        "Witnesses": ["A: Oxford"],
    }


def test_a_numbered_list_keeps_its_numbers() -> None:
    found = page('<list rend="numbered"><item n="5">a</item><item>b</item></list>')
    assert [item.get("value") for item in found.iterfind(".//ol/li")] == ["5", None]


PEOPLE = (
    '<listPerson><person xml:id="p1"><persName><forename>Ann</forename><surname>Alder</surname>'
    "</persName><birth>1901</birth><occupation>keeper</occupation></person><person><persName>Ben"
    "</persName></person></listPerson><listPlace><place><placeName>Port</placeName><country>Norway"
    "</country></place></listPlace>"
)


def test_who_and_what_is_listed_in_a_text_does_not_run_together() -> None:
    wanted = ["Ann Alder, 1901, keeper", "Ben", "Port, Norway"]
    tei = document(PEOPLE, standoff="")
    made = read_html(to_html(tei))
    listed = made.xpath("//div[contains(@class, 'listed')]")
    assert [words(one) for one in listed] == wanted
    assert to_text(tei) == "\n\n".join(wanted) + "\n"
    identifiers = [each.get("id") for each in made.iter() if each.get("id")]
    assert len(identifiers) == len(set(identifiers))
    assert made.find(".//div[@id='p1']").findtext("dt") == "Ann Alder"


def test_numbers_of_senses_and_paragraphs_are_shown_once() -> None:
    tei = document(
        '<entry><sense n="1"><def>a</def></sense><sense n="2">2. b</sense></entry>'
        '<p n="7">c</p><p n="8">8. d</p>'
    )
    made = read_html(to_html(tei))
    assert words(made.find(".//div[@class='entry']")) == "1 a 2. b"
    quoting = page('<entry><sense n="1"><cit><quote>a</quote></cit></sense></entry>')
    assert quoting.find(".//blockquote/..").tag == "div"
    assert [p.get("data-n") for p in made.iterfind(".//main//p")][:2] == ["7", None]
    assert to_text(tei).startswith("1 a 2. b")


@pytest.mark.parametrize(
    ("number", "text", "shown"),
    [
        ("1", "1968 was a year", "1"),
        ("1", "1,500 men", "1"),
        ("a", "and more", "a"),
        ("1", "1. A year", None),
        ("1", "1", None),
        ("(a)", "(a) and", None),
    ],
)
def test_words_begin_with_a_number_only_if_it_ends_there(
    number: str, text: str, shown: str | None
) -> None:
    sense = f'<sense n="{number}">{text}</sense>'
    tei = document(f'<p n="{number}">{text}</p><entry>{sense}</entry>')
    made = read_html(to_html(tei))
    assert made.find(".//main//p").get("data-n") == shown
    with_number = f"{shown} {text}" if shown else text
    assert words(made.find(".//div[@class='entry']")) == with_number
    assert to_text(tei) == f"{text}\n\n{with_number}\n"


def test_a_part_of_an_entry_that_holds_a_quotation_is_a_block() -> None:
    sense = "<sense><cit><quote>b</quote></cit></sense>"
    for part in (f"<hom>{sense}</hom>", f"<re>{sense}</re>", f"<hom><re>{sense}</re></hom>"):
        for quotation in page(f"<entry>{part}</entry>").iter("blockquote"):
            assert {"span"}.isdisjoint(each.tag for each in quotation.iterancestors())
    in_line = page("<entry><hom><sense><def>b</def></sense></hom></entry>")
    assert in_line.find(".//span[@class='tei-hom']/span[@class='tei-sense']") is not None


@pytest.mark.parametrize("around", ["p", "hi", "head", "item", "cell", "seg"])
def test_a_break_within_a_line_stays_in_it(around: str) -> None:
    line = f"<{around}>a<milestone rend='***'/>b</{around}>"
    whole = {
        "head": f"<div>{line}<p>c</p></div>",
        "item": f"<list>{line}</list>",
        "cell": f"<table><row>{line}</row></table>",
    }.get(around, f"<p>{line}</p>")
    made = page(whole)
    assert made.find(".//span[@class='milestone']").text == "***"
    assert made.find(".//div[@class='milestone']") is None
    assert to_text(document(whole)).startswith(("a *** b", "  * a *** b"))


def test_a_break_that_the_source_shows_is_shown() -> None:
    rends = ("***", "stars", "rule", None)
    tei = document(
        "".join(f"<p>a</p><milestone unit='x'{f' rend={r!r}' if r else ''}/>" for r in rends)
    )
    made = read_html(to_html(tei))
    assert [m.text for m in made.xpath("//div[@class='milestone']")] == ["***", "* * *"]
    assert len(made.findall(".//main//hr")) == 1
    assert to_text(tei).split("\n\n") == ["a", "***", "a", "* * *", "a", "* * *", "a\n"]


@pytest.mark.parametrize(
    ("facs", "href"),
    [
        ("https://images.example/1.jpg", "https://images.example/1.jpg"),
        ("scans/1.jpg https://images.example/1.jpg", "https://images.example/1.jpg"),
        ("#s1", "https://base.example/2.jpg"),
        ("0684", "#pg_1"),
        ("javascript:alert(1).jpg", "#pg_1"),
        ("//other.example/1.jpg", "#pg_1"),
        ("#nowhere", "#pg_1"),
        (
            "https://images.example/1.jpg https://images.example/2.jpg",
            "https://images.example/1.jpg",
        ),
        ("0684 #nowhere #s1\n https://images.example/1.jpg", "https://base.example/2.jpg"),
    ],
)
def test_a_page_break_leads_to_its_image(facs: str, href: str) -> None:
    tei = document(f'<pb n="1" facs="{facs}"/><p>a</p>').replace(
        b"<text>",
        b'<facsimile xml:base="https://base.example/"><surface xml:id="s1"><graphic url="2.jpg"/>'
        b"</surface></facsimile><text>",
    )
    assert read_html(to_html(tei)).find(".//a[@class='folio']").get("href") == href
    named = read_html(to_html(tei, facsimile="images/{n}.png"))
    assert named.find(".//a[@class='folio']").get("href") == "images/1.png"
    book = zipfile.ZipFile(BytesIO(to_epub([tei]))).read("EPUB/text-001.xhtml").decode()
    assert (href in book) == href.startswith("https")


def test_images_beside_a_document_are_linked_only_from_its_folder(cli, tmp_path: Path) -> None:
    """From elsewhere the link would lead nowhere, or to another image."""
    figure = '<figure><graphic url="lamp.png"/><figDesc>A lamp</figDesc></figure>'
    file = tmp_path / "a.xml"
    file.write_bytes(document(f'<pb n="1" facs="scans/1.jpg"/><p>a</p>{figure}'))
    for output, is_beside in ((tmp_path / "b.html", True), (tmp_path / "out" / "b.html", False)):
        output.parent.mkdir(exist_ok=True)
        assert cli("html", file, "-o", output).returncode == 0
        made = read_html(output.read_text("utf-8"))
        assert (made.find(".//a[@class='folio']").get("href") == "scans/1.jpg") == is_beside
        assert (made.find(".//img[@src='lamp.png']") is not None) == is_beside
        assert (words(made.find(".//figure")) == "[Image: A lamp]") != is_beside
        markdown = output.with_suffix(".md")
        assert cli("export", "--to", "markdown", file, "-o", markdown).returncode == 0
        assert ("(lamp.png)" in markdown.read_text("utf-8")) == is_beside
    assert "lamp.png" not in cli("html", file).stdout


FRUS = "http://history.state.gov/frus/ns/1.0"


def test_an_attachment_of_the_office_of_the_historian_is_one_in_every_edition() -> None:
    head = '<div type="document" xml:id="d1"><head>Letter</head><p>one</p>'
    attached = "<head>Tab A</head><p>two</p>"
    tei = document(
        f'{head}<frus:attachment xmlns:frus="{FRUS}" xml:id="a1">{attached}</frus:attachment></div>'
    )
    ours = document(f'{head}<div type="attachment" xml:id="a1">{attached}</div></div>')
    assert unknown_elements(parse(tei)) == {}
    for edition in FORMATS.values():
        if edition.ending != ".pdf":
            assert edition.make(tei, None, False) == edition.make(ours, None, False)
    assert make_page(tei, "pdf.xsl").tree.find(".//section[@id='a1']/h2").text == "Tab A"


FORMULA = (
    '<formula><math xmlns="http://www.w3.org/1998/Math/MathML" onclick="alert(1)"><mi>E</mi>'
    "<mo>=</mo><mfrac><mrow><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow><mn>1</mn></mfrac>"
    '<maction href="x"><mi>d</mi></maction><annotation-xml><mi>z</mi></annotation-xml></math>'
    "</formula>"
)


def test_a_formula_is_set_by_the_browser_and_told_in_a_line() -> None:
    tei = document(f"<p>{FORMULA}</p>")
    made = to_html(tei)
    assert (
        "<math><mi>E</mi><mo>=</mo><mfrac><mrow><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow>"
        "<mn>1</mn></mfrac><mi>d</mi></math>"
    ) in made
    assert to_text(tei) == "E=(mc^2)/1d\n"
    assert to_markdown(tei).endswith("E=(mc\\^2)/1d\n")
    book = zipfile.ZipFile(BytesIO(to_epub([tei])))
    assert b'<math xmlns="http://www.w3.org/1998/Math/MathML">' in book.read("EPUB/text-001.xhtml")
    assert b'properties="mathml"' in book.read("EPUB/package.opf")


@pytest.mark.parametrize(
    ("formula", "in_a_line", "on_paper"),
    [
        ("<msup><mi>x</mi><mrow><mi>a</mi><mi>b</mi></mrow></msup>", "x^(ab)", "x<sup>ab</sup>"),
        ("<msub><mi>x</mi><mn>1</mn></msub>", "x_1", "x<sub>1</sub>"),
        (
            "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>",
            "x_1^2",
            "x<sub>1</sub><sup>2</sup>",
        ),
        ("<msqrt><mi>a</mi><mo>+</mo><mn>1</mn></msqrt>", "√(a+1)", "√(a+1)"),
        ("<mroot><mi>a</mi><mn>3</mn></mroot>", "√(a,3)", "<sup>3</sup>√(a)"),
        (
            "<mfrac><mi>a</mi><mrow><mi>b</mi><mi>c</mi></mrow></mfrac>\n",
            "a/(bc)",
            "a/(bc)",
        ),
        ("<mtext>if <s>so</s> be</mtext>", "if so be", "if so be"),
    ],
)
def test_editions_in_lines_tell_a_formula_alike(
    formula: str, in_a_line: str, on_paper: str
) -> None:
    math = f'<math xmlns="http://www.w3.org/1998/Math/MathML">{formula}</math>'
    tei = document(f"<p>{math}</p>")
    assert to_text(tei) == f"{in_a_line}\n"
    assert to_markdown(tei).splitlines()[-1].replace("\\", "") == in_a_line
    set_on_paper = serialize_html(make_page(tei, "pdf.xsl"))
    assert f"<p>{on_paper}</p>" in re.sub(r' id="1"', "", set_on_paper)


def test_of_what_is_shown_well_nothing_is_told() -> None:
    for body in (PEOPLE, f"<p>{FORMULA}</p>", "<entry><form><orth>a</orth></form></entry>"):
        assert unknown_elements(parse(document(body))) == {}
