"""How documents are spread over time: the bars of a picture, and where they stand in it.

Across, all measures are percentages, so that the picture fills any width and its words keep their
size; downward they are pixels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tei_tools.edition.site.collection import Document, Group
from tei_tools.edition.site.days import month_name, short_month
from tei_tools.edition.words import Words

#: Above the highest bar is room for its number.
TOP, HEIGHT = 20, 110
BASE = TOP + HEIGHT
_LABELS = 8
_WIDEST = 6.0
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is, how many documents, its place, and the page it leads to or nothing."""

    name: str
    count: int
    x: float
    width: float
    y: float
    height: float
    link: str
    is_highest: bool = False
    label: str = ""
    anchor: str = "middle"

    @property
    def middle(self) -> float:
        """Where its label stands."""
        ends = {"start": self.x, "middle": self.x + self.width / 2, "end": self.x + self.width}
        return round(ends[self.anchor], 3)


def years(groups: Sequence[Group]) -> list[Bar]:
    """A bar for each year, also for those without documents; none where there is only one."""
    counts = {int(g.name): (len(g.documents), g.path) for g in groups if g.name.isdigit()}
    if len(counts) < 2:
        return []
    first, last = min(counts), max(counts)
    shown = range(first, last + 1) if last - first < _LONGEST else sorted(counts)
    step = next(step for step in _STEPS if len(shown) <= step * _LABELS)
    return _bars(
        [(str(year), *counts.get(year, (0, ""))) for year in shown],
        {place: str(year) for place, year in enumerate(shown) if year % step == 0},
    )


def months(documents: Sequence[Document], say: Words) -> list[Bar]:
    """A bar for each month of a year; none where no document tells its month."""
    counts = by_month(documents)
    slots = [
        (month_name(n, say), counts[n], f"#month-{n}" if counts[n] else "") for n in range(1, 13)
    ]
    labels = {place: short_month(place + 1, say) for place in range(0, 12, 2)}
    return _bars(slots, labels) if any(count for _, count, _ in slots) else []


def by_month(documents: Sequence[Document]) -> Mapping[int, int]:
    """How many documents each month has, by its number."""
    return Counter(month_of(document) for document in documents)


def month_of(document: Document) -> int:
    """The number of the month of a document; 0 where it tells none."""
    month = document.facts.begin[5:7]
    return int(month) if month.isdigit() and 1 <= int(month) <= 12 else 0


def _bars(slots: list[tuple[str, int, str]], labels: Mapping[int, str]) -> list[Bar]:
    most = max(count for _, count, _ in slots)
    highest = next(place for place, (_, count, _) in enumerate(slots) if count == most)
    step = 100 / len(slots)
    width = min(step * 0.84, _WIDEST)
    bars = []
    for place, (name, count, link) in enumerate(slots):
        height = round(count / most * HEIGHT, 2)
        anchor = "middle"
        if len(slots) > _LABELS:  # the first and the last bar are narrower than their labels
            anchor = {0: "start", len(slots) - 1: "end"}.get(place, anchor)
        bars.append(
            Bar(
                name=name,
                count=count,
                x=round(place * step + (step - width) / 2, 3),
                width=round(width, 3),
                y=round(BASE - height, 2),
                height=height,
                link=link,
                is_highest=place == highest,
                label=labels.get(place, ""),
                anchor=anchor,
            )
        )
    return bars
