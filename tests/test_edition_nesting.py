"""Documents that put things where HTML allows none: their pages are sound HTML, and all words stand
in every edition once."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from io import BytesIO

import pytest
from edition_documents import document, read_html
from lxml import etree
from tinyhtml5.parser import HTMLParser

from tei_tools.edition import to_html, to_text
from tei_tools.edition.epub import to_epub
from tei_tools.edition.html import make_page
from tei_tools.edition.json_export import to_json
from tei_tools.edition.markdown import to_markdown
from tei_tools.edition.nesting import mend_nesting

_WORD = re.compile("w[0-9]+x")

#: Words that are shown are w1x, w2x and so on, each once; others are those of other readings.
SAMPLES = {
    "nested notes": (
        '<p>w1x<note n="1">w2x<note>w3x <list><item>w4x</item></list></note></note> w5x</p>'
    ),
    "page breaks in headings": (
        '<div><head>w1x <pb n="2"/>w2x<note>w3x</note></head><head type="sub"><pb n="3"/>'
        "w4x</head><p>w5x</p></div>"
    ),
    "tables in notes": (
        "<p>w1x<note><table><head>w2x</head><row><cell>w3x</cell><cell><list><item>w4x</item>"
        "</list></cell></row></table></note> w5x</p>"
    ),
    "choices in names": (
        '<p><persName ref="#p_A"><choice><abbr>w1x</abbr><expan>other</expan></choice> '
        "<surname>w2x</surname><note>w3x</note></persName> w4x <placeName><choice><sic>"
        "other</sic><corr>w5x</corr></choice></placeName></p>"
    ),
    "breaks everywhere": (
        '<div><milestone unit="a" rend="***"/><p>w1x <hi rend="italic">w2x<milestone '
        'rend="rule"/>w3x</hi></p><list><milestone rend="***"/><item>w4x</item><milestone '
        'unit="x"/><item>w5x</item></list><table><milestone rend="rule"/><row><milestone '
        'rend="*"/><cell>w6x<milestone rend="hr"/></cell></row></table><lg><l>w7x<milestone '
        'rend="*"/></l><milestone rend="*"/></lg></div>'
    ),
    "several languages": (
        '<div xml:lang="fr"><head>w1x</head><p xml:lang="ar">w2x<note xml:lang="la">'
        'w3x</note></p><gap quantity="2" unit="lines"/><p>w4x <foreign xml:lang="he">w5x<pb '
        'n="3"/></foreign> <space extent="3 words"/></p><list xml:lang="ru"><item>w6x</item>'
        "</list></div>"
    ),
    "what is no item of a list": (
        '<list><head>w1x</head><label>w2x</label><item>w3x<list><pb n="3"/><item>w4x</item>'
        '<lb/><note>w5x</note></list></item><cb n="2"/><anchor xml:id="q"/><gap/></list>'
    ),
    "a signature in a paragraph": (
        "<p>w1x <signed>w2x <address><addrLine>w3x</addrLine><addrLine>w4x</addrLine>"
        "</address></signed> <dateline>w5x</dateline><opener>w6x</opener></p>"
    ),
    "figures": (
        '<p>w1x <figure><head>w2x</head><graphic url="https://x.example/a.png"/><p>w3x</p>'
        '</figure> w4x</p><figure><graphic url="a.png"/><head>w5x</head><figDesc>'
        "w6x</figDesc><note>w7x</note></figure>"
    ),
    "readings with blocks": (
        '<p>w1x <app><lem wit="#A">w2x <note>w3x</note></lem><rdg>v1x</rdg></app> <app><lem>'
        "<p>w4x</p></lem></app><choice><orig>v5x</orig><reg><list><item>w6x</item></list>"
        "</reg></choice></p>"
    ),
    "quotations in quotations": (
        "<p>w1x <quote>w2x <lg><l>w3x</l></lg></quote> <q>w4x <q>w5x<note>w6x</note></q></q> "
        "<said><p>w7x</p></said> <cit><quote>w8x</quote><bibl>w10x</bibl></cit></p>"
    ),
    "blocks in headings": (
        "<div><head>w1x <list><item>w2x</item></list> <lb/> <figure><graphic "
        'url="https://a.example/x.png"/></figure></head><head>w3x <p>w4x</p></head><p>w5x</p>'
        "</div>"
    ),
    "blocks in links and dates": (
        '<p><ref target="https://a.example/">w1x <persName ref="#p_A">w2x</persName> <ref '
        'target="#z">w3x</ref><note>w4x</note></ref> <ref target="#z"><p>w5x</p></ref> <hi>'
        '<p xml:id="z">w6x</p></hi> <date when="1974"><list><item>w7x</item></list></date>'
        "</p>"
    ),
    "an entry": (
        "<entry><form><orth>w1x</orth></form><hom><gramGrp><pos>w2x</pos></gramGrp><sense "
        'n="1"><cit><quote>w3x</quote></cit><sense n="2"><def>w4x</def></sense></sense></hom>'
        "<etym>w5x <cit><quote>w6x</quote></cit></etym><re><form><orth>w7x</orth></form><def>"
        "w8x <list><item>w9x</item></list></def></re></entry>"
    ),
    "a speech": (
        "<sp><speaker>w1x <stage>w2x</stage><note>w3x</note></speaker><stage>w4x</stage><ab>"
        'w5x <lg><l part="I">w6x</l></lg></ab><pb n="7"/></sp><castList><head>w7x</head>'
        "<castItem><role>w8x</role><roleDesc>w9x</roleDesc></castItem><castGroup><castItem>"
        "w10x</castItem></castGroup></castList>"
    ),
    "what is no row of a table": (
        '<table><row><pb n="3"/><cell>w1x<p>w2x</p><p>w3x</p></cell><note>w4x</note></row>'
        '<pb n="4"/><lb/><fw>x</fw><row role="label"><cell cols="2"><table><row><cell>'
        "w5x</cell></row></table></cell></row><trailer>w6x</trailer></table>"
    ),
    "notes in a line": (
        '<p>w1x<note place="inline">w2x <p>w3x</p></note></p><note place="inline">w4x</note>'
        '<list><item>w5x<note place="inline">w6x</note></item></list><p>w7x <hi>w8x<note '
        'rend="inline">w9x</note></hi></p><lg><l>w10x<note rend="inline">w11x</note></l></lg>'
    ),
    "blocks in highlighted words": (
        '<p><hi rend="bold">w1x <list><item>w2x</item></list></hi> <emph>w3x <table><row>'
        "<cell>w4x</cell></row></table></emph> <seg>w5x <ab>w6x</ab></seg> <del>w7x<list>"
        "<item>w8x</item></list></del></p>"
    ),
    "a text within a text": (
        "<p>w1x <floatingText><body><head>w2x</head><div><head>w3x</head><p>w4x</p></div>"
        '</body></floatingText> w5x</p><div><pb n="2"/><head>w6x</head><closer><signed>'
        "w7x</signed><list><item>w8x</item></list></closer></div>"
    ),
}


def faults(page: str) -> list[tuple[str, object]]:
    """What a parser of HTML5 has to mend, as every browser does."""
    parser = HTMLParser()
    parser.parse(page)
    return [(kind, told) for _, kind, told in parser.errors]


def texts(tei: bytes) -> dict[str, str]:
    page = read_html(to_html(tei)).find(".//main")
    on_paper = make_page(tei, "pdf.xsl").tree.find(".//main")
    with zipfile.ZipFile(BytesIO(to_epub([tei]))) as book:
        chapter = book.read("EPUB/text-001.xhtml").decode()
    return {
        "HTML": "".join(page.itertext()),
        "PDF": "".join(on_paper.itertext()),
        "EPUB": chapter,
        "text": to_text(tei),
        "Markdown": to_markdown(tei),
        "JSON": json.loads(to_json(tei))["text"],
    }


@pytest.mark.parametrize("sample", SAMPLES)
def test_all_words_stand_once_in_every_edition(sample: str) -> None:
    tei = document(SAMPLES[sample])
    wanted = Counter(_WORD.findall(SAMPLES[sample]))
    for edition, text in texts(tei).items():
        assert Counter(_WORD.findall(text)) == wanted, edition


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_page_is_sound_html(sample: str) -> None:
    assert faults(to_html(document(SAMPLES[sample]))) == []


def test_a_parser_finds_a_paragraph_in_a_paragraph() -> None:
    assert faults("<!DOCTYPE html><title>a</title><p>a<span><p>b</p></span></p>")


def test_what_becomes_a_block_looks_as_it_did() -> None:
    page = etree.fromstring(
        '<div><p>a <b id="x">b<ul><li>c</li></ul></b></p><h2>d<p>e</p></h2>'
        "<p><del><p>f</p></del></p><p>g <i>h</i></p>"
        '<p><q class="quoted">i<ul><li>j</li></ul></q> <s>k<hr/></s></p></div>'
    )
    mend_nesting(page)
    assert etree.tostring(page).decode() == (
        '<div><div class="p">a <div id="x" class="strong">b<ul><li>c</li></ul></div></div>'
        '<div role="heading" aria-level="2">d<p>e</p></div>'
        '<div class="p"><del><p>f</p></del></div><p>g <i>h</i></p>'
        '<div class="p"><div class="quoted q">i<ul><li>j</li></ul></div> '
        '<div class="s">k<hr/></div></div></div>'
    )
