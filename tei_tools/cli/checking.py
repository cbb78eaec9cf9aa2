"""The options of commands that check documents: against which schema, and by which rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from tei_tools.cli import values

Command = TypeVar("Command", bound=Callable[..., Any])


def _schema(ctx: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    from tei_tools.check.schemas import schema_named

    path = schema_named(value) if value else None
    if value and path is None:
        raise click.BadParameter(
            f"{value!r} is no file, and no schema of this name is registered; "
            "see tei-tools schema list"
        )
    return path


def schema_option(command: Command) -> Command:
    """The schema, a file or one that is registered."""
    return click.option(
        "--schema",
        metavar="FILE|NAME",
        callback=_schema,
        help="Check against this schema (.rng, .rnc, .xsd, .dtd, .sch, .odd, or one registered "
        "with tei-tools schema), not the one that a document names, or that of our own editions.",
    )(command)


def catalog_option(command: Command) -> Command:
    """Where the schemas are that documents name."""
    return click.option(
        "--catalog",
        type=values.FILE,
        metavar="FILE",
        help="OASIS XML catalog that says where the schemas are that documents name.",
    )(command)


def profile_option(command: Command) -> Command:
    """The rules."""
    return click.option(
        "--profile",
        type=click.Choice(["memo", "frus", "tei"]),
        help="The rules to apply: memo for our own editions (the default), frus for editions after "
        "the conventions of FRUS, tei for any other (the default with --schema).",
    )(command)
