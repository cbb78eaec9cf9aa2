"""Runs over many files: side by side, and how far they have come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

import click

from tei_tools import batch

if TYPE_CHECKING:
    from tei_tools.build import Built

Command = TypeVar("Command", bound=Callable[..., Any])

#: Where there is no terminal, a line is written after so many memos or files.
STEP = 100


@dataclass(slots=True)
class Tally:
    """How many memos were built and failed, and how much was found and written."""

    built: int = 0
    failed: int = 0
    errors: int = 0
    warnings: int = 0
    files: int = 0

    @property
    def done(self) -> int:
        """How many memos are finished, well or not."""
        return self.built + self.failed

    def add(self, result: Built | None) -> None:
        """Count a memo by what came of it; None if it could not be converted at all."""
        if result is None or not result.files:
            self.failed += 1
        else:
            self.built += 1
        if result is not None:
            self.errors += result.count("error")
            self.warnings += result.count("warning")
            self.files += len(result.files)

    def __str__(self) -> str:
        words = [f"{self.built} built"]
        if self.failed:
            words.append(f"{self.failed} failed")
        if self.errors:
            words.append(count(self.errors, "error"))
        if self.warnings:
            words.append(count(self.warnings, "warning"))
        return ", ".join(words)


def count(number: int, noun: str) -> str:
    """A number with its noun: ``1 memo``, ``2 memos``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


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
        click.echo(f"{state.done} of {all_of_them}: {state}", err=True)


@contextmanager
def _bar(total: int) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (BarColumn(), MofNCompleteColumn(), Remaining(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda state: bar.update(task, completed=state.done, description=str(state))


def jobs_option(command: Command) -> Command:
    """The option of every command that may share its work."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        metavar="N",
        help="Number of processes that work side by side.",
    )(command)


def workers(jobs: int, items: int) -> Callable[[], Executor] | None:
    """What makes an executor of so many processes, no more than there are items; None for one."""
    return batch.processes(min(jobs, items)) if jobs > 1 else None
