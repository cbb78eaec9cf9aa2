"""What ``html``, ``text`` and ``export`` share: each TEI document becomes one file, or the standard
output."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from tei_tools.errors import TeiToolsError, XmlError
from tei_tools.files import write_atomically

STDIN = Path("-")

Command = TypeVar("Command", bound=Callable[..., Any])


def facsimile_option(command: Command) -> Command:
    """The option that links the images of pages."""

    def check(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
        from tei_tools.edition.facsimile import check_pattern

        try:
            return value and check_pattern(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    return click.option(
        "--facsimile",
        metavar="ADDRESS",
        callback=check,
        help="Link each page break to the image of its page: an address in which {n} stands for "
        "the number of the page.",
    )(command)


def write_editions(
    files: tuple[Path, ...],
    output: Path | None,
    ending: str,
    make: Callable[[Path | bytes], str | bytes],
) -> int:
    """Make and write the edition of each file; the exit status.

    A file that fails is told on the standard error and does not stop the others. Raises
    UsageError where it is not clear where the editions go.
    """
    targets = _targets(files, output, ending)
    status = 0
    for file, target in targets:
        try:
            made = _make(file, make)
            edition = made.encode("utf-8") if isinstance(made, str) else made
            if target is None:
                sys.stdout.buffer.write(edition)
            else:
                write_atomically(target, edition)
        except TeiToolsError as error:
            click.echo(f"tei-tools: {error}", err=True)
            status = 1
    return status


def _make(file: Path, make: Callable[[Path | bytes], str | bytes]) -> str | bytes:
    if file != STDIN:
        return make(file)
    try:
        return make(sys.stdin.buffer.read())
    except XmlError as error:
        raise XmlError(str(error).replace("<input>", "<stdin>", 1)) from None


def _targets(
    files: tuple[Path, ...], output: Path | None, ending: str
) -> list[tuple[Path, Path | None]]:
    """Each file once, with where its edition goes; None is the standard output."""
    files = tuple(dict.fromkeys(files))
    if output is None:
        if len(files) > 1:
            raise click.UsageError("several files need a folder to be written to: -o DIR")
        return [(files[0], None)]
    into_folder = len(files) > 1 or output.is_dir()
    if into_folder and output.exists() and not output.is_dir():
        raise click.UsageError(f"{output} is a file; several editions need a folder: -o DIR")
    taken: dict[Path, Path] = {}
    for file in files:
        stem = "stdin" if file == STDIN else file.stem
        target = output / f"{stem}{ending}" if into_folder else output
        if target.resolve() in {one.resolve() for one in files}:
            raise click.UsageError(f"{target} would be overwritten; choose another place with -o")
        if target in taken:
            raise click.UsageError(
                f"{taken[target]} and {file} would both be written to {target}; "
                "write them to two folders"
            )
        taken[target] = file
    return [(file, target) for target, file in taken.items()]
