"""Writing files so that nothing half-written stays."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from tei_tools.errors import WriteError

#: The folder, among editions, in which a build remembers what it has written.
MEMORY = ".tei-tools"
_PREFIX, _SUFFIX = ".tei-tools-", ".tmp"


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write the whole file or nothing; folders that are missing are made.

    The bytes, at once or in pieces, go to a temporary file beside the target, which then takes its
    name, and the rights of the file that was there. Raises WriteError where the folder cannot be
    made or written to.
    """
    write_together({path: data})


def remedy(error: OSError) -> str:
    """What else can be done, beside choosing another place, about an error of writing: ``, or make
    room``. Empty if nothing can."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return ", or make room"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return ", or allow writing there"
    return ""


def write_together(files: Mapping[Path, bytes | Iterable[bytes]]) -> None:
    """Write files that belong together, each as :func:`write_atomically` does, all or none.

    They take their names one after the other, when there is room for all. If one of them cannot,
    or an interrupt comes, those before it are put back as they were, as far as the system lets
    that be done. What ends the process at once, as ``kill -9`` or a failure of the power, may leave
    some new beside others that are old. Raises WriteError.
    """
    new: dict[Path, Path] = {}
    old: dict[Path, Path | None] = {}  # what is put back; None where nothing was there
    begun: list[Path] = []
    path = Path()
    try:
        for path, data in files.items():
            new[path] = _temporary_beside(path)
            _write_new(new[path], data)
            is_there = os.path.lexists(path)
            if is_there:
                _take_rights(new[path], path)
            if len(files) > 1:
                old[path] = kept = _temporary_beside(path) if is_there else None
                if kept:
                    _keep(path, kept)
        for path, temporary in new.items():
            begun.append(path)
            temporary.replace(path)
        new.clear()  # they have their names
    except BaseException as error:
        for each in begun:
            if each in old:
                _put_back(each, old[each])
        if not isinstance(error, OSError):
            raise
        raise WriteError(
            f"{path}: cannot be written ({error.strerror}); choose another place{remedy(error)}"
        ) from None
    finally:
        for temporary in filter(None, (*new.values(), *old.values())):
            with contextlib.suppress(OSError):
                temporary.unlink()


def _temporary_beside(path: Path) -> Path:
    return path.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"


def _keep(path: Path, kept: Path) -> None:
    """Give a file a second name, or where there are none a copy."""
    try:
        kept.hardlink_to(path)
    except (OSError, NotImplementedError):
        shutil.copy2(path, kept, follow_symlinks=False)


def _put_back(path: Path, kept: Path | None) -> None:
    """Give a name to what was kept of it, or take it away where nothing was there."""
    with contextlib.suppress(OSError):
        if kept:
            kept.replace(path)
        else:
            path.unlink()


def _write_new(path: Path, data: bytes | Iterable[bytes]) -> None:
    try:
        file = path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("xb")
    with file:
        file.writelines([data] if isinstance(data, bytes) else data)


def _take_rights(temporary: Path, path: Path) -> None:
    """Give a file the rights of the one that it will replace, where that leads to one and the drive
    has rights; raises OSError where it leads to a folder, a pipe or a device."""
    with contextlib.suppress(FileNotFoundError, PermissionError):
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "it is no file, but a pipe or a device", str(path))
        temporary.chmod(mode & 0o777)


def remove_temporary(folder: Path) -> None:
    """Remove temporary files of :func:`write_together` whose process was killed.

    They are looked for in the folder, not in those below it. Nobody may be writing there.
    """
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                path.unlink()
