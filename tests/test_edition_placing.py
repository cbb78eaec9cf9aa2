"""Notes that stand at the end of a text, or beside it, have their marks where they belong."""

from __future__ import annotations

import json

import pytest
from edition_documents import HEADER, document, read_html

from tei_tools.edition import to_html, to_text
from tei_tools.edition.json_export import to_json
from tei_tools.edition.markdown import to_markdown

NOTES = '<div type="notes"><head>Notes</head><note xml:id="n1">Lost.</note></div>'

#: A text, and what its plain text is.
CASES = {
    "a reference with the number of the note": (
        f'<p>A lamp<ref target="#n1">1</ref> was lit.</p>{NOTES}',
        "A lamp1 was lit.\n\n  1. Lost.\n",
    ),
    "a reference without words": (
        f'<p>A lamp<ptr target="#n1"/> was lit.</p>{NOTES}', "A lamp1 was lit.\n\n  1. Lost.\n"
    ),
    "a mark in brackets": (
        f'<p>A lamp<ref target="#n1">[a]</ref> was lit.</p>{NOTES}',
        "A lampa was lit.\n\n  a. Lost.\n",
    ),
    "a reference in words stays, and the note has its mark after it": (
        f'<p>See <ref target="#n1">the note on lamps</ref>.</p>{NOTES}',
        "See the note on lamps1.\n\n  1. Lost.\n",
    ),
    "of two references the first": (
        f'<p>A<ref target="#n1">1</ref> and <ref target="#n1">1</ref>.</p>{NOTES}',
        "A1 and 1.\n\n  1. Lost.\n",
    ),
    "a note that says where it belongs": (
        '<p>A lamp<anchor xml:id="a"/> was lit.</p><note target="#a">Lost.</note>',
        "A lamp1 was lit.\n\n  1. Lost.\n",
    ),
    "a note on the words between two places": (
        '<p>A <anchor xml:id="a"/>lamp<anchor xml:id="b"/> was lit.</p>'
        '<noteGrp><note target="#a" targetEnd="#b">Lost.</note></noteGrp>',
        "A lamp1 was lit.\n\n  1. Lost.\n",
    ),
    "a note on a whole paragraph": (
        '<p xml:id="a">A lamp.</p><note target="#a">Lost.</note>', "A lamp.1\n\n  1. Lost.\n"
    ),
    "a note on another document stays": (
        '<p>A lamp.</p><note target="d2.xml#a">Lost.</note>', "A lamp.\n\n1\n\n  1. Lost.\n"
    ),
    "a division of notes that holds something else stays": (
        f'<p>A lamp<ref target="#n1">1</ref>.</p>{NOTES.replace("<note", "<p>Mine.</p><note")}',
        "A lamp1.\n\nNotes\n\nMine.\n\n  1. Lost.\n",
    ),
    "a reference in the heading of the notes": (
        NOTES.replace("</head>", '<ref target="#n1">1</ref></head>'), "Notes1\n\n  1. Lost.\n"
    ),
    "a note that refers to itself stays": (
        '<p>A.</p><note xml:id="n1">See <ref target="#n1">1</ref>.</note>',
        "A.\n\n1\n\n  1. See 1.\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_note_has_its_mark_where_it_belongs(case: str) -> None:
    body, text = CASES[case]
    assert to_text(document(body)) == text


def test_notes_beside_the_text() -> None:
    standoff = '<listAnnotation><note target="#a">Lost.</note></listAnnotation>'
    tei = document('<p>A lamp<anchor xml:id="a"/>.</p>', HEADER, standoff)
    assert to_text(tei) == "A lamp1.\n\n  1. Lost.\n"


def test_all_editions_have_the_mark_there() -> None:
    tei = document(f'<p>A lamp<ref target="#n1">1</ref> was lit.</p>{NOTES}')
    page = read_html(to_html(tei))
    assert [mark.getparent().tag for mark in page.iterfind(".//sup[@class='mark']")] == ["p"]
    assert page.find(".//section[@class='type-notes']") is None
    assert "A lamp[^1] was lit." in to_markdown(tei)
    data = json.loads(to_json(tei))
    assert [data["text"][note["at"] :][:4] for note in data["notes"]] == [" was"]
