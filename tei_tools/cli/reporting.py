"""What ``validate`` writes of its findings, and in which form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tei_tools.cli import values
from tei_tools.files import write_atomically
from tei_tools.findings import Severity

if TYPE_CHECKING:
    from tei_tools.check.baseline import Baseline
    from tei_tools.check.reports import Report

Command = TypeVar("Command", bound=Callable[..., Any])


def reporting_options(command: Command) -> Command:
    """The options that say what is written; :func:`take_reporting` reads them."""
    options = (
        click.option(
            "--severity",
            type=click.Choice(["error", "warning", "info"]),
            default="info",
            show_default=True,
            help="Write only findings of this severity or a graver one.",
        ),
        click.option(
            "--max",
            "most",
            type=values.whole(0),
            metavar="N",
            help="Write no more than N findings, 0 or more; the gravest stay.",
        ),
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "json", "jsonl", "sarif", "junit", "github", "html"]),
            default="text",
            show_default=True,
            help="How to write the findings.",
        ),
        click.option(
            "--write-baseline",
            "new_baseline",
            type=values.NEW_FILE,
            metavar="FILE",
            help="Write all findings of this run to FILE, for --baseline.",
        ),
        click.option(
            "--baseline",
            type=values.FILE,
            metavar="FILE",
            help="Do not count the findings that this file holds, only new ones.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Reporting:
    """How the findings of a run are written: those of ``severity`` and graver ones, at most
    ``most``, in the ``form``. Those that are ``known`` do not count; ``new_baseline`` is the file
    for those that will be known from now on."""

    severity: Severity
    most: int | None
    form: str
    known: Baseline | None
    new_baseline: Path | None

    def tell(self, report: Report, *, quiet: bool) -> Report:
        """Write the findings to the standard output, and a summary to the standard error. Returns
        the findings that count. Raises WriteError where the new baseline cannot be written."""
        from tei_tools.check.baseline import as_baseline
        from tei_tools.check.reports import FORMS, as_table, summary

        if self.new_baseline:
            write_atomically(self.new_baseline, as_baseline(report.findings))
        if self.known:
            report = report.without(self.known.takes)
        shown = report.showing("error" if quiet else self.severity, self.most)
        click.echo(FORMS[self.form](shown), nl=False)
        if not quiet:
            if self.form == "text" and len(report.files) > 1:
                click.echo(as_table(shown), err=True, nl=False)
            click.echo(summary(shown), err=True)
        return report


def take_reporting(options: dict[str, Any]) -> Reporting:
    """Take the options of :func:`reporting_options` out of those of a command. Raises ReadError if
    the baseline cannot be read."""
    from tei_tools.check.baseline import read_baseline

    baseline = options.pop("baseline")
    return Reporting(
        options.pop("severity"),
        options.pop("most"),
        options.pop("form"),
        read_baseline(baseline) if baseline else None,
        options.pop("new_baseline"),
    )
