"""``tei-tools init``."""

from __future__ import annotations

from pathlib import Path

import click

from tei_tools.configuration import NAME, SETTINGS
from tei_tools.files import write_atomically

EXAMPLE = """\b
Examples:
  tei-tools init
  tei-tools init memos
"""

_HEAD = """\
# Settings of this collection for tei-tools. They hold for all memos in this folder and below it.
# To use one, remove the # before it. An option of a command goes before the environment variable
# (TEI_TOOLS_PUBLISHER), and that before this file. Paths go from this folder on.
"""
_FOLDERS = """\
# What differs in a folder:
#
# [folders."letters/1971"]
"""


def template() -> str:
    """A file of all settings, each with what it means, and none in use."""
    parts = [_HEAD]
    parts += [
        f"# {s.meaning[0].upper()}{s.meaning[1:]}\n# {s.name} = {s.example}\n" for s in SETTINGS
    ]
    differing = ", ".join(s.name for s in SETTINGS if s.by_folder)
    lines = click.wrap_text(f"May differ: {differing}.", 98, "# ", "# ")
    return "\n".join([*parts, _FOLDERS + '# series = "Letters of 1971"\n' + lines + "\n"])


@click.command("init", epilog=EXAMPLE)
@click.argument(
    "folder", default=".", metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path)
)
def command(folder: Path) -> int:
    """Write a file of settings for a collection, with comments.

    The file is DIR/tei-tools.toml; DIR is this folder if it is not named. A file that is there is
    never overwritten. Exit status: 0 written, 1 it cannot be, 2 there is one already.
    """
    path = folder / NAME
    if path.exists():
        raise click.UsageError(f"{path} is there already; edit it, or move it away")
    write_atomically(path, template().encode())
    click.echo(f"{path}: remove the # before the settings that you need", err=True)
    return 0
