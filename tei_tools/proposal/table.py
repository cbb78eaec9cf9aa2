"""The proposal as a table for the archivist."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Sequence

from tei_tools.authority.ids import to_xml_id
from tei_tools.proposal.grouping import Person
from tei_tools.proposal.reading import Appearance

#: The columns; ``convert --persons`` needs the first three and keeps the others.
COLUMNS = (
    "id", "name", "description", "mentions", "documents", "first", "last", "forms", "contexts",
    "duplicates",
)  # fmt: skip
_OFFICES, _CONTEXTS = 3, 3


def to_csv(people: Sequence[Person], taken: Collection[str] = (), least: int = 1) -> str:
    """The persons who are named ``least`` times as CSV, with ids that differ from those ``taken``.

    An id is ``p_``, the initials with that of the family name first, and a number
    (``p_KHA_1``). ``first`` and ``last`` are the documents in the order of their dates, those
    without a date after the others.
    """
    kept = [person for person in people if sum(person.forms.values()) >= least]
    ids = _ids(kept, set(taken))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for person in kept:
        documents = sorted(person.appearances, key=_order)
        duplicates = sorted(
            f"{ids[id(other)]} {other.name.heading}"
            for other in person.duplicates
            if id(other) in ids
        )
        writer.writerow(
            (
                ids[id(person)],
                person.name.heading,
                description(person.offices),
                sum(person.forms.values()),
                len({appearance.document for appearance in documents}),
                documents[0].document,
                documents[-1].document,
                "; ".join(f"{form} ({count})" for form, count in _by_count(person.forms)),
                " | ".join(_contexts(documents)),
                "; ".join(duplicates),
            )
        )
    return out.getvalue()


def description(offices: Counter[str]) -> str:
    """The offices named most often, without those that a longer one contains."""
    named = {office: offices[office] for office in sorted(offices)}
    kept = [
        (sum(count for other, count in named.items() if other in office), office)
        for office in named
        if not any(office != other and office in other for other in named)
    ]
    kept.sort(key=lambda found: (-found[0], found[1]))
    return "; ".join(office for _, office in kept[:_OFFICES])


def _ids(people: Sequence[Person], taken: set[str]) -> dict[int, str]:
    """The id of each person, by the identity of the object."""
    ids: dict[int, str] = {}
    counts: Counter[str] = Counter()
    for person in people:
        initials = person.name.initials or "X"
        while True:
            counts[initials] += 1
            own = to_xml_id(f"p_{initials}_{counts[initials]}")
            if own not in taken:
                break
        ids[id(person)] = own
    return ids


def _by_count(forms: Counter[str]) -> list[tuple[str, int]]:
    return sorted(forms.items(), key=lambda found: (-found[1], found[0]))


def _order(appearance: Appearance) -> tuple[bool, str, list[tuple[int, str]]]:
    """By date, then by name, numbers in names by their value."""
    parts = re.findall(r"(\d+)|(\D+)", appearance.document)
    name = [(int(digits) if digits else -1, other) for digits, other in parts]
    return not appearance.date, appearance.date, name


def _contexts(documents: Sequence[Appearance]) -> list[str]:
    """Some places, each from another document as far as there are such, with the document."""
    contexts = [
        f"{appearance.document}: {appearance.mentions[at].context}"
        for at in range(_CONTEXTS)
        for appearance in documents
        if at < len(appearance.mentions)
    ]
    return contexts[:_CONTEXTS]
