"""Markdown: what readers of it see is what the document says."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from edition_documents import document, memo
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from test_edition_any import SAMPLES, body_of, words

from tei_tools.edition.markdown import to_markdown

CASES = {
    "headings and paragraphs": (
        "<div><head>The Problem</head><p>One.</p></div>"
        "<p>Two <hi rend='italic'>and </hi>three.</p>",
        "## The Problem\n\nOne.\n\nTwo *and* three.",
    ),
    "the title of an attachment": (
        "<p>One.</p><div type='attachment'><head>Tab A</head><head type='sub'>Ships <hi "
        "rend='italic'>at Sea</hi><note n='1' xml:id='n'>See.</note></head><p>Two.</p></div>",
        "One.\n\n## Tab A\n\n**Ships *at Sea*[^1]**\n\nTwo.\n\n[^1]: See.",
    ),
    "a note": ('<p>One<note n="1" xml:id="n">See <title>A</title>.</note>.</p>',
               "One[^1].\n\n[^1]: See *A*."),
    "a note of two paragraphs": (
        '<p>One<note n="1" xml:id="n"><p>A.</p><p>B.</p></note>.</p>',
        "One[^1].\n\n[^1]: A.\n\n    B.",
    ),
    "a note without a mark": (
        '<p>One.<note n="4" xml:id="n" type="unplaced">See.</note></p>',
        "One.\n\n- 4:\n\n  See. No mark of this note stands in the text.",
    ),
    "a page break": ('<p>One <pb n="12"/> two.</p>', "One \\[Page 12\\] two."),
    "a list": ("<list><item>One</item><item>Two<list><item>In</item></list></item></list>",
               "- One\n- Two\n\n  - In"),
    "a numbered list": ('<list type="ordered"><item>A</item><item>B</item></list>', "1. A\n2. B"),
    "the lines of a memo": ('<list type="subject"><head>SUBJECT</head><item>Grain</item></list>',
                            "SUBJECT\n\n- Grain"),
    "a table": (
        "<table><row role='label'><cell>A</cell><cell>B|</cell></row>"
        "<row><cell>1</cell><cell>2</cell></row></table>",
        "| A | B\\| |\n| --- | --- |\n| 1 | 2 |",
    ),
    "a table without a head": ("<table><row><cell>1</cell><cell>2</cell></row></table>",
                               "|  |  |\n| --- | --- |\n| 1 | 2 |"),
    "cells over several columns and rows": (
        "<table><row role='label'><cell rows='2'>A</cell><cell cols='2'>B</cell><cell>C</cell>"
        "</row><row><cell>1</cell><cell>2</cell><cell>3</cell></row></table>",
        "| A | B |  | C |\n| --- | --- | --- | --- |\n|  | 1 | 2 | 3 |",
    ),
    "a line break": ("<p>One<lb/>- two</p>", "One\\\n\\- two"),
    "verse": (
        "<lg><lg><l>The ferry</l><l>came</l><l part='F'>late</l></lg><lg><l>Three</l><pb n='2'/>"
        "<l>- four</l></lg></lg><p>So.</p>",
        "The ferry\\\ncame late\n\nThree \\[Page 2\\]\\\n\\- four\n\nSo.",
    ),
    "verse within words": (
        "<p>He sang <q><l>The ferry</l><l>came</l></q> twice.</p><l>One</l> two",
        "He sang\n\n> The ferry\\\n> came\n\ntwice.\n\nOne\n\ntwo",
    ),
    "what looks like Markdown": (
        "<p>1. Not *a* list_, [no](link) &lt;b&gt; `x` &amp;amp; #5</p><p># no</p><p>(a) b</p>",
        "1\\. Not \\*a\\* list\\_, \\[no\\](link) \\<b\\> \\`x\\` \\&amp; #5\n\n\\# no\n\n(a\\) b",
    ),
    "a link": ('<p><ref target="https://a.example/(b)">A</ref> '
               '<ref target="javascript:x">B</ref></p>',
               "[A](https://a.example/%28b%29) B"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_markdown(case: str) -> None:
    body, expected = CASES[case]
    made = to_markdown(memo(body))
    assert made.split("# 1. Memorandum\n\n")[1] == expected + "\n"


def test_pages_are_called_so_in_the_language_of_the_document() -> None:
    german = memo('<p>Eins <pb n="12"/> zwei.</p>').replace(b'xml:lang="en"', b'xml:lang="de"')
    assert "Eins \\[Seite 12\\] zwei." in to_markdown(german)


def test_the_header_stands_before_the_text() -> None:
    made = to_markdown(document("<p>Text.</p>"))
    assert made.startswith(
        '---\ntitle: "A Memorandum"\npublisher: "The Archive"\nlang: "en"\n---\n\n# A Memorandum'
    )


def test_notes_of_one_number_have_labels_of_their_own() -> None:
    made = to_markdown(memo(
        '<p>A<note n="1" xml:id="a">X.</note> b<note n="1" xml:id="b_1">Y.</note></p>'
    ))  # fmt: skip
    assert "A[^a] b[^b-1]" in made
    assert "[^a]: X." in made
    assert "[^b-1]: Y." in made


def shown(markdown: str) -> etree._Element:
    """What a reader of Markdown makes of it."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
    text = re.sub(r"^\[\^[\w-]+\]: ", "", text, flags=re.M)  # CommonMark has no notes
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    return etree.fromstring(f"<main>{html}</main>", etree.HTMLParser())


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_word_of_a_sample_is_there(sample: str) -> None:
    tei = document(SAMPLES[sample])
    found = words(" ".join(shown(to_markdown(tei)).itertext()))
    assert not words(body_of(tei)) - found


_TEXT = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"])
    | st.sampled_from("<>&*_`#[]()!\\|~^$+-=:.1a \"'{}@/"),
    min_size=1,
    max_size=40,
)


@given(st.lists(_TEXT, min_size=1, max_size=3))
def test_text_never_becomes_markdown(texts: list[str]) -> None:
    paragraph = etree.Element("p")
    paragraph.text = texts[0]
    for text in texts[1:]:
        etree.SubElement(paragraph, "lb").tail = text
    body = etree.tostring(paragraph, encoding="unicode")
    page = shown(to_markdown(document(f"<div><head>H</head>{body}</div>")))
    tags = Counter(element.tag for element in page.iter())
    assert set(tags) <= {"html", "body", "main", "h1", "h2", "p", "br"}
    found = "".join("".join(page.find(".//main").itertext()).split())
    assert found == "H" + "".join("".join(texts).split())
