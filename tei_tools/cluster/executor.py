"""The executor whose calls are done by a Dask cluster."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import BrokenExecutor, Executor, Future
from functools import partial
from importlib.metadata import version
from typing import Any, ParamSpec, TypeVar

from tei_tools import __version__
from tei_tools.errors import ClusterError

P = ParamSpec("P")
T = TypeVar("T")

_WAIT = 10  # seconds for a scheduler to answer, and to have a worker
_PATIENCE = 300  # seconds that a cluster may be without a worker, in the midst of its work
_LOOK = 1  # seconds between two looks


def cluster(address: str) -> Callable[[], Executor]:
    """What makes a :class:`Cluster`; ``address`` is that of a scheduler, ``tcp://host:8786``."""
    return lambda: Cluster(address)


class Cluster(Executor):
    """An executor for the cluster of a Dask scheduler.

    The first argument of a call is sent only once if it is the same object as in the call before:
    a job with all its lists. If all workers are gone and none comes within five minutes, or the
    scheduler says nothing for so long, what waits for them raises BrokenExecutor. Raises
    ClusterError where there is no such cluster, or one of its workers has no tei-tools, or another
    version.
    """

    def __init__(self, address: str) -> None:
        try:
            from tei_tools.cluster.connection import Connection
        except ModuleNotFoundError:
            message = "needs the package distributed: pip install 'tei-tools[cluster]'"
            raise ClusterError(f"{address}: {message}") from None
        try:
            self._connection = Connection(address, _WAIT)
        except (OSError, ValueError, TypeError) as error:  # the last of tls:// that is not set up
            words = " ".join(str(error).split()) or "it says nothing"
            raise ClusterError(
                f"{address}: no Dask scheduler answers there ({words}); start it with: "
                "dask scheduler"
            ) from None
        self._client = self._connection.client
        try:
            self._check_workers(address)
        except BaseException:
            self._connection.close()
            raise
        self._executor = self._client.get_executor(pure=False)
        self._job: Any = None
        self._sent: Any = None
        self._underway: dict[Future[Any], Future[Any]] = {}  # who takes one out, tells the other
        self._is_left = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Let a worker do it; call, arguments and result must be picklable."""
        if args:
            if args[0] is not self._job or self._sent is None:
                # A task, not scattered data: Dask makes it anew if all who have it are lost.
                self._job, self._sent = args[0], self._client.submit(_itself, args[0], pure=False)
            inner = self._executor.submit(call, self._sent, *args[1:], **kwargs)
        else:
            inner = self._executor.submit(call, **kwargs)
        outer: Future[T] = Future()
        outer.add_done_callback(lambda future: inner.cancel() if future.cancelled() else None)
        self._underway[inner] = outer
        inner.add_done_callback(self._pass_on)
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls, and leave the cluster; it goes on for others. To wait is to wait for
        the calls underway, until they are done or given up."""
        if wait and not cancel_futures:
            futures.wait(list(self._underway.values()))
        self._is_left.set()
        self._sent = None
        self._connection.close()

    def _watch(self) -> None:
        """Give up what is underway when nobody is there to do it any more, and nobody comes."""
        seen = time.monotonic()
        while not self._is_left.wait(_LOOK):
            if self._has_workers():
                seen = time.monotonic()
            elif time.monotonic() - seen > _PATIENCE:
                for inner in list(self._underway):
                    outer = self._underway.pop(inner, None)
                    if outer is not None and outer.set_running_or_notify_cancel():
                        outer.set_exception(BrokenExecutor("the cluster is gone"))

    def _has_workers(self) -> bool:
        """Whether the scheduler says so; one that is stopped, or cut off, says nothing."""
        try:
            ask = self._client.scheduler.identity
            return bool(self._client.sync(ask, callback_timeout=_WAIT).get("workers"))
        except Exception:  # whatever Dask says of it
            return False

    def _pass_on(self, inner: Future[Any]) -> None:
        """Pass on what came of a call. One that nobody took back but is gone had no scheduler left,
        or no workers."""
        outer = self._underway.pop(inner, None)
        if outer is None or not outer.set_running_or_notify_cancel():
            return
        if inner.cancelled():
            outer.set_exception(BrokenExecutor("the cluster is gone"))
        elif error := inner.exception():
            outer.set_exception(error)
        else:
            outer.set_result(inner.result())

    def _check_workers(self, address: str) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError:
            raise ClusterError(
                f"{address}: has no workers; start some with: dask worker {address} --nthreads 1"
            ) from None
        # The loop of a worker answers, whatever the worker is at; of one that is dead Dask knows.
        ask = partial(self._client.run, version, "tei-tools", on_error="return")
        try:
            versions = self._connection.in_time(ask)
        except TimeoutError:
            raise ClusterError(f"{address}: its workers do not answer; start them anew") from None
        for worker, theirs in versions.items():
            if theirs != __version__:
                has = "no tei-tools" if isinstance(theirs, Exception) else f"tei-tools {theirs}"
                raise ClusterError(f"{worker}: this worker has {has}; install {__version__} there")


def _itself(job: T) -> T:
    return job
