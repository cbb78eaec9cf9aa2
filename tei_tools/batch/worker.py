"""What a process of the pool does: one call after the other, until there are no more."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing import connection
from pathlib import Path
from typing import Any, TypeAlias

#: What is called, and with what.
Call: TypeAlias = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


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
        prepare()
    if memory is not None:
        _limit(memory)
    line.send(None)
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


def _limit(memory: int) -> None:
    """Let this process take so many bytes beside what it has; more raises MemoryError."""
    import resource

    status = Path("/proc/self/statm")
    pages = int(status.read_text().split()[0]) if status.exists() else 0
    most = pages * resource.getpagesize() + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
