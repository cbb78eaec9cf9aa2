"""Commands whose options and settings take no character that no text has, and which say what a
missing option is for."""

from __future__ import annotations

from typing import Any

import click

from tei_tools.tei import NO_CHARACTER


class _Text(click.types.StringParamType):
    """A text that XML can hold."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        text = super().convert(value, param, ctx)
        if found := NO_CHARACTER.search(text):
            number = f"U+{ord(found[0]):04X}"
            self.fail(f"the character {number} is of no text; remove it", param, ctx)
        return text


class Checked(click.Command):
    """A command whose options are words for an edition, an index or a bag, which XML can hold."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for parameter in self.params:
            if isinstance(parameter, click.Option) and parameter.type is click.STRING:
                parameter.type = _Text()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options; of one that is missing its help is told, and of the argument what may
        be named."""
        try:
            return super().parse_args(ctx, args)
        except click.MissingParameter as error:
            option = error.param
            if isinstance(option, click.Argument):
                is_folder = isinstance(option.type, click.Path)
                what = "a folder" if is_folder else "a file, a folder or a pattern"
                raise click.UsageError(f"name {what}", ctx) from None
            if not isinstance(option, click.Option) or isinstance(option.type, click.Choice):
                raise
            raise click.MissingParameter(option.help, ctx, option) from None
