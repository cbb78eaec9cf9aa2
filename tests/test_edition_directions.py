"""Writing from right to left, and characters that turn the direction of a line: kept in every
edition, and kept to their place."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO

import pytest
from edition_documents import HEADER, document, html, memo, read_html
from lxml import etree

from tei_tools.edition import to_html, to_text
from tei_tools.edition.epub import to_epub
from tei_tools.edition.json_export import to_json
from tei_tools.edition.markdown import to_markdown

TURNED = "\u202eredlA"
TEI = memo(f'<p>Mr. <persName ref="#p_A">{TURNED}</persName> and <persName>Elm</persName>.</p>')


def test_no_edition_leaves_them_out() -> None:
    assert TURNED in to_text(TEI)
    assert TURNED in to_html(TEI)
    assert TURNED in to_markdown(TEI)
    assert TURNED in json.loads(to_json(TEI))["text"]


def test_json_and_metadata_write_them_as_escapes() -> None:
    assert "\u202e" not in to_json(TEI)
    assert r"\u202eredlA" in to_json(TEI)
    titled = document(
        "<p>One</p>",
        header="<fileDesc><titleStmt><title>\u2067Memo</title></titleStmt><publicationStmt><p/>"
        "</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>",
    )
    front = to_markdown(titled).split("---")[1]
    assert r'title: "\u2067Memo"' in front


def test_a_book_sets_a_name_apart_that_holds_them() -> None:
    with zipfile.ZipFile(BytesIO(to_epub([TEI]))) as book:
        page = etree.fromstring(book.read("EPUB/text-001.xhtml"))
        assert b"bidi" not in book.read("EPUB/book.css")
    names = {"".join(e.itertext()): e.get("dir") for e in page.iter("{*}a", "{*}span")
             if e.get("class") == "persName"}  # fmt: skip
    assert names == {TURNED: "auto", "Elm": None}


def test_a_document_in_a_language_from_right_to_left_is_set_so() -> None:
    """Without it the full stop stands before the sentence, and lists begin at the wrong side."""
    hebrew = memo("<p>שלום.</p>").replace(b'xml:lang="en"', b'xml:lang="he"')
    assert [read_html(to_html(hebrew)).get(name) for name in ("lang", "dir")] == ["he", "rtl"]
    assert read_html(to_html(memo("<p>Hello.</p>"))).get("dir") is None
    with zipfile.ZipFile(BytesIO(to_epub([hebrew]))) as book:
        assert etree.fromstring(book.read("EPUB/text-001.xhtml")).get("dir") == "rtl"
        assert b'page-progression-direction="rtl"' in book.read("EPUB/package.opf")


@pytest.mark.parametrize(
    "parts",
    [
        '<text xml:lang="ar"><body><p>a</p></body></text>',
        '<text><body xml:lang="ar"><p>a</p></body></text>',
        '<text><front><p>b</p></front><body xml:lang="ar"><p>a</p></body></text>',
        '<text xml:lang="ar"><front xml:lang="en"><p>b</p></front><body><p>a</p></body></text>',
        '<text><body xml:lang="ar"><p>a</p></body><back><p>b</p></back></text>',
        '<text><group><text xml:lang="ar"><body><p>a</p></body></text></group></text>',
        '<text><group><text><body xml:lang="ar"><p>a</p></body></text></group></text>',
    ],
)
@pytest.mark.parametrize("root", [' xml:lang="en"', ""])
def test_the_language_of_a_text_stands_before_that_of_its_file(parts: str, root: str) -> None:
    """An English header before an Arabic text, as most archives write it."""
    usage = '<profileDesc><langUsage><language ident="en"/></langUsage></profileDesc>'
    tei = document("", HEADER + usage).decode().replace(' xml:lang="en"', root, 1)
    page = read_html(to_html(re.sub("<text>.*</text>", parts, tei).encode()))
    languages = {
        "".join(p.itertext()): next(
            (around.get("lang"), around.get("dir"))
            for around in [p, *p.iterancestors()]
            if around.get("lang")
        )
        for p in page.iterfind(".//main//p")
    }
    assert languages["a"] == ("ar", "rtl")
    if root and "b" in languages:
        assert languages["b"][0] == "en"
        assert languages["b"][1] in ("ltr", None)


def test_a_passage_has_the_direction_of_its_language() -> None:
    passages = {
        '<p xml:lang="ar">a</p>': '<p lang="ar" dir="rtl">a</p>',
        '<p xml:lang="ar-Latn">a</p>': '<p lang="ar-Latn">a</p>',
        '<p xml:lang="az-Arab-IR">a</p>': '<p lang="az-Arab-IR" dir="rtl">a</p>',
        '<p>a <foreign xml:lang="fr">b</foreign></p>': '<p>a <i lang="fr">b</i></p>',
        '<p xml:lang="fa">a <foreign xml:lang="fr">b</foreign></p>':
            '<p lang="fa" dir="rtl">a <i lang="fr" dir="ltr">b</i></p>',
    }  # fmt: skip
    assert {tei: html(tei) for tei in passages} == passages


def test_a_note_in_another_direction_stands_on_its_side_of_the_page() -> None:
    page = read_html(to_html(memo('<p>a<note n="1" xml:lang="ar">b</note></p>')))
    note = page.find(".//section[@class='notes']/ol/li")
    assert (note.get("dir"), note.find("div").get("dir")) == (None, "rtl")
