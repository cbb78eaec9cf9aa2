"""``tei-tools cmif``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click

from tei_tools.cli import values
from tei_tools.cli.configured import Configured
from tei_tools.cli.sources import EDITIONS, find_files
from tei_tools.cli.stopping import stopping
from tei_tools.clock import today
from tei_tools.counting import count
from tei_tools.errors import InputError, ReadError, TeiToolsError
from tei_tools.files import write_atomically
from tei_tools.findings import Finding
from tei_tools.inputs import Input
from tei_tools.tei import parse, serialize

if TYPE_CHECKING:
    from tei_tools.cmif import Letter, Register

EXAMPLE = """\b
Examples:
  tei-tools cmif editions -o cmif.xml --title 'Letters of the Harbour Office' \\
    --publisher 'Example Archive' --url https://archive.example/cmif.xml \\
    --base-url https://archive.example/letters/
"""


def _date(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:
    return values.moment_of(ctx, parameter, value) or today()


@click.command("cmif", cls=Configured, own=("date", "licence"), epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=values.NEW_FILE,
    metavar="FILE",
    help="File to write.",
)
@click.option("--title", required=True, metavar="TEXT", help="Title of the index of letters.")
@click.option("--publisher", required=True, metavar="NAME", help="Who publishes the index.")
@click.option(
    "--url",
    required=True,
    callback=values.address,
    metavar="URL",
    help="Address at which the index will stand.",
)
@click.option("--editor", metavar="NAME", help="Whom to ask about it; by default the publisher.")
@click.option("--email", callback=values.email, metavar="ADDRESS", help="Where to ask.")
@click.option(
    "--date",
    callback=_date,
    metavar="DATE",
    help="Date of the index; by default today, so give one to make the same file again.",
)
@click.option(
    "--licence",
    callback=values.address,
    metavar="URL",
    help="Address of the licence of the index; by default CC BY 4.0, which CMIF asks for.",
)
@click.option(
    "--edition",
    metavar="TEXT",
    help="Bibliographic description of the edition; by default the title.",
)
@click.option(
    "--kind",
    type=click.Choice(["online", "print", "hybrid"]),
    default="online",
    show_default=True,
    help="How the edition is published.",
)
@click.option(
    "--base-url",
    callback=values.address,
    metavar="URL",
    help="What stands before the path of a document in its address.",
)
@click.option(
    "--ending",
    metavar="TEXT",
    help="Ending of the documents in their addresses, such as .html; by default their own.",
)
@click.option(
    "--register",
    "registers",
    type=values.FILE,
    multiple=True,
    metavar="FILE",
    help="List of persons or places with authority numbers: TEI, or CSV with columns such as gnd, "
    "viaf, lccn, wikidata, geonames. May be repeated.",
)
def command(
    files: tuple[str, ...],
    output: Path,
    base_url: str | None,
    ending: str | None,
    registers: tuple[Path, ...],
    **options: Any,
) -> int:
    """Write the correspondence of a collection as CMIF, for correspSearch.

    SOURCE is a TEI document of any origin, a folder or archive (all .xml files in it and below), or
    a pattern; documents that have a correspDesc are in the index. Findings go to the standard
    error. Exit status: 0 all well (warnings do not count), 1 a file failed, 2 wrong usage, 130
    interrupted, 143 terminated.
    """
    from tei_tools.cmif import LICENCE, Index, Register, cmif_document, read_register

    index = Index(**{name: value for name, value in options.items() if value is not None})
    register = Register()
    for path in registers:
        register |= read_register(path)
    address = partial(_link, base_url, ending=ending)
    letters, documents, status, stopped = _read_all(
        _once(find_files(files, EDITIONS), output), address, register
    )
    if stopped:
        click.echo("tei-tools: no index was written, since the run was stopped", err=True)
        return stopped
    if not letters:
        raise ReadError(
            f"{', '.join(files)}: no document describes a letter (correspDesc with sender or "
            "recipient), so there is nothing to write"
        )
    if index.licence != LICENCE:
        click.echo(_other_licence(output, index.licence), err=True)
    write_atomically(output, serialize(cmif_document(index, letters)))
    _tell(letters, documents, output)
    return status


def _read_all(
    sources: Iterable[Input], address: Callable[[Input], str], register: Register
) -> tuple[list[Letter], int, int, int]:
    """The letters of all sources, how many of these could be read, the exit status as far as they
    make it, and the status with which the run was stopped, or 0. Findings and failures are told."""
    from tei_tools.cmif import read_letters

    letters: list[Letter] = []
    status = documents = 0
    with stopping() as stop:
        for source in sources:
            if stop.asked():
                return letters, documents, status, stop.status
            try:
                tree = parse(source.read(), str(source))
            except TeiToolsError as error:
                click.echo(f"tei-tools: {error}", err=True)
                status = 1
                continue
            documents += 1
            found, findings = read_letters(tree, str(source), address(source), register)
            letters += found
            for finding in findings:
                click.echo(finding, err=True)
    return letters, documents, status, 0


def _tell(letters: Sequence[Letter], documents: int, output: Path) -> None:
    """Tell how many letters are in the index, and who of their correspondents is identified."""
    parties = {a for one in letters for a in (*one.sent.agents, *one.received.agents)}
    linked = sum(1 for party in parties if party.address)
    click.echo(
        f"{output}: {len(letters):,} of {count(documents, 'document')}, "
        f"{linked:,} of {count(len(parties), 'correspondent')} with an address in an authority "
        "file",
        err=True,
    )


def _other_licence(output: Path, licence: str) -> Finding:
    return Finding(
        str(output), 0, 0, "cmif-licence", "warning",
        f"the licence is {licence}, CMIF asks for CC BY 4.0",
        "correspSearch may not take it; leave out --licence if you can",
    )  # fmt: skip


def _link(base: str | None, source: Input, *, ending: str | None) -> str:
    """The address of a document by its path below the folder that was named."""
    if base is None:
        return ""
    if ending is None:
        ending = PurePath(source.member.name if source.member else source.name).suffix
    path = PurePath(source.place).as_posix() + ending
    return f"{base}{'' if base[-1] in '/=#?' else '/'}{quote(path)}"


def _once(found: Iterable[Input], output: Path) -> list[Input]:
    """Each document once, by whatever name; the index itself, of an earlier run, is none.

    Raises InputError where the index would overwrite what is none.
    """
    own = os.path.realpath(output)
    if not _is_index(Input(str(output))):
        raise InputError(
            f"{output} would be overwritten, but is no index; choose another file with -o, or move "
            "it away"
        )
    known: dict[tuple[str, str], Input] = {}
    for one in found:
        member = one.member.name if one.member else ""
        known.setdefault((os.path.realpath(one.name), member), one)
    return [one for (path, _), one in known.items() if path != own]


def _is_index(file: Input) -> bool:
    """Whether a file is an index, which may be written anew, or nothing yet."""
    from tei_tools.cmif import is_index

    try:
        return is_index(parse(file.read(), str(file)))
    except TeiToolsError:
        return not Path(file.path).exists()
