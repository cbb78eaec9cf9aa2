"""The runner: order, bounds, and workers that are lost."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from functools import partial
from pathlib import Path

import pytest
from batch_jobs import EXPECTED, die, double, fill, sleep
from lxml import etree

from tei_tools import batch
from tei_tools.batch import Limits
from tei_tools.tei import parse


def make_processes(count: int) -> Callable[[], Executor]:
    return lambda: ProcessPoolExecutor(count)


@pytest.mark.parametrize("chunk", [1, 3])
@pytest.mark.parametrize("make", [None, lambda: ThreadPoolExecutor(2), batch.processes(2)])
def test_every_item_has_its_outcome_in_order(make, chunk: int) -> None:
    outcomes = list(batch.run(double, range(7), make, ahead=3, chunk=chunk))
    assert [outcome.item for outcome in outcomes] == list(range(7))
    assert [outcome.result for outcome in outcomes] == EXPECTED
    assert outcomes[3].error == "three: cannot be read"
    assert (
        outcomes[5].error == "5: unforeseen ZeroDivisionError: five; please report it with the file"
    )
    assert not outcomes[4].error
    assert all(0 <= outcome.seconds < 5 for outcome in outcomes)


@pytest.mark.parametrize("chunk", [1, 4])
@pytest.mark.parametrize("make", [batch.processes(2), make_processes(2)])
def test_a_worker_that_dies_costs_its_item_only(make, chunk: int) -> None:
    outcomes = list(batch.run(partial(die, {4, 6}), range(9), make, ahead=4, chunk=chunk))
    assert [o.result for o in outcomes] == [0, 2, 4, 6, None, 10, None, 14, 16]
    assert outcomes[4].error == "4: the process at work on it died (out of memory, or killed)"


@pytest.mark.parametrize("chunk", [1, 4])
def test_an_item_that_takes_too_long_is_given_up(chunk: int) -> None:
    make = batch.processes(2, Limits(seconds=2))
    outcomes = list(batch.run(partial(sleep, {1}), range(5), make, chunk=chunk))
    assert [o.result for o in outcomes] == [0, None, 4, 6, 8]
    assert outcomes[1].error.startswith("1: takes longer than 2 seconds, and was stopped")
    assert 2 <= outcomes[1].seconds < 10


@pytest.mark.skipif(not batch.can_limit_memory(), reason="the system cannot limit memory")
@pytest.mark.parametrize("chunk", [1, 4])
def test_an_item_that_needs_too_much_memory_is_given_up(chunk: int) -> None:
    make = batch.processes(1, Limits(memory=100_000_000))
    outcomes = list(batch.run(partial(fill, {1, 3}), range(5), make, chunk=chunk))
    assert [o.result for o in outcomes] == [0, None, 4, None, 8]
    assert outcomes[1].error.startswith("1: needs more than 100 MB of memory; divide it")
    assert outcomes[1].seconds > 0
    assert outcomes[3].error.startswith("3: needs more than 100 MB of memory; divide it")
    make = batch.processes(1, Limits(memory=500_000_000))
    assert [o.error for o in batch.run(partial(fill, {3}), range(5), make)] == [""] * 5


def test_a_refusal_of_memory_is_no_fault_of_a_document(monkeypatch) -> None:
    """As libxml2 says it, whom the system gives no more."""

    def fail(*args: object) -> None:
        raise etree.XMLSyntaxError("unknown error", etree.ErrorTypes.ERR_NO_MEMORY, 0, 0)

    monkeypatch.setattr(etree, "fromstring", fail)
    (outcome,) = batch.run(parse, [b"<TEI/>"])
    assert outcome.error.endswith(
        "needs more memory than there is; divide the file, or allow it more"
    )
    monkeypatch.undo()
    (outcome,) = batch.run(parse, [b"<TEI>"])
    assert "<input>:1:6: not well-formed XML" in outcome.error


class Counting(Executor):
    """Runs at once, and counts what was submitted."""

    submitted = 0

    def submit(self, call, /, *args, **kwargs):
        Counting.submitted += 1
        future: Future = Future()
        future.set_result(call(*args, **kwargs))
        return future


@pytest.mark.parametrize("chunk", [1, 5])
def test_no_more_items_are_taken_than_are_asked_for(chunk: int) -> None:
    Counting.submitted = 0
    taken: list[int] = []
    items = (taken.append(n) or n for n in range(1000))
    outcomes = batch.run(abs, items, Counting, ahead=10, chunk=chunk)
    for _ in range(5):
        next(outcomes)
    assert Counting.submitted * chunk <= 15
    assert len(taken) <= 15


@pytest.mark.parametrize("make", [None, lambda: ThreadPoolExecutor(1), batch.processes(2)])
def test_a_run_that_is_to_stop_hands_out_nothing_new_but_yields_what_is_in_work(make) -> None:
    begun: list[int] = []
    outcomes: list[batch.Outcome[int, int]] = []
    items = (begun.append(n) or n for n in range(100))
    for outcome in batch.run(
        partial(pow, 2), items, make, ahead=6, stop=lambda: len(outcomes) >= 3
    ):
        outcomes.append(outcome)
    assert 3 <= len(outcomes) <= len(begun) <= 9
    assert [outcome.result for outcome in outcomes] == [2**n for n in range(len(outcomes))]
    assert list(batch.run(double, range(3), make, stop=lambda: True)) == []


def test_a_stop_is_seen_while_an_item_is_in_work() -> None:
    start = time.monotonic()
    job = partial(time.sleep)
    outcomes = list(
        batch.run(job, [0.5] * 8, batch.processes(1), stop=lambda: time.monotonic() - start > 0.3)
    )
    assert len(outcomes) <= 2


def test_who_closes_the_run_does_not_wait_for_it() -> None:
    start = time.monotonic()
    outcomes = batch.run(partial(sleep, {1, 2}), range(4), batch.processes(2))
    assert next(outcomes).result == 0
    outcomes.close()
    assert time.monotonic() - start < 30


def remember(path: Path) -> None:
    with path.open("a") as file:
        file.write(f"{os.getpid()} {os.environ.get('TEI_TOOLS_TEST')}\n")


def lines(path: Path, item: int) -> list[str]:
    return path.read_text().splitlines()


def test_each_worker_is_prepared_once_in_the_environment_of_today(tmp_path, monkeypatch) -> None:
    for value in ("one", "two"):
        monkeypatch.setenv("TEI_TOOLS_TEST", value)
        path = tmp_path / value
        make = batch.processes(1, prepare=partial(remember, path))
        *_, last = batch.run(partial(lines, path), range(5), make)
        assert [line.split()[1] for line in last.result] == [value]


def no_pickle(item: int) -> Callable[[], int]:
    return lambda: item


def test_a_result_that_cannot_be_sent_is_a_failure_in_words() -> None:
    outcomes = list(batch.run(no_pickle, range(2), batch.processes(1)))
    assert [o.result for o in outcomes] == [None, None]
    assert "pickle" in outcomes[0].error


def test_who_stops_does_not_wait_for_an_item_that_is_tried_apart() -> None:
    """Where its executor, as that of a cluster, lets it be taken back."""

    class Broken(Executor):
        def submit(self, call, /, *args, **kwargs):
            future: Future[object] = Future()
            future.set_exception(BrokenExecutor())
            return future

    class Silent(Executor):
        def submit(self, call, /, *args, **kwargs):
            silent.set()
            return Future()

    silent = threading.Event()
    executors = iter([Broken(), Silent()])
    outcomes = batch.run(double, [1], lambda: next(executors), stop=silent.is_set)
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(list(outcomes)), daemon=True)
    thread.start()
    thread.join(20)
    assert found == [[]]
