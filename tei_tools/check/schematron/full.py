"""XPath 2 and 3: by libxml2 where XPath 1 says the same, else by elementpath.

The package elementpath takes long to import, and a document long to wrap, so both are done only
when the first expression that needs it meets a document that it concerns.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

from lxml import etree

from tei_tools.check.schematron.contexts import Branch
from tei_tools.check.schematron.libxml2 import Libxml2
from tei_tools.check.schematron.model import Binding
from tei_tools.check.schematron.subjects import Subject, subjects
from tei_tools.check.schematron.subset import as_xpath1

#: The variable that holds the node of the rule, for the function ``current``; no name is like it.
_CURRENT = "current()"


@cache
def _parser_class(binding: Binding) -> Any:
    """The parser of a language, with the functions of XSLT that Schematron relies upon."""
    base: Any
    if binding == "xpath3":
        from elementpath.xpath3 import XPath3Parser

        base = XPath3Parser
    else:
        from elementpath import XPath2Parser

        base = XPath2Parser

    class Parser(base):  # type: ignore[misc]
        pass

    @Parser.method(Parser.function("current", nargs=0))  # type: ignore[untyped-decorator]
    def select_current(self: Any, context: Any = None) -> Any:
        if context is None:
            raise self.missing_context()
        yield context.variables[_CURRENT]

    if binding != "xpath3":

        @Parser.method(  # type: ignore[untyped-decorator]
            Parser.function("generate-id", nargs=(0, 1))
        )
        def evaluate_generate_id(self: Any, context: Any = None) -> str:
            node = self.get_argument(context, default_to_context=True)
            return "" if node is None else f"d{node.position}"

    Parser.build()
    return Parser


class Full:
    """The expressions of one schema, prepared when they are first needed."""

    def __init__(self, binding: Binding, namespaces: Mapping[str, str]) -> None:
        self._binding = binding
        self._namespaces = dict(namespaces)
        self._simple = Libxml2(namespaces)
        self._conditions: dict[str, etree.XPath | None] = {}
        self._tokens: dict[str, Any] = {}

    def check(self, expression: str) -> None:
        """Raises an error where it is no expression."""
        simple = as_xpath1(expression)
        if simple is None:
            self.token(expression)
        else:
            self._simple.check(simple)

    def condition(self, expression: str) -> etree.XPath | None:
        """The expression for libxml2, if XPath 1 says the same."""
        if expression not in self._conditions:
            simple = as_xpath1(expression)
            self._conditions[expression] = self._simple.prepared(simple) if simple else None
        return self._conditions[expression]

    def token(self, expression: str) -> Any:
        """The expression for elementpath."""
        if expression not in self._tokens:
            parser = _parser_class(self._binding)(namespaces=self._namespaces)
            self._tokens[expression] = parser.parse(expression)
        return self._tokens[expression]

    def begin(self, tree: etree._ElementTree) -> FullSession:
        """The same for one document."""
        return FullSession(self, tree)


class FullSession:
    """What expressions give in one document."""

    def __init__(self, language: Full, tree: etree._ElementTree) -> None:
        self._language = language
        self._tree = tree

    @cached_property
    def _context(self) -> Any:
        from elementpath import XPathContext

        return XPathContext(self._tree)

    def matches(self, branch: Branch) -> list[Subject]:
        """The nodes that a branch of a context fits."""
        root = self._tree.getroot()
        if branch.path == "/":
            return [Subject(root, document=True)]
        condition = self._language.condition(branch.path)
        if condition is not None:
            nodes: Any = condition(root)
            return list(subjects(nodes))
        found = self._items(branch.path, Subject(root, document=True), {})
        return [_subject(node, root) for node in found]

    def value(self, expression: str, subject: Subject, variables: Mapping[str, Any]) -> Any:
        """The value of a variable."""
        return self._items(expression, subject, variables)

    def holds(self, expression: str, subject: Subject, variables: Mapping[str, Any]) -> bool:
        """Whether an expression is true at a node."""
        condition = self._language.condition(expression)
        if condition is not None and not subject.step():
            return bool(condition(subject.element))
        token = self._language.token(expression)
        return bool(token.boolean_value(self._items(expression, subject, variables)))

    def text(self, expression: str, subject: Subject, variables: Mapping[str, Any]) -> str:
        """What an expression gives at a node, as text, several items with blanks between."""
        token = self._language.token(expression)
        items = self._items(expression, subject, variables)
        return " ".join(token.string_value(item) for item in items)

    def _items(self, expression: str, subject: Subject, variables: Mapping[str, Any]) -> list[Any]:
        """What an expression gives at a node, as a list."""
        from elementpath import XPathContext

        token = self._language.token(expression)
        node = self._node(subject)
        context: Any = XPathContext(
            self._context.root, item=node, current_dt=self._context.current_dt
        )
        context.variables = {**variables, _CURRENT: node}
        found = token.evaluate(context)
        if isinstance(found, list):
            return found
        return [] if found is None else [found]

    def _node(self, subject: Subject) -> Any:
        """The node of elementpath."""
        root = self._context.root
        if subject.document:
            return root
        node = root.elements[subject.element]
        if subject.attribute:
            return next(each for each in node.attributes if each.name == subject.attribute)
        if subject.text:
            texts = [each for each in node.children if each.node_kind == "text"]
            return texts[subject.text - 1]
        return node


def _subject(node: Any, root: etree._Element) -> Subject:
    """The subject that a node of elementpath is."""
    match node.node_kind:
        case "attribute":
            return Subject(node.parent.value, attribute=str(node.name))
        case "text":
            texts = [each for each in node.parent.children if each.node_kind == "text"]
            return Subject(node.parent.value, text=texts.index(node) + 1)
        case "document":
            return Subject(root, document=True)
    return Subject(node.value)
