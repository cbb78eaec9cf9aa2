"""Score the dates in running text against hand labels: ``python bench/dates/score.py``.

``labels/VOLUME__dN.ann`` (60 documents), those of ``labels-2`` (40), ``labels-3`` (20) and
``labels-4`` (15), which were drawn at random later, have kind, words, occurrence in ``dN.txt``,
value and flag, divided by
tabs; the form is that of ``../shared/frus/labels``, which may be named instead. Dates in datelines
are left out. Extents must agree exactly; labels flagged ``optional`` count neither as missed nor as
wrong, and the value of those with ``?`` is not judged. ``--errors`` lists what disagrees.
"""

from __future__ import annotations

import argparse
import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tei_tools.annotate.dates import dates
from tei_tools.layout import read_layout
from tei_tools.source import Source

HERE = Path(__file__).parent
CORPUS = HERE.parents[2] / "shared" / "frus" / "dev"
#: Start and end -> value and flag, or value alone.
Extent = tuple[int, int]


@dataclass
class Tally:
    """Extents wanted, given and agreeing; values judged and right."""

    wanted: int = 0
    given: int = 0
    agreeing: int = 0
    judged: int = 0
    right: int = 0

    def __str__(self) -> str:
        precision, recall = self.agreeing / self.given, self.agreeing / self.wanted
        return (
            f"{self.wanted} labels: P {precision:.3f} R {recall:.3f} "
            f"F1 {2 * self.agreeing / (self.wanted + self.given):.3f}; "
            f"right value {self.right}/{self.judged} = {self.right / self.judged:.3f}"
        )


def main() -> None:
    """Print the figures of all files of labels together."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("labels", nargs="*", type=Path, default=sorted(HERE.glob("labels*")))
    options.add_argument("--errors", action="store_true", help="list what disagrees")
    arguments = options.parse_args()
    if not CORPUS.is_dir():
        raise SystemExit(f"{CORPUS} is absent: the labels are of no use without the corpus")
    tally = Tally()
    for path in sorted(path for folder in arguments.labels for path in folder.glob("*.ann")):
        text, found, labels = labelled(path)
        for error in count(tally, text, found, labels):
            if arguments.errors:
                print(f"{path.stem}: {error}")
    print(tally)


def count(
    tally: Tally, text: str, found: dict[Extent, str], labels: dict[Extent, tuple[str, str]]
) -> Iterator[str]:
    """Count one document; yield what disagrees."""
    core = {extent for extent, (_, flag) in labels.items() if flag == "core"}
    counted = {extent for extent in found if not _is_optional(extent, labels)}
    tally.wanted += len(core)
    tally.given += len(counted)
    tally.agreeing += len(core & counted)
    for sign, extents in (("-", core - counted), ("+", counted - core)):
        for start, end in sorted(extents):
            before, after = text[max(0, start - 40) : start], text[end : end + 20]
            yield f"{sign} {before}[{text[start:end]}]{after}"
    for start, end in sorted(core & counted):
        wanted = labels[start, end][0]
        if wanted != "?":
            tally.judged += 1
            if widened(found[start, end]) == widened(wanted):
                tally.right += 1
            else:
                words = text[max(0, start - 40) : end + 20]
                yield f"= {words}: {found[start, end]}, wanted {wanted}"


def _is_optional(extent: Extent, labels: dict[Extent, tuple[str, str]]) -> bool:
    """Whether the extent overlaps an optional label: another extent of it is no error either."""
    return any(
        flag != "core" and start < extent[1] and extent[0] < end
        for (start, end), (_, flag) in labels.items()
    )


def labelled(path: Path) -> tuple[str, dict[Extent, str], dict[Extent, tuple[str, str]]]:
    """The text, the values found by extent, and the labels (value, flag) by extent."""
    volume, _, document = path.stem.partition("__")
    text = (CORPUS / volume / f"{document}.txt").read_text(encoding="utf-8")
    layout = read_layout(Source(path.name, text))
    datelines = [(b.start, b.end) for b in layout.passages() if b.kind == "dateline"]
    marks = [(mark.start, mark.end) for mark in layout.marks]

    def outside(start: int) -> bool:
        return not any(a <= start < b for a, b in datelines)

    labels = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, words, occurrence, wanted, flag = line.split("\t")
        if kind == "date":
            start = -len(words)
            for _ in range(int(occurrence)):
                start = text.index(words, start + len(words))
            end = start + len(words)
            while any(a < end <= b for a, b in marks):  # a note mark glued to the year
                end -= 1
            if outside(start):
                labels[start, end] = (wanted, flag)
    found = {
        (span.start, span.end): as_label(dict(span.attrs))
        for span in dates(layout)
        if outside(span.start)
    }
    return text, found, labels


def as_label(attributes: dict[str, str]) -> str:
    """The value of a date as the labels write it: ``first/last``, days alone."""
    names = ("when", "from", "to", "notBefore", "notAfter")
    return "/".join(attributes[name][:10] for name in names if name in attributes)


def widened(label: str) -> tuple[str, str]:
    """First and last day of a value, so that ``1956`` equals ``1956-01/1956-12``."""
    first, _, last = label.partition("/")
    return _day(first, first=True), _day(last or first, first=False)


def _day(moment: str, *, first: bool) -> str:
    if len(moment) == 4:
        moment += "-01" if first else "-12"
    if len(moment) == 7:
        year, month = map(int, moment.split("-"))
        moment += "-01" if first else f"-{calendar.monthrange(year, month)[1]}"
    return moment


if __name__ == "__main__":
    main()
