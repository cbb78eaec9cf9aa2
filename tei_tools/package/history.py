"""What was done with a document, as events: taken in, converted, checked.

Each takes place on the day of the packaging, if that is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from tei_tools import __version__
from tei_tools.findings import Finding
from tei_tools.package.model import Settings, Stored
from tei_tools.package.premis import UNKNOWN, Agent, Event, with_notes
from tei_tools.tei import tag


def this_program() -> Agent:
    """This program, as the agent of an event."""
    return Agent("tei-tools", version=__version__)


def ingestion(source: Stored | None, expected: str, settings: Settings) -> Iterator[Event]:
    """That the source, if it is there, was read; ``expected`` is as in ``Item``."""
    if source is None:
        return
    detail = f"{source.size} bytes were read; their SHA-256 is {source.sha256}"
    day, objects = settings.bagging_date or UNKNOWN, ((source.place, "source"),)
    if expected in ("", source.sha256):
        yield Event("ingestion", day, detail, "success", (), _agents(settings), objects)
    else:
        note = f"the SHA-256 of the source was {expected} when the document was built of it"
        yield Event("ingestion", day, detail, "warning", (note,), _agents(settings), objects)


def conversion(
    tree: etree._ElementTree, source: Stored | None, made: Sequence[str], settings: Settings
) -> Iterator[Event]:
    """That the programs which the header names have converted it; nothing, if it names none.

    ``made`` are the places of the document and of its other editions. On which day it was no
    document tells: not after that of the packaging.
    """
    programs = tuple(_programs(tree))
    if programs:
        objects = [(source.place, "source")] if source else []
        objects += [(place, "outcome") for place in made]
        until = f"../{settings.bagging_date}" if settings.bagging_date else UNKNOWN
        detail = "conversion to TEI P5, and to the other editions, by the programs it names"
        yield Event("migration", until, detail, "success", (), programs, tuple(objects))


def validation(document: Stored, findings: Sequence[Finding], settings: Settings) -> Event:
    """That the document was checked, and what was found."""
    severities = [finding.severity for finding in findings]
    bad, doubtful = "error" in severities, "warning" in severities
    outcome = "fail" if bad else "warning" if doubtful else "success"
    schema = f"the schema {settings.schema.name}" if settings.schema else "its schema"
    detail = f"check against {schema}, and by rules; errors: {severities.count('error')}"
    notes = with_notes(f"{f.place or 0}: {f.severity}: {f.message} [{f.rule}]" for f in findings)
    day, objects = settings.bagging_date or UNKNOWN, ((document.place, "source"),)
    return Event("validation", day, detail, outcome, notes, _agents(settings), objects)


def _agents(settings: Settings) -> tuple[Agent, ...]:
    """Who packs: this program, for an organization."""
    if not settings.source_organization:
        return (this_program(),)
    return this_program(), Agent(settings.source_organization, "organization")


def _programs(tree: etree._ElementTree) -> Iterator[Agent]:
    """The programs that the header of a document names, with their versions."""
    for application in tree.getroot().iter(tag("application")):
        if name := " ".join(application.get("ident", "").split()):
            yield Agent(name, version=" ".join(application.get("version", "").split()))
