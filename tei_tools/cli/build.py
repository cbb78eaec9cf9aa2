"""``tei-tools build``."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

import click

from tei_tools.cli.clustering import outcomes
from tei_tools.cli.collecting import Collecting, refuse_report
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
from tei_tools.cli.planning import plan_memos
from tei_tools.cli.progress import Tally
from tei_tools.cli.resuming import wanted
from tei_tools.cli.running import Running, below_option, running_options, take_running
from tei_tools.cli.sources import find_memos
from tei_tools.collection import Totals, open_memory, plan
from tei_tools.counting import count
from tei_tools.recipe import ENDINGS, Recipe
from tei_tools.stores import find_fsspec, place_of

EXAMPLE = """\b
Examples:
  tei-tools build memos -o editions
  tei-tools build memos -o editions --formats xml,html --jobs 4
  tei-tools build 'archive/*/letters/*.txt' -o editions --persons persons.csv
  tei-tools build memos -o s3://archive/editions --scheduler tcp://head.example:8786
"""
_NO_MEMORY = "--dry-run, --retry-failed and --prune need the state of a folder on this machine"


def _formats(ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",")))
    for name in names:
        if name not in ENDINGS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(ENDINGS)}")
    return names


def _scheduler(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value and not re.fullmatch(r"(tcp|tls|wss?|ucx)://\S+", value):  # what Dask has over nets
        raise click.BadParameter(
            f"{value!r} is no address of a scheduler; write it as tcp://head.example:8786"
        )
    return value


@click.command("build", cls=Configured, epilog=EXAMPLE)
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="DIR|URL",
    help="Folder for the editions, or the address of a store, such as s3://bucket/editions.",
)
@conversion_options
@facsimile_option
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
    callback=_scheduler,
    metavar="URL",
    help="Let the Dask cluster of this scheduler do the work, such as tcp://head.example:8786; it "
    "writes to --output.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be built and why, and write nothing.")
@click.option(
    "--retry-failed", is_flag=True, help="Build only the memos that failed the last time."
)
@click.option(
    "--force", is_flag=True, help="Build anew what was changed by hand, too; it is put aside."
)
@click.option("--prune", is_flag=True, help="Remove the editions of memos that are gone.")
@click.option(
    "--no-state",
    is_flag=True,
    help="Remember nothing: build everything, and write no report and no list of digests.",
)
@below_option
@running_options
def command(
    sources: tuple[str, ...],
    output: str,
    formats: tuple[str, ...],
    scheduler: str | None,
    dry_run: bool,
    retry_failed: bool,
    force: bool,
    prune: bool,
    no_state: bool,
    **options: Any,
) -> int:
    """Make all editions of many memos: TEI, web page and plain text.

    SOURCE is a memo, a folder or archive (all .txt files in it and below), a pattern such as
    'memos/*.txt', or - for the standard input. The editions of each memo are written to --output,
    at the memo's path below the folder. A memo that fails does not stop the others, and nothing is
    written of it. What has not changed since the last run is not built again, and editions that
    were changed by hand are left as they are. Exit status: 0 all well (warnings do not count), 1
    errors found or a memo failed, 2 wrong usage, or another run is at work in the folder, 130
    interrupted, 143 terminated.
    """
    running = take_running(options)
    protocol, folder = _place(output, scheduler)
    is_lasting = not no_state and not protocol  # a store cannot hold the memory
    if not is_lasting and (dry_run or retry_failed or prune):
        raise click.UsageError(_NO_MEMORY)
    recipe = make_recipe(formats, {**options, "protocol": protocol})
    found = find_memos(running, sources, folder)
    tasks = with_folder_settings(plan_memos(found, folder, formats), recipe)
    wishes = list(wanted(tasks, recipe, folder))
    if is_lasting:
        refuse_report(wishes, folder)
    read_lists(recipe, tasks)
    with open_memory(folder, dry_run=dry_run, lasting=is_lasting) as memory:
        planned = plan(memory, wishes, only_failed=retry_failed, force=force)
        collecting = Collecting(memory, tasks, planned, wants_doubts=recipe.review is not None)
        if dry_run:
            collecting.foretell()
            return 0
        collecting.begin()
        status = _run(running, recipe, collecting, scheduler, pruning=prune)
    if not running.quiet:
        _tell(collecting.totals, output)
    return status


def _run(
    running: Running,
    recipe: Recipe,
    collecting: Collecting,
    scheduler: str | None,
    *,
    pruning: bool,
) -> int:
    """Build what is due, then write the reports and the names in doubt; the exit status."""
    from tei_tools.following import annotators

    due, tally = collecting.due, Tally("built")
    with running.over(len(due), tally, prepare=partial(annotators, recipe)) as run:
        for outcome in outcomes(run, recipe, due, scheduler):
            collecting.take(outcome)
            if outcome.result is None:
                run.failed(outcome)
                continue
            said = outcome.result.findings
            show(f for f in said if f.severity == "error" or not running.quiet)
            run.done(outcome, said, failed=not outcome.result.digests)
        collecting.end(pruning=pruning and not run.stop.asked(), quiet=running.quiet)
        write_review(recipe, collecting.doubts)
        totals = collecting.totals
        run.is_well = collecting.is_complete and not totals.failed and not totals.errors
    return run.status()


def _tell(totals: Totals, output: str) -> None:
    click.echo(f"{totals}; {count(totals.editions, 'file')} in {output}", err=True)


def _place(output: str, scheduler: str | None) -> tuple[str, Path]:
    """Protocol and folder of the output; what writes to it from here must be there."""
    if not output:
        raise click.BadParameter("is empty; name a folder", param_hint="--output")
    protocol, folder = place_of(output)
    if not protocol and folder.exists() and not folder.is_dir():
        raise click.BadParameter(f"{output} is a file; name a folder", param_hint="--output")
    if protocol and not scheduler:
        find_fsspec(protocol)
    return protocol, folder
