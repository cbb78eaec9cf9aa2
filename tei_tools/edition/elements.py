"""The elements of a document by their name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from lxml import etree


class Elements:
    """All elements of a document, in their order, and by name.

    They are held as long as this is: lxml makes the object of an element anew whenever nothing
    holds it, and walks anew through the document for each question.
    """

    __slots__ = ("_places", "every", "root")

    def __init__(self, document: etree._ElementTree) -> None:
        self.root = document.getroot()
        self.every = list(document.iter(etree.Element))
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, element in enumerate(self.every):
            self._places[element.tag].append(place)

    def names(self) -> Iterable[str]:
        """The names that elements have, as lxml writes them."""
        return self._places

    def named(self, name: str) -> list[etree._Element]:
        """Those of one name, as lxml writes it."""
        return [self.every[place] for place in self._places.get(name, ())]

    def has(self, names: frozenset[str]) -> bool:
        """Whether there are any of these names."""
        return not names.isdisjoint(self._places)

    def of(self, names: frozenset[str]) -> list[etree._Element]:
        """Those of several names, in their order."""
        found = [places for name, places in self._places.items() if name in names]
        places = found[0] if len(found) == 1 else sorted(chain.from_iterable(found))
        return [self.every[place] for place in places]
