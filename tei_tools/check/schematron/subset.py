"""XPath 2 and 3 that means the same in XPath 1, and can be left to libxml2, which is fast.

Most tests of Schematron are simple: paths, ``not``, ``and``, ``or``, comparisons with a literal.
Such an expression is written here in XPath 1. Whatever could have another meaning there (a
comparison of nodes with numbers, a string function of several nodes, variables, sequences, casts …)
is refused, and left to a full processor. What is compared: XPath 2.0, appendix I, "Backwards
compatibility with XPath 1.0".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tei_tools.check.schematron.tokens import Token, tokens

#: ``node``: at most one node; ``perhaps``: a boolean, or nothing, which is as false.
Type: TypeAlias = Literal["nodes", "node", "string", "number", "boolean", "perhaps"]
_AXES = frozenset(
    "ancestor ancestor-or-self attribute child descendant descendant-or-self following "
    "following-sibling parent preceding preceding-sibling self".split()
)
_VALUE = {"eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_GENERAL = ("=", "!=", "<", "<=", ">", ">=")
#: Functions on strings: how many arguments, and what they give.
_OF_STRINGS: dict[str, tuple[int, Type]] = {
    "contains": (2, "boolean"),
    "starts-with": (2, "boolean"),
    "substring-after": (2, "string"),
    "substring-before": (2, "string"),
    "translate": (3, "string"),
    "normalize-space": (1, "string"),
    "string-length": (1, "number"),
    "string": (1, "string"),
}
_OF_A_NODE = ("name", "local-name", "namespace-uri")


class NotInSubsetError(ValueError):
    """The expression is none of these."""


@dataclass(frozen=True, slots=True)
class Written:
    """An expression in XPath 1, and the type of its values."""

    text: str
    type: Type


def as_xpath1(expression: str) -> str | None:
    """The expression in XPath 1, to be used as a condition; None if it is not so simple."""
    try:
        return _Reader(expression).whole().text
    except ValueError:
        return None


class _Reader:
    """Reads an expression from its tokens, one method a form."""

    def __init__(self, expression: str) -> None:
        self._tokens = tokens(expression)
        self._at = 0

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    def _take(self, *signs: str) -> bool:
        """Step over one of these signs, if it is there."""
        if self._token.is_sign(*signs):
            self._at += 1
            return True
        return False

    def _want(self, sign: str) -> None:
        if not self._take(sign):
            raise NotInSubsetError

    def whole(self) -> Written:
        """The expression to its end."""
        read = self._or()
        if self._token.kind != "end":
            raise NotInSubsetError
        return read

    def _or(self) -> Written:
        return self._joined("or", lambda: self._joined("and", self._comparison))

    def _joined(self, word: str, part: Callable[[], Written]) -> Written:
        read = [part()]
        while self._token.is_name(word):
            self._at += 1
            read.append(part())
        if len(read) == 1:
            return read[0]
        return Written(f" {word} ".join(each.text for each in read), "boolean")

    def _comparison(self) -> Written:
        one = self._union()
        token = self._token
        if token.is_sign(*_GENERAL):
            self._at += 1
            if token.text == "=" and one.type in ("nodes", "node", "string"):
                return _any_of(one, self._literals() or [self._union()])
            return _general(one, token.text, self._union())
        if token.kind == "name" and token.text in _VALUE:
            self._at += 1
            return _value(one, _VALUE[token.text], self._union())
        return one

    def _literals(self) -> list[Written]:
        """A sequence of strings in parentheses; nothing if it is none."""
        begin = self._at
        found = []
        if self._take("("):
            while self._token.kind == "string":
                found.append(self._string())
                if not self._take(","):
                    break
            if len(found) > 1 and self._take(")"):
                return found
        self._at = begin
        return []

    def _union(self) -> Written:
        one = self._path()
        while self._take("|"):
            other = self._path()
            if not {one.type, other.type} <= {"nodes", "node"}:
                raise NotInSubsetError
            one = Written(f"{one.text} | {other.text}", "nodes")
        return one

    def _path(self) -> Written:
        if self._take("/"):
            return Written(f"/{self._steps().text}", "nodes") if self._begins_step() else _ROOT
        if self._take("//"):
            return Written(f"//{self._steps().text}", "nodes")
        return self._steps(first=True)

    def _begins_step(self) -> bool:
        return self._token.kind == "name" or self._token.is_sign("*", "@", ".", "..")

    def _steps(self, first: bool = False) -> Written:
        read = self._step(first)
        while self._token.is_sign("/", "//"):
            if read.type not in ("nodes", "node"):
                raise NotInSubsetError
            divider = self._token.text
            self._at += 1
            step = self._step()
            single = divider == "/" and read.type == step.type == "node"
            read = Written(f"{read.text}{divider}{step.text}", "node" if single else "nodes")
        return read

    def _step(self, first: bool = False) -> Written:
        token = self._token
        if token.kind == "string" and first:
            return self._string()
        if token.kind == "number" and first and token.text.isdigit():
            self._at += 1
            return Written(token.text, "number")
        if first and self._take("("):
            inner = self._or()
            self._want(")")
            return self._filtered(Written(f"({inner.text})", inner.type))
        after = self._tokens[self._at + 1] if token.kind != "end" else token
        if token.kind == "name" and after.is_sign("(") and token.text not in _NODE_TESTS:
            if not first:
                raise NotInSubsetError
            return self._function()
        return self._filtered(self._axis_step())

    def _axis_step(self) -> Written:
        for sign, axis in (".", "self"), ("..", "parent"):
            if self._take(sign):  # which XPath 1 lets have no predicate
                filtered = self._token.is_sign("[")
                return Written(f"{axis}::node()" if filtered else sign, "node")
        if self._take("@"):
            test, one = self._test()
            return Written(f"@{test}", "node" if one else "nodes")
        token = self._token
        if token.kind == "name" and self._tokens[self._at + 1].is_sign("::"):
            if token.text not in _AXES:
                raise NotInSubsetError
            self._at += 2
            test, one = self._test()
            single = token.text in ("self", "parent") or (token.text == "attribute" and one)
            return Written(f"{token.text}::{test}", "node" if single else "nodes")
        return Written(self._test()[0], "nodes")

    def _test(self) -> tuple[str, bool]:
        """A test of name or kind, and whether it is of one name."""
        token = self._token
        self._at += 1
        if token.is_sign("*"):
            return "*", False
        if token.kind != "name":
            raise NotInSubsetError
        if token.text.startswith("*:"):
            return f'*[local-name()="{token.text[2:]}"]', False
        if self._take("("):
            if token.text not in _NODE_TESTS:
                raise NotInSubsetError
            self._want(")")
            return f"{token.text}()", False
        return token.text, not token.text.endswith(":*")

    def _filtered(self, read: Written) -> Written:
        while self._take("["):
            inner = self._or()
            self._want("]")
            if read.type not in ("nodes", "node") or inner.type == "string":
                raise NotInSubsetError
            if inner.type == "number" and not (inner.text.isdigit() or inner.text == "last()"):
                raise NotInSubsetError
            read = Written(f"{read.text}[{inner.text}]", read.type)
        return read

    def _string(self) -> Written:
        token = self._token
        self._at += 1
        mark = token.text[0]
        text = token.text[1:-1].replace(mark * 2, mark)
        if '"' in text and "'" in text:
            raise NotInSubsetError
        mark = "'" if '"' in text else '"'
        return Written(f"{mark}{text}{mark}", "string")

    def _function(self) -> Written:
        name = self._token.text.removeprefix("fn:")
        self._at += 2
        arguments: list[Written] = []
        if not self._take(")"):
            arguments.append(self._or())
            while self._take(","):
                arguments.append(self._or())
            self._want(")")
        return _call(name, arguments)


_NODE_TESTS = frozenset({"text", "node", "comment", "processing-instruction"})
_ROOT = Written("/", "nodes")


def _any_of(one: Written, others: list[Written]) -> Written:
    parts = [_general(one, "=", other).text for other in others]
    return Written(parts[0] if len(parts) == 1 else f"({' or '.join(parts)})", "boolean")


def _general(one: Written, sign: str, other: Written) -> Written:
    """A comparison that holds if it holds for any of the items."""
    equality = sign in ("=", "!=")
    types = {_kind(one), _kind(other)}
    if types == {"number"} or (equality and types <= {"node", "string"}):
        return Written(f"{one.text} {sign} {other.text}", "boolean")
    raise NotInSubsetError


def _value(one: Written, sign: str, other: Written) -> Written:
    """A comparison of single items; with nothing it gives nothing."""
    if "nodes" in (one.type, other.type):
        raise NotInSubsetError
    result = _general(one, sign, other)
    sure = "node" not in (one.type, other.type)
    return Written(result.text, "boolean" if sure else "perhaps")


def _kind(each: Written) -> str:
    return "node" if each.type == "nodes" else each.type


def _call(name: str, arguments: list[Written]) -> Written:
    types = [each.type for each in arguments]
    text = ", ".join(each.text for each in arguments)
    if name == "not" and len(arguments) == 1:
        return Written(f"not({text})", "boolean")
    if name in ("exists", "empty") and types in (["nodes"], ["node"]):
        word = "boolean" if name == "exists" else "not"
        return Written(f"{word}({text})", "boolean")
    if name in ("true", "false") and not arguments:
        return Written(f"{name}()", "boolean")
    if name == "count" and types in (["nodes"], ["node"]):
        return Written(f"count({text})", "number")
    if name in ("last", "position") and not arguments:
        return Written(f"{name}()", "number")
    if name in _OF_A_NODE and types in ([], ["node"]):
        return Written(f"{name}({text})", "string")
    if name == "concat" and len(arguments) > 1 and set(types) <= {"string", "node"}:
        return Written(f"concat({text})", "string")
    if name in _OF_STRINGS:
        number, result = _OF_STRINGS[name]
        of_context = number == 1 and not arguments
        if (len(arguments) == number or of_context) and set(types) <= {"string", "node"}:
            return Written(f"{name}({text})", result)
    raise NotInSubsetError
