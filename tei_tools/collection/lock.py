"""One run at a time in an output folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from tei_tools.errors import BusyError, WriteError
from tei_tools.files import MEMORY, remedy


@contextmanager
def hold(output: Path) -> Iterator[Path]:
    """Hold the output folder for one run; yields the folder of its memory, which is made.

    The lock is one of the operating system, which frees it when the process ends, however that
    happens: a run that was killed leaves nothing behind that would stop the next one. Raises
    BusyError where another run holds the folder, WriteError where it cannot be written to.
    """
    folder = output / MEMORY
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "lock")
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError(
            f"{output}: another run is at work in this folder; wait until it has ended, or name "
            "another folder"
        ) from None
    except OSError as error:
        raise WriteError(
            f"{output}: cannot be written to ({error.strerror}); choose another folder"
            f"{remedy(error)}"
        ) from None
    try:
        yield folder
    finally:
        lock.release()
