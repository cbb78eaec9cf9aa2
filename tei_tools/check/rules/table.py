"""The table of all rules."""

from __future__ import annotations

from functools import cache

from tei_tools.check.rules import (
    characters,
    datelines,
    dates,
    datetext,
    ids,
    metadata,
    names,
    notes,
    pages,
    parts,
    pointers,
    quotations,
    signatures,
    structure,
    tables,
)
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import Profile

#: All rules, family by family.
RULES: tuple[Rule, ...] = (
    *ids.RULES,
    *pointers.RULES,
    *structure.RULES,
    *tables.RULES,
    *notes.RULES,
    *pages.RULES,
    *dates.RULES,
    *datetext.RULES,
    *datelines.RULES,
    *names.RULES,
    *signatures.RULES,
    *parts.RULES,
    *quotations.RULES,
    *characters.RULES,
    *metadata.RULES,
)


@cache
def rules_of(profile: Profile) -> tuple[Rule, ...]:
    """The rules that a profile applies."""
    return tuple(rule for rule in RULES if profile in rule.profiles)
