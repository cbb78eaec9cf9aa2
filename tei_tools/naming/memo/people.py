"""Which names of a document are one person's."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Container, Sequence

from tei_tools.authority.ids import to_xml_id
from tei_tools.naming.text.passages import Name

_PREFIX = "p_"


def own_ids(names: Sequence[Name], taken: Container[str]) -> dict[int, str]:
    """Start of each name -> an ``xml:id`` for its person, the same for all mentions of one.

    A bare family name goes with the last fuller name before it, otherwise with the fullest after
    it. The ids are made of the fullest name, and differ from those ``taken``.
    """
    families: dict[str, _Family] = defaultdict(_Family)
    for name in sorted(names, key=lambda name: -len("".join(name.given))):
        family = families[name.family]
        if name.given and family.person(name) is None:
            family.add(name)
    ids: dict[int, str] = {}
    known: dict[str, str] = {}  # the words of persons -> their ids
    for name in names:
        person = families[name.family].person(name) or name
        words = "_".join((person.family, *person.given))
        own = known.get(words)
        if own is None:
            own = to_xml_id(_PREFIX + words)
            while own in taken:
                own += "_"
            known[words] = own
        ids[name.start] = own
    return ids


class _Family:
    """The persons of one family, each with the fullest name.

    They are kept by what their first given name may be shortened to: where a memo names a thousand
    of one family, each name is compared with few of them.
    """

    def __init__(self) -> None:
        self.rows: dict[str, list[Name]] = defaultdict(list)  # each in the order of the text
        self.ranks: dict[int, int] = {}  # start of a name -> how many are fuller

    def add(self, name: Name) -> None:
        """Add a person; those with fuller names come first."""
        self.ranks[name.start] = len(self.ranks)
        first = name.given[0]
        for key in {"", first, f"{first[0]}."}:
            insort(self.rows[key], name, key=_start)

    def person(self, name: Name) -> Name | None:
        """Whom the name means: the last one named so before it, otherwise the one with the fullest
        name; None if nobody has such a name."""
        first = name.given[0] if name.given else ""
        keys = (first, first[0]) if len(first) > 1 else (first and f"{first}.",)
        rows = [self.rows[key] for key in keys if key in self.rows]
        before = [last for row in rows if (last := _last(row, name))]
        if before:
            return max(before, key=_start)
        after = (other for row in rows for other in row if _compatible(name, other))
        return min(after, key=lambda other: self.ranks[other.start], default=None)


def _start(name: Name) -> int:
    return name.start


def _last(row: Sequence[Name], name: Name) -> Name | None:
    """The last name of the row that stands before the name, or is it, and may be of one person."""
    end = bisect_right(row, name.start, key=_start)
    return next((row[at] for at in range(end - 1, -1, -1) if _compatible(name, row[at])), None)


def _compatible(one: Name, other: Name) -> bool:
    """Whether the given names of the two may be one person's."""
    return all(
        a == b or (a[0] == b[0] and 1 in (len(a), len(b)))
        for a, b in zip(one.given, other.given, strict=False)
    )
