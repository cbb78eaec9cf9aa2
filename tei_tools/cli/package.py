"""``tei-tools package``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tei_tools.cli.checking import catalog_option, profile_option, schema_option
from tei_tools.cli.configured import Configured
from tei_tools.cli.progress import jobs_option, progress, workers
from tei_tools.cli.stopping import stopping
from tei_tools.clock import is_fixed, today
from tei_tools.counting import count
from tei_tools.inputs import on_one_line

if TYPE_CHECKING:
    from tei_tools.findings import Finding
    from tei_tools.package import Report, Settings
    from tei_tools.package.model import Item

FC = TypeVar("FC", bound=Callable[..., Any] | click.Command)

EXAMPLE = """\b
Examples:
  tei-tools package editions --sources memos -o harbor-papers
  tei-tools package editions --sources memos -o harbor-papers.zip --bagging-date today
"""


def _day(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    """The day as ISO 8601 has it; that of SOURCE_DATE_EPOCH, if that is set and nothing is said."""
    if value == "today" or (not value and is_fixed()):
        return today()
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write 2026-05-01, or today") from None


def _said(name: str, metavar: str, help: str) -> Callable[[FC], FC]:
    """An option whose words stand in the bag, and in its records: a setting of that name."""
    return click.option(name, default="", metavar=metavar, help=help)


@click.command("package", cls=Configured, epilog=EXAMPLE)
@click.argument(
    "editions",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="BAG",
    type=click.Path(path_type=Path),
    help="The bag: a new folder, or one file whose name ends in .zip, .tar, .tar.gz or .tgz.",
)
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of the memos that the editions were built from; all of it goes into the bag.",
)
@_said("--source-organization", metavar="NAME", help="Who sends the bag.")
@_said("--organization-address", metavar="TEXT", help="The sender's address.")
@_said("--contact-name", metavar="NAME", help="Whom to ask about the bag.")
@_said("--contact-phone", metavar="NUMBER", help="Telephone number to call.")
@_said("--contact-email", metavar="ADDRESS", help="Address to write to.")
@_said("--external-description", metavar="TEXT", help="What the bag holds.")
@_said("--external-identifier", metavar="ID", help="Identifier of the bag.")
@click.option(
    "--bagging-date",
    default="",
    callback=_day,
    metavar="DATE",
    help="Day of the packaging: 2026-05-01, or today; by default none is told.",
)
@schema_option
@catalog_option
@profile_option
@jobs_option
@click.option("--quiet", is_flag=True, help="Write only failures and errors, no summary.")
def command(
    editions: Path,
    output: Path,
    sources: Path | None,
    jobs: int,
    quiet: bool,
    **options: Any,
) -> int:
    """Put an edition into a BagIt bag, for the archive.

    DIR is a folder that build, or another program, has filled. All of it goes into the bag, with
    the sources, and with a record of each TEI document: METS, Dublin Core, and its history as
    PREMIS has it. Each document is checked, and its record tells what was found. The bag is checked
    too before it takes its name. Exit status: 0 all well, 1 a document has errors, or there is no
    bag since a file failed, 2 wrong usage, 130 interrupted, 143 terminated.
    """
    from tei_tools.check.gathering import Wanted, prepare
    from tei_tools.package import Settings
    from tei_tools.package.items import find_items

    settings = Settings(**options)
    if output.resolve() in {editions.resolve(), sources.resolve() if sources else None}:
        raise click.UsageError(f"{output} holds what is to be packed; choose another place with -o")
    wanted = Wanted(settings.schema, settings.catalog)
    for note in prepare(wanted):  # what cannot be used is told at once
        click.echo(note, err=True)
    items = find_items(editions, sources, [output])
    if not any(item.document for item in items):
        raise click.UsageError(f"{editions}: there is no edition (*.xml) in this folder")
    report, stopped = _pack(items, output, settings, jobs, quiet=quiet)
    if report.done < len(items):
        click.echo("tei-tools: no bag was made, since the run was stopped", err=True)
    elif report.failures:
        failures = count(len(report.failures), "file")
        click.echo(f"tei-tools: no bag was made, since {failures} failed", err=True)
    elif not quiet:
        _tell(report, output, sources)
    return stopped or int(bool(report.failures or report.changed) or report.errors > 0)


def _pack(
    items: list[Item], output: Path, settings: Settings, jobs: int, *, quiet: bool
) -> tuple[Report, int]:
    """Pack the items, and tell failures and errors as they come: what became of them, and the
    status with which the run was stopped, or 0."""
    from tei_tools.package import package

    failed = 0
    with stopping() as stop, progress(len(items), quiet, "item") as advance:

        def show(report: Report, findings: tuple[Finding, ...]) -> None:
            nonlocal failed
            for failure in report.failures[failed:]:
                click.echo(on_one_line(f"tei-tools: {failure}"), err=True)
            failed = len(report.failures)
            for finding in findings:
                if finding.severity == "error":
                    click.echo(finding, err=True)
            advance(report)

        report = package(
            items, output, settings,
            make_executor=workers(jobs, len(items)), show=show, stop=stop.asked,
        )  # fmt: skip
    return report, stop.status


def _tell(report: Report, output: Path, sources: Path | None) -> None:
    """The summary, and which documents have no source, or another one than they were built from."""
    if report.changed:
        changed = count(len(report.changed), "source")
        click.echo(
            f"tei-tools: {changed} changed since the editions were built, the first is that of "
            f"{report.changed[0]}; build them again",
            err=True,
        )
    if sources and report.orphans:
        missing = count(len(report.orphans), "document")
        click.echo(
            f"tei-tools: {missing} without a source of the same name (.txt) in {sources}, "
            f"the first is {report.orphans[0]}",
            err=True,
        )
    click.echo(f"{count(report.documents, 'document')}: {report} in {output}", err=True)
