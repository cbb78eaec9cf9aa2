"""The editions that a run checks: files, what is in folders, and what is in zip archives."""

from __future__ import annotations

import glob
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tei_tools.check.gathering import Wanted
from tei_tools.check.rules import Profile
from tei_tools.check.validation import Checked, check
from tei_tools.findings import Finding

#: What an edition in an archive may unpack to; more is an attempt to fill the memory.
LARGEST = 500_000_000


@dataclass(frozen=True, slots=True)
class Item:
    """An edition: a file, or the ``member`` of a zip archive; ``fault`` if it is none."""

    path: Path
    member: str = ""
    fault: str = ""

    def __str__(self) -> str:
        return f"{self.path}/{self.member}" if self.member else str(self.path)


def find_items(names: Iterable[str]) -> list[Item]:
    """The editions that names stand for: a file, a folder (its ``*.xml`` and those of its folders),
    a zip archive (likewise), or a pattern.

    The order is that of the names; within a folder, an archive or a pattern they are sorted. What
    holds no edition, or cannot be opened, is an item with a fault, so that it becomes a finding and
    does not stop the rest.
    """
    return list(dict.fromkeys(item for name in names for item in _items(name)))


def _items(name: str) -> Iterator[Item]:
    path = Path(name)
    if path.is_dir():
        found = [Item(file) for file in sorted(path.rglob("*.xml"))]
        yield from found or [Item(path, fault="the folder holds no .xml file")]
    elif path.is_file() and zipfile.is_zipfile(path):
        yield from _in_archive(path)
    elif not path.exists() and (matches := sorted(glob.glob(name, recursive=True))):
        for match in matches:
            yield from _items(match)
    else:
        yield Item(path)


def _in_archive(path: Path) -> Iterator[Item]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(name for name in archive.namelist() if name.endswith(".xml"))
    except (OSError, zipfile.BadZipFile) as error:
        yield Item(path, fault=f"the archive cannot be opened ({error})")
        return
    members = [Item(path, name) for name in names]
    yield from members or [Item(path, fault="the archive holds no .xml file")]


@dataclass(frozen=True, slots=True)
class Checking:
    """How editions are checked; a value that other processes can be handed."""

    wanted: Wanted = field(default_factory=Wanted)
    profile: Profile | None = None
    edition: bool = False

    def __call__(self, item: Item) -> Checked:
        """Check one edition. Raises SchemaError if the schema cannot be used."""
        name = str(item)
        if item.fault:
            return Checked((Finding(name, 0, 0, "file-missing", "error", item.fault),))
        if not item.member:
            return self._check(item.path, name)
        try:
            data = _unpack(item)
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, KeyError) as error:
            message = f"the file cannot be read from the archive ({error})"
            return Checked((Finding(name, 0, 0, "file-unreadable", "error", message),))
        return self._check(data, name)

    def _check(self, source: Path | bytes, name: str) -> Checked:
        return check(source, self.wanted, name=name, profile=self.profile, edition=self.edition)


def _unpack(item: Item) -> bytes:
    """The content of a member. Raises BadZipFile where it is broken or too large."""
    with zipfile.ZipFile(item.path) as archive, archive.open(item.member) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise zipfile.BadZipFile(f"it unpacks to more than {LARGEST:,} bytes")
    return data
