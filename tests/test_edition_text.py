"""TEI as plain text."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from conftest import SEEDS, SHARED, needs_shared
from edition_documents import document, memo
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from test_edition_any import trees

from tei_tools.edition import to_text


def blocks(tei: str) -> str:
    """The text of a memo with these blocks, less its heading."""
    heading, rest = to_text(memo(tei)).split("\n\n", 1)
    assert heading == "1. Memorandum"
    return rest


CASES = {
    "paragraphs": ("<p>One.</p>\n<p>Two.</p>", "One.\n\nTwo.\n"),
    "white space is one space": ("<p>One\n   two <date>\n three</date></p>", "One two three\n"),
    "no-break space stays": ("<p>10\N{NO-BREAK SPACE} miles</p>", "10\N{NO-BREAK SPACE} miles\n"),
    "line break": ("<p>One <lb/> two</p>", "One\ntwo\n"),
    "words that are deleted, unclear or supplied": (
        "<p><del>One</del> <unclear>two</unclear> <supplied>three</supplied> "
        "<supplied>[four]</supplied></p>",
        "[deleted: One] two[?] [three] [four]\n",
    ),
    "of which the text tells so itself": (
        "<p><del>[deleted]</del> <unclear>two [?]</unclear> <supplied>a [b] c</supplied></p>",
        "[deleted] two [?] [a [b] c]\n",
    ),
    "of which nothing is left": ("<p>One<del/><unclear/><supplied/> two</p>", "One two\n"),
    "a bracket in a note tells nothing of the words": (
        "<p><supplied>One<note>[Two]</note></supplied></p>", "[One1]\n\n  1. [Two]\n"
    ),
    "what is said in paragraphs": (
        "<said><p>One.</p><p>Two.</p></said>", "One.\n\nTwo.\n"
    ),
    "a quotation within one that is a block": (
        "<quote><p>One <q>two <q>three</q></q></p></quote>", "One “two ‘three’”\n"
    ),
    "quotations": (
        "<p><q>One <q>two</q></q>, <quote>“three”</quote></p><quote>Four</quote>",
        "“One ‘two’”, “three”\n\nFour\n",
    ),
    "figure": ('<figure><graphic url="a.png"/><figDesc>A.</figDesc></figure>', "[Figure] A.\n"),
    "page break": ('<p>One <pb n="12"/> two</p>', "One [Page 12] two\n"),
    "page break in a word": ('<p>o<pb n="12" break="no"/>ne</p>', "o[Page 12]ne\n"),
    "page break in a word, unsaid": ('<p>o<pb n="12"/>ne</p>', "o[Page 12]ne\n"),
    "page break before a note": (
        '<p>One<pb n="2"/><note n="1">A.</note></p>', "One [Page 2] 1\n\n  1. A.\n"
    ),
    "page break at the edge": ('<p><pb n="iv"/> One</p>', "[Page iv] One\n"),
    "page break between blocks": ('<p>A</p><pb n="[30]"/><p>B</p>', "A\n\n[Page [30]]\n\nB\n"),
    "note": ('<p>One.<note n="1" place="foot">A note.</note> Two.</p>',
             "One.1 Two.\n\n  1. A note.\n"),
    "symbol as mark": ('<p>One<note n="*">A.</note></p>', "One*\n\n  *. A.\n"),
    "notes without numbers are counted": (
        "<p>One<note>A.</note> two<note>B.</note></p>", "One1 two2\n\n  1. A.\n  2. B.\n"
    ),
    "note of paragraphs and items": (
        '<p>One<note n="1"><p>A.</p><p>B.</p><list><item>C</item></list></note></p>',
        "One1\n\n  1. A.\n\n     B.\n\n       * C\n",
    ),
    "note in a note comes after all others": (
        '<p>One<note n="1">A<note n="3">C.</note></note> two<note n="2">B.</note></p>',
        "One1 two2\n\n  1. A3\n  2. B.\n  3. C.\n",
    ),
    "note without a mark stands at its number": (
        '<p>One<note n="1">A.</note> three<note n="3">C.</note><note n="2" type="unplaced">B.'
        '</note><note n="4" type="unplaced">D.</note></p>',
        "One1 three3\n\n  1. A.\n  2. B.\n  3. C.\n  4. D.\n",
    ),
    "source note in the text": (
        '<note type="source" rend="inline">Source: RG 59.</note><p>One.</p>',
        "Source: RG 59.\n\nOne.\n",
    ),
    "list": (
        '<list type="subject"><head>SUBJECT</head><item>One</item>\n<item>Two</item></list>',
        "SUBJECT\n\n  * One\n  * Two\n",
    ),
    "item of two lines": (
        "<list><item>One<lb/>and</item><item>Two</item></list>", "  * One\nand\n\n  * Two\n"
    ),
    "labels": ("<list><label>A</label><item>One</item></list>", "A\n\n  * One\n"),
    "page break between items": (
        '<list><item>One</item><pb n="2"/><item>Two</item></list>',
        "  * One\n\n[Page 2]\n\n  * Two\n",
    ),
    "note in an item": (
        '<list><item>One<note n="1">A.</note></item></list>', "  * One1\n\n  1. A.\n"
    ),
    "table": (
        "<table><row><cell>a</cell><cell>b</cell></row>\n<row><cell/><cell>d</cell></row></table>",
        "a | b\n\n| d\n",
    ),
    "note in a cell": (
        '<table><row><cell>a<note n="1">A.</note></cell><cell>b</cell></row></table>',
        "a1 | b\n\n  1. A.\n",
    ),
    "opener and closer": (
        "<opener><dateline>Port</dateline><salute>Sir:</salute></opener><p>One.</p>"
        "<closer><signed><persName>Alder</persName><lb/>Director</signed></closer>"
        "<postscript><p>P.S.</p></postscript>",
        "Port\n\nSir:\n\nOne.\n\nAlder\nDirector\n\nP.S.\n",
    ),
    "classification": (
        "<opener><dateline>Port</dateline> <seg>secret</seg> <seg>urgent</seg></opener><p>One.</p>",
        "Port\n\nsecret\n\nurgent\n\nOne.\n",
    ),
    "the editor's words stay": (
        '<p>One <gap reason="declassified"><desc>[1 line]</desc></gap> <sic>[sic]</sic> '
        "<supplied>[two]</supplied></p>",
        "One [1 line] [sic] [two]\n",
    ),
    "a gap without words is visible": (
        '<p>One <gap quantity="2" unit="pages"/>.</p>', "One [2 pages omitted].\n"
    ),
    "why there is a gap": (
        '<p><gap quantity="2" unit="words" reason="illegible torn"/> <gap reason="eaten by mice"/> '
        '<gap reason="omitted"/> <gap reason="declassified"/></p>',
        "[2 words omitted (illegible, torn)] [omitted (eaten by mice)] [omitted] "
        "[omitted (not declassified)]\n",
    ),
    "comments are nothing": ("<p>One<!-- two --> three<?pi?></p>", "One three\n"),
    "unknown elements in a line": ("<p>One <w>two</w></p>", "One two\n"),
    "unknown elements between blocks": ("<p>One</p><u>two</u><p>three</p>",
                                        "One\n\ntwo\n\nthree\n"),
    "of two readings the editor's, and the other": (
        "<p><choice><sic>teh</sic><corr>the</corr></choice> "
        "<app><lem>a</lem><rdg>b</rdg></app></p>",
        "the [in the source: teh] a [other readings: b]\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_text(case: str) -> None:
    tei, text = CASES[case]
    assert blocks(tei) == text


def test_the_header_and_the_lists_of_persons_are_not_text() -> None:
    assert to_text(document("<p>One.</p>")) == "One.\n"


def test_a_document_without_text_is_an_empty_line() -> None:
    assert to_text(document("<p/>")) == "\n"


def test_width_wraps_paragraphs_items_and_notes_but_no_rows() -> None:
    tei = memo(
        '<p>The first paragraph is long.<note n="1">This note is a long one.</note></p>'
        "<list><item>An item that is long</item></list>"
        "<table><row><cell>A very long row</cell><cell>of a table</cell></row></table>"
    )
    assert to_text(tei, width=20) == (
        "1. Memorandum\n\n"
        "The first paragraph\nis long.1\n\n"
        "  * An item that is\n    long\n\n"
        "A very long row | of a table\n\n"
        "  1. This note is a\n     long one.\n"
    )


PAGES = memo(
    '<p>One<note n="1">A<note n="2">B.</note>.</note> two. <pb n="7"/> Three'
    '<note n="3">C.</note>.</p>'
    '<list><item>Four<note n="4"><p>D.</p><p>E.</p></note></item><item>Five</item></list>'
    '<pb n="8"/><p>Six.<note n="9" type="unplaced">F.</note></p>'
)


def test_notes_at_the_end_of_their_page() -> None:
    assert to_text(PAGES, notes="page") == (
        "1. Memorandum\n\nOne1 two. [Page 7] Three3.\n\n  1. A2.\n\n  * Four4\n  * Five\n\n"
        "  3. C.\n  4. D.\n\n     E.\n\n[Page 8]\n\nSix.\n\n  2. B.\n  9. F.\n"
    )


def test_notes_at_their_marks() -> None:
    assert to_text(PAGES, notes="inline") == (
        "1. Memorandum\n\nOne [1: A2.] two. [Page 7] Three [3: C.].\n\n"
        "  * Four [4: D. E.]\n  * Five\n\n[Page 8]\n\nSix.\n\n  2. B.\n  9. F.\n"
    )


@pytest.mark.parametrize("notes", ["end", "page", "inline"])
def test_notes_of_one_identifier_are_all_there(notes) -> None:
    text = to_text(
        memo('<p>A<note xml:id="x" n="1">one</note>, b<note xml:id="x" n="2">two</note></p>'
             '<pb n="2"/><p>C<note xml:id="x" n="3">three</note></p>'), notes=notes
    )  # fmt: skip
    assert set(re.findall("one|two|three", text)) == {"one", "two", "three"}


def test_numbers_of_lines_do_not_count_blank_ones() -> None:
    assert to_text(PAGES, number_every=2) == (
        "    1. Memorandum\n\n 2  One1 two. [Page 7] Three3.\n\n      * Four4\n 4    * Five\n\n"
        "    [Page 8]\n\n 6  Six.\n\n      1. A2.\n 8    3. C.\n      4. D.\n\n10       E.\n"
        "      2. B.\n12    9. F.\n"
    )


@given(trees(), st.sampled_from(["page", "inline"]), st.sampled_from([None, 30]))
def test_wherever_the_notes_stand_every_word_stands_once(tei: bytes, notes, width) -> None:
    at_the_end = Counter(re.findall(r"w[a-j]+z", to_text(tei)))
    assert Counter(re.findall(r"w[a-j]+z", to_text(tei, notes=notes, width=width))) == at_the_end


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))), st.integers(20, 80))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    tree = etree.ElementTree(etree.fromstring(document("<p/>")))
    tree.find(".//{*}p").text = text
    wrapped = to_text(tree, width=width)
    assert wrapped.split() == to_text(tree).split()
    assert all(len(line) <= width or " " not in line for line in wrapped.splitlines())


@needs_shared
def test_the_example_of_the_conventions() -> None:
    text = to_text(SHARED / "encoding-example.xml")
    assert "short of stor[Page 45]age. It remains so. [Page 46] Two ways are open:\n" in text
    assert text.endswith("\n\n  1. Source: National Archives, RG 40, Records of the Harbour Office,"
                         " Lot 71D20, Box 3. Confidential. Drafted by C. Dogwood and cleared by"
                         " Elm.\n  2. No record was found.\n")  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_what_was_converted_is_written_as_it_was(seed) -> None:
    from tei_tools.convert import convert
    from tei_tools.source import read_source

    source = read_source(seed)
    assert to_text(convert(source).tei) == source.text.rstrip("\n") + "\n"
