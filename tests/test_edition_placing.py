"""Notes that stand at the end of a text, or beside it, have their marks where they belong."""

from __future__ import annotations

import json

import pytest
from edition_documents import HEADER, document, drop_addresses, read_html

from tei_tools.edition import to_html, to_text
from tei_tools.edition.json_export import to_json
from tei_tools.edition.markdown import to_markdown

NOTES = '<div type="notes"><head>Notes</head><note xml:id="n1">Lost.</note></div>'
NUMBERED = NOTES.replace("<note", '<note n="7"')

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
    "a reference in words of the text keeps them, however short": (
        f'<p>As <ref target="#n1">Smith</ref> wrote.</p>{NOTES}',
        "As Smith1 wrote.\n\n  1. Lost.\n",
    ),
    "so does a page or a year": (
        f'<p>See <ref target="#n1">p. 5</ref>, <ref target="#n1">1974</ref>.</p>{NOTES}',
        "See p. 51, 1974.\n\n  1. Lost.\n",
    ),
    "so does a number that is not that of the note": (
        f'<p>In <ref target="#n1">4</ref>.</p>{NUMBERED}',
        "In 47.\n\n  7. Lost.\n",
    ),
    "so does a mark that holds the beginning of a page": (
        f'<p>A<ref target="#n1">1<pb n="2"/></ref>.</p>{NOTES}',
        "A1 [Page 2] 1.\n\n  1. Lost.\n",
    ),
    "a group of notes within a paragraph stands in its place": (
        '<p>Alpha<ref target="#n1">1</ref> beta '
        '<noteGrp><note xml:id="n1">Lost.</note></noteGrp> gamma delta.</p>',
        "Alpha1 beta 1 gamma delta.\n\n  1. Lost.\n",
    ),
    "a note of which no mark is known gets none": (
        '<p>See note <ref target="#u">4</ref>.</p>'
        '<note type="unplaced" n="4" xml:id="u">Lost.</note>',
        "See note 4.\n\n  4. Lost.\n",
    ),
    "a heading that says more than notes stays": (
        f'<p>A<ref target="#n1">1</ref>.</p>{NOTES.replace("Notes", "Remarks of the clerk")}',
        "A1.\n\nRemarks of the clerk\n\n  1. Lost.\n",
    ),
    "a reference in words stands before the mark": (
        f'<p>See <ref target="#n1">note 1</ref> below. A lamp<ref target="#n1">1</ref>.</p>{NOTES}',
        "See note 1 below. A lamp1.\n\n  1. Lost.\n",
    ),
    "a reference by the number stands before the mark": (
        f'<p>See note <ref target="#n1">7</ref>. A lamp<ref target="#n1" rend="superscript">7</ref>'
        f".</p>{NUMBERED}",
        "See note 7. A lamp7.\n\n  7. Lost.\n",
    ),
    "a table of contents stands before the mark": (
        '<list type="toc"><item><ref target="#n1">1</ref></item></list>'
        f'<p>A lamp<ref target="#n1">1</ref>.</p>{NOTES}',
        "  * 1\n\nA lamp1.\n\n  1. Lost.\n",
    ),
    "another note refers to it before its mark": (
        '<p>A<note>See <ref target="#n1">7</ref>.</note> lamp<ref target="#n1">7</ref>.</p>'
        f"{NUMBERED}",
        "A1 lamp7.\n\n  1. See 7.\n  7. Lost.\n",
    ),
    "a note in its place in a division stays there": (
        '<div><p>A.</p><note n="1" xml:id="n1">Lost.</note><p>B.</p>'
        '<p>See <ref target="#n1">note 1</ref> above, or <ref target="#n1">1</ref>.</p></div>',
        "A.\n\n1\n\nB.\n\nSee note 1 above, or 1.\n\n  1. Lost.\n",
    ),
    "a note at the foot of a division goes to its mark": (
        '<div><p>A<ref target="#n1">1</ref>.</p>'
        '<note n="1" xml:id="n1">Lost.</note><p>B.</p></div>',
        "A1.\n\nB.\n\n  1. Lost.\n",
    ),
    "a note that stands in the text stays": (
        '<p>A<ref target="#n1">1</ref>.</p><div><note rend="inline" xml:id="n1">Lost.</note></div>',
        "A1.\n\nLost.\n",
    ),
    "a reference in a reading that is not shown is no mark": (
        '<p>The <choice><sic>wrd<ref target="#n1">1</ref></sic>'
        f'<corr>word<ref target="#n1">1</ref></corr></choice>.</p>{NOTES}',
        "The word1 [in the source: wrd1].\n\n  1. Lost.\n",
    ),
    "neither is a place there": (
        '<p>The <choice><sic><anchor xml:id="a"/>wrd</sic><corr>word</corr></choice>.</p>'
        '<note target="#a">Lost.</note>',
        "The word [in the source: wrd].\n\n1\n\n  1. Lost.\n",
    ),
    "a note on a paragraph that is indented": (
        '<p xml:id="a">\n  The words.\n</p><note target="#a">Lost.</note>',
        "The words.1\n\n  1. Lost.\n",
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


def test_links_to_what_is_taken_out_lead_to_its_place() -> None:
    notes = NOTES.replace("<div", '<div xml:id="back"').replace("<head", '<head xml:id="h"')
    links = "".join(f'<ref target="#{name}">To {name}</ref>' for name in ("back", "h", "r"))
    page = read_html(
        to_html(document(f'<p>{links}<ref xml:id="r" target="#n1">1</ref></p>{notes}'))
    )
    drop_addresses(page)
    assert [link.get("href") for link in page.iterfind(".//p/a")] == ["#back", "#h", "#r"]
    assert all(page.find(f".//*[@id='{name}']") is not None for name in ("back", "h", "r"))
