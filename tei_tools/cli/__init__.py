"""The command line: one file a command, and one place where errors become exit statuses.

Exit status: 0 all well; 1 findings of severity error, or a file that failed; 2 wrong usage, or
another run is at work in the output folder; 130 interrupted, 143 terminated. Each command is the
click command ``command`` of the module of its name, and is imported only when it is used; it
returns its exit status.
"""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import pairwise

import click

from tei_tools import __version__
from tei_tools.cli.streams import Telling, drop_output, open_streams
from tei_tools.errors import BusyError, InputError, TeiToolsError

#: The commands, the most used first, with what ``--help`` says of them.
COMMANDS = {
    "build": "Make all editions of many memos: TEI, web page and plain text.",
    "validate": "Check TEI editions against schema and rules.",
    "explain": "Explain what a finding of validate means.",
    "site": "Make a web site of a collection of TEI documents.",
    "package": "Put an edition into a BagIt bag, for the archive.",
    "persons": "Propose a list of the persons that a collection names.",
    "convert": "Turn memos in plain text into TEI editions.",
    "html": "Make a web page of a TEI edition.",
    "text": "Make plain text of a TEI edition.",
    "export": "Make EPUB, PDF, Markdown, JSON and other forms of TEI editions.",
    "cmif": "Write the correspondence of a collection as CMIF, for correspSearch.",
    "init": "Write a file of settings for a collection, with comments.",
    "schema": "Keep schemas under names, for validate.",
}
#: Where the work of a command is done, if not in what the module of the command imports.
_WORK = {"build": "tei_tools.build", "convert": "tei_tools.following"}
EXAMPLE = """\b
Examples:
  tei-tools build memos -o editions       of a folder of .txt files
  tei-tools validate editions
  tei-tools site editions -o site

Each command explains itself: tei-tools COMMAND --help
"""


class _Lazy(click.Group):
    """A group that imports a command when it is called, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in COMMANDS and _shares_its_work(args):
            from tei_tools.batch import start_early

            start_early(_WORK.get(args[0], f"{__name__}.{args[0]}"))
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from tei_tools.slips import meant_or

            hint = meant_or("the commands are listed by --help", args[0], COMMANDS)
            raise click.UsageError(f"there is no command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXAMPLE,
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Turn plain-text historical memos into TEI P5 editions."""


def _shares_its_work(args: list[str]) -> bool:
    """Whether a command will need processes beside this one, as far as that can be told before its
    options are read. What is not seen here costs a moment, no more."""
    words = " ".join(args).replace("=", " ").split()
    jobs = [number for option, number in pairwise(words) if option == "--jobs"]
    return jobs[-1:] not in ([], ["1"]) and "--scheduler" not in words


def main() -> None:
    """Run the command line and leave with its exit status."""
    telling = Telling()
    try:
        status = run()
    except SystemExit as error:  # it was stopped at once
        from tei_tools.cli.stopping import end_soon

        if isinstance(error.code, int):
            end_soon(error.code)
        raise
    sys.exit(telling.status(status))


def run(args: list[str] | None = None) -> int:
    """Run the command line with ``args`` (those of the process by default); the exit status."""
    open_streams()
    try:
        status = cli.main(args, prog_name="tei-tools", standalone_mode=False)
        sys.stdout.flush()
    except TeiToolsError as error:
        click.echo(f"tei-tools: {error}", err=True)
        return 2 if isinstance(error, (BusyError, InputError)) else 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("tei-tools: interrupted", err=True)
        return 130
    except BrokenPipeError:  # whoever read our output has closed it
        drop_output()
        return 1
    except OSError as error:  # files tell of their own errors
        drop_output()
        what = error.filename or "the standard output"
        click.echo(f"tei-tools: {what}: cannot be read or written ({error.strerror})", err=True)
        return 1
    return status or 0
