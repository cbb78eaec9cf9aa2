"""What a list holds: entries with their ids, names and descriptions."""

from __future__ import annotations

from collections import defaultdict
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

    def __reduce__(self) -> tuple[type[Entry], tuple[object, ...]]:
        """How it is sent to other processes, which a mapping that cannot be changed is not."""
        return Entry, (
            self.id, self.name, self.description, self.kind, self.variants, dict(self.columns)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Authority:
    """The entries of a list in its order, ids unique, and what was amiss in reading it."""

    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    _places: dict[str, int] = field(init=False, repr=False, compare=False)
    _headings: dict[str, list[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Looked up for every document, and a list may have 50,000 entries.
        headings: dict[str, list[str]] = defaultdict(list)
        for entry in self.entries:
            headings[entry.name.casefold()].append(entry.id)
        object.__setattr__(self, "_headings", dict(headings))
        places = {entry.id: place for place, entry in enumerate(self.entries)}
        object.__setattr__(self, "_places", places)

    def __contains__(self, id: object) -> bool:
        """Whether an entry has the id."""
        return id in self._places

    def pick(self, ids: Iterable[str]) -> list[Entry]:
        """The entries with these ids, each once, in the order of the list."""
        places = self._places
        return [self.entries[at] for at in sorted({places[id] for id in ids if id in places})]

    def headed(self, heading: str) -> list[str]:
        """The ids of the entries whose name is the heading, whatever its capitals."""
        return self._headings.get(heading.casefold(), [])

    def of_kind(self, *kinds: Kind) -> Authority:
        """The same list with the entries of these kinds alone."""
        return Authority(tuple(e for e in self.entries if e.kind in kinds), self.findings)
