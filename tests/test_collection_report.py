"""The report and the manifest of a build."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
import referencing
from conftest import ROOT, SEEDS
from lxml import html

from tei_tools.cli import collecting, run
from tei_tools.collection import page as page_module


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    """Sample memos, one that fails, and one that names a person in doubt, in ``memos``."""
    monkeypatch.chdir(tmp_path)
    Path("memos").mkdir()
    for seed in SEEDS[:3]:
        shutil.copy(seed, "memos")
    Path("memos/<b>&.txt").write_bytes(b"")
    Path("memos/alder.txt").write_text("1. Memorandum\n\nMr. Alder <i>came</i> at noon.\n")
    Path("persons.csv").write_text('id,name\np_A1,"Alder, Rowan"\np_A2,"Alder, Maud"\n')
    return tmp_path


def build(output: str = "out", *options: str) -> int:
    return run(["build", "memos", "-o", output, "--persons", "persons.csv", *options])


def is_after_its_schema(report: object) -> None:
    schemas = [
        json.loads((ROOT / "schema" / f"{name}.schema.json").read_text("utf-8"))
        for name in ("report", "findings")
    ]
    findings = referencing.Resource.from_contents(schemas[1])
    registry = referencing.Registry().with_resource("findings.schema.json", findings)
    jsonschema.Draft202012Validator.check_schema(schemas[0])
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schemas[0], registry=registry, format_checker=checker).validate(
        report
    )


def test_the_report_is_after_its_schema(desk) -> None:
    assert build() == 1
    report = json.loads(Path("out/report.json").read_bytes())
    is_after_its_schema(report)
    assert report["totals"] == {
        "memos": 5, "built": 4, "unchanged": 0, "failed": 1, "kept": 0, "waiting": 0,
        "editions": 12, "errors": 0, "warnings": report["totals"]["warnings"],
        "doubts": report["totals"]["doubts"],
    }  # fmt: skip
    assert [memo["status"] for memo in report["memos"]] == ["failed", *["built"] * 4]
    assert report["memos"][1]["doubts"]["names"][0]["candidates"] == "p_A1 p_A2"
    edition = report["memos"][1]["editions"][0]
    written = Path("out", edition["path"]).read_bytes()
    assert hashlib.sha256(written).hexdigest() == edition["sha256"]
    assert set(report["times"]["memos"]) == {memo["source"] for memo in report["memos"]}
    assert report["times"]["memos"]["memos/alder.txt"] > 0
    Path("memos/alder.txt").unlink()
    assert build("out", "--prune") == 1
    is_after_its_schema(json.loads(Path("out/report.json").read_bytes()))
    with pytest.raises(jsonschema.ValidationError):
        is_after_its_schema({**report, "totals": {}})


def test_the_same_input_makes_the_same_report_but_for_the_times(desk, monkeypatch) -> None:
    assert build("one") == build("two", "--jobs", "2") == 1
    one, two = (json.loads(Path(name, "report.json").read_bytes()) for name in ("one", "two"))
    assert one.pop("times") != two.pop("times")
    assert one == two
    assert Path("one/SHA256SUMS").read_bytes() == Path("two/SHA256SUMS").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert build("three") == build("four", "--jobs", "2") == 1
    for name in ("report.json", "report.html"):
        assert Path("three", name).read_bytes() == Path("four", name).read_bytes()
    times = json.loads(Path("three/report.json").read_bytes())["times"]
    time = "2001-09-09T01:46:40+00:00"
    assert times == {"began": time, "ended": time, "seconds": 0, "memos": {}}


def test_a_clock_that_is_set_back_makes_no_time_less_than_nothing(desk, monkeypatch) -> None:
    times = iter([datetime(2026, 3, 29, 3, 0, tzinfo=UTC), datetime(2026, 3, 29, 2, 0, tzinfo=UTC)])
    monkeypatch.setattr(collecting, "now", lambda: next(times))
    assert build() == 1
    report = json.loads(Path("out/report.json").read_bytes())
    is_after_its_schema(report)
    assert report["times"]["seconds"] == 0


def test_the_page_shows_it_all_and_lets_nothing_in(desk) -> None:
    assert build() == 1
    text = Path("out/report.html").read_text("utf-8")
    page = html.fromstring(text)
    tables = {
        table.xpath("string(preceding::h2[1])"): [
            [cell.text_content() for cell in row] for row in table.iter("tr")
        ][1:]
        for table in page.iter("table")
    }
    assert tables["Failed"] == [["memos/<b>&.txt", "holds no text; is it the right file?"]]
    assert tables["Names in doubt"][0][0] == "memos/alder.txt"
    assert "<i>came</i>" in tables["Names in doubt"][0][1]
    assert len(tables["All memos"]) == 5
    assert not page.xpath("//script | //i | //b | //*[@style] | //@onclick | //link | //img")
    links = page.xpath("//table//@href")
    assert len(links) == 12
    assert all((desk / "out" / link).is_file() for link in links)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "prefers-color-scheme: dark" in style


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_shows_the_page_as_it_should(desk, browser, scheme) -> None:
    assert build() == 1
    page = browser.new_page(color_scheme=scheme, viewport={"width": 400, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((desk / "out" / "report.html").as_uri())
    assert said == []
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", paper))) < 150) == (scheme == "dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    assert page.evaluate("document.querySelector('h1').getBoundingClientRect().left") >= 0
    page.close()


def test_on_a_telephone_what_was_found_has_the_width_of_the_page(desk, browser) -> None:
    assert build() == 1
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto((desk / "out" / "report.html").as_uri())
    for cell in page.locator("td:not(:empty)").all():
        assert cell.bounding_box()["width"] > 250
    page.close()


def test_more_rows_than_anyone_reads_are_counted(desk, monkeypatch) -> None:
    monkeypatch.setattr(page_module, "MOST", 2)
    assert build() == 1
    page = html.fromstring(Path("out/report.html").read_text("utf-8"))
    assert len(page.xpath("//h2[. = 'All memos']/following::tbody/tr")) == 2
    assert "And 3 more, in report.json." in page.text_content()


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is absent")
def test_the_manifest_is_one_that_sha256sum_accepts(desk) -> None:
    names = ["with space.txt", "new\nline.txt", "back\\slash.txt", "письмо.txt", "*star.txt"]
    raw = [*map(os.fsencode, names), b"no text \xff.txt"]
    for name in raw:
        Path("memos", os.fsdecode(name)).write_text("1. Memorandum\n\nNothing happened.\n")
    assert build() == 1
    lines = Path("out/SHA256SUMS").read_bytes().splitlines()
    assert len(lines) == 30
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(check, cwd="out", capture_output=True).stdout == b""
    is_after_its_schema(json.loads(Path("out/report.json").read_bytes()))
    Path("out/письмо.xml").write_text("changed")
    assert subprocess.run(check, cwd="out", capture_output=True).returncode == 1
    assert build() == 1  # it is left as it is, and out of the list
    assert subprocess.run(check, cwd="out", capture_output=True).returncode == 0
    report = json.loads(Path("out/report.json").read_bytes())
    is_after_its_schema(report)
    assert report["totals"]["kept"] == 1
