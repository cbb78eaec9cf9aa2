"""``tei-tools convert``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click

from tei_tools import batch
from tei_tools.build import Recipe, Task, make_edition
from tei_tools.cli.configured import Configured
from tei_tools.cli.options import (
    conversion_options,
    make_recipe,
    read_lists,
    show,
    with_folder_settings,
    write_review,
)
from tei_tools.cli.sources import find
from tei_tools.convert import Edition
from tei_tools.files import write_atomically
from tei_tools.review import Ruling

EXAMPLE = """\b
Examples:
  tei-tools convert memo.txt -o memo.xml
  tei-tools convert memos/*.txt -o editions --persons persons.csv
  tei-tools convert - < memo.txt > memo.xml
"""


@click.command("convert", cls=Configured, epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="File to write; a folder if there are several memos; by default the standard output.",
)
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the decisions that were close to FILE, as lines of JSON.",
)
@conversion_options
def command(
    files: tuple[str, ...], output: Path | None, report: Path | None, **options: Any
) -> int:
    """Turn memos in plain text into TEI editions.

    FILE is a memo; - is the standard input. One memo goes to the standard output or to the file
    of --output, several go to the folder of --output. Findings go to the standard error. Exit
    status: 0 all well (warnings do not count), 1 a memo could not be converted, 2 wrong usage.
    """
    recipe = make_recipe(("xml",), options)
    targets = _targets(files, output, recipe)
    read_lists(recipe, targets)
    status = 0
    decisions: list[str] = []
    doubts: list[Ruling] = []
    for outcome in batch.run(partial(_convert, recipe, targets), targets):
        edition = outcome.result
        if edition is None:
            click.echo(f"tei-tools: {outcome.error}", err=True)
            status = 1
            continue
        show(edition.findings)
        if targets[outcome.item] is None:
            sys.stdout.buffer.write(edition.to_bytes())
        decisions += _lines_of(outcome.item, edition)
        doubts += edition.doubtful
        if any(finding.severity == "error" for finding in edition.findings):
            status = 1
    write_review(recipe, doubts)
    if report is not None:
        write_atomically(report, "".join(decisions).encode())
    return status


def _convert(recipe: Recipe, targets: dict[Task, Path | None], task: Task) -> Edition:
    """Convert a memo and write its edition to its file, if it goes to one."""
    edition = make_edition(recipe, task)
    target = targets[task]
    if target is not None:
        write_atomically(target, edition.to_bytes())
    return edition


def _lines_of(task: Task, edition: Edition) -> list[str]:
    """The close decisions of an edition, each as a line of JSON."""
    return [
        json.dumps({"file": str(task), **asdict(decision)}, ensure_ascii=False) + "\n"
        for decision in edition.decisions
    ]


def _targets(
    files: tuple[str, ...], output: Path | None, recipe: Recipe
) -> dict[Task, Path | None]:
    """Where the edition of each memo goes; None is the standard output."""
    if output is not None and (len(files) > 1 or output.is_dir()):
        tasks = with_folder_settings(find(files, output, ("xml",)), recipe)
        return {task: task.outputs(("xml",))[0] for task in tasks}
    if len(files) > 1:
        raise click.UsageError("several memos need a folder to be written to: -o DIR")
    source = Path(files[0])
    if output is not None and output.resolve() == source.resolve():
        raise click.UsageError(f"{output} is the memo itself; choose another file")
    (task,) = with_folder_settings([Task(source, source)], recipe)
    return {task: output}
