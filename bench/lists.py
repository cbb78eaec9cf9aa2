"""How fast names and terms are found, with lists of 500, 5,000 and 50,000 persons.

    python bench/lists.py                  a fixed sample of 300 documents
    python bench/lists.py --sample 1000

The lists are made of the headings of all volumes: given names of one, family name of another, with
the office of a third. So all family names of the documents are in the large list, most of them with
dozens of bearers, which is harder than any list that somebody keeps. Processor time on one core,
the layout not counted; the figures are the best of three runs.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections.abc import Sequence

from corpus import DEV, authorities, documents

from tei_tools.annotate.model import Annotator
from tei_tools.annotate.persons import persons
from tei_tools.authority import Authority, Entry
from tei_tools.convert import Authorities, default_annotators
from tei_tools.layout import Layout, read_layout
from tei_tools.source import read_source

SIZES = (500, 5_000, 50_000)
RUNS = 3


def headings() -> list[tuple[str, str, str]]:
    """Family name, given names and description of all persons of the lists of the corpus."""
    found = set()
    for path in sorted(DEV.glob("*/persons.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                family, comma, given = row["name"].partition(",")
                if comma:
                    found.add((family.strip(), given.strip(), row["description"]))
    return sorted(found)


def made_up(size: int) -> Authority:
    """A list of so many persons, always the same; the smaller ones are its beginning."""
    draw = random.Random(1)
    rows = headings()
    draw.shuffle(rows)
    entries: dict[str, Entry] = {}
    for family, given, description in rows:
        entries.setdefault(f"{family}, {given}", Entry("", f"{family}, {given}", description))
    while len(entries) < size:
        name = f"{draw.choice(rows)[0]}, {draw.choice(rows)[1]}"
        entries.setdefault(name, Entry("", name, draw.choice(rows)[2]))
    chosen = list(entries.values())[:size]
    return Authority(tuple(Entry(f"p{n}", e.name, e.description) for n, e in enumerate(chosen)))


def seconds(annotators: Sequence[Annotator], layouts: Sequence[Layout]) -> float:
    """Processor time for all documents, the best of several runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        for layout in layouts:
            for annotate in annotators:
                for _ in annotate(layout):
                    pass
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sample", type=int, default=300, metavar="N", help="default: 300")
    options = parser.parse_args()
    chosen = documents(DEV, options.sample)
    layouts = [read_layout(read_source(document.text)) for document in chosen]
    terms = authorities(max(DEV.iterdir())).terms
    print(f"{len(layouts)} documents; list of {len(terms.entries)} terms")
    print(f"{'persons':>10}{'list read':>12}{'persons':>12}{'all':>12}{'all':>16}{'slower':>9}")
    first = 0.0
    for size in SIZES:
        authority = made_up(size)
        start = time.process_time()
        annotator = persons(authority)
        built = time.process_time() - start
        alone = seconds([annotator], layouts)
        every = seconds(default_annotators(Authorities(persons=authority, terms=terms)), layouts)
        first = first or every
        one, all_of_them = 1000 * alone / len(layouts), 1000 * every / len(layouts)
        print(
            f"{size:10,}{built:10.2f} s{one:9.2f} ms{all_of_them:9.2f} ms"
            f"{1000 / all_of_them:12.0f} /s{every / first:9.2f}"
        )


if __name__ == "__main__":
    main()
