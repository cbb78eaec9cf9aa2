"""PDF: tagged, the same at every run, notes at the foot, nothing fetched."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import needs
from edition_documents import document, memo
from test_edition_any import SAMPLES, body_of, words

from tei_tools.edition.pdf import to_pdf

needs_poppler = needs(shutil.which("pdftotext"), "pdftotext")


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "x.pdf").write_bytes(pdf)
    command = ["pdftotext", "-layout", str(folder / "x.pdf"), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@needs_poppler
def test_it_is_tagged_and_says_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(to_pdf(memo("<p>Text.</p>")))

    def said(*options: str) -> str:
        command = ["pdfinfo", *options, str(tmp_path / "x.pdf")]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    assert re.search(r"Title: +A Memorandum\n", said())
    assert re.search(r"Tagged: +yes\n", said())
    assert 'pdfuaid:part="1"' in said("-meta")
    assert re.search(r"H1.*\n.*\n? *\"1. Memorandum", said("-struct-text"))


@needs_poppler
def test_notes_stand_at_the_foot_with_their_numbers(tmp_path: Path) -> None:
    pdf = to_pdf(memo(
        '<p>First<note n="7" xml:id="a"><p>Seventh note.</p><p>More of it.</p></note> line.</p>'
        "<p>Last.</p>"
    ))  # fmt: skip
    lines = [" ".join(line.split()) for line in text_of(pdf, tmp_path).splitlines() if line.strip()]
    assert lines.index("First7 line.") < lines.index("Last.") < lines.index("7. Seventh note.")
    assert "More of it." in lines


@needs_poppler
def test_the_numbers_of_notes_at_one_place_stand_apart(tmp_path: Path) -> None:
    pdf = to_pdf(memo('<p>First<note n="1">A.</note><note n="2">B.</note> line.</p>'))
    assert "First1 2 line." in text_of(pdf, tmp_path)


@needs_poppler
def test_a_note_without_a_mark_is_listed(tmp_path: Path) -> None:
    pdf = to_pdf(memo('<p>Last.<note n="9" xml:id="b" type="unplaced">Lost note.</note></p>'))
    lines = [" ".join(line.split()) for line in text_of(pdf, tmp_path).splitlines() if line.strip()]
    assert lines[lines.index("Notes without a mark in the text") + 1] == "9. Lost note."


@needs_poppler
def test_paragraphs_and_items_of_a_note_follow_each_other_closely(tmp_path: Path) -> None:
    """White space between them was set as a line of its own."""
    note = "<p>A.</p> <p>B.</p> <list> <item>C</item> <item>D</item> </list>"
    text = text_of(to_pdf(memo(f'<p>One<note n="1">{note}</note></p>')), tmp_path)
    lines = text[text.index("A.") :].splitlines()
    assert [line.strip() for line in lines][:4] == ["A.", "B.", "C", "D"]


@needs_poppler
@pytest.mark.parametrize(
    ("note", "lines"),
    [
        ("<p>Alpha.</p> <hi>Beta</hi> gamma", "Alpha. Beta gamma"),
        ("<p>Alpha.</p><hi>Beta</hi> gamma", "Alpha. Beta gamma"),
        ("<p>Alpha.</p> loose", "Alpha. loose"),
        ("<p>Alpha.</p>loose<p>Beta.</p> gamma", "Alpha. loose Beta. gamma"),
        ("Loose<p>Alpha.</p>", "Loose Alpha."),
    ],
)
def test_words_beside_the_paragraphs_of_a_note_stand_apart(
    note: str, lines: str, tmp_path: Path
) -> None:
    text = text_of(to_pdf(memo(f'<p>One<note n="1">{note}</note></p>')), tmp_path)
    assert " ".join(text.split()).split("1. ")[-1].startswith(lines)


def test_running_heads_and_page_breaks(tmp_path: Path) -> None:
    body = '<p>Start <pb n="12"/> here.</p>' + "<p>Words and words. </p>" * 200
    pages = text_of(to_pdf(memo(body)), tmp_path).split("\f")
    assert "[12]" not in pages[0]
    assert "12" in pages[0]
    assert "A Memorandum" in pages[1].splitlines()[0]
    assert "[12]" in pages[1]


@needs_poppler
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_word_of_a_sample_is_there(sample: str, tmp_path: Path) -> None:
    tei = document(SAMPLES[sample])
    assert not words(body_of(tei)) - words(text_of(to_pdf(tei), tmp_path))


def test_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>S</title></svg>'
    )
    with_image = to_pdf(
        document(f'<figure><graphic url="{tmp_path / "secret.svg"}"/><figDesc>A</figDesc></figure>')
    )
    assert b"/Subtype /Image" not in with_image
    assert b"/Subtype /Form" not in with_image


@needs_poppler
def test_a_formula_keeps_its_meaning_in_a_line(tmp_path: Path) -> None:
    sum_of_two = "<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>"
    tei = document(
        '<p><formula><math xmlns="http://www.w3.org/1998/Math/MathML">'
        f"<mfrac>{sum_of_two}<mi>c</mi></mfrac><mo>=</mo><msqrt><mn>2</mn></msqrt></math></formula></p>"
    )
    assert "(a+b)/c=√(2)" in text_of(to_pdf(tei), tmp_path)
