"""Score the persons that are found against hand labels: ``python bench/persons/score.py``.

``labels.csv`` (20 documents), ``labels-2.csv`` (15 drawn at random later), ``labels-3.csv`` and
``labels-4.csv`` (20 each, later still, of 20 volumes) hold offsets only: volume, document, first
and last character (half-open) in ``dN.txt``, and a flag. Extents must agree exactly; those flagged
``optional`` count
neither as missed nor as wrong, ``none`` stands for a document that names nobody. ``--errors`` lists
what disagrees; ``--data FOLDER`` reads there what ``learn.py`` learned, instead of
the program's own.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from corpus import DEV, authorities  # noqa: E402

from tei_tools.annotate.persons import persons  # noqa: E402
from tei_tools.authority import Authority  # noqa: E402
from tei_tools.layout import read_layout  # noqa: E402
from tei_tools.naming import learned  # noqa: E402
from tei_tools.source import read_source  # noqa: E402

LABELS = ("labels.csv", "labels-2.csv", "labels-3.csv", "labels-4.csv")

#: A document (volume, name) -> start and end of each label -> its flag.
Labels = dict[tuple[str, str], dict[tuple[int, int], str]]


def labels(name: str) -> Labels:
    """The labels of a file."""
    found: Labels = defaultdict(dict)
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            document = found[row["volume"], row["document"]]
            if row["flag"] != "none":
                document[int(row["start"]), int(row["end"])] = row["flag"]
    return found


def score(labelled: Labels, *, listed: bool, errors: bool) -> str:
    """The figures, with the list of each volume or without any list."""
    wanted = given = agreeing = 0
    for (volume, name), flags in labelled.items():
        authority = authorities(DEV / volume).persons if listed else Authority()
        layout = read_layout(read_source(DEV / volume / f"{name}.txt"))
        found = {(span.start, span.end) for span in persons(authority)(layout)}
        core = {extent for extent, flag in flags.items() if flag == "core"}
        counted = {each for each in found if not _is_optional(each, flags)}
        wanted, given = wanted + len(core), given + len(counted)
        agreeing += len(core & counted)
        for sign, extents in (("-", core - counted), ("+", counted - core)) if errors else ():
            for start, end in sorted(extents):
                before = layout.reading[max(0, start - 40) : start]
                words = f"{before}[{layout.reading[start:end]}]{layout.reading[end : end + 20]}"
                print(f"{volume}/{name}: {sign} {' '.join(words.split())}")
    return (
        f"{wanted} labels: P {agreeing / given:.3f} R {agreeing / wanted:.3f} "
        f"F1 {2 * agreeing / (wanted + given):.3f}"
    )


def _is_optional(extent: tuple[int, int], flags: dict[tuple[int, int], str]) -> bool:
    return any(
        flag == "optional" and start < extent[1] and extent[0] < end
        for (start, end), flag in flags.items()
    )


def main() -> None:
    """Print the figures with and without the lists."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="list what disagrees")
    options.add_argument("--data", type=Path, metavar="FOLDER", help="what was learned")
    arguments = options.parse_args()
    if arguments.data:
        learned.DATA = arguments.data
    for name in LABELS:
        for listed in (True, False):
            print(f"{name}, {'with the lists' if listed else 'without a list'}")
            print(score(labels(name), listed=listed, errors=arguments.errors))


if __name__ == "__main__":
    main()
