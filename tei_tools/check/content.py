"""Content models: which elements may follow one another.

A model is asked what may come next, and gives the model of what may come after that (Brzozowski's
derivatives). Names are those of lxml, ``{namespace}local``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce


class Model(ABC):
    """What may stand in an element, from some point on."""

    @abstractmethod
    def may_end(self) -> bool:
        """Whether nothing more is needed."""

    @abstractmethod
    def next_names(self) -> Iterator[str]:
        """The names that may come next, in the order of the schema, some perhaps repeated."""

    @abstractmethod
    def after(self, name: str) -> Model:
        """The model of what may follow once an element of this name has come."""

    def takes_text(self) -> bool:
        """Whether text may come next."""
        return False


@dataclass(frozen=True)
class _Nothing(Model):
    """No content is right: the end of a wrong way."""

    def may_end(self) -> bool:
        return False

    def next_names(self) -> Iterator[str]:
        return iter(())

    def after(self, name: str) -> Model:
        return self


@dataclass(frozen=True)
class _Empty(Model):
    """Nothing more may come."""

    def may_end(self) -> bool:
        return True

    def next_names(self) -> Iterator[str]:
        return iter(())

    def after(self, name: str) -> Model:
        return NOTHING


@dataclass(frozen=True)
class _Text(_Empty):
    """Text alone."""

    def takes_text(self) -> bool:
        return True


NOTHING = _Nothing()
EMPTY = _Empty()
TEXT = _Text()


@dataclass(frozen=True)
class One(Model):
    """One element: of one of these names, or of any name that ``others`` lets pass."""

    names: tuple[str, ...]
    others: Callable[[str], bool] | None = None

    def may_end(self) -> bool:
        """Not yet."""
        return False

    def next_names(self) -> Iterator[str]:
        """Its names."""
        return iter(self.names)

    def after(self, name: str) -> Model:
        """Nothing more, if the name is one of these."""
        fits = name in self.names or (self.others is not None and self.others(name))
        return EMPTY if fits else NOTHING


@dataclass(frozen=True)
class _Sequence(Model):
    first: Model
    rest: Model

    def may_end(self) -> bool:
        return self.first.may_end() and self.rest.may_end()

    def next_names(self) -> Iterator[str]:
        yield from self.first.next_names()
        if self.first.may_end():
            yield from self.rest.next_names()

    def after(self, name: str) -> Model:
        model = sequence(self.first.after(name), self.rest)
        return choice(model, self.rest.after(name)) if self.first.may_end() else model


@dataclass(frozen=True)
class _Choice(Model):
    one: Model
    other: Model

    def may_end(self) -> bool:
        return self.one.may_end() or self.other.may_end()

    def next_names(self) -> Iterator[str]:
        yield from self.one.next_names()
        yield from self.other.next_names()

    def after(self, name: str) -> Model:
        return choice(self.one.after(name), self.other.after(name))


@dataclass(frozen=True)
class _Together(Model):
    """Both, in any order."""

    one: Model
    other: Model

    def may_end(self) -> bool:
        return self.one.may_end() and self.other.may_end()

    def next_names(self) -> Iterator[str]:
        yield from self.one.next_names()
        yield from self.other.next_names()

    def after(self, name: str) -> Model:
        return choice(
            together(self.one.after(name), self.other), together(self.one, self.other.after(name))
        )


@dataclass(frozen=True)
class _Repeat(Model):
    inner: Model
    least: int
    most: int | None

    def may_end(self) -> bool:
        return self.least == 0 or self.inner.may_end()

    def next_names(self) -> Iterator[str]:
        return self.inner.next_names()

    def after(self, name: str) -> Model:
        most = None if self.most is None else self.most - 1
        return sequence(self.inner.after(name), repeat(self.inner, max(0, self.least - 1), most))


def sequence(first: Model, rest: Model) -> Model:
    """First the one, then the other."""
    if first is NOTHING or rest is NOTHING:
        return NOTHING
    if first is EMPTY:
        return rest
    return first if rest is EMPTY else _Sequence(first, rest)


def choice(one: Model, other: Model) -> Model:
    """Either the one or the other."""
    if one is NOTHING or one == other:
        return other
    return one if other is NOTHING else _Choice(one, other)


def together(one: Model, other: Model) -> Model:
    """Both, in any order."""
    if one is NOTHING or other is NOTHING:
        return NOTHING
    if one is EMPTY:
        return other
    return one if other is EMPTY else _Together(one, other)


def joined(join: Callable[[Model, Model], Model], models: Sequence[Model]) -> Model:
    """All models in their order by ``sequence``, ``choice`` or ``together``; EMPTY for none."""
    return reduce(lambda rest, model: join(model, rest), reversed(models)) if models else EMPTY


def repeat(inner: Model, least: int, most: int | None) -> Model:
    """The same again and again, from ``least`` to ``most`` times; None is without limit."""
    if most == 0 or inner is EMPTY:
        return EMPTY
    return inner if (least, most) == (1, 1) else _Repeat(inner, least, most)
