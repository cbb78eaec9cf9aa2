"""Validate a document: well-formed, in agreement with its schema, and sound by the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TypeAlias, get_args

from lxml import etree

from tei_tools.check.association import named_schemas
from tei_tools.check.basics import BASICS
from tei_tools.check.entities import first_entity
from tei_tools.check.explanations import Problem
from tei_tools.check.facts import Facts, facts_of
from tei_tools.check.faults import Fault, Weighed, line_of
from tei_tools.check.gathering import Gathered, Wanted, gather
from tei_tools.check.ignoring import Ignoring
from tei_tools.check.places import Places
from tei_tools.check.rules import Document, Profile, rules_of
from tei_tools.check.schemas import Schema
from tei_tools.check.selection import rule_names
from tei_tools.errors import NotWellFormedError, ReadError, XmlError
from tei_tools.findings import Finding, Severity
from tei_tools.inputs import hint_of, opened
from tei_tools.tei import TeiSource, as_source, parse, tag

#: A finding, with line and column of the start tag of its element.
_Placed: TypeAlias = tuple[tuple[int, int], Finding]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a document, in its order, and what of it the document says to ignore.

    ``facts`` are for :func:`check_together`; a file that cannot be read has none. ``is_of_others``
    is of one that names no schema, is not made by the toolkit, and not valid against its schema.
    """

    findings: tuple[Finding, ...]
    ignored: tuple[Finding, ...] = ()
    facts: Facts | None = None
    is_of_others: bool = False


def validate(
    source: TeiSource,
    *,
    name: str | None = None,
    schema: Path | str | None = None,
    profile: Profile | None = None,
    catalog: Path | str | None = None,
    rules: Sequence[Path | str] = (),
    tree: etree._ElementTree | None = None,
) -> list[Finding]:
    """Check a TEI document; return what was found, in the order of the document.

    ``source`` is a file, the bytes of one, or a tree; ``name`` stands in the findings, and is the
    path by default. ``schema`` is a schema in any of the kinds that ``load_schema`` reads, by
    default what the document names itself (which ``catalog``, an OASIS XML catalog, may help to
    find), and if it names none, that of the editions that the converter makes. ``profile`` chooses
    the rules: ``memo`` for these editions (default with their schema), ``frus``, or ``tei`` for any
    other (default with another schema). ``rules`` are Schematron files, or folders of them, that
    are applied too. ``tree`` is what :func:`tei_tools.tei.parse` made of the bytes, if they have
    been parsed already. An empty list means that all is well. Raises SchemaError if a schema cannot
    be used, TypeError if the source is none of these; whatever is wrong with the document is a
    finding, even if it is no XML at all.
    """
    wanted = Wanted(
        Path(schema) if schema else None,
        Path(catalog) if catalog else None,
        tuple(map(Path, rules)),
    )
    return list(check(as_source(source), wanted, name=name, profile=profile, tree=tree).findings)


def check(
    source: Path | bytes | etree._ElementTree,
    wanted: Wanted = Wanted(),  # noqa: B008 - it cannot be changed
    *,
    name: str | None = None,
    profile: Profile | None = None,
    edition: bool = False,
    tree: etree._ElementTree | None = None,
) -> Checked:
    """Do the same as :func:`validate`; return also what the document says to ignore.

    And what is to be looked at over all files of a run; ``edition`` if these are one edition.
    """
    name = name or (str(source) if isinstance(source, Path) else "<input>")
    try:
        tree = tree or _tree(source, name)
    except (OSError, ReadError) as error:
        return Checked((_unreadable(name, source, error),))
    except XmlError as error:
        return Checked((_malformed(name, error),))
    document = Document(tree, profile or default_profile(wanted.schema, tree), name)
    if entity := first_entity(document):
        return Checked((_entity(name, entity),))
    schemas = gather(tree, source if isinstance(source, Path) else None, wanted)
    of_schemas = frozenset().union(*(each.rules.names for each in schemas.loaded if each.rules))
    ignoring = Ignoring(document, _known(of_schemas))
    places = Places(document, source if isinstance(source, Path | bytes) else None)
    found: list[_Placed] = []
    ignored: list[_Placed] = []
    for weighed in _faults(document, schemas):
        rule, _, fault = weighed
        list_of = ignored if ignoring.covers(rule, fault.element) else found
        list_of.append(_placed(document, places, weighed))
    facts = facts_of(document, ignoring, edition)
    found += _of_instructions(document, ignoring, _applied(document.profile, of_schemas))
    is_of_others = not schemas.is_chosen and not _is_ours(tree) and any(map(_is_invalid, found))
    return Checked(_in_order(found), _in_order(ignored), facts, is_of_others)


def _is_ours(tree: etree._ElementTree) -> bool:
    """Whether the toolkit has made the document, by its header."""
    made_by = (each.get("ident") for each in tree.iter(tag("application")))
    return "tei-tools" in made_by


def _is_invalid(placed: _Placed) -> bool:
    return placed[1].rule.startswith("schema-")


