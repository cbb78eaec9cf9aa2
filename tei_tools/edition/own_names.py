"""The names that only the program gives: by them it tells its stylesheets what it found."""

from __future__ import annotations

from lxml import etree

from tei_tools.edition.elements import Elements
from tei_tools.tei import tag

_OURS = "urn:tei-tools:"
#: The namespace of what is told of a page.
PAGE = f"{_OURS}page"
#: The attributes of these names, as lxml writes them.
OUR_ATTRIBUTES = [f"{{{_OURS}{name}}}*" for name in ("mention", "note", "page", "reading", "site")]


def drop_our_names(elements: Elements) -> bool:
    """Take out what a document says in these names. Whether elements have other names now."""
    etree.strip_attributes(elements.root, *OUR_ATTRIBUTES)
    names = [name for name in elements.names() if name.startswith("{" + _OURS)]
    for element in elements.of(frozenset(names)):
        element.tag = tag("seg")  # its words stay
    return bool(names)
