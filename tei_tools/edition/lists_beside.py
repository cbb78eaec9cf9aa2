"""Entries of lists that lie in files beside a document: ``persons.xml#gale``.

Many editions keep one list of persons for all their documents (TEI Guidelines, 14.1.1 and 17.2).
Read are files in the folder of the document and below it, nothing else, and nothing from the
network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from tei_tools.edition.entries import CATEGORY, ENTRIES, NAMES, POINTERS, identifiers_of
from tei_tools.edition.identifiers import free_identifier, identifiers
from tei_tools.errors import XmlError
from tei_tools.tei import XML_ID, parse, tag

_HEADER, _STANDOFF = tag("teiHeader"), tag("standOff")
_LISTS = {"person": "listPerson", "personGrp": "listPerson", "place": "listPlace", "org": "listOrg"}
#: The list that an entry stands in.
_LIST_OF = {tag(entry): tag(name) for entry, name in _LISTS.items()}


def take_entries(document: etree._ElementTree, path: Path) -> list[str]:
    """Put the entries to which names of the document point in files beside its own (``path``) into
    lists of its own, and let the names point there; the document is changed.

    Says which files could not be used, and why, each once.
    """
    root = document.getroot()
    wanted = dict.fromkeys(pointer for _, _, pointers in _pointing(root) for pointer in pointers)
    if not wanted:
        return []
    faults: dict[str, None] = {}
    moved: dict[str, str] = {}
    keys: dict[etree._Element, str] = {}
    taken = identifiers(root)
    lists: dict[str, etree._Element] = {}
    for pointer in wanted:
        address, _, identifier = pointer.partition("#")
        try:
            entry = _entries(_file(address, path.parent)).get(unquote(identifier))
        except XmlError as error:
            faults[str(error)] = None
            continue
        if entry is not None:
            if entry not in keys:
                keys[entry] = _take(entry, taken, lists, root)
            moved[pointer] = f"#{keys[entry]}"
    for name, attribute, _ in list(_pointing(root)):
        pointers = name.get(attribute, "").split()
        name.set(attribute, " ".join(moved.get(pointer, pointer) for pointer in pointers))
    return list(faults)


def _pointing(root: etree._Element) -> Iterator[tuple[etree._Element, str, list[str]]]:
    """The names that point into files: each with the attribute, and its pointers that do so."""
    for name in root.iter(*NAMES):
        for attribute in POINTERS:
            if pointers := [p for p in name.get(attribute, "").split() if _leads_to_file(p)]:
                yield name, attribute, pointers


def _leads_to_file(pointer: str) -> bool:
    """Whether a pointer names a file and a place in it; not one of the web, or a private scheme."""
    address, _, identifier = pointer.partition("#")
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(identifier and parts.path) and not (parts.scheme or parts.netloc or parts.query)


def _file(address: str, folder: Path) -> Path:
    """The file that an address names. Raises XmlError where it lies outside of the folder."""
    path = folder / unquote(address)
    try:
        is_within = path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):  # a circle of links, or characters that no name has
        is_within = False
    if not is_within:
        raise XmlError(f"{address}: is not read, since it lies outside of the folder of a document")
    return path


def _entries(path: Path) -> Mapping[str, etree._Element]:
    """The entries of a file by their identifiers. Raises XmlError where it cannot be read."""
    try:
        state = path.stat()
    except OSError as error:
        raise XmlError(f"{path}: cannot be read ({error.strerror})") from None
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, _time: int, _size: int) -> Mapping[str, etree._Element]:
    """As ``_entries``, once for many documents while the file is the same."""
    found: dict[str, etree._Element] = {}
    for entry in parse(path).iter(*ENTRIES - {CATEGORY}):
        for identifier in identifiers_of(entry):
            found.setdefault(identifier, entry)
    return found


def _take(
    entry: etree._Element, taken: set[str], lists: dict[str, etree._Element], root: etree._Element
) -> str:
    """Put a copy of an entry into the list of its kind; the identifier that it has there."""
    copy = deepcopy(entry)
    copy.tail = None
    key = free_identifier(identifiers_of(entry)[0], taken)
    for element in copy.iter(etree.Element):
        identifier = str(element.attrib.pop(XML_ID, ""))
        if identifier and identifier not in taken:
            taken.add(identifier)
            element.set(XML_ID, identifier)
    copy.set(XML_ID, key)
    name = _LIST_OF[entry.tag]
    if name not in lists:
        standoff = etree.Element(_STANDOFF)
        lists[name] = etree.SubElement(standoff, name)
        header = root.find(_HEADER)
        root.insert(0 if header is None else root.index(header) + 1, standoff)
    lists[name].append(copy)
    return key
