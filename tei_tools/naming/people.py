"""Which names of a document are one person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from tei_tools.authority.ids import to_xml_id
from tei_tools.naming.passages import Name

_PREFIX = "p_"


def own_ids(names: Sequence[Name], taken: Container[str]) -> dict[int, str]:
    """Start of each name -> an ``xml:id`` for its person, the same for all mentions of one.

    A bare family name goes with the fuller name before it, otherwise with the first after it. The
    ids are made of the fullest name, and differ from those ``taken``.
    """
    fuller: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(names, key=lambda name: -len("".join(name.given))):
        if name.given and not any(_compatible(name, other) for other in fuller[name.family]):
            fuller[name.family].append(name)
    ids = {}
    for name in names:
        fitting = [other for other in fuller[name.family] if _compatible(name, other)]
        before = [other for other in fitting if other.start <= name.start]
        person = max(before or fitting or [name], key=lambda other: other.start if before else 0)
        own = to_xml_id(_PREFIX + "_".join((person.family, *person.given)))
        while own in taken:
            own += "_"
        ids[name.start] = own
    return ids


def _compatible(one: Name, other: Name) -> bool:
    """Whether the given names of the two may be one person's."""
    return all(
        a == b or (a[0] == b[0] and 1 in (len(a), len(b)))
        for a, b in zip(one.given, other.given, strict=False)
    )
