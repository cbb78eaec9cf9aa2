"""``tei-tools build``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from tei_tools.build import ENDINGS, annotators
from tei_tools.cli.clustering import outcomes
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
from tei_tools.cli.progress import Tally, count
from tei_tools.cli.running import running_options, take_running
from tei_tools.cli.sources import MEMOS, find_files, plan_memos
from tei_tools.review import Ruling
from tei_tools.stores import place_of

EXAMPLE = """\b
Examples:
  tei-tools build memos -o editions
  tei-tools build memos -o editions --formats xml,html --jobs 4
  tei-tools build 'archive/*/letters/*.txt' -o editions --persons persons.csv
  tei-tools build memos -o s3://archive/editions --scheduler tcp://head.example:8786
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
    "-o",
    "--output",
    required=True,
    metavar="DIR|URL",
    help="Folder for the editions, or the address of a store, such as s3://bucket/editions.",
)
@click.option(
    "--formats",
    default=",".join(ENDINGS),
    show_default=True,
    metavar="LIST",
    callback=_formats,
    help="Which editions are made.",
)
@click.option(
    "--scheduler",
    metavar="URL",
    help="Let the Dask cluster of this scheduler do the work, such as tcp://head.example:8786; it "
    "writes to --output.",
)
@running_options
@facsimile_option
@conversion_options
def command(
    sources: tuple[str, ...],
    output: str,
    formats: tuple[str, ...],
    scheduler: str | None,
    **options: Any,
) -> int:
    """Make all editions of many memos: TEI, web page and plain text.

    SOURCE is a memo, a folder or archive (all .txt files in it and below), a pattern such as
    'memos/*.txt', or - for the standard input. The editions of each memo are written to --output,
    at the memo's path below the folder. A memo that fails does not stop the others, and nothing is
    written of it. Exit status: 0 all well (warnings do not count), 1 errors found or a memo failed,
    2 wrong usage, 130 interrupted, 143 terminated.
    """
    running = take_running(options)
    protocol, folder = _place(output)
    recipe = make_recipe(formats, {**options, "protocol": protocol})
    found = find_files(running.names(sources), MEMOS, folder)
    tasks = with_folder_settings(plan_memos(found, folder, formats), recipe)
    read_lists(recipe, tasks)
    tally, files = Tally("built"), 0
    doubts: list[Ruling] = []
    with running.over(len(tasks), tally, prepare=partial(annotators, recipe)) as run:
        for outcome in outcomes(run, recipe, tasks, scheduler):
            built = outcome.result
            if built is None:
                run.failed(outcome)
                continue
            show(f for f in built.findings if f.severity == "error" or not running.quiet)
            run.done(outcome, built.findings, failed=not built.files)
            doubts += built.doubtful
            files += len(built.files)
    write_review(recipe, doubts)
    if not running.quiet:
        made = f"{count(files, 'file')} in {output}"
        click.echo(f"{count(tally.done, 'memo')}: {tally}; {made}", err=True)
    return run.status()


def _place(output: str) -> tuple[str, Path]:
    """Protocol and folder of the output."""
    protocol, folder = place_of(output)
    if not protocol and folder.exists() and not folder.is_dir():
        raise click.BadParameter(f"{output} is a file; name a folder", param_hint="--output")
    return protocol, folder
