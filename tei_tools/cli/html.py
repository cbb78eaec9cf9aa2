"""``tei-tools html``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tei_tools.cli.configured import Configured
from tei_tools.cli.editions import (
    css_option,
    facsimile_option,
    force_option,
    output_option,
    stylesheet_option,
    write_editions,
)
from tei_tools.cli.running import below_option, running_options, take_running
from tei_tools.cli.sources import EDITIONS, find_files

if TYPE_CHECKING:
    from lxml import etree

EXAMPLE = """\b
Examples:
  tei-tools html memo.xml -o memo.html
  tei-tools html editions/*.xml -o site --css house.css
  tei-tools html memo.xml --stylesheet house.xsl > memo.html
"""


@click.command("html", cls=Configured, epilog=EXAMPLE)
@click.argument("files", nargs=-1, metavar="FILE...")
@output_option
@force_option
@facsimile_option
@css_option
@stylesheet_option("html.xsl")
@below_option
@running_options
def command(
    files: tuple[str, ...],
    output: Path | None,
    force: bool,
    stylesheet: Path | None,
    css: Path | None,
    facsimile: str | None,
    **options: Any,
) -> int:
    """Make a web page of a TEI edition.

    FILE is any TEI document, a folder or archive (all .xml files in it and below), a pattern such
    as 'editions/*.xml', or - for the standard input. The page is one file that needs no other. Exit
    status: 0 all well, 1 a file failed, 2 wrong usage, 130 interrupted, 143 terminated.
    """
    from tei_tools.edition.stylesheets import load

    load(stylesheet or "html.xsl")  # one that cannot be used is told once, not for every file
    running = take_running(options)
    names = running.names(files)
    make = partial(_make, stylesheet=stylesheet, css=css, facsimile=facsimile)
    found = find_files(names, EDITIONS, below=running.below, quiet=running.quiet)
    return write_editions(running, found, names, output, ".html", make, force=force)


def _make(tei: etree._ElementTree, beside: bool, **options: Any) -> str:
    """A document as a web page."""
    from tei_tools.edition.html import to_html

    return to_html(tei, beside=beside, **options)
