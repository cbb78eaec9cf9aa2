"""``tei-tools site``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tei_tools.cli import values
from tei_tools.cli.configured import Configured, folder_settings
from tei_tools.cli.editions import css_option, facsimile_option, stylesheet_option
from tei_tools.cli.progress import jobs_option, progress, workers
from tei_tools.cli.running import all_names, files_from_option
from tei_tools.cli.sources import EDITIONS, tell_passed
from tei_tools.cli.stopping import stopping
from tei_tools.counting import count
from tei_tools.inputs import fixed_part, is_pattern

if TYPE_CHECKING:
    from tei_tools.edition.site import Report, Settings, Source

EXAMPLE = """\b
Examples:
  tei-tools site editions -o site --title 'Letters of the Harbour Office'
  tei-tools site volume-1 volume-2 -o site --jobs 4 --base-url https://archive.example/letters/
"""


def _base(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    """The address of the site with a slash at its end."""
    values.address(ctx, parameter, value)
    if "?" in value or "#" in value:
        raise click.BadParameter(
            f"{value!r} is no address of a folder; leave out what ? or # begin"
        )
    return value if not value or value.endswith("/") else f"{value}/"


def with_facsimiles(sources: Iterable[Source]) -> list[Source]:
    """The sources, with the addresses of images that the configuration has for their folders."""
    of_folder = cache(lambda folder: folder_settings(folder).get("facsimile"))
    return [replace(source, facsimile=of_folder(source.path.parent)) for source in sources]


def _title(name: str) -> str:
    """The title of a site of which only the first name is known that was given: that of the folder,
    file or archive; of a pattern that of the folder before its wildcards."""
    path = fixed_part(Path(name)) if is_pattern(name) else Path(name)
    if path.is_dir():
        title = path.resolve().name
    else:
        title = re.sub(r"(?<=.)(\.tei|\.tar)?\.\w+$", "", path.name)
    return title if title.strip("-") else "Documents"


@click.command("site", cls=Configured, epilog=EXAMPLE)
@click.argument("sources", nargs=-1, metavar="DIR...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="OUT",
    help="Folder for the site: a new one, an empty one, or one of an earlier run.",
)
@click.option("--title", metavar="TEXT", help="Title of the site; by default the name of DIR.")
@click.option("--description", default="", metavar="TEXT", help="A sentence below the title.")
@click.option("--publisher", default="", metavar="NAME", help="Who publishes the site.")
@click.option(
    "--base-url",
    default="",
    callback=_base,
    metavar="URL",
    help="Address at which the site will stand, for the sitemap and the records.",
)
@click.option(
    "--email",
    default="",
    callback=values.email,
    metavar="ADDRESS",
    help="Whom harvesters of records may ask.",
)
@click.option(
    "--date",
    default="",
    callback=values.day_of,
    metavar="DATE",
    help="Date of publication of documents that tell none: 2026, 2026-05-01, or today.",
)
@click.option(
    "--language",
    default="en",
    callback=values.language,
    show_default=True,
    metavar="CODE",
    help="Language of the collection: of its pages, and of the words of the search.",
)
@click.option(
    "--order",
    type=click.Choice(["date", "name"]),
    default="date",
    show_default=True,
    help="Order of the documents of a folder: by their dates, or by the names of their files.",
)
@facsimile_option
@css_option
@stylesheet_option("site.xsl")
@click.option("--pdf", is_flag=True, help="Make a PDF of each document to download; this is slow.")
@click.option("--search/--no-search", default=True, help="With full-text search, or without it.")
@files_from_option
@jobs_option
@click.option("--quiet", is_flag=True, help="Write only failures, no progress and no summary.")
def command(
    sources: tuple[str, ...],
    files_from: list[str] | None,
    output: Path,
    title: str | None,
    jobs: int,
    quiet: bool,
    **options: Any,
) -> int:
    """Make a web site of a collection of TEI documents.

    DIR is a folder (all .xml files in it and below), an archive (zip or tar) of such files, a
    pattern, or a file; documents of any origin will do.
    The site is plain files, for any web server. A later run into the same folder renders only what
    has changed, and removes what is gone. A file that fails does not stop the others. Exit status:
    0 all well, 1 a file failed, 2 wrong usage, 130 interrupted, 143 terminated.
    """
    from tei_tools.edition.site import Settings, find_sources

    names = all_names(sources, files_from)
    if not names and files_from is not None:
        if not quiet:
            click.echo("tei-tools: the list names no file; nothing is done", err=True)
        return 0
    if not names:
        raise click.UsageError("name a folder, an archive or files, or a list of --files-from")
    if os.path.realpath(output) in set(map(os.path.realpath, names)):
        raise click.UsageError(f"{output} holds the documents; choose another folder with -o")
    passed: list[str] = []
    found = find_sources(names, output, passed)
    if not quiet or not found:
        tell_passed(passed, EDITIONS)
    if not found:
        raise click.UsageError(
            f"no TEI files (*.xml) in {', '.join(names)}; name the folder that holds them"
        )
    found = with_facsimiles(found)
    if options["pdf"]:
        from tei_tools.edition.pdf import find_weasyprint

        find_weasyprint()  # what is missing is told once, and the site of an earlier run stays
    settings = Settings(title=title or _title(names[0]), **options)
    report, stopped = _build(found, output, settings, jobs, quiet=quiet)
    if not quiet or not report.is_finished:
        _tell(report, output)
    return stopped or int(bool(report.failures))


def _build(
    found: list[Source], output: Path, settings: Settings, jobs: int, *, quiet: bool
) -> tuple[Report, int]:
    """Make the site, and tell failures as they come: what became of it, and the status with which
    the run was stopped, or 0."""
    from tei_tools.edition.site import build_site

    shown = 0
    with stopping() as stop, progress(len(found), quiet, "document") as advance:

        def step(report: Report) -> None:
            nonlocal shown
            for failure in report.failures[shown:]:
                click.echo(f"tei-tools: {failure}", err=True)
            shown = len(report.failures)
            advance(_Stage(report, len(found)))

        make_executor = workers(jobs, len(found))
        report = build_site(found, output, settings, make_executor, step, stop.asked)
    return report, stop.status


@dataclass(frozen=True, slots=True)
class _Stage:
    """How far a run has come with so many documents: all are read first, then rendered."""

    report: Report
    total: int

    @property
    def done(self) -> int:
        """With how many documents this stage is finished."""
        return self.report.done - (0 if self._is_first else self.total)

    @property
    def _is_first(self) -> bool:
        return self.report.done <= self.total

    def __str__(self) -> str:
        failed = f", {len(self.report.failures):,} failed" if self.report.failures else ""
        return f"{'read' if self._is_first else 'rendered'}{failed}"


def _tell(report: Report, output: Path) -> None:
    """Tell what became of the site."""
    if not report.is_finished:
        click.echo(
            "tei-tools: the site is not finished, since the run was stopped; run it again, it goes "
            "on with what is missing",
            err=True,
        )
        return
    for note in report.notes:
        click.echo(f"tei-tools: {note}", err=True)
    removed = f", {count(report.removed, 'file')} removed" if report.removed else ""
    click.echo(
        f"{count(report.documents, 'document')}: {report}; "
        f"{count(report.files, 'file')} in {output}{removed}",
        err=True,
    )
