"""The web site of a collection: what it has, what it links, and what it never lets through."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from conftest import ROOT
from edition_documents import document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from tei_tools import batch
from tei_tools.edition.site import Report, Settings, build_site, find_sources
from tei_tools.edition.site.search import is_available
from tei_tools.errors import SchemaError, WriteError

Run = Callable[..., subprocess.CompletedProcess[str]]

PLAIN = Settings(title="Letters & Memos", search=False)
FULL = Settings(
    title="Letters & Memos",
    publisher="The Archive",
    description="From the harbour office",
    base_url="https://archive.example/letters/",
    date="2026-05-01",
    email="desk@archive.example",
    search=False,
)

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><teiHeader><fileDesc><titleStmt>
<title>{title}</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>
</fileDesc><profileDesc><correspDesc><correspAction type="sent">
<persName ref="https://d-nb.info/gnd/1">Anna Alt</persName><date when="{date}"/></correspAction>
<correspAction type="received"><persName>Bertha Brandt</persName></correspAction></correspDesc>
</profileDesc></teiHeader><text><body><div><p>{text}</p></div></body></text></TEI>"""


def letter(name: str = "letter", date: str = "1850-01-02", text: str = "Dear Bertha,") -> str:
    return LETTER.format(id=f"id-{name}", title=f"Letter {name}", date=date, text=text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three of the seeds, two letters, and a division that was cut out of a volume."""
    home = tmp_path / "collection"
    (home / "Brief wechsel").mkdir(parents=True)
    for name in ("letter-desmarin-1971", "sino-soviet-relations-1976", "telegram-castelmar-1966"):
        shutil.copy(ROOT / "output" / f"{name}.xml", home)
    letters = {
        "Brief Ä": '<ref target="zwei.xml#x">two</ref> <ref target="nowhere.xml">gone</ref>',
        "zwei": '<ref target="#id-Brief">first</ref> <persName>Bertha Brandt</persName>',
    }
    for name, text in letters.items():
        path = home / "Brief wechsel" / f"{name}.xml"
        path.write_text(letter(name.split(" ")[0], text=text), encoding="utf-8")
    (home / "volume").mkdir()
    (home / "volume" / "d12.tei.xml").write_text(
        '<div xmlns="http://www.tei-c.org/ns/1.0" xml:id="d12"><head>12. Telegram</head><opener>'
        '<dateline><date when="1855-03-04">4 March</date></dateline></opener><p><persName '
        'corresp="#p_X1">Alt</persName> went home.</p></div>',
        encoding="utf-8",
    )
    return home


def build(folder: Path, output: Path, chosen: Settings = PLAIN, **options: object) -> Report:
    return build_site(find_sources([folder], output), output, chosen, **options)


def contents(site: Path) -> dict[str, bytes]:
    """The bytes of all files but those of Pagefind, which differ from run to run."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    names = {path.relative_to(site).as_posix(): path for path in files}
    return {name: p.read_bytes() for name, p in names.items() if not name.startswith("pagefind/")}


def page(site: Path, name: str) -> html.HtmlElement:
    return html.fromstring((site / name).read_bytes())


def dangling(site: Path) -> Iterator[str]:
    """The links within the site that lead nowhere."""
    trees = {path: html.parse(str(path)).getroot() for path in site.rglob("*.html")}
    ids = {path: set(tree.xpath("//@id")) for path, tree in trees.items()}
    for path, tree in trees.items():
        for link in tree.xpath("//@href | //@src | //@action"):
            address = urlsplit(link)
            if address.scheme or address.netloc:
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            is_known = not address.fragment or unquote(address.fragment) in ids.get(target, ())
            if not target.is_file() or not is_known:
                yield f"{path.relative_to(site)}: {link}"


def test_every_link_resolves(folder: Path, tmp_path: Path) -> None:
    report = build(folder, tmp_path / "site", FULL)
    assert (report.documents, report.rendered, report.failures) == (6, 6, [])
    assert list(dangling(tmp_path / "site")) == []


def test_the_same_input_makes_the_same_bytes_in_any_number_of_processes(
    folder: Path, tmp_path: Path
) -> None:
    build(folder, tmp_path / "one", FULL)
    build(folder, tmp_path / "two", FULL, make_executor=batch.processes(2))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_only_what_has_changed_is_rendered_again(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(folder, site)
    before = contents(site)
    assert build(folder, site).rendered == 0
    assert contents(site) == before
    path = folder / "Brief wechsel" / "zwei.xml"
    path.write_text(path.read_text("utf-8").replace("first", "the first"), encoding="utf-8")
    assert build(folder, site).rendered == 1
    changed = {name for name, data in contents(site).items() if before[name] != data}
    stem = "documents/brief-wechsel/zwei"
    assert changed == {
        *(f"{stem}{ending}" for ending in (".html", ".xml", ".txt", ".dc.xml")),
        "feed.xml",
        ".tei-tools-site.json",
    }


def test_the_next_run_after_an_interruption_renders_what_is_missing(
    folder: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build(folder, tmp_path / "whole")

    def interrupt(report: Report) -> None:
        if report.rendered == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(folder, site, advance=interrupt)
    build(folder, site)
    assert contents(site) == contents(tmp_path / "whole")


def test_what_is_gone_is_removed(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(folder, site)
    assert (site / "persons" / "anna-alt.html").is_file()
    for name in ("Brief wechsel", "volume"):
        shutil.rmtree(folder / name)
    report = build(folder, site)
    assert report.removed > 8
    assert not (site / "documents" / "brief-wechsel").exists()
    assert not (site / "persons" / "anna-alt.html").exists()
    assert list(dangling(site)) == []
    build(folder, tmp_path / "fresh")
    assert contents(site) == contents(tmp_path / "fresh")


@pytest.mark.parametrize("state", ["", "[]", '{"documents": 1, "search": "", "files": []}'])
def test_a_state_that_cannot_be_read_makes_a_new_site(
    folder: Path, tmp_path: Path, state: str
) -> None:
    site = tmp_path / "site"
    build(folder, site)
    before = contents(site)
    (site / ".tei-tools-site.json").write_text(state, encoding="utf-8")
    assert build(folder, site).rendered == 6
    assert contents(site) == before


def test_nothing_outside_the_site_is_removed(folder: Path, tmp_path: Path) -> None:
    site, mine = tmp_path / "site", tmp_path / "mine.txt"
    build(folder, site)
    mine.write_text("mine", encoding="utf-8")
    file = site / ".tei-tools-site.json"
    state = json.loads(file.read_text("utf-8"))
    state["files"] += ["../mine.txt", str(mine), "documents/../../mine.txt"]
    file.write_text(json.dumps(state), encoding="utf-8")
    build(folder, site)
    assert mine.read_text("utf-8") == "mine"


def test_a_folder_with_files_of_another_is_not_touched(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(WriteError, match="no site that tei-tools made; choose a new"):
        build(folder, tmp_path / "home")
    assert (tmp_path / "home" / "index.html").read_text("utf-8") == "mine"


def test_a_file_that_fails_costs_only_itself(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.xml").write_text("<TEI", encoding="utf-8")
    (folder / "other.xml").write_text("<book/>", encoding="utf-8")
    report = build(folder, tmp_path / "site")
    assert report.documents == 6
    assert [message.split(":")[0] for message in report.failures] == [
        str(folder / "broken.xml"),
        str(folder / "other.xml"),
    ]
    assert "not a TEI document" in report.failures[1]
    assert list(dangling(tmp_path / "site")) == []


def test_a_document_on_which_the_stylesheet_fails_is_left_out(folder: Path, tmp_path: Path) -> None:
    style = tmp_path / "house.xsl"
    style.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
        'xmlns:tei="http://www.tei-c.org/ns/1.0"><xsl:import href="tei-tools:site.xsl"/>'
        '<xsl:template match="tei:TEI[@xml:id=\'id-zwei\']"><xsl:message terminate="yes">no'
        "</xsl:message></xsl:template></xsl:stylesheet>",
        encoding="utf-8",
    )
    report = build(folder, tmp_path / "site", Settings(title="T", search=False, stylesheet=style))
    assert report.documents == 5
    assert len(report.failures) == 1
    assert list(dangling(tmp_path / "site")) == []
    assert not (tmp_path / "site" / "documents" / "brief-wechsel" / "zwei.xml").exists()


def test_a_stylesheet_that_makes_no_page_is_told(folder: Path, tmp_path: Path) -> None:
    style = tmp_path / "house.xsl"
    style.write_text("<no/>", encoding="utf-8")
    with pytest.raises(SchemaError):
        build(folder, tmp_path / "site", Settings(title="T", search=False, stylesheet=style))


def test_a_person_has_a_page_with_all_documents(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(folder, site)
    anna, bertha = (page(site, f"persons/{name}.html") for name in ("anna-alt", "bertha-brandt"))
    assert [h.text_content().split() for h in anna.xpath("//section/h2")] == [
        ["Sent", "2"],
        ["In", "the", "same", "documents"],
    ]
    assert anna.xpath("//dd/a/@href") == ["https://d-nb.info/gnd/1"]
    assert len(bertha.xpath("//section[h2[contains(., 'Received')]]//ol/li")) == 2
    text = page(site, "documents/brief-wechsel/zwei.html")
    assert "../../persons/bertha-brandt.html" in text.xpath("//p//a/@href")


def test_references_lead_to_other_documents_or_nowhere(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(folder, site)
    (first,) = (site / "documents" / "brief-wechsel").glob("brief-a*.html")
    links = {a.text: a.get("href") for a in html.fromstring(first.read_bytes()).xpath("//p//a")}
    assert links["two"] == "../../documents/brief-wechsel/zwei.html"
    assert "gone" not in links


def test_images_of_the_collection_are_copied_and_no_others(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "letters").mkdir(parents=True)
    for path in (home / "page 1.PNG", tmp_path / "secret.png", home / "note.svg"):
        path.write_bytes(b"image")
    addresses = ("../page%201.PNG", "../../secret.png", "../note.svg", "/etc/hosts", "data:1.png")
    figures = "".join(f'<figure><graphic url="{url}"/></figure>' for url in addresses)
    (home / "letters" / "a.xml").write_text(letter("a", text=figures), encoding="utf-8")
    build(home, tmp_path / "site")
    shown = page(tmp_path / "site", "documents/letters/a.html").xpath("//img/@src")
    assert shown == ["a-1.png"]
    assert (tmp_path / "site" / "documents" / "letters" / "a-1.png").read_bytes() == b"image"


def test_previous_and_next_are_neighbours_in_time(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name, date in (("c", "1849"), ("b", "1850-05"), ("a", "1850-05-02")):
        (home / f"{name}.xml").write_text(letter(name, date), encoding="utf-8")
    build(home, tmp_path / "site")
    tree = page(tmp_path / "site", "documents/b.html")
    assert tree.xpath("//a[@rel='prev']/@href") == ["../documents/c.html"]
    assert tree.xpath("//a[@rel='next']/@href") == ["../documents/a.html"]
    build(home, tmp_path / "site", Settings(title="T", search=False, order="name"))
    assert page(tmp_path / "site", "documents/b.html").xpath("//a[@rel='prev']/@href") == [
        "../documents/a.html"
    ]


def test_sitemap_feed_and_records(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(folder, site, FULL)
    sitemap = etree.parse(site / "sitemap.xml")
    addresses = [loc.text for loc in sitemap.iter("{*}loc")]
    assert "https://archive.example/letters/" in addresses
    pages = {FULL.base_url + str(p.relative_to(site)) for p in site.rglob("*.html")}
    assert set(addresses) - {FULL.base_url} == pages - {f"{FULL.base_url}index.html"}
    assert (
        b"Sitemap: https://archive.example/letters/sitemap.xml"
        in (site / "robots.txt").read_bytes()
    )
    feed = etree.parse(site / "feed.xml").getroot()
    assert [child.text for child in feed.iter("{*}updated")] == ["2026-05-01T00:00:00Z"] * 7
    record = etree.parse(site / "documents" / "brief-wechsel" / "zwei.dc.xml").getroot()
    facts = [(etree.QName(child).localname, child.text) for child in record]
    assert facts[:4] == [
        ("title", "Letter zwei"),
        ("creator", "Anna Alt"),
        ("description", "first Bertha Brandt"),
        ("publisher", "The Archive"),
    ]
    assert ("date", "1850-01-02") in facts
    assert ("identifier", f"{FULL.base_url}documents/brief-wechsel/zwei.html") in facts
    oai = etree.parse(site / "oai.xml")
    assert len(oai.findall(".//{*}record")) == 6
    assert oai.findtext(".//{*}adminEmail") == "desk@archive.example"
    assert {one.text for one in oai.iter("{*}datestamp")} == {"2026-05-01"}


def test_without_an_address_there_is_no_sitemap_and_this_is_told(
    folder: Path, tmp_path: Path
) -> None:
    report = build(folder, tmp_path / "site")
    assert report.notes == [
        "sitemap.xml is left out; it needs --base-url",
        "oai.xml is left out; it needs --base-url, --email and --date",
    ]
    feed = etree.parse(tmp_path / "site" / "feed.xml").getroot()
    assert feed.findtext("{*}id", "").startswith("urn:uuid:")


def test_without_pagefind_the_site_says_that_it_has_no_search(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tei_tools.edition.site.search.is_available", lambda: False)
    report = build(folder, tmp_path / "site", Settings(title="T"))
    assert "the search is left out; it needs: pip install 'tei-tools[search]'" in report.notes
    text = page(tmp_path / "site", "search.html").text_content()
    assert "built without full-text search" in text
    assert list(dangling(tmp_path / "site")) == []


@pytest.mark.skipif(not is_available(), reason="Pagefind is absent")
def test_the_search_is_built_only_when_a_document_has_changed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, chosen = tmp_path / "site", Settings(title="T")
    build(folder, site, chosen)
    assert (site / "pagefind" / "pagefind.js").is_file()
    with monkeypatch.context() as patch:
        patch.setattr("tei_tools.edition.site.search.write_index", None)
        build(folder, site, chosen)
    build(folder, site, PLAIN)
    assert not (site / "pagefind").exists()


def test_a_style_sheet_of_the_house_is_added(folder: Path, tmp_path: Path) -> None:
    css = tmp_path / "house.css"
    css.write_text(":root { --paper: #fff; }", encoding="utf-8")
    build(folder, tmp_path / "site", Settings(title="T", search=False, css=css))
    links = page(tmp_path / "site", "index.html").xpath("//link[@rel='stylesheet']/@href")
    assert links == ["assets/edition.css", "assets/site.css", "assets/house.css"]
    assert (tmp_path / "site" / "assets" / "house.css").read_bytes() == css.read_bytes()


def test_files_of_one_name_have_two_pages(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "A").mkdir(parents=True)
    (home / "a").mkdir(exist_ok=True)
    names = ("A/x.xml", "A/x.tei.xml", "a/X!.xml", "a/x.xml", "index.xml", "con.xml", "日本.xml")
    for number, name in enumerate(names):
        (home / name).write_text(letter(str(number)), encoding="utf-8")
    report = build(home, tmp_path / "site")
    assert report.documents == len(names)
    assert len(list((tmp_path / "site" / "documents").rglob("*.dc.xml"))) == len(names)
    assert (tmp_path / "site" / "documents" / "index.html").is_file()
    assert list(dangling(tmp_path / "site")) == []
    for path in (tmp_path / "site").rglob("*"):
        assert path.name == path.name.lower()
        assert path.name.isascii()


#: What a document, a list or an option may hold to break out of its place.
HOSTILE = st.sampled_from([
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><script>", "' onload='",
    "javascript:alert(1)", "]]>", "{{ 7 * 7 }}", "&lt;b&gt;", "</script><!--", "\u2028\u202e",
    "\x85", "data:text/html,<script>", "../../etc/passwd", "a b", "/", "..", "%2e%2e", "CON",
])  # fmt: skip
XML_TEXT = st.one_of(
    HOSTILE,
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
        min_size=1, max_size=12,
    ),
)  # fmt: skip


@settings(
    max_examples=12, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    words=st.lists(XML_TEXT, min_size=7, max_size=7),
    option=st.one_of(HOSTILE, st.text(max_size=12)),
)
@example(words=["\x85"] * 7, option="\ud800\x00")
def test_nothing_breaks_out_of_its_place(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], option: str
) -> None:
    home = tmp_path_factory.mktemp("home")
    title = words[0]
    (home / "a.xml").write_bytes(hostile(*words))
    (home / "b.xml").write_text(letter("b"), encoding="utf-8")
    chosen = Settings(title=option, publisher=option, description=option, email=option,
                      base_url="https://a.example/", date="2026-01-01", search=False)  # fmt: skip
    site = tmp_path_factory.mktemp("site")
    report = build(home, site, chosen)
    assert report.failures == []
    for path in site.rglob("*.html"):
        tree = html.fromstring(path.read_bytes())
        assert_harmless(tree)
    for path in site.rglob("*.xml"):
        etree.parse(path)
    assert list(dangling(site)) == []
    shown = " ".join(page(site, "documents/a.html").xpath("string(//h1)").split())
    is_blank = not title.strip(" \t\r\n")  # white space of XML; Python knows more of it
    assert shown == ("Untitled" if is_blank else " ".join(title.split()))


def hostile(title: str, name: str, description: str, address: str, kind: str, place: str,
            source: str) -> bytes:  # fmt: skip
    """A document that has the words wherever a document can have words."""
    tei = etree.fromstring(
        document(
            "<p><persName/><placeName/><term/><ref/><graphic/><orgName/><date/></p>",
            standoff="<listPerson><person xml:id='p'><persName/><note/></person></listPerson>",
        )
    )
    space = {"t": "http://www.tei-c.org/ns/1.0"}

    def put(path: str, text: str, **attributes: str) -> None:
        (element,) = tei.xpath(path, namespaces=space)
        element.text = text
        for key, value in attributes.items():
            element.set(key, value)

    put("//t:titleStmt/t:title", title)
    put("//t:person/t:persName", name, ref=address)
    put("//t:person/t:note", description)
    put("//t:text//t:persName", name, ref="#p", role=kind, rend=kind)
    put("//t:text//t:placeName", place, ref=address, type=kind)
    put("//t:text//t:term", kind, ref=f"#{address}")
    put("//t:text//t:ref", place, target=address)
    put("//t:text//t:graphic", "", url=address)
    put("//t:text//t:orgName", source, key=address)
    put("//t:text//t:date", place, when=address)
    put("//t:sourceDesc/t:p", source)
    put("//t:publisher", source)
    return etree.tostring(tei)


def assert_harmless(tree: html.HtmlElement) -> None:
    for script in tree.iter("script"):
        if script.get("src"):
            assert script.get("src").endswith("assets/search.js")
        else:
            assert script.get("type") == "application/ld+json"
            json.loads(script.text)
    for element in tree.iter(etree.Element):
        assert element.tag not in ("style", "iframe", "object", "embed", "base")
        for attribute, value in element.items():
            assert attribute != "style"
            assert not attribute.startswith("on")
            if attribute in ("href", "src", "action"):
                scheme = urlsplit(value).scheme.lower()
                assert scheme in ("", "http", "https", "mailto"), value


def test_the_command(cli: Run, folder: Path, tmp_path: Path) -> None:
    done = cli("site", folder, "-o", "site", "--title", "Letters", "--no-search", "--jobs", 2)
    assert (done.returncode, done.stdout) == (0, "")
    assert "6 documents: 6 rendered; " in done.stderr
    (folder / "broken.xml").write_text("<TEI", encoding="utf-8")
    done = cli("site", folder, "-o", "site", "--title", "Letters", "--no-search", "--quiet")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"{folder / 'broken.xml'}:1:5: not well-formed XML" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["-o", "site"], "Missing argument 'DIR...'"),
        (["empty", "-o", "site"], "no TEI files (*.xml) in empty"),
        (["missing", "-o", "site"], "does not exist"),
        (["collection", "-o", "site", "--base-url", "archive"], "it begins with https://"),
        (["collection", "-o", "site", "--date", "May"], "is no date; write it as 2026-05-01"),
        (["collection", "-o", "collection"], "holds the documents; choose another folder"),
    ],
)
def test_wrong_usage_is_told(
    cli: Run,
    folder: Path,
    tmp_path: Path,
    arguments: list[str],
    wanted: str,
) -> None:
    (tmp_path / "empty").mkdir()
    done = cli("site", *arguments)
    assert done.returncode == 2
    assert wanted in done.stderr
