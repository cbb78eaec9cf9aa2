"""The forms of reports, what is shown of one, baselines, and what a document says to ignore."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT
from lxml import etree
from test_check import EDITION, changed

from tei_tools.check import Report, as_json, as_text, check, summary, validate
from tei_tools.check.baseline import Baseline, as_baseline, read_baseline
from tei_tools.check.reports import FORMS
from tei_tools.check.selection import Selection
from tei_tools.errors import ReadError
from tei_tools.findings import Finding

ERROR = Finding("a, b.xml", 3, 5, "pb-id", "error", "100% wrong", "mend it", "/TEI/text/pb")
WARNING = Finding("b.xml", 7, 0, "pb-edge", "warning", "<pb> is\nfirst")
INFO = Finding("b.xml", 0, 0, "corresp-unused", "info", "unused")
REPORT = Report((ERROR, WARNING, WARNING, INFO), ("a, b.xml", "b.xml", "c.xml"), 2, 1)


def test_text_folds_what_is_said_twice() -> None:
    assert as_text(REPORT).splitlines() == [
        "a, b.xml:3:5: error: 100% wrong (mend it) [pb-id]",
        "b.xml:7: warning: <pb> is",
        "first [pb-edge] ×2",
        "b.xml: info: unused [corresp-unused]",
    ]


@pytest.mark.parametrize("report", [REPORT, Report((), ()), REPORT.showing("warning", 1)])
def test_json_is_after_its_schema(report: Report) -> None:
    schema = json.loads((ROOT / "schema" / "findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(as_json(report)), schema)
    for line in FORMS["jsonl"](report).splitlines():
        jsonschema.validate(json.loads(line), {**schema, **schema["$defs"]["finding"]})


def test_the_schema_of_json_refuses_what_is_not_so() -> None:
    schema = json.loads((ROOT / "schema" / "findings.schema.json").read_text(encoding="utf-8"))
    wrong = json.loads(as_json(REPORT))
    wrong["findings"][0]["severity"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema)


def test_json_holds_everything() -> None:
    findings = validate(changed("<p>We", '<p facs="1.png">We'), name="e.xml")
    report = json.loads(as_json(Report(tuple(findings), ("e.xml",))))
    assert (report["files"], report["errors"], report["warnings"], report["info"]) == (1, 1, 0, 0)
    assert report["findings"][0] == {
        "file": "e.xml",
        "line": 30,
        "column": 12,
        "rule": "schema-attribute",
        "severity": "error",
        "message": "@facs is not allowed on <p>",
        "hint": "allowed here: @rend",
        "xpath": "/TEI/text/body/div/p",
    }


def test_github() -> None:
    assert FORMS["github"](REPORT).splitlines() == [
        "::error file=a%2C b.xml,line=3,col=5,title=pb-id::100%25 wrong (mend it)",
        "::warning file=b.xml,line=7,title=pb-edge::<pb> is%0Afirst ×2",
        "::notice file=b.xml,title=corresp-unused::unused",
    ]


def test_junit_has_a_test_a_file() -> None:
    suite = etree.fromstring(FORMS["junit"](REPORT).encode())[0]
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    assert [case.get("name") for case in suite] == ["a, b.xml", "b.xml", "c.xml"]
    assert [[part.tag for part in case] for case in suite] == [["failure"], ["system-out"], []]
    assert suite[0][0].text == str(ERROR)


def test_sarif() -> None:
    [run] = json.loads(FORMS["sarif"](REPORT))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["pb-id", "pb-edge", "corresp-unused"]
    first, *_, last = run["results"]
    assert first["level"] == "error"
    place = first["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "a%2C%20b.xml"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert "region" not in last["locations"][0]["physicalLocation"]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_html_is_well_formed_and_escapes() -> None:
    page = FORMS["html"](REPORT)
    assert "&lt;pb&gt; is\nfirst ×2" in page
    assert "<h2>a, b.xml</h2>" in page
    body = etree.fromstring(page[page.index("<body>") : page.index("</html>")])
    assert len(body.findall(".//tbody/tr")) == 3


def test_html_escapes_the_names_of_files() -> None:
    finding = Finding("<b>.xml", 1, 1, "pb-edge", "error", "said")
    page = FORMS["html"](Report((finding,), ("<b>.xml",)))
    assert "<h2>&lt;b&gt;.xml</h2>" in page


def test_the_summary_counts() -> None:
    assert summary(Report((), ("a",))) == "1 file checked: all well"
    many = Report((ERROR,) * 1200, ("a",) * 2000)
    assert summary(many) == "2,000 files checked: 1,200 errors"
    assert summary(REPORT.showing("error", None)) == (
        "3 files checked: 1 error, 2 warnings, 1 note; 2 ignored by the documents; "
        "1 known from the baseline; 3 not shown"
    )


def test_the_gravest_are_shown_first_and_in_order() -> None:
    report = Report((INFO, WARNING, ERROR), ("b.xml",))
    assert report.showing("info", 2).shown == (WARNING, ERROR)
    assert report.showing("warning", None).shown == (WARNING, ERROR)
    assert report.showing("info", 0).shown == ()


def test_a_baseline_knows_each_of_its_findings_once(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(as_baseline([WARNING, ERROR, WARNING]))
    known = read_baseline(path)
    moved = Finding("b.xml", 99, 4, "pb-edge", "warning", WARNING.message)
    assert [known.takes(f) for f in (moved, WARNING, WARNING, INFO)] == [True, True, False, False]
    assert as_baseline([ERROR, WARNING]) == as_baseline([WARNING, ERROR])
    assert REPORT.without(Baseline().takes).known == 0


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 9, "findings": []}'])
def test_what_is_no_baseline_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(text)
    with pytest.raises(ReadError, match="no baseline"):
        read_baseline(path)


def test_selections() -> None:
    assert Selection(("pb-*",)).holds(ERROR)
    assert not Selection(("pb-*",), ("pb-id",)).holds(ERROR)
    assert not Selection(("date-*",)).holds(ERROR)
    assert Selection(("date-*",)).holds(Finding("x", 1, 1, "xml-wellformed", "error", "no XML"))
    assert Selection(("pb-*", "weather"), ("nothing-*",)).unknown() == ["weather", "nothing-*"]


BREAK = '<pb n="1" xml:id="pg_1"/>'
TOLD = "<?tei-tools ignore pb-edge: so in print?>"


@pytest.mark.parametrize(
    ("edition", "found", "ignored"),
    [
        (changed("<p>We", f"<p>{BREAK}We"), ["pb-edge"], []),
        (changed("<p>We", f"<p>{TOLD}{BREAK}We"), [], ["pb-edge"]),
        (changed("<p>We", f"{TOLD}<p>{BREAK}We"), [], ["pb-edge"]),
        (changed("<p>We", f"<p>{BREAK}We").replace(b"<TEI ", TOLD.encode() + b"<TEI "), [],
         ["pb-edge"]),
        (changed("<p>We", f"<p>{BREAK}We</p><p>{TOLD}We"), ["ignore-unused", "pb-edge"], []),
        (changed("<p>We", f"<p><?tei-tools ignore pb-edge?>{BREAK}We"),
         ["ignore-form", "pb-edge"], []),
        (changed("<p>We", "<p><?tei-tools ignore weather: rain?>We"), ["ignore-form"], []),
        (changed("<p>We", "<p><?tei-tools hide?>We"), ["ignore-form"], []),
        (changed("<p>We", "<p><?oxygen ignore?>We"), [], []),
        (changed("<p>We", '<p facs="1"><?tei-tools ignore schema-attribute: later?>We'), [],
         ["schema-attribute"]),
        (changed("<p>We", f"<p><?tei-tools ignore pb-edge pb-id: odd?>{BREAK}We"),
         ["ignore-unused"], ["pb-edge"]),
    ],
)  # fmt: skip
def test_what_the_document_says_to_ignore(
    edition: bytes, found: list[str], ignored: list[str]
) -> None:
    checked = check(edition)
    assert [finding.rule for finding in checked.findings] == found
    assert [finding.rule for finding in checked.ignored] == ignored


def test_what_is_ignored_says_why_it_cannot_be() -> None:
    [finding] = validate(changed("<p>We", "<p><?tei-tools ignore pb-edge ?>We"))
    assert finding.message == "the instruction “ignore pb-edge” gives no reason"
    assert finding.line == EDITION[: EDITION.index("<p>We")].count("\n") + 1
