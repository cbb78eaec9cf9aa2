"""A connection to a Dask scheduler, which is ended by whoever opened it and by nobody else.

A client of Dask that was not closed, such as one that found no scheduler, closes itself when it is
collected as garbage: in any thread, at any moment, waiting for a lock that this very thread may
hold. It then waits for ever. So ours does nothing when it is collected, and what it has underway
runs in an event loop of its own, which ends with the connection, whether anybody answers or not.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TypeVar

from distributed import Client
from tornado.ioloop import IOLoop

T = TypeVar("T")


class _Client(Client):  # type: ignore[misc]  # follow_imports is skip
    def __del__(self) -> None:
        """Close nothing: that has been done, or cannot be done."""


class Connection:
    """A ``client`` of the scheduler at an address. Nothing waits for longer than twice ``seconds``.

    Raises OSError, ValueError or TypeError, as Dask has it, where none can be reached.
    """

    def __init__(self, address: str, seconds: float) -> None:
        self._seconds = seconds
        self._loop = _Loop(seconds)
        try:
            self.client: Client = self.in_time(
                partial(
                    _Client, address, loop=self._loop.loop, timeout=seconds, set_as_default=False
                )
            )
        except BaseException:
            self._loop.end(seconds)
            raise

    def in_time(self, ask: Callable[[], T]) -> T:
        """What Dask says, which else waits for ever for one who is there and says nothing. Raises
        TimeoutError."""
        answer: Future[T] = Future()

        def wait() -> None:
            try:
                answer.set_result(ask())
            except BaseException as error:
                answer.set_exception(error)

        threading.Thread(target=wait, daemon=True).start()
        return answer.result(2 * self._seconds)

    def close(self) -> None:
        """Leave the scheduler, and end all that is underway."""
        try:
            with contextlib.suppress(TimeoutError):  # nobody answers, so nobody is to be told
                self.client.close(timeout=self._seconds)
        finally:
            self._loop.end(self._seconds)


class _Loop:
    """An event loop that runs in a thread until it is ended.

    Raises OSError where it cannot begin, as TimeoutError where it has not after so many seconds.
    """

    def __init__(self, seconds: float) -> None:
        began: Future[tuple[IOLoop, asyncio.Event]] = Future()

        async def wait() -> None:
            end = asyncio.Event()
            began.set_result((IOLoop.current(), end))
            await end.wait()

        def run() -> None:
            waiting = wait()
            try:
                asyncio.run(waiting)
            except BaseException as error:
                waiting.close()
                if began.done():
                    raise
                began.set_exception(error)

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()
        self.loop, self._end = began.result(seconds)

    def end(self, seconds: float) -> None:
        """Give up what is underway. It is waited for, but not for longer than so many seconds."""
        self.loop.add_callback(self._end.set)
        self._thread.join(seconds)
