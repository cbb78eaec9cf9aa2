"""Of two readings every form shows the one that the editor prefers, and tells the others."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import pytest
from conftest import ROOT
from edition_documents import memo, page
from lxml import etree

from tei_tools.edition import to_text
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
    told = f"One {wanted} two."
    shown = f"One {wanted.partition(' [')[0]} two."
    assert told in line(to_text(document))
    assert told in line(to_markdown(document).replace("\\", ""))
    assert told in line(chapter(document))
    assert told in line("".join(make_page(document, "pdf.xsl").tree.getroot().itertext()))
    data = json.loads(to_json(document))
    assert shown in data["text"]
    entity = next(entity for entity in data["entities"] if entity["type"] in ("choice", "app"))
    assert f"One {entity['text']} two." == shown
    assert entity.get("readings", []) == readings
    paragraph = page(f"<p>One {tei} two.</p>").find(".//p")
    assert line("".join(paragraph.itertext())) == shown
    words = wanted.partition(" [")[2].rstrip("]").lower()
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


def test_a_term_is_not_explained_at_each_mention_in_markdown() -> None:
    tei = memo('<p>The <term target="#t_NSC">NSC</term> met.</p>')
    assert "The NSC met." in to_markdown(tei)


@pytest.mark.parametrize(
    ("tei", "wanted"),
    [
        ("<sic>one one</sic>.", "one one [sic]."),
        ("<sic>recieved [sic]</sic>.", "recieved [sic]."),
        ("<sic>recieved</sic> [sic].", "recieved [sic]."),
        ("(<sic>e</sic>) [sic] and", "(e) [sic] and"),
        ("<sic>recieved</sic>. A [sic].", "recieved [sic]. A [sic]."),
    ],
)
def test_sic_is_told_once(tei: str, wanted: str) -> None:
    document = memo(f"<p>{tei}</p>")
    assert to_text(document).split("\n\n")[1].strip() == wanted
    assert line("".join(page(f"<p>{tei}</p>").find(".//p").itertext())) == wanted


def test_samples_lose_no_reading() -> None:
    for name in ("apparatus", "critical"):
        sample = ROOT / "tests" / "samples" / f"{name}.xml"
        for element in etree.parse(sample).iter("{*}rdg", "{*}sic", "{*}orig", "{*}expan"):
            words = line("".join(element.itertext()))
            for text in (to_text(sample), to_markdown(sample), chapter(sample.read_bytes())):
                assert words in line(text.replace("\\", ""))
