"""Processes of this machine, each of which may be lost without harm to the others."""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from multiprocessing import connection, forkserver, resource_tracker
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.util import Finalize
from typing import Any, ParamSpec, TypeVar

from tei_tools.batch.limits import Limits
from tei_tools.batch.line import hang_up, second_handle
from tei_tools.batch.worker import OUT_OF_MEMORY, Call, work

P = ParamSpec("P")
T = TypeVar("T")

DIED = "the process at work on it died (out of memory, or killed)"

#: Where it can be had, one process loads the package, and workers are copies of it; their start
#: costs next to nothing. A copy of this process itself would not be safe, as it has threads.
_HAS_SERVER = "forkserver" in multiprocessing.get_all_start_methods()
_PATIENCE = 10  # seconds that a process may take to end
_STARTS = 600  # seconds that one may take to be ready: it reads the lists, on a busy machine
_STARTING = threading.Lock()  # multiprocessing looks after all its children at each start


def start_early(module: str) -> None:
    """Begin to start what starts processes, and let it import the module, with all that workers
    need: that takes the better part of a second, in which this process can do the same."""
    if _HAS_SERVER:
        multiprocessing.get_context("forkserver").set_forkserver_preload([module])
        with _STARTING, _signals_held():
            forkserver.ensure_running()


class WorkerLostError(Exception):
    """A worker is gone, and the call that it was at has no result; why, in words for a reader, and
    the seconds that it was at it."""

    def __init__(self, words: str, seconds: float = 0.0) -> None:
        super().__init__(words)
        self.seconds = seconds


def processes(
    count: int, limits: Limits | None = None, prepare: Callable[[], object] | None = None
) -> Callable[[], Executor]:
    """What makes a :class:`Pool` of ``count`` processes."""
    return lambda: Pool(count, limits, prepare)


