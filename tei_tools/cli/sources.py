"""The memos that the arguments of a command name."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from tei_tools.build import Task
from tei_tools.errors import ReadError


def find(names: Iterable[str], output: Path, formats: tuple[str, ...]) -> list[Task]:
    """The memos that ``names`` stand for, each with the path of its editions below ``output``.

    A name is a file, a folder (its ``*.txt``, and those of its folders), a pattern, or ``-`` for
    the standard input. The path of the editions is that of the memo below the folder, or below
    the part of the pattern that stands before its first wildcard. The order is that of the names;
    within a folder or pattern the memos are sorted. Raises UsageError where a name stands for
    nothing, and where two memos would have the same editions, or an edition of the ``formats``
    would overwrite a memo; ReadError where a folder cannot be read.
    """
    tasks = [
        Task(path, output / below, data)
        for name in names
        for path, below, data in _memos(name, output)
    ]
    _refuse_collisions(tasks, formats)
    return tasks


def _memos(name: str, output: Path) -> Iterator[tuple[Path, Path, bytes | None]]:
    """Path, path below the folder without its ending, and content if it is not in a file."""
    path = Path(name)
    if name == "-":
        yield Path("<stdin>"), Path("stdin"), sys.stdin.buffer.read()
    elif path.is_dir():
        found = [p for p in _walk(path) if not _is_below(p, output)]
        if not found:
            raise click.UsageError(f"{name}: there is no memo (*.txt) in this folder")
        for memo in found:
            yield memo, memo.relative_to(path).with_suffix(""), None
    elif not path.exists() and glob.has_magic(name):
        matches = [Path(p) for p in sorted(glob.glob(name, recursive=True)) if Path(p).is_file()]
        if not matches:
            raise click.UsageError(f"{name}: no file is like this")
        folder = _fixed_part(path)
        for memo in matches:
            yield memo, memo.relative_to(folder).with_suffix(""), None
    else:  # a file; one that is missing fails when it is read, and does not stop the others
        yield path, Path(path.stem), None


def _walk(folder: Path) -> list[Path]:
    """All ``*.txt`` in a folder and below it, sorted."""

    def refuse(error: OSError) -> None:
        raise ReadError(f"{error.filename}: cannot be read ({error.strerror})")

    return sorted(
        Path(place, name)
        for place, _, names in os.walk(folder, onerror=refuse)
        for name in names
        if name.endswith(".txt")
    )


def _is_below(path: Path, folder: Path) -> bool:
    """Whether a path lies in the folder of the editions (which hold ``.txt`` of their own)."""
    return path.resolve().is_relative_to(folder.resolve())


def _fixed_part(pattern: Path) -> Path:
    """The folder before the first wildcard of a pattern."""
    fixed = Path()
    for part in pattern.parts[:-1]:
        if glob.has_magic(part):
            break
        fixed /= part
    return fixed


def _refuse_collisions(tasks: list[Task], formats: tuple[str, ...]) -> None:
    taken: dict[Path, Task] = {}
    sources = {task.source.resolve() for task in tasks if task.data is None}
    for task in tasks:
        other = taken.setdefault(task.target, task)
        if other is not task:
            raise click.UsageError(
                f"{other.source} and {task.source} would both be written to {task.target}.*; "
                "name the folder above them, or build them into two folders"
            )
        for path in task.outputs(formats):
            if path.resolve() in sources:
                raise click.UsageError(
                    f"{path} is a memo that an edition would overwrite; choose another folder"
                )
