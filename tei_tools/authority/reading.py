"""Reading a list: CSV or TEI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType
from typing import get_args

from lxml import etree

from tei_tools.authority.ids import to_xml_id
from tei_tools.authority.model import Authority, Entry, Kind
from tei_tools.errors import AuthorityError, ReadError, XmlError
from tei_tools.findings import Finding
from tei_tools.tables import read_table
from tei_tools.tei import NO_CHARACTER, XML_ID, local_name, parse

# The TEI elements of entries, and those in them that name the entry (Guidelines 14.2, 14.3).
_TEI_KINDS: dict[str, Kind] = {
    "person": "person",
    "personGrp": "person",
    "place": "place",
    "org": "org",
    "category": "term",
    "item": "term",
}
_TEI_NAMES = frozenset({"persName", "placeName", "orgName", "term", "name", "label"})
_TEI_NOTES = frozenset({"note", "desc", "gloss", "occupation", "state"})
#: Elements in them that hold a part, or divide two.
_TEI_PARTS = frozenset({"lb", "p", "ab", "item"})
_TEI_PHRASES = frozenset({"label", "desc", "date"})
_DIVIDER = "\x00"  # no XML holds it
#: The columns of a list that have a meaning.
_OWN = ("id", "name", "description")


def read_authorities(paths: Iterable[Path], kind: Kind) -> Authority:
    """Several lists of one kind as one, in the order given.

    An id must mean one entry: of two with the same id the first stays, and if their names differ
    that is a finding.
    """
    entries: dict[str, Entry] = {}
    findings: list[Finding] = []
    for path in paths:
        authority = read_authority(path, kind)
        findings += authority.findings
        for entry in authority.entries:
            known = entries.setdefault(entry.id, entry)
            if known.name != entry.name:
                fault = f"the id {entry.id} of {entry.name} is that of {known.name} in another list"
                findings.append(_left_out(path, 0, fault))
    return Authority(tuple(entries.values()), tuple(findings))


def read_authority(path: Path | str, kind: Kind) -> Authority:
    """Read a list of persons, places, organizations or terms.

    CSV has a first line with the columns ``id``, ``name`` and perhaps ``description`` and others,
    divided by comma, semicolon, tab or bar. TEI has ``listPerson``, ``listPlace``, ``listOrg`` or a
    list of terms (``list`` of ``label`` and ``item``, of ``item`` with ``term``, or ``taxonomy``);
    every entry needs an ``xml:id``. An entry that cannot be used is a finding with its line.

    Raises AuthorityError if the file cannot be read or holds no list, ValueError if there is no
    such kind.
    """
    if kind not in get_args(Kind):
        kinds = ", ".join(get_args(Kind))
        raise ValueError(f"{kind!r} is no kind of list; the kinds are {kinds}")
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise AuthorityError(f"{path}: cannot be read ({error.strerror})") from None
    is_xml = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
    rows = _tei_rows(path, data, kind) if is_xml else _csv_rows(path, data, kind)
    entries: dict[str, Entry] = {}
    findings: list[Finding] = []
    for line, entry, fault in rows:
        fault = fault or (f"the id {entry.id} stands twice" if entry.id in entries else "")
        if fault:
            findings.append(_left_out(path, line, fault))
        else:
            entries[entry.id] = entry
    if not entries and not findings:
        raise AuthorityError(f"{path}: holds no entries; a list needs at least one")
    return Authority(tuple(entries.values()), tuple(findings))


def _left_out(path: Path, line: int, fault: str) -> Finding:
    return Finding(
        str(path), line, min(line, 1), "authority-row", "warning", fault, "the entry is left out"
    )


#: Line, entry, and in words why it cannot be used.
_Row = tuple[int, Entry, str]


def _csv_rows(path: Path, data: bytes, kind: Kind) -> Iterator[_Row]:
    try:
        first, rows = read_table(data, str(path))
        columns = [name.strip() for name in first]
        index = {name.casefold(): at for at, name in reversed(list(enumerate(columns)))}
        if "id" not in index or "name" not in index:
            raise AuthorityError(
                f"{path}:1:1: a list needs the columns 'id' and 'name' in its first line; "
                f"found: {', '.join(columns) or 'nothing'}"
            )
        others = [(at, name) for at, name in enumerate(columns) if name.casefold() not in _OWN]
        for line, row in rows:
            cells = [" ".join(cell.split()) for cell in row]
            if any(cells):
                yield _csv_row(line, cells, len(columns), index, others, kind)
    except ReadError as error:
        raise AuthorityError(str(error)) from None


def _csv_row(
    line: int,
    cells: list[str],
    width: int,
    index: dict[str, int],
    others: list[tuple[int, str]],
    kind: Kind,
) -> _Row:
    """An entry of a row of cells; ``others`` are the places and names of the columns that are
    not our own."""
    given = len(cells)
    cells += [""] * (width - given)
    entry = Entry(
        id=to_xml_id(cells[index["id"]]),
        name=cells[index["name"]],
        description=cells[index["description"]] if "description" in index else "",
        kind=kind,
        columns=MappingProxyType({name: cells[at] for at, name in others if cells[at]}),
    )
    fault = "the entry has no id" if not entry.id else "the entry has no name"
    if entry.id and entry.name:
        fault = ""
    if any(cells[width:]):
        fault = f"the row has {given} columns, the first line {width}; is a quote missing?"
    if control := NO_CHARACTER.search("".join(cells)):
        fault = (
            f"the row holds the control character U+{ord(control.group()):04X}, which no XML can "
            "hold; take it out"
        )
    return line, entry, fault


def _tei_rows(path: Path, data: bytes, kind: Kind) -> Iterator[_Row]:
    try:
        root = parse(data, str(path)).getroot()
    except XmlError as error:
        raise AuthorityError(str(error)) from None
    for element in root.iter():
        entry_kind = _TEI_KINDS.get(local_name(element))
        if entry_kind is None:
            continue
        if entry_kind != kind and not {entry_kind, kind} <= {"person", "org", "place"}:
            continue
        row = _tei_row(element, entry_kind)
        if row:
            yield row


def _tei_row(element: etree._Element, kind: Kind) -> _Row | None:
    holders = [element]
    if local_name(element) == "item":
        label = element.getprevious()
        if label is not None and local_name(label) == "label":
            holders.insert(0, label)
        elif not any(local_name(child) in ("term", "label", "gloss") for child in element):
            return None  # an item of some other list
    named = [
        found
        for holder in holders
        for found in ([holder] if local_name(holder) == "label" else holder.iter())
        if local_name(found) in _TEI_NAMES and _nearest(found, holder, element)
    ]
    names = [name for name in (_heading(found) for found in named) if name]
    candidates = [element, *(found for holder in holders for found in holder.iter())]
    ids = [found.get(XML_ID, "") for found in candidates if found.get(XML_ID)]
    notes = [
        part
        for child in element.iter()
        if local_name(child) in _TEI_NOTES and not _is_within_note(child, element)
        for part in _parts(child)
    ]
    if not notes and local_name(element) == "item":
        notes = [_text(element).removeprefix(names[0] if names else "").strip(" ,.:;–—")]
    entry = Entry(
        id=ids[0] if ids else "",
        name=names[0] if names else "",
        description="; ".join([*(part.rstrip(".;") for part in notes[:-1]), *notes[-1:]]),
        kind=kind,
        variants=tuple(dict.fromkeys(names[1:])),
    )
    fault = "" if entry.id and entry.name else "the entry has no " + ("xml:id" if names else "name")
    line = element.sourceline
    return line if isinstance(line, int) else 0, entry, fault


def _nearest(found: etree._Element, holder: etree._Element, entry: etree._Element) -> bool:
    """Whether the name is the entry's own: not that of an entry inside it, or of a part of it."""
    at = found.getparent()
    while at is not None and at is not holder and at is not entry:
        if local_name(at) in _TEI_KINDS or local_name(at) in _TEI_NAMES:
            return False
        if local_name(at) in _TEI_NOTES:
            return False
        at = at.getparent()
    return True


def _heading(name: etree._Element) -> str:
    """``surname, forename`` where the name is divided so, otherwise its text."""
    surnames = [_text(part) for part in name if local_name(part) == "surname"]
    others = [_text(part) for part in name if local_name(part) in ("forename", "genName")]
    if surnames and others:
        return f"{' '.join(surnames)}, {' '.join(others)}"
    return _text(name)


def _is_within_note(note: etree._Element, entry: etree._Element) -> bool:
    parents = takewhile(lambda parent: parent is not entry, note.iterancestors())
    return any(local_name(parent) in _TEI_NOTES for parent in parents)


def _parts(note: etree._Element) -> list[str]:
    """The paragraphs, lines and items of a note: an office each."""
    parts = (" ".join(part.split()) for part in _divided(note).split(_DIVIDER))
    return [part for part in parts if part]


def _divided(element: etree._Element) -> str:
    inside = [element.text or ""]
    for child in element:
        name = local_name(child)
        mark = _DIVIDER if name in _TEI_PARTS else " " if name in _TEI_PHRASES else ""
        inside += [mark, _divided(child) if name else "", mark, child.tail or ""]
    return "".join(inside)


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
