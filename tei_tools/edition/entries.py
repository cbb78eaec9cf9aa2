"""Entries of the lists of persons, places, organizations and terms: the identifiers by which names
point to them.

An entry has its identifier itself (``<person xml:id>``), or the name in it has one
(``<catDesc><term xml:id>``, as the volumes of *Foreign Relations of the United States* and our own
converter write terms); if both have one, names may point to either.
"""

from __future__ import annotations

from lxml import etree

from tei_tools.edition.header import among, children
from tei_tools.tei import XML_ID, tag

#: The elements that are entries, as lxml writes them.
ENTRIES = frozenset(map(tag, ("person", "personGrp", "place", "org", "category")))

#: The names that may point to an entry, and the attributes in which they do.
NAMES = tuple(map(tag, ("persName", "placeName", "orgName", "rs", "name", "gloss", "term")))
POINTERS = ("ref", "corresp", "target")

CATEGORY = tag("category")
_CAT_DESC = tag("catDesc")
_OWN_NAMES = frozenset(map(tag, ("persName", "placeName", "orgName", "term")))


def is_term(category: etree._Element) -> bool:
    """Whether a category is a term with its meaning, not a class of documents."""
    return bool(children([category], "catDesc", "term"))


def identifiers_of(entry: etree._Element) -> list[str]:
    """The identifiers of an entry: its own before those of its names."""
    own = entry.get(XML_ID)
    found = [own] if own else []
    for holder in among(entry, (_CAT_DESC,)) if entry.tag == CATEGORY else (entry,):
        for child in holder:
            if child.tag in _OWN_NAMES and (identifier := child.get(XML_ID)):
                found.append(identifier)
    return found
