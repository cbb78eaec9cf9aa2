"""What ``html``, ``text`` and ``export`` share: each TEI document becomes one file, or the standard
output."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tei_tools.errors import TeiToolsError, XmlError
from tei_tools.files import write_atomically

if TYPE_CHECKING:
    from lxml import etree

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


def text_options(command: Command) -> Command:
    """The options that say how plain text is set."""
    width = click.option(
        "--width",
        type=click.IntRange(min=20),
        metavar="N",
        help="Wrap lines of text at N characters; by default a paragraph is one line, and the text "
        "converts back to the same TEI.",
    )
    notes = click.option(
        "--notes",
        type=click.Choice(["end", "page", "inline"]),
        default="end",
        help="Where the notes of a text stand: at its end, at the end of their page, or in "
        "brackets at their marks.",
    )
    numbers = click.option(
        "--number-lines",
        "number_every",
        type=click.IntRange(min=1),
        metavar="N",
        help="Put a number before every Nth line of text.",
    )
    return width(notes(numbers(command)))


def css_option(command: Command) -> Command:
    """The option that adds a style sheet of the user's own."""
    return click.option(
        "--css",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Style sheet that is added after ours.",
    )(command)


def write_editions(
    files: tuple[Path, ...],
    output: Path | None,
    ending: str,
    make: Callable[[etree._ElementTree], str | bytes],
) -> int:
    """Make and write the edition of each file; the exit status.

    A file that fails is told on the standard error and does not stop the others; at the end are
    told the elements that have no form of their own. Raises UsageError where it is not clear where
    the editions go.
    """
    from tei_tools.edition.coverage import unknown_elements

    targets = _targets(files, output, ending)
    status = 0
    unknown: Counter[str] = Counter()
    for file, target in targets:
        try:
            document = read(file)
            made = make(document)
            unknown += unknown_elements(document)
            edition = made.encode("utf-8") if isinstance(made, str) else made
            if target is None:
                sys.stdout.buffer.write(edition)
            else:
                write_atomically(target, edition)
        except TeiToolsError as error:
            click.echo(f"tei-tools: {error}", err=True)
            status = 1
    tell_unknown(unknown)
    return status


def tell_unknown(unknown: Counter[str]) -> None:
    """Tell once, on the standard error, which elements are shown only by their words."""
    if unknown:
        names = ", ".join(f"<{name}> ({count})" for name, count in sorted(unknown.items()))
        click.echo(
            f"tei-tools: warning: no form of their own have {names}; their words are shown as they "
            "stand; --stylesheet can give them one",
            err=True,
        )


def read(file: Path) -> etree._ElementTree:
    """The TEI document of a file or of the standard input.

    Raises XmlError where it is none.
    """
    from tei_tools.edition.document import read_document

    if file != STDIN:
        return read_document(file)
    try:
        return read_document(sys.stdin.buffer.read())
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
