"""Findings as SARIF 2.1.0, the exchange format of checkers (OASIS)."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from tei_tools.check.basics import BASICS
from tei_tools.check.reports.model import Report
from tei_tools.check.rules import RULES
from tei_tools.findings import Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(report: Report) -> str:
    """One run, with the rules that were broken and a result a finding."""
    names = list(dict.fromkeys(finding.rule for finding in report.shown))
    texts = {rule.id: (rule.holds, rule.why) for rule in BASICS}
    texts |= {rule.id: (rule.holds, rule.why) for rule in RULES}
    rules: list[dict[str, Any]] = []
    for name in names:
        rule: dict[str, Any] = {"id": name}
        if name in texts:
            holds, why = texts[name]
            rule |= {"shortDescription": {"text": holds}, "fullDescription": {"text": why}}
        rules.append(rule)
    run = {
        "tool": {"driver": {"name": "tei-tools", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(file)}} for file in report.files],
        "results": [_result(finding, names.index(finding.rule)) for finding in report.shown],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding, index: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.file)}}
    if finding.line:
        place["region"] = {"startLine": finding.line}
        if finding.column:
            place["region"]["startColumn"] = finding.column
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.xpath:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.xpath, "kind": "element"}]
    hint = f" ({finding.hint})" if finding.hint else ""
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}{hint}"},
        "locations": [location],
    }


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
