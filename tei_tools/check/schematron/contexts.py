"""The contexts of rules: to which nodes of a document a rule is applied.

A context is a match pattern of XSLT: a node fits if there is an ancestor (or the document) from
which the pattern, as a path, leads to it. All nodes that fit are therefore found at once, by
``//pattern``, instead of asking every element for every rule. Most contexts end in a name, or want
an attribute: where the document has none of that name, nothing need be looked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tei_tools.check.index import Index
from tei_tools.check.schematron.tokens import Token, alternatives, tokens


@dataclass(frozen=True, slots=True)
class Branch:
    """One of the alternatives of a context.

    ``path`` finds its nodes from the document. ``element`` and ``attribute`` are names that the
    document must hold if anything fits, as lxml writes them; empty where that is not known. A
    ``plain`` branch is the name of the element, and nothing else.
    """

    path: str
    element: str = ""
    attribute: str = ""
    plain: bool = False

    def may_fit(self, index: Index) -> bool:
        """Whether the document holds what the branch needs."""
        if self.element and self.element not in index.by_name:
            return False
        return not self.attribute or self.attribute in index.by_attribute


def branches(context: str, namespaces: Mapping[str, str]) -> tuple[Branch, ...]:
    """The alternatives of a context. Raises ValueError where it is no pattern."""
    return tuple(_branch(part, namespaces) for part in alternatives(context))


def _branch(pattern: str, namespaces: Mapping[str, str]) -> Branch:
    found = tokens(pattern)
    path = _path(pattern, found)
    outer = _outer(found)
    last = outer[-1] if outer else None
    before = outer[-2] if len(outer) > 1 else None
    element = attribute = ""
    if last and last.kind == "name":
        if before and before.is_sign("@"):
            attribute = _clark(last.text, namespaces)
        elif before is None or before.is_sign("/", "//"):
            element = _clark(last.text, namespaces)
    plain = bool(element) and len(found) == 2
    return Branch(path, element, attribute or _wanted(found, namespaces), plain)


def _path(pattern: str, found: list[Token]) -> str:
    """The path that finds all nodes of the pattern from the document."""
    if found[0].is_sign("/", "//"):
        return pattern
    if not found[0].is_sign("("):
        return f"//{pattern}"
    # XPath 1 has no //(a | b): each of the alternatives gets its own //
    depth = 0
    for token in found:
        depth += token.is_sign("(") - token.is_sign(")")
        if not depth:
            inner, rest = pattern[found[0].end : token.start], pattern[token.end :]
            parts = [_path(part, tokens(part)) for part in alternatives(inner)]
            return f"({' | '.join(parts)}){rest}"
    raise ValueError("a parenthesis does not end")


def _outer(found: list[Token]) -> list[Token]:
    """The tokens that stand in no parentheses or brackets."""
    depth, outer = 0, []
    for token in found:
        if token.is_sign("(", "["):
            depth += 1
        if not depth and token.kind != "end":
            outer.append(token)
        if token.is_sign(")", "]"):
            depth -= 1
            if token.is_sign(")") and not depth:
                outer.append(token)  # a function or a group: its name says nothing
    return outer


def _wanted(found: list[Token], namespaces: Mapping[str, str]) -> str:
    """An attribute that a predicate of the last step wants to be there."""
    depth, name = 0, ""
    for index, token in enumerate(found):
        if token.is_sign("/", "//") and not depth:
            name = ""
        if token.is_sign("[") and not depth and found[index + 1].is_sign("@"):
            attribute, after = found[index + 2], found[index + 3]
            if attribute.kind == "name" and (
                after.is_sign("]") or (after.is_name("and") and not _has_or(found[index:]))
            ):
                name = name or _clark(attribute.text, namespaces)
        depth += token.is_sign("(", "[") - token.is_sign(")", "]")
    return name


def _has_or(found: list[Token]) -> bool:
    """Whether there is an ``or`` in the brackets that begin here."""
    depth = 0
    for token in found:
        depth += token.is_sign("[") - token.is_sign("]")
        if token.is_name("or"):
            return True
        if not depth:
            break
    return False


def _clark(name: str, namespaces: Mapping[str, str]) -> str:
    """A name as lxml writes it; empty if it stands for several."""
    prefix, colon, local = name.rpartition(":")
    if local == "*" or prefix == "*":
        return ""
    space = namespaces.get(prefix, "") if colon else ""
    if prefix == "xml":
        space = "http://www.w3.org/XML/1998/namespace"
    return f"{{{space}}}{local}" if space else local
