from __future__ import annotations

import os
from concurrent.futures import Executor, Future, ThreadPoolExecutor

import pytest

from tei_tools import batch
from tei_tools.errors import ReadError


def double(item: int) -> int:
    if item == 3:
        raise ReadError("three: cannot be read")
    if item == 5:
        raise ZeroDivisionError("five")
    return 2 * item


def die_on_four(item: int) -> int:
    if item == 4:
        os._exit(9)
    return 2 * item


EXPECTED = [0, 2, 4, None, 8, None, 12]


@pytest.mark.parametrize("make", [None, lambda: ThreadPoolExecutor(2), batch.processes(2)])
def test_every_item_has_its_outcome_in_order(make) -> None:
    outcomes = list(batch.run(double, range(7), make, ahead=3))
    assert [outcome.item for outcome in outcomes] == list(range(7))
    assert [outcome.result for outcome in outcomes] == EXPECTED
    assert outcomes[3].error == "three: cannot be read"
    assert (
        outcomes[5].error == "5: unforeseen ZeroDivisionError: five; please report it with the file"
    )
    assert not outcomes[4].error


def test_a_worker_that_dies_costs_its_item_only() -> None:
    outcomes = list(batch.run(die_on_four, range(9), batch.processes(2), ahead=4))
    assert [o.result for o in outcomes] == [0, 2, 4, 6, None, 10, 12, 14, 16]
    assert outcomes[4].error == "4: the process at work on it died (out of memory, or killed)"


class Counting(Executor):
    """Runs at once, and counts what was submitted."""

    submitted = 0

    def submit(self, call, /, *args, **kwargs):
        Counting.submitted += 1
        future: Future = Future()
        future.set_result(call(*args, **kwargs))
        return future


def test_no_more_items_are_taken_than_are_asked_for() -> None:
    Counting.submitted = 0
    outcomes = batch.run(abs, iter(range(1000)), Counting, ahead=10)
    for _ in range(5):
        next(outcomes)
    assert Counting.submitted <= 15
