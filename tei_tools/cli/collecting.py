"""A build into a folder that remembers: what it has to do, and what it says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei_tools import __version__
from tei_tools.batch import Outcome
from tei_tools.cli.aside import Aside
from tei_tools.cli.options import show
from tei_tools.cli.resuming import doubts, made
from tei_tools.clock import is_fixed, now
from tei_tools.collection import (
    FAILED,
    FILE,
    JSON,
    MANIFEST,
    NEW,
    PAGE,
    Entry,
    Made,
    Memory,
    Orphan,
    Record,
    Run,
    Totals,
    Wanted,
    find_orphans,
    prune,
    restored,
    write_manifest,
    write_reports,
)
from tei_tools.counting import count
from tei_tools.errors import WriteError
from tei_tools.files import MEMORY, remove_temporary
from tei_tools.findings import Finding
from tei_tools.inputs import on_one_line
from tei_tools.recipe import Task
from tei_tools.review import Ruling

if TYPE_CHECKING:
    from tei_tools.build import Built

#: How a report begins.
_BEGINNING = b'{\n"program": "tei-tools '
_TOLD = 10  # files of a kind that are named on the terminal; the report names them all


class Collecting:
    """One run of ``build`` over an output folder with its memory; what is ``planned`` for the
    ``tasks`` comes one for one. ``doubts`` are gathered if it ``wants_doubts``."""

    def __init__(
        self,
        memory: Memory,
        tasks: Sequence[Task],
        planned: Iterable[tuple[Entry, Record | None]],
        *,
        wants_doubts: bool,
    ) -> None:
        if memory.words:
            click.echo(f"tei-tools: {memory.words}", err=True)
        self.memory = memory
        self.output = memory.output
        self.began = now()
        self.entries: list[Entry] = []
        self.due: list[Task] = []
        self.totals = Totals()
        self.is_complete = True
        self.wants_doubts = wants_doubts
        self.doubts: list[Ruling] = []  # of all memos, built by this run or not
        self._due: dict[str, Entry] = {}
        self._aside = Aside(self.output)
        self._errors: list[Finding] = []
        for task, (entry, record) in zip(tasks, planned, strict=True):
            self.entries.append(entry)
            if entry.is_due:
                self._aside.plan(entry, record)
                self.due.append(task)
                self._due[task.target] = entry
            else:
                self._count(entry, record.made if record else Made(""))
        self._orphans: list[Orphan] | None = None

    @property
    def orphans(self) -> list[Orphan]:
        """The files whose memo is gone."""
        if self._orphans is None:
            self._orphans = find_orphans(self.memory, [entry.wanted for entry in self.entries])
        return self._orphans

    def begin(self) -> None:
        """Clear away what a run has left that was killed, and tell again what is wrong with the
        memos that are not built by this run."""
        if self.memory.is_lasting and self.memory.was_cut_off:
            folders = {Path(entry.wanted.edition).parent for entry in self.entries}
            for folder in {self.output, *folders}:
                remove_temporary(folder)
        self._aside.begin()
        self.memory.begin()
        show(self._errors)

    def take(self, outcome: Outcome[Task, Built]) -> None:
        """Remember what came of a memo."""
        entry = self._due.pop(outcome.item.target)
        result = made(outcome, entry)
        self.memory.remember(entry.wanted, result, is_new=entry.reason == NEW)
        self._aside.take(entry, result)
        entry.status = "failed" if result.error else "built"
        self._count(entry, result)

    def end(self, *, pruning: bool, quiet: bool) -> None:
        """Remove orphans if asked, write manifest and reports.

        ``is_complete`` is false where one of them could not be removed or written.
        """
        self._aside.end()
        for entry in self._due.values():  # the run was interrupted
            record = self.memory.record(entry.wanted.key)
            self._count(entry, record.made if record else Made(""))
        if self.memory.is_lasting:
            failed = (entry.wanted for entry in self.entries if entry.status == "failed")
            for folder in {Path(wanted.edition).parent for wanted in failed}:
                remove_temporary(folder)
            removed, faults = prune(self.memory, self.orphans) if pruning else ([], [])
            for fault in faults:
                click.echo(on_one_line(f"tei-tools: {fault}"), err=True)
                self.is_complete = False
            try:
                self._report(frozenset(orphan.path for orphan in removed))
            except WriteError as error:
                click.echo(f"tei-tools: {error}", err=True)
                self.is_complete = False
            if not quiet:
                self._tell(removed)
        self.memory.end()

    def _count(self, entry: Entry, known: Made) -> None:
        self.totals.add(entry.status, known)
        if known.findings or known.names:
            known = restored(known, entry.wanted)
            if self.wants_doubts:
                self.doubts += doubts(known)
            if not entry.is_due:
                self._errors += (f for f in known.findings if f.severity == "error")

    def _report(self, removed: frozenset[str]) -> None:
        left_out = {orphan.key for orphan in self.orphans}
        for entry in self.entries:  # one that is there may have orphans too, of another format
            if entry.status in ("kept", "waiting"):
                left_out.add(entry.wanted.key)
            else:
                left_out.discard(entry.wanted.key)
        write_manifest(self.memory, left_out)
        run = Run(
            f"tei-tools {__version__}",
            self.began,
            now(),
            self.entries,
            self.totals,
            self.orphans,
            removed,
            is_timed=not is_fixed(),
        )
        from tei_tools.edition.html import read_asset

        write_reports(self.memory, run, read_asset("edition.css"))

    def foretell(self) -> None:
        """Say what a run would do: one line for each memo that is to be built, and each orphan."""
        for entry in self.entries:
            if entry.is_due:
                click.echo(on_one_line(f"{entry.wanted.source}: {entry.reason}"))
            for words in self._left(entry) if entry.status == "kept" else ():
                click.echo(on_one_line(words))
        for orphan in self.orphans:
            click.echo(on_one_line(f"{self.output / orphan.path}: {_words(orphan)}"))
        unchanged = sum(entry.status == "unchanged" for entry in self.entries)
        kept = sum(entry.status == "kept" for entry in self.entries)
        waiting = len(self.entries) - len(self.due) - unchanged - kept
        said = [f"{len(self.due):,} to build", f"{unchanged:,} unchanged"]
        said += [f"{kept:,} kept"] if kept else []
        said += [f"{waiting:,} waiting"] if waiting else []
        click.echo(f"{count(len(self.entries), 'memo')}: {', '.join(said)}", err=True)

    def _left(self, entry: Entry) -> Iterator[str]:
        """What is told of a memo whose editions are kept."""
        failed = (
            f"; of {entry.wanted.source} nothing could be made" if FAILED in entry.reason else ""
        )
        for path in entry.changed:
            yield (
                f"{self.output / path}: was changed since it was built, and is left as it is"
                f"{failed}; --force makes it anew"
            )

    def _tell(self, removed: Sequence[Orphan]) -> None:
        left = (orphan for orphan in self.orphans if orphan not in removed)
        _tell_some([f"tei-tools: {self.output / each.path}: {_words(each)}" for each in left])
        kept = [entry for entry in self.entries if entry.status == "kept"]
        _tell_some([f"tei-tools: {words}" for entry in kept for words in self._left(entry)])
        if removed:
            words = f"{count(len(removed), 'file')} removed whose memo is gone"
            click.echo(f"tei-tools: {words}", err=True)


def _tell_some(lines: Sequence[str]) -> None:
    """Write the first lines to the standard error, and how many more there are."""
    for line in lines[:_TOLD]:
        click.echo(on_one_line(line), err=True)
    if len(lines) > _TOLD:
        click.echo(f"tei-tools: and {len(lines) - _TOLD:,} more, see report.json", err=True)


def _words(orphan: Orphan) -> str:
    gone = f"is no longer made of {orphan.source}"
    if orphan.is_ours:
        return f"{gone}; --prune removes it"
    return f"{gone}, but was changed since, so it is kept"


def refuse_report(wishes: Iterable[Wanted], output: Path) -> None:
    """Raises UsageError where an edition would have the place of the report, or where report or
    digests would overwrite files that no build has written."""
    if not (output / MEMORY / FILE).exists() and not _is_report(output / JSON):
        for name in (PAGE, JSON, MANIFEST):
            if (output / name).exists():
                raise click.UsageError(
                    f"{output / name} would be overwritten, but no build has written it; choose "
                    "another folder with -o, move it away, or build with --no-state"
                )
    for wish in wishes:
        if PAGE in map(str.lower, wish.outputs):
            raise click.UsageError(
                f"{wish.source} would become {PAGE}, which is the report of the build; give the "
                "memo another name, or build with --no-state"
            )


def _is_report(report: Path) -> bool:
    """Whether a report is of a build, whose memory somebody has removed."""
    try:
        with report.open("rb") as file:
            return file.read(len(_BEGINNING)) == _BEGINNING
    except OSError:
        return False
