"""Findings as JUnit XML, which servers for continuous integration show as tests."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from tei_tools.check.reports.model import Report
from tei_tools.findings import Finding
from tei_tools.tei import NO_CHARACTER


def as_junit(report: Report) -> str:
    """A test suite with a test a file; a file with errors is a test that fails."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.shown:
        by_file[finding.file].append(finding)
    files = list(dict.fromkeys((*report.files, *by_file)))
    failures = sum(any(f.severity == "error" for f in by_file[file]) for file in files)
    counts = {"tests": str(len(files)), "failures": str(failures), "errors": "0"}
    suites = etree.Element("testsuites", {"name": "tei-tools", **counts})
    suite = etree.SubElement(suites, "testsuite", {"name": "tei-tools validate", **counts})
    for file in files:
        case = etree.SubElement(suite, "testcase", classname="validate", name=_clean(file))
        errors = [finding for finding in by_file[file] if finding.severity == "error"]
        others = [finding for finding in by_file[file] if finding.severity != "error"]
        if errors:
            failure = etree.SubElement(
                case, "failure", message=_clean(errors[0].message), type=errors[0].rule
            )
            failure.text = _clean("\n".join(map(str, errors)))
        if others:
            etree.SubElement(case, "system-out").text = _clean("\n".join(map(str, others)))
    data = etree.tostring(suites, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return data.decode("utf-8")


def _clean(text: str) -> str:
    return NO_CHARACTER.sub("\ufffd", text)
