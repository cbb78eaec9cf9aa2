"""Who and what one document names: each name with a key that tells whom it means.

A name is understood by the first of these that it allows:

1. ``("address", URL)`` – it points to the web, or to an entry of a list that has an address in an
   authority file;
2. ``("entry", id, name)`` – it points to an entry of a list in the document. The name belongs to
   the key, for lists of different volumes may use one id for different persons;
3. ``("pointer", folder, id)`` – it points to an id that the document does not hold: documents of
   one folder are taken to share their ids. If it names the file (``persons.xml#gale``), the name of
   that in the collection is the fourth part;
4. ``("name", name)`` – it points nowhere: the words themselves.

What these keys mean across documents is decided in :mod:`tei_tools.edition.site.identities`.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from tei_tools.edition.citation import Name
from tei_tools.edition.other_readings import told
from tei_tools.edition.readings import HOLDERS, shown
from tei_tools.edition.site.model import Key
from tei_tools.edition.site.surnames import inverted
from tei_tools.tei import XML_ID, local_name, tag

_KIND_OF_ENTRY = {
    "person": "person", "personGrp": "person", "place": "place", "org": "organization",
    "category": "term", "term": "term", "item": "term",
}  # fmt: skip
_KIND_OF_NAME = {
    "persName": "person", "placeName": "place", "geogName": "place", "settlement": "place",
    "orgName": "organization", "term": "term", "gloss": "term",
}  # fmt: skip
_KIND_OF_TYPE = {
    "person": "person", "place": "place", "org": "organization", "organization": "organization",
    "organisation": "organization",
}  # fmt: skip
_NAMES = tuple(map(tag, (*_KIND_OF_NAME, "rs", "name")))
_ENTRIES = tuple(map(tag, ("person", "personGrp", "place", "org", "category")))
_POINTERS = ("ref", "corresp", "target", "sameAs")
_OWN_NAMES = tuple(map(tag, ("persName", "placeName", "orgName", "geogName", "name")))
_DESCRIPTIONS = tuple(map(tag, ("note", "desc", "p", "occupation")))
_ADDRESS = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.I)
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list of the document says of a person, place, organization or term. ``filed`` is the
    name with its surname first, where the markup tells them apart."""

    kind: str
    key: Key
    name: str
    description: str = ""
    address: str = ""
    filed: str = ""


class Names:
    """The names of one document, and the entries of its lists."""

    def __init__(self, root: etree._Element, folder: str) -> None:
        self.folder = folder
        self.entries = dict(_read_entries(root))

    def entry_of(self, element: etree._Element) -> Entry | None:
        """Whom or what a name means; None for what is no name of a known kind."""
        kind = _kind(element)
        pointers = [p for name in _POINTERS for p in element.get(name, "").split()]
        words = words_of(element)
        if not words and not pointers:
            return None
        for pointer in pointers:
            if found := self._pointed(pointer, kind, words):
                return found
        if kind is None or not normalized(words) or element.tag == tag("gloss"):
            return None
        return Entry(kind, ("name", normalized(words)), words, filed=_filed(element))

    def _pointed(self, pointer: str, kind: str | None, words: str) -> Entry | None:
        if _ADDRESS.fullmatch(pointer):
            return (kind and Entry(kind, ("address", pointer), words, "", pointer)) or None
        file, hash_, fragment = pointer.partition("#")
        if entry := self.entries.get(fragment if hash_ else pointer):
            return entry
        if kind is None or not hash_ or not fragment:
            return None
        key = ("pointer", self.folder, fragment)
        return Entry(kind, (*key, name_of(file, self.folder)) if file else key, words)


def name_of(address: str, folder: str) -> str:
    """What a file is called in the collection, of which the address is relative to a folder in it:
    ``persons.xml`` in ``volume`` is ``volume/persons``."""
    name = posixpath.normpath(posixpath.join(folder, unquote(address)))
    return name.removesuffix(".xml").removesuffix(".tei")


def names_in(text: etree._Element) -> Iterator[etree._Element]:
    """The names of a text, in their order: not those of lists, nor names within names, nor those
    of readings that are not shown (which :func:`mark_readings` has marked)."""
    for element in told(text.iter(*_NAMES), text.getroottree().getroot()):
        around = element.getparent()
        while around is not None and around is not text:
            if around.tag in _NAMES or around.tag in _ENTRIES:
                break
            around = around.getparent()
        else:
            yield element


def normalized(name: str) -> str:
    """A name in the form in which two are compared: given names first, no case, no points."""
    return " ".join(_WORDS.findall(unicodedata.normalize("NFKC", Name(name).in_order).casefold()))


def sorted_as(kind: str, name: str, filed: str = "") -> str:
    """The name as an index of its kind sorts it: persons by their surnames, which may be known
    (``filed``)."""
    return inverted(filed or name) if kind == "person" else name


def words_of(element: etree._Element) -> str:
    """The words of an element in one line, without notes; of several readings those of the one
    that is shown."""
    parts: list[str] = []

    def gather(at: etree._Element) -> None:
        if at.tag in HOLDERS:
            if (preferred := shown(at)) is not None:
                gather(preferred)
            return
        parts.append(at.text or "")
        for child in at:
            name = local_name(child)
            if name in ("lb", "pb"):
                parts.append(" ")
            elif name not in ("", "note"):
                gather(child)
            parts.append(child.tail or "")

    gather(element)
    return " ".join("".join(parts).split())


def _filed(name: etree._Element) -> str:
    """“Mao, Zedong”, if the parts of the name are marked as ``surname`` and ``forename``."""
    surnames, forenames = (
        " ".join(filter(None, map(words_of, name.iterchildren(tag(part)))))
        for part in ("surname", "forename")
    )
    return f"{surnames}, {forenames}" if surnames and forenames else ""


def _kind(element: etree._Element) -> str | None:
    name = local_name(element)
    return _KIND_OF_NAME.get(name) or _KIND_OF_TYPE.get(element.get("type", "").lower())


def _read_entries(root: etree._Element) -> Iterator[tuple[str, Entry]]:
    """The entries of all lists of the document, by their ids."""
    for element in root.iter(*_ENTRIES):
        kind = _KIND_OF_ENTRY[local_name(element)]
        holder = element.find(tag("catDesc")) if kind == "term" else element
        if holder is None:
            continue
        own = holder.find(tag("term")) if kind == "term" else next(
            holder.iterchildren(*_OWN_NAMES), None
        )  # fmt: skip
        if own is None or not normalized(words_of(own)):
            continue
        name = words_of(own)
        described = holder.iterchildren(tag("gloss") if kind == "term" else _DESCRIPTIONS[0],
                                        *_DESCRIPTIONS[1:])  # fmt: skip
        description = "; ".join(filter(None, map(words_of, described)))
        address = _authority(element)
        compared = normalized(f"{name} {description}") if kind == "term" else normalized(name)
        for identifier in {element.get(XML_ID), own.get(XML_ID)} - {None}:
            key = ("address", address) if address else ("entry", str(identifier), compared)
            yield str(identifier), Entry(kind, key, name, description, address, _filed(own))


def _authority(entry: etree._Element) -> str:
    """The first address of the web that an entry gives."""
    for element in entry.iter(*_ENTRIES, *_OWN_NAMES, tag("idno"), tag("ptr"), tag("ref")):
        texts = (element.get("ref"), element.get("sameAs"), element.get("target"),
                 element.text if element.tag == tag("idno") else None)  # fmt: skip
        for text in texts:
            for pointer in (text or "").split():
                if _ADDRESS.fullmatch(pointer):
                    return pointer
    return ""
