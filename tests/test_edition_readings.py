"""Of two readings every form shows the one that the editor prefers, and tells the others."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import pytest
from conftest import ROOT
from edition_documents import HEADER, document, memo, page, read_html
from lxml import etree

from tei_tools.edition import to_html, to_text
from tei_tools.edition.epub import to_epub
from tei_tools.edition.html import make_page
from tei_tools.edition.json_export import to_json
from tei_tools.edition.markdown import to_markdown

#: What stands in the text: what a reader sees, and what the other readings are.
CASES = {
    "correction": (
        "<choice><sic>recieved</sic><corr>received</corr></choice>",
        "received [in the source: recieved]",
        [{"type": "sic", "text": "recieved"}],
    ),
    "two corrections": (
        "<choice><corr>form</corr><sic>fro</sic><corr>from</corr></choice>",
        "form [in the source: fro; or: from]",
        [{"type": "sic", "text": "fro"}, {"type": "corr", "text": "from"}],
    ),
    "word that the source lacks": (
        "<choice><sic/><corr>not</corr></choice>",
        "not [in the source: omitted]",
        [{"type": "sic", "text": ""}],
    ),
    "spelling": (
        "<choice><orig>olde</orig><reg>old</reg></choice>",
        "old [in the source: olde]",
        [{"type": "orig", "text": "olde"}],
    ),
    "abbreviation": (
        "<choice><expan>Inspector</expan><abbr>Insp.</abbr></choice>",
        "Insp. [Inspector]",
        [{"type": "expan", "text": "Inspector"}],
    ),
    "two ways to read": (
        "<choice><seg>left</seg><seg>lift</seg></choice>",
        "left [other readings: lift]",
        [{"type": "seg", "text": "lift"}],
    ),
    "lemma": (
        '<app><lem wit="#A">keepers</lem><rdg wit="#B #C">the <hi>keeper</hi></rdg></app>',
        "keepers [other readings: the keeper (B C)]",
        [{"type": "rdg", "wit": "#B #C", "text": "the keeper"}],
    ),
    "readings without a lemma": (
        '<app><rdg wit="#A">lamp</rdg><rdg wit="#B"/></app>',
        "lamp [other readings: omitted (B)]",
        [{"type": "rdg", "wit": "#B", "text": ""}],
    ),
    "readings in groups": (
        "<app><rdgGrp><rdg>lamp</rdg><rdg>light</rdg></rdgGrp></app>",
        "lamp [other readings: light]",
        [{"type": "rdg", "text": "light"}],
    ),
    "reading with readings of its own": (
        "<app><lem>lamp</lem>"
        "<rdg>the <choice><sic>recieved</sic><corr>received</corr></choice> one</rdg></app>",
        "lamp [other readings: the received one]",
        [{"type": "rdg", "text": "the received one"}],
    ),
    "correction of a spelling": (
        "<choice><orig><choice><sic>oled</sic><corr>olde</corr></choice></orig><reg>old</reg></choice>",
        "old [in the source: olde]",
        [{"type": "orig", "text": "olde"}],
    ),
    "abbreviation that is resolved twice": (
        "<choice><abbr>Dr.</abbr><expan>Do<choice><orig>ck</orig><reg>ct</reg></choice>or</expan></choice>",
        "Dr. [Doctor]",
        [{"type": "expan", "text": "Doctor"}],
    ),
    "abbreviation with a fault": (
        "<choice><sic>a</sic><abbr>adm.</abbr><expan>admiral</expan></choice>",
        "adm. [a; admiral]",
        [{"type": "sic", "text": "a"}, {"type": "expan", "text": "admiral"}],
    ),
    "note and page break in a reading": (
        '<app><lem>lamp</lem><rdg>light<note n="1"><p>A.</p></note><pb n="5"/></rdg></app>',
        "lamp [other readings: light [note: A.]]",
        [{"type": "rdg", "text": "light [note: A.]"}],
    ),
    "reading that nobody can read": (
        '<app><lem>lamp</lem><rdg wit="#B">'
        '<gap quantity="2" unit="word" reason="illegible"/></rdg></app>',
        "lamp [other readings: [2 words omitted (illegible)] (B)]",
        [{"type": "rdg", "wit": "#B", "text": "[2 words omitted (illegible)]"}],
    ),
    "reading with a gap that is described": (
        "<app><lem>lamp</lem>"
        "<rdg>a <gap><desc>[a word]</desc></gap> <supplied>y</supplied></rdg></app>",
        "lamp [other readings: a [a word] [y]]",
        [{"type": "rdg", "text": "a [a word] [y]"}],
    ),
    "witnesses in detail": (
        '<app><lem>lamp</lem><wit>Aa</wit><rdg wit="#B">light</rdg>'
        "<witDetail>in ink</witDetail></app>",
        "lamp [other readings: light (B)]",
        [{"type": "rdg", "wit": "#B", "text": "light"}],
    ),
    "groups in groups": (
        "<app><rdgGrp><rdgGrp><rdg>lamp</rdg><wit>A</wit></rdgGrp></rdgGrp><rdg>light</rdg></app>",
        "lamp [other readings: light]",
        [{"type": "rdg", "text": "light"}],
    ),
    "no reading": ("<app><wit>A</wit></app>", "", []),
    "one reading": ("<app><lem>free</lem></app>", "free", []),
}


def line(text: str) -> str:
    return " ".join(text.split())


def chapter(tei: bytes) -> str:
    with zipfile.ZipFile(BytesIO(to_epub([tei]))) as book:
        return "".join(etree.fromstring(book.read("EPUB/text-001.xhtml")).itertext())


@pytest.mark.parametrize(("tei", "wanted", "readings"), CASES.values(), ids=list(CASES))
def test_every_form_tells_the_other_readings(
    tei: str, wanted: str, readings: list[dict[str, str]]
) -> None:
    document = memo(f"<p>One {tei} two.</p>")
    told = line(f"One {wanted} two.")
    shown = line(f"One {wanted.partition(' [')[0]} two.")
    assert told in line(to_text(document))
    assert told in line(to_markdown(document).replace("\\", ""))
    assert told in line(chapter(document))
    assert told in line("".join(make_page(document, "pdf.xsl").tree.getroot().itertext()))
    data = json.loads(to_json(document))
    assert shown in data["text"]
    entity = next(entity for entity in data["entities"] if entity["type"] in ("choice", "app"))
    assert line(f"One {entity['text']} two.") == line(shown)
    assert entity.get("readings", []) == readings
    paragraph = page(f"<p>One {tei} two.</p>").find(".//div[@class='document']/p")
    assert line("".join(paragraph.itertext())) == shown
    words = wanted.partition(" [")[2].removesuffix("]").lower()
    assert "".join(each.get("title", "").lower() for each in paragraph.iter()) == words


def test_readings_that_hold_blocks_and_notes() -> None:
    document = memo(
        "<p><app><lem>One<note n='1'>A.</note></lem><rdg>Two</rdg><note n='2'>B.</note></app></p>"
        "<app><lem><p>Three</p></lem><rdg><p>Four</p></rdg></app>"
    )
    assert to_text(document) == (
        "1. Memorandum\n\nOne1 [other readings: Two]2\n\nThree\n\n[other readings: Four]\n\n"
        "  1. A.\n  2. B.\n"
    )
    data = json.loads(to_json(document))
    assert data["text"] == "1. Memorandum\n\nOne\n\nThree\n\nA.\n\nB."
    assert [e["readings"][0]["text"] for e in data["entities"]] == ["Two", "Four"]


def test_blocks_of_a_reading_are_told_apart() -> None:
    document = memo("<app><lem><p>One</p></lem><rdg><p>Two.</p><p>Three.</p></rdg></app>")
    assert "[other readings: Two. Three.]" in to_text(document)


def test_notes_and_names_of_a_reading_that_is_not_shown_are_not_listed() -> None:
    """No mark leads to such a note: its words stand with those of its reading."""
    tei = (
        "<p>A<note>First.</note> <app><lem>b</lem><rdg>c<note>No.</note>"
        '<persName ref="#p_A">Alder</persName></rdg></app> d<note>Second.</note></p>'
    )
    document = memo(tei)
    assert to_text(document).endswith("\n\n  1. First.\n  2. Second.\n")
    assert "c [note: No.]Alder" in to_markdown(document).replace("\\", "")
    assert [note["n"] for note in json.loads(to_json(document))["notes"]] == ["1", "2"]
    html = page(tei)
    ids = {each.get("id") for each in html.iter() if each.get("id")}
    links = {each.get("href", "") for each in html.iter("a")}
    assert {link[1:] for link in links if link.startswith("#")} <= ids


def test_a_title_has_the_reading_that_is_shown() -> None:
    title = (
        "<choice><sic>teh</sic><corr>the</corr></choice> <app><lem>lamp</lem><rdg>light</rdg></app>"
    )
    tei = f'<div type="document"><head>On {title}</head><p>One.</p></div>'
    header = HEADER.replace("A Memorandum", f"On {title}")
    for head in (header, header.replace("<title>On", "<title/><title>On")):
        made = read_html(to_html(document(tei, header=head)))
        assert made.findtext(".//title") == "On the lamp"
        assert "tehthe" not in etree.tostring(made, encoding="unicode")


def test_a_term_is_not_explained_at_each_mention_in_markdown() -> None:
    tei = memo('<p>The <term target="#t_NSC">NSC</term> met.</p>')
    assert "The NSC met." in to_markdown(tei)


@pytest.mark.parametrize(
    ("tei", "wanted"),
    [
        ("<sic>one one</sic>.", "one one [sic]."),
        ("<sic>recieved [sic]</sic>.", "recieved [sic]."),
        ("<sic>recieved</sic> [sic].", "recieved [sic]."),
        ("<sic>wierd</sic>\n     [sic] end", "wierd [sic] end"),
        ("<sic>wierd</sic> [<hi>sic</hi>] end", "wierd [sic] end"),
        ("(<sic>e</sic>) [sic] and", "(e) [sic] and"),
        ("<sic>recieved</sic>. A [sic].", "recieved [sic]. A [sic]."),
    ],
)
def test_sic_is_told_once(tei: str, wanted: str) -> None:
    document = memo(f"<p>{tei}</p>")
    assert to_text(document).split("\n\n")[1].strip() == wanted
    assert line("".join(page(f"<p>{tei}</p>").find(".//p").itertext())) == wanted


def test_sic_is_told_once_after_a_note() -> None:
    tei = '<p><sic>wierd</sic><note n="2">So.</note> [sic].</p>'
    assert to_text(memo(tei)).split("\n\n")[1] == "wierd2 [sic]."
    assert line("".join(page(tei).find(".//p").itertext())) == "wierd2 [sic]."


def test_samples_lose_no_reading() -> None:
    for name in ("apparatus", "critical"):
        sample = ROOT / "tests" / "samples" / f"{name}.xml"
        for element in etree.parse(sample).iter("{*}rdg", "{*}sic", "{*}orig", "{*}expan"):
            words = line("".join(element.itertext()))
            for text in (to_text(sample), to_markdown(sample), chapter(sample.read_bytes())):
                assert words in line(text.replace("\\", ""))
