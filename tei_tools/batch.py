"""Run one job over many items, so that no item can stop the others.

This module knows nothing of memos: it is handed a callable, the items, and what makes an executor
of :mod:`concurrent.futures` (processes of this machine, or of others).
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from tei_tools.errors import TeiToolsError

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Result]):
    """What came of one item: its result, or in words why there is none."""

    item: Item
    result: Result | None
    error: str = ""


def run(
    job: Callable[[Item], Result],
    items: Iterable[Item],
    make_executor: Callable[[], Executor] | None = None,
    ahead: int = 16,
) -> Iterator[Outcome[Item, Result]]:
    """Yield the outcome of ``job(item)`` for each item, in the order of the items.

    Without ``make_executor`` the job runs in this process; with it, job and items must be
    picklable, and ``str(item)`` should name the item to a reader. Never more than ``ahead`` items
    are submitted whose outcome has not been taken, so any number of items can be run. An executor
    that breaks because a worker dies (killed, out of memory) is made anew; the items that were
    underway are tried again, each in an executor of its own, so that only the one that kills its
    worker fails.
    """
    if make_executor is None:
        yield from (_attempt(job, item) for item in items)
        return
    executor = make_executor()
    window: deque[tuple[Item, Future[Outcome[Item, Result]]]] = deque()
    try:
        for item in items:
            try:
                future = _submit(executor, job, item)
            except BrokenExecutor:
                executor.shutdown()
                executor = make_executor()
                future = _submit(executor, job, item)
            window.append((item, future))
            if len(window) >= ahead:
                yield _outcome(job, *window.popleft(), make_executor)
        while window:
            yield _outcome(job, *window.popleft(), make_executor)
    finally:
        executor.shutdown(cancel_futures=True)


def processes(count: int) -> Callable[[], Executor]:
    """What makes an executor of ``count`` processes of this machine.

    They are spawned, not forked, which is safe everywhere.
    """
    return lambda: ProcessPoolExecutor(count, multiprocessing.get_context("spawn"))


def _submit(
    executor: Executor, job: Callable[[Item], Result], item: Item
) -> Future[Outcome[Item, Result]]:
    """Submit an item; a process that is started for it never gets an interrupt.

    The keyboard interrupts all processes of a terminal. Only the one that hands out the work
    should answer; it holds the signal back here, and its children inherit that.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where processes inherit nothing of it
        return executor.submit(_attempt, job, item)
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return executor.submit(_attempt, job, item)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _attempt(job: Callable[[Item], Result], item: Item) -> Outcome[Item, Result]:
    """Run the job here; what it raises comes back as words, which any process can pass on."""
    try:
        return Outcome(item, job(item))
    except TeiToolsError as error:
        return Outcome(item, None, str(error))
    except Exception as error:  # the one place where an unforeseen fault must not end the run
        fault = f"{type(error).__name__}: {error}"
        return Outcome(item, None, f"{item}: unforeseen {fault}; please report it with the file")


def _outcome(
    job: Callable[[Item], Result],
    item: Item,
    future: Future[Outcome[Item, Result]],
    make_executor: Callable[[], Executor],
) -> Outcome[Item, Result]:
    """The outcome of a submitted item; if its executor broke, of a second attempt on its own."""
    try:
        return future.result()
    except BrokenExecutor:
        pass
    try:
        with make_executor() as executor:
            return _submit(executor, job, item).result()
    except BrokenExecutor:
        error = f"{item}: the process at work on it died (out of memory, or killed)"
        return Outcome(item, None, error)
