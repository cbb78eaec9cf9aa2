"""Score the reading of source notes against hand labels: ``python bench/provenance/score.py``.

``labels.csv`` holds offsets only: volume, document, field, start, end, counted in ``dN.txt`` of the
corpus in ``../shared/frus/dev``; the field ``note`` is the range of the source note itself. A value
counts as right when field, start and end all agree. ``--errors`` lists what disagrees.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tei_tools.provenance import Provenance, read_provenance

HERE = Path(__file__).parent
CORPUS = HERE.parents[2] / "shared" / "frus" / "dev"
ROLES = {
    "drafter": "drafter",
    "clearer": "clearer",
    "approver": "approver",
    "initialed": "initialed",
}
SINGLE = ("repository", "country", "record_group", "printed", "classification", "received")
PLURAL = {
    "collections": "collection",
    "lots": "lot",
    "accessions": "accession",
    "boxes": "box",
    "folders": "folder",
    "file_numbers": "file_number",
    "caveats": "caveat",
    "precedences": "precedence",
    "offices": "office",
    "transmissions": "transmission",
    "repeated_to": "repeated_to",
    "attachments": "attachment",
}
Label = tuple[str, int, int]


def labels(found: Provenance) -> Iterator[Label]:
    """What was read, in the form of the labels."""
    for name in SINGLE:
        if value := getattr(found, name):
            yield name, value.start, value.end
    for name, label in PLURAL.items():
        for value in getattr(found, name):
            yield label, value.start, value.end
    for person in found.persons:
        yield ROLES[person.role], person.start, person.end


def main() -> None:
    """Print precision and recall of each field."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("labels", nargs="*", type=Path, default=sorted(HERE.glob("labels*.csv")))
    options.add_argument("--errors", action="store_true")
    arguments = options.parse_args()
    for path in arguments.labels:
        score(path, arguments.errors)


def score(path: Path, show_errors: bool) -> None:
    """Score one file of labels."""
    notes: dict[tuple[str, str], tuple[int, int]] = {}
    wanted: dict[tuple[str, str], set[Label]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key, span = (row["volume"], row["document"]), (int(row["start"]), int(row["end"]))
            if row["field"] == "note":
                notes[key] = span
            else:
                wanted[key].add((row["field"], *span))
    right: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    perfect = 0
    for key, (start, end) in notes.items():
        text = (CORPUS / key[0] / f"{key[1]}.txt").read_text(encoding="utf-8")
        found = set(labels(read_provenance(text, start, end)))
        right.update(field for field, *_ in found & wanted[key])
        missed.update(field for field, *_ in wanted[key] - found)
        wrong.update(field for field, *_ in found - wanted[key])
        perfect += found == wanted[key]
        if show_errors and found != wanted[key]:
            print(f"--- {key[0]} {key[1]}: {text[start:end][:600]}")
            for sign, group in (("-", wanted[key] - found), ("+", found - wanted[key])):
                for field, left, stop in sorted(group, key=lambda label: label[1]):
                    print(f"    {sign} {field}: {text[left:stop]!r}")
    print(f"{path.name}: {len(notes)} notes, {perfect} without any error")
    for field in sorted({*right, *missed, *wrong}):
        hits, lost, extra = right[field], missed[field], wrong[field]
        precision = hits / (hits + extra) if hits + extra else 0.0
        recall = hits / (hits + lost) if hits + lost else 0.0
        print(f"  {field:14} n={hits + lost:4}  P {precision:.3f}  R {recall:.3f}")


if __name__ == "__main__":
    main()
