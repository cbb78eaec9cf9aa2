"""Writing files so that nothing half-written stays."""

from __future__ import annotations

import contextlib
import os
import tempfile
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
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(_SUFFIX, _PREFIX, path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise WriteError(
            f"{path}: cannot be written ({error.strerror}); choose another place or make room"
        ) from None
    finally:  # an interrupt, too, leaves nothing
        if temporary:
            with contextlib.suppress(OSError):
                temporary.unlink()


def remove_temporary(folder: Path, *, below: bool = True) -> None:
    """Remove temporary files of :func:`write_atomically` whose process was killed.

    They are looked for in the folder and, if ``below`` is true, in those below it. Nobody may be
    writing there.
    """
    for place, folders, names in os.walk(folder):
        for name in names:
            if name.startswith(_PREFIX) and name.endswith(_SUFFIX):
                with contextlib.suppress(OSError):
                    Path(place, name).unlink()
        if not below:
            folders.clear()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
