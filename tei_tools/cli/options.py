"""The options that more than one command has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_LIST = click.Path(exists=True, dir_okay=False, path_type=Path)


def conversion_options(command: Command) -> Command:
    """Options of every command that converts memos."""
    options = (
        click.option(
            "--encoding",
            metavar="NAME",
            help="Encoding of the memos, such as cp1252; by default UTF-8.",
        ),
        click.option(
            "--persons",
            type=_LIST,
            multiple=True,
            metavar="FILE",
            help="List of persons: CSV with the columns id, name, description. May be repeated.",
        ),
        click.option(
            "--terms",
            type=_LIST,
            multiple=True,
            metavar="FILE",
            help="List of terms and abbreviations, in the same form. May be repeated.",
        ),
        click.option("--publisher", metavar="NAME", help="Publisher of the editions."),
        click.option("--licence", metavar="URL", help="Licence of the editions."),
        click.option("--encoder", metavar="NAME", help="Who made the encoding."),
    )
    for option in reversed(options):
        command = option(command)
    return command
