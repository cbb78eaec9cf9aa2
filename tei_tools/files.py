"""Writing files so that nothing half-written stays."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from tei_tools.errors import WriteError

_PREFIX, _SUFFIX = ".tei-tools-", ".tmp"


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write the whole file or nothing; folders that are missing are made.

    The bytes, at once or in pieces, go to a temporary file beside the target, which then takes its
    name, and the rights of the file that was there. Raises WriteError where the folder cannot be
    made or written to.
    """
    write_together({path: data})


def write_together(files: Mapping[Path, bytes | Iterable[bytes]]) -> None:
    """Write files that belong together, each as :func:`write_atomically` does; of none is anything
    written if one of them cannot be. They take their names when there is room for all. Raises
    WriteError.
    """
    ready: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in files.items():
            ready[path] = path.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
            _write_new(ready[path], data)
            with contextlib.suppress(FileNotFoundError, PermissionError):  # of drives without them
                _take_rights(ready[path], path)
        for path, temporary in ready.items():
            temporary.replace(path)
    except BaseException as error:  # an interrupt, too, leaves nothing
        for temporary in ready.values():
            with contextlib.suppress(OSError):
                temporary.unlink()
        if not isinstance(error, OSError):
            raise
        raise WriteError(
            f"{path}: cannot be written ({error.strerror}); choose another place or make room"
        ) from None


def _write_new(path: Path, data: bytes | Iterable[bytes]) -> None:
    try:
        file = path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("xb")
    with file:
        file.writelines([data] if isinstance(data, bytes) else data)


def _take_rights(temporary: Path, path: Path) -> None:
    """Give a file the rights of the one that it will replace; raises IsADirectoryError where that
    is none."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    temporary.chmod(mode & 0o777)


def remove_temporary(folder: Path) -> None:
    """Remove temporary files of :func:`write_atomically` whose process was killed.

    They are looked for in the folder, not in those below it. Nobody may be writing there.
    """
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                path.unlink()
