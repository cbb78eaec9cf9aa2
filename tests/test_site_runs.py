"""Runs of ``site``: again, interrupted, with what fails and what is gone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from site_collection import FULL, build, contents, dangling

from tei_tools import batch
from tei_tools.edition.site import Report, Settings
from tei_tools.errors import InputError, SchemaError


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
    with pytest.raises(InputError, match="no site that tei-tools made; choose a new"):
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
