"""Name classes: which names an element or attribute pattern lets pass."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass


class NameClass(ABC):
    """A set of names, each in the form of lxml: ``{namespace}local``."""

    @abstractmethod
    def holds(self, name: str) -> bool:
        """Whether the name is one of them."""

    def known(self) -> tuple[str, ...]:
        """The names that are given one by one."""
        return ()


@dataclass(frozen=True)
class OneName(NameClass):
    """A single name."""

    name: str

    def holds(self, name: str) -> bool:
        """Whether it is this one."""
        return name == self.name

    def known(self) -> tuple[str, ...]:
        """The name itself."""
        return (self.name,)


@dataclass(frozen=True)
class AnyName(NameClass):
    """All names (of one namespace, if it is given), but not those of ``without``."""

    namespace: str | None
    without: NameClass | None

    def holds(self, name: str) -> bool:
        """Whether it is in the namespace and not left out."""
        own = name[1:].partition("}")[0] if name.startswith("{") else ""
        if self.namespace is not None and own != self.namespace:
            return False
        return self.without is None or not self.without.holds(name)


@dataclass(frozen=True)
class EitherName(NameClass):
    """The names of several classes."""

    classes: tuple[NameClass, ...]

    def holds(self, name: str) -> bool:
        """Whether one of the classes holds it."""
        return any(each.holds(name) for each in self.classes)

    def known(self) -> tuple[str, ...]:
        """Those of all the classes."""
        return tuple(name for each in self.classes for name in each.known())


def qualified(namespace: str, local: str) -> str:
    """A name in the form of lxml."""
    return f"{{{namespace}}}{local}" if namespace else local
