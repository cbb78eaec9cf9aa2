"""The patterns of RELAX NG. Each is made only once, so that equal patterns are the same object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tei_tools.check.relaxng.names import NameClass


@dataclass(eq=False, slots=True)
class Pattern:
    """What may stand at some place.

    ``nullable``: nothing may stand there. ``attributes``: attributes are among it. ``values``:
    whether a text fits depends on what it says.
    """

    nullable: bool
    attributes: bool
    values: bool


@dataclass(eq=False, slots=True)
class Choice(Pattern):
    """One of several."""

    parts: tuple[Pattern, ...]


@dataclass(eq=False, slots=True)
class _Pair(Pattern):
    one: Pattern
    other: Pattern


class Group(_Pair):
    """First the one, then the other."""


class Interleave(_Pair):
    """Both, mixed in any way."""


@dataclass(eq=False, slots=True)
class OneOrMore(Pattern):
    """The same, once or more often."""

    inner: Pattern


@dataclass(eq=False, slots=True)
class List(Pattern):
    """A text of words divided by white space."""

    inner: Pattern


@dataclass(eq=False, slots=True)
class Data(Pattern):
    """A value of a datatype."""

    library: str
    kind: str
    facets: tuple[tuple[str, str], ...]
    without: Pattern | None


@dataclass(eq=False, slots=True)
class Value(Pattern):
    """One certain value."""

    library: str
    kind: str
    text: str


@dataclass(eq=False, slots=True)
class Attribute(Pattern):
    """An attribute."""

    names: NameClass
    value: Pattern
    id_type: str  # ID, IDREF or IDREFS, if its values are that


@dataclass(eq=False, slots=True)
class Element(Pattern):
    """An element. What it holds is read when it is asked for."""

    names: NameClass
    read: Callable[[], Pattern]
    _content: Pattern | None = None

    @property
    def content(self) -> Pattern:
        """Its attributes and what stands in it."""
        if self._content is None:
            self._content = self.read()
        return self._content


EMPTY = Pattern(True, False, False)
NOT_ALLOWED = Pattern(False, False, False)
TEXT = Pattern(True, False, False)


class Patterns:
    """Makes patterns, in the simplest form that lets the same documents pass."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Pattern] = {}

    def choice(self, *parts: Pattern) -> Pattern:
        """One of the parts."""
        flat: dict[Pattern, None] = {}
        for part in parts:
            for each in part.parts if isinstance(part, Choice) else (part,):
                if each is not NOT_ALLOWED:
                    flat[each] = None
        if EMPTY in flat and any(each.nullable for each in flat if each is not EMPTY):
            del flat[EMPTY]
        if len(flat) < 2:
            return next(iter(flat), NOT_ALLOWED)
        key = ("choice", frozenset(flat))
        if key not in self._made:
            self._made[key] = Choice(
                any(each.nullable for each in flat),
                any(each.attributes for each in flat),
                any(each.values for each in flat),
                tuple(flat),
            )
        return self._made[key]

    def group(self, one: Pattern, other: Pattern) -> Pattern:
        """First the one, then the other."""
        return self._pair(Group, one, other)

    def interleave(self, one: Pattern, other: Pattern) -> Pattern:
        """Both, mixed."""
        return self._pair(Interleave, one, other)

    def _pair(self, kind: type[_Pair], one: Pattern, other: Pattern) -> Pattern:
        if one is NOT_ALLOWED or other is NOT_ALLOWED:
            return NOT_ALLOWED
        if one is EMPTY:
            return other
        if other is EMPTY:
            return one
        key = (kind, one, other)
        if key not in self._made:
            self._made[key] = kind(
                one.nullable and other.nullable,
                one.attributes or other.attributes,
                one.values or other.values,
                one,
                other,
            )
        return self._made[key]

    def one_or_more(self, inner: Pattern) -> Pattern:
        """The same again and again."""
        if inner in (EMPTY, NOT_ALLOWED, TEXT) or isinstance(inner, OneOrMore):
            return inner
        key = ("more", inner)
        if key not in self._made:
            self._made[key] = OneOrMore(inner.nullable, inner.attributes, inner.values, inner)
        return self._made[key]

    def optional(self, inner: Pattern) -> Pattern:
        """The pattern or nothing."""
        return self.choice(inner, EMPTY)

    def list(self, inner: Pattern) -> Pattern:
        """A text of words."""
        key = ("list", inner)
        return self._made.setdefault(key, List(False, False, True, inner))

    def data(
        self,
        library: str,
        kind: str,
        facets: tuple[tuple[str, str], ...] = (),
        without: Pattern | None = None,
    ) -> Pattern:
        """A value of a datatype."""
        key = ("data", library, kind, facets, without)
        made = Data(False, False, True, library, kind, facets, without)
        return self._made.setdefault(key, made)

    def value(self, library: str, kind: str, text: str) -> Pattern:
        """One certain value."""
        key = ("value", library, kind, text)
        return self._made.setdefault(key, Value(False, False, True, library, kind, text))

    def attribute(self, names: NameClass, value: Pattern) -> Pattern:
        """An attribute."""
        if value is NOT_ALLOWED:
            return NOT_ALLOWED
        key = ("attribute", names, value)
        return self._made.setdefault(
            key, Attribute(False, True, False, names, value, _id_type(value))
        )


def _id_type(value: Pattern) -> str:
    kind = value.kind if isinstance(value, Data) else ""
    return kind if kind in ("ID", "IDREF", "IDREFS") else ""
