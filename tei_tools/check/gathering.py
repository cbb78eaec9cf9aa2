"""The schemas that a document is checked against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tei_tools.check.association import find_schema, named_schemas
from tei_tools.check.catalog import read_catalog
from tei_tools.check.schemas import Loaded, load_rules, load_schema


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants a document to be checked against.

    ``schema`` is a file of a schema; without it the document's own count, which ``catalog`` may
    help to find. ``rules`` are Schematron files or folders of them, ``phase`` is a phase of
    Schematron. ``embedded`` says whether the rules that stand in a grammar are applied.
    """

    schema: Path | None = None
    catalog: Path | None = None
    rules: tuple[Path, ...] = ()
    phase: str = ""
    embedded: bool = True


@dataclass(frozen=True, slots=True)
class Gathered:
    """The schemas, ready for use, and the addresses of those that are not here. ``is_chosen`` says
    that the user or the document names them; otherwise it is that of our own editions."""

    loaded: Sequence[Loaded]
    absent: Sequence[str] = ()
    is_chosen: bool = True


def prepare(wanted: Wanted) -> list[str]:
    """Load what the user names, so that what cannot be used is told at once.

    Returns what the user should know of it. Raises SchemaError.
    """
    if wanted.catalog:
        read_catalog(wanted.catalog)
    for each in wanted.rules:
        load_rules(each, wanted.phase)
    loaded = load_schema(wanted.schema, wanted.phase if wanted.schema else "")
    return [loaded.note] if loaded.note else []


def gather(tree: etree._ElementTree, path: Path | None, wanted: Wanted) -> Gathered:
    """The schemas for a document, which lies at the path. Raises SchemaError."""
    own = [Loaded(rules=each) for file in wanted.rules for each in load_rules(file, wanted.phase)]
    if wanted.schema:
        return Gathered([_in_part(load_schema(wanted.schema, wanted.phase), wanted), *own])
    index = read_catalog(wanted.catalog) if wanted.catalog else None
    loaded: list[Loaded] = []
    absent: list[str] = []
    named = named_schemas(tree)
    for address, rules_alone in named.items():
        file = find_schema(address, path, index)
        if file is None:
            absent.append(address)
        elif rules_alone:
            loaded.append(Loaded(rules=load_schema(file, wanted.phase).rules))
        else:
            loaded.append(_in_part(load_schema(file, wanted.phase), wanted))
    if not named:
        loaded = [load_schema()]
    return Gathered([*loaded, *own], absent, is_chosen=bool(named))


def _in_part(loaded: Loaded, wanted: Wanted) -> Loaded:
    """The schema, without the rules that stand in its grammar if they are not wanted."""
    if wanted.embedded or loaded.grammar is None:
        return loaded
    return Loaded(grammar=loaded.grammar)
