"""A build on this machine or on a cluster: the same outcomes, wherever the work was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei_tools.batch import Outcome
from tei_tools.cli.running import Run
from tei_tools.cluster import cluster
from tei_tools.errors import ReadError
from tei_tools.recipe import Recipe, Task

if TYPE_CHECKING:
    from tei_tools.build import Built


def outcomes(
    run: Run, recipe: Recipe, tasks: Sequence[Task], scheduler: str | None
) -> Iterator[Outcome[Task, Built]]:
    """Build the tasks here, or on the cluster of a scheduler; the outcomes are of these tasks.

    Raises ClusterError where the cluster cannot be used, UsageError where limits were asked for.
    """
    from tei_tools.build import build, carried

    if not scheduler:
        yield from run.each(partial(build, recipe), tasks)
        return
    if run.running.limits:
        raise click.UsageError(
            "--timeout and --max-memory are for processes of this machine; with --scheduler, limit "
            "the workers where they are started"
        )
    if not tasks:  # for which no cluster need be there
        return
    sent = (sent_task(task, recipe.protocol) for task in tasks)
    known = {target_there(task, recipe.protocol): task for task in tasks}
    for outcome in run.each(carried(recipe, tasks), sent, cluster(scheduler)):
        yield replace(outcome, item=known[outcome.item.target])


def sent_task(task: Task, protocol: str) -> Task:
    """A task for workers elsewhere: with its memo, and with paths that mean the same there.

    Of a memo that cannot be read the worker will tell why. ``protocol`` is that of the store that
    is written to.
    """
    try:
        source = replace(task.source, data=task.source.read())
    except ReadError as error:
        source = replace(task.source, fault=str(error).removeprefix(f"{task.source}: "))
    return replace(task, source=source, target=target_there(task, protocol))


def target_there(task: Task, protocol: str) -> str:
    """Where the editions go, as a worker elsewhere sees it; a path in a store is whole already."""
    return task.target if protocol else str(Path(task.target).absolute())
