"""``tei-tools export``."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tei_tools.cli.configured import Configured, is_given
from tei_tools.cli.editions import (
    Make,
    facsimile_option,
    force_option,
    make_text,
    read,
    take_lists,
    tell_faults,
    text_options,
    write_editions,
)
from tei_tools.cli.progress import Tally
from tei_tools.cli.running import Running, below_option, running_options, take_running
from tei_tools.cli.sources import EDITIONS, find_files
from tei_tools.counting import count
from tei_tools.inputs import Input, Planned, check_outputs

if TYPE_CHECKING:
    from lxml import etree

    from tei_tools.edition.lines import Notes

EXAMPLE = """\b
Examples:
  tei-tools export memo.xml -o memo.md
  tei-tools export editions/*.xml -o book.epub --title "Memos of 1976"
  tei-tools export editions/*.xml --to pdf -o pdfs
"""


@click.command("export", cls=Configured, epilog=EXAMPLE)
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "--to",
    "name",
    type=click.Choice(["markdown", "json", "epub", "pdf", "html", "text"]),
    help="The format; by default what the ending of --output says: .md, .json, .epub, .pdf, .html "
    "or .txt.",
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
@force_option
@facsimile_option
@text_options
@below_option
@running_options
def command(
    files: tuple[str, ...],
    name: str | None,
    output: Path | None,
    force: bool,
    title: str,
    facsimile: str | None,
    width: int | None,
    notes: Notes,
    number_every: int | None,
    **options: Any,
) -> int:
    """Make EPUB, PDF, Markdown, JSON and other forms of TEI editions.

    FILE is any TEI document, a folder or archive (all .xml files in it and below), a pattern such
    as 'editions/*.xml', or - for the standard input. PDF needs: pip install 'tei-tools[pdf]'. Exit
    status: 0 all well, 1 a file failed, 2 wrong usage, 130 interrupted, 143 terminated.
    """
    from tei_tools.edition.formats import FORMATS

    name = name or _format_of(output)
    form = FORMATS[name]
    if facsimile and not form.has_links:
        raise click.UsageError(f"--facsimile: {name} has no links; leave it out")
    if name != "text" and (width or number_every or notes != "end"):
        raise click.UsageError("--width, --notes and --number-lines are for --to text")
    if output is None and not form.is_text and sys.stdout.isatty():
        raise click.UsageError(f"{name} is not for the screen; name a file with -o")
    if name == "pdf":
        from tei_tools.edition.pdf import find_weasyprint

        find_weasyprint()  # what is missing is told once, not for every file
    running = take_running(options)
    names = running.names(files)
    found = find_files(names, EDITIONS, below=running.below, quiet=running.quiet)
    is_book = name == "epub" and output is not None and output.suffix == form.ending
    if is_book and output is not None and not output.is_dir() and len(found) > 1:
        return _write_book(running, found, output, title, facsimile, force=force)
    if title and is_given("title"):
        raise click.UsageError("--title is for a book of several documents: -o NAME.epub")
    make: Make = partial(_make, name, facsimile)
    if name == "text":
        make = partial(make_text, width=width, notes=notes, number_every=number_every or 0)
    return write_editions(running, found, names, output, form.ending, make, force=force)


def _format_of(output: Path | None) -> str:
    """The format that the ending of a file says. Raises UsageError where it says none."""
    from tei_tools.edition.formats import FORMATS

    names = {form.ending: name for name, form in FORMATS.items()}
    if output is None or output.suffix not in names:
        endings = ", ".join(names)
        raise click.UsageError(f"name a format with --to, or a file with -o that ends in {endings}")
    return names[output.suffix]


def _make(name: str, facsimile: str | None, tei: etree._ElementTree, beside: bool) -> bytes:
    """A document in a format."""
    from tei_tools.edition.formats import FORMATS

    return FORMATS[name].make(tei, facsimile, beside)


def _write_book(
    running: Running,
    found: list[Input],
    output: Path,
    title: str,
    facsimile: str | None,
    *,
    force: bool,
) -> int:
    """All documents as the chapters of one book; if one fails there is none."""
    from tei_tools.collection import write_product
    from tei_tools.edition.epub import to_epub

    book = Planned(found[0], str(output))
    check_outputs([book, *(Planned(one, None) for one in found[1:])])
    documents: list[bytes] = []
    faults: dict[str, None] = {}
    with running.over(len(found), Tally("read"), "document") as run:
        for outcome in run.each(_read, found):
            if outcome.result is None:
                run.failed(outcome)
                continue
            data, told = outcome.result
            documents.append(data)
            faults |= dict.fromkeys(told)
            run.done(outcome)
        if run.stop.asked():
            click.echo("tei-tools: no book was made, since the run was stopped", err=True)
        elif len(documents) < len(found):
            failures = count(len(found) - len(documents), "document")
            click.echo(f"tei-tools: no book was made, since {failures} failed", err=True)
        else:
            data = to_epub(documents, title=title, facsimile=facsimile)
            write_product(output, data, output.parent, force=force)
    if not running.quiet:
        tell_faults(faults)
    return run.status()


def _read(source: Input) -> tuple[bytes, list[str]]:
    """A document, of which it is known that it is one, and what is wrong with lists beside it."""
    from lxml import etree

    document = read(source)
    faults = take_lists(document, source)
    return etree.tostring(document, encoding="utf-8"), faults
