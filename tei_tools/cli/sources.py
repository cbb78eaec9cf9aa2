"""The memos and editions that the arguments of a command name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tei_tools.build import Task
from tei_tools.errors import InputError
from tei_tools.inputs import Input, Planned, check_outputs, find_inputs

MEMOS = (".txt",)
EDITIONS = (".xml",)


def find_files(
    names: Iterable[str], endings: tuple[str, ...], output: Path | None = None
) -> list[Input]:
    """What the names stand for, see :func:`tei_tools.inputs.find_inputs`.

    Raises InputError where a name stands for nothing at all.
    """
    found = find_inputs(names, endings, output)
    for one in found:
        if one.is_nothing:
            raise InputError(f"{one}: {one.fault}")
    return found


def plan_memos(found: Iterable[Input], output: Path, formats: tuple[str, ...]) -> list[Task]:
    """The memos, each with the path of its editions below ``output``.

    Raises InputError where two memos would have the same editions, and where an edition of the
    ``formats`` would overwrite a memo.
    """
    tasks = [Task(one, output / one.below) for one in found]
    sources = check_outputs(
        [Planned(task.source, f"{task.target}.*", task.outputs(formats)) for task in tasks]
    )
    return [replace(task, source=one) for task, one in zip(tasks, sources, strict=True)]


def is_file_itself(found: list[Input], names: tuple[str, ...]) -> bool:
    """Whether the names are that of one file, or of the standard input: its product needs no
    folder."""
    return len(found) == 1 and (found[0].data is not None or str(found[0].path) == names[0])
