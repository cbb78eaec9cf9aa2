"""The processes of the runner: they begin, end and are missed in time, whatever happens."""

from __future__ import annotations

import gc
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace

import pytest
from batch_jobs import EXPECTED, die, double, sleep

from tei_tools import batch
from tei_tools.batch import pool as pool_module
from tei_tools.errors import ReadError

SCRIPT = """
import os, sys, time
from tei_tools import batch

def hang(item):
    print(os.getpid(), flush=True)
    time.sleep(60)

if __name__ == "__main__":
    list(batch.run(hang, [1], batch.processes(1)))
"""


def assert_ends(worker: int) -> None:
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the worker lives on")


def test_workers_end_with_the_process_that_made_them(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT)
    with subprocess.Popen(
        [sys.executable, tmp_path / "script.py"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        worker = int(process.stdout.readline())
        killed = time.monotonic()
        process.kill()
        process.stdout.read()  # to its end: nobody holds it open any more
    assert time.monotonic() - killed < 30  # in the midst of its call, which takes 60
    assert_ends(worker)


def unprepared() -> None:
    raise ReadError("the list is gone")


def test_who_cannot_be_prepared_works_and_tells_himself(capfd) -> None:
    outcomes = batch.run(double, range(4), batch.processes(1, prepare=unprepared))
    assert [o.result for o in outcomes] == EXPECTED[:4]
    assert "Traceback" not in capfd.readouterr().err


def collect_while_a_process_is_started() -> None:
    """Collect garbage under the lock of who starts a process; fail if that does not end."""

    def collect() -> None:
        with pool_module._STARTING:
            gc.collect()

    thread = threading.Thread(target=collect, daemon=True)
    thread.start()
    thread.join(20)
    assert not thread.is_alive(), "it waits for itself"


def test_a_pool_that_is_forgotten_does_no_harm_whatever_is_done_then(tmp_path: Path) -> None:
    """Garbage is collected at any moment, so also while this thread starts another process."""
    pool = batch.Pool(1)
    worker = pool.submit(os.getpid).result(timeout=60)
    circle = [pool]
    circle.append(circle)  # type: ignore[arg-type]
    del pool, circle

    collect_while_a_process_is_started()
    assert_ends(worker)


@pytest.fixture
def held_open(monkeypatch) -> Iterator[None]:
    """The lines of workers are held open, as by a copy of this process that was made while the
    worker was started."""
    held: list[int] = []
    context = pool_module._context()
    make_pipe, process = context.Pipe, context.Process

    def pipe() -> tuple[Connection, Connection]:
        ours, theirs = make_pipe()
        held.append(os.dup(theirs.fileno()))
        return ours, theirs

    monkeypatch.setattr(
        pool_module, "_context", lambda: SimpleNamespace(Pipe=pipe, Process=process)
    )
    yield
    for each in held:
        os.close(each)


@pytest.mark.usefixtures("held_open")
def test_a_worker_that_dies_is_missed_though_its_line_is_held_open() -> None:
    outcomes = list(batch.run(partial(die, {1}), range(3), batch.processes(1)))
    assert [o.result for o in outcomes] == [0, None, 4]
    assert outcomes[1].error == f"1: {pool_module.DIED}"


def begin_to_answer(end: int | None) -> None:
    """Write the first bytes of an answer, then send this process a signal, or be silent."""
    for line in gc.get_objects():
        if isinstance(line, Connection) and line.readable and line.writable:
            os.write(line.fileno(), struct.pack("!i", 1000) + b"x")
    if end is not None:
        os.kill(os.getpid(), end)
    time.sleep(60)


@pytest.mark.usefixtures("held_open")
def test_a_worker_that_dies_in_the_midst_of_its_answer_is_missed() -> None:
    pool = batch.Pool(1)
    with pytest.raises(batch.WorkerLostError, match="died"):
        pool.submit(begin_to_answer, signal.SIGKILL).result(timeout=30)
    assert pool.submit(double, 1).result(timeout=30) == 2
    pool.shutdown()


@pytest.mark.usefixtures("held_open")
@pytest.mark.parametrize("end", [signal.SIGSTOP, None])
def test_the_time_of_a_call_has_an_end_in_the_midst_of_its_answer(end: int | None) -> None:
    pool = batch.Pool(1, batch.Limits(seconds=1))
    with pytest.raises(batch.WorkerLostError, match="takes longer than 1 seconds"):
        pool.submit(begin_to_answer, end).result(timeout=30)
    assert pool.submit(double, 1).result(timeout=30) == 2
    pool.shutdown()


def test_the_time_of_a_call_has_an_end_while_it_is_handed_out() -> None:
    """To a worker that was stopped while it had nothing to do; the call is larger than its line."""
    pool = batch.Pool(1, batch.Limits(seconds=1))
    os.kill(pool.submit(os.getpid).result(timeout=60), signal.SIGSTOP)
    with pytest.raises(batch.WorkerLostError, match="takes longer than 1 seconds"):
        pool.submit(len, bytes(2_000_000)).result(timeout=30)
    assert pool.submit(len, bytes(2_000_000)).result(timeout=30) == 2_000_000
    pool.shutdown()


def test_a_worker_that_waits_for_a_call_is_not_late() -> None:
    pool = batch.Pool(1, batch.Limits(seconds=0.2))
    worker = pool.submit(os.getpid).result(timeout=60)
    for pause in (0.1, 0.3, 0.5):
        time.sleep(pause)
        assert pool.submit(os.getpid).result(timeout=60) == worker
    pool.shutdown()


def wait_for_ever() -> None:
    time.sleep(60)


def test_a_worker_that_is_never_ready_is_given_up(monkeypatch) -> None:
    monkeypatch.setattr(pool_module, "_STARTS", 1)
    make = batch.processes(1, prepare=wait_for_ever)
    (outcome,) = batch.run(double, [1], make)
    assert outcome.error.startswith("1: no process was ready for it within 1 seconds; the machine")
    assert outcome.error.endswith("try it with fewer --jobs")


def test_a_server_of_processes_that_dies_is_replaced() -> None:
    if not pool_module._HAS_SERVER:
        pytest.skip("processes are not copies of a server here")
    assert [o.result for o in batch.run(double, [1], batch.processes(1))] == [2]
    outcomes = batch.run(double, [0, 1, 2, 4], batch.processes(1), ahead=1)
    assert next(outcomes).result == 0
    server = forkserver._forkserver._forkserver_pid
    os.kill(server, signal.SIGKILL)
    os.waitid(os.P_PID, server, os.WEXITED | os.WNOWAIT)
    assert len(list(outcomes)) == 3  # one of them may have failed with it
    assert [o.result for o in batch.run(double, [1], batch.processes(1))] == [2]


LEFT = """
import sys
import weakref  # its finalizers come after those of multiprocessing, which would wait for ever
weakref.finalize(sys, print)
from tei_tools import batch

def double(item):
    return 2 * item

if __name__ == "__main__":
    outcomes = batch.run(double, range(100), batch.processes(2), ahead=2)
    print(next(outcomes).result)
    keep = outcomes.gi_frame.f_locals["crew"].executor
    keep.loop = keep
"""


def test_a_program_that_leaves_its_pool_behind_comes_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(LEFT)
    done = subprocess.run(
        [sys.executable, tmp_path / "script.py"], capture_output=True, text=True, timeout=60
    )
    assert (done.stdout.split(), done.stderr) == (["0"], "")


def test_a_run_that_is_garbage_is_given_up_at_any_moment() -> None:
    """Even where garbage is collected by a thread that starts a process, and holds the lock."""
    outcomes = batch.run(partial(sleep, {1, 2}), range(4), batch.processes(2), ahead=2)
    assert next(outcomes).result == 0
    circle: list[object] = [outcomes]
    circle.append(circle)
    del outcomes, circle

    collect_while_a_process_is_started()
