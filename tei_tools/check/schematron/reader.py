"""A Schematron schema in XML becomes values (ISO/IEC 19757-3:2016 and 2020)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from tei_tools.check.faults import line_of
from tei_tools.check.schematron.inclusion import included
from tei_tools.check.schematron.model import (
    Assertion,
    Binding,
    Let,
    Pattern,
    Rule,
    Schematron,
    Value,
)
from tei_tools.errors import SchemaError
from tei_tools.findings import Severity
from tei_tools.tei import local_name

SCH = "{http://purl.oclc.org/dsdl/schematron}"
_XSLT = "{http://www.w3.org/1999/XSL/Transform}"
_Node = etree._Element

_BINDINGS: dict[str, Binding] = {
    "": "xpath1", "xslt": "xpath1", "xslt1": "xpath1", "xpath": "xpath1", "xpath1": "xpath1",
    "xslt2": "xpath2", "xpath2": "xpath2", "xslt3": "xpath3", "xpath3": "xpath3",
    "xpath31": "xpath3",
}  # fmt: skip
#: What ``role`` says of severity, by the words in use; TEI says nonfatal.
_SEVERITIES: dict[str, Severity] = {
    **dict.fromkeys(("fatal", "error"), "error"),
    **dict.fromkeys(("warning", "warn", "nonfatal"), "warning"),
    **dict.fromkeys(("info", "information", "note", "hint", "trace"), "info"),
}
#: Attributes in which an abstract pattern writes its parameters.
_EXPRESSIONS = ("context", "test", "value", "select", "path", "documents", "subject")


def binding_of(name: str, path: Path) -> Binding:
    """The language that a ``queryBinding`` names. Raises SchemaError where it is none of ours."""
    try:
        return _BINDINGS[name.strip().lower()]
    except KeyError:
        raise SchemaError(
            f"{path}: the query binding {name} is not known; known are xslt, xslt2, xslt3, xpath2 "
            "and xpath3"
        ) from None


def read_schematron(root: _Node, path: Path, phase: str = "") -> Schematron:
    """The schema of the root element ``schema``; without ``phase`` its default phase.

    Raises SchemaError, with file and line, where it cannot be used.
    """
    root = included(root, path)
    reader = _Reader(path, root)
    return reader.schema(root, phase)


@dataclass(slots=True)
class _Reader:
    path: Path
    root: _Node
    abstract_rules: dict[str, _Node] = field(default_factory=dict)
    diagnostics: dict[str, _Node] = field(default_factory=dict)

    def schema(self, root: _Node, phase: str) -> Schematron:
        """The whole."""
        if root.tag != f"{SCH}schema":
            raise self.fault(root, f"<{local_name(root)}> is no schema in ISO Schematron")
        for foreign in root.iter(f"{_XSLT}*"):
            raise self.fault(
                foreign,
                f"<xsl:{local_name(foreign)}> needs an XSLT processor, and is not supported; "
                "write what it does as expressions in <sch:let>",
            )
        self.abstract_rules = {
            node.get("id", ""): node for node in root.iter(f"{SCH}rule") if _abstract(node)
        }
        self.diagnostics = {node.get("id", ""): node for node in root.iter(f"{SCH}diagnostic")}
        namespaces = {ns.get("prefix", ""): ns.get("uri", "") for ns in root.iter(f"{SCH}ns")}
        lets = self.lets(root)
        patterns = self.patterns(root)
        active = phase if phase not in ("", "#DEFAULT") else root.get("defaultPhase", "#ALL")
        if active != "#ALL":
            chosen = self.phase(root, active)
            lets = (*lets, *self.lets(chosen))
            wanted = {node.get("pattern") for node in chosen.iter(f"{SCH}active")}
            if missing := sorted(wanted - {pattern.id for pattern in patterns}, key=str):
                raise self.fault(chosen, f"there is no pattern {missing[0]}")
            patterns = tuple(pattern for pattern in patterns if pattern.id in wanted)
        binding = binding_of(root.get("queryBinding", ""), self.path)
        return Schematron(str(self.path), binding, namespaces, lets, patterns)

    def phase(self, root: _Node, name: str) -> _Node:
        """The phase of this name."""
        phases = {node.get("id", ""): node for node in root.iterchildren(f"{SCH}phase")}
        if name not in phases:
            known = ", ".join([*phases, "#ALL"])
            raise SchemaError(f"{self.path}: there is no phase {name}; there are {known}")
        return phases[name]

    def patterns(self, root: _Node) -> tuple[Pattern, ...]:
        """All patterns that are not abstract."""
        nodes = list(root.iterchildren(f"{SCH}pattern"))
        abstract = {node.get("id", ""): node for node in nodes if _abstract(node)}
        return tuple(self.pattern(node, abstract) for node in nodes if not _abstract(node))

    def pattern(self, node: _Node, abstract: dict[str, _Node]) -> Pattern:
        """One pattern; one that says ``is-a`` is the abstract one with its parameters."""
        name = node.get("id", "")
        if node.get("documents"):
            raise self.fault(node, "a pattern for other documents (@documents) is not supported")
        if model := node.get("is-a"):
            if model not in abstract:
                raise self.fault(node, f"there is no abstract pattern {model}")
            values = {
                param.get("name", ""): param.get("value", "")
                for param in node.iterchildren(f"{SCH}param")
            }
            node = _filled_in(abstract[model], values)
        rules = tuple(
            self.rule(each, name) for each in node.iterchildren(f"{SCH}rule") if not _abstract(each)
        )
        return Pattern(name, self.lets(node), rules)

    def rule(self, node: _Node, pattern_id: str) -> Rule:
        """One rule, with what it takes over from abstract ones in its place."""
        context = node.get("context")
        if not context:
            raise self.fault(node, "the rule says of no @context to what it applies")
        parts = list(self.parts(node, ()))
        lets = tuple(self.let(part) for part in parts if part.tag == f"{SCH}let")
        assertions = tuple(
            self.assertion(part, node, pattern_id)
            for part in parts
            if part.tag in (f"{SCH}assert", f"{SCH}report")
        )
        return Rule(" ".join(context.split()), lets, assertions, line_of(node))

    def parts(self, node: _Node, above: tuple[str, ...]) -> Iterator[_Node]:
        """The children of a rule, those of the abstract rules that it extends in their place."""
        for child in node.iterchildren(f"{SCH}*"):
            if local_name(child) != "extends":
                yield child
                continue
            name = child.get("rule", "")
            if name not in self.abstract_rules or name in above:
                what = "extends itself" if name in above else "is not there"
                raise self.fault(child, f"the abstract rule {name} {what}")
            yield from self.parts(self.abstract_rules[name], (*above, name))

    def assertion(self, node: _Node, rule: _Node, pattern_id: str) -> Assertion:
        """One ``assert`` or ``report``."""
        test = node.get("test")
        if not test:
            raise self.fault(node, f"<{local_name(node)}> has no @test")
        own = node.get("id") or rule.get("id") or pattern_id or f"{self.path.stem}-{line_of(node)}"
        role = node.get("role") or rule.get("role") or ""
        hints: list[str | Value] = []
        for name in node.get("diagnostics", "").split():
            if name not in self.diagnostics:
                raise self.fault(node, f"there is no diagnostic {name}")
            hints += [*([" "] if hints else []), *_message(self.diagnostics[name])]
        return Assertion(
            own, test, local_name(node) == "report", _SEVERITIES.get(role.lower(), "error"),
            tuple(_message(node)), tuple(hints), line_of(node),
        )  # fmt: skip

    def lets(self, node: _Node) -> tuple[Let, ...]:
        """The variables of a schema, phase or pattern."""
        return tuple(self.let(each) for each in node.iterchildren(f"{SCH}let"))

    def let(self, node: _Node) -> Let:
        """One variable."""
        name, value = node.get("name", "").strip().removeprefix("$"), node.get("value")
        if not name or value is None:
            raise self.fault(node, "a <let> has a @name and a @value here")
        return Let(name, value)

    def fault(self, node: _Node, what: str) -> SchemaError:
        """The error that says what is wrong with the schema, and where."""
        return SchemaError(f"{self.path}:{line_of(node)}: not a usable Schematron schema: {what}")


def _message(node: _Node) -> Iterator[str | Value]:
    """The text of a message; what is markup in it (``emph``, ``span``, ``dir``) is its text."""
    yield node.text or ""
    for child in node:
        match local_name(child) if str(child.tag).startswith(SCH) else "":
            case "value-of":
                yield Value(child.get("select", "."))
            case "name":
                path = child.get("path")
                yield Value(f"name({path})" if path else "name(.)")
            case "emph" | "span" | "dir":
                yield from _message(child)
        yield child.tail or ""


def _filled_in(abstract: _Node, values: dict[str, str]) -> _Node:
    """A copy of an abstract pattern with its parameters replaced."""
    node = deepcopy(abstract)
    if not values:
        return node
    names = "|".join(sorted(map(re.escape, values), key=len, reverse=True))
    parameter = re.compile(rf"\$({names})(?![\w.-])")
    for each in node.iter(f"{SCH}*"):
        for attribute in _EXPRESSIONS:
            if text := each.get(attribute):
                each.set(attribute, parameter.sub(lambda match: values[match[1]], text))
    return node


def _abstract(node: _Node) -> bool:
    return node.get("abstract") == "true"
