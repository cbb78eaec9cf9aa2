"""The memos and editions that the arguments of a command name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

import click

from tei_tools.cli.earlier import without_editions
from tei_tools.cli.running import Running
from tei_tools.counting import count
from tei_tools.errors import InputError
from tei_tools.inputs import Input, archive_ending, find_inputs, on_one_line

MEMOS = (".txt",)
EDITIONS = (".xml",)
_AS_TEXT = "save such documents as plain text (.txt)"
_AS_TEI = "make TEI of such documents: save them as plain text (.txt), and give them to convert"


def find_files(
    names: Iterable[str],
    endings: tuple[str, ...],
    output: Path | None = None,
    below: Path | None = None,
    *,
    quiet: bool = False,
) -> list[Input]:
    """What the names stand for, see :func:`tei_tools.inputs.find_inputs`. What was passed over is
    told, if it is not to be ``quiet``.

    Raises InputError where a name stands for nothing at all.
    """
    passed: list[str] = []
    found = find_inputs(names, endings, output, below, passed)
    for one in found:
        if one.is_nothing:
            raise InputError(f"{one}: {one.fault}")
    if not quiet:
        tell_passed(passed, endings)
    return found


def find_memos(running: Running, given: Sequence[str], output: Path | None = None) -> list[Input]:
    """The memos that a command was ``given``, but no edition of an earlier build, which is told.

    Raises InputError where a name stands for nothing at all, or all are such editions.
    """
    names = running.names(given)
    found = find_files(names, MEMOS, output, running.below, quiet=running.quiet)
    memos, editions = without_editions(found, frozenset(names))
    if editions and not memos:
        raise InputError(
            f"{editions[0]}: is an edition of an earlier build, as all that was found; name the "
            "folder of the memos, or the files themselves"
        )
    if editions and not running.quiet:
        what = f"{count(len(editions), 'edition')} of an earlier build, such as {editions[0]}"
        click.echo(f"tei-tools: left out: {what}; name a file itself if it is meant", err=True)
    return memos


def tell_passed(paths: Iterable[str], endings: tuple[str, ...]) -> None:
    """Tell on the standard error, in a line for documents and one for archives, how many files of
    which kinds were passed over, where files with these endings were looked for, and what to do
    about them."""
    documents: list[str] = []
    archives: list[str] = []
    for path in sorted(set(paths)):
        (archives if archive_ending(path) else documents).append(path)
    _tell(documents, _AS_TEXT if set(MEMOS) <= set(endings) else _AS_TEI)
    _tell(archives, "name an archive to have it read, and unpack one that lies in another")


def _tell(paths: Sequence[str], advice: str) -> None:
    if paths:
        kinds = Counter((archive_ending(path) or PurePath(path).suffix).lower() for path in paths)
        what = ", ".join(f"{number:,} {kind}" for kind, number in kinds.most_common())
        example = f", such as {on_one_line(paths[0])}"
        click.echo(f"tei-tools: not read: {what}{example}; {advice}", err=True)
