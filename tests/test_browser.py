"""The web page in a real browser: Debian's Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT, SEEDS, needs_chromium
from edition_documents import STANDOFF, document
from playwright import sync_api

from tei_tools.edition import to_html

pytestmark = [needs_chromium, pytest.mark.xdist_group("browser")]

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3
WIDE, NARROW = 1400, 360
SAMPLES = sorted((ROOT / "tests" / "samples").glob("*.xml"))
#: All rules of axe, also that text has a contrast of 7 to 1 (AAA of WCAG 2.2).
AXE = {"resultTypes": ["violations"], "rules": {"color-contrast-enhanced": {"enabled": True}}}

#: A memo with something of everything that can go wrong on a page.
MEMO = document(
    '<div type="document" n="1" xml:id="d1"><head>1. Memorandum From the Director (<persName '
    'ref="#p_A">Alder</persName>)<note n="1" xml:id="d1fn1" type="source">Source: RG 40.</note>'
    f'</head><head type="sub">{LONG}</head><opener><dateline>Port, <date when="1974-03-02">March 2,'
    ' 1974</date></dateline></opener><list type="subject"><head>SUBJECT</head><item>Ships</item>'
    f'</list><p>One.<note n="2" xml:id="d1fn2"><p>{"A long note. " * 40}</p></note> '
    f'Two.<note n="3" xml:id="d1fn3">Short.</note><note n="4" xml:id="d1fn4" '
    f'type="unplaced">Without a mark.</note> {LONG} <gap><desc>[1 line]</desc></gap> '
    '<gloss target="#t_NSC">NSC</gloss></p>'
    + "<p>A paragraph that takes room on the page, so that there is a way to go. </p>" * 30
    + '<p>Th<pb n="45" xml:id="pg_45" break="no"/>ree.</p>'
    + f'<table><row>{"<cell>wide</cell>" * 40}</row></table>'
    "<closer><signed><persName ref='#p_A'>Alder</persName></signed></closer></div>",
    standoff=STANDOFF,
)  # fmt: skip

Open = Callable[..., "sync_api.Page"]


@pytest.fixture
def show(browser: sync_api.Browser, tmp_path: Path) -> Iterator[Open]:
    """Open the page of a TEI document; it may write no error to the console and ask for nothing."""
    complaints: list[str] = []
    pages = []

    def show(
        tei: bytes | Path = MEMO, width: int = WIDE, scheme: str = "light", script: bool = True
    ) -> sync_api.Page:
        file = tmp_path / "page.html"
        file.write_text(to_html(tei), encoding="utf-8")
        (tmp_path / "lamp.png").touch()
        page = browser.new_page(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
        )
        pages.append(page)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        own = {file.as_uri(), (tmp_path / "lamp.png").as_uri()}  # an image that a sample has
        page.on("request", lambda request: complaints.append(request.url)
                if request.url not in own else None)  # fmt: skip
        page.goto(file.as_uri())
        return page

    yield show
    for page in pages:
        page.close()
    assert complaints == []


@pytest.mark.parametrize("width", [NARROW, 900, WIDE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_reaches_beyond_the_page(show: Open, width: int, scheme: str) -> None:
    page = show(width=width, scheme=scheme)
    assert page.title() == "A Memorandum"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_axe_finds_nothing_on_a_memo(show: Open, width: int, scheme: str) -> None:
    page = show(width=width, scheme=scheme)
    page.evaluate("document.querySelector('.citation').open = true")
    assert Axe().run(page, options=AXE).generate_snapshot() == ""
    page.keyboard.press("?")
    assert Axe().run(page, options=AXE).generate_snapshot() == ""
    page.keyboard.press("Escape")
    page.hover(".signed .persName")
    page.wait_for_selector("#p_A.lit")
    assert Axe().run(page, options=AXE).generate_snapshot() == ""


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_axe_finds_nothing_on_any_tei(show: Open, sample: Path) -> None:
    page = show(sample.read_bytes(), width=NARROW, scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    found = Axe().run(page, options=AXE)
    assert found.generate_snapshot() == "", found.generate_report()


def test_without_scripts_nothing_is_missing(show: Open) -> None:
    page = show(script=False)
    note, text = (page.locator(s).bounding_box() for s in ("#d1fn3", "article"))
    assert note["x"] >= text["x"] + text["width"]
    page.click("#d1fn3-ref")
    assert page.url.endswith("#d1fn3")


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


def test_keys_lead_from_note_to_note(show: Open) -> None:
    page = show(width=NARROW)
    focus = "document.activeElement.id || document.activeElement.className"
    seen = []
    for key in ("n", "n", "n", "p", "]"):
        page.keyboard.press(key)
        seen.append(page.evaluate(focus))
        if key in "np":
            assert page.locator(".popover").count() == 1
    assert seen == ["d1fn1-ref", "d1fn2-ref", "d1fn3-ref", "d1fn2-ref", "folio"]
    page.keyboard.press("p")
    page.keyboard.press("Enter")
    assert page.url.endswith("#d1fn3")


def test_keys_are_explained_and_can_be_turned_off(show: Open) -> None:
    page = show(width=NARROW)
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.click("dialog input")
    page.click("dialog button")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") != "d1fn1-ref"
    page.evaluate("localStorage.clear()")


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


def test_the_keyboard_reaches_the_text_first(show: Open) -> None:
    page = show()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    assert in_view(page, ".skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "edition-text"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_contrast_of_seven_to_one(show: Open, scheme: str) -> None:
    page = show(scheme=scheme)
    pairs = page.evaluate("""
        [...document.querySelectorAll('body *')]
            .filter(e => [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()))
            .filter(e => !['STYLE', 'SCRIPT'].includes(e.tagName))
            .map(e => [e.tagName + '.' + e.className, getComputedStyle(e).color,
                       getComputedStyle(document.body).backgroundColor])""")
    assert len(pairs) > 30
    low = {name: ratio for name, ink, paper in pairs if (ratio := contrast(ink, paper)) < 7}
    assert low == {}
    is_dark = luminance(pairs[0][2]) < 0.1
    assert is_dark == (scheme == "dark")


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


def in_view(page: sync_api.Page, selector: str) -> bool:
    """Whether the element, or the beginning of it, stands in the window."""
    box = page.locator(selector).first.bounding_box()
    return box is not None and -1 <= box["y"] < 800


def luminance(color: str) -> float:
    """Relative luminance after WCAG 2.2 of a colour as the browser gives it."""
    channels = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
