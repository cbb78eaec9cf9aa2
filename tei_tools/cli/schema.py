"""``tei-tools schema``."""

from __future__ import annotations

import shutil

import click

from tei_tools.counting import count
from tei_tools.files import write_atomically

EXAMPLE = """\b
Examples:
  tei-tools schema add tei_all schemas/tei_all.rng
  tei-tools schema list
  tei-tools schema remove tei_all
"""


@click.group("schema", epilog=EXAMPLE)
def command() -> None:
    """Keep schemas under names, for validate.

    Registered schemas are kept in the user's cache, with checksum and version.
    """


@command.command("add")
@click.argument("name")
@click.argument("source")
def add(name: str, source: str) -> int:
    """Register a schema under NAME.

    SOURCE is a file, or an address, which is fetched now and never again. The files that the schema
    includes are taken with it.
    """
    from tei_tools.check.registry import ENTRY, cache, gather, registered
    from tei_tools.check.schemas import load_schema

    if any(each.name == name for each in registered()):
        raise click.UsageError(f"there is a schema {name}; remove it first, or take another name")
    files = gather(name, source)
    folder = cache() / name
    entry = files.pop(ENTRY)
    try:
        for file, data in files.items():
            write_atomically(folder / file, data)
        load_schema(folder / next(iter(files)))
        write_atomically(folder / ENTRY, entry)
    finally:
        if not (folder / ENTRY).exists():  # what cannot be used is not kept
            shutil.rmtree(folder, ignore_errors=True)
    [new] = [each for each in registered() if each.name == name]
    version = f", version {new.version}" if new.version else ""
    click.echo(f"{name}: {count(len(files), 'file')}{version}", err=True)
    return 0


@command.command("list")
def list_() -> int:
    """List the registered schemas: name, version, checksum and source, one a line."""
    from tei_tools.check.registry import registered

    for each in registered():
        version = each.version or "-"
        click.echo(f"{each.name}\t{version}\tsha256:{each.checksum}\t{each.source}")
    return 0


@command.command("remove")
@click.argument("name")
def remove(name: str) -> int:
    """Forget the schema NAME."""
    from tei_tools.check.registry import ENTRY, cache

    folders = [entry.parent for entry in cache().glob(f"*/{ENTRY}") if entry.parent.name == name]
    if not folders:
        raise click.UsageError(f"there is no schema {name}; see tei-tools schema list")
    for folder in folders:
        shutil.rmtree(folder)
    return 0
