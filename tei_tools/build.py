"""All editions of one memo: TEI, web page and plain text, checked and written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from tei_tools.annotate.model import Annotator
from tei_tools.authority import read_authorities
from tei_tools.check import validate
from tei_tools.convert import Authorities, Edition, convert, default_annotators
from tei_tools.edition import to_html, to_text
from tei_tools.findings import Finding, Severity
from tei_tools.inputs import Input
from tei_tools.layout import NOTE_STYLES, Decision
from tei_tools.review import Ruling, read_rulings
from tei_tools.settings import Settings
from tei_tools.source import Source, decode
from tei_tools.stores import write_together

_RECIPES = 8  # how many recipes a process keeps the lists of
#: The formats of editions, with the endings of their files.
ENDINGS = {"xml": ".xml", "html": ".html", "text": ".txt"}


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is made of every memo of a run, and with what.

    ``dialect`` names a note style of ``layout.NOTE_STYLES``; it and ``unwrap`` are those of
    :func:`tei_tools.convert.convert`. ``review`` is a table of decisions about doubtful names, see
    :mod:`tei_tools.review`; the file may be missing. ``facsimile`` is the address of the images of
    pages, in web pages. ``protocol`` is that of the store that is written to, see
    :func:`tei_tools.stores.write`. ``fingerprint`` stands for what lists and decisions hold, where
    they are :class:`Carried`.
    """

    formats: tuple[str, ...] = tuple(ENDINGS)
    encoding: str | None = None
    persons: tuple[Path, ...] = ()
    terms: tuple[Path, ...] = ()
    places: tuple[Path, ...] = ()
    orgs: tuple[Path, ...] = ()
    dialect: str | None = None
    unwrap: bool | None = None
    review: Path | None = None
    facsimile: str | None = None
    settings: Settings = field(default_factory=Settings)
    protocol: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One memo and where its editions go: ``target`` is their path without an ending.

    ``recipe`` is followed instead of that of the run.
    """

    source: Input
    target: Path
    recipe: Recipe | None = None

    def __str__(self) -> str:
        return str(self.source)

    def outputs(self, formats: tuple[str, ...]) -> tuple[Path, ...]:
        """The files that are written for the formats."""
        return tuple(self.target.with_name(self.target.name + ENDINGS[f]) for f in formats)


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


def make_edition(recipe: Recipe, task: Task) -> Edition:
    """Read and convert a memo after a recipe; raises TeiToolsError where that cannot be done."""
    recipe = task.recipe or recipe
    name = str(task)
    return convert(
        Source(name, decode(task.source.read(), name, recipe.encoding)),
        annotators(recipe),
        authorities(recipe),
        recipe.settings,
        notes=next((style for style in NOTE_STYLES if style.name == recipe.dialect), None),
        unwrap=recipe.unwrap,
        rulings=rulings(recipe),
    )


@lru_cache(maxsize=_RECIPES)
def authorities(recipe: Recipe) -> Authorities:
    """The lists of a recipe, read once in each process.

    Raises AuthorityError where one cannot be used.
    """
    if recipe in (carried := _carried.get()):
        return carried[recipe][0]
    return Authorities(
        persons=read_authorities(recipe.persons, "person"),
        terms=read_authorities(recipe.terms, "term"),
        places=read_authorities(recipe.places, "place"),
        orgs=read_authorities(recipe.orgs, "org"),
    )


@lru_cache(maxsize=_RECIPES)
def rulings(recipe: Recipe) -> tuple[Ruling, ...]:
    """The decisions that the archivist has written down, read once in each process.

    Raises ReadError where the table cannot be used.
    """
    if recipe in (carried := _carried.get()):
        return carried[recipe][1]
    if recipe.review is None or not recipe.review.exists():
        return ()
    return read_rulings(recipe.review)


@lru_cache(maxsize=_RECIPES)
def annotators(recipe: Recipe) -> tuple[Annotator, ...]:
    """The annotators of a recipe, made once in each process."""
    return default_annotators(authorities(recipe))


#: Of each recipe its lists, and the archivist's decisions.
Lists: TypeAlias = Mapping[Recipe, tuple[Authorities, tuple[Ruling, ...]]]


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
        before = _carried.set(self.lists)
        try:
            return build(recipe, replace(task, recipe=recipe))
        finally:
            _carried.reset(before)


#: The lists that came with the job that is being done: a worker may do others beside it, and lives
#: longer than any of them.
_carried: ContextVar[Lists] = ContextVar("_carried", default=MappingProxyType({}))


def carried(recipe: Recipe, tasks: Iterable[Task]) -> Carried:
    """The job of the tasks, with all lists; raises AuthorityError where one cannot be used."""
    recipes, lists = {}, {}
    for one in dict.fromkeys([recipe, *(task.recipe for task in tasks if task.recipe)]):
        held = (authorities(one), rulings(one))
        own = replace(one, fingerprint=hashlib.sha256(repr(held).encode()).hexdigest())
        recipes[one], lists[own] = own, held
    return Carried(recipe, recipes, lists)


def reread() -> None:
    """Read the files of recipes anew, which may have changed since this process read them."""
    for reading in (authorities, rulings, annotators):
        reading.cache_clear()
