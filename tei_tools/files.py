"""Writing files so that nothing half-written stays."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterable
from pathlib import Path

from tei_tools.errors import WriteError

_PREFIX, _SUFFIX = ".tei-tools-", ".tmp"


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write the whole file or nothing; folders that are missing are made.

    The bytes, at once or in pieces, go to a temporary file beside the target, which then takes its
    name, and the rights of the file that was there. Raises WriteError where the folder cannot be
    made or written to.
    """
    temporary = path.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
    try:
        try:
            file = temporary.open("xb")
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = temporary.open("xb")
        with file:
            file.writelines([data] if isinstance(data, bytes) else data)
        with contextlib.suppress(FileNotFoundError, PermissionError):  # of drives without rights
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException as error:  # an interrupt, too, leaves nothing
        with contextlib.suppress(OSError):
            temporary.unlink()
        if not isinstance(error, OSError):
            raise
        raise WriteError(
            f"{path}: cannot be written ({error.strerror}); choose another place or make room"
        ) from None


def remove_temporary(folder: Path) -> None:
    """Remove temporary files of :func:`write_atomically` whose process was killed.

    They are looked for in the folder, not in those below it. Nobody may be writing there.
    """
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                path.unlink()
