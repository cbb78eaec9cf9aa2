"""The persons of the lists, by surname."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from tei_tools.tei import tag

_NAME = tag("persName")


class Person(NamedTuple):
    """An entry of a list of persons: its ``xml:id``, and its first name in parts and whole."""

    id: str
    surname: str
    given: tuple[str, ...]
    name: str


def by_surname(persons: Iterable[tuple[etree._Element, str]]) -> Mapping[str, Sequence[Person]]:
    """The persons by their surnames in small letters.

    ``persons`` are entries of a list, each with its ``xml:id``: <person>, or <persName> as in the
    lists of FRUS. Of the <persName> those that are no entries are passed over: mentions, names
    within a <person>.
    """
    found: dict[str, list[Person]] = defaultdict(list)
    for person, identifier in persons:
        if person.tag == _NAME:
            name = person if _is_entry(person) else None
        else:
            name = next(person.iterchildren(_NAME), None)
        if name is not None and not len(name) and (text := name.text):
            surname, given, whole = _read(text)
            found[surname.lower()].append(Person(identifier, surname, given, whole))
    return found


def _is_entry(name: etree._Element) -> bool:
    """Whether the name stands at the head of an item, and points to no other entry."""
    if "ref" in name.attrib or "corresp" in name.attrib:
        return False
    around = next(name.iterancestors(tag("item"), tag("p"), tag("person")), None)
    return around is not None and around.tag == tag("item")


@lru_cache(maxsize=8192)  # the same lists come again in every document of a collection
def _read(name: str) -> tuple[str, tuple[str, ...], str]:
    """Surname, given names, and the whole name on one line."""
    return *parts_of(name), " ".join(name.split())


def parts_of(name: str) -> tuple[str, tuple[str, ...]]:
    """Surname and given names: of ``Kissinger, Henry A.`` as of ``Henry A. Kissinger``."""
    before_comma, comma, after = name.partition(",")
    parts = before_comma.split()
    if comma:
        return " ".join(parts), tuple(after.replace(".", " ").split())
    given = " ".join(parts[:-1]).replace(".", " ").split()
    return (parts[-1] if parts else ""), tuple(given)
