"""What a source note says, as data: every value with its place in the text."""

from __future__ import annotations

from typing import Literal, NamedTuple

Role = Literal["drafter", "clearer", "approver", "initialed"]


class Value(NamedTuple):
    """``text[start:end]`` (half-open character offsets) and what it says, normalized."""

    start: int
    end: int
    value: str


class Person(NamedTuple):
    """A person whom the note names as having had a hand in the document: the name only."""

    start: int
    end: int
    name: str
    role: Role


class Provenance(NamedTuple):
    """What one source note says. A field that the note does not mention is None or empty.

    ``repository``, ``settlement``, ``country``, ``record_group``, ``collections`` (largest first),
    ``lots`` of the Department of State (``81D286``), ``accessions`` of records centers (FRC and job
    numbers), ``boxes``, ``folders`` and ``file_numbers`` (decimal, subject-numeric, film and
    document symbols) tell where the document lies; ``printed`` is the reference to a printed
    source.

    ``classification`` is one of :data:`tei_tools.provenance.marking.CLASSIFICATIONS`; ``caveats``
    restrict handling (Nodis, Eyes Only), ``precedences`` say how urgently it was sent (Niact).

    ``persons`` drafted, cleared, approved or initialed it, ``offices`` are the office symbols and
    bodies named beside or instead of them. ``transmissions`` are sentences on how it was sent,
    ``received`` says when it came in, ``repeated_to`` are the posts that had a copy, and
    ``attachments`` are the sentences on what was attached.
    """

    repository: Value | None = None
    settlement: Value | None = None
    country: Value | None = None
    record_group: Value | None = None
    collections: tuple[Value, ...] = ()
    lots: tuple[Value, ...] = ()
    accessions: tuple[Value, ...] = ()
    boxes: tuple[Value, ...] = ()
    folders: tuple[Value, ...] = ()
    file_numbers: tuple[Value, ...] = ()
    printed: Value | None = None
    classification: Value | None = None
    caveats: tuple[Value, ...] = ()
    precedences: tuple[Value, ...] = ()
    persons: tuple[Person, ...] = ()
    offices: tuple[Value, ...] = ()
    transmissions: tuple[Value, ...] = ()
    received: Value | None = None
    repeated_to: tuple[Value, ...] = ()
    attachments: tuple[Value, ...] = ()


def value(text: str, start: int, end: int) -> Value:
    """The range without white space at its ends; its value has single blanks."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Value(start, end, " ".join(text[start:end].split()))
