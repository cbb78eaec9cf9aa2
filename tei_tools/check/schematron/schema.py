"""A Schematron schema, ready for use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias

from tei_tools.check.faults import Fault, Weighed
from tei_tools.check.index import Index
from tei_tools.check.schematron.contexts import Branch, branches
from tei_tools.check.schematron.full import Full, FullSession
from tei_tools.check.schematron.libxml2 import Libxml2, Libxml2Session
from tei_tools.check.schematron.model import Assertion, Let, Pattern, Rule, Schematron, Value
from tei_tools.check.schematron.subjects import Subject
from tei_tools.errors import SchemaError

#: The expressions of a schema in one document, by either of the two engines.
Session: TypeAlias = FullSession | Libxml2Session
PREFIX = "schematron:"
FAILED = "schematron-failed"


class SchematronRules:
    """The rules of one schema."""

    def __init__(self, schema: Schematron) -> None:
        self.schema = schema
        self.names = frozenset(PREFIX + each for each in schema.ids())
        self._language: Full | Libxml2 = (
            Libxml2(schema.namespaces)
            if schema.binding == "xpath1"
            else Full(schema.binding, schema.namespaces)
        )
        self._branches: dict[str, tuple[Branch, ...]] = {}
        self._unusable: dict[str, ValueError] = {}

    def check(self) -> None:
        """Try all expressions. Raises SchemaError, with file and line, where one is wrong."""
        self._try([let.value for let in self.schema.lets], 0)
        for pattern in self.schema.patterns:
            self._try([let.value for let in pattern.lets], 0)
            for rule in pattern.rules:
                self._try([each.path for each in self._of(rule, strict=True)], rule.line)
                self._try([let.value for let in rule.lets], rule.line)
                for each in rule.assertions:
                    values = [v.select for v in each.message + each.hint if isinstance(v, Value)]
                    self._try([each.test, *values], each.line)

    def _try(self, expressions: list[str], line: int) -> None:
        for expression in expressions:
            try:
                self._language.check(expression)
            except Exception as error:  # whatever a parser of a library raises
                raise self._fault(expression, line, error) from None

    def _fault(self, expression: str, line: int, error: Exception) -> SchemaError:
        where = f"{self.schema.source}:{line}" if line else self.schema.source
        return SchemaError(f"{where}: the expression {expression} cannot be used: {error}")

    def _of(self, rule: Rule, strict: bool = False) -> tuple[Branch, ...]:
        """The branches of the context of a rule; none where the context is no pattern."""
        if rule.context not in self._branches:
            try:
                found = branches(rule.context, self.schema.namespaces)
            except ValueError as error:
                if strict:
                    raise self._fault(rule.context, rule.line, error) from None
                self._unusable[rule.context] = error
                found = ()
            self._branches[rule.context] = found
        return self._branches[rule.context]

    @cached_property
    def _wanting(self) -> Mapping[str, Sequence[int]]:
        """The patterns, by number, that concern documents with an element or attribute of a name;
        under no name those that may concern any."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(self.schema.patterns):
            for rule in pattern.rules:
                for branch in self._of(rule):
                    found[branch.element or branch.attribute].append(number)
                if rule.context in self._unusable:
                    found[""].append(number)
        return found

    def _concerned(self, index: Index) -> Iterator[Pattern]:
        """The patterns of which some rule may concern the document, in their order.

        A schema has hundreds, of which a document needs a few.
        """
        numbers = set(self._wanting.get("", ()))
        for names in (index.by_name, index.by_attribute):
            for name in self._wanting.keys() & names.keys():
                numbers.update(self._wanting[name])
        return (self.schema.patterns[number] for number in sorted(numbers))

    def faults(self, index: Index) -> Iterator[Weighed]:
        """What the rules have against a document, pattern by pattern."""
        session = self._language.begin(index.tree)
        scope = _Scope(session, self.schema.lets, Subject(index.root, document=True))
        for pattern in self._concerned(index):
            yield from self._of_pattern(pattern, index, scope)

    def _of_pattern(self, pattern: Pattern, index: Index, above: _Scope) -> Iterator[Weighed]:
        taken: set[Subject] = set()
        several = len(pattern.rules) > 1
        scope = above.within(pattern.lets, above.subject)
        for rule in pattern.rules:
            if error := self._unusable.get(rule.context):
                yield _failed("context", rule.context, above.subject, error)
            for branch in self._of(rule):
                if not branch.may_fit(index):
                    continue
                try:
                    fitting = (
                        [Subject(element) for element in index.by_name[branch.element]]
                        if branch.plain
                        else scope.session.matches(branch)
                    )
                except Exception as error:
                    yield _failed("context", rule.context, above.subject, error)
                    continue
                for subject in fitting:
                    if subject not in taken:
                        if several or len(self._of(rule)) > 1:
                            taken.add(subject)
                        yield from _of_rule(rule, subject, scope)


def _of_rule(rule: Rule, subject: Subject, above: _Scope) -> Iterator[Weighed]:
    scope = above.within(rule.lets, subject)
    for each in rule.assertions:
        try:
            if scope.holds(each.test, subject) == each.reports:
                yield _weighed(each, subject, scope)
        except Exception as error:  # an expression may fail in a library in any way
            yield _failed("test", each.test, subject, error)


class _Scope:
    """The variables that a rule sees, worked out when one of them is first wanted."""

    def __init__(
        self, session: Session, lets: Sequence[Let], subject: Subject, above: _Scope | None = None
    ) -> None:
        self.session = session
        self.subject = subject
        self._lets = lets
        self._above = above
        self._values: dict[str, Any] | None = None

    def within(self, lets: Sequence[Let], subject: Subject) -> _Scope:
        """The scope with these variables too, which are worked out at a node."""
        return _Scope(self.session, lets, subject, self) if lets else self

    def holds(self, test: str, subject: Subject) -> bool:
        """Whether a test is true at a node."""
        return self.session.holds(test, subject, self._wanted_by(test))

    def said(self, parts: Sequence[str | Value], subject: Subject) -> str:
        """A message about a node, on one line."""
        texts = (
            part
            if isinstance(part, str)
            else self.session.text(part.select, subject, self._wanted_by(part.select))
            for part in parts
        )
        return " ".join("".join(texts).split())

    def _wanted_by(self, expression: str) -> Mapping[str, Any]:
        return self._all() if "$" in expression else {}

    def _all(self) -> Mapping[str, Any]:
        """All variables, by name; a later one may be said with the help of an earlier one."""
        if self._values is None:
            values = dict(self._above._all()) if self._above else {}
            for let in self._lets:
                values[let.name] = self.session.value(let.value, self.subject, values)
            self._values = values
        return self._values


def _weighed(assertion: Assertion, subject: Subject, scope: _Scope) -> Weighed:
    message = scope.said(assertion.message, subject) or f"not so: {assertion.test}"
    hint = scope.said(assertion.hint, subject)
    fault = Fault(subject.element, message, hint, subject.attribute)
    return PREFIX + assertion.id, assertion.severity, fault


def _failed(what: str, expression: str, subject: Subject, error: Exception) -> Weighed:
    """A test or the context of a rule that cannot be decided; the rule says nothing then."""
    reason = str(error).rpartition("] ")[2] or type(error).__name__
    message = f"the {what} {' '.join(expression.split())} could not be decided here: {reason}"
    hint = "look whether the values here are of the form that the test expects"
    if what == "context":
        hint = "mend the rule in the schema; nothing is checked by it"
    return FAILED, "warning", Fault(subject.element, message, hint)
