"""What the manual promises of editions holds for what the converter writes: every test starts from
a memo that is converted with lists of persons, places and terms."""

from __future__ import annotations

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT, needs
from edition_documents import read_html
from lxml import etree
from site_collection import PLAIN
from test_export_pdf import text_of

from tei_tools import convert, read_source, to_html, to_text
from tei_tools.authority import read_authority
from tei_tools.convert import Authorities
from tei_tools.edition.epub import to_epub
from tei_tools.edition.json_export import to_json
from tei_tools.edition.markdown import to_markdown
from tei_tools.edition.pdf import to_pdf
from tei_tools.edition.site import build_site, find_sources

SEEDS = ROOT / "seeds"
MEMO = SEEDS / "sino-soviet-relations-1976.txt"
MEANING = "People’s Republic of China"


@pytest.fixture(scope="module")
def xml() -> bytes:
    lists = Authorities(
        persons=read_authority(SEEDS / "persons.csv", "person"),
        places=read_authority(SEEDS / "places.csv", "place"),
        terms=read_authority(SEEDS / "terms.csv", "term"),
    )
    return convert(read_source(MEMO), authorities=lists).xml


@pytest.fixture(scope="module")
def page(xml: bytes) -> etree._Element:
    return read_html(to_html(xml))


def pointers(xml: bytes, name: str, attribute: str) -> set[str]:
    found = etree.fromstring(xml).iterfind(f".//{{*}}text//{{*}}{name}[@{attribute}]")
    return {element.get(attribute, "") for element in found}


def test_all_lists_are_on_the_page(page: etree._Element) -> None:
    heads = [head.text for head in page.iterfind(".//section[@class='register']/h2")]
    assert heads == ["Persons", "Places", "Abbreviations and terms"]


@pytest.mark.parametrize(
    ("name", "attribute"), [("persName", "ref"), ("placeName", "ref"), ("gloss", "target")]
)
def test_every_name_of_the_lists_is_a_link_to_its_entry_and_back(
    page: etree._Element, xml: bytes, name: str, attribute: str
) -> None:
    wanted = pointers(xml, name, attribute)
    assert wanted
    links = page.findall(f".//a[@class='{name}']")
    assert {link.get("href") for link in links} == wanted
    own = {f"#{link.get('id')}" for link in links if link.get("id")}
    for target in wanted:
        entry = page.find(f".//section[@class='register']//div[@id='{target[1:]}']")
        back = [link.get("href") for link in entry.iterfind("dd[@class='mentions']/a")]
        assert back
        assert set(back) <= own


def test_every_term_shows_what_it_means(page: etree._Element) -> None:
    links = page.findall(".//a[@class='gloss']")
    assert all(link.find("abbr").get("title") for link in links)
    assert {a.find("abbr").get("title") for a in links if a.get("href") == "#t_PRC1"} == {MEANING}
    entry = page.find(".//div[@id='t_PRC1']")
    assert [entry.findtext("dt"), entry.findtext("dd")] == ["PRC", MEANING]


def test_all_links_of_the_page_lead_somewhere(page: etree._Element) -> None:
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {a.get("href")[1:] for a in page.iter("a") if a.get("href")[0] == "#"} <= set(ids)


def test_the_card_has_what_the_header_knows(page: etree._Element) -> None:
    labels = [label.text for label in page.iterfind(".//dl[@class='card']/div/dt")]
    assert labels == ["From", "To", "Classification", "Drafted by", "Cleared by", "Source"]


def test_the_value_of_an_inferred_date_shows_under_the_mouse(page: etree._Element) -> None:
    assert "1976-11-10" in {time.get("datetime") for time in page.iter("time") if time.get("title")}


def test_pages_and_notes_have_addresses_that_stay(page: etree._Element) -> None:
    ids = {element.get("id") for element in page.iter()}
    assert {"pg_1101", "d296fn1", "d296fn1-ref"} <= ids


def test_a_book_has_all_lists(xml: bytes) -> None:
    with zipfile.ZipFile(BytesIO(to_epub([xml]))) as book:
        chapter, contents = map(book.read, ("EPUB/text-001.xhtml", "EPUB/nav.xhtml"))
    assert b"Abbreviations and terms" in contents
    tree = etree.fromstring(chapter)
    terms = tree.findall(".//{*}a[@class='gloss']")
    assert {a.get("href") for a in terms} == pointers(xml, "gloss", "target")
    assert {a.find("{*}abbr").get("title") for a in terms if a.get("href") == "#t_PRC1"} == {
        MEANING
    }


@needs(shutil.which("pdftotext"), "pdftotext")
def test_paper_has_all_lists(xml: bytes, tmp_path: Path) -> None:
    said = text_of(to_pdf(xml), tmp_path)
    for words in ("Persons", "Places", "Abbreviations and terms", f"PRC, {MEANING}"):
        assert words in said


def test_data_has_all_lists(xml: bytes) -> None:
    data = json.loads(to_json(xml))
    listed = {entry["id"] for entries in data["registers"].values() for entry in entries}
    pointed = {e.get("ref") or e.get("target") for e in data["entities"]} - {None}
    assert {pointer[1:] for pointer in pointed} <= listed
    assert {"id": "t_PRC1", "name": "PRC", "description": MEANING} in data["registers"]["terms"]


def test_text_and_markdown_have_the_words_of_the_memo_alone(xml: bytes) -> None:
    """Their lists would be no words of the memo: the text converts back to the same TEI."""
    assert to_text(xml) == MEMO.read_text("utf-8").rstrip("\n") + "\n"
    assert MEANING not in to_markdown(xml)


def test_a_site_has_an_index_of_terms_and_a_page_for_each(xml: bytes, tmp_path: Path) -> None:
    collection = tmp_path / "in"
    collection.mkdir()
    (collection / "memo.xml").write_bytes(xml)
    build_site(find_sources([collection], tmp_path / "out"), tmp_path / "out", PLAIN)
    index = read_html((tmp_path / "out/terms/index.html").read_text("utf-8"))
    assert "PRC" in {(a.text or "").strip() for a in index.iterfind(".//main//a")}
    own = read_html((tmp_path / "out/terms/prc.html").read_text("utf-8"))
    assert own.findtext(".//p[@class='subtitle']") == MEANING
    page = read_html((tmp_path / "out/documents/memo.html").read_text("utf-8"))
    for entry, leads in (("t_PRC1", "terms/prc"), ("p_HAW1", "persons/"), ("pl_Moscow", "places/")):
        assert leads in page.find(f".//div[@id='{entry}']/dt/a").get("href")
