"""All editions of one memo: TEI, web page and plain text, checked and written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tei_tools.check import validate
from tei_tools.edition import to_html, to_text
from tei_tools.findings import Decision, Finding, Severity
from tei_tools.following import Lists, authorities, carried_lists, make_edition, rulings
from tei_tools.recipe import Recipe, Task
from tei_tools.review import Ruling
from tei_tools.stores import write_together


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a task: what was found, the names in doubt, and the close decisions about the
    layout.

    ``source`` is the SHA-256 of the memo as it was read, ``digests`` are those of the files that
    were written, :meth:`Task.outputs`; there are none of an edition that is not valid.
    """

    findings: tuple[Finding, ...]
    doubtful: tuple[Ruling, ...]
    decisions: tuple[Decision, ...]
    source: str
    digests: tuple[str, ...]

    def count(self, severity: Severity) -> int:
        """How many findings have the severity."""
        return sum(finding.severity == severity for finding in self.findings)


def build(recipe: Recipe, task: Task) -> Built:
    """Convert a memo, check the edition, and write it in all formats.

    Nothing is written of an edition that is not valid against our schema. Raises TeiToolsError
    where the memo cannot be read, converted or written.
    """
    recipe = task.recipe or recipe
    memo = task.source.read()
    edition = make_edition(recipe, replace(task, source=replace(task.source, data=memo)))
    data = edition.xml
    (xml,) = task.outputs(("xml",))
    findings = (*edition.findings, *validate(data, name=str(xml), tree=edition.tei))
    files: tuple[Path, ...] = ()
    products: list[bytes] = []
    if not any(finding.rule.startswith("schema-") for finding in findings):
        makers = {
            "xml": lambda: data,
            "html": lambda: to_html(edition.tei, facsimile=recipe.facsimile).encode(),
            "text": lambda: to_text(edition.tei).encode(),
        }
        products = [makers[form]() for form in recipe.formats]
        files = task.outputs(recipe.formats)
    write_together(recipe.protocol, dict(zip(files, products, strict=True)))
    return Built(
        findings,
        edition.doubtful,
        edition.decisions,
        hashlib.sha256(memo).hexdigest(),
        tuple(hashlib.sha256(product).hexdigest() for product in products),
    )


@dataclass(frozen=True, slots=True)
class Carried:
    """The job of :func:`build` for workers that see none of our files: it carries the lists.

    ``recipes`` are those of the tasks, each with the one that is followed instead: its fingerprint
    tells its lists from those of other runs.
    """

    recipe: Recipe
    recipes: Mapping[Recipe, Recipe]
    lists: Lists

    def __call__(self, task: Task) -> Built:
        """Build the editions of a memo."""
        recipe = self.recipes[task.recipe or self.recipe]
        before = carried_lists.set(self.lists)
        try:
            return build(recipe, replace(task, recipe=recipe))
        finally:
            carried_lists.reset(before)


def carried(recipe: Recipe, tasks: Iterable[Task]) -> Carried:
    """The job of the tasks, with all lists; raises AuthorityError where one cannot be used."""
    recipes, lists = {}, {}
    for one in dict.fromkeys([recipe, *(task.recipe for task in tasks if task.recipe)]):
        held = (authorities(one), rulings(one))
        own = replace(one, fingerprint=hashlib.sha256(repr(held).encode()).hexdigest())
        recipes[one], lists[own] = own, held
    return Carried(recipe, recipes, lists)
