"""What a report is made of, and its summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from tei_tools.counting import count
from tei_tools.findings import Finding, Severity

#: Severities in order.
RANKS: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class Report:
    """What a run has found.

    ``findings`` are those that count, ``files`` the files that were checked, both in order.
    ``ignored`` is the number of findings that the documents themselves say to ignore, ``known``
    that of those in the baseline. ``left_out`` are findings that count, but are not to be shown.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    ignored: int = 0
    known: int = 0
    left_out: frozenset[int] = frozenset()

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that are to be shown."""
        return tuple(f for index, f in enumerate(self.findings) if index not in self.left_out)

    def showing(self, severity: Severity, most: int | None) -> Report:
        """The same report, showing only findings of this severity or a graver one.

        Of more than ``most`` the gravest stay, and of these the first.
        """
        order = sorted(range(len(self.findings)), key=lambda i: -RANKS[self.findings[i].severity])
        graver = [i for i in order if RANKS[self.findings[i].severity] >= RANKS[severity]]
        left_out = frozenset(order) - frozenset(graver[:most])
        return replace(self, left_out=left_out)

    def without(self, is_known: Callable[[Finding], bool]) -> Report:
        """The same report without the findings that are known."""
        new = tuple(finding for finding in self.findings if not is_known(finding))
        return replace(self, findings=new, known=len(self.findings) - len(new))

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
    said = [count(n, noun) for severity, noun in nouns if (n := report.count(severity))]
    parts = [", ".join(said) or "all well"]
    if report.ignored:
        parts.append(f"{report.ignored:,} ignored by the documents")
    if report.known:
        parts.append(f"{report.known:,} known from the baseline")
    if report.left_out:
        parts.append(f"{len(report.left_out):,} not shown")
    return f"{count(len(report.files), 'file')} checked: {'; '.join(parts)}"
