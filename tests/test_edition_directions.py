"""Characters that turn the direction of a line: kept in every edition, and kept to their place."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

from edition_documents import document, memo
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
