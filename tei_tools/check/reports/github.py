"""Findings as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from tei_tools.check.reports.model import Report, fold

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def as_github(report: Report) -> str:
    """One command a finding: ``::error file=a.xml,line=3,col=5,title=rule::message``."""
    lines = []
    for finding, times in fold(report.shown):
        place = f"file={_property(finding.file)}"
        if finding.line:
            place += f",line={finding.line}"
        if finding.column:
            place += f",col={finding.column}"
        hint = f" ({finding.hint})" if finding.hint else ""
        message = f"{finding.message}{hint}{f' ×{times}' if times > 1 else ''}"
        title = _property(finding.rule)
        lines.append(f"::{_COMMANDS[finding.severity]} {place},title={title}::{_data(message)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
