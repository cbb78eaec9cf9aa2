"""What a process of the pool does: one call after the other, until there are no more."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import connection
from pathlib import Path
from typing import Any, TypeAlias

#: What is called, and with what.
Call: TypeAlias = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]

#: The exit status of a process that took more memory than it may.
OUT_OF_MEMORY = 79
_SLACK = 100_000_000  # bytes that may be taken between two looks
_LOOK = 0.02  # seconds


def work(
    line: connection.Connection,
    memory: int | None,
    prepare: Callable[[], object] | None,
    environment: dict[str, str],
) -> None:
    """Say on the ``line`` that we are ready, then answer each call with ``(True, its result)`` or
    ``(False, what it raised)``, until the line is closed.

    ``memory`` is how many bytes the calls may take, ``environment`` that of the other process.
    """
    _leave_signals()
    os.environ.clear()
    os.environ.update(environment)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        with contextlib.suppress(Exception):  # the first call meets it again, and tells
            prepare()
    if memory is not None:
        _bound(memory)
    try:
        line.send(None)
    except OSError:  # nobody waits for us any more
        return
    while True:
        try:
            call, args, kwargs = line.recv()
        except (EOFError, OSError):
            return
        try:
            answer = (True, call(*args, **kwargs))
        except Exception as error:
            answer = (False, error)
        try:
            line.send(answer)
        except BrokenPipeError:
            return
        except Exception as error:  # an answer that cannot be sent
            line.send((False, TypeError(f"{type(error).__name__}: {error}")))


def _leave_signals() -> None:
    """Leave interrupts to the process that hands out the work."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})


def _end_with_parent() -> None:
    """Wait for the other process to end, then end too, even in the midst of a call."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _bound(memory: int) -> None:
    """Let this process take so many bytes beside what it has now.

    One that takes more is ended; who asks for much more at once gets a MemoryError. The system
    could give one to each who asks for too much, but libxml2 takes that for a fault of the document
    or the stylesheet, and says so.
    """
    import resource

    status = Path("/proc/self/statm")
    pages = int(status.read_text().split()[0]) if status.exists() else 0
    most = pages * resource.getpagesize() + 2 * memory + _SLACK
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    unit = 1 if sys.platform == "darwin" else 1024

    def taken() -> int:
        return unit * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    before = taken()

    def watch() -> None:
        while taken() - before < memory:
            time.sleep(_LOOK)
        os._exit(OUT_OF_MEMORY)

    threading.Thread(target=watch, daemon=True).start()
