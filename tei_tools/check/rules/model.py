"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from tei_tools.check.faults import Fault
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.profiles import ALL, Profile
from tei_tools.findings import Severity

Check: TypeAlias = Callable[[Document], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of one name.

    ``holds`` says in a sentence what a sound document has. ``bad`` and ``good`` are examples, the
    content of a document's division; one that holds ``<TEI`` is a document of its own.
    ``profiles`` are those in which the rule is applied; ``why`` says what comes of breaking it.
    """

    id: str
    severity: Severity
    check: Check
    holds: str
    bad: str
    good: str
    profiles: tuple[Profile, ...] = ALL
    why: str = ""
