"""Commands that say what an option or argument is for, where it is missing."""

from __future__ import annotations

import click


class Asking(click.Command):
    """A command that asks for what is missing in its own words, not in those of click."""

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
