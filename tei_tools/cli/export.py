"""``tei-tools export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei_tools.cli.configured import Configured
from tei_tools.cli.editions import facsimile_option, text_options, write_editions

if TYPE_CHECKING:
    from lxml import etree

    from tei_tools.edition.lines import Notes

EXAMPLE = """\b
Examples:
  tei-tools export --to markdown memo.xml -o memo.md
  tei-tools export --to epub editions/*.xml -o book.epub --title "Memos of 1976"
  tei-tools export --to pdf editions/*.xml -o pdfs
"""


@click.command("export", cls=Configured, epilog=EXAMPLE)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "--to",
    "name",
    required=True,
    type=click.Choice(["markdown", "json", "epub", "pdf", "html", "text"]),
    help="The format.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="File to write; a folder if there are several; by default the standard output. Several "
    "documents and a file that ends in .epub make one book.",
)
@click.option("--title", default="", metavar="TITLE", help="Title of a book of several documents.")
@facsimile_option
@text_options
def command(
    files: tuple[Path, ...],
    name: str,
    output: Path | None,
    title: str,
    facsimile: str | None,
    width: int | None,
    notes: Notes,
    number_every: int | None,
) -> int:
    """Make EPUB, PDF, Markdown, JSON and other forms of TEI editions.

    FILE is any TEI document; - is the standard input. PDF needs: pip install 'tei-tools[pdf]'.
    Exit status: 0 all well, 1 a file failed, 2 wrong usage.
    """
    from tei_tools.edition.formats import FORMATS
    from tei_tools.edition.text import to_text

    form = FORMATS[name]
    if facsimile and not form.has_links:
        raise click.UsageError(f"--facsimile: {name} has no links; leave it out")
    if name != "text" and (width or number_every or notes != "end"):
        raise click.UsageError("--width, --notes and --number-lines are for --to text")
    if output is None and not form.is_text and sys.stdout.isatty():
        raise click.UsageError(f"{name} is not for the screen; name a file with -o")
    is_book = name == "epub" and output is not None and output.suffix == form.ending
    if is_book and output is not None and not output.is_dir() and len(files) > 1:
        return _write_book(files, output, title, facsimile)
    if title:
        raise click.UsageError("--title is for a book of several documents: -o NAME.epub")

    def make(tei: etree._ElementTree) -> str | bytes:
        if name == "text":
            return to_text(tei, width=width, notes=notes, number_every=number_every or 0)
        return form.make(tei, facsimile)

    return write_editions(files, output, form.ending, make)


def _write_book(files: tuple[Path, ...], output: Path, title: str, facsimile: str | None) -> int:
    """All documents as the chapters of one book; if one fails there is none."""
    from tei_tools.cli.editions import STDIN
    from tei_tools.edition.epub import to_epub
    from tei_tools.files import write_atomically

    if output.resolve() in {file.resolve() for file in files}:
        raise click.UsageError(f"{output} would be overwritten; choose another place with -o")
    documents = [
        sys.stdin.buffer.read() if file == STDIN else file for file in dict.fromkeys(files)
    ]
    write_atomically(output, to_epub(documents, title=title, facsimile=facsimile))
    return 0
