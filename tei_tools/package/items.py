"""What goes into a bag: the files of the edition and of the sources, sorted into items."""

from __future__ import annotations

import contextlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tei_tools.errors import ReadError
from tei_tools.inputs import on_one_line
from tei_tools.inputs.walking import walk
from tei_tools.package.model import EDITIONS, SOURCES, File, Item
from tei_tools.tei import NO_CHARACTER

_REPORT = "report.json"
_TOLD = 20  # names that are told at once


def find_items(editions: Path, sources: Path | None, leave_out: Sequence[Path] = ()) -> list[Item]:
    """All files of the two folders, those of one name together, sorted by name.

    Hidden files and folders (see :mod:`tei_tools.inputs.walking`) are left out, and so is what lies
    in ``leave_out``, and the edition where it lies among the sources. Raises ReadError where a
    folder cannot be read, or a file cannot lie in a bag.
    """
    expected = _expected(editions / _REPORT)
    groups: dict[str, list[File]] = {}
    for below, path in _walk(editions, leave_out):
        groups.setdefault(_stem(below), []).append(File(path, f"{EDITIONS}/{below}"))
    for below, path in _walk(sources, [*leave_out, editions]) if sources else ():
        groups.setdefault(_stem(below), []).append(File(path, f"{SOURCES}/{below}"))
    _refuse_names(file for files in groups.values() for file in files)
    return [
        _item(name, files, expected.get(f"{name}.xml", ""))
        for name, files in sorted(groups.items())
    ]


def _item(name: str, files: list[File], expected: str) -> Item:
    document = next((file for file in files if file.place == f"{EDITIONS}/{name}.xml"), None)
    memo = f"{SOURCES}/{name}."
    source = next((f for f in files if f.place.startswith(memo) and _ending(f) == "txt"), None)
    return Item(name, tuple(files), document, source if document else None, expected)


def _ending(file: File) -> str:
    """The ending of a file, whatever the case of its letters, which a build does not mind."""
    return file.place.rpartition(".")[2].lower()


def _expected(report: Path) -> dict[str, str]:
    """The SHA-256 of the source of each edition, by its path, as the report of a build tells it.

    Each memo stands on a line of its own in it, so that it need not be held in memory.
    """
    found: dict[str, str] = {}
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError), report.open("rb") as file:
        for line in file:
            if line.startswith(b'{"source":'):
                memo = json.loads(line.rstrip(b",\r\n"))
                found.update((edition["path"], memo["sha256"]) for edition in memo["editions"])
    return found


def _stem(below: str) -> str:
    """The path without its last ending: ``letters/a`` of ``letters/a.txt``."""
    folder, slash, name = below.rpartition("/")
    return folder + slash + (name.rpartition(".")[0] or name)


def _walk(folder: Path, leave_out: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Each file with its path below the folder, sorted. Raises ReadError."""
    for path, fault in walk(folder, lambda name: True, *leave_out, follow_links=False):
        if path.is_symlink():
            raise ReadError(
                f"{path}: is a link, and a bag holds the files themselves; put what it leads to in "
                "its place"
            )
        if fault:
            hint = "" if path.is_dir() else "; remove it"
            raise ReadError(f"{path}: {fault.partition(';')[0]}{hint}")
        yield path.relative_to(folder).as_posix(), path


def _refuse_names(files: Iterable[File]) -> None:
    """Refuse names that programs which read bags understand in different ways.

    RFC 8493, 2.1.3, has line breaks and percent signs encoded in manifests, which not all programs
    undo; 5.1 and 6 warn of white space, of letters in two forms of Unicode, and of their case.
    """
    known: dict[str, File] = {}
    faults: list[str] = []
    for file in files:
        if reason := _unfit(file.place):
            faults.append(f"'{on_one_line(str(file.path))}': {reason}; rename it")
        other = known.setdefault(unicodedata.normalize("NFC", file.place).casefold(), file)
        if other is not file:
            faults.append(
                f"{file.path} and {other.path}: their names differ only in case, or in the form of "
                "a letter, and become one file on some systems; rename one"
            )
    if faults:
        more = f"\n(and {len(faults) - _TOLD:,} more names)" if len(faults) > _TOLD else ""
        raise ReadError("\n".join(faults[:_TOLD]) + more)


def _unfit(place: str) -> str:
    """Why a name cannot stand in a bag, or nothing."""
    if any(unicodedata.category(letter) in ("Cc", "Zl", "Zp") for letter in place):
        return "the name holds a line break or a control character"
    if any("\ud800" <= letter <= "\udfff" for letter in place):
        return "the name is not UTF-8"
    if NO_CHARACTER.search(place):
        return "the name holds a character that cannot stand in XML"
    if "%" in place:
        return "the name holds a percent sign, which programs for bags read in different ways"
    if any(part != part.strip() for part in place.split("/")):
        return "the name begins or ends with white space"
    return ""
