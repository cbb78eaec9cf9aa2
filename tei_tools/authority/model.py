"""What a list holds: entries with their ids, names and descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def merge(authorities: Iterable[Authority]) -> Authority:
    """Several lists as one; of entries with the same id the first stays.

    The same id with another name is a finding: an id must mean one person.
    """
    entries: dict[str, Entry] = {}
    findings: list[Finding] = []
    for authority in authorities:
        findings += authority.findings
        for entry in authority.entries:
            known = entries.setdefault(entry.id, entry)
            if known.name != entry.name:
                findings.append(
                    Finding(
                        entry.columns.get("source", "authority"),
                        0,
                        0,
                        "authority-id",
                        "warning",
                        f"the id {entry.id} is given to {known.name} and to {entry.name}",
                        f"{entry.name} is left out; give it an id of its own",
                    )
                )
    return Authority(tuple(entries.values()), tuple(findings))
