"""``tei-tools convert``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from tei_tools import batch
from tei_tools.build import Task, annotators, make_edition
from tei_tools.cli.options import conversion_options, make_recipe, show
from tei_tools.cli.sources import find
from tei_tools.files import write_atomically

EXAMPLE = """\b
Examples:
  tei-tools convert memo.txt -o memo.xml
  tei-tools convert memos/*.txt -o editions --persons persons.csv
  tei-tools convert - < memo.txt > memo.xml
"""


@click.command("convert", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="File to write; a folder if there are several memos; by default the standard output.",
)
@conversion_options
def command(files: tuple[str, ...], output: Path | None, **options: Any) -> int:
    """Turn memos in plain text into TEI editions.

    FILE is a memo; - is the standard input. One memo goes to the standard output or to the file
    of --output, several go to the folder of --output. Findings go to the standard error. Exit
    status: 0 all well (warnings do not count), 1 a memo could not be converted, 2 wrong usage.
    """
    recipe = make_recipe(("xml",), **options)
    targets = _targets(files, output)
    annotators(recipe)  # a list that cannot be used is told once, not for every memo
    status = 0
    for outcome in batch.run(partial(make_edition, recipe), targets):
        if outcome.result is None:
            click.echo(f"tei-tools: {outcome.error}", err=True)
            status = 1
            continue
        show(outcome.result.findings)
        target = targets[outcome.item]
        if target is None:
            click.get_binary_stream("stdout").write(outcome.result.to_bytes())
        else:
            write_atomically(target, outcome.result.to_bytes())
        if any(finding.severity == "error" for finding in outcome.result.findings):
            status = 1
    return status


def _targets(files: tuple[str, ...], output: Path | None) -> dict[Task, Path | None]:
    """Where the edition of each memo goes; None is the standard output."""
    if output is not None and (len(files) > 1 or output.is_dir()):
        return {task: task.outputs(("xml",))[0] for task in find(files, output, ("xml",))}
    if len(files) > 1:
        raise click.UsageError("several memos need a folder to be written to: -o DIR")
    source = Path(files[0])
    if output is not None and output.resolve() == source.resolve():
        raise click.UsageError(f"{output} is the memo itself; choose another file")
    return {Task(source, source): output}
