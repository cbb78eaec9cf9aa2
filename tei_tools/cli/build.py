"""``tei-tools build``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, TextIO

import click

from tei_tools import batch
from tei_tools.build import ENDINGS, build
from tei_tools.cli.configured import Configured
from tei_tools.cli.editions import facsimile_option
from tei_tools.cli.options import (
    conversion_options,
    make_recipe,
    read_lists,
    show,
    with_folder_settings,
    write_review,
)
from tei_tools.cli.progress import Tally, count, jobs_option, progress, workers
from tei_tools.cli.sources import find
from tei_tools.review import Ruling

EXAMPLE = """\b
Examples:
  tei-tools build memos -o editions
  tei-tools build memos -o editions --formats xml,html --jobs 4
  tei-tools build 'archive/*/letters/*.txt' -o editions --persons persons.csv
"""


def _formats(ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",")))
    for name in names:
        if name not in ENDINGS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(ENDINGS)}")
    return names


@click.command("build", cls=Configured, epilog=EXAMPLE)
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "--files-from",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="Read further sources from FILE, one a line; - is the standard input.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the editions.",
)
@click.option(
    "--formats",
    default=",".join(ENDINGS),
    show_default=True,
    metavar="LIST",
    callback=_formats,
    help="Which editions are made.",
)
@jobs_option
@click.option(
    "--quiet", is_flag=True, help="Write only failures and errors, no progress and no summary."
)
@facsimile_option
@conversion_options
def command(
    sources: tuple[str, ...],
    files_from: TextIO | None,
    output: Path,
    formats: tuple[str, ...],
    jobs: int,
    quiet: bool,
    **options: Any,
) -> int:
    """Make all editions of many memos: TEI, web page and plain text.

    SOURCE is a memo, a folder (all .txt files in it and below), a pattern such as 'memos/*.txt',
    or - for the standard input. The editions of each memo are written to --output, at the memo's
    path below the folder. A memo that fails does not stop the others, and nothing is written of
    it. Exit status: 0 all well (warnings do not count), 1 errors found or a memo failed, 2 wrong
    usage.
    """
    if files_from is not None:
        sources += tuple(line for line in files_from.read().splitlines() if line.strip())
    if not sources:
        raise click.UsageError("name a memo, a folder or a pattern, or a list with --files-from")
    recipe = make_recipe(formats, options)
    tasks = with_folder_settings(find(sources, output, formats), recipe)
    read_lists(recipe, tasks)
    make_executor = workers(jobs, len(tasks))
    tally = Tally()
    doubts: list[Ruling] = []
    with progress(len(tasks), quiet) as advance:
        for outcome in batch.run(partial(build, recipe), tasks, make_executor, ahead=8 * jobs):
            tally.add(outcome.result)
            if outcome.result is None:
                click.echo(f"tei-tools: {outcome.error}", err=True)
            else:
                found = outcome.result.findings
                show(tuple(f for f in found if f.severity == "error" or not quiet))
                doubts += outcome.result.doubtful
            advance(tally)
    write_review(recipe, doubts)
    if not quiet:
        files = count(tally.files, "file")
        click.echo(f"{count(tally.done, 'memo')}: {tally}; {files} in {output}", err=True)
    return int(tally.failed > 0 or tally.errors > 0)
