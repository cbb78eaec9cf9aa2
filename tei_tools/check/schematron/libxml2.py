"""XPath 1 by libxml2: the language of schemas with the query binding ``xslt``."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from lxml import etree

from tei_tools.check.schematron.contexts import Branch
from tei_tools.check.schematron.subjects import Subject, subjects
from tei_tools.check.schematron.tokens import ends_operand, tokens

#: The function ``current`` of XSLT becomes this variable.
_CURRENT = "tei-tools-current"
_TAKE = "tei-tools-take"
_FUNCTIONS = frozenset(
    """boolean ceiling comment concat contains count current false floor generate-id id lang last
    local-name name namespace-uri node normalize-space not number position processing-instruction
    round starts-with string string-length substring substring-after substring-before sum text
    translate true""".split()
)


class Libxml2:
    """The expressions of one schema, prepared when they are first needed."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._namespaces = {prefix: uri for prefix, uri in namespaces.items() if prefix}
        self._prepared: dict[str, etree.XPath] = {}
        self._taken: Any = None

    def check(self, expression: str) -> None:
        """Raises ValueError where it is no expression, or has a function that is not there."""
        found = tokens(expression)
        before = None
        for token, after in pairwise(found):
            is_name = token.kind == "name"
            if is_name and before is not None and ends_operand(before):
                before = None  # an operator, such as "and"
                continue
            before = token
            if not is_name:
                continue
            if after.is_sign("(") and token.text not in _FUNCTIONS:
                raise ValueError(f"the function {token.text}() is not in XPath 1")
            prefix, colon, _ = token.text.partition(":")
            if colon and prefix not in {"xml", *self._namespaces}:
                raise ValueError(f"there is no <ns> with the prefix {prefix}")
        try:
            self.prepared(_with_variable(expression))
        except etree.XPathError as error:
            raise ValueError(str(error)) from None

    def prepared(self, expression: str) -> etree.XPath:
        """The expression as lxml takes it. Raises etree.XPathError."""
        if expression not in self._prepared:
            extensions: Any = {(None, _TAKE): self._take, (None, "generate-id"): _generate_id}
            self._prepared[expression] = etree.XPath(
                expression, namespaces=self._namespaces, extensions=extensions
            )
        return self._prepared[expression]

    def _take(self, context: object, value: Any) -> bool:
        self._taken = value
        return True

    def begin(self, tree: etree._ElementTree) -> Libxml2Session:
        """The same for one document."""
        return Libxml2Session(self, tree)

    def value_at(self, expression: str, subject: Subject, variables: Mapping[str, Any]) -> Any:
        """What an expression gives at a node."""
        expression = _with_variable(expression)
        current = subject.element
        if subject.attribute:
            current = _stand_in(subject.element.get(subject.attribute, ""), subject.attribute)
        values = {_CURRENT: [current], **variables}
        step = subject.step()
        if not step:
            return self.prepared(expression)(subject.element, **values)
        # a node that lxml cannot be asked at is reached in a predicate, which hands the value over
        self._taken = None
        self.prepared(f"{step}[{_TAKE}({expression})]")(subject.element, **values)
        return self._taken


class Libxml2Session:
    """What expressions give in one document."""

    def __init__(self, language: Libxml2, tree: etree._ElementTree) -> None:
        self._language = language
        self._root = tree.getroot()

    def matches(self, branch: Branch) -> list[Subject]:
        """The nodes that a branch of a context fits."""
        if branch.path == "/":
            return [Subject(self._root, document=True)]
        found: Any = self._language.prepared(branch.path)(self._root)
        return list(subjects(found))

    def value(self, expression: str, subject: Subject, variables: Mapping[str, Any]) -> Any:
        """The value of a variable.

        lxml takes no attributes and texts as nodes of a variable; an element of the same name and
        text stands for each.
        """
        value = self._language.value_at(expression, subject, variables)
        if not isinstance(value, list):
            return value
        return [_stand_in(each) if isinstance(each, str) else each for each in value]

    def holds(self, expression: str, subject: Subject, variables: Mapping[str, Any]) -> bool:
        """Whether an expression is true at a node."""
        return bool(self._language.value_at(f"boolean({expression})", subject, variables))

    def text(self, expression: str, subject: Subject, variables: Mapping[str, Any]) -> str:
        """What an expression gives at a node, as text."""
        return str(self._language.value_at(f"string({expression})", subject, variables))


def _stand_in(text: str, name: str = "") -> etree._Element:
    element = etree.Element(name or getattr(text, "attrname", None) or "text")
    element.text = str(text)
    return element


def _with_variable(expression: str) -> str:
    """The expression with a variable in place of the function ``current``."""
    if "current" not in expression:
        return expression
    written, at = "", 0
    found = tokens(expression)
    for token, left, right in zip(found, found[1:], found[2:], strict=False):
        if token.is_name("current") and left.is_sign("(") and right.is_sign(")"):
            written += f"{expression[at : token.start]}${_CURRENT}"
            at = right.end
    return written + expression[at:]


def _generate_id(context: Any, nodes: Any = None) -> str:
    chosen = [context.context_node] if nodes is None else nodes
    return f"d{id(chosen[0])}" if chosen else ""
