"""How well ``tei-tools persons`` groups names by person, against the historians' own links.

    python bench/proposal.py [--every N]

The links are taken out of the historians' encodings; the names that remain are grouped as for an
archivist who has no list, volume by volume. B-cubed: of the mentions in the row of a mention, the
share that is of the same person (P), and of the mentions of a person, the share that stands in the
same row (R), each averaged over the mentions. Mentions that are written alike in one document
count as of one person each, as often as the historians say.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from pathlib import Path

from corpus import DEV

from tei_tools.proposal import Appearance, Person, group, read_appearances
from tei_tools.tei import parse, tag

#: How often a form means whom, by document and form.
Links = dict[tuple[str, str], Counter[str]]


def read(path: Path, links: Links) -> list[Appearance]:
    """The persons of a document as it names them; its links are taken out of it."""
    tree = parse(path)
    names = list(tree.getroot().iter(tag("persName")))
    for name in names:
        target = name.attrib.pop("corresp", None) or name.attrib.pop("ref", None)
        form = " ".join("".join(name.itertext("*")).split())
        if target:
            links[path.name, form][target] += 1
    return read_appearances(tree, path.name)


def persons_in(row: Person, links: Links) -> Counter[str]:
    """Whom the mentions of a row mean, as the historians say."""
    found: Counter[str] = Counter()
    for appearance in row.appearances:
        for form in {mention.form for mention in appearance.mentions}:
            found += links.get((appearance.document, form), Counter())
    return found


def main() -> int:
    """Group the names of each volume and print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--every", type=int, default=1, help="take only every Nth volume")
    volumes = sorted(path.parent for path in DEV.glob("*/persons.csv"))
    precision = recall = 0.0
    figures: Counter[str] = Counter()
    begin = time.perf_counter()
    for volume in volumes[:: arguments.parse_args().every]:
        links: Links = defaultdict(Counter)
        appearances = [a for path in sorted(volume.glob("*.tei.xml")) for a in read(path, links)]
        rows = [(row, persons_in(row, links)) for row in group(appearances)]
        totals = sum((means for _, means in rows), Counter())
        precision += sum(n * n / means.total() for _, means in rows for n in means.values())
        recall += sum(n * n / totals[who] for _, means in rows for who, n in means.items())
        figures["mentions"] += totals.total()
        figures["persons"] += len(totals)
        figures["rows"] += sum(1 for _, means in rows if means)
        divided: dict[str, list[tuple[int, Person]]] = defaultdict(list)
        for row, means in rows:
            for who, n in means.items():
                divided[who].append((n, row))
        for parts in divided.values():
            (_, largest), *others = sorted(parts, key=lambda part: -part[0])
            figures["parts"] += len(others)
            figures["named"] += sum(any(d is largest for d in p.duplicates) for _, p in others)
        figures["pairs"] += sum(len(row.duplicates) for row, _ in rows) // 2
    p, r = precision / figures["mentions"], recall / figures["mentions"]
    print(
        f"{figures['mentions']} mentions of {figures['persons']} persons, "
        f"{figures['rows']} rows\n"
        f"B-cubed P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r):.3f}\n"
        f"{figures['parts']} parts of divided persons, {figures['named']} of them named as likely "
        f"duplicates of the largest; {figures['pairs']} pairs named in all\n"
        f"{time.perf_counter() - begin:.1f} s"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
