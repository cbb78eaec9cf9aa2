"""The sentence that says where the document lies: repository, collection, box, file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tei_tools.provenance.holdings import (
    ACCESSION,
    ATTACHED,
    BOX,
    CENTRAL,
    COMPONENT,
    COUNTRY,
    DIVISION,
    ENTRY,
    FILES,
    FOLDER,
    FORM,
    GROUP_WITHIN,
    INSTITUTION,
    LOT,
    NUMBER,
    PAGES,
    PERIOD,
    PUBLICATION,
    RECORD_GROUP,
    RECORDS_OF,
    UNIT,
    YEARS,
)
from tei_tools.provenance.model import Provenance, Value, value
from tei_tools.provenance.sentences import Range

_BRACKET_AT_END = re.compile(r"(?<!\s)\s*\[[^\[\]]*\]$")
#: The rest of an enumeration, or of a name.
_GOES_ON = re.compile(r"and |[JS]r\.?$")


#: Fields of :class:`tei_tools.provenance.model.Provenance` that hold one value, the first found.
_SINGLE = frozenset({"repository", "settlement", "country", "record_group"})


def read_archive(text: str, sentence: Range) -> Provenance:
    """Read the sentence, without the label ``Source:`` and its full stop: where the document lies,
    or where it is printed; nothing else is in the result."""
    if attached := ATTACHED.search(text, *sentence):  # what follows is no part of the archive
        sentence = (sentence[0], attached.start())
    components = list(_components(text, *sentence))
    if not components:
        return Provenance()
    if _is_printed(components):
        return Provenance(printed=value(text, components[0].start, components[-1].end))
    return _Reader(text, components).read()


def file_number(text: str, start: int) -> int | None:
    """Where the file number that begins at ``start`` ends; None where none begins there."""
    found = NUMBER.match(text, start)
    return found.end() if found else None


class _Reader:
    """Reads the components from left to right, the larger unit before the smaller."""

    def __init__(self, text: str, components: list[Value]) -> None:
        self.text = text
        self.components = components
        self.found: dict[str, list[Value]] = {}
        self.folder: Range | None = None

    def read(self) -> Provenance:
        first = self._repository()
        for index in range(first, len(self.components)):
            component = self.components[index]
            if self._central(index):
                break
            if ENTRY.fullmatch(component.value):
                self._end_folder()
            elif not self._numbered(component) and not self._country(index):
                if self._extends_collection(index):
                    continue
                if FORM.fullmatch(component.value) and self.found.get("file_numbers"):
                    continue
                if self._is_collection(index):
                    self._add("collections", self._unbracketed(component))
                elif NUMBER.fullmatch(component.value) and not self.found.get("lots"):
                    self._add("file_numbers", component)
                else:
                    self.folder = (
                        self.folder[0] if self.folder else component.start,
                        component.end,
                    )
        self._end_folder()
        fields: dict[str, Any] = {
            name: values[0] if name in _SINGLE else tuple(values)
            for name, values in self.found.items()
        }
        return Provenance(**fields)

    def _repository(self) -> int:
        """Find the repository; return the index of the first component after it."""
        first = self.components[0]
        if NUMBER.fullmatch(first.value) or self._is_numbered(first.value):
            return 0
        if FILES.fullmatch(first.value) and not first.value.endswith("Archives"):
            if owner := INSTITUTION.match(self.text, first.start, first.end):
                self._add("repository", value(self.text, *owner.span()))
            return 0
        last = 0
        while last + 1 < len(self.components) and DIVISION.fullmatch(
            self.components[last + 1].value
        ):
            last += 1
        self._add("repository", value(self.text, first.start, self.components[last].end))
        return last + 1

    def _is_numbered(self, words: str) -> bool:
        patterns = (LOT, ACCESSION, BOX, FOLDER, RECORD_GROUP)
        return any(pattern.fullmatch(words) for pattern in patterns)

    def _numbered(self, component: Value) -> bool:
        """Take a component that is a lot, an accession, a box, a folder or a record group."""
        for name, pattern in (
            ("lots", LOT),
            ("accessions", ACCESSION),
            ("boxes", BOX),
            ("folders", FOLDER),
            ("record_group", RECORD_GROUP),
        ):
            if found := pattern.fullmatch(self.text, component.start, component.end):
                self._end_folder()
                part = value(self.text, *found.span(1))
                if name == "lots":
                    part = Value(part.start, part.end, part.value.replace(" ", ""))
                elif name == "record_group":
                    part = Value(component.start, component.end, f"RG {part.value}")
                self._add(name, part)
                return True
        return False

    def _country(self, index: int) -> bool:
        """Take a country that stands right after the repository, or the town before it."""
        if self.found.keys() - {"repository", "settlement"}:
            return False
        component, *rest = self.components[index:]
        if COUNTRY.fullmatch(component.value):
            self._add("country", component)
        elif rest and COUNTRY.fullmatch(rest[0].value) and "settlement" not in self.found:
            self._add("settlement", component)
        else:
            return False
        return True

    def _central(self, index: int) -> bool:
        """Take the central files: years belong to their name, the rest is the file number."""
        component = self.components[index]
        found = CENTRAL.fullmatch(self.text, component.start, component.end)
        if not found:
            return False
        self._end_folder()
        end, rest = found.end("name"), self.components[index + 1 :]
        if found["number"].strip():
            rest.insert(0, value(self.text, *found.span("number")))
        while rest and YEARS.fullmatch(rest[0].value):
            end = rest.pop(0).end
        self._add("collections", value(self.text, component.start, end))
        rest = [
            part for part in rest if not self._numbered(part) and not FORM.fullmatch(part.value)
        ]
        if rest:
            self._add("file_numbers", value(self.text, rest[0].start, rest[-1].end))
        return True

    def _is_collection(self, index: int) -> bool:
        """A body of files, or what one is part of, if no title of a folder has begun."""
        words = self.components[index].value
        if self.folder:
            return False
        in_lot = self.found.get("lots") or self.found.get("accessions")
        if RECORDS_OF.match(words) or (
            FILES.fullmatch(words) and not (in_lot and words.endswith(("Papers", "Records")))
        ):
            return True
        if in_lot or self.found.get("boxes"):
            return False
        following = self.components[index + 1].value if index + 1 < len(self.components) else ""
        if LOT.fullmatch(following) or ACCESSION.fullmatch(following):
            return True
        if UNIT.match(words):
            return True
        return not self.found.get("collections") and not NUMBER.fullmatch(words)

    def _extends_collection(self, index: int) -> bool:
        """Take a span of years that stands right after the name of a collection."""
        component, before = self.components[index], self.components[index - 1]
        collections = self.found.get("collections", [])
        if not collections or collections[-1].end != before.end or self.folder:
            return False
        titled = ":" in self.text[before.end : component.start]  # ``Liaison File: 1968``
        if not (PERIOD if not titled else YEARS).fullmatch(component.value):
            return False
        collections[-1] = value(self.text, before.start, component.end)
        return True

    def _unbracketed(self, component: Value) -> Value:
        """The name of a collection without the editors' words: ``Files [formerly FRC 69 A 1]``.

        The record group that it is part of may stand in brackets too.
        """
        if group := GROUP_WITHIN.search(self.text, component.start, component.end):
            self._add("record_group", Value(*group.span(1), f"RG {group[2]}"))
            return value(self.text, component.start, group.start())
        bracket = _BRACKET_AT_END.search(self.text, component.start, component.end)
        return value(self.text, component.start, bracket.start()) if bracket else component

    def _end_folder(self) -> None:
        if self.folder:
            self._add("folders", value(self.text, *self.folder))
            self.folder = None

    def _add(self, name: str, found: Value) -> None:
        self.found.setdefault(name, []).append(found)


def _components(text: str, start: int, end: int) -> Iterator[Value]:
    """The parts of the sentence between commas, colons and semicolons; an enumeration within a
    title (``Europe, Canada, and Ocean Affairs``) is one part."""
    parts: list[Value] = []
    for match in COMPONENT.finditer(text, start, end):
        part = value(text, *match.span())
        if not part.value:
            continue
        if _GOES_ON.match(part.value) and parts:
            before = parts.pop()
            if (
                part.value.startswith("and")
                and len(parts) > 1
                and not FILES.fullmatch(parts[-1].value)
            ):
                before = parts.pop()
            part = value(text, before.start, part.end)
        parts.append(part)
    yield from parts


def _is_printed(components: list[Value]) -> bool:
    if PUBLICATION.match(components[0].value):
        return not any(BOX.fullmatch(part.value) for part in components)
    held = (FILES, LOT, ACCESSION, BOX, NUMBER)
    return any(PAGES.search(part.value) for part in components) and not any(
        pattern.fullmatch(part.value) for part in components for pattern in held
    )
