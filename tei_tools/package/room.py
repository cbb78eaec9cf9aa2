"""The hidden folder in which a bag is made, beside its place."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from tei_tools.errors import BusyError

_LOCK = "lock"


@contextmanager
def room_beside(target: Path) -> Iterator[Path]:
    """An empty folder, which is removed at the end, and is held by this process alone.

    It is called after the target: what a run has left that was killed is found there by the next,
    and removed. The lock is one of the operating system, which frees it however a process ends.
    Raises BusyError where another run makes this target, OSError where no folder can be made.
    """
    name = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]
    room = target.parent / f".tei-tools-{name}"
    room.mkdir(parents=True, exist_ok=True)
    lock = FileLock(room / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError(
            f"{target}: another run is making it; wait until it has ended, or name another place"
        ) from None
    try:
        for left in room.iterdir():
            if left.name != _LOCK:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        yield room
    finally:
        if os.name == "nt":  # where an open file cannot be removed
            lock.release()
        shutil.rmtree(room, ignore_errors=True)
        lock.release()
