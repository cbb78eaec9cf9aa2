"""The options that more than one command has."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tei_tools.cli import values
from tei_tools.cli.configured import folder_settings
from tei_tools.files import write_atomically
from tei_tools.findings import Finding
from tei_tools.recipe import Recipe, Task
from tei_tools.review import NO_NAME, Ruling, merge_rulings, write_rulings
from tei_tools.settings import Settings

if TYPE_CHECKING:
    from tei_tools.authority import Authority

Command = TypeVar("Command", bound=Callable[..., Any])

#: The names of layout.NOTE_STYLES, which --help is not to wait for.
DIALECTS = (
    "digits",
    "markdown",
    "brackets",
    "parentheses",
    "superscripts",
    "superscripts-digit-list",
    "symbols",
    "digits-below-pages",
    "digits-at-margin",
)


def _list(name: str, holds: str) -> Callable[[Command], Command]:
    """The option of a list, which may be given in several files."""
    return click.option(
        name, type=values.FILE, multiple=True, metavar="FILE", help=f"{holds} May be repeated."
    )


encoding_option = click.option(
    "--encoding",
    callback=values.encoding,
    metavar="NAME",
    help="Encoding of the memos, such as cp1252; by default UTF-8.",
)

#: The lists of what the memos name, and the table of what is in doubt.
_LISTS = (
    _list("--persons", "List of persons: CSV with the columns id, name, description."),
    _list("--places", "List of places, in the same form."),
    _list("--orgs", "List of organizations and offices, in the same form."),
    _list("--terms", "List of terms and abbreviations, in the same form."),
    click.option(
        "--review",
        type=values.NEW_FILE,
        metavar="FILE",
        help="Write the names in doubt to FILE, as CSV; what you change in it holds from then on.",
    ),
)
#: What the header of an edition says of it.
_HEADER = (
    click.option("--publisher", metavar="NAME", help="Who publishes the editions."),
    click.option("--place", metavar="NAME", help="Place of publication."),
    click.option(
        "--date",
        metavar="DATE",
        callback=values.day_of,
        help="Date of publication: 2026, 2026-05-01, or today.",
    ),
    click.option(
        "--licence",
        callback=values.address,
        metavar="URL",
        help="Address of the licence of the editions.",
    ),
    click.option("--licence-name", metavar="NAME", help="Name of the licence."),
    click.option("--encoder", metavar="NAME", help="Who made the encoding."),
    click.option("--series", metavar="TITLE", help="Collection that the editions belong to."),
    click.option("--volume", metavar="TITLE", help="Volume of the series."),
)
#: How the memos are to be read.
_READING = (
    click.option(
        "--language",
        callback=values.language,
        metavar="CODE",
        help="Language of the memos, such as fr; by default the one each is in, if it is plain,"
        " otherwise en.",
    ),
    encoding_option,
    click.option(
        "--dialect",
        type=click.Choice(DIALECTS),
        metavar="NAME",
        help=f"How footnotes are written, if it is not recognized: {'; '.join(DIALECTS)}.",
    ),
    click.option(
        "--unwrap/--no-unwrap",
        default=None,
        help="Join lines that were broken to a width, or do not; by default this is recognized.",
    ),
)


def conversion_options(command: Command) -> Command:
    """Options of every command that converts memos."""
    for option in reversed((*_LISTS, *_HEADER, *_READING)):
        command = option(command)
    return command


def make_recipe(formats: tuple[str, ...], options: dict[str, Any]) -> Recipe:
    """The recipe that the options of :func:`conversion_options` ask for."""
    metadata = {field.name for field in fields(Settings)}
    given = {name: value for name, value in options.items() if value is not None}
    settings = Settings(**{name: given.pop(name) for name in metadata & given.keys()})
    return Recipe(formats, settings=settings, **given)


def with_folder_settings(tasks: Iterable[Task], recipe: Recipe) -> list[Task]:
    """The tasks, each with a recipe of its own where the configuration says so of its folder."""
    metadata = {field.name for field in fields(Settings)}
    recipes: dict[str, Recipe | None] = {}
    known = {recipe: recipe}  # one object for all that are equal
    result = []
    for task in tasks:
        folder = os.path.dirname(task.source.name)  # noqa: PTH120 (faster)
        if folder not in recipes:
            differ = folder_settings(task.source.path)
            settings = {name: differ.pop(name) for name in metadata & differ.keys()}
            own = replace(recipe, **differ, settings=replace(recipe.settings, **settings))
            recipes[folder] = known.setdefault(own, own) if own != recipe else None
        own_recipe = recipes[folder]
        result.append(replace(task, recipe=own_recipe) if own_recipe else task)
    return result


def read_lists(recipe: Recipe, tasks: Iterable[Task] = ()) -> None:
    """Read lists and decisions before the first memo, and write what is amiss in them, once."""
    from tei_tools.following import authorities, reread

    reread()
    for one in dict.fromkeys([recipe, *(task.recipe for task in tasks if task.recipe)]):
        lists = authorities(one)
        show(_strange_choices(one, lists.persons))
        for authority in (lists.persons, lists.terms, lists.places, lists.orgs):
            show(authority.findings)


def _strange_choices(recipe: Recipe, persons: Authority) -> Iterator[Finding]:
    """The archivist's choices that no list has, which may be slips of the pen."""
    from tei_tools.following import rulings

    for ruling in rulings(recipe):
        id = ruling.chosen
        if ruling.is_edited and id not in ("", NO_NAME) and id not in persons:
            what = f"the choice {id} for {ruling.name} in {ruling.document} is in no list"
            hint = "it becomes an entry of the edition's own; if it is a slip, correct it"
            yield Finding(
                str(recipe.review), ruling.line, 1, "review-choice", "warning", what, hint
            )


def write_review(recipe: Recipe, doubts: Iterable[Ruling]) -> None:
    """Write the table of names in doubt, if it was asked for, with the decisions made before, and
    those that were made while the run was at work."""
    if recipe.review is not None:
        from tei_tools.following import rulings

        rulings.cache_clear()
        table = write_rulings(merge_rulings(rulings(recipe), doubts))
        write_atomically(recipe.review, table.encode())


def show(findings: Iterable[Finding]) -> None:
    """Write findings to the standard error."""
    for finding in findings:
        click.echo(finding, err=True)