class Pool(Executor):
    """An executor of ``count`` processes of this machine, which are started as they are needed.

    A call that takes longer or needs more memory than ``limits`` allow, or whose process dies,
    raises WorkerLostError; that process is replaced, and no other call is touched. ``prepare`` is
    called in each process before its first call, and does not count for the limits. Workers leave
    interrupts to this process, and end when it ends.
    """

    def __init__(
        self,
        count: int,
        limits: Limits | None = None,
        prepare: Callable[[], object] | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._prepare = prepare
        self._threads = ThreadPoolExecutor(count)  # each waits for the worker that it has a call at
        self._workers: set[_Worker] = set()
        self._idle: list[_Worker] = []
        self._killed = False
        # This comes before multiprocessing waits for its processes, at the end of the program, and
        # a copy of this process (fork) leaves them in peace.
        Finalize(self, _forget, (self._workers,), exitpriority=0)

    def submit(self, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call it in a process; call, arguments and result must be picklable."""
        return self._threads.submit(self._run, (call, args, kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; end the processes when their calls are done."""
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        if wait:
            _end(self._workers)

    def kill(self) -> None:
        """End all processes now; the calls that they are at raise WorkerLostError.

        This waits for nothing, no lock and no process: a run that nobody has any more is given up
        where garbage is collected, which may be while this very thread starts a process.
        """
        self._killed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        _forget(self._workers)

    def _run(self, call: Call) -> Any:
        if self._killed:
            raise WorkerLostError(DIED)
        try:
            worker = self._idle.pop()
        except IndexError:
            worker = _Worker(self._limits, self._prepare)
            self._workers.add(worker)
            if self._killed:  # while it was started
                worker.forget()
        try:
            result = worker.call(call)
        except (WorkerLostError, MemoryError):
            worker.kill()
            self._workers.discard(worker)
            raise
        except Exception:  # of the call itself: the worker can go on
            self._idle.append(worker)
            raise
        self._idle.append(worker)
        return result


class _Worker:
    """A process, the connection to it, and a guard: a thread that lives as long as the process.

    Sending and receiving have no limit of their own. They end, with an error, when the guard hangs
    up: when the time of the call is over, or the process has ended. Its end alone would not tell
    them, if somebody else holds the other side of the connection open: a copy of this process that
    was made while it was started.
    """

    def __init__(self, limits: Limits, prepare: Callable[[], object] | None) -> None:
        context = _context()
        self._limits = limits
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=work, args=(theirs, limits.memory, prepare, dict(os.environ)), daemon=True
        )
        with _STARTING, _signals_held():
            self._process.start()
        theirs.close()
        self._ready = False
        self._lock = threading.Lock()  # of the next two
        self._until = time.monotonic() + _STARTS
        self._is_late = False
        guard = (second_handle(self._connection),)
        threading.Thread(target=self._guard, args=guard, daemon=True).start()

    def call(self, call: Call) -> Any:
        """The result of a call. Raises what it raises, or WorkerLostError."""
        begun = time.perf_counter()
        try:
            if not self._ready:
                self._connection.recv()
                self._is_in_time()
                self._ready, begun = True, time.perf_counter()
            self._until = time.monotonic() + (self._limits.seconds or math.inf)
            try:
                self._connection.send(call)
                fine, value = self._connection.recv()
            finally:
                self._is_in_time()
        except (EOFError, OSError):
            words = self._too_long() if self._is_late else self._death()
            raise WorkerLostError(words, time.perf_counter() - begun) from None
        if fine:
            return value
        if isinstance(value, MemoryError):
            raise WorkerLostError(self._too_large(), time.perf_counter() - begun)
        raise value

    def _is_in_time(self) -> None:
        """From now on the guard gives the process all the time. Raises EOFError if it was late."""
        with self._lock:
            self._until = math.inf
            if self._is_late:
                raise EOFError

    def _guard(self, line: socket.socket | None) -> None:
        """Wait until the process has ended or is late, then end it and hang up."""
        while not connection.wait([self._process.sentinel], self._rest()):
            with self._lock:
                self._is_late = time.monotonic() >= self._until
            if self._is_late:
                self._process.kill()
                break
        if line is not None:
            hang_up(line)

    def _rest(self) -> float | None:
        """For how many seconds the process cannot be late: neither with what it is at, nor with a
        call that begins meanwhile. None is for ever."""
        rest = min(self._until - time.monotonic(), self._limits.seconds or math.inf)
        return None if rest == math.inf else max(rest, 0)

    def close(self) -> None:
        """End the process, which has no call."""
        line = second_handle(self._connection)
        if line is not None:
            hang_up(line)
        self._connection.close()
        self._join(_PATIENCE)
        self.kill()

    def kill(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._join(_PATIENCE)

    def forget(self) -> None:
        """End the process, and do not wait for its end."""
        self._process.kill()

    def _join(self, seconds: float) -> None:
        """Wait for the end; one that does not even end when it is killed waits for a disk that does
        not answer, and is left to the system."""
        connection.wait([self._process.sentinel], seconds)
        with _STARTING:
            self._process.join(0)

    def _death(self) -> str:
        self._join(_PATIENCE)
        return self._too_large() if self._process.exitcode == OUT_OF_MEMORY else DIED

    def _too_long(self) -> str:
        if not self._ready:
            return (
                f"no process was ready for it within {_STARTS} seconds; the machine is overloaded, "
                "or a list is very large; try it with fewer --jobs"
            )
        return (
            f"takes longer than {self._limits.seconds:g} seconds, and was stopped; look into the "
            "file, or allow it more with --timeout"
        )

    def _too_large(self) -> str:
        if self._limits.memory is None:
            return "needs more memory than there is; divide the file"
        megabytes = self._limits.memory // 1_000_000
        return f"needs more than {megabytes} MB of memory; divide it, or allow more (--max-memory)"


def _context() -> ForkServerContext | SpawnContext:
    """How processes are started; the server will load what this process has loaded of ours."""
    if not _HAS_SERVER:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    ours = __name__.partition(".")[0]
    context.set_forkserver_preload([name for name in sys.modules if name.split(".")[0] == ours])
    return context


def _end(workers: set[_Worker]) -> None:
    """End processes that have no call."""
    while workers:
        workers.pop().close()


def _forget(workers: set[_Worker]) -> None:
    """End the processes of a pool, whatever they do, and wait for nothing. (Of one that nobody has
    any more this is done in the collection of garbage, at the latest when this process ends.)"""
    for worker in list(workers):
        worker.forget()


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Hold interrupts back from a process that is started meanwhile, until it is ready for them.

    A terminal interrupts all its processes, a service manager ends all of a service. Only the one
    that hands out the work should answer.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where processes inherit nothing of it
        yield
        return
    if _HAS_SERVER:  # it ends with nothing held, so it must be there before
        resource_tracker.ensure_running()
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
