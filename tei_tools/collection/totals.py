"""The numbers of a run."""

from __future__ import annotations

from dataclasses import dataclass

from tei_tools.collection.model import Made, Status
from tei_tools.counting import count


@dataclass(slots=True)
class Totals:
    """How many memos there are, what became of them, and what was found in those that have been
    built, now or earlier; ``doubts`` are decisions that were close."""

    memos: int = 0
    built: int = 0
    unchanged: int = 0
    failed: int = 0
    kept: int = 0
    waiting: int = 0
    editions: int = 0
    errors: int = 0
    warnings: int = 0
    doubts: int = 0

    def add(self, status: Status, made: Made) -> None:
        """Count a memo."""
        self.memos += 1
        self.built += status == "built"
        self.unchanged += status == "unchanged"
        self.failed += status == "failed"
        self.kept += status == "kept"
        self.waiting += status == "waiting"
        self.editions += len(made.outputs)
        for finding in made.findings:
            self.errors += finding.severity == "error"
            self.warnings += finding.severity == "warning"
        self.doubts += len(made.names) + len(made.layout)

    def __str__(self) -> str:
        """One line: ``5 memos: 2 built, 2 unchanged, 1 failed, 3 warnings``."""
        became = [f"{self.built:,} built"] if self.built or not self.unchanged else []
        for number, word in (
            (self.unchanged, "unchanged"), (self.failed, "failed"), (self.kept, "kept"),
            (self.waiting, "waiting"),
        ):  # fmt: skip
            became += [f"{number:,} {word}"] if number else []
        found = [
            count(number, noun)
            for number, noun in ((self.errors, "error"), (self.warnings, "warning"))
            if number
        ]
        return f"{count(self.memos, 'memo')}: {', '.join(became + found)}"
