"""Findings as lines."""

from __future__ import annotations

from tei_tools.check.reports.model import Report, fold


def as_text(report: Report) -> str:
    """One line a finding: ``file:line:column: severity: message (hint) [rule]``.

    What is said more than once of a file is one line, with ``×37`` at its end.
    """
    return "".join(
        f"{finding}{f' ×{times}' if times > 1 else ''}\n" for finding, times in fold(report.shown)
    )
