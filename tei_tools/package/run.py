"""A folder becomes a bag: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from tei_tools import batch
from tei_tools.counting import count
from tei_tools.errors import InputError, WriteError
from tei_tools.files import remedy
from tei_tools.findings import Finding
from tei_tools.package.archive import ENDINGS, OTHERS, ending_of, write_archive
from tei_tools.package.bag import Manifests, in_words, prove, write_tags
from tei_tools.package.model import Item, Packed, Settings
from tei_tools.package.packing import Packing
from tei_tools.package.room import room_beside

_AHEAD = 64  # items that workers have at hand


@dataclass(slots=True)
class Report:
    """How far the packaging has come, and what came of it.

    ``failures`` say, in words, why a file could not be stored: then there is no bag. ``orphans``
    are the names of the documents whose source is not there, ``changed`` those whose source is not
    what they were built from.
    """

    done: int = 0
    documents: int = 0
    files: int = 0
    size: int = 0
    errors: int = 0
    failures: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    def add(self, outcome: batch.Outcome[Item, Packed]) -> None:
        """Count what came of an item."""
        self.done += 1
        packed = outcome.result
        if packed is None:
            self.failures.append(outcome.error)
            return
        self.documents += packed.has_record
        self.files += len(packed.stored)
        self.size += sum(stored.size for stored in packed.stored)
        self.errors += sum(finding.severity == "error" for finding in packed.findings)
        if packed.has_record and not packed.has_source:
            self.orphans.append(str(outcome.item))
        if packed.has_changed:
            self.changed.append(str(outcome.item))

    def __str__(self) -> str:
        words = f"{count(self.files, 'file')}, {in_words(self.size)}"
        return f"{words}, {len(self.failures)} failed" if self.failures else words


def package(
    items: Sequence[Item],
    target: Path,
    settings: Settings = Settings(),  # noqa: B008 - it cannot be changed
    *,
    make_executor: Callable[[], Executor] | None = None,
    show: Callable[[Report, tuple[Finding, ...]], None] = lambda report, findings: None,
    stop: Callable[[], bool] = lambda: False,
) -> Report:
    """Put the items (see :func:`tei_tools.package.items.find_items`) into a bag at ``target``.

    The bag is a folder, or one file where the name ends in .zip, .tar, .tar.gz or .tgz. It is made
    beside the target, checked by the library ``bagit``, and then takes the target's name; where a
    file cannot be stored, there is none, and the report says why; nor if ``stop()`` says, before
    all are stored, that the run is to stop. ``make_executor`` is that of
    :func:`tei_tools.batch.run`; ``show`` is called after each item with the report so far, and with
    what was found in its document. The same files and settings make the same bytes. Raises
    InputError where the target is there already, or is another archive; BusyError where another run
    is making it; WriteError where it cannot be written.
    """
    _refuse(target)
    report = Report()
    name = target.name[: len(target.name) - len(ending_of(target.name))]
    try:
        with room_beside(target) as room:
            bag = room / "bag" / (name or "bag")
            (bag / "data").mkdir(parents=True)
            with Manifests(bag) as manifests:
                outcomes = batch.run(
                    Packing(bag, settings), items, make_executor, _AHEAD, stop=stop
                )
                for outcome in outcomes:
                    _list(outcome, report, manifests)
                    show(report, outcome.result.findings if outcome.result else ())
            if not report.failures and report.done == len(items):
                write_tags(bag, manifests, settings)
                prove(bag)
                _give_name(bag, target)
    except OSError as error:
        raise WriteError(
            f"{target}: cannot be written ({error.strerror}); choose another place{remedy(error)}"
        ) from None
    return report


def _refuse(target: Path) -> None:
    """Raises InputError where something is there already, or an archive would have to be made that
    is not."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise InputError(f"{target}: is there already; choose another place, or move it away")
    if not ending_of(target.name) and target.name.lower().endswith(OTHERS):
        raise InputError(
            f"{target}: no such archive is made; choose a name that ends in {', '.join(ENDINGS)}, "
            "or in none of these for a folder"
        )


def _list(outcome: batch.Outcome[Item, Packed], report: Report, manifests: Manifests) -> None:
    """Count what came of an item, and list its files."""
    report.add(outcome)
    for stored in outcome.result.stored if outcome.result else ():
        manifests.add(stored)


def _give_name(bag: Path, target: Path) -> None:
    """Give a bag the name of the target, as a folder or as one file."""
    if ending_of(target.name):
        archive = bag.parent / target.name
        write_archive(bag, archive)
        archive.replace(target)
    else:
        bag.replace(target)
