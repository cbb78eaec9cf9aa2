"""The page of the manual with the help texts of all commands."""

from __future__ import annotations

import click

from tei_tools.cli import COMMANDS, cli

_PAGE = """\
# All commands with their options

What `--help` says. This page is made from the program (`python docs/make.py`); the page of each
command, [in the index](index.md), says more.
{commands}"""
_WIDTH = 96  # characters


def commands_page() -> str:
    """The help text of every command, the most used first."""
    return _PAGE.format(commands="".join(map(_section, COMMANDS)))


def _section(name: str) -> str:
    above = click.Context(cli, info_name="tei-tools", **cli.context_settings)
    command = cli.get_command(above, name)
    assert command is not None  # the table says that it is there
    context = click.Context(command, info_name=name, parent=above, max_content_width=_WIDTH)
    context.terminal_width = _WIDTH
    return f"\n## {name}\n\n```text\n{command.get_help(context)}\n```\n"
