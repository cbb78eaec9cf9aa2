"""Writing files so that nothing half-written stays."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from tei_tools.errors import WriteError


def write_atomically(path: Path, data: bytes) -> None:
    """Write the whole file or nothing; folders that are missing are made.

    The bytes go to a temporary file beside the target, which then takes its name. Raises
    WriteError where the folder cannot be made or written to.
    """
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".tei-tools-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise WriteError(
            f"{path}: cannot be written ({error.strerror}); choose another place or make room"
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
