"""Our own words on a page: in the language of its document, or marked as English."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT
from edition_documents import HEADER, STANDOFF, document, read_html
from lxml import etree

from tei_tools.edition import to_html, words
from tei_tools.edition.amounts import _REASONS
from tei_tools.edition.epub import to_epub
from tei_tools.edition.html import read_asset
from tei_tools.edition.markdown import to_markdown

_TABLE = Path(words.__file__).with_name("assets") / "words.csv"
SAMPLES = sorted((ROOT / "tests" / "samples").glob("*.xml"))

#: Something of all that we have words for.
EVERYTHING = (
    '<p>a<note n="1">b</note> <persName ref="#p_A">c</persName> <date from="1974" to="1975">d'
    '</date> <date notBefore="1974" notAfter="1975">e</date> <date when="1974" cert="low">f</date>'
    '<note n="2" type="unplaced">g</note> <gap/> <space/> <vocal><desc>h</desc></vocal><pause/>'
    "<choice><sic>i<note>x</note></sic><corr>j</corr><corr>k</corr></choice> <app><lem>l</lem>"
    '<rdg wit="#A"><gap/></rdg><rdg/></app></p><pb n="2"/><table><row><cell>m</cell></row></table>'
    '<p>n <persName ref="#p_B">o</persName><placeName ref="#pl_1">p</placeName></p>'
    "<figure><graphic url='lamp.png'/></figure>"
)


def in_language(language: str, body: str = EVERYTHING, header: str = HEADER) -> bytes:
    made = document(body, header, STANDOFF)
    return made.replace(b'xml:lang="en"', f'xml:lang="{language}"'.encode(), 1)


def rows() -> list[list[str]]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_the_table_has_each_of_our_words_once_and_in_every_language() -> None:
    table = rows()
    english = [row[0] for row in table]
    assert len(set(english)) == len(english)
    assert {len(row) for row in table} == {len(table[0])}
    assert all(cell == cell.strip() and cell for row in table for cell in row)


def test_nothing_is_said_that_the_table_does_not_have(monkeypatch: pytest.MonkeyPatch) -> None:
    said: set[str] = set()

    class Listening(words.Words):
        def __call__(self, english: str) -> str:
            said.add(english)
            return super().__call__(english)

    monkeypatch.setattr(words, "_by_language", lambda: {"de": Listening("de", {})})
    for tei in (in_language("de"), *(s.read_bytes() for s in SAMPLES)):
        to_html(re.sub(rb'xml:lang="[^"]+"', b'xml:lang="de"', tei))
    known = {row[0] for row in rows()}
    assert said <= known
    assert len(said) > 40  # the stylesheet and the script were heard


@pytest.mark.parametrize("language", ["de", "de-CH", "es", "fr", "it", "ru"])
def test_a_page_says_all_in_its_own_language(language: str) -> None:
    page = to_html(in_language(language))
    assert ' lang="en"' not in page
    body = read_html(page).find("body")
    script = body.find("script")
    script.getparent().remove(script)
    told = {*body.itertext(), *(value for each in body.iter() for value in each.values())}
    column = rows()[0].index(language[:2])
    english = {row[0] for row in rows() if len(row[0]) > 3} - {row[column] for row in rows()}
    classes = {"note", "between"}
    assert not english & {words.strip() for words in told} - classes


def test_german_words_as_they_stand_on_a_page() -> None:
    made = read_html(to_html(in_language("de")))
    said = " ".join(made.itertext())
    for wanted in ("Zum Text springen", "Anmerkungen", "Personen", "Erwähnt:", "[ausgelassen]",
                   "[frei gelassen]", "[Pause]"):  # fmt: skip
        assert wanted in said
    titles = {element.get("title") for element in made.iter() if element.get("title")}
    assert titles >= {"1974 bis 1975", "zwischen 1974 und 1975", "1974, erschlossen", "Seite 2",
                      "In der Vorlage: i [Anmerkung: x]; oder: k",
                      "Abweichende Lesarten: [ausgelassen] (A); ausgelassen"}  # fmt: skip
    told = json.loads(made.find(".//body/script").get("data-words"))
    assert told["lang"] == "de"
    assert told["Keys"] == "Tastenkürzel"


def test_what_is_remembered_of_the_words_cannot_be_changed() -> None:
    """It is handed out to every page that follows."""
    for language in ("en", "de"):
        say = words.words_for(language)
        for remembered in (words.stylesheet_words(say), say.of_english):
            with pytest.raises(TypeError):
                remembered["say-note"] = "changed"  # type: ignore[index]


def test_the_script_says_nothing_else() -> None:
    """Its words are found by the form in which it says them."""
    said = set(re.findall(r'say\("([^"]+)"\)', read_asset("edition.js")))
    assert {"Keys", "Copy", "Note", "Close"} <= said <= {row[0] for row in rows()}


def test_an_english_title_does_not_make_english_of_the_words_in_it() -> None:
    made = read_html(to_html(in_language("ar")))
    for path in ("span[@class='corr']", "span[@class='app']", "span[@class='date']", "time"):
        for titled in made.iterfind(f".//main//{path}"):
            assert titled.get("lang") == "en"
            assert not (titled.text or "").strip()
            assert [child.get("lang") for child in titled] == ["ar"]
    english = read_html(to_html(in_language("en")))
    assert [child.tag for child in english.find(".//main//span[@class='corr']")] == []


@pytest.mark.parametrize(
    ("language", "measured", "wanted"),
    [
        ("de", 'quantity="3" unit="lines"', "[3 Zeilen ausgelassen]"),
        ("de", 'quantity="1" unit="line"', "[1 Zeile ausgelassen]"),
        ("fr", 'quantity="0" unit="words"', "[omis\N{NO-BREAK SPACE}: 0 mot]"),
        ("fr", 'quantity="1.5" unit="pages"', "[omis\N{NO-BREAK SPACE}: 1.5 page]"),
        ("es", 'extent="2 chars"', "[omitido: 2 caracteres]"),
        ("it", 'quantity="2" unit="folio"', "[omesso: 2 carte]"),
        ("ru", 'quantity="1" unit="line"', "[пропущено: 1 строка]"),
        ("ru", 'quantity="3" unit="line"', "[пропущено: 3 строки]"),
        ("ru", 'quantity="11" unit="line"', "[пропущено: 11 строк]"),
        ("ru", 'quantity="21" unit="line"', "[пропущено: 21 строка]"),
        ("ru", 'quantity="0.5" unit="line"', "[пропущено: 0.5 строки]"),
        ("de", 'extent="ca. drei Lagen"', "[ca. drei Lagen ausgelassen]"),
        ("de", 'reason="illegible torn"', "[ausgelassen (unleserlich, abgerissen)]"),
        ("ru", 'reason="missing"', "[пропущено (отсутствует)]"),
        ("es", 'unit="line" quantity="2" reason="smudged"', "[omitido: 2 líneas (smudged)]"),
        ("la", 'quantity="3" unit="lines"', "[3 lines omitted]"),
    ],
)
def test_how_much_is_left_out_is_told_in_the_words_of_the_page(
    language: str, measured: str, wanted: str
) -> None:
    made = read_html(to_html(in_language(language, f"<p><gap {measured}/></p>")))
    gap = made.find(".//span[@class='gap']")
    assert gap.text == wanted
    assert gap.get("lang") == ("en" if language == "la" else None)


def test_every_known_reason_for_a_gap_has_words_in_every_language() -> None:
    assert set(_REASONS.values()) <= {row[0] for row in rows()}


def test_every_unit_has_its_forms_in_every_language() -> None:
    with _TABLE.with_name("units.csv").open(encoding="utf-8", newline="") as file:
        (_, *languages), *units = csv.reader(file)
    assert languages == rows()[0]
    names = [name for unit in units for name in unit[0].split()]
    assert len(set(names)) == len(names)
    for unit in units:
        counts = {
            code: len(forms.split("/")) for code, forms in zip(languages, unit[1:], strict=True)
        }
        assert counts == {code: 3 if code == "ru" else 2 for code in languages}


def test_our_words_in_a_passage_of_another_language_say_which_they_are_in() -> None:
    """Where the label of a mark is English, the mark is: its number is of any language."""
    passage = (
        '<p>a<note n="1">b</note></p><div xml:lang="la"><p>c<note n="2">d</note><gap/>'
        '<choice><sic>e</sic><corr>f</corr></choice></p><pb n="2"/><table><row><cell>g</cell></row>'
        "</table></div><p>h</p>"
    )
    tei = in_language("en", passage)
    made = read_html(to_html(tei))
    marks = made.findall(".//a[@role='doc-noteref']")
    assert [mark.get("lang") for mark in marks] == [None, "en"]
    links = made.findall(".//main//a[@class='para']")
    assert [link.get("lang") for link in links] == [None, "en", None]
    for path in ("span[@class='pb']", "a[@class='folio']", "div[@class='scroll']",
                 "span[@class='gap']", "span[@class='corr']"):  # fmt: skip
        assert made.find(f".//main//{path}").get("lang") == "en", path
    assert made.find(".//table").get("lang") == "la"
    assert made.find(".//span[@class='corr']/span").get("lang") == "la"
    assert made.find(".//h2[@id='edition-notes']").get("lang") is None
    book = zipfile.ZipFile(BytesIO(to_epub([tei]))).read("EPUB/text-001.xhtml")
    (break_,) = etree.fromstring(book).iterfind(".//*[@role='doc-pagebreak']")
    assert break_.get("lang") == "en"
    german = read_html(to_html(in_language("de", '<p xml:lang="en">a<note>b</note></p>')))
    assert german.find(".//a[@role='doc-noteref']").get("lang") == "de"


def test_a_book_says_its_words_in_the_language_of_its_documents() -> None:
    files = zipfile.ZipFile(BytesIO(to_epub([in_language("fr")])))
    contents = etree.fromstring(files.read("EPUB/nav.xhtml"))
    assert contents.get("lang") == "fr"
    assert "Table des matières" in " ".join(contents.itertext())


def test_the_address_of_a_paragraph_needs_no_script() -> None:
    tei = document('<p>a</p><p xml:id="own">b</p><p>c <list><item>d</item></list></p>')
    made = read_html(to_html(tei))
    links = [a for a in made.iter("a") if a.get("class") == "para"]
    assert [a.get("href") for a in links] == ["#1", "#own", "#3"]
    assert [a.get("aria-label") for a in links][1] == "Link to paragraph own"
    assert "own" not in to_markdown(tei)
    assert b"para" not in b"".join(
        zipfile.ZipFile(BytesIO(to_epub([tei]))).read(f"EPUB/{name}")
        for name in ("text-001.xhtml", "nav.xhtml")
    )
