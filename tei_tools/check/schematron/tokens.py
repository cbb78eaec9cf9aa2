"""XPath as tokens; enough to cut an expression at its unions and to read its simple forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["name", "variable", "string", "number", "sign", "end"]

_NAME = r"[^\W\d][\w.-]*"
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    | (?P<comment>\(:)
    | (?P<string>"(?:[^"]|"")*"|'(?:[^']|'')*')
    | (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<variable>\$\s*{_NAME}(?::{_NAME})?)
    | (?P<name>{_NAME}(?::(?:{_NAME}|\*))?|\*:{_NAME})
    | (?P<sign>::|//|\.\.|!=|<=|>=|<<|>>|:=|\|\||=>|[/.@*()\[\]|,=<>+?!;{{}}\#&:-])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind, its text, and where it begins and ends in the expression."""

    kind: Kind
    text: str
    start: int
    end: int

    def is_sign(self, *texts: str) -> bool:
        """Whether it is one of these signs."""
        return self.kind == "sign" and self.text in texts

    def is_name(self, *texts: str) -> bool:
        """Whether it is one of these names or words."""
        return self.kind == "name" and self.text in texts


def tokens(expression: str) -> list[Token]:
    """The tokens of an XPath expression, without comments, the last one of the kind ``end``.

    Raises ValueError where there is no token.
    """
    return list(_tokens(expression))


def _tokens(expression: str) -> Iterator[Token]:
    at = 0
    while at < len(expression):
        match = _TOKEN.match(expression, at)
        if match is None:
            raise ValueError(f"“{expression[at]}” is not understood")
        kind = match.lastgroup
        if kind == "comment":
            at = _end_of_comment(expression, at)
            continue
        if kind != "space":
            yield Token(kind, match[0], at, match.end())  # type: ignore[arg-type]
        at = match.end()
    yield Token("end", "", at, at)


def _end_of_comment(expression: str, at: int) -> int:
    """Where the comment that begins here ends; comments may nest."""
    depth = 0
    for mark in re.compile(r"\(:|:\)").finditer(expression, at):
        depth += 1 if mark[0] == "(:" else -1
        if not depth:
            return mark.end()
    raise ValueError("a comment does not end")


def alternatives(expression: str) -> list[str]:
    """The parts of an expression that ``|`` or ``union`` divides at its outermost level.

    Raises ValueError where it is no expression.
    """
    depth, start, parts = 0, 0, []
    before: Token | None = None
    for token in tokens(expression):
        if token.is_sign("(", "["):
            depth += 1
        elif token.is_sign(")", "]"):
            depth -= 1
        union = token.is_name("union") and before is not None and ends_operand(before)
        if not depth and (token.is_sign("|") or union):
            parts.append(expression[start : token.start].strip())
            start = token.end
        before = token
    return [*parts, expression[start:].strip()]


def ends_operand(token: Token) -> bool:
    """Whether an operator may follow the token; a name after it is one, then."""
    return token.kind in ("name", "string", "number", "variable") or token.is_sign(
        "*", ")", "]", ".", ".."
    )
