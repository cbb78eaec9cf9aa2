"""What is made of memos, and with what: values alone, which every command can have at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tei_tools.inputs import Input
from tei_tools.settings import Settings

#: The formats of editions, with the endings of their files.
ENDINGS = {"xml": ".xml", "html": ".html", "text": ".txt"}


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is made of every memo of a run, and with what.

    ``dialect`` names a note style of ``layout.NOTE_STYLES``; it and ``unwrap`` are those of
    :func:`tei_tools.convert.convert`. ``review`` is a table of decisions about doubtful names, see
    :mod:`tei_tools.review`; the file may be missing. ``facsimile`` is the address of the images of
    pages, in web pages. ``protocol`` is that of the store that is written to, see
    :func:`tei_tools.stores.write`. ``fingerprint`` stands for what lists and decisions hold, where
    they are :class:`Carried`.
    """

    formats: tuple[str, ...] = tuple(ENDINGS)
    encoding: str | None = None
    persons: tuple[Path, ...] = ()
    terms: tuple[Path, ...] = ()
    places: tuple[Path, ...] = ()
    orgs: tuple[Path, ...] = ()
    dialect: str | None = None
    unwrap: bool | None = None
    review: Path | None = None
    facsimile: str | None = None
    settings: Settings = field(default_factory=Settings)
    protocol: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One memo and where its editions go: ``target`` is their path without an ending.

    ``recipe`` is followed instead of that of the run.
    """

    source: Input
    target: str
    recipe: Recipe | None = None

    def __str__(self) -> str:
        return str(self.source)

    def outputs(self, formats: tuple[str, ...]) -> tuple[Path, ...]:
        """The files that are written for the formats."""
        return tuple(Path(self.target + ENDINGS[f]) for f in formats)
