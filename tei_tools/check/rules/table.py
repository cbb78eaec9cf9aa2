"""The table of all rules."""

from __future__ import annotations

from tei_tools.check.rules import (
    characters,
    dates,
    datetext,
    ids,
    metadata,
    names,
    notes,
    pages,
    pointers,
    structure,
)
from tei_tools.check.rules.model import Profile, Rule

#: All rules, family by family.
RULES: tuple[Rule, ...] = (
    *ids.RULES,
    *pointers.RULES,
    *structure.RULES,
    *notes.RULES,
    *pages.RULES,
    *dates.RULES,
    *datetext.RULES,
    *names.RULES,
    *characters.RULES,
    *metadata.RULES,
)


def rules_of(profile: Profile) -> tuple[Rule, ...]:
    """The rules that a profile applies."""
    return tuple(rule for rule in RULES if profile in rule.profiles)
