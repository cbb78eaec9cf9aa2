"""Writing files so that nothing half-written stays."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from tei_tools.errors import WriteError


def write_atomically(path: Path, data: bytes) -> None:
    """Write the whole file or nothing; folders that are missing are made.

    The bytes go to a temporary file beside the target, which then takes its name, and the rights of
    the file that was there. Raises WriteError where the folder cannot be made or written to.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".tei-tools-", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    except BaseException as error:  # an interrupt, too, leaves nothing
        if temporary:
            with contextlib.suppress(OSError):
                temporary.unlink()
        if not isinstance(error, OSError):
            raise
        raise WriteError(
            f"{path}: cannot be written ({error.strerror}); choose another place or make room"
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
