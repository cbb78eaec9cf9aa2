"""Clusters that are not there, or are lost in the midst of a run."""

from __future__ import annotations

import asyncio
import errno
import gc
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tei_tools import batch
from tei_tools.cli import run
from tei_tools.cluster import cluster, executor
from tei_tools.errors import ClusterError


@pytest.fixture
def memos(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "memos").mkdir()
    (tmp_path / "memos" / "1.txt").write_text("1. Memorandum for the Record\n\nHe came.\n")
    return tmp_path / "memos"


def test_a_cluster_that_is_not_there_is_told(memos: Path, monkeypatch, capsys) -> None:
    pytest.importorskip("distributed", reason="the extra cluster is absent")
    monkeypatch.setattr(executor, "_WAIT", 1)
    assert run(["build", "memos", "-o", "out", "--scheduler", "tcp://127.0.0.1:9"]) == 1
    assert "tcp://127.0.0.1:9: no Dask scheduler answers there" in capsys.readouterr().err
    Path("empty.lst").write_text("")
    options = ["--files-from", "empty.lst", "--scheduler", "tcp://127.0.0.1:9"]
    assert run(["build", "-o", "out", *options]) == 0  # which has nothing to do
    options = ["--scheduler", "tcp://127.0.0.1:9", "--timeout", "3"]
    assert run(["build", "memos", "-o", "out", *options]) == 2


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("protocol", ["tcp", "tls", "ucx"])
def test_nothing_is_left_of_a_cluster_that_is_not_there(monkeypatch, protocol: str) -> None:
    """No thread; nor what closes itself when it is collected, for which it would wait for this
    lock of Dask, which the thread that collects may hold."""
    utils = pytest.importorskip("distributed.utils", reason="the extra cluster is absent")
    monkeypatch.setattr(executor, "_WAIT", 1)
    before = set(threading.enumerate())
    with pytest.raises(ClusterError, match=f"{protocol}://127.0.0.1:9: no Dask scheduler"):
        cluster(f"{protocol}://127.0.0.1:9")()
    wait_for_the_end_of(set(threading.enumerate()) - before)
    collector = threading.Thread(target=gc.collect)
    with utils.LoopRunner._lock:
        collector.start()
        collector.join(10)
        assert not collector.is_alive()


@pytest.mark.parametrize("hangs", [False, True])
def test_a_connection_that_cannot_begin_is_given_up(monkeypatch, hangs: bool) -> None:
    """As in a process that has as many files open as it may, or on a machine that stands still."""
    pytest.importorskip("distributed", reason="the extra cluster is absent")
    end = threading.Event()

    def fail(waiting: Coroutine[object, object, None]) -> None:
        waiting.close()
        if hangs:
            end.wait(60)
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(executor, "_WAIT", 0.5)
    monkeypatch.setattr(asyncio, "run", fail)
    found: Future[str] = Future()

    def connect() -> None:
        with pytest.raises(ClusterError) as raised:
            cluster("tcp://127.0.0.1:9")()
        found.set_result(str(raised.value))

    threading.Thread(target=connect, daemon=True).start()
    try:
        assert ("it says nothing" if hangs else "Too many open files") in found.result(20)
    finally:
        end.set()


def wait_for_the_end_of(threads: set[threading.Thread]) -> None:
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive(), thread.name


def test_a_cluster_whose_workers_are_gone_for_good_is_given_up(monkeypatch) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra cluster is absent")
    for wait, seconds in (("_WAIT", 2), ("_PATIENCE", 0.5), ("_LOOK", 0.1)):
        monkeypatch.setattr(executor, wait, seconds)
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None,
        silence_logs=50,
    ) as local:  # fmt: skip
        make = cluster(local.scheduler_address)
        outcomes = batch.run(abs, [-1, -2, -3], make, ahead=1)
        assert next(outcomes).result == 1
        local.scale(0)
        with pytest.raises(ClusterError, match="has no workers; start some with"):
            list(outcomes)


LOCAL = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None,
        protocol="tcp",
    ) as local:
        print(local.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def process_of_cluster() -> Iterator[subprocess.Popen[str]]:
    """A scheduler and its worker in one process, which says its address; it lives a minute."""
    pytest.importorskip("distributed", reason="the extra cluster is absent")
    with subprocess.Popen(
        [sys.executable, "-c", LOCAL],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        end = threading.Timer(60, process.kill)
        end.start()
        yield process
        end.cancel()
        process.kill()


def test_a_scheduler_that_is_there_and_does_not_answer_is_given_up(
    process_of_cluster: subprocess.Popen[str], monkeypatch
) -> None:
    assert process_of_cluster.stdout
    address = process_of_cluster.stdout.readline().strip()
    make = cluster(address)
    monkeypatch.setattr(executor, "_LOOK", 0.1)
    before = set(threading.enumerate())
    stops: list[bool] = []
    stopped = batch.run(abs, [-1, -2, -3], make, ahead=1, stop=lambda: bool(stops))
    going = batch.run(abs, [-1, -2, -3], make, ahead=1)
    assert [next(stopped).result, next(going).result] == [1, 1]
    process_of_cluster.send_signal(signal.SIGSTOP)
    for wait in ("_WAIT", "_PATIENCE"):
        monkeypatch.setattr(executor, wait, 1)
    stops.append(True)
    assert list(stopped) == []
    with pytest.raises(ClusterError, match="no Dask scheduler answers there"):
        list(going)
    wait_for_the_end_of(set(threading.enumerate()) - before)
    assert process_of_cluster.poll() is None  # all that was in less than a minute


def test_of_an_item_whose_workers_are_lost_it_is_told_how_long_they_were_at_it() -> None:
    class Losing(ThreadPoolExecutor):
        """An executor that loses its workers, and says so in words of its own."""

        def submit(self, call, /, *args, **kwargs):
            def lose():
                time.sleep(0.2)
                raise RuntimeError("three workers died")

            return super().submit(lose)

    (outcome,) = batch.run(abs, [1], lambda: Losing(1))
    assert "three workers died" in outcome.error
    assert 0.1 < outcome.seconds < 10
