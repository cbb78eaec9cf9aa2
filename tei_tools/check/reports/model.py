"""What a report is made of, and its summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tei_tools.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """What a run has found.

    ``files`` are the files that were checked, in order. ``ignored`` counts the findings that the
    documents themselves say to ignore, ``known`` those of the baseline, ``left_out`` those that
    were not asked for; none of these stands among the ``findings``.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    ignored: int = 0
    known: int = 0
    left_out: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(finding.severity == severity for finding in self.findings)


Form: TypeAlias = Callable[[Report], str]


def fold(findings: Sequence[Finding]) -> list[tuple[Finding, int]]:
    """The findings, each with how often the same is said of the same file.

    Of those that say the same, the first stands for all.
    """
    keys = [(each.file, each.rule, each.severity, each.message, each.hint) for each in findings]
    times = Counter(keys)
    first = dict(zip(reversed(keys), reversed(findings), strict=True))
    return [(first[key], times[key]) for key in dict.fromkeys(keys)]


def summary(report: Report) -> str:
    """One line: ``3 files checked: 2 errors, 1 warning; 4 ignored by the documents``."""
    nouns: tuple[tuple[Severity, str], ...] = (
        ("error", "error"), ("warning", "warning"), ("info", "note"),
    )  # fmt: skip
    said = [number(n, noun) for severity, noun in nouns if (n := report.count(severity))]
    parts = [", ".join(said) or "all well"]
    if report.ignored:
        parts.append(f"{report.ignored:,} ignored by the documents")
    if report.known:
        parts.append(f"{report.known:,} known from the baseline")
    if report.left_out:
        parts.append(f"{report.left_out:,} not shown")
    return f"{number(len(report.files), 'file')} checked: {'; '.join(parts)}"


def number(count: int, noun: str) -> str:
    """``1 file``, ``2,000 files``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
