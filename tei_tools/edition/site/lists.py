"""Lists of a collection: TEI files that hold persons, places or organizations, and no document.

Projects keep such a file, ``persons.xml``, beside their documents, which point into it with
``ref="persons.xml#gale"`` (TEI Guidelines 14.3). It tells who is who, and is nothing to read.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from tei_tools.edition.site.model import Key, Mention
from tei_tools.edition.site.naming import Names
from tei_tools.tei import tag

_LISTS = frozenset(map(tag, ("listPerson", "listPlace", "listOrg", "listRelation", "listEvent")))
_ENTRIES = tuple(map(tag, ("person", "personGrp", "place", "org")))
#: What a document may have without any words: a page, an image of it.
_SHOWN = frozenset(map(tag, ("graphic", "media", "pb", "surface")))
_HEAD = tag("head")


def is_mere_list(root: etree._Element, texts: Sequence[etree._Element]) -> bool:
    """Whether a file without a date has entries in its ``standOff`` or text, and beside the lists
    and their headings no words of a document; a letter of which the header alone tells is one."""
    holders = [*root.iterchildren(tag("standOff")), *texts]
    if not any(next(holder.iter(*_ENTRIES), None) is not None for holder in holders):
        return False
    is_described = next(root.iter(tag("correspDesc"), tag("facsimile")), None) is not None
    return not is_described and all(map(_is_blank, texts))


def listed(names: Names) -> tuple[Mention, ...]:
    """The entries of a list, each once: they say who is who, and are no mentions in a document."""
    found = {(entry.kind, entry.key): entry for entry in names.entries.values()}
    return tuple(
        Mention(
            kind=entry.kind, key=entry.key, name=entry.name, description=entry.description,
            address=entry.address, roles=(), forms=(), filed=entry.filed,
        )
        for entry in found.values()
    )  # fmt: skip


def entries_of(names: Names) -> tuple[tuple[str, str, Key], ...]:
    """Kind, id and key of each entry."""
    return tuple((entry.kind, name, entry.key) for name, entry in names.entries.items())


def _is_blank(element: etree._Element) -> bool:
    if element.tag in _SHOWN:
        return False
    if element.tag in _LISTS or element.tag == _HEAD or not isinstance(element.tag, str):
        return True
    if (element.text or "").strip():
        return False
    return all(_is_blank(child) and not (child.tail or "").strip() for child in element)
