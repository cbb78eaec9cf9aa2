"""Samples of every kind of TEI through every format; what an edition has no form for is told."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT, needs_shared
from edition_documents import document, read_html
from hypothesis import given, settings
from lxml import etree
from test_edition_any import trees

from tei_tools.edition import to_html, to_text
from tei_tools.edition.coverage import known_elements, unknown_elements
from tei_tools.edition.epub import to_epub
from tei_tools.edition.formats import FORMATS
from tei_tools.edition.json_export import to_json
from tei_tools.edition.markdown import to_markdown
from tei_tools.tei import parse, tag

SAMPLES = sorted((ROOT / "tests" / "samples").glob("*.xml"))
#: Of two readings one is shown; page matter is not.
LEFT_OUT = tuple(map(tag, ("fw", "sic", "orig", "abbr", "expan", "rdg", "figDesc", "note", "desc")))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_sample_has_every_format(name: str) -> None:
    assert len(SAMPLES) >= 10
    for sample in SAMPLES:
        made = FORMATS[name].make(sample, "https://images.example/{n}.jpg", False)
        assert len(made) > 100
        assert b"javascript:" not in made


def in_order(wanted: list[str], text: str) -> str:
    """The first wanted word that does not stand in the text after those before it."""
    at = 0
    for word in wanted:
        at = text.find(word, at)
        if at < 0:
            return word
        at += len(word)
    return ""


def words_of(tei: Path | bytes) -> list[str]:
    """The words of the body that every edition shows, in their order."""
    found = []
    for body in parse(tei).iter(tag("body")):
        if any(True for _ in body.iterancestors(tag("body"))):
            continue
        for element in list(body.iter(*LEFT_OUT)):
            tail, around = element.tail or "", element.getparent()
            assert around is not None
            before = element.getprevious()
            if before is None:
                around.text = (around.text or "") + tail
            else:
                before.tail = (before.tail or "") + tail
            around.remove(element)
        found += re.findall(r"[^\W\d_]{2,}", " ".join(body.itertext()))
    return found


def texts_of(tei: Path | bytes) -> dict[str, str]:
    """The text of every edition, as a reader sees it."""
    main = read_html(to_html(tei)).find(".//main")
    with zipfile.ZipFile(BytesIO(to_epub([tei]))) as book:
        chapter = etree.fromstring(book.read("EPUB/text-001.xhtml"))
    return {
        "html": " ".join(main.itertext()),
        "epub": " ".join(chapter.itertext()),
        "text": to_text(tei),
        "text by page": to_text(tei, width=72, notes="page", number_every=5),
        "markdown": to_markdown(tei),
        "json": json.loads(to_json(tei))["text"],
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_all_words_of_a_sample_stand_in_order(sample: Path) -> None:
    for name, text in texts_of(sample).items():
        assert in_order(words_of(sample), text) == "", name


@needs_shared
def test_all_words_of_the_encodings_of_the_corpus_stand_in_order() -> None:
    for file in sorted(CORPUS.glob("*/*.tei.xml"))[::180]:
        tei = document(etree.tostring(parse(file), encoding="unicode"))
        for name, text in texts_of(tei).items():
            assert in_order(words_of(tei), text) == "", (file, name)


@given(trees())
@settings(max_examples=40)
def test_all_words_of_any_tree_stand_in_order_in_the_text(tei: bytes) -> None:
    assert in_order(words_of(tei), to_text(tei)) == ""
    assert in_order(words_of(tei), json.loads(to_json(tei))["text"]) == ""


def test_elements_without_a_form_are_counted() -> None:
    tei = parse(document('<div><p><a xmlns="urn:x">b</a> <w>c</w> <secl>d</secl></p></div>'))
    assert unknown_elements(tei) == {"{urn:x}a": 1, "secl": 1}
    assert tag("persName") in known_elements()


def test_they_are_told_once_for_all_files(cli, tmp_path: Path) -> None:
    files = [tmp_path / "a.xml", tmp_path / "b.xml"]
    for file in files:
        file.write_bytes(document("<div><p><secl>d</secl></p></div>"))
    result = cli("html", *files, "-o", tmp_path / "out")
    assert result.returncode == 0
    assert result.stderr.count("<secl>") == 1
    assert "<secl> (2)" in result.stderr


def test_the_policy_of_a_page_allows_only_its_own() -> None:
    head = read_html(to_html(document("<div><p>x</p></div>"))).find("head")
    content = head.find("meta[@http-equiv]").get("content")
    assert content.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in content
    assert "img-src" not in content
    assert etree.tostring(head).index(b"http-equiv") < etree.tostring(head).index(b"<style")
