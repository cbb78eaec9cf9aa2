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

CATEGORY = tag("category")
_CAT_DESC = tag("catDesc")
_OWN_NAMES = {
    **{tag(name): frozenset((tag("persName"),)) for name in ("person", "personGrp")},
    tag("place"): frozenset((tag("placeName"),)),
    tag("org"): frozenset((tag("orgName"),)),
    CATEGORY: frozenset((tag("term"),)),
}


def is_term(category: etree._Element) -> bool:
    """Whether a category is a term with its meaning, not a class of documents."""
    return bool(children([category], "catDesc", "term"))


def identifiers_of(entry: etree._Element) -> list[str]:
    """The identifiers of an entry: its own before those of its names."""
    holders = among(entry, (_CAT_DESC,)) if entry.tag == CATEGORY else (entry,)
    names = (name for holder in holders for name in among(holder, _OWN_NAMES[entry.tag]))
    found = (element.get(XML_ID) for element in (entry, *names))
    return [identifier for identifier in found if identifier]
