"""``tei-tools text``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei_tools.cli.configured import Configured
from tei_tools.cli.editions import text_options, write_editions

if TYPE_CHECKING:
    from lxml import etree

    from tei_tools.edition.lines import Notes

EXAMPLE = """\b
Examples:
  tei-tools text memo.xml
  tei-tools text memo.xml --width 72 | less
  tei-tools text memo.xml --width 72 --notes page --number-lines 5
  tei-tools text editions/*.xml -o texts
"""


@click.command("text", cls=Configured, epilog=EXAMPLE)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="File to write; a folder if there are several; by default the standard output.",
)
@text_options
@click.option(
    "--stylesheet",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="XSLT 1.0 stylesheet that imports tei-tools:text.xsl and changes templates of it.",
)
def command(
    files: tuple[Path, ...],
    output: Path | None,
    width: int | None,
    notes: Notes,
    number_every: int | None,
    stylesheet: Path | None,
) -> int:
    """Make plain text of a TEI edition.

    FILE is any TEI document; - is the standard input. Exit status: 0 all well, 1 a file failed, 2
    wrong usage.
    """
    from tei_tools.edition.stylesheets import load
    from tei_tools.edition.text import to_text

    load(stylesheet or "text.xsl")  # one that cannot be used is told once, not for every file

    def make(tei: etree._ElementTree) -> str:
        return to_text(
            tei, width=width, notes=notes, number_every=number_every or 0, stylesheet=stylesheet
        )

    return write_editions(files, output, ".txt", make)
