"""The site in a real browser, from a plain file server: Debian's Chromium."""

from __future__ import annotations

import functools
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from browser_pages import contrast
from conftest import ROOT, needs, needs_chromium
from playwright import sync_api
from site_collection import letter

from tei_tools.edition.site import Settings, build_site, find_sources
from tei_tools.edition.site.network import shortened
from tei_tools.edition.site.search import is_available

pytestmark = needs_chromium
needs_pagefind = needs(is_available(), "Pagefind")

#: One page of every kind.
KINDS = (
    "index", "search", "records", "404", "documents/index", "documents/seeds/index",
    "documents/seeds/letter-desmarin-1971", "dates/index", "dates/1971", "persons/index",
    "persons/desmarin-jules", "places/index", "places/*", "organizations/index",
    "organizations/*", "terms/index", "terms/*", "sources/index",
    "sources/*", "classification/index", "classification/*",
)  # fmt: skip

#: All rules of axe, also that text has a contrast of 7 to 1 (AAA of WCAG 2.2).
AXE = {"resultTypes": ["violations"], "rules": {"color-contrast-enhanced": {"enabled": True}}}
#: The rules whose answer changes with colours and width.
LOOK = ["color-contrast", "color-contrast-enhanced", "link-in-text-block", "target-size"]

Open = Callable[..., "sync_api.Page"]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the seeds and two letters; it lies below the folder of the server."""
    home, web = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("web")
    shutil.copytree(ROOT / "output", home / "seeds")
    (home / "letters").mkdir()
    for name in ("a", "b"):
        text = "The <term>quarantine</term> of the <name>harbour</name>"
        (home / "letters" / f"{name}.xml").write_text(letter(name, text=text), "utf-8")
    settings = Settings(
        title="Letters",
        publisher="The Archive",
        description="Seven and two",
        base_url="https://archive.example/some/place/",
    )
    build_site(find_sources([home], web), web / "some" / "place", settings)
    return web


@pytest.fixture(scope="session")
def address(web: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(web)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/place/"
    server.shutdown()


@pytest.fixture(scope="module")
def complaints() -> list[str]:
    """What pages wrote to the console."""
    return []


@pytest.fixture(autouse=True)
def silent(complaints: list[str]) -> Iterator[None]:
    """The console may say nothing, so no policy is broken and nothing is missing."""
    complaints.clear()
    yield
    assert complaints == []


@pytest.fixture(scope="module")
def visit(browser: sync_api.Browser, address: str, complaints: list[str]) -> Iterator[Open]:
    """Open a page of the site, in one of two windows: with scripts, and without."""
    windows = {}
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        context.add_init_script(AXE_SCRIPT)  # no policy of a page keeps it out
        windows[scripts] = page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{message.page.url}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))

    def visit(name: str, width: int = 1400, scripts: bool = True) -> sync_api.Page:
        page = windows[scripts]
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(address + name)
        return page

    yield visit
    for page in windows.values():
        page.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_accessible_and_fits(visit: Open, web: Path, kind: str) -> None:
    site = web / "some" / "place"
    names = {path.relative_to(site).as_posix() for path in site.glob(f"{kind}.html")}
    page = visit(min(names - {f"{kind.partition('/')[0]}/index.html"} or names))
    assert_accessible(page)
    for width in (1600, 1000, 700, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(color_scheme="dark")
    # The mark of a note stands in a line of text, which WCAG 2.2 exempts from the size of targets.
    look = [rule for rule in LOOK if rule != "target-size" or "/letter-" not in kind]
    assert_accessible(page, runOnly={"type": "rule", "values": look})


def assert_accessible(page: sync_api.Page, **options: object) -> None:
    run = "options => axe.run(document, options)"
    found = AxeResults(page.evaluate(run, {**AXE, **options}))
    assert found.violations_count == 0, found.generate_report()


@needs_pagefind
def test_a_phrase_is_found_in_a_moment(visit: Open) -> None:
    page = visit("search.html")
    page.fill("#query", "weather")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li")
    time = page.evaluate("""() => new Promise(done => {
        const list = document.getElementById("search-results");
        const start = performance.now();
        new MutationObserver(() => list.children.length && done(performance.now() - start))
            .observe(list, {childList: true});
        document.getElementById("query").value = '"common weather service"';
        document.querySelector("main form").requestSubmit();
    })""")
    assert time < 200
    page.wait_for_selector("text=1 document")
    result = page.locator("#search-results li")
    assert "common weather service" in result.locator(".excerpt").inner_text()
    assert page.url.endswith("?q=%22common+weather+service%22")
    assert_accessible(page)
    # The browser marks the phrase on the page that is opened.
    assert result.locator("a").get_attribute("href").endswith("#:~:text=common%20weather%20service")
    result.locator("a").click()
    opened = page.url.partition("#")[0]
    assert opened.endswith("/some/place/documents/seeds/letter-desmarin-1971.html")


@needs_pagefind
def test_what_is_looked_for_is_fetched_while_it_is_typed(visit: Open) -> None:
    page = visit("search.html")
    with page.expect_response("**/pagefind/fragment/*.pf_fragment"):
        page.locator("#query").press_sequentially("quarantine")
    page.wait_for_load_state("networkidle")
    assert page.locator("#search-results li").count() == 0
    asked: list[str] = []

    def note(request: sync_api.Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=2 documents")
    page.remove_listener("request", note)
    assert not [url for url in asked if "/pagefind/" in url]


@needs_pagefind
def test_a_search_begins_on_the_front_page_and_keeps_to_a_year(visit: Open) -> None:
    page = visit("index.html")
    page.fill("#query", "quarantine")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=2 documents")
    address = page.locator("#search-results a >> nth=0").get_attribute("href")
    assert address.lower().endswith("#:~:text=quarantine")
    assert page.locator("#year option").all_inner_texts()[:2] == ["any", "1850 (2)"]
    page.select_option("#year", "1971")
    page.wait_for_selector("text=No documents")
    assert page.url.endswith("search.html?q=quarantine&year=1971")


def test_without_scripts_the_search_page_says_so(visit: Open) -> None:
    page = visit("search.html", scripts=False)
    assert "needs JavaScript" in page.locator("main").inner_text()


def test_a_year_leads_to_its_documents_and_a_name_to_its_person(visit: Open) -> None:
    page = visit("dates/index.html")
    page.locator("svg a[aria-label^='1971']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/dates/1971.html")
    page.click("text=Letter From Prime Minister Desmarin")
    page.click(".register a:text('Desmarin, Jules')")
    page.wait_for_url("**/persons/desmarin-jules.html")
    page.locator("svg a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/persons/(?!desmarin-jules)"))


def test_the_longest_name_beside_a_point_is_not_cut(visit: Open) -> None:
    page = visit("persons/desmarin-jules.html")
    reach = page.evaluate("""name => {
        const picture = document.querySelector(".network svg").getBoundingClientRect();
        return [...document.querySelectorAll(".network a text:not([text-anchor=middle])")].map(
            label => {
                label.textContent = name;
                const box = label.getBoundingClientRect();
                return Math.max(picture.left - box.left, box.right - picture.right);
            });
    }""", shortened("Collins, General J. Lawton"))  # fmt: skip
    assert len(reach) > 1
    assert max(reach) <= 0


def test_on_a_telephone_the_list_stands_for_the_picture(visit: Open) -> None:
    page = visit("persons/desmarin-jules.html", width=360)
    named = set(page.locator("svg a title").all_text_contents())
    assert not page.locator("svg").is_visible()
    listed = page.locator("[aria-labelledby=company] li").all_inner_texts()
    assert {name.rpartition(":")[0] for name in named} <= {
        entry.rpartition("\xa0")[0] for entry in listed
    }


def test_notes_hang_beside_the_text_as_on_a_single_page(visit: Open) -> None:
    page = visit("documents/seeds/letter-desmarin-1971.html")
    text = page.locator("article").bounding_box()
    mark, note = (page.locator(f"#d112fn3{end}").bounding_box() for end in ("-ref", ""))
    assert note["x"] >= text["x"] + text["width"]
    assert abs(note["y"] - mark["y"]) < 40


@pytest.mark.parametrize("width", [1400, 360])
def test_what_stands_below_a_document_begins_where_its_text_does(visit: Open, width: int) -> None:
    page = visit("documents/seeds/letter-desmarin-1971.html", width=width)
    below = [page.locator(f"{part} >> nth=0").bounding_box()["x"]
             for part in (".colophon p", ".downloads h2")]  # fmt: skip
    assert below[0] == below[1]


@needs_pagefind
def test_the_search_speaks_the_language_of_the_site(
    browser: sync_api.Browser, folder: Path, tmp_path: Path
) -> None:
    settings = Settings(title="Letters", language="de")
    build_site(find_sources([folder], tmp_path / "site"), tmp_path / "site", settings)
    handler = functools.partial(Quiet, directory=str(tmp_path / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/search.html?q=weather")
    page.wait_for_selector("text=1 Dokument")
    page.fill("#query", "„common weather service“")  # a phrase, as Germans quote
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results a[href$='#:~:text=common%20weather%20service']")
    page.fill("#query", "xylophon")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Keine Dokumente")
    assert page.locator("#year option >> nth=0").inner_text() == "alle"
    page.close()
    server.shutdown()


def test_keys_lead_from_note_to_note_as_on_a_single_page(visit: Open) -> None:
    page = visit("documents/seeds/letter-desmarin-1971.html", width=360)
    page.keyboard.press("n")
    page.keyboard.press("n")
    mark = page.evaluate("document.activeElement.id")
    assert mark.endswith("fn2-ref")
    note = page.locator(".popover")
    assert note.is_visible()
    assert note.inner_text() == page.inner_text(f"#{mark.removesuffix('-ref')} > :last-child")
    page.keyboard.press("Enter")
    assert page.url.endswith(mark.removesuffix("-ref"))
    assert note.count() == 0
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    assert_accessible(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_pictures_show_can_be_seen(visit: Open, scheme: str) -> None:
    """Words have a contrast of 7 to 1, which axe does not measure in SVG; what is drawn 3 to 1."""
    for name in ("dates/index.html", "persons/desmarin-jules.html"):
        page = visit(name)
        page.emulate_media(color_scheme=scheme)
        drawn = page.evaluate("""
            [...document.querySelectorAll(
                "svg text, svg .bar, .timeline line, .network line, svg circle"
            )].map(e => [e.tagName, getComputedStyle(e)[e.tagName == "line" ? "stroke" : "fill"],
                         getComputedStyle(document.body).backgroundColor])""")
        assert len(drawn) > 4
        for tag, ink, paper in drawn:
            assert contrast(ink, paper) >= (7 if tag == "text" else 3), (tag, ink, paper)


def test_on_paper_there_is_the_document_alone(visit: Open) -> None:
    page = visit("documents/seeds/letter-desmarin-1971.html")
    page.emulate_media(media="print")
    assert page.locator("#d112fn3").is_visible()
    for part in (".site-head nav", ".downloads", ".neighbours", ".site-foot"):
        assert not page.locator(part).is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen")


def test_it_can_be_read_from_a_disk(browser: sync_api.Browser, web: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    site = web / "some" / "place"
    page.goto((site / "index.html").as_uri())
    style = "getComputedStyle(document.querySelector('.site-head')).textAlign"
    assert page.evaluate(style) == "center"
    page.goto((site / "documents" / "seeds" / "letter-desmarin-1971.html").as_uri())
    page.keyboard.press("n")
    assert page.locator(".popover").is_visible()
    page.close()
