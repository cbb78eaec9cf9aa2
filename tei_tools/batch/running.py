"""One job over many items: in order, some at a time, whatever becomes of the workers."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeAlias, TypeVar

from tei_tools.batch.pool import DIED, Pool, WorkerLostError
from tei_tools.errors import TeiToolsError

Item = TypeVar("Item")
Result = TypeVar("Result")

#: What a worker sends back of an item: its result, or why there is none, and the seconds it took.
_Answer: TypeAlias = tuple[Result | None, str, float]

#: How often (seconds) one who waits for a worker looks whether the run is to stop.
_LOOK = 0.1


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Result]):
    """What came of one item: its result, or in words why there is none; ``seconds`` of work."""

    item: Item
    result: Result | None
    error: str = ""
    seconds: float = 0.0


def run(
    job: Callable[[Item], Result],
    items: Iterable[Item],
    make_executor: Callable[[], Executor] | None = None,
    ahead: int = 16,
    *,
    chunk: int = 1,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome[Item, Result]]:
    """Yield the outcome of ``job(item)`` for each item, in the order of the items.

    Without ``make_executor`` the job runs in this process; with it, job, items and results must be
    picklable, and ``str(item)`` should name the item to a reader. ``chunk`` items are handed out at
    a time. Never more than ``ahead`` items (or one chunk) are handed out whose outcome has not been
    taken, so any number of items can be run.

    A worker that is lost (killed, out of memory, out of time) costs the item that it was at: the
    others of its chunk are tried again, one by one. An executor that breaks as a whole is made
    anew, and what was underway in it is tried again, each item in an executor of its own.

    When ``stop()`` says so, nothing new is handed out, what waits is taken back, and the outcomes
    of the items in work are still yielded. Who closes the iterator before its end, or is
    interrupted, gives up the items in work as well.
    """
    if make_executor is None:
        for item in items:
            if stop():
                return
            yield _here(job, item)
        return
    crew = _Crew(job, make_executor, stop)
    window: deque[tuple[Sequence[Item], Future[list[_Answer[Result]]]]] = deque()
    parts = _parts(items, chunk)
    try:
        while not stop() and (part := next(parts, None)):
            window.append((part, crew.submit(part)))
            if (len(window) + 1) * chunk > ahead:
                yield from crew.outcomes(*window.popleft(), window)
        while window:
            yield from crew.outcomes(*window.popleft(), window)
    except BaseException:
        crew.give_up()
        raise
    crew.executor.shutdown()


class _Crew(Generic[Item, Result]):
    """Those who do the job: an executor, made anew when it breaks."""

    def __init__(
        self,
        job: Callable[[Item], Result],
        make_executor: Callable[[], Executor],
        stop: Callable[[], bool],
    ) -> None:
        self.job = job
        self.make_executor = make_executor
        self.stop = stop
        self.executor = make_executor()

    def submit(self, part: Sequence[Item]) -> Future[list[_Answer[Result]]]:
        """Hand out items."""
        try:
            return self.executor.submit(_attempt_all, self.job, part)
        except BrokenExecutor:
            self.executor.shutdown()
            self.executor = self.make_executor()
            return self.executor.submit(_attempt_all, self.job, part)

    def outcomes(
        self,
        part: Sequence[Item],
        future: Future[list[_Answer[Result]]],
        waiting: Iterable[tuple[Sequence[Item], Future[list[_Answer[Result]]]]] = (),
    ) -> Iterator[Outcome[Item, Result]]:
        """The outcomes of items that were handed out; none if they were taken back.

        If the run is to stop meanwhile, those that are still ``waiting`` are taken back.
        """
        begun = time.perf_counter()
        self._wait(future, waiting)
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            for item, (result, words, seconds) in zip(part, future.result(), strict=True):
                yield Outcome(item, result, words, seconds)
        elif isinstance(error, BrokenExecutor):
            yield from filter(None, map(self._apart, part))
        elif len(part) == 1:
            waited = time.perf_counter() - begun
            yield Outcome(part[0], None, f"{part[0]}: {_words(error)}", _seconds(error, waited))
        else:
            for item in part:
                if not self.stop():
                    yield from self.outcomes([item], self.submit([item]))

    def give_up(self) -> None:
        """End what is in work, where the executor lets us, and wait for nothing."""
        if isinstance(self.executor, Pool):
            self.executor.kill()
        self.executor.shutdown(wait=False, cancel_futures=True)

    def _wait(
        self,
        future: Future[list[_Answer[Result]]],
        waiting: Iterable[tuple[Sequence[Item], Future[list[_Answer[Result]]]]] = (),
    ) -> None:
        """Wait for what was handed out; if the run is to stop, take it and the others back."""
        while not future.done():
            if self.stop():
                for each in (future, *(other for _, other in waiting)):
                    each.cancel()
            if not future.cancelled():
                wait([future], _LOOK)

    def _apart(self, item: Item) -> Outcome[Item, Result] | None:
        """The outcome of an item in an executor of its own; None if the run is to stop."""
        if self.stop():
            return None
        executor = self.make_executor()
        try:
            begun = time.perf_counter()
            future = executor.submit(_attempt_all, self.job, [item])
            self._wait(future)
            error = None if future.cancelled() else future.exception()
            seconds = time.perf_counter() - begun
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise
        executor.shutdown()
        if future.cancelled():
            return None
        if error is not None:  # whatever an executor says of a worker that is lost
            return Outcome(item, None, f"{item}: {_words(error)}", seconds)
        return Outcome(item, *future.result()[0])


def _parts(items: Iterable[Item], size: int) -> Iterator[Sequence[Item]]:
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def _here(job: Callable[[Item], Result], item: Item) -> Outcome[Item, Result]:
    """The outcome of an item in this process."""
    start = time.perf_counter()
    try:
        return Outcome(item, *_attempt(job, item))
    except MemoryError as error:
        return Outcome(item, None, f"{item}: {_words(error)}", time.perf_counter() - start)


def _attempt_all(job: Callable[[Item], Result], items: Sequence[Item]) -> list[_Answer[Result]]:
    """Do the job, in a worker. Raises MemoryError, for then the worker is no longer of use."""
    return [_attempt(job, item) for item in items]


def _attempt(job: Callable[[Item], Result], item: Item) -> _Answer[Result]:
    """Do the job; what it raises comes back as words, which any process can pass on."""
    start = time.perf_counter()
    try:
        result, words = job(item), ""
    except MemoryError:
        raise
    except TeiToolsError as error:
        return None, str(error), time.perf_counter() - start
    except Exception as error:  # the one place where an unforeseen fault must not end the run
        fault = f"{type(error).__name__}: {error}"
        words = f"{item}: unforeseen {fault}; please report it with the file"
        return None, words, time.perf_counter() - start
    return result, words, time.perf_counter() - start


def _seconds(error: BaseException, waited: float) -> float:
    """How long the worker that was lost was at its item. Only our own processes can tell; of others
    it is how long the run has waited for this item alone."""
    return error.seconds if isinstance(error, WorkerLostError) else waited


def _words(error: BaseException) -> str:
    """What a reader is told of a worker that was lost."""
    if isinstance(error, WorkerLostError):
        return str(error)
    if isinstance(error, MemoryError):
        return "needs more memory than there is; divide the file, or allow it more"
    if isinstance(error, BrokenExecutor):
        return DIED
    return f"{DIED}: {type(error).__name__}: {error}"
