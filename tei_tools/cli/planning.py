"""Where the editions of memos go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tei_tools.inputs import Input, Planned, check_outputs
from tei_tools.recipe import ENDINGS, Task


def plan_memos(found: Iterable[Input], output: Path, formats: tuple[str, ...]) -> list[Task]:
    """The memos, each with a path for its editions below ``output``, which no other has.

    Raises InputError where two memos would have the same editions, and where an edition of the
    ``formats`` would overwrite a memo.
    """
    tasks = [Task(one, str(output / one.place)) for one in found]
    sources = check_outputs(
        [Planned(task.source, task.target) for task in tasks], [ENDINGS[form] for form in formats]
    )
    return list(_apart([_of(task, one) for task, one in zip(tasks, sources, strict=True)]))


def _of(task: Task, source: Input) -> Task:
    return task if task.source is source else replace(task, source=source)


def _apart(tasks: Sequence[Task]) -> Iterator[Task]:
    """The tasks; one whose memo cannot be read gives way where another has its path already.

    Nothing is written there, but its path is how a task is known.
    """
    taken = {task.target for task in tasks if not task.source.fault}
    for task in tasks:
        target, number = task.target, 1
        while task.source.fault and target in taken:
            number += 1
            target = f"{task.target} ({number})"
        taken.add(target)
        yield task if target is task.target else replace(task, target=target)
