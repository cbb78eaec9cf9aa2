"""The verdict of a RELAX NG schema."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from lxml import etree

from tei_tools.check.relaxng.derivatives import Derivatives, attributes_of
from tei_tools.check.relaxng.patterns import NOT_ALLOWED, Attribute, Element, Pattern
from tei_tools.check.relaxng.reader import Reader, all_elements


class Grammar:
    """A schema, ready to decide documents. It learns from each, so that the next is faster."""

    def __init__(self, path: Path) -> None:
        self.reader = Reader(path)
        self.start = self.reader.start()
        self.derivatives = Derivatives(self.reader.patterns)
        self._values: dict[tuple[Attribute, str], bool] = {}

    def validate(self, tree: etree._ElementTree) -> bool:
        """Whether the document is valid."""
        root = tree.getroot()
        openings = self.derivatives.openings(self.start, _name(root))
        roots = tuple(element for element, rest in openings if rest.nullable)
        return bool(self.accepted(root, roots)) and self.identifiers_are_sound(tree)

    def accepted(self, node: etree._Element, elements: tuple[Element, ...]) -> set[Element]:
        """Those of the element patterns that the node fits, with all that is in it."""
        states = {
            element: state
            for element in elements
            if (state := self.after_attributes(element.content, node)) is not NOT_ALLOWED
        }
        derive = self.derivatives
        for piece in content(node) if states else ():
            if isinstance(piece, str):
                alone = not len(node)
                for element, state in states.items():
                    after = derive.after_text(state, piece)
                    if not piece.strip():  # white space may count as nothing
                        after = self.reader.patterns.choice(state, after) if alone else state
                    states[element] = after
            else:
                name = _name(piece)
                openings = {e: derive.openings(state, name) for e, state in states.items()}
                inner = tuple(dict.fromkeys(i for pairs in openings.values() for i, _ in pairs))
                fitting = self.accepted(piece, inner) if inner else set()
                for element, pairs in openings.items():
                    rests = [rest for each, rest in pairs if each in fitting]
                    states[element] = (
                        rests[0] if len(rests) == 1 else self.reader.patterns.choice(*rests)
                    )
            states = {e: state for e, state in states.items() if state is not NOT_ALLOWED}
            if not states:
                break
        return {element for element, state in states.items() if state.nullable}

    def after_attributes(self, pattern: Pattern, node: etree._Element) -> Pattern:
        """What may stand in the node, if its attributes are right."""
        left = pattern
        for name, value in node.attrib.items():
            taken = tuple(
                each
                for each in self.derivatives.attributes(pattern, str(name))
                if self.accepts(each, str(value))
            )
            left = self.derivatives.after_attribute(left, taken) if taken else NOT_ALLOWED
            if left is NOT_ALLOWED:
                return NOT_ALLOWED
        return self.derivatives.closed(left)

    def accepts(self, attribute: Attribute, value: str) -> bool:
        """Whether the attribute may have the value."""
        if attribute.id_type:
            return self.derivatives.fits(attribute.value, value)
        key = attribute, value
        if key not in self._values:
            if len(self._values) > 100_000:
                self._values.clear()
            self._values[key] = self.derivatives.fits(attribute.value, value)
        return self._values[key]

    def identifiers_are_sound(self, tree: etree._ElementTree) -> bool:
        """Whether no identifier is given twice, and every reference by IDREF has one."""
        given: list[str] = []
        wanted: set[str] = set()
        for kind, value, _, _ in self._identifiers(tree):
            if kind == "ID":
                given.append(value)
            else:
                wanted.update(value.split())
        known = set(given)
        return len(given) == len(known) and wanted <= known

    def repeated_identifiers(
        self, tree: etree._ElementTree
    ) -> Iterator[tuple[str, etree._Element]]:
        """Attributes, with their elements, that give an identifier again."""
        given: set[str] = set()
        for kind, value, attribute, node in self._identifiers(tree):
            if kind == "ID" and value in given:
                yield attribute, node
            given.add(value)

    def _identifiers(
        self, tree: etree._ElementTree
    ) -> Iterator[tuple[str, str, str, etree._Element]]:
        """Type, value, name and element of all attributes that give or use identifiers."""
        types = self._id_types()
        for node in tree.getroot().iter("*") if types else ():
            for name, value in node.attrib.items():
                kind = types.get((_name(node), str(name))) or types.get(("", str(name)))
                if kind:
                    yield kind, str(value).strip(), str(name), node

    def _id_types(self) -> dict[tuple[str, str], str]:
        """Element and attribute -> ID, IDREF or IDREFS, as far as elements have been read."""
        return {
            (owner, name): attribute.id_type
            for element in self.reader.elements
            if element.is_read
            for attribute in attributes_of(element.content)
            if attribute.id_type
            for name in attribute.names.known()
            for owner in element.names.known() or ("",)
        }

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all elements of the schema."""
        elements = all_elements(self.reader.elements)
        return frozenset(name for element in elements for name in element.names.known())

    def elements_named(self, name: str) -> list[Element]:
        """All element patterns of the schema that have the name."""
        return [e for e in all_elements(self.reader.elements) if name in e.names.known()]


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


def _name(node: etree._Element) -> str:
    return str(node.tag)
