"""What is wrong with a document that a RELAX NG schema refuses, in an archivist's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from tei_tools.check.content import NOTHING, Model
from tei_tools.check.explanations import (
    Problem,
    attributes_problems,
    content_problems,
    one_of_attributes_problem,
    root_problem,
    text_problem,
    together_problem,
    value_problem,
)
from tei_tools.check.relaxng.derivatives import Derivatives, attributes_of, next_elements
from tei_tools.check.relaxng.grammar import Grammar, content
from tei_tools.check.relaxng.patterns import (
    NOT_ALLOWED,
    Choice,
    Data,
    Element,
    Pattern,
    Value,
)


def problems(tree: etree._ElementTree, grammar: Grammar) -> Iterator[Problem]:
    """All that is wrong with the document, in the order of the document."""
    root = tree.getroot()
    diagnosis = _Diagnosis(grammar)
    pairs = grammar.derivatives.openings(grammar.start, str(root.tag))
    if not pairs:
        yield root_problem(root, ())
    yield from diagnosis.of_node(root, [element for element, _ in pairs])
    for attribute, element in grammar.repeated_identifiers(tree):
        yield value_problem(element, attribute, (), "ID")


@dataclass(frozen=True)
class _Names(Model):
    """A pattern as a content model: which names may follow one another, whatever is in them."""

    pattern: Pattern
    derivatives: Derivatives

    def may_end(self) -> bool:
        return self.pattern.nullable

    def next_names(self) -> Iterator[str]:
        for element in next_elements(self.pattern):
            yield from element.names.known()

    def after(self, name: str) -> Model:
        rests = [rest for _, rest in self.derivatives.openings(self.pattern, name)]
        rest = self.derivatives.patterns.choice(*rests)
        return NOTHING if rest is NOT_ALLOWED else _Names(rest, self.derivatives)

    def takes_text(self) -> bool:
        return self.derivatives.after_text(self.pattern, "text") is not NOT_ALLOWED


class _Diagnosis:
    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.derivatives = grammar.derivatives

    def of_node(self, node: etree._Element, elements: Sequence[Element]) -> Iterator[Problem]:
        """The problems of a node and all in it, by that of the patterns that it fits best.

        A node that may not stand where it does has no pattern there; it is held against all
        patterns of its name.
        """
        elements = elements or self.grammar.elements_named(str(node.tag))
        if elements and not any(self.grammar.fits(node, each) for each in elements):
            yield from min((list(self.by_pattern(node, each)) for each in elements), key=len)

    def by_pattern(self, node: etree._Element, element: Element) -> Iterator[Problem]:
        if self.grammar.after_attributes(element.content, node) is NOT_ALLOWED:
            yield from self.of_attributes(node, element.content)
        state = self.derivatives.as_if_complete(element.content)
        misplaced = self.of_children(node, state)
        if node in misplaced:
            yield misplaced.pop(node)
        text_was_wrong = False
        for piece in content(node):
            if not isinstance(piece, str):
                if piece in misplaced:
                    yield misplaced.pop(piece)
                pairs = self.derivatives.openings(state, str(piece.tag))
                yield from self.of_node(piece, [each for each, _ in pairs])
                if pairs:
                    state = self.derivatives.patterns.choice(*(rest for _, rest in pairs))
            elif piece.strip():
                after = self.derivatives.after_text(state, piece)
                if after is not NOT_ALLOWED:
                    state = after
                elif not text_was_wrong:
                    text_was_wrong = True
                    yield self.of_text(node, state)

    def of_children(self, node: etree._Element, state: Pattern) -> dict[etree._Element, Problem]:
        """The children that may not stand where they do, and the node if something is missing."""
        if state.values and (node.text or "").strip() and not len(node):
            return {}
        model = _Names(state, self.derivatives)
        found = content_problems(node, model, self.grammar.names)
        return {problem[1].element: problem for problem in found}

    def of_text(self, node: etree._Element, state: Pattern) -> Problem:
        if state.values and not len(node):
            return value_problem(node, "", *_allowed(state))
        return text_problem(node, _Names(state, self.derivatives))

    def of_attributes(self, node: etree._Element, pattern: Pattern) -> Iterator[Problem]:
        derive = self.derivatives
        left = pattern
        wrong: list[Problem] = []
        for name, value in ((str(name), str(value)) for name, value in node.attrib.items()):
            known = derive.attributes(pattern, name)
            taken = tuple(each for each in known if self.grammar.allows(each, value))
            after = derive.after_attribute(left, taken) if taken else NOT_ALLOWED
            if after is not NOT_ALLOWED:
                left = after
            elif taken:
                wrong.append(together_problem(node, name))
            elif known:
                values = derive.patterns.choice(*(each.value for each in known))
                wrong.append(value_problem(node, name, *_allowed(values)))
                any_value = derive.after_attribute(left, known)
                left = left if any_value is NOT_ALLOWED else any_value
        yield from wrong
        every = [name for each in attributes_of(pattern) for name in each.names.known()]
        required = [
            name
            for each in attributes_of(left)
            if derive.requires(left, each)
            for name in each.names.known()
        ]
        named = list(attributes_problems(node, list(dict.fromkeys(every)), required))
        yield from named
        if not wrong and not named and derive.closed(left) is NOT_ALLOWED:
            missing = [
                name
                for each in attributes_of(left)
                if derive.closed(derive.after_attribute(left, (each,))) is not NOT_ALLOWED
                for name in each.names.known()
            ]
            yield one_of_attributes_problem(node, list(dict.fromkeys(missing)))


def _allowed(pattern: Pattern) -> tuple[list[str], str]:
    """The values that a pattern names, and the type of those that it does not."""
    values: list[str] = []
    kind = ""
    for part in pattern.parts if isinstance(pattern, Choice) else (pattern,):
        if isinstance(part, Value):
            values.append(part.text)
        elif isinstance(part, Data):
            kind = kind or part.kind
    return values, kind
