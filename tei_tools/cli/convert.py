"""``tei-tools convert``."""

from __future__ import annotations

from pathlib import Path

import click

from tei_tools.cli.options import conversion_options

EXAMPLE = """\b
Examples:
  tei-tools convert memo.txt -o memo.xml
  tei-tools convert memos/*.txt -o editions --persons persons.csv
  tei-tools convert - < memo.txt > memo.xml
"""


@click.command("convert", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write, or folder if there are several memos; by default the standard output.",
)
@conversion_options
def command(
    files: tuple[str, ...],
    output: Path | None,
    encoding: str | None,
    persons: tuple[Path, ...],
    terms: tuple[Path, ...],
    **settings: str | None,
) -> int:
    """Turn a memo in plain text into a TEI edition.

    FILE is a memo; - is the standard input. One memo goes to the standard output or to the file
    of --output, several to the folder of --output. Findings go to the standard error. Exit
    status: 0 all well (warnings do not count), 1 a memo could not be converted, 2 wrong usage.
    """
