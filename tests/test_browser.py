"""The web page in a real browser: Debian's Chromium."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from browser_pages import MEMO, NARROW, WIDE, Open, in_view
from conftest import SEEDS, needs_chromium
from edition_documents import document
from playwright import sync_api

from tei_tools.edition import to_html

pytestmark = needs_chromium


@pytest.mark.parametrize("width", [NARROW, 900, WIDE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_reaches_beyond_the_page(show: Open, width: int, scheme: str) -> None:
    page = show(width=width, scheme=scheme)
    assert page.title() == "A Memorandum"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_label_of_the_card_stays_on_its_line_on_a_telephone(show: Open) -> None:
    header = (
        "<fileDesc><titleStmt><title>A Memo</title></titleStmt><publicationStmt><p/>"
        "</publicationStmt><sourceDesc><p>Typescript.</p></sourceDesc></fileDesc><encodingDesc>"
        '<classDecl><taxonomy xml:id="classification"><category xml:id="c">'
        "<catDesc>Secret</catDesc></category></taxonomy></classDecl></encodingDesc><profileDesc><textClass>"
        '<catRef scheme="#classification" target="#c"/></textClass></profileDesc>'
    )
    page = show(document("<p>It rained.</p>", header=header), width=NARROW)
    label, value = (page.locator(f".card {part}:text-is('{words}')").bounding_box()
                    for part, words in (("dt", "Classification"), ("dd", "Secret")))  # fmt: skip
    assert label
    assert value
    assert label["height"] < 1.5 * value["height"]


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_mark_leads_to_its_note_and_back(show: Open, width: int) -> None:
    page = show(width=width)
    page.click("#d1fn3-ref")
    assert page.url.endswith("#d1fn3")
    assert in_view(page, "#d1fn3")
    page.click("#d1fn3 [role=doc-backlink]")
    assert page.url.endswith("#d1fn3-ref")
    assert in_view(page, "#d1fn3-ref")


def test_a_name_leads_to_its_person_and_back(show: Open) -> None:
    page = show(width=NARROW)
    page.click(".signed .persName")
    assert in_view(page, "#p_A")
    page.click("#p_A .mentions a >> nth=0")
    assert page.url.endswith("#p_A-1")
    assert in_view(page, "h1 .persName")


def test_a_name_tells_under_the_mouse_who_is_meant(show: Open) -> None:
    page = show(width=NARROW)
    page.hover(".signed .persName")
    page.wait_for_selector(".popover")
    assert page.inner_text(".popover") == "Alder, Ann, Director"
    page.mouse.move(0, 0)
    page.wait_for_selector(".popover", state="detached")


@pytest.mark.parametrize("script", [True, False])
def test_other_readings_are_shown_in_the_text_when_asked_for(show: Open, script: bool) -> None:
    page = show(
        document("<p>One <choice><sic>recieved</sic><corr>received</corr></choice>.</p>"),
        script=script,
    )
    shown = "getComputedStyle(document.querySelector('.corr'), '::after').content"
    assert page.evaluate(shown) == "none"
    page.get_by_label("Show other readings").press("Space")
    assert "In the source: recieved" in page.evaluate(shown)


def test_the_page_of_a_language_from_right_to_left_is_mirrored(show: Open) -> None:
    for width in (NARROW, WIDE):
        page = show(MEMO.replace(b'xml:lang="en"', b'xml:lang="ar"'), width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    text = page.locator("article").bounding_box()
    note, folio = (page.locator(each).bounding_box() for each in ("#d1fn3", ".folio"))
    assert note["x"] + note["width"] <= text["x"]
    assert folio["x"] >= text["x"] + text["width"]


def test_notes_hang_in_the_margin_where_there_is_room(show: Open) -> None:
    page = show(width=WIDE)
    text = page.locator("article").bounding_box()
    marks = [page.locator(f"#d1fn{n}-ref").bounding_box() for n in (1, 2, 3)]
    notes = [page.locator(f"#d1fn{n}").bounding_box() for n in (1, 2, 3, 4)]
    for mark, note in zip(marks, notes, strict=False):
        assert note["x"] >= text["x"] + text["width"]
        assert note["y"] >= mark["y"] - 2
    for above, below in pairwise(notes):
        assert above["y"] + above["height"] <= below["y"]
    assert abs(notes[0]["y"] - marks[0]["y"]) < 30


def test_notes_stand_at_the_end_on_a_small_screen(show: Open) -> None:
    page = show(width=NARROW)
    text = page.locator("article").bounding_box()
    note = page.locator("#d1fn1").bounding_box()
    assert note["y"] >= text["y"] + text["height"]


def test_the_page_number_stands_in_the_margin_or_in_the_line(show: Open) -> None:
    wide = show(width=WIDE)
    number, text = (wide.locator(s).bounding_box() for s in (".folio", "article"))
    assert number["x"] + number["width"] <= text["x"]
    small = show(width=NARROW)
    number, text = (small.locator(s).bounding_box() for s in (".folio", "article"))
    assert number["x"] >= text["x"]


def test_a_note_opens_at_its_mark(show: Open) -> None:
    page = show(width=NARROW)
    page.hover("#d1fn3-ref")
    page.wait_for_selector(".popover")
    assert page.inner_text(".popover") == "Short."
    page.keyboard.press("Escape")
    assert page.locator(".popover").count() == 0


def test_a_name_tells_who_is_meant_whose_identifier_is_not_ascii(show: Open) -> None:
    page = show(
        document(
            '<p><persName ref="#müller">M.</persName></p>',
            standoff='<listPerson><person xml:id="müller"><persName>Müller, Max</persName></person>'
            "</listPerson>",
        ),
        width=NARROW,
    )
    page.hover("article .persName")
    page.wait_for_selector(".popover")
    assert page.inner_text(".popover") == "Müller, Max"


def test_what_gets_into_the_page_runs_nothing(browser: sync_api.Browser, tmp_path: Path) -> None:
    """The policy of the page stops even markup that got past everything else."""
    html = to_html(MEMO).replace(
        "</main>",
        "<script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">"
        "<p id=evil style='color: red'>x</p></main>",
    )
    file = tmp_path / "page.html"
    file.write_text(html, encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    assert page.title() == "A Memorandum"
    assert page.evaluate("getComputedStyle(evil).color") != "rgb(255, 0, 0)"
    assert page.locator("dialog").count() == 1  # our own script ran
    page.close()


def test_a_paragraph_has_a_link_that_shows_where_the_pointer_or_the_focus_is(show: Open) -> None:
    page = show()
    link = page.locator("p > .para").first
    shows = "e => getComputedStyle(e).opacity"
    assert link.evaluate(shows) == "0"
    page.locator("p[id]").first.hover()
    assert link.evaluate(shows) == "1"
    page.mouse.move(0, 0)
    link.focus()
    assert link.evaluate(shows) == "1"
    assert link.get_attribute("aria-label") == "Link to paragraph 1"
    link.click()
    assert page.url.endswith("#1")
    page.emulate_media(media="print")
    assert not link.is_visible()


def test_on_paper_everything_is_there(show: Open) -> None:
    page = show()
    page.emulate_media(media="print")
    assert page.locator("#d1fn2").is_visible()
    assert not page.locator(".skip").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_the_page_of_a_seed(show: Open, seed: Path) -> None:
    from tei_tools.convert import convert
    from tei_tools.source import read_source

    tei = convert(read_source(seed)).xml
    page = show(tei, width=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    for mark in page.locator("[role=doc-noteref]").all():
        mark.click()
        assert in_view(page, ":target")
    assert len(to_html(tei).encode()) < 60_000
