"""``tei-tools validate``."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei_tools.findings import Finding

if TYPE_CHECKING:
    from tei_tools.check.rules import Profile

EXAMPLE = """\b
Examples:
  tei-tools validate output/                    all editions in a folder
  tei-tools validate memo.xml --format json     for programs
  tei-tools validate old/*.xml --schema tei_all.rng
"""


@click.command("validate", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--schema",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Check against this schema (.xsd, .rng, .rnc), not that of our own editions.",
)
@click.option(
    "--profile",
    type=click.Choice(["memo", "frus", "tei"]),
    help="The rules to apply: memo for our own editions (the default), frus for editions after "
    "the conventions of FRUS, tei for any other (the default with --schema).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the findings.",
)
@click.option("--quiet", is_flag=True, help="Write only errors, and no summary.")
def command(
    files: tuple[str, ...], schema: Path | None, profile: Profile | None, form: str, quiet: bool
) -> int:
    """Check TEI editions against schema and rules.

    FILE is a file, a folder (all .xml files in it and below), or a pattern such as 'output/*.xml'.
    Findings go to the standard output. Exit status: 0 all well (warnings do not count), 1 errors
    found or a file failed, 2 wrong usage.
    """
    from tei_tools.check import as_json, as_text, summary, validate
    from tei_tools.check.schemas import load_schema

    load_schema(schema)  # a schema that cannot be used is told once, not for every file
    findings: list[Finding] = []
    paths = list(dict.fromkeys(path for name in files for path in _paths(name)))
    for path in paths:
        found = (
            [Finding(str(path), 0, 0, "file-missing", "error", "the folder holds no .xml file")]
            if path.is_dir()
            else validate(path, schema=schema, profile=profile)
        )
        if quiet:
            found = [finding for finding in found if finding.severity == "error"]
        findings += found
        if form == "text":
            click.echo(as_text(found), nl=False)
    if form == "json":
        click.echo(as_json(findings, len(paths)), nl=False)
    if not quiet:
        click.echo(summary(findings, len(paths)), err=True)
    return int(any(finding.severity == "error" for finding in findings))


def _paths(name: str) -> Iterator[Path]:
    """The files that an argument stands for, sorted.

    A folder without editions, or a name that matches nothing, stands for itself, so that it
    becomes a finding of its own and does not stop the rest.
    """
    path = Path(name)
    if path.is_dir():
        yield from sorted(path.rglob("*.xml")) or [path]
    elif not path.exists() and (matches := sorted(glob.glob(name, recursive=True))):
        for match in matches:
            yield from _paths(match)
    else:
        yield path
