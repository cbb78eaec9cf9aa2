"""What a list holds: entries with their ids, names and descriptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from tei_tools.findings import Finding

Kind = Literal["person", "place", "org", "term"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, place, organization or term.

    ``id`` is a valid ``xml:id``; ``name`` is the heading as the list has it (``Ball, George W.``),
    ``variants`` are further headings, ``columns`` whatever else the list says of the entry.
    """

    id: str
    name: str
    description: str = ""
    kind: Kind = "person"
    variants: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Authority:
    """The entries of a list in its order, ids unique, and what was amiss in reading it."""

    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()

    def of_kind(self, *kinds: Kind) -> Authority:
        """The same list with the entries of these kinds alone."""
        return Authority(tuple(e for e in self.entries if e.kind in kinds), self.findings)
