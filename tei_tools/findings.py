"""A finding: one observation about a document, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check or the converter has to say about one place of a document.

    ``line`` and ``column`` count from 1; 0 means that the place is not known. ``rule`` is a
    stable identifier (``note-orphan``), ``xpath`` the path of the element, ``hint`` what the
    archivist can do about it.
    """

    file: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    hint: str = ""
    xpath: str = ""

    def __str__(self) -> str:
        """One line in the form that editors and build tools recognize: ``file:line:column: …``."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}: {self.severity}: {self.message}{hint} [{self.rule}]"
