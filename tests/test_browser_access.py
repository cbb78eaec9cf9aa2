"""The web page is there for everybody: with keys, without scripts, in any light."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_pages import NARROW, WIDE, Open, contrast, in_view, luminance
from conftest import ROOT, needs_chromium
from edition_documents import HEADER, document
from test_edition_kinds import FORMULA, PEOPLE
from test_words import in_language

pytestmark = needs_chromium

SAMPLES = sorted((ROOT / "tests" / "samples").glob("*.xml"))
#: All rules of axe, also that text has a contrast of 7 to 1 (AAA of WCAG 2.2).
AXE = {"resultTypes": ["violations"], "rules": {"color-contrast-enhanced": {"enabled": True}}}
#: Those of which the answer changes with colours and width.
LOOK = {
    "resultTypes": ["violations"],
    "runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"],
}
#: What no sample is: a text from right to left, lists, senses, breaks and formulas.
MADE = {
    "right-to-left": in_language("ar"),
    "lists": document(f'{PEOPLE}<entry><sense n="1">a</sense></entry><milestone rend="rule"/>'
                      f'<p n="1">{FORMULA}</p><milestone rend="***"/><pb n="2" facs="a/b.png"/>'),
}  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_axe_finds_nothing_on_a_memo(show: Open, width: int, scheme: str) -> None:
    options = AXE if (width, scheme) == (NARROW, "light") else LOOK
    page = show(width=width, scheme=scheme)
    page.evaluate("document.querySelector('.citation').open = true")
    assert Axe().run(page, options=options).generate_snapshot() == ""
    page.keyboard.press("?")
    assert Axe().run(page, options=options).generate_snapshot() == ""
    page.keyboard.press("Escape")
    page.hover(".signed .persName")
    page.wait_for_selector("#p_A.lit")
    assert Axe().run(page, options=options).generate_snapshot() == ""


@pytest.mark.parametrize("kind", [*SAMPLES, *MADE], ids=lambda kind: getattr(kind, "stem", kind))
def test_axe_finds_nothing_on_any_tei(show: Open, kind: Path | str) -> None:
    page = show(kind.read_bytes() if isinstance(kind, Path) else MADE[kind], NARROW, "dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    found = Axe().run(page, options=AXE)
    assert found.generate_snapshot() == "", found.generate_report()
    if isinstance(kind, Path):
        return  # what changes with colours and width is alike in all of them
    page.set_viewport_size({"width": WIDE, "height": 800})
    page.emulate_media(color_scheme="light")
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDE
    found = Axe().run(page, options=LOOK)
    assert found.generate_snapshot() == "", found.generate_report()


def test_without_scripts_nothing_is_missing(show: Open) -> None:
    page = show(script=False)
    note, text = (page.locator(s).bounding_box() for s in ("#d1fn3", "article"))
    assert note["x"] >= text["x"] + text["width"]
    page.click("#d1fn3-ref")
    assert page.url.endswith("#d1fn3")


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


def test_the_sign_of_a_paragraph_shows_without_scripts(show: Open) -> None:
    page = show(script=False)
    sign = page.locator("main p > .para").first
    assert sign.evaluate("e => getComputedStyle(e).opacity") == "0"
    sign.locator("xpath=..").hover()
    assert sign.evaluate("e => getComputedStyle(e).opacity") == "1"
    sign.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#{sign.locator('xpath=..').get_attribute('id')}")


def test_a_card_fits_a_narrow_page(show: Open) -> None:
    date = "<creation><date when='1959-09-03'>September 3, 1959, 7 p.m. in the evening</date>"
    header = f"{HEADER}<profileDesc>{date}</creation></profileDesc>"
    page = show(document("<p>a</p>", header), width=300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 300
