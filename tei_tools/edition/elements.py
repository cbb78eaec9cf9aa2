"""The elements of a document by their name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lxml import etree


class Elements:
    """All elements of a document, in their order, and by name.

    They are held as long as this is: lxml makes the object of an element anew whenever nothing
    holds it, and walks anew through the document for each question.
    """

    __slots__ = ("_by_name", "every", "root")

    def __init__(self, document: etree._ElementTree) -> None:
        self.root = document.getroot()
        self.every = list(document.iter(etree.Element))
        self._by_name: dict[str, list[etree._Element]] = defaultdict(list)
        for element in self.every:
            self._by_name[element.tag].append(element)

    def names(self) -> Iterable[str]:
        """The names that elements have, as lxml writes them."""
        return self._by_name

    def named(self, name: str) -> list[etree._Element]:
        """Those of one name, as lxml writes it."""
        return self._by_name.get(name, [])

    def has(self, names: frozenset[str]) -> bool:
        """Whether there are any of these names."""
        return not names.isdisjoint(self._by_name)

    def of(self, names: frozenset[str]) -> list[etree._Element]:
        """Those of several names, in their order."""
        found = [name for name in self._by_name if name in names]
        if len(found) < 2:
            return self.named(found[0]) if found else []
        return [element for element in self.every if element.tag in names]
