"""Editions of earlier builds, which lie among memos and are none."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from tei_tools.files import MEMORY
from tei_tools.inputs import Input


def without_editions(
    found: Iterable[Input], given: Collection[str]
) -> tuple[list[Input], list[Input]]:
    """The memos, and the editions that earlier builds have written, as their output folders
    remember. A file that was ``given`` itself is what it was given for.

    Raises InputError where a memory cannot be read.
    """
    known: dict[str, frozenset[str]] = {}
    memos: list[Input] = []
    editions: list[Input] = []
    for one in found:
        name = one.name
        is_edition = (
            one.data is None
            and not one.member
            and name not in given
            and _is_written(os.path.abspath(name), known)  # noqa: PTH100 (faster)
        )
        (editions if is_edition else memos).append(one)
    return memos, editions


def _is_written(path: str, known: dict[str, frozenset[str]]) -> bool:
    """Whether a build has written the file into a folder that it lies in. ``known`` has, for a
    folder, what was written into it and those above it."""
    own = os.path.dirname(path)  # noqa: PTH120 (faster)
    if own not in known:
        written: frozenset[str] = frozenset()
        for folder in (*reversed(Path(own).parents), Path(own)):
            if str(folder) not in known:
                here = _written_in(folder)
                known[str(folder)] = written | here if here else written
            written = known[str(folder)]
    return path in known[own]


def _written_in(folder: Path) -> frozenset[str]:
    """What builds have written into a folder, and remember."""
    if not (folder / MEMORY).is_dir():
        return frozenset()
    from tei_tools.collection import written_in

    return frozenset(f"{folder}/{path}" for path in written_in(folder))
