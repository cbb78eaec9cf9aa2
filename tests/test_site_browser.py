"""The site in a real browser, from a plain file server: Debian's Chromium."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT, needs_chromium
from playwright import sync_api
from test_site import letter

from tei_tools.edition.site import Settings, build_site, find_sources
from tei_tools.edition.site.search import is_available

pytestmark = [needs_chromium, pytest.mark.xdist_group("browser")]

PAGES = (
    "index.html",
    "documents/index.html",
    "documents/seeds/letter-desmarin-1971.html",
    "dates/index.html",
    "dates/1971.html",
    "persons/index.html",
    "persons/desmarin-jules.html",
    "sources/index.html",
    "classification/index.html",
    "records.html",
    "search.html",
)

Open = Callable[..., "sync_api.Page"]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of the seeds and two letters, on a plain file server, below a folder of it."""
    home, web = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("web")
    shutil.copytree(ROOT / "output", home / "seeds")
    (home / "letters").mkdir()
    for name in ("a", "b"):
        (home / "letters" / f"{name}.xml").write_text(
            letter(name, text="The <term>quarantine</term> of the <name>harbour</name>"), "utf-8"
        )
    settings = Settings(title="Letters", publisher="The Archive", description="Seven and two")
    build_site(find_sources([home], web), web / "some" / "place", settings)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(web)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/place/"
    server.shutdown()


@pytest.fixture
def visit(browser: sync_api.Browser, address: str) -> Iterator[Open]:
    """Open a page; the console may say nothing, so no policy is broken and nothing is missing."""
    complaints: list[str] = []
    contexts = []

    def visit(name: str, width: int = 1400, scheme: str = "light", scripts: bool = True):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme,
            java_script_enabled=scripts,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{name}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{name}: {error}"))
        page.goto(address + name)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("name", PAGES)
def test_every_kind_of_page_is_accessible_and_fits(visit: Open, name: str) -> None:
    page = visit(name)
    for scheme, width in (("light", 1400), ("dark", 360)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.skipif(not is_available(), reason="Pagefind is absent")
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
    result.locator("a").click()
    assert page.url.endswith("/some/place/documents/seeds/letter-desmarin-1971.html")


@pytest.mark.skipif(not is_available(), reason="Pagefind is absent")
def test_a_search_begins_on_the_front_page_and_keeps_to_a_year(visit: Open) -> None:
    page = visit("index.html")
    page.fill("#query", "quarantine")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=2 documents")
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
    page.wait_for_url("**/persons/*.html")


def test_notes_hang_beside_the_text_as_on_a_single_page(visit: Open) -> None:
    page = visit("documents/seeds/letter-desmarin-1971.html")
    text = page.locator("article").bounding_box()
    mark, note = (page.locator(f"#d112fn3{end}").bounding_box() for end in ("-ref", ""))
    assert note["x"] >= text["x"] + text["width"]
    assert abs(note["y"] - mark["y"]) < 40


def test_it_can_be_read_from_a_disk(browser: sync_api.Browser, tmp_path: Path) -> None:
    build_site(
        find_sources([ROOT / "output"], tmp_path / "site"), tmp_path / "site",
        Settings(title="Letters", search=False),
    )  # fmt: skip
    page = browser.new_page()
    page.goto((tmp_path / "site" / "index.html").as_uri())
    style = "getComputedStyle(document.querySelector('.site-head')).textAlign"
    assert page.evaluate(style) == "center"
    page.close()
