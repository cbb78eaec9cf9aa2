"""The standard streams of the process, as they were handed to it: closed, full, read by nobody."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Told(io.FileIO):
    """The standard error: what cannot be written to it is lost, and stops nothing."""

    is_lossy = False

    def write(self, data: ReadableBuffer, /) -> int:
        """Write the bytes; all of them are taken, whether that can be done or not."""
        try:
            return super().write(data)
        except OSError:
            self.is_lossy = True
            return memoryview(data).nbytes


def open_streams() -> None:
    """Put something in the place of streams that are closed. Nothing comes in, and what is told
    goes nowhere, as was wished; but a product that goes nowhere is a fault of writing."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


class Telling:
    """What is told on the standard error of the process, if it is there.

    A run does not end where nobody can be told how it goes (the disk of its log is full, the
    reader of a pipe has gone), but whoever waits for its end is to know: see :meth:`status`.
    """

    def __init__(self) -> None:
        self._file: _Told | None = None
        if sys.stderr is not None:
            self._file = _Told(sys.stderr.fileno(), "w", closefd=False)
            sys.stderr = io.TextIOWrapper(
                io.BufferedWriter(self._file),
                sys.stderr.encoding,
                sys.stderr.errors,
                line_buffering=True,
            )

    def status(self, status: int) -> int:
        """The exit status of a run that ended with ``status``: 1 instead of 0 if something could
        not be told."""
        if self._file is None:
            return status
        sys.stderr.flush()
        return status or int(self._file.is_lossy)


def drop_output() -> None:
    """What Python would still write to the standard output goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
