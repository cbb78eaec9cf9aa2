"""A RELAX NG schema in XML becomes patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from pathlib import Path
from urllib.parse import unquote, urlparse

from lxml import etree

from tei_tools.check.relaxng.names import AnyName, EitherName, NameClass, OneName, qualified
from tei_tools.check.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Element,
    Pattern,
    Patterns,
)
from tei_tools.check.schemafile import schema_root
from tei_tools.errors import SchemaError
from tei_tools.tei import XML_NAMESPACE, local_name

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_Node = etree._Element


class Reader:
    """Reads the patterns of one schema; elements are read when they are first needed.

    Raises SchemaError where the schema is not one.
    """

    def __init__(self, path: Path, root: _Node | None = None) -> None:
        self.path = path
        self._root = root
        self.patterns = Patterns()
        self.elements: list[Element] = []
        self.read: list[Element] = []  # those of them whose content has been read
        self._defined: dict[tuple[int, str], Pattern | None] = {}
        self._scopes: list[_Scope] = []

    def start(self) -> Pattern:
        """The pattern of a whole document."""
        root = schema_root(self.path) if self._root is None else self._root
        return self.pattern(root, _Scope(None, self.path))

    def pattern(self, node: _Node, scope: _Scope) -> Pattern:
        """The pattern of one node of the schema."""
        name = local_name(node)
        read = _READERS.get(name)
        if read is None or not str(node.tag).startswith(_RNG):
            raise self.unusable(node, scope, f"<{name}> is no pattern of RELAX NG")
        return read(self, node, scope)

    def unusable(self, node: _Node, scope: _Scope, what: str) -> SchemaError:
        """The error that says what is wrong with the schema."""
        return SchemaError(f"{scope.path}:{node.sourceline}: not a usable schema: {what}")

    # --- one method a kind of node ----------------------------------------------------------

    def _inner(self, node: _Node, scope: _Scope) -> Pattern:
        """All patterns in the node, one after the other."""
        return self._group(_patterns_in(node), scope)

    def _group(self, nodes: list[_Node], scope: _Scope) -> Pattern:
        joined: Pattern = EMPTY
        for part in reversed([self.pattern(node, scope) for node in nodes]):
            joined = self.patterns.group(part, joined)
        return joined

    def _choice(self, node: _Node, scope: _Scope) -> Pattern:
        return self.patterns.choice(*(self.pattern(c, scope) for c in _patterns_in(node)))

    def _interleave(self, node: _Node, scope: _Scope) -> Pattern:
        return self._interleaved(self.pattern(child, scope) for child in _patterns_in(node))

    def _interleaved(self, parts: Iterable[Pattern]) -> Pattern:
        return reduce(self.patterns.interleave, parts, EMPTY)

    def _optional(self, node: _Node, scope: _Scope) -> Pattern:
        return self.patterns.optional(self._inner(node, scope))

    def _one_or_more(self, node: _Node, scope: _Scope) -> Pattern:
        return self.patterns.one_or_more(self._inner(node, scope))

    def _zero_or_more(self, node: _Node, scope: _Scope) -> Pattern:
        return self.patterns.optional(self._one_or_more(node, scope))

    def _mixed(self, node: _Node, scope: _Scope) -> Pattern:
        return self.patterns.interleave(TEXT, self._inner(node, scope))

    def _list(self, node: _Node, scope: _Scope) -> Pattern:
        return self.patterns.list(self._inner(node, scope))

    def _data(self, node: _Node, scope: _Scope) -> Pattern:
        facets = tuple(
            (param.get("name", ""), param.text or "") for param in node.iterchildren(f"{_RNG}param")
        )
        left_out = node.find(f"{_RNG}except")
        without = None if left_out is None else self._choice(left_out, scope)
        kind = node.get("type", "").strip()
        return self.patterns.data(_inherited(node, "datatypeLibrary"), kind, facets, without)

    def _value(self, node: _Node, scope: _Scope) -> Pattern:
        kind = node.get("type")
        library = "" if kind is None else _inherited(node, "datatypeLibrary")
        return self.patterns.value(library, kind or "token", node.text or "")

    def _attribute(self, node: _Node, scope: _Scope) -> Pattern:
        names, patterns = self._names(node, attribute=True)
        value = self.pattern(patterns[0], scope) if patterns else TEXT
        return self.patterns.attribute(names, value)

    def _element(self, node: _Node, scope: _Scope) -> Pattern:
        names, patterns = self._names(node, attribute=False)

        def read() -> Pattern:
            content = self._group(patterns, scope)
            self.read.append(element)
            return content

        element = Element(False, False, False, names, read)
        self.elements.append(element)
        return element

    def _parent_ref(self, node: _Node, scope: _Scope) -> Pattern:
        if scope.parent is None:
            raise self.unusable(node, scope, "<parentRef> stands in no inner grammar")
        return self._definition(node, scope.parent)

    def _definition(self, node: _Node, scope: _Scope) -> Pattern:
        name = node.get("name", "").strip()
        key = id(scope), name
        if key not in self._defined:
            if name not in scope.defines:
                raise self.unusable(node, scope, f"nothing is defined as “{name}”")
            self._defined[key] = None
            self._defined[key] = self._combined(scope.defines[name], scope)
        known = self._defined[key]
        if known is None:
            raise self.unusable(node, scope, f"“{name}” is defined by itself")
        return known

    def _combined(self, nodes: list[tuple[_Node, _Scope]], scope: _Scope) -> Pattern:
        """The pattern of definitions of one name, combined as they say."""
        parts = [self._inner(node, own) for node, own in nodes]
        if any(node.get("combine") == "interleave" for node, _ in nodes):
            return self._interleaved(parts)
        return self.patterns.choice(*parts)

    def _external(self, node: _Node, scope: _Scope) -> Pattern:
        path = _target(node, scope, self)
        return self.pattern(self._included(path, node), _Scope(scope.parent, path))

    def _grammar(self, node: _Node, scope: _Scope) -> Pattern:
        inner = _Scope(scope, scope.path)
        self._scopes.append(inner)  # so that its id stays its own
        self._collect(node, inner, inner)
        starts = inner.defines.get("", [])
        if not starts:
            raise self.unusable(node, scope, "the grammar has no <start>")
        return self._combined(starts, inner)

    def _collect(self, node: _Node, scope: _Scope, own: _Scope) -> None:
        """Gather definitions; those within an include replace those of the included file."""
        for child in node:
            match local_name(child):
                case "start" | "define":
                    name = child.get("name", "").strip()
                    scope.defines.setdefault(name, []).append((child, scope))
                case "div":
                    self._collect(child, scope, own)
                case "include":
                    path = _target(child, scope, self)
                    included = _Scope(scope.parent, path)
                    self._collect(self._included(path, child), included, own)
                    replaced = {
                        each.get("name", "").strip()
                        for each in child.iter(f"{_RNG}start", f"{_RNG}define")
                    }
                    for name, nodes in included.defines.items():
                        if name not in replaced:
                            again = [(each, scope) for each, _ in nodes]
                            scope.defines.setdefault(name, []).extend(again)
                    self._collect(child, scope, own)

    def _included(self, path: Path, node: _Node) -> _Node:
        """The root of a file that the node includes; it has the namespace of the node, if it gives
        none of its own (RELAX NG, 4.6 to 4.8)."""
        root = schema_root(path, self.path)
        if root.get("ns") is None:
            root.set("ns", _inherited(node, "ns"))
        return root

    # --- names ------------------------------------------------------------------------------

    def _names(self, node: _Node, attribute: bool) -> tuple[NameClass, list[_Node]]:
        """The name class of an element or attribute, and the patterns that follow it."""
        children = _patterns_in(node)
        name = node.get("name")
        if name is None:
            return self._name_class(children[0]), children[1:]
        default = node.get("ns", "") if attribute else _inherited(node, "ns")
        return OneName(_qname(name.strip(), node, default)), children

    def _name_class(self, node: _Node) -> NameClass:
        left_out = node.find(f"{_RNG}except")
        without = None
        if left_out is not None:
            without = EitherName(tuple(self._name_class(child) for child in _patterns_in(left_out)))
        match local_name(node):
            case "name":
                return OneName(_qname((node.text or "").strip(), node, _inherited(node, "ns")))
            case "nsName":
                return AnyName(_inherited(node, "ns"), without)
            case "anyName":
                return AnyName(None, without)
            case _:
                return EitherName(tuple(self._name_class(child) for child in _patterns_in(node)))


class _Scope:
    """The definitions of one grammar."""

    def __init__(self, parent: _Scope | None, path: Path) -> None:
        self.parent = parent
        self.path = path
        self.defines: dict[str, list[tuple[_Node, _Scope]]] = {}


_READERS: dict[str, Callable[[Reader, _Node, _Scope], Pattern]] = {
    "element": Reader._element,
    "attribute": Reader._attribute,
    "group": Reader._inner,
    "choice": Reader._choice,
    "interleave": Reader._interleave,
    "optional": Reader._optional,
    "oneOrMore": Reader._one_or_more,
    "zeroOrMore": Reader._zero_or_more,
    "mixed": Reader._mixed,
    "list": Reader._list,
    "data": Reader._data,
    "value": Reader._value,
    "ref": Reader._definition,
    "parentRef": Reader._parent_ref,
    "externalRef": Reader._external,
    "grammar": Reader._grammar,
    "text": lambda reader, node, scope: TEXT,
    "empty": lambda reader, node, scope: EMPTY,
    "notAllowed": lambda reader, node, scope: NOT_ALLOWED,
}


def _patterns_in(node: _Node) -> list[_Node]:
    """The children that belong to RELAX NG; annotations are left out."""
    return list(node.iterchildren(f"{_RNG}*"))


def _inherited(node: _Node, attribute: str) -> str:
    """The attribute of the node, or of the nearest ancestor that has it."""
    at: _Node | None = node
    while at is not None:
        if attribute in at.attrib:
            return at.get(attribute, "").strip()
        at = at.getparent()
    return ""


def _qname(name: str, node: _Node, default: str) -> str:
    prefix, colon, local = name.partition(":")
    if not colon:
        return qualified(default, name)
    namespace = XML_NAMESPACE if prefix == "xml" else node.nsmap.get(prefix, "")
    return qualified(namespace, local)


def _target(node: _Node, scope: _Scope, reader: Reader) -> Path:
    """The file that an include names, beside the file in which it stands."""
    address = urlparse(node.get("href", "").strip())
    if address.scheme not in ("", "file"):
        raise reader.unusable(node, scope, "schemas are not fetched; put the included file beside")
    return scope.path.parent / unquote(address.path)


def all_elements(elements: list[Element]) -> Iterator[Element]:
    """Every element of the schema: reading one may bring others to light."""
    index = 0
    while index < len(elements):
        yield elements[index]
        _ = elements[index].content
        index += 1
