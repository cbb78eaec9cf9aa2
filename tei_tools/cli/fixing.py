"""``tei-tools validate --fix`` and ``--diff``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tei_tools.cli.progress import Tally
from tei_tools.cli.running import Running
from tei_tools.counting import count

if TYPE_CHECKING:
    from tei_tools.check.fix import Mending
    from tei_tools.inputs import Input


def mend_files(
    mending: Mending, items: Sequence[Input], running: Running, *, diff: bool
) -> tuple[int, bool]:
    """Mend the files, or write to the standard output what would change.

    Returns the exit status, which is 1 if a file could not be mended, and whether one has changed
    or would. Nothing is changed if the run was stopped. Raises WriteError if a file cannot be
    written.
    """
    from tei_tools.check.fix import MendedRun

    mended = MendedRun()
    with running.over(len(items), Tally("mended"), "file") as run:
        for outcome in run.each(mending, items):
            if outcome.result is None:
                run.failed(outcome)
            else:
                mended.add(outcome.item, outcome.result)
                run.done(outcome)
    if run.stop.asked():
        return run.status(), False
    mended.follow()
    changed = mended.changed()
    if diff:
        click.echo(mended.diff(), nl=False)
    else:
        mended.write()
    if not running.quiet:
        made = ", ".join(f"{times} {rule}" for rule, times in mended.counts().items())
        what = "would be mended" if diff else "mended"
        click.echo(f"{count(len(changed), 'file')} {what}{': ' if made else ''}{made}", err=True)
    return run.status(), bool(changed)
