"""Any TEI, not only ours: nothing of a text is lost on the way to the reader."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count

import pytest
from edition_documents import document, read_html
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.edition import to_html, to_text
from tei_tools.tei import NAMESPACE, tag

SAMPLES = {
    "letter": '<div type="letter"><opener><dateline>Paris, <date>May 1</date></dateline>'
    "<salute>Dear <persName>Ann</persName>,</salute></opener><p>Text.</p>"
    "<closer><salute>Yours</salute><signed>Ben</signed></closer><postscript><label>P.S.</label><p>More.</p></postscript></div>",
    "verse": '<lg type="sonnet"><head>Sonnet</head><lg><l>First<note>Gloss</note></l>'
    "<l>Second <caesura/>half</l></lg></lg>",
    "drama": "<div><head>Act</head><stage>Enter Ann.</stage><sp><speaker>Ann.</speaker><p>Hello "
    "<stage>aside</stage> there</p></sp><sp><speaker>Ben.</speaker><l>Verse</l></sp></div>"
    "<div><castList><head>Cast</head><castItem><role>Ann</role>, <roleDesc>queen</roleDesc>"
    "</castItem></castList></div>",
    "transcription": '<pb n="1r"/><p>One<lb/>two <hi rend="sup">three</hi> <cb n="2"/>'
    '<fw>catch</fw> <del>old</del> <add>new</add> <unclear>dim</unclear> <gap reason="torn"/> '
    "<g>q</g></p>",
    "quotations": "<p>He said <q>yes</q>: <quote><p>Inner</p><p>more</p></quote> end</p><cit>"
    "<quote>Cited</quote><bibl><author>Ann</author>, <title>Book</title></bibl></cit>",
    "dictionary": "<entry><form><orth>cat</orth></form> <sense><def>animal</def> <cit><quote>a "
    "cat sat</quote></cit></sense></entry>",
    "table and figure": '<table><head>Caption</head><row role="label"><cell>Head</cell></row><row>'
    "<cell><p>One</p><p>two</p></cell></row></table><figure><head>Map</head></figure>",
    "speech": "<u>Hello <pause/> there <incident><desc>door</desc></incident></u><u>Bye</u>",
    "bibliography": "<listBibl><head>Works</head><bibl>One</bibl><biblStruct><monogr><title>Two"
    "</title></monogr></biblStruct></listBibl>",
    "numbered divisions": "<div1><head>One</head><div2><head>Two</head><p>Text</p></div2></div1>",
    "floating text": "<p>Before <floatingText><body><p>Within</p></body></floatingText> after</p>",
}


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z]+", text.lower()))


def name(number: int) -> str:
    """A word of its own for each number."""
    return "w" + "".join(chr(ord("a") + int(digit)) for digit in str(number)) + "z"


def shown(page: etree._Element) -> str:
    """What a reader sees of the text: not the head of the page, the registers and the colophon."""
    main = page.find(".//main")
    for details in main.findall("details"):
        main.remove(details)
    for element in main.findall(".//section[@class='register']") + main.findall(".//dl[@class]"):
        if element.get("class") in ("register", "card"):
            element.getparent().remove(element)
    return " ".join(main.itertext())


def body_of(tei: bytes) -> str:
    """The text; running heads and catchwords are matters of the page, and not shown."""
    text = etree.fromstring(tei).find(tag("text"))
    etree.strip_elements(text, tag("fw"), with_tail=False)
    return " ".join(text.itertext())


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_word_of_a_sample_is_shown(sample: str) -> None:
    tei = document(SAMPLES[sample])
    expected = words(body_of(tei))
    assert not expected - words(shown(read_html(to_html(tei))))
    assert not expected - words(to_text(tei))


BLOCKS = ["div", "p", "list", "item", "table", "row", "cell", "head", "lg", "l", "sp", "speaker",
          "quote", "note", "opener", "closer", "signed", "figure", "floatingText",
          "xBlock"]  # fmt: skip
INLINES = ["hi", "persName", "date", "ref", "q", "del", "seg", "xInline", "note", "stage", "title"]
EMPTIES = ["lb", "pb", "milestone", "ptr", "anchor"]


@st.composite
def trees(draw: st.DrawFn) -> bytes:
    """TEI of which not even the schema is kept: elements of every kind in each other."""
    number = count()

    def grow(depth: int) -> etree._Element:
        element = etree.Element(tag(draw(st.sampled_from(BLOCKS + INLINES))))
        element.text = f" {name(next(number))} "
        for _ in range(draw(st.integers(0, 3)) if depth else 0):
            empty = draw(st.booleans()) and draw(st.booleans())
            element.append(
                etree.Element(tag(draw(st.sampled_from(EMPTIES)))) if empty else grow(depth - 1)
            )
            element[-1].tail = f" {name(next(number))} "
        return element

    root = etree.fromstring(document(""))
    body = root.find(f".//{{{NAMESPACE}}}body")
    for _ in range(draw(st.integers(1, 3))):
        body.append(grow(4))
    return etree.tostring(root)


@given(trees())
def test_every_word_of_any_tree_is_shown_once_in_the_text(tei: bytes) -> None:
    expected = words(body_of(tei))
    assert {w: n for w, n in words(to_text(tei)).items() if w in expected} == expected


@given(trees())
def test_every_word_of_any_tree_is_shown_on_the_page(tei: bytes) -> None:
    expected = words(body_of(tei))
    page = to_html(tei)
    assert not expected - words(shown(read_html(page)))
    # a heading that holds blocks is a <div>, as no <h1> may hold them
    titles = re.findall(r"""<(?:h|div role="heading" aria-level=")([1-6])[ >"]""", page)
    for above, below in zip(["0", *titles], titles, strict=False):
        assert int(below) <= int(above) + 1
