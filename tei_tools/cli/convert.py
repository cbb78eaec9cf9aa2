"""``tei-tools convert``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from tei_tools.cli import values
from tei_tools.cli.configured import Configured
from tei_tools.cli.editions import force_option
from tei_tools.cli.options import (
    conversion_options,
    make_recipe,
    read_lists,
    show,
    with_folder_settings,
    write_review,
)
from tei_tools.cli.planning import plan_memos
from tei_tools.cli.progress import Tally
from tei_tools.cli.running import Running, below_option, running_options, take_running
from tei_tools.cli.sources import find_memos
from tei_tools.files import write_atomically
from tei_tools.findings import Decision, Finding
from tei_tools.inputs import Planned, check_outputs
from tei_tools.recipe import ENDINGS, Recipe, Task
from tei_tools.review import Ruling

EXAMPLE = """\b
Examples:
  tei-tools convert memo.txt -o memo.xml
  tei-tools convert memos/*.txt -o editions --persons persons.csv
  tei-tools convert - < memo.txt > memo.xml
"""


@click.command("convert", cls=Configured, epilog=EXAMPLE)
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="File to write; a folder if there are several memos; by default the standard output.",
)
@conversion_options
@click.option(
    "--report",
    type=values.NEW_FILE,
    metavar="FILE",
    help="Write the decisions on layout and language that were close to FILE, as lines of JSON.",
)
@force_option
@below_option
@running_options
def command(
    files: tuple[str, ...], output: Path | None, force: bool, report: Path | None, **options: Any
) -> int:
    """Turn memos in plain text into TEI editions.

    FILE is a memo, a folder or archive (all .txt files in it and below), a pattern such as
    'memos/*.txt', or - for the standard input. One memo goes to the standard output or to the file
    of --output, several go to the folder of --output. Findings go to the standard error. Exit
    status: 0 all well (warnings do not count), 1 a memo could not be converted, 2 wrong usage, 130
    interrupted, 143 terminated.
    """
    from tei_tools.following import annotators

    running = take_running(options)
    recipe = make_recipe(("xml",), options)
    tasks, folder = _tasks(running, files, output, recipe)
    read_lists(recipe, tasks)
    decisions: list[str] = []
    doubts: list[Ruling] = []
    job = partial(_convert, recipe, folder, force)
    with running.over(len(tasks), Tally("converted"), prepare=partial(annotators, recipe)) as run:
        for outcome in run.each(job, tasks):
            edition = outcome.result
            if edition is None:
                run.failed(outcome)
                continue
            show(f for f in edition.findings if f.severity == "error" or not running.quiet)
            sys.stdout.buffer.write(edition.data)
            decisions += _lines_of(outcome.item, edition.decisions)
            doubts += edition.doubtful
            run.done(outcome, edition.findings)
    write_review(recipe, doubts)
    if report is not None:
        write_atomically(report, "".join(decisions).encode())
    return run.status()


@dataclass(frozen=True, slots=True)
class _Converted:
    """What came of a memo; ``data`` is what goes to the standard output."""

    data: bytes
    findings: tuple[Finding, ...]
    decisions: tuple[Decision, ...]
    doubtful: tuple[Ruling, ...]


def _convert(recipe: Recipe, folder: Path | None, force: bool, task: Task) -> _Converted:
    """Convert a memo and write its edition to its file, which is the target, in the folder; without
    one it goes to the standard output."""
    from tei_tools.collection import write_product
    from tei_tools.following import make_edition

    edition = make_edition(recipe, task)
    data = edition.xml
    if folder is not None:
        write_product(Path(task.target), data, folder, force=force)
        data = b""
    return _Converted(data, edition.findings, edition.decisions, edition.doubtful)


def _lines_of(task: Task, decisions: Iterable[Decision]) -> list[str]:
    """Close decisions, each as a line of JSON."""
    return [
        json.dumps({"file": str(task), **asdict(decision)}, ensure_ascii=False) + "\n"
        for decision in decisions
    ]


def _tasks(
    running: Running, files: tuple[str, ...], output: Path | None, recipe: Recipe
) -> tuple[list[Task], Path | None]:
    """The memos, each with the file of its edition; and the folder of these, None where it goes to
    the standard output."""
    found = find_memos(running, files, output)
    if running.is_one_file(found, files) and not (output and output.is_dir()):
        if output is not None:
            check_outputs([Planned(found[0], str(output))])
        tasks = with_folder_settings([Task(found[0], str(output or "-"))], recipe)
        return tasks, output.parent if output else None
    if output is None:
        raise running.no_folder("memos")
    if output.is_file() or (output.suffix.lower() == ".xml" and not output.is_dir()):
        raise click.UsageError(f"{output} is a file; several editions need a folder: -o DIR")
    tasks = with_folder_settings(plan_memos(found, output, ("xml",)), recipe)
    return [replace(task, target=task.target + ENDINGS["xml"]) for task in tasks], output
