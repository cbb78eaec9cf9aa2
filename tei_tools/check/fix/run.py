"""Mending the files of a run; what points from one into another follows."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from tei_tools.check.facts import file_meant, pointers_elsewhere
from tei_tools.check.fix.files import Mended, as_diff, mend, mend_pointers
from tei_tools.check.fix.table import MENDERS
from tei_tools.check.rules import Document, Profile
from tei_tools.check.selection import Selection
from tei_tools.check.validation import default_profile
from tei_tools.errors import NotWellFormedError, ReadError, XmlError
from tei_tools.files import write_atomically
from tei_tools.inputs import Input
from tei_tools.tei import parse


@dataclass(frozen=True, slots=True)
class Mending:
    """How files are mended; a value that other processes can be handed."""

    schema: Path | None = None
    profile: Profile | None = None
    selection: Selection = field(default_factory=Selection)

    def __call__(self, item: Input) -> Mended:
        """Mend one file, without writing it. Raises ReadError or XmlError if it cannot be."""
        data = _read(item)
        try:
            tree = parse(data, str(item))
        except NotWellFormedError as error:
            place = f"{item}:{error.line}:{error.column}"
            raise XmlError(f"{place}: is not mended: {error.said} ({error.advice})") from None
        rules = [rule for rule in MENDERS if self.selection.includes(rule)]
        profile = self.profile or default_profile(self.schema, tree)
        return mend(data, str(item), profile, rules, tree)


class MendedRun:
    """The files of a run as they should be."""

    def __init__(self) -> None:
        self._items: dict[str, Input] = {}
        self._mended: dict[str, Mended] = {}

    def add(self, item: Input, mended: Mended) -> None:
        """Take in a file that was mended."""
        path = posixpath.normpath(PurePath(str(item)).as_posix())
        self._items[path], self._mended[path] = item, mended

    def follow(self) -> None:
        """Let pointers from file to file follow what was renamed. Raises as for one file."""
        renamed = {path: each.renamed for path, each in self._mended.items() if each.renamed}
        for path, mended in self._mended.items() if renamed else ():
            pointers = _following(mended.data, path, renamed)
            if pointers:
                data = mend_pointers(mended.data, path, pointers)
                counts = {**mended.edits, "pointer-target": len(pointers)}
                self._mended[path] = replace(mended, data=data, edits=counts)

    def counts(self) -> Mapping[str, int]:
        """How many edits were made by which rule."""
        total: Counter[str] = Counter()
        for mended in self._mended.values():
            total.update(mended.edits)
        return total

    def changed(self) -> list[tuple[Input, bytes]]:
        """The files that are other than they were, with their bytes."""
        return [
            (self._items[path], mended.data)
            for path, mended in self._mended.items()
            if mended.edits
        ]

    def diff(self) -> str:
        """What would change, as a unified diff."""
        return "".join(as_diff(_read(item), data, str(item)) for item, data in self.changed())

    def write(self) -> None:
        """Write the files that have changed, each as a whole. Raises WriteError."""
        for item, data in self.changed():
            write_atomically(item.path.resolve(), data)


def _read(item: Input) -> bytes:
    if item.member and not item.fault:
        raise ReadError(f"{item}: is not mended, because it is in an archive; unpack it first")
    if item.data is not None:
        raise ReadError(f"{item}: is not mended, because it is in no file; save it first")
    return item.read()


def _following(data: bytes, path: str, renamed: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The pointers of a file into those where something was renamed, old and new."""
    stems = {PurePath(other).stem: other for other in renamed}
    found: dict[str, str] = {}
    for pointer in pointers_elsewhere(Document(parse(data, path))):
        target, _, fragment = pointer.partition("#")
        names = renamed.get(file_meant(pointer, path, stems), {})
        if fragment in names:
            found[pointer] = f"{target}#{names[fragment]}"
    return found
