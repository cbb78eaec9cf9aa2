"""``tei-tools validate --fix`` and ``--diff``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from tei_tools import batch
from tei_tools.cli.progress import count, progress, workers

if TYPE_CHECKING:
    from tei_tools.check.fix import Mending
    from tei_tools.check.items import Item


def mend_files(
    mending: Mending, items: Sequence[Item], jobs: int, *, diff: bool, quiet: bool
) -> tuple[bool, bool]:
    """Mend the files, or write to the standard output what would change.

    Returns whether a file could not be mended, and whether one has changed or would. Raises
    WriteError if a file cannot be written.
    """
    from tei_tools.check.fix import MendedRun

    run = MendedRun()
    failed, state = False, _State()
    make_executor = workers(jobs, len(items))
    with progress(len(items), quiet, "file") as advance:
        for outcome in batch.run(mending, items, make_executor, ahead=8 * jobs):
            if outcome.result is None:
                failed = True
                click.echo(outcome.error, err=True)
            else:
                run.add(outcome.item, outcome.result)
            state.done += 1
            advance(state)
    run.follow()
    changed = run.changed()
    if diff:
        click.echo(run.diff(), nl=False)
    else:
        run.write()
    if not quiet:
        made = ", ".join(f"{times} {rule}" for rule, times in run.counts().items())
        what = "would be mended" if diff else "mended"
        click.echo(f"{count(len(changed), 'file')} {what}{': ' if made else ''}{made}", err=True)
    return failed, bool(changed)


@dataclass(slots=True)
class _State:
    """How far the run has come."""

    done: int = 0

    def __str__(self) -> str:
        return "mending"
