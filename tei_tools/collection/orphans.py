"""Editions whose memo is gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from tei_tools.collection.hashing import sha256_of_file
from tei_tools.collection.memory import Memory
from tei_tools.collection.model import Orphan, Record, Wanted


def find_orphans(memory: Memory, wanted: Collection[Wanted]) -> list[Orphan]:
    """The files in the output folder that were made once, and are no longer made of anything.

    Their memo is gone: it is not among those ``wanted``, and its file is not there any more. (One
    that is there, but was not named this time, is left in peace.) Or the memo is there, but a
    format is no longer made of it. Only files that the memory knows are found, never others.
    """
    keys: set[str] = set()
    archives: set[Path | None] = set()
    for one in wanted:
        keys.add(one.key)
        if one.archive is not None:
            archives.add(Path(one.archive).resolve())
    found = {
        orphan.path: orphan
        for record in memory.records()
        for orphan in _orphans(memory.output, _unwanted(memory, record, keys, archives), record)
    }
    for one in wanted if found else ():
        for path in one.outputs:
            found.pop(path, None)
    return list(found.values())


def prune(memory: Memory, orphans: Iterable[Orphan]) -> tuple[list[Orphan], list[str]]:
    """Remove orphans that still hold what was written into them, and folders that become empty.

    Returns those that were removed, and in words which could not be; the others, which somebody
    has changed, are kept.
    """
    removed, faults = [], []
    for orphan in orphans:
        if orphan.is_ours:
            path = memory.output / orphan.path
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                faults.append(f"{path}: cannot be removed ({error.strerror})")
                continue
            memory.forget(orphan.key, orphan.path)
            removed.append(orphan)
            for folder in path.parents:
                if folder == memory.output:
                    break
                with suppress(OSError):  # it is not empty
                    folder.rmdir()
    return removed, faults


def _unwanted(
    memory: Memory, record: Record, keys: set[str], archives: set[Path | None]
) -> Mapping[str, str]:
    """The files of a memo that it should no longer have."""
    if record.key in keys:
        return record.leftover
    if record.place and _is_gone(memory.output / record.place, archives):
        return {**record.leftover, **record.made.outputs}
    return {}


def _is_gone(source: Path, archives: set[Path | None]) -> bool:
    """Whether a memo is there no longer. Of an archive only a run over that archive can tell."""
    container = _container(source)
    return not source.exists() and (container is None or container in archives)


def _container(source: Path) -> Path | None:
    """The file, such as a zip archive, in which something like a path of a memo lies."""
    inside = next((folder for folder in source.parents if folder.exists()), None)
    return inside.resolve() if inside is not None and inside.is_file() else None


def _orphans(output: Path, files: Mapping[str, str], record: Record) -> Iterator[Orphan]:
    for path, digest in files.items():
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or not pure.parts:
            continue  # the memory was written by another hand: nothing outside is ours
        if (output / pure).is_file():
            is_ours = sha256_of_file(output / pure) == digest
            yield Orphan(record.key, path, record.source, is_ours)
