"""Commands whose options may also come from the environment and from ``tei-tools.toml``."""

from __future__ import annotations

import glob
from collections.abc import Collection
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from tei_tools.cli.characters import Checked
from tei_tools.cli.headings import Headed
from tei_tools.cli.missing import Asking
from tei_tools.cli.sparing import spare_files
from tei_tools.cli.values import FILE
from tei_tools.configuration import SETTINGS, Configuration, find_configuration, read, variable
from tei_tools.errors import ConfigurationError

_SETTINGS = {setting.parameter: setting for setting in SETTINGS}


class Configured(Checked, Asking, Headed):
    """A command with ``--config``; an option that is a setting may also stand in that file, or in
    an environment variable. An option goes before the variable, and that before the file.

    The parameters of its ``own`` are called like settings, but mean something else.
    """

    def __init__(self, *args: Any, own: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own
        self.params.append(
            click.Option(
                ["--config"],
                type=FILE,
                metavar="FILE",
                expose_value=False,
                help="File of settings; by default the tei-tools.toml in the folder of the first "
                "source, or the nearest one above it.",
            )
        )
        for parameter in self.params:
            name = parameter.name or ""
            setting = None if name in own else _SETTINGS.get(name)
            if setting is not None and isinstance(parameter, click.Option):
                parameter.envvar = variable(setting.name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the settings, then the options, whose defaults they are."""
        given, *_ = self.make_parser(ctx).parse_args(list(args))
        configuration = None if ctx.resilient_parsing else _configuration(self, given)
        if configuration is not None:
            ctx.meta[__name__] = configuration
            known = configuration.values
            ctx.default_map = {name: known[name] for name in known if name not in self.own}
        try:
            rest = super().parse_args(ctx, args)
            spare_files(ctx, configuration.files() if configuration else ())
            for stray in configuration.strays() if configuration else ():
                if not ctx.params.get("quiet"):
                    click.echo(f"tei-tools: warning: {stray}", err=True)
            return rest
        except click.BadParameter as error:
            name = (error.param.name if error.param is not None else None) or ""
            source = ctx.get_parameter_source(name)
            if source is ParameterSource.ENVIRONMENT:
                place = variable(_SETTINGS[name].name)
            elif source is ParameterSource.DEFAULT_MAP and configuration is not None:
                place = configuration.place(name)
            else:
                raise
            raise click.UsageError(f"{place}: {error.message}", ctx) from None


def folder_settings(source: Path) -> dict[str, Any]:
    """What the configuration says of the folders of a source, as the options would have it.

    Options and variables go before it, and what they say is left out. Raises UsageError where the
    option would not take the value.
    """
    ctx = click.get_current_context()
    configuration: Configuration | None = ctx.meta.get(__name__)
    if configuration is None:
        return {}
    values = configuration.of(source)
    given = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
    found = {}
    for parameter in ctx.command.params:
        name = parameter.name or ""
        if name in values and ctx.get_parameter_source(name) not in given:
            try:
                found[name] = parameter.process_value(ctx, values[name])
            except click.BadParameter as error:
                place = configuration.place(name, source)
                raise click.UsageError(f"{place}: {error.message}", ctx) from None
    return found


def is_given(parameter: str) -> bool:
    """Whether the command line of this run says it, not a variable or the file."""
    source = click.get_current_context().get_parameter_source(parameter)
    return source is ParameterSource.COMMANDLINE


def _configuration(command: click.Command, given: dict[str, Any]) -> Configuration | None:
    """The configuration of a run: the file named, or the one that is found; None without one."""
    named = given.get("config")
    try:
        if named is not None:
            return read(Path(named)) if Path(named).is_file() else None  # click will tell
        found = find_configuration(_folder(command, given))
        return read(found) if found else None
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from None


def _folder(command: click.Command, given: dict[str, Any]) -> Path:
    """The folder of the first source; the working folder if there is none."""
    names: list[Any] = []
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            value = given.get(parameter.name or "")
            names += value if isinstance(value, (list, tuple)) else [value]
    first = next((str(name) for name in names if isinstance(name, str) and name != "-"), "")
    path = Path(first)
    if path.is_dir():
        return path
    while glob.has_magic(str(path)) and not path.exists():
        path = path.parent
    return path if path.is_dir() else path.parent
