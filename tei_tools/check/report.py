"""Findings as text or JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from tei_tools.findings import Finding


def as_text(findings: Sequence[Finding]) -> str:
    """One line a finding: ``file:line:column: severity: message (hint) [rule]``."""
    return "".join(f"{finding}\n" for finding in findings)


def as_json(findings: Sequence[Finding], files: int) -> str:
    """One JSON object: the number of files checked, of findings by severity, and the findings."""
    report = {
        "files": files,
        **dict(_counts(findings)),
        "findings": [asdict(finding) for finding in findings],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def summary(findings: Sequence[Finding], files: int) -> str:
    """One line: ``3 files checked: 2 errors, 1 warning``."""
    said = [
        _number(count, severity.removesuffix("s"))
        for severity, count in _counts(findings)
        if count and severity != "info"
    ]
    if notes := sum(finding.severity == "info" for finding in findings):
        said.append(_number(notes, "note"))
    return f"{_number(files, 'file')} checked: {', '.join(said) or 'all well'}"


def _counts(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    counts = Counter(finding.severity for finding in findings)
    return [("errors", counts["error"]), ("warnings", counts["warning"]), ("info", counts["info"])]


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
