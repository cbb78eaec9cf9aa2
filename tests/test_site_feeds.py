"""What a site has for search engines, feed readers and harvesters."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from lxml import etree
from site_collection import FULL, build

from tei_tools.edition.site.feeds import LARGEST, sitemaps


@pytest.mark.parametrize("name", ["atom", "sitemap", "static-repository"])
def test_what_others_read_keeps_to_its_grammar(site: Path, name: str) -> None:
    file = {"atom": "feed", "sitemap": "sitemap", "static-repository": "oai"}[name]
    grammar = etree.RelaxNG(file=str(ROOT / "tests" / "grammars" / f"{name}.rng"))
    tree = etree.parse(site / f"{file}.xml")
    assert grammar.validate(tree), grammar.error_log
    element = next(tree.iter("{*}updated", "{*}loc", "{*}datestamp"))
    element.text = "May"
    assert not grammar.validate(tree)


def test_the_sitemap_has_all_pages_and_robots_tell_of_it(site: Path) -> None:
    addresses = [loc.text for loc in etree.parse(site / "sitemap.xml").iter("{*}loc")]
    pages = {FULL.base_url + path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    pages.remove(f"{FULL.base_url}404.html")
    assert len(addresses) == len(set(addresses))
    assert set(addresses) == pages - {f"{FULL.base_url}index.html"} | {FULL.base_url}
    assert (site / "robots.txt").read_text("utf-8") == (
        "User-agent: *\nAllow: /\nSitemap: https://archive.example/letters/sitemap.xml\n"
    )


def test_a_sitemap_that_is_too_large_is_parted() -> None:
    files = sitemaps((f"documents/{n}" for n in range(LARGEST + 1)), FULL)
    parts = [f"{FULL.base_url}sitemap-{n}.xml" for n in (1, 2)]
    grammar = etree.RelaxNG(file=str(ROOT / "tests" / "grammars" / "sitemap.rng"))
    found = {name: etree.fromstring(data) for name, data in files.items()}
    assert all(map(grammar.validate, found.values()))
    assert [loc.text for loc in found["sitemap.xml"].iter("{*}loc")] == parts
    assert [len(found[f"sitemap-{n}.xml"]) for n in (1, 2)] == [LARGEST, 1]


def test_the_feed_has_entries_of_their_own(site: Path) -> None:
    feed = etree.parse(site / "feed.xml").getroot()
    assert [child.text for child in feed.iter("{*}updated")] == ["2026-05-01T00:00:00Z"] * 7
    ids = [entry.findtext("{*}id") for entry in feed.iter("{*}entry")]
    assert len(set(ids)) == 6
    links = [entry.find("{*}link").get("href") for entry in feed.iter("{*}entry")]
    assert ids == links
    assert [link.get("rel") for link in feed.iterfind("{*}link")] == ["self", "alternate"]
    assert {link.get("rel") for link in feed.iterfind("{*}entry/{*}link")} == {"alternate"}
    assert all((site / link.removeprefix(FULL.base_url)).is_file() for link in links)


def test_records_describe_the_documents(site: Path) -> None:
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
    assert len({one.text for one in oai.iter("{*}identifier") if "oai:" in one.text}) == 6
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
    grammar = etree.RelaxNG(file=str(ROOT / "tests" / "grammars" / "atom.rng"))
    assert grammar.validate(feed), grammar.error_log
