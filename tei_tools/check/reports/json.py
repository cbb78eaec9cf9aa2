"""Findings as JSON, after ``schema/findings.schema.json``."""

from __future__ import annotations

import json
from dataclasses import asdict

from tei_tools.check.reports.model import Report


def as_json(report: Report) -> str:
    """One JSON object: the numbers of files and findings, and the findings."""
    content = {
        "files": len(report.files),
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "info": report.count("info"),
        "ignored": report.ignored,
        "known": report.known,
        "left_out": len(report.left_out),
        "findings": [asdict(finding) for finding in report.shown],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_jsonl(report: Report) -> str:
    """One JSON object a finding, each on a line of its own."""
    return "".join(
        json.dumps(asdict(finding), ensure_ascii=False) + "\n" for finding in report.shown
    )
