"""Who and what the pointers of a document mean: its own lists, and registers beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from tei_tools.authority import read_authority
from tei_tools.authority.ids import to_xml_id
from tei_tools.cmif.authorities import address_of, is_authority, preferred
from tei_tools.tei import XML_ID, local_name, parse

_ENTRIES = frozenset({"person", "personGrp", "org", "place"})
_NAMES = frozenset({"persName", "orgName", "placeName", "name"})
_POINTERS = frozenset({"ptr", "ref"})
_PROPER = ("forename", "genName")


@dataclass(frozen=True, slots=True)
class Registered:
    """What a list says of a person, organization or place: its name, and its address in an
    authority file or nothing."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """The entries of lists by their ids."""

    entries: Mapping[str, Registered] = field(default_factory=dict)

    def __or__(self, other: Register) -> Register:
        """Both registers; of two entries with one id that of the right one."""
        return Register({**self.entries, **other.entries})


def read_register(path: Path) -> Register:
    """Read a list with authority numbers: TEI, or CSV with columns such as ``gnd`` or ``viaf``.

    A column of CSV is named after its authority file, or holds addresses. Raises AuthorityError or
    XmlError if the file cannot be read or holds no list.
    """
    entries = {
        entry.id: Registered(
            entry.name, preferred(address_of(name, cell) for name, cell in entry.columns.items())
        )
        for entry in read_authority(path, "person").entries
    }
    if path.read_bytes().lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        entries = {**entries, **register_of(parse(path).getroot()).entries}
    return Register(entries)


def register_of(root: etree._Element) -> Register:
    """The persons, organizations and places that a TEI document lists.

    Their addresses stand in ``idno`` (with the authority file in ``@type``), in ``ptr`` or ``ref``,
    or in ``@ref``, ``@sameAs`` or ``@corresp`` of the entry or its name.
    """
    return Register(
        {
            entry.get(XML_ID, ""): Registered(_name(entry), preferred(_addresses(entry)))
            for entry in root.iter()
            if local_name(entry) in _ENTRIES and entry.get(XML_ID)
        }
    )


def text_of(element: etree._Element) -> str:
    """The text of an element in one line, without notes."""
    parts: list[str] = []

    def gather(at: etree._Element) -> None:
        parts.append(at.text or "")
        for child in at:
            if local_name(child) not in ("", "note"):
                gather(child)
            parts.append(child.tail or "")

    gather(element)
    return " ".join("".join(parts).split())


def addresses_in(pointers: str, register: Register) -> Iterator[str]:
    """The addresses that the pointers of ``@ref`` mean, in their order.

    A pointer is an address itself, a number with its file (``gnd:118820591``), or leads to an entry
    (``#p_1``, ``persons.xml#p_1``).
    """
    for pointer in pointers.split():
        prefix, _, rest = pointer.partition(":")
        entry = registered(pointer, register)
        if pointer.startswith(("http://", "https://")) and entry is None:
            yield pointer
        elif address := entry.address if entry else address_of(prefix, rest):
            yield address


def registered(pointer: str, register: Register) -> Registered | None:
    """The entry that a pointer leads to, or None."""
    _, hash_, fragment = pointer.partition("#")
    return register.entries.get(to_xml_id(fragment if hash_ else pointer))


def _name(entry: etree._Element) -> str:
    for child in entry:
        if local_name(child) in _NAMES:
            surnames = [text_of(part) for part in child if local_name(part) == "surname"]
            others = [text_of(part) for part in child if local_name(part) in _PROPER]
            if surnames and others:
                return f"{' '.join(surnames)}, {' '.join(others)}"
            return text_of(child)
    return ""


def _addresses(entry: etree._Element) -> Iterator[str]:
    for element in (entry, *(child for child in entry.iterdescendants("*"))):
        name = local_name(element)
        if name in _ENTRIES and element is not entry:
            continue
        if name == "idno":
            yield address_of(element.get("type", ""), text_of(element))
        elif name in _POINTERS:
            yield from filter(is_authority, element.get("target", "").split())
        elif element is entry or name in _NAMES:
            for attribute in ("ref", "sameAs", "corresp"):
                yield from filter(is_authority, element.get(attribute, "").split())
