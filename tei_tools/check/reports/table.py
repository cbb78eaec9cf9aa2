"""The findings of a run in one table, rule by rule."""

from __future__ import annotations

from collections import defaultdict

from tei_tools.check.reports.model import RANKS, Report
from tei_tools.findings import Severity

_HEADINGS = ("rule", "severity", "findings", "files")


def as_table(report: Report) -> str:
    """How often each rule was broken and in how many files; the gravest and most frequent first.

    Empty if no two rules were broken: then the summary says it all.
    """
    files: dict[tuple[Severity, str], list[str]] = defaultdict(list)
    for finding in report.findings:
        files[finding.severity, finding.rule].append(finding.file)
    if len(files) < 2:
        return ""
    order = sorted(files, key=lambda key: (-RANKS[key[0]], -len(files[key]), key[1]))
    rows = [
        (rule, severity, f"{len(files[severity, rule]):,}", f"{len(set(files[severity, rule])):,}")
        for severity, rule in order
    ]
    widths = [max(map(len, column)) for column in zip(_HEADINGS, *rows, strict=True)]
    return "".join(
        f"{rule:{widths[0]}}  {severity:{widths[1]}}  {times:>{widths[2]}}  {count:>{widths[3]}}\n"
        for rule, severity, times, count in (_HEADINGS, *rows)
    )
