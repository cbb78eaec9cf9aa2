"""``tei-tools validate``."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei_tools.findings import Severity

if TYPE_CHECKING:
    from tei_tools.check.rules import Profile

EXAMPLE = """\b
Examples:
  tei-tools validate output/                    all editions in a folder
  tei-tools validate memo.xml --format json     for programs
  tei-tools validate old/*.xml --schema tei_all.rng
  tei-tools validate old --select 'date-*' --severity warning
"""
FORMS = ("text", "json", "jsonl", "sarif", "junit", "github", "html")


def _patterns(
    ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


@click.command("validate", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--schema",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Check against this schema (.xsd, .rng, .rnc), not that of our own editions.",
)
@click.option(
    "--profile",
    type=click.Choice(["memo", "frus", "tei"]),
    help="The rules to apply: memo for our own editions (the default), frus for editions after "
    "the conventions of FRUS, tei for any other (the default with --schema).",
)
@click.option(
    "--select",
    multiple=True,
    callback=_patterns,
    metavar="RULE",
    help="Count only this rule, or rules such as 'date-*'. May be repeated.",
)
@click.option(
    "--ignore",
    multiple=True,
    callback=_patterns,
    metavar="RULE",
    help="Do not count this rule, or rules such as 'date-*'. May be repeated.",
)
@click.option(
    "--severity",
    type=click.Choice(["error", "warning", "info"]),
    default="info",
    show_default=True,
    help="Write only findings of this severity or a graver one.",
)
@click.option(
    "--max",
    "most",
    type=click.IntRange(min=0),
    metavar="N",
    help="Write no more than N findings, the gravest first to stay.",
)
@click.option(
    "--baseline",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Do not count the findings that this file holds, only new ones.",
)
@click.option(
    "--write-baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write all findings of this run to FILE, for --baseline.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="How to write the findings.",
)
@click.option("--quiet", is_flag=True, help="Write only errors, and no summary.")
def command(
    files: tuple[str, ...],
    schema: Path | None,
    profile: Profile | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: Severity,
    most: int | None,
    baseline: Path | None,
    write_baseline: Path | None,
    form: str,
    quiet: bool,
) -> int:
    """Check TEI editions against schema and rules.

    FILE is a file, a folder (all .xml files in it and below), or a pattern such as 'output/*.xml'.
    Findings go to the standard output. Exit status: 0 all well (warnings do not count), 1 errors
    found or a file failed, 2 wrong usage.
    """
    from tei_tools.check.baseline import read_baseline, write_baseline
    from tei_tools.check.items import Checking, find_items
    from tei_tools.check.reports import FORMS, summary
    from tei_tools.check.schemas import load_schema
    from tei_tools.check.selection import Selection

    selection = Selection(select, ignore)
    if unknown := selection.unknown():
        raise click.UsageError(f"there is no rule {unknown[0]!r}; see tei-tools explain --list")
    known = read_baseline(baseline) if baseline else None
    load_schema(schema)  # a schema that cannot be used is told once, not for every file
    items = find_items(files)
    report = _collect(_checked(Checking(schema, profile), items, jobs, quiet), selection)
    if new_baseline:
        write_baseline(new_baseline, report.findings)
    if known:
        report = report.without(known.takes)
    shown = report.showing("error" if quiet else severity, most)
    click.echo(FORMS[form](shown), nl=False)
    if not quiet:
        click.echo(summary(shown), err=True)
    return int(report.count("error") > 0)


def _checked(
    checking: Checking, items: list[Item], jobs: int, quiet: bool
) -> Iterator[tuple[str, Checked]]:
    """Each item by its name, and what was found in it."""
    tally = Tally(noun="file")
    make_executor = batch.processes(min(jobs, len(items))) if jobs > 1 else None
    with progress(len(items), quiet, "file") as advance:
        for outcome in batch.run(checking, items, make_executor, ahead=8 * jobs):
            yield str(outcome.item), outcome.result or failed(str(outcome.item), outcome.error)
