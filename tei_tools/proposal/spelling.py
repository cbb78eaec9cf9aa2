"""Names that differ in a letter or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

_ONE, _TWO = 5, 8  # letters that a name needs for one difference, and for two


def look_alikes(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words that may be spellings of one name: ``khrushchev`` and ``khruschev``.

    Words of five letters may differ in one (wrong, missing, or two exchanged), those of eight in
    two; the first letter is the same.
    """
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words)):
        if len(word) >= _ONE:
            by_letter[word[0]].append(word)
    for group in by_letter.values():
        for one, other in combinations(group, 2):
            allowed = 2 if min(len(one), len(other)) >= _TWO else 1
            if abs(len(one) - len(other)) <= allowed and distance(one, other, allowed) <= allowed:
                yield one, other


def distance(one: str, other: str, limit: int) -> int:
    """How many letters must be changed, added, left out or exchanged with the next to make one
    word of the other (optimal string alignment); ``limit + 1`` where it is more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
