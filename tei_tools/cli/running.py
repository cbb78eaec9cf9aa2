"""What all commands share that run over many files: options, and what becomes of each file."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TextIO, TypeVar

import click

from tei_tools import batch
from tei_tools.cli import values
from tei_tools.cli.events import Log
from tei_tools.cli.progress import Advance, Tally, jobs_option, progress, workers
from tei_tools.cli.repeats import Failures
from tei_tools.cli.sparing import LIST
from tei_tools.cli.stopping import Stop, stopping
from tei_tools.findings import Finding
from tei_tools.inputs import Input

Command = TypeVar("Command", bound=Callable[..., Any])
Item = TypeVar("Item")
Result = TypeVar("Result")

_MEGABYTE = 1_000_000
#: How many files a worker is handed at a time, at most, and for how many it has work.
_CHUNK, _AHEAD = 4, 8
#: Whether the names were read from the standard input.
_INPUT_IS_READ = f"{__name__}.input_is_read"
#: For how many workers a cluster has work at any time, as far as we know.
_CLUSTER = 64


def _limited(ctx: click.Context, parameter: click.Parameter, value: int | None) -> int | None:
    if value is not None and not batch.can_limit_memory():
        raise click.BadParameter("this system cannot limit the memory of a process")
    return value


def _names(
    ctx: click.Context, parameter: click.Parameter, file: BinaryIO | None
) -> list[str] | None:
    """The names in a list: one a line, or divided by zeros. None if there is no list."""
    if file is None:
        return None
    data = file.read()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # of a shell of Windows
        data = os.fsencode(data.decode("utf-16", "replace"))
    data = data.removeprefix(codecs.BOM_UTF8)
    ctx.meta[_INPUT_IS_READ] = file.name == "<stdin>"
    ctx.meta[LIST] = file.name
    return [
        os.fsdecode(n) for n in (data.split(b"\0") if b"\0" in data else data.splitlines()) if n
    ]


files_from_option = click.option(
    "--files-from",
    type=click.File("rb"),
    callback=_names,
    metavar="FILE",
    help="Read further names from FILE, one a line, or divided by zeros (find -print0); "
    "- is the standard input.",
)


below_option = click.option(
    "--below",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write what is made of a file to the path that the file has below DIR, for files that are "
    "named one by one, as in a list.",
)


def all_names(given: Sequence[str], listed: Sequence[str] | None) -> tuple[str, ...]:
    """The names given, and those of ``--files-from``. Raises UsageError if the standard input would
    have to be read twice."""
    names = (*given, *(listed or ()))
    is_read = bool(click.get_current_context().meta.get(_INPUT_IS_READ))
    if names.count("-") + is_read > 1:
        raise click.UsageError("the standard input (-) can be read only once; name it once")
    return names


def running_options(command: Command) -> Command:
    """The options of every command that runs over many files; :func:`take_running` reads them."""
    options = (
        files_from_option,
        jobs_option,
        click.option(
            "--timeout",
            type=values.SECONDS,
            metavar="SECONDS",
            help="Give up a file that takes longer, more than 0 and at most 1,000,000; the others "
            "go on.",
        ),
        click.option(
            "--max-memory",
            type=values.whole(1),
            callback=_limited,
            metavar="MB",
            help="Give up a file that needs more memory, 1 or more; the others go on.",
        ),
        click.option(
            "--log-json",
            type=click.File("w", encoding="utf-8"),
            metavar="FILE",
            help="Write what happens to FILE, a line of JSON for each file; - is the standard "
            "output.",
        ),
        click.option(
            "--quiet", is_flag=True, help="Write only errors and failures, no progress or summary."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Running:
    """How a command runs over its files. ``listed`` are the names of ``--files-from``, None if
    there is no list; products belong where files lie ``below`` a folder, if one is named."""

    listed: list[str] | None
    below: Path | None
    jobs: int
    limits: batch.Limits
    log: Log
    quiet: bool

    def names(self, given: Sequence[str]) -> tuple[str, ...]:
        """The names given and listed; none, which is told, with a list that names nothing. Raises
        UsageError without a list, or if the standard input would have to be read twice."""
        if not given and self.listed is None:
            raise click.UsageError("name a file, a folder or a pattern, or a list of --files-from")
        names = all_names(given, self.listed)
        if not names and not self.quiet:
            click.echo("tei-tools: the list names no file", err=True)
        return names

    def is_one_file(self, found: Sequence[Input], given: Sequence[str]) -> bool:
        """Whether what was found is one file that was given itself, or the standard input: its
        product needs no folder. A list is one of many, however long it is tonight."""
        if self.listed is not None or self.below or len(found) != 1:
            return False
        return found[0].data is not None or str(found[0].path) == given[0]

    def no_folder(self, noun: str) -> click.UsageError:
        """What is told where products, of what is called ``noun``, have no folder to go to."""
        if self.listed is not None or self.below:
            return click.UsageError(
                "with --below or a list, name a folder to be written to: -o DIR"
            )
        return click.UsageError(f"several {noun} need a folder to be written to: -o DIR")

    @contextmanager
    def over(
        self,
        total: int,
        tally: Tally,
        noun: str = "memo",
        prepare: Callable[[], object] | None = None,
    ) -> Iterator[Run]:
        """A run over so many items, which are called ``noun``, with its progress and its log.

        ``prepare`` is called in each worker before its first item. Within this, an interrupt stops
        the run in good order.
        """
        with stopping() as stop, progress(total, self.quiet, noun) as advance:
            run = Run(self, total, tally, stop, advance, prepare)
            self.log.write("start", command=click.get_current_context().info_name, items=total)
            yield run
            run.failures.end()
            self.log.write(
                "end",
                done=tally.well,
                failed=tally.failed,
                errors=tally.errors,
                warnings=tally.warnings,
                status=run.status(),
            )


@dataclass(slots=True)
class Run:
    """A run: what is to be done with each item, and what came of it.

    ``is_well`` is set to false by a command that knows of something wrong beside the items.
    """

    running: Running
    total: int
    tally: Tally
    stop: Stop
    advance: Advance
    prepare: Callable[[], object] | None
    is_well: bool = True
    failures: Failures = field(default_factory=Failures)

    def each(
        self,
        job: Callable[[Item], Result],
        items: Iterable[Item],
        make_executor: Callable[[], Executor] | None = None,
    ) -> Iterator[batch.Outcome[Item, Result]]:
        """The outcome of the job for each item, in their order, until the run is to stop.

        Each of them is to be given to :meth:`done` or :meth:`failed`. ``make_executor`` makes the
        executor of a cluster; otherwise the options decide.
        """
        limits = self.running.limits
        jobs = _CLUSTER if make_executor else self.running.jobs
        # A worker that is late is lost with all that it has in hand.
        fair = self.total // (_AHEAD * jobs)
        chunk = 1 if limits.seconds is not None else max(1, min(_CHUNK, fair))
        return batch.run(
            job,
            items,
            make_executor or workers(jobs, self.total, limits, self.prepare),
            ahead=_AHEAD * jobs * chunk,
            chunk=chunk,
            stop=self.stop.asked,
        )

    def done(
        self,
        outcome: batch.Outcome[Item, Result],
        findings: Sequence[Finding] = (),
        failed: bool = False,
    ) -> None:
        """Count and log an item that came to its end; it has ``failed`` if that is a bad one."""
        self._add(outcome, findings, failed)

    def failed(self, outcome: batch.Outcome[Item, Result]) -> None:
        """Count and log an item that has no result, and tell it, but for what many have."""
        self.failures.tell(str(outcome.item), outcome.error)
        self._add(outcome, (), True)

    def status(self) -> int:
        """The exit status: that of the signal that stopped the run; 1 if something is wrong."""
        return self.stop.status or int(
            not self.is_well or self.tally.failed > 0 or self.tally.errors > 0
        )

    def _add(
        self,
        outcome: batch.Outcome[Item, Result],
        findings: Sequence[Finding],
        failed: bool,
    ) -> None:
        self.tally.add(findings, failed)
        self.running.log.write(
            "item",
            item=str(outcome.item),
            status="failed" if failed else "done",
            seconds=round(outcome.seconds, 4),
            findings=len(findings),
            error=outcome.error,
        )
        self.advance(self.tally)


def take_running(options: dict[str, Any]) -> Running:
    """What the options of :func:`running_options` say; they are taken out of ``options``."""
    memory: int | None = options.pop("max_memory")
    log: TextIO | None = options.pop("log_json")
    return Running(
        options.pop("files_from"),
        options.pop("below", None),
        options.pop("jobs"),
        batch.Limits(options.pop("timeout"), memory and memory * _MEGABYTE),
        Log(log),
        options.pop("quiet"),
    )
