"""Following a recipe: its lists, read once in each process, and the edition of a memo."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from tei_tools.annotate.model import Annotator
from tei_tools.authority import read_authorities
from tei_tools.convert import Authorities, Edition, convert, default_annotators
from tei_tools.layout import NOTE_STYLES
from tei_tools.recipe import Recipe, Task
from tei_tools.review import Ruling, read_rulings
from tei_tools.source import Source, decode

_RECIPES = 8  # how many recipes a process keeps the lists of

#: Of each recipe its lists, and the archivist's decisions.
Lists: TypeAlias = Mapping[Recipe, tuple[Authorities, tuple[Ruling, ...]]]
#: The lists that came with the job that is being done: a worker may do others beside it, and lives
#: longer than any of them.
carried_lists: ContextVar[Lists] = ContextVar("carried_lists", default=MappingProxyType({}))


def make_edition(recipe: Recipe, task: Task) -> Edition:
    """Read and convert a memo after a recipe; raises TeiToolsError where that cannot be done."""
    recipe = task.recipe or recipe
    name = str(task)
    return convert(
        Source(name, decode(task.source.read(), name, recipe.encoding)),
        annotators(recipe),
        authorities(recipe),
        recipe.settings,
        notes=next((style for style in NOTE_STYLES if style.name == recipe.dialect), None),
        unwrap=recipe.unwrap,
        rulings=rulings(recipe),
    )


@lru_cache(maxsize=_RECIPES)
def authorities(recipe: Recipe) -> Authorities:
    """The lists of a recipe, read once in each process.

    Raises AuthorityError where one cannot be used.
    """
    if recipe in (carried := carried_lists.get()):
        return carried[recipe][0]
    return Authorities(
        persons=read_authorities(recipe.persons, "person"),
        terms=read_authorities(recipe.terms, "term"),
        places=read_authorities(recipe.places, "place"),
        orgs=read_authorities(recipe.orgs, "org"),
    )


@lru_cache(maxsize=_RECIPES)
def rulings(recipe: Recipe) -> tuple[Ruling, ...]:
    """The decisions that the archivist has written down, read once in each process.

    Raises ReadError where the table cannot be used.
    """
    if recipe in (carried := carried_lists.get()):
        return carried[recipe][1]
    if recipe.review is None or not recipe.review.exists():
        return ()
    return read_rulings(recipe.review)


@lru_cache(maxsize=_RECIPES)
def annotators(recipe: Recipe) -> tuple[Annotator, ...]:
    """The annotators of a recipe, made once in each process."""
    return default_annotators(authorities(recipe))


def reread() -> None:
    """Read the files of recipes anew, which may have changed since this process read them."""
    for reading in (authorities, rulings, annotators):
        reading.cache_clear()
