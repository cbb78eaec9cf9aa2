"""``tei-tools validate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tei_tools.cli.checking import catalog_option, profile_option, schema_option
from tei_tools.cli.configured import Configured
from tei_tools.cli.fixing import mend_files
from tei_tools.cli.progress import Tally
from tei_tools.cli.running import running_options, take_running
from tei_tools.files import write_atomically
from tei_tools.findings import Finding, Severity

if TYPE_CHECKING:
    from tei_tools.check.facts import Facts
    from tei_tools.check.rules import Profile

EXAMPLE = """\b
Examples:
  tei-tools validate output/                    all editions in a folder
  tei-tools validate memo.xml --format json     for programs
  tei-tools validate old/*.xml --schema tei_all.rng
  tei-tools validate old --select 'date-*' --severity warning
  tei-tools validate old --diff                 what --fix would mend
"""


def _patterns(
    ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


@click.command("validate", cls=Configured, epilog=EXAMPLE)
@click.argument("files", nargs=-1, metavar="FILE...")
@schema_option
@click.option(
    "--rules",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="FOLDER|FILE",
    help="Apply these Schematron rules of your own too: a .sch file, or a folder of them. May be "
    "repeated.",
)
@click.option("--phase", default="", metavar="NAME", help="The phase of Schematron to apply.")
@click.option(
    "--no-embedded-rules",
    is_flag=True,
    help="Leave out the Schematron rules that stand in a RELAX NG schema, such as TEI's own.",
)
@catalog_option
@profile_option
@click.option(
    "--edition",
    is_flag=True,
    help="The files are one edition: identifiers, numbers and dates of documents are checked over "
    "all of them.",
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
    help="Write no more than N findings; the gravest stay.",
)
@click.option(
    "--baseline",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Do not count the findings that this file holds, only new ones.",
)
@click.option(
    "--write-baseline",
    "new_baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write all findings of this run to FILE, for --baseline.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "sarif", "junit", "github", "html"]),
    default="text",
    show_default=True,
    help="How to write the findings.",
)
@running_options
@click.option(
    "--fix",
    is_flag=True,
    help="First mend in the files what can be mended (see tei-tools explain), but for what is not "
    "selected or ignored. Nothing else in them changes.",
)
@click.option(
    "--diff",
    is_flag=True,
    help="Only show what --fix would change, as a diff; the exit status is 1 if it would.",
)
def command(
    files: tuple[str, ...],
    schema: Path | None,
    rules: tuple[Path, ...],
    phase: str,
    no_embedded_rules: bool,
    catalog: Path | None,
    profile: Profile | None,
    edition: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: Severity,
    most: int | None,
    baseline: Path | None,
    new_baseline: Path | None,
    form: str,
    fix: bool,
    diff: bool,
    **options: Any,
) -> int:
    """Check TEI editions against schema and rules.

    FILE is a file, a folder or an archive (all .xml files in it and below), a pattern such as
    'output/*.xml', or - for the standard input. Findings go to the standard output. Exit status: 0
    all well (warnings do not count), 1 errors found or a file failed, 2 wrong usage, 130
    interrupted, 143 terminated.
    """
    from tei_tools.check import Checked
    from tei_tools.check.baseline import as_baseline, read_baseline
    from tei_tools.check.checking import Checking
    from tei_tools.check.gathering import Wanted, prepare
    from tei_tools.check.reports import FORMS, Report, as_table, summary
    from tei_tools.check.selection import Selection
    from tei_tools.check.together import check_together
    from tei_tools.inputs import find_inputs

    running = take_running(options)
    selection = Selection(select, ignore)
    if unknown := selection.unknown():
        raise click.UsageError(f"there is no rule {unknown[0]!r}; see tei-tools explain --list")
    known = read_baseline(baseline) if baseline else None
    wanted = Wanted(schema, catalog, rules, phase, embedded=not no_embedded_rules)
    for note in prepare(wanted):  # and what cannot be used is told once, not for every file
        click.echo(note, err=True)
    items = find_inputs(running.names(files), (".xml",))
    status = 0
    if fix or diff:
        from tei_tools.check.fix import Mending

        mending = Mending(schema, profile, selection)
        status, changed = mend_files(mending, items, running, diff=diff)
        if diff or status > 1:
            return status or int(changed)
    found: list[Finding] = []
    ignored = 0
    facts: list[Facts] = []
    checking = Checking(wanted, profile, edition)
    with running.over(len(items), Tally("checked"), "file") as run:
        for outcome in run.each(checking, items):
            checked = outcome.result
            if checked is None:
                failure = Finding(str(outcome.item), 0, 0, "file-failed", "error", outcome.error)
                checked = Checked((failure,))
            found += filter(selection.holds, checked.findings)
            ignored += sum(map(selection.holds, checked.ignored))
            facts += [checked.facts] if checked.facts else []
            run.done(outcome, checked.findings, failed=outcome.result is None)
    order = {str(item): index for index, item in enumerate(items)}
    found += filter(selection.holds, check_together(facts, edition))
    found.sort(key=lambda finding: order[finding.file])  # the sort keeps the order within a file
    report = Report(tuple(found), tuple(map(str, items)), ignored)
    if new_baseline:
        write_atomically(new_baseline, as_baseline(report.findings))
    if known:
        report = report.without(known.takes)
    shown = report.showing("error" if running.quiet else severity, most)
    click.echo(FORMS[form](shown), nl=False)
    if not running.quiet:
        if form == "text" and len(items) > 1:
            click.echo(as_table(shown), err=True, nl=False)
        click.echo(summary(shown), err=True)
    return run.stop.status or status or int(report.count("error") > 0)
