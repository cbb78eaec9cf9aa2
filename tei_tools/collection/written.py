"""What builds have written into a folder, for those that read what lies in it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from tei_tools.collection.database import LOG
from tei_tools.collection.memory import FILE
from tei_tools.errors import InputError
from tei_tools.files import MEMORY


def written_in(output: Path) -> set[str]:
    """The paths, from an output folder on, of the files that builds have written into it; nothing
    is written here. Empty if the folder has no memory.

    Raises InputError where the memory cannot be read, as while a build is at work.
    """
    return {path for files in _remembered(output) for path in files}


def digests_in(output: Path) -> frozenset[str]:
    """The SHA-256 of all that builds have written into an output folder, otherwise as
    :func:`written_in`. It may be asked for each of many files: the memory is read anew only if a
    build has written it since."""
    file = output / MEMORY / FILE
    if not file.exists():
        return frozenset()
    return _digests(output, _state(file), _state(file.with_name(FILE + LOG)))


@lru_cache(maxsize=16)
def _digests(output: Path, *_states: tuple[int, ...]) -> frozenset[str]:
    return frozenset(digest for files in _remembered(output) for digest in files.values())


def _state(file: Path) -> tuple[int, ...]:
    """What another writing of a file changes of it; nothing of one that is missing."""
    try:
        found = file.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _remembered(output: Path) -> list[dict[str, str]]:
    """The files of each memo, with their digests."""
    file = output / MEMORY / FILE
    if not file.exists():
        return []
    # Without a log it can be read where nothing can be written, as on a disc.
    is_whole = not file.with_name(FILE + LOG).exists()
    address = f"{file.absolute().as_uri()}?mode=ro{'&immutable=1' if is_whole else ''}"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=0)) as connection:
            rows = connection.execute("SELECT outputs, leftover FROM memos")
            return [json.loads(text) for row in rows for text in row if text]
    except (sqlite3.Error, ValueError) as error:
        raise InputError(
            f"{output}: which of its files a build has written cannot be told ({error}); wait "
            "until a build that writes there has ended, or name only the folders of the memos"
        ) from None
