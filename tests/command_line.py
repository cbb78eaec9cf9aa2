"""The command line in the process of the tests: the same as in one of its own, but faster."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tei_tools.cli import run


def run_here(
    arguments: list[str], folder: Path, said: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run ``tei-tools`` in a folder, with ``said`` on the standard input.

    The standard streams are files meanwhile, also for the processes that the command starts.
    """
    with contextlib.ExitStack() as stack:
        streams = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(3)]
        streams[0].write(said.encode())
        streams[0].seek(0)
        with _standard_streams([file.fileno() for file in streams]), contextlib.chdir(folder):
            status = run(arguments)
        for file in streams:
            file.seek(0)
        out, err = (file.read().decode() for file in streams[1:])
    return subprocess.CompletedProcess(["tei-tools", *arguments], status, out, err)


@contextlib.contextmanager
def _standard_streams(numbers: list[int]) -> Iterator[None]:
    before = sys.stdin, sys.stdout, sys.stderr
    saved = [os.dup(number) for number in range(3)]
    for number, other in enumerate(numbers):
        os.dup2(other, number)
    sys.stdin = _text(io.BufferedReader(io.FileIO(0, closefd=False)), "<stdin>")
    sys.stdout = _text(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), "<stdout>")
    sys.stderr = _text(io.BufferedWriter(io.FileIO(2, "w", closefd=False)), "<stderr>")
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdin, sys.stdout, sys.stderr = before
        for number, old in enumerate(saved):
            os.dup2(old, number)
            os.close(old)


def _text(stream: io.BufferedReader | io.BufferedWriter, name: str) -> io.TextIOWrapper:
    """The stream for text, under the name by which programs know it."""
    stream.raw.name = name  # type: ignore[attr-defined]
    return io.TextIOWrapper(stream, "utf-8", errors="backslashreplace", line_buffering=True)
