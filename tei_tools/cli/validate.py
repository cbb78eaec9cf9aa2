"""``tei-tools validate``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tei_tools.cli.checking import catalog_option, profile_option, schema_option
from tei_tools.cli.configured import Configured
from tei_tools.cli.fixing import mend_files
from tei_tools.cli.progress import Tally
from tei_tools.cli.reporting import reporting_options, take_reporting
from tei_tools.cli.running import Running, running_options, take_running
from tei_tools.cli.sources import EDITIONS, tell_passed
from tei_tools.counting import count
from tei_tools.findings import Finding

if TYPE_CHECKING:
    from tei_tools.check.checking import Checking
    from tei_tools.check.facts import Facts
    from tei_tools.check.reports import Report
    from tei_tools.check.rules import Profile
    from tei_tools.check.selection import Selection
    from tei_tools.inputs import Input

EXAMPLE = """\b
Examples:
  tei-tools validate editions                   all editions in a folder
  tei-tools validate memo.xml --format json     for programs
  tei-tools validate editions --diff            what --fix would mend
  tei-tools validate old/*.xml --schema tei_all.rng
  tei-tools validate old --select 'date-*' --severity warning
"""
#: What is told where files that seem to be of others fail the schema that is ours.
_OF_OTHERS = (
    "tei-tools: {which} of others without a schema: checked against that of our own editions, "
    "which allows less than TEI; give the right one, such as --schema tei_all.rng"
)


def _patterns(
    ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


@click.command("validate", cls=Configured, epilog=EXAMPLE)
@click.argument("files", nargs=-1, metavar="FILE...")
@schema_option
@profile_option
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
@reporting_options
@click.option(
    "--diff",
    is_flag=True,
    help="Only show what --fix would change, as a diff; the exit status is 1 if it would.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First mend in the files what can be mended (see tei-tools explain), but for what is not "
    "selected or ignored. Nothing else in them changes.",
)
@click.option(
    "--edition",
    is_flag=True,
    help="The files are one edition: identifiers, numbers and dates of documents are checked over "
    "all of them.",
)
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
@running_options
def command(
    files: tuple[str, ...],
    schema: Path | None,
    profile: Profile | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    diff: bool,
    fix: bool,
    edition: bool,
    rules: tuple[Path, ...],
    phase: str,
    no_embedded_rules: bool,
    catalog: Path | None,
    **options: Any,
) -> int:
    """Check TEI editions against schema and rules.

    FILE is a file, a folder or an archive (all .xml files in it and below), a pattern such as
    'editions/*.xml', or - for the standard input. Findings go to the standard output. Exit status:
    0 all well (warnings do not count), 1 errors found or a file failed, 2 wrong usage, 130
    interrupted, 143 terminated.
    """
    from tei_tools.check.checking import Checking
    from tei_tools.check.gathering import Wanted, prepare

    running = take_running(options)
    selection = _selection(select, ignore)
    reporting = take_reporting(options)
    wanted = Wanted(schema, catalog, rules, phase, embedded=not no_embedded_rules)
    for note in prepare(wanted):  # and what cannot be used is told once, not for every file
        click.echo(note, err=True)
    items = _items(running, files)
    status = 0
    if fix or diff:
        from tei_tools.check.fix import Mending

        mending = Mending(schema, profile, selection)
        status, changed = mend_files(mending, items, running, diff=diff)
        if diff or status > 1:
            return status or int(changed)
    report, stopped = _check(Checking(wanted, profile, edition), items, selection, running)
    report = reporting.tell(report, quiet=running.quiet)
    return stopped or status or int(report.count("error") > 0)


def _items(running: Running, files: tuple[str, ...]) -> list[Input]:
    """The editions that the names stand for; what was passed over is told."""
    from tei_tools.inputs import find_inputs

    passed: list[str] = []
    items = find_inputs(running.names(files), EDITIONS, passed=passed)
    if not running.quiet:
        tell_passed(passed, EDITIONS)
    return items


def _selection(select: tuple[str, ...], ignore: tuple[str, ...]) -> Selection:
    """The rules that count. Raises UsageError where there is no such rule."""
    from tei_tools.check.selection import Selection, rule_names
    from tei_tools.slips import meant_or

    selection = Selection(select, ignore)
    for name in selection.unknown():
        hint = meant_or("see tei-tools explain --list", name, rule_names())
        raise click.UsageError(f"there is no rule {name!r}; {hint}")
    return selection


def _check(
    checking: Checking, items: Sequence[Input], selection: Selection, running: Running
) -> tuple[Report, int]:
    """Check the files, each for itself and then together: what was found, in the order of the
    files, and the status with which the run was stopped, or 0."""
    from tei_tools.check import Checked
    from tei_tools.check.reports import Report
    from tei_tools.check.together import check_together

    found: list[Finding] = []
    ignored = 0
    facts: list[Facts] = []
    of_others = 0
    with running.over(len(items), Tally("checked"), "file") as run:
        for outcome in run.each(checking, items):
            checked = outcome.result
            if checked is None:
                failure = Finding(str(outcome.item), 0, 0, "file-failed", "error", outcome.error)
                checked = Checked((failure,))
            found += filter(selection.holds, checked.findings)
            ignored += sum(map(selection.holds, checked.ignored))
            facts += [checked.facts] if checked.facts else []
            of_others += checked.is_of_others
            run.done(outcome, checked.findings, failed=outcome.result is None)
    if of_others and not running.quiet:
        click.echo(_OF_OTHERS.format(which=count(of_others, "file")), err=True)
    order = {str(item): index for index, item in enumerate(items)}
    found += filter(selection.holds, check_together(facts, checking.edition))
    found.sort(key=lambda finding: order[finding.file])  # the sort keeps the order within a file
    return Report(tuple(found), tuple(map(str, items)), ignored), run.stop.status
