"""Which of the findings are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from tei_tools.check.basics import BASICS
from tei_tools.check.rules import RULES
from tei_tools.findings import Finding


def rule_names() -> tuple[str, ...]:
    """The names of all rules, those before the profiles first."""
    return (*(basic.id for basic in BASICS), *(rule.id for rule in RULES))


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules that count, by patterns such as ``date-*``; without any, all do.

    What makes the file unreadable always counts.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def unknown(self) -> Sequence[str]:
        """Patterns that fit no rule."""
        names = rule_names()
        return [
            pattern
            for pattern in (*self.select, *self.ignore)
            if not pattern.startswith("schematron:")  # the user's own, in schemas
            and not any(fnmatchcase(name, pattern) for name in names)
        ]

    def includes(self, rule: str) -> bool:
        """Whether findings of the rule count."""
        return (not self.select or _fits(rule, self.select)) and not _fits(rule, self.ignore)

    def holds(self, finding: Finding) -> bool:
        """Whether the finding counts."""
        if finding.rule.startswith(("file-", "xml-")) and finding.severity == "error":
            return True
        return self.includes(finding.rule)


def _fits(rule: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(rule, pattern) for pattern in patterns)
