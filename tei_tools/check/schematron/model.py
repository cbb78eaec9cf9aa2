"""What a Schematron schema says, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from tei_tools.findings import Severity

#: The language of its expressions.
Binding: TypeAlias = Literal["xpath1", "xpath2", "xpath3"]


@dataclass(frozen=True, slots=True)
class Value:
    """``value-of``: what the expression gives, as text. ``name`` is one too."""

    select: str


@dataclass(frozen=True, slots=True)
class Let:
    """A variable: its name without ``$``, and its expression."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """An ``assert``, or a ``report`` if ``reports``: then it speaks where the test holds.

    ``hint`` are its diagnostics. ``line`` is that of the schema.
    """

    id: str
    test: str
    reports: bool
    severity: Severity
    message: tuple[str | Value, ...]
    hint: tuple[str | Value, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: for which nodes, and what holds for them."""

    context: str
    lets: tuple[Let, ...]
    assertions: tuple[Assertion, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """Rules of which for each node the first one that fits is applied."""

    id: str
    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Schematron:
    """A schema: the patterns of its phase. ``source`` is its file, for messages."""

    source: str
    binding: Binding
    namespaces: Mapping[str, str]
    lets: tuple[Let, ...] = ()
    patterns: tuple[Pattern, ...] = field(default=())

    def ids(self) -> frozenset[str]:
        """The identifiers of all its assertions."""
        return frozenset(
            assertion.id
            for pattern in self.patterns
            for rule in pattern.rules
            for assertion in rule.assertions
        )
