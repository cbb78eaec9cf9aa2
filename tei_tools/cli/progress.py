"""Runs over many files: side by side, and how far they have come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, TypeVar

import click

from tei_tools import batch
from tei_tools.cli import values
from tei_tools.counting import count
from tei_tools.findings import Finding

Command = TypeVar("Command", bound=Callable[..., Any])

#: Where there is no terminal, a line is written after so many memos or files.
STEP = 100


@dataclass(slots=True)
class Tally:
    """How many items were done (``word`` says what) and failed, and what was found in them."""

    word: str
    well: int = 0
    failed: int = 0
    errors: int = 0
    warnings: int = 0

    @property
    def done(self) -> int:
        """How many items are finished, well or not."""
        return self.well + self.failed

    def add(self, findings: Iterable[Finding], failed: bool) -> None:
        """Count an item by what was found in it, and whether it failed."""
        if failed:
            self.failed += 1
        else:
            self.well += 1
        for finding in findings:
            self.errors += finding.severity == "error"
            self.warnings += finding.severity == "warning"

    def __str__(self) -> str:
        words = [f"{self.well:,} {self.word}"]
        if self.failed:
            words.append(f"{self.failed:,} failed")
        if self.errors:
            words.append(count(self.errors, "error"))
        if self.warnings:
            words.append(count(self.warnings, "warning"))
        return ", ".join(words)


class State(Protocol):
    """How far a run has come; as a string, what came of it so far."""

    @property
    def done(self) -> int:
        """How many memos or files are finished."""


#: Called after each memo or file.
Advance: TypeAlias = Callable[[State], None]


@contextmanager
def progress(total: int, quiet: bool, noun: str = "memo") -> Iterator[Advance]:
    """Show the progress of a run: a bar on a terminal, a plain line now and then elsewhere.

    ``noun`` is what the run is over.
    """
    if quiet:
        yield lambda state: None
    elif sys.stderr.isatty():
        with _bar(total) as advance:
            yield advance
    else:
        yield lambda state: _line(state, count(total, noun), total)


def _line(state: State, all_of_them: str, total: int) -> None:
    if state.done % STEP == 0 and state.done < total:
        click.echo(f"{state.done:,} of {all_of_them}: {state}", err=True)


@contextmanager
def _bar(total: int) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        Remaining(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="")

        def advance(state: State) -> None:
            bar.update(task, completed=state.done, description=str(state))
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.1f}/s" if speed else "")

        yield advance


def jobs_option(command: Command) -> Command:
    """The option of every command that may share its work."""
    return click.option(
        "--jobs",
        type=values.whole(1),
        default=1,
        show_default=True,
        metavar="N",
        help="Number of processes that work side by side, 1 or more.",
    )(command)


def workers(
    jobs: int,
    items: int,
    limits: batch.Limits | None = None,
    prepare: Callable[[], object] | None = None,
) -> Callable[[], Executor] | None:
    """What makes an executor of so many processes, no more than there are items.

    None if this process can do it alone, which cannot keep to ``limits``. ``prepare`` is called in
    each of the processes before its first item.
    """
    if jobs == 1 and not limits:
        return None
    return batch.processes(max(1, min(jobs, items)), limits, prepare)
