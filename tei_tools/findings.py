"""What the toolkit has to say about a document: findings, and decisions that were close."""

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

    @property
    def place(self) -> str:
        """Line and column, ``12:3``; what is not known is left out."""
        return ":".join(str(number) for number in (self.line, self.column) if number)

    def __str__(self) -> str:
        """One line in the form that editors and build tools recognize: ``file:line:column: …``."""
        place = f":{self.place}" if self.place else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}{place}: {self.severity}: {self.message}{hint} [{self.rule}]"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that was close, for the archivist to look at.

    ``start`` and ``end`` are half-open offsets into the source text, ``line`` and ``column`` where
    it begins, from 1, ``text`` its first words. ``kind`` is ``note``, ``block`` or ``language``,
    ``choice`` what was decided, ``alternatives`` what else it may be, in words. ``margin`` is by
    how much the choice won, in log odds; 0 where it is not measured.
    """

    start: int
    end: int
    kind: Literal["note", "block", "language"]
    choice: str
    alternatives: tuple[str, ...]
    margin: float = 0.0
    line: int = 0
    column: int = 0
    text: str = ""
