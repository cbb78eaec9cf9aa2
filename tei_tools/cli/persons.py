"""``tei-tools persons``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath

import click

from tei_tools import batch
from tei_tools.cli import values
from tei_tools.cli.configured import Configured
from tei_tools.cli.options import encoding_option, read_lists
from tei_tools.cli.progress import jobs_option, workers
from tei_tools.cli.sources import EDITIONS, MEMOS, find_files
from tei_tools.cli.stopping import stopping
from tei_tools.counting import count
from tei_tools.files import write_atomically
from tei_tools.following import authorities, make_edition
from tei_tools.inputs import Input
from tei_tools.proposal import Appearance, group, read_appearances, to_csv
from tei_tools.recipe import Recipe, Task
from tei_tools.tei import parse

EXAMPLE = """\b
Examples:
  tei-tools persons memos -o persons.csv
  tei-tools persons memos/*.txt --persons known.csv -o new.csv
  tei-tools convert memo.txt -o memo.xml --persons persons.csv
"""


@click.command("persons", cls=Configured, epilog=EXAMPLE)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    type=values.NEW_FILE,
    metavar="FILE",
    help="File to write, which is not there yet; by default the standard output.",
)
@click.option(
    "--persons",
    type=values.FILE,
    multiple=True,
    metavar="FILE",
    help="List of persons that are known already, and are not proposed again. May be repeated.",
)
@click.option(
    "--least",
    type=values.whole(1),
    default=1,
    show_default=True,
    metavar="N",
    help="Propose only those who are named so often, 1 or more.",
)
@encoding_option
@jobs_option
def command(
    sources: tuple[str, ...],
    output: Path | None,
    persons: tuple[Path, ...],
    least: int,
    encoding: str | None,
    jobs: int,
) -> int:
    """Propose a list of the persons that a collection names.

    SOURCE is a memo, a TEI edition (.xml), a folder or archive with such files in it and below, or
    a pattern. Of a memo and an edition of one name in a folder the edition is read. The list is
    CSV, to be edited and given to convert --persons; so one that is there is never overwritten.
    Exit status: 0 all well, 1 a file failed, 2 wrong usage, 130 interrupted, 143 terminated.
    """
    _refuse(output)
    recipe = Recipe(("xml",), encoding=encoding, persons=persons)
    read_lists(recipe)
    known = frozenset(entry.id for entry in authorities(recipe).persons.entries)
    files = _files(sources)
    appearances, failed, stopped = _read_all(partial(_read, recipe, known), files, jobs)
    if stopped:
        click.echo("tei-tools: no list was written, since the run was stopped", err=True)
        return stopped
    if failed == len(files):
        click.echo("tei-tools: no list was written, since no document could be read", err=True)
        return 1
    people = group(appearances)
    _write(to_csv(people, known, least).encode(), output)
    words = [count(len(files) - failed, "document"), count(len(people), "person")]
    click.echo(", ".join([*words, *([f"{failed:,} failed"] if failed else [])]), err=True)
    return int(failed > 0)


def _refuse(output: Path | None) -> None:
    """Raises UsageError where a list is there already."""
    if output is not None and output.is_file():
        raise click.UsageError(
            f"{output} is there already, perhaps with corrections of yours; choose another name "
            "with -o, or move it away"
        )


def _read_all(
    job: Callable[[Input], list[Appearance]], files: list[Input], jobs: int
) -> tuple[list[Appearance], int, int]:
    """Whom the files name, how many files failed, and the status with which the run was stopped, or
    0."""
    appearances: list[Appearance] = []
    failed = 0
    make_executor = workers(jobs, len(files))
    with stopping() as stop:
        for outcome in batch.run(job, files, make_executor, ahead=8 * jobs, stop=stop.asked):
            if outcome.result is None:
                click.echo(f"tei-tools: {outcome.error}", err=True)
                failed += 1
            else:
                appearances += outcome.result
    return appearances, failed, stop.status if stop.asked() else 0


def _write(table: bytes, output: Path | None) -> None:
    """Write the list. Raises UsageError where one has come to be meanwhile."""
    if output is None:
        sys.stdout.buffer.write(table)
        return
    _refuse(output)
    write_atomically(output, table)


def _read(recipe: Recipe, known: frozenset[str], file: Input) -> list[Appearance]:
    """Whom a file names."""
    name = str(file)
    if _is_edition(file):
        tree = parse(file.read(), name)
    else:
        tree = make_edition(recipe, Task(file, name)).tei
    return read_appearances(tree, PurePath(name).name, known)


def _files(names: tuple[str, ...]) -> list[Input]:
    """The memos and editions; of a memo and its edition beside it only the edition."""
    found = find_files(names, (*MEMOS, *EDITIONS))
    editions = {_stem(one) for one in found if _is_edition(one)}
    return [one for one in found if _is_edition(one) or _stem(one) not in editions]


def _is_edition(file: Input) -> bool:
    return str(file).lower().endswith(EDITIONS)


def _stem(file: Input) -> str:
    return str(file).rpartition(".")[0]
