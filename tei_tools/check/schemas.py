"""Schemas: where the project's own are, and how any is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lxml import etree

from tei_tools.check.explanations import Problem
from tei_tools.check.registry import KINDS, registered_as
from tei_tools.check.schemafile import schema_root
from tei_tools.check.words import one_of
from tei_tools.errors import SchemaError

if TYPE_CHECKING:
    from tei_tools.check.schematron.schema import SchematronRules

_PACKAGE = Path(__file__).resolve().parents[1]


class Schema(Protocol):
    """A schema that is ready for use."""

    def accepts(self, tree: etree._ElementTree) -> bool:
        """Whether the document is valid."""

    def problems(self, tree: etree._ElementTree) -> Iterator[Problem]:
        """What is wrong with a document that is not."""


def schema_folder() -> Path:
    """The folder of the project's schemas: in the wheel within the package, else beside it."""
    inside = _PACKAGE / "schema"
    return inside if inside.is_dir() else _PACKAGE.parent / "schema"


@cache
def own_schema() -> Path:
    """The schema of the editions that the converter makes."""
    return schema_folder() / "tei_memo.xsd"


def schema_named(name: str) -> Path | None:
    """The schema that a user means: a file, or one that is registered under this name."""
    path = Path(name)
    return path if path.is_file() else registered_as(name)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file of a schema holds: a grammar, rules in Schematron, or both.

    ``note`` says what of it is not used, in words for the user.
    """

    grammar: Schema | None = None
    rules: SchematronRules | None = None
    note: str = ""


def load_schema(path: Path | None = None, phase: str = "") -> Loaded:
    """Load a schema, of the kind that the end of its name tells (see ``KINDS``).

    Without a path it is the schema of our own editions. ``phase`` is the phase of Schematron, by
    default the one that the schema says. What was loaded is kept until that file changes; that one
    which it includes has changed is not seen. Raises SchemaError where the file cannot be used.
    """
    if path is None:
        return _own()
    try:
        return _load(path, path.stat().st_mtime_ns, phase)
    except OSError as error:
        raise SchemaError(f"{path}: the schema cannot be read ({error.strerror})") from None


def load_rules(path: Path, phase: str = "") -> list[SchematronRules]:
    """The rules of a Schematron schema, or of all in a folder, in the order of their names.

    Raises SchemaError where there are none, or they cannot be used.
    """
    files = sorted(path.rglob("*.sch")) if path.is_dir() else [path]
    found = [rules for file in files if (rules := load_schema(file, phase).rules)]
    if not found:
        raise SchemaError(f"{path}: holds no rules in Schematron; wanted .sch, or a folder of them")
    return found


@cache
def _own() -> Loaded:
    """Our own schema, which does not change while the program runs."""
    return _load(own_schema(), 0, "")


@lru_cache(maxsize=32)
def _load(path: Path, changed: int, phase: str) -> Loaded:
    match path.suffix.lower():
        case ".xsd":
            from tei_tools.check.xsd import XsdSchema

            return Loaded(XsdSchema(path))
        case ".dtd":
            from tei_tools.check.dtd import DtdSchema

            return Loaded(DtdSchema(path))
        case ".rng" | ".rnc":
            return _relaxng(path, phase)
        case ".sch":
            rules = _schematron(schema_root(path), path, phase)
            rules.check()
            return Loaded(rules=rules)
        case ".odd":
            return _odd(path, phase)
    raise SchemaError(f"{path}: unknown kind of schema; wanted {one_of(KINDS)}")


def _relaxng(path: Path, phase: str) -> Loaded:
    """A grammar, with the rules that stand in it."""
    from tei_tools.check.relaxng.grammar import Grammar
    from tei_tools.check.schematron.extraction import embedded_schema

    root = schema_root(path)
    inner = embedded_schema(root)
    rules = None if inner is None else _schematron(inner, path, phase)
    try:
        return Loaded(Grammar(path, root), rules)
    except RecursionError:
        message = "the schema is nested too deeply, or is a part of itself"
        raise SchemaError(f"{path}: {message}") from None


def _odd(path: Path, phase: str) -> Loaded:
    """The rules of an ODD, whose grammar is another file."""
    from tei_tools.check.schematron.extraction import embedded_schema

    inner = embedded_schema(schema_root(path))
    if inner is None:
        raise SchemaError(
            f"{path}: the ODD has no rules in Schematron; give the RELAX NG schema compiled from it"
        )
    rules = _schematron(inner, path, phase)
    rules.check()
    note = (
        f"{path}: only the Schematron rules of the ODD are applied; for its grammar give the "
        "RELAX NG schema compiled from it"
    )
    return Loaded(rules=rules, note=note)


def _schematron(root: etree._Element, path: Path, phase: str) -> SchematronRules:
    from tei_tools.check.schematron.reader import read_schematron
    from tei_tools.check.schematron.schema import SchematronRules

    return SchematronRules(read_schematron(root, path, phase))
