"""What a build remembers from one run to the next: tasks in the words of the collection."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tei_tools.batch import Outcome
from tei_tools.collection import (
    Circumstances,
    Entry,
    Listed,
    Made,
    Wanted,
    by_field,
    program_digest,
    sha256_of_file,
)
from tei_tools.inputs import Input
from tei_tools.recipe import ENDINGS, Recipe, Task
from tei_tools.review import Ruling

if TYPE_CHECKING:
    from tei_tools.build import Built

_PACKAGE = Path(__file__).parents[1]
_LISTS = ("persons", "terms", "places", "orgs")
_NOT_VALID = "the edition is not valid, so it was not written; see the findings"
_NO_SETTINGS = {*_LISTS, "review", "settings", "protocol", "fingerprint"}


def wanted(tasks: Iterable[Task], recipe: Recipe, output: Path) -> Iterator[Wanted]:
    """What the collection has to know of each task.

    The digests of lists and decisions are taken here. That must be before they are read for the
    memos: what changes meanwhile is then noticed by the next run. Raises ReadError where a table of
    decisions cannot be used.
    """
    from tei_tools.check.schemas import schema_folder
    from tei_tools.following import reread, rulings

    reread()
    circumstances: dict[int, Circumstances] = {}
    decisions: dict[int, Mapping[str, str]] = {}
    endings: dict[tuple[str, ...], tuple[str, ...]] = {}
    program = program_digest(_PACKAGE, schema_folder())
    for task in tasks:
        own = task.recipe or recipe
        if id(own) not in circumstances:
            circumstances[id(own)] = _circumstances(own, program)
            decisions[id(own)] = _decisions(rulings(own))
            endings[own.formats] = tuple(ENDINGS[form] for form in own.formats)
        key, name = _below(task.target, output), str(task)
        yield Wanted(
            key,
            name,
            task.target,
            _path(task.source),
            endings[own.formats],
            circumstances[id(own)],
            decisions[id(own)].get(name, ""),
            task.source.name if task.source.member else None,
            task.source.read if _is_no_file(task.source) else None,
        )


def made(outcome: Outcome[Task, Built], entry: Entry) -> Made:
    """What came of a task, whose entry tells what was wanted."""
    built = outcome.result
    if built is None:
        return Made(entry.sha256, error=outcome.error, seconds=outcome.seconds)
    return Made(
        built.source,
        dict(zip(entry.wanted.outputs, built.digests, strict=True)) if built.digests else {},
        "" if built.digests else _NOT_VALID,
        built.findings,
        tuple(map(_doubt, built.doubtful)),
        tuple(map(by_field, built.decisions)),
        outcome.seconds,
    )


def doubts(made: Made) -> list[Ruling]:
    """The names in doubt that are remembered."""
    return [Ruling(**doubt) for doubt in made.names]


def _doubt(ruling: Ruling) -> dict[str, Any]:
    """A name in doubt, as it is remembered: without its line, which is one of the table alone."""
    doubt = by_field(ruling)
    del doubt["line"]
    return doubt


def _is_no_file(source: Input) -> bool:
    return bool(source.data is not None or source.member or source.fault)


def _path(source: Input) -> str | None:
    if source.member:
        return f"{source.name}/{source.member.name}"
    return source.name if source.data is None else None


def _circumstances(recipe: Recipe, program: str) -> Circumstances:
    own = {f.name: getattr(recipe, f.name) for f in fields(recipe) if f.name not in _NO_SETTINGS}
    settings = {name: str(value) for name, value in {**own, **asdict(recipe.settings)}.items()}
    lists = tuple(
        Listed(kind, str(path), sha256_of_file(path))
        for kind in _LISTS
        for path in getattr(recipe, kind)
    )
    return Circumstances(settings, lists, program)


def _decisions(rulings: Sequence[Ruling]) -> dict[str, str]:
    """For each memo about which the archivist has decided something, a digest of that."""
    by_memo = defaultdict(list)
    for ruling in rulings:
        if ruling.is_edited:
            by_memo[ruling.document].append(ruling)
    return {memo: hashlib.sha256(repr(own).encode()).hexdigest() for memo, own in by_memo.items()}


def _below(path: str, folder: Path) -> str:
    """A path in the folder, from there on, with ``/``. (Faster than ``relative_to``.)"""
    start = os.path.join(folder, "") if folder.parts else ""  # noqa: PTH118
    return path.removeprefix(start).replace(os.sep, "/")