def _faults(document: Document, schemas: Gathered) -> Iterator[Weighed]:
    """What the schemas have against a document, our rules, and those of the schemas."""
    by_rules = [
        (rule, fault) for rule in rules_of(document.profile) for fault in rule.check(document)
    ]
    # Some rules say better than the schema what is wrong with a value, or stands in a list.
    valued = {(fault.element, fault.attribute) for _, fault in by_rules if fault.attribute}
    listed = {fault.element for rule, fault in by_rules if rule.id == "list-content"}
    for each in schemas.loaded:
        for name, fault in _problems(document.tree, each.grammar) if each.grammar else ():
            is_value = name == "schema-value" and (fault.element, fault.attribute) in valued
            is_listed = name == "schema-element" and fault.element in listed
            if not is_value and not is_listed:
                yield name, "error", fault
    for rule, fault in by_rules:
        yield rule.id, fault.severity or rule.severity, fault
    for each in schemas.loaded:
        if each.rules:
            yield from each.rules.faults(document)
    for address in schemas.absent:
        yield "schema-absent", "error", _absent(document.tree, address)


def _placed(document: Document, places: Places, weighed: Weighed) -> _Placed:
    """The finding about a fault, at its element or attribute."""
    rule, severity, fault = weighed
    start = places.of(fault.element)
    at = places.of(fault.element, fault.attribute) if fault.attribute else start
    path = document.xpath(fault.element)
    message, hint = fault.message, fault.hint
    return start, Finding(document.file, *at, rule, severity, message, hint, path)


def _of_instructions(
    document: Document, ignoring: Ignoring, applied: frozenset[str]
) -> Iterator[_Placed]:
    """The findings about what the document says to ignore, at the lines where it says so."""
    for node, fault in ignoring.faults():
        yield _of_instruction(document, node, "ignore-form", "warning", fault)
    for node, fault in ignoring.unused(applied):
        yield _of_instruction(document, node, "ignore-unused", "info", fault)


def _tree(source: Path | bytes | etree._ElementTree, name: str) -> etree._ElementTree:
    """The document as a tree. Raises OSError or XmlError, and ReadError where the file changes."""
    if isinstance(source, etree._ElementTree):
        return source
    if isinstance(source, bytes):
        return parse(source, name)
    with opened(source) as file:
        return parse(file, name)


def _unreadable(name: str, source: object, error: OSError | ReadError) -> Finding:
    """The finding about a file that cannot be read."""
    reason = str(error)
    if isinstance(error, OSError):
        hint = hint_of(source) if isinstance(source, Path) else ""
        reason = f"cannot be read ({error.strerror}){hint}"
    return Finding(name, 0, 0, "file-unreadable", "error", f"the file {reason}")


def _malformed(name: str, error: XmlError) -> Finding:
    """The finding about a document that is no XML."""
    if isinstance(error, NotWellFormedError):
        place, said, advice = (error.line, error.column), error.said, error.advice
    else:
        place, said, advice = (0, 0), str(error), ""
    return Finding(name, *place, "xml-wellformed", "error", said, advice)


def default_profile(schema: Path | None, tree: etree._ElementTree) -> Profile:
    """The rules for a document: those of our editions, unless another schema is given or named."""
    return "tei" if schema or named_schemas(tree) else "memo"


@lru_cache(maxsize=32)
def _known(further: frozenset[str]) -> frozenset[str]:
    """The names of all rules, ours and those of schemas."""
    return further.union(rule_names())


@lru_cache(maxsize=32)
def _applied(profile: Profile, further: frozenset[str]) -> frozenset[str]:
    """The names of the rules that are applied in a profile."""
    return further.union((rule.id for rule in rules_of(profile)), (basic.id for basic in BASICS))


def _in_order(placed: Iterable[_Placed]) -> tuple[Finding, ...]:
    """The findings by the elements at fault, of one element the gravest first: it is the cause."""

    def key(each: _Placed) -> tuple[object, ...]:
        start, finding = each
        gravity = get_args(Severity).index(finding.severity)
        return start, gravity, finding.line, finding.column

    return tuple(finding for _, finding in sorted(placed, key=key))


def _problems(tree: etree._ElementTree, schema: Schema) -> Iterable[Problem]:
    """What the schema has against the document."""
    if schema.accepts(tree):
        return []
    found = list(schema.problems(tree))
    if not found:  # the verdict stands, even where no explanation is found for it
        message = "the document is not valid against the schema"
        found.append(("schema-invalid", Fault(tree.getroot(), message)))
    # text that stands where elements are wanted is the cause, that these are missing follows
    stray = {fault.element for rule, fault in found if rule == "schema-text"}
    return [
        (rule, fault)
        for rule, fault in found
        if rule != "schema-missing" or fault.element not in stray
    ]


def _absent(tree: etree._ElementTree, address: str) -> Fault:
    message = f"the schema {address}, which the document names, is not here"
    hint = (
        "give it with --schema or a --catalog, or register it: tei-tools schema add "
        f"{PurePath(address).stem or 'NAME'} {address}; nothing is fetched by itself"
    )
    return Fault(tree.getroot(), message, hint)


def _of_instruction(
    document: Document, node: etree._Element, rule: str, severity: Severity, fault: Fault
) -> _Placed:
    line, path = line_of(node), document.xpath(fault.element)
    message, hint = fault.message, fault.hint
    return (line, 0), Finding(document.file, line, 0, rule, severity, message, hint, path)


def _entity(name: str, entity: str) -> Finding:
    return Finding(
        name, 1, 1, "xml-entity", "error",
        f"the document uses an entity of its own, &{entity};, which is not read for safety",
        "write the text itself in its place, and remove the declaration",
    )  # fmt: skip
