"""A RELAX NG schema, ready for use, and its verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from tei_tools.check.explanations import Problem
from tei_tools.check.relaxng.derivatives import Derivatives, attributes_of
from tei_tools.check.relaxng.patterns import NOT_ALLOWED, Attribute, Element, Pattern
from tei_tools.check.relaxng.reader import Reader, all_elements

#: So many steps and values are remembered, before all are forgotten.
_MOST = 100_000


class Grammar:
    """A schema in RELAX NG. Raises SchemaError if it cannot be used.

    ``root`` is that of the file, if it has been read. It learns from each document that it decides,
    so that the next is faster.
    """

    def __init__(self, path: Path, root: etree._Element | None = None) -> None:
        self.reader = Reader(path, root)
        self.start = self.reader.start()
        self.derivatives = Derivatives(self.reader.patterns)
        self._values: dict[tuple[Attribute, str], bool] = {}
        self._steps: dict[tuple[Pattern, Pattern, str, str], Pattern] = {}
        self._decided: dict[tuple[etree._Element, Element], bool] = {}
        self._identifiers = _Identifiers(self.reader)

    def accepts(self, tree: etree._ElementTree) -> bool:
        """Whether the document is valid."""
        root = tree.getroot()
        pairs = self.derivatives.openings(self.start, str(root.tag))
        fits = any(rest.nullable and self.fits(root, element) for element, rest in pairs)
        self._decided.clear()
        return fits and self._identifiers.are_sound(tree)

    def problems(self, tree: etree._ElementTree) -> Iterator[Problem]:
        """What is wrong with it, in the order of the document."""
        from tei_tools.check.relaxng.diagnosis import problems  # few documents need it

        return problems(tree, self)

    def fits(self, node: etree._Element, element: Element) -> bool:
        """Whether the node, with all that is in it, is as the element pattern says."""
        derive = self.derivatives
        state = self.after_attributes(element.content, node)
        if not len(node):
            return derive.fits(state, node.text or "")
        text = node.text or ""
        for child in node:
            tag = child.tag
            if not isinstance(tag, str):  # a comment does not divide the text
                text += child.tail or ""
                continue
            if text and not text.isspace():
                state = derive.after_text(state, text)
            pairs = derive.openings(state, tag)
            if len(pairs) == 1:
                inner, state = pairs[0]
                if not self.fits(child, inner):
                    return False
            else:
                rests = [rest for each, rest in pairs if self._decide(child, each)]
                state = self.reader.patterns.choice(*rests)
            if state is NOT_ALLOWED:
                return False
            text = child.tail or ""
        if text and not text.isspace():
            state = derive.after_text(state, text)
        return state.nullable

    def _decide(self, node: etree._Element, element: Element) -> bool:
        """The same as ``fits``, remembered: a node may be asked for again and again where several
        patterns compete."""
        key = node, element
        if key not in self._decided:
            self._decided[key] = self.fits(node, element)
        return self._decided[key]

    def after_attributes(self, pattern: Pattern, node: etree._Element) -> Pattern:
        """What may stand in the node, if its attributes are right."""
        left = pattern
        attributes: Any = node.items()
        for name, value in attributes:
            key = pattern, left, name, value
            after = self._steps.get(key)
            left = self._after_attribute(*key) if after is None else after
            if left is NOT_ALLOWED:
                return NOT_ALLOWED
        return self.derivatives.closed(left)

    def _after_attribute(self, pattern: Pattern, left: Pattern, name: str, value: str) -> Pattern:
        """What is left of a part of the pattern when the attribute has come; remembered unless it
        is an identifier, of which every document has others."""
        derive = self.derivatives
        candidates = derive.attributes(pattern, name)
        taken = tuple(each for each in candidates if self.allows(each, value))
        after = derive.after_attribute(left, taken) if taken else NOT_ALLOWED
        if not any(each.id_type for each in candidates):
            if len(self._steps) > _MOST:
                self._steps.clear()
            self._steps[pattern, left, name, value] = after
        return after

    def allows(self, attribute: Attribute, value: str) -> bool:
        """Whether the attribute may have the value."""
        if attribute.id_type:
            return self.derivatives.fits(attribute.value, value)
        key = attribute, value
        if key not in self._values:
            if len(self._values) > _MOST:
                self._values.clear()
            self._values[key] = self.derivatives.fits(attribute.value, value)
        return self._values[key]

    def repeated_identifiers(
        self, tree: etree._ElementTree
    ) -> Iterator[tuple[str, etree._Element]]:
        """Attributes, with their elements, that give an identifier again."""
        return self._identifiers.repeated(tree)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all elements of the schema."""
        return frozenset(self._by_name)

    def elements_named(self, name: str) -> list[Element]:
        """All element patterns of the schema that have the name."""
        return self._by_name.get(name, [])

    @cached_property
    def _by_name(self) -> Mapping[str, list[Element]]:
        found: dict[str, list[Element]] = defaultdict(list)
        for element in all_elements(self.reader.elements):
            for name in dict.fromkeys(element.names.known()):
                found[name].append(element)
        return found


class _Identifiers:
    """Checks attributes of the types ID, IDREF and IDREFS."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._learned = 0
        self._types: dict[tuple[str, str], str] = {}
        self._attributes: tuple[str, ...] = ()

    def are_sound(self, tree: etree._ElementTree) -> bool:
        """Whether no identifier is given twice, and every reference by IDREF has one."""
        given: list[str] = []
        wanted: set[str] = set()
        for kind, value, _, _ in self._in(tree):
            if kind == "ID":
                given.append(value)
            else:
                wanted.update(value.split())
        known = set(given)
        return len(given) == len(known) and wanted <= known

    def repeated(self, tree: etree._ElementTree) -> Iterator[tuple[str, etree._Element]]:
        """Attributes, with their elements, that give an identifier again."""
        given: set[str] = set()
        for kind, value, attribute, node in self._in(tree):
            if kind == "ID":
                if value in given:
                    yield attribute, node
                given.add(value)

    def _in(self, tree: etree._ElementTree) -> Iterator[tuple[str, str, str, etree._Element]]:
        """Type, value, name and element of all attributes that give or use identifiers."""
        self._learn()
        types = self._types
        for node in tree.getroot().iter("*") if types else ():
            for name in self._attributes:
                value = node.get(name)
                if value is None:
                    continue
                kind = types.get((node.tag, name)) or types.get(("", name))
                if kind:
                    yield kind, value.strip(), name, node

    def _learn(self) -> None:
        """Take in the elements that have been read since the last time."""
        new = self._reader.read[self._learned :]
        self._learned += len(new)
        for element in new:
            for attribute in attributes_of(element.content):
                for name in attribute.names.known() if attribute.id_type else ():
                    for owner in element.names.known() or ("",):
                        self._types[owner, name] = attribute.id_type
        if new:
            self._attributes = tuple(sorted({name for _, name in self._types}))


def content(node: etree._Element) -> Iterator[str | etree._Element]:
    """Texts and elements in the node; comments and processing instructions divide no text."""
    text = node.text or ""
    for child in node:
        if isinstance(child.tag, str):
            if text:
                yield text
            yield child
            text = child.tail or ""
        else:
            text += child.tail or ""
    if text:
        yield text
