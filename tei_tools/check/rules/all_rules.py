"""The table of all rules."""

from __future__ import annotations

from functools import cache

from tei_tools.check.rules import (
    attachments,
    characters,
    datekinds,
    datelines,
    dates,
    datetext,
    divisions,
    entries,
    ids,
    metadata,
    names,
    notes,
    orphans,
    pages,
    parts,
    pointers,
    quotations,
    references,
    signatures,
    signers,
    structure,
    tables,
    volume,
)
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import Profile

#: All rules, family by family.
RULES: tuple[Rule, ...] = (
    *ids.RULES,
    *pointers.RULES,
    *references.RULES,
    *structure.RULES,
    *divisions.RULES,
    *tables.RULES,
    *notes.RULES,
    *orphans.RULES,
    *pages.RULES,
    *dates.RULES,
    *datetext.RULES,
    *datelines.RULES,
    *datekinds.RULES,
    *names.RULES,
    *entries.RULES,
    *signatures.RULES,
    *signers.RULES,
    *parts.RULES,
    *attachments.RULES,
    *quotations.RULES,
    *characters.RULES,
    *metadata.RULES,
    *volume.RULES,
)


@cache
def rules_of(profile: Profile) -> tuple[Rule, ...]:
    """The rules that a profile applies."""
    return tuple(rule for rule in RULES if profile in rule.profiles)
