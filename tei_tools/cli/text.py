"""``tei-tools text``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tei_tools.cli.configured import Configured
from tei_tools.cli.editions import (
    force_option,
    make_text,
    output_option,
    stylesheet_option,
    text_options,
    write_editions,
)
from tei_tools.cli.running import below_option, running_options, take_running
from tei_tools.cli.sources import EDITIONS, find_files

if TYPE_CHECKING:
    from tei_tools.edition.lines import Notes

EXAMPLE = """\b
Examples:
  tei-tools text memo.xml
  tei-tools text memo.xml --width 72 | less
  tei-tools text memo.xml --width 72 --notes page --number-lines 5
  tei-tools text editions/*.xml -o texts
"""


@click.command("text", cls=Configured, epilog=EXAMPLE)
@click.argument("files", nargs=-1, metavar="FILE...")
@output_option
@force_option
@text_options
@stylesheet_option("text.xsl")
@below_option
@running_options
def command(
    files: tuple[str, ...],
    output: Path | None,
    force: bool,
    width: int | None,
    notes: Notes,
    number_every: int | None,
    stylesheet: Path | None,
    **options: Any,
) -> int:
    """Make plain text of a TEI edition.

    FILE is any TEI document, a folder or archive (all .xml files in it and below), a pattern such
    as 'editions/*.xml', or - for the standard input. Exit status: 0 all well, 1 a file failed, 2
    wrong usage, 130 interrupted, 143 terminated.
    """
    from tei_tools.edition.stylesheets import load

    load(stylesheet or "text.xsl")  # one that cannot be used is told once, not for every file
    running = take_running(options)
    names = running.names(files)
    make = partial(
        make_text, width=width, notes=notes, number_every=number_every or 0, stylesheet=stylesheet
    )
    found = find_files(names, EDITIONS, below=running.below, quiet=running.quiet)
    return write_editions(running, found, names, output, ".txt", make, force=force)
