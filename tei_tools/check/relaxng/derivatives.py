"""What is left of a pattern when something of it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tei_tools.check.relaxng.datatypes import is_equal, is_value
from tei_tools.check.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Patterns,
    Value,
)

#: The elements that a tag may begin, each with what may follow it.
Openings = tuple[tuple[Element, Pattern], ...]


class Derivatives:
    """Derivatives of the patterns of one schema; each is worked out once and then remembered."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self._openings: dict[tuple[Pattern, str], Openings] = {}
        self._without: dict[tuple[Pattern, tuple[Attribute, ...]], Pattern] = {}
        self._closed: dict[Pattern, Pattern] = {}
        self._texts: dict[Pattern, Pattern] = {}
        self._candidates: dict[tuple[Pattern, str], tuple[Attribute, ...]] = {}

    def openings(self, pattern: Pattern, name: str) -> Openings:
        """The elements of this name that may come next, each with what may follow it."""
        key = pattern, name
        if key not in self._openings:
            found: dict[Element, Pattern] = {}
            for element, rest in self._open(pattern, name):
                found[element] = self.patterns.choice(found.get(element, NOT_ALLOWED), rest)
            self._openings[key] = tuple(found.items())
        return self._openings[key]

    def _open(self, pattern: Pattern, name: str) -> Iterator[tuple[Element, Pattern]]:
        make = self.patterns
        match pattern:
            case Element():
                if pattern.names.holds(name):
                    yield pattern, EMPTY
            case Choice():
                for part in pattern.parts:
                    yield from self._open(part, name)
            case Group():
                for element, rest in self.openings(pattern.one, name):
                    yield element, make.group(rest, pattern.other)
                if pattern.one.nullable:
                    yield from self.openings(pattern.other, name)
            case Interleave():
                for element, rest in self.openings(pattern.one, name):
                    yield element, make.interleave(rest, pattern.other)
                for element, rest in self.openings(pattern.other, name):
                    yield element, make.interleave(pattern.one, rest)
            case OneOrMore():
                for element, rest in self.openings(pattern.inner, name):
                    yield element, make.group(rest, make.optional(pattern))

    def after_text(self, pattern: Pattern, text: str) -> Pattern:
        """What may follow the text."""
        if pattern.values:
            return self._after_text(pattern, text)
        if pattern not in self._texts:
            self._texts[pattern] = self._after_text(pattern, text)
        return self._texts[pattern]

    def _after_text(self, pattern: Pattern, text: str) -> Pattern:
        make = self.patterns
        match pattern:
            case Choice():
                return make.choice(*(self.after_text(part, text) for part in pattern.parts))
            case Group():
                after = make.group(self.after_text(pattern.one, text), pattern.other)
                if not pattern.one.nullable:
                    return after
                return make.choice(after, self.after_text(pattern.other, text))
            case Interleave():
                return make.choice(
                    make.interleave(self.after_text(pattern.one, text), pattern.other),
                    make.interleave(pattern.one, self.after_text(pattern.other, text)),
                )
            case OneOrMore():
                return make.group(self.after_text(pattern.inner, text), make.optional(pattern))
            case Value():
                equal = is_equal(pattern.library, pattern.kind, pattern.text, text)
                return EMPTY if equal else NOT_ALLOWED
            case Data():
                fits = is_value(pattern.library, pattern.kind, pattern.facets, text) and (
                    pattern.without is None or not self.fits(pattern.without, text)
                )
                return EMPTY if fits else NOT_ALLOWED
            case List():
                inner = pattern.inner
                for word in text.split():
                    inner = self.after_text(inner, word)
                return EMPTY if inner.nullable else NOT_ALLOWED
        return TEXT if pattern is TEXT else NOT_ALLOWED

    def fits(self, pattern: Pattern, text: str) -> bool:
        """Whether the text is all that the pattern wants."""
        if pattern is TEXT or (pattern.nullable and not text.strip()):
            return True
        return self.after_text(pattern, text).nullable

    def attributes(self, pattern: Pattern, name: str) -> tuple[Attribute, ...]:
        """The attribute patterns that hold for an attribute of this name."""
        key = pattern, name
        if key not in self._candidates:
            self._candidates[key] = tuple(
                each for each in attributes_of(pattern) if each.names.holds(name)
            )
        return self._candidates[key]

    def after_attribute(self, pattern: Pattern, taken: tuple[Attribute, ...]) -> Pattern:
        """What is left when one of these attributes has come."""
        if not pattern.attributes:
            return NOT_ALLOWED
        key = pattern, taken
        if key not in self._without:
            self._without[key] = self._after_attribute(pattern, taken)
        return self._without[key]

    def _after_attribute(self, pattern: Pattern, taken: tuple[Attribute, ...]) -> Pattern:
        make = self.patterns
        match pattern:
            case Attribute():
                return EMPTY if pattern in taken else NOT_ALLOWED
            case Choice():
                return make.choice(*(self.after_attribute(part, taken) for part in pattern.parts))
            case Group() | Interleave():
                pair = make.group if isinstance(pattern, Group) else make.interleave
                return make.choice(
                    pair(self.after_attribute(pattern.one, taken), pattern.other),
                    pair(pattern.one, self.after_attribute(pattern.other, taken)),
                )
            case OneOrMore():
                return make.group(
                    self.after_attribute(pattern.inner, taken), make.optional(pattern)
                )
        return NOT_ALLOWED

    def closed(self, pattern: Pattern) -> Pattern:
        """What may stand in the element once its start tag has ended: no more attributes."""
        return self._replaced(pattern, lambda _: NOT_ALLOWED, self._closed)

    def as_if_complete(self, pattern: Pattern) -> Pattern:
        """The same, as if all attributes had been there."""
        return self._replaced(pattern, lambda _: EMPTY, {})

    def requires(self, pattern: Pattern, attribute: Attribute) -> bool:
        """Whether nothing can be right without the attribute, whatever else is given."""
        without = self._replaced(
            pattern, lambda each: NOT_ALLOWED if each is attribute else EMPTY, {}
        )
        return without is NOT_ALLOWED

    def _replaced(
        self,
        pattern: Pattern,
        by: Callable[[Attribute], Pattern],
        known: dict[Pattern, Pattern],
    ) -> Pattern:
        """The pattern with all its attributes replaced."""
        if not pattern.attributes:
            return pattern
        if pattern not in known:
            make = self.patterns
            match pattern:
                case Choice():
                    parts = (self._replaced(part, by, known) for part in pattern.parts)
                    known[pattern] = make.choice(*parts)
                case Group() | Interleave():
                    pair = make.group if isinstance(pattern, Group) else make.interleave
                    one = self._replaced(pattern.one, by, known)
                    known[pattern] = pair(one, self._replaced(pattern.other, by, known))
                case OneOrMore():
                    known[pattern] = make.one_or_more(self._replaced(pattern.inner, by, known))
                case Attribute():
                    known[pattern] = by(pattern)
        return known[pattern]


def attributes_of(pattern: Pattern) -> Iterator[Attribute]:
    """The attribute patterns in a pattern, in the order of the schema."""
    if not pattern.attributes:
        return
    match pattern:
        case Attribute():
            yield pattern
        case Choice():
            for part in pattern.parts:
                yield from attributes_of(part)
        case Group() | Interleave():
            yield from attributes_of(pattern.one)
            yield from attributes_of(pattern.other)
        case OneOrMore():
            yield from attributes_of(pattern.inner)


def next_elements(pattern: Pattern) -> Iterator[Element]:
    """The elements that may come next, in the order of the schema."""
    match pattern:
        case Element():
            yield pattern
        case Choice():
            for part in pattern.parts:
                yield from next_elements(part)
        case Group():
            yield from next_elements(pattern.one)
            if pattern.one.nullable:
                yield from next_elements(pattern.other)
        case Interleave():
            yield from next_elements(pattern.one)
            yield from next_elements(pattern.other)
        case OneOrMore():
            yield from next_elements(pattern.inner)
