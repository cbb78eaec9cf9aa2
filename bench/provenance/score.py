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
from dataclasses import dataclass, field
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
#: Field, start, end.
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
        yield person.role, person.start, person.end


@dataclass
class Tally:
    """Values found and wanted, found alone, and wanted alone, by field."""

    right: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    notes: int = 0
    perfect: int = 0

    def add(self, found: set[Label], wanted: set[Label]) -> None:
        """Count one note."""
        self.right.update(name for name, *_ in found & wanted)
        self.extra.update(name for name, *_ in found - wanted)
        self.missed.update(name for name, *_ in wanted - found)
        self.notes += 1
        self.perfect += found == wanted

    def __str__(self) -> str:
        lines = [f"{self.notes} notes, {self.perfect} without any error"]
        for name in sorted({*self.right, *self.missed, *self.extra}):
            right, missed, extra = self.right[name], self.missed[name], self.extra[name]
            precision, recall = right / max(right + extra, 1), right / max(right + missed, 1)
            lines.append(f"  {name:14} n={right + missed:4}  P {precision:.3f}  R {recall:.3f}")
        return "\n".join(lines)


def main() -> None:
    """Print precision and recall of each field over all files of labels."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("labels", nargs="*", type=Path, default=sorted(HERE.glob("labels*.csv")))
    options.add_argument("--errors", action="store_true", help="list what disagrees")
    arguments = options.parse_args()
    if not CORPUS.is_dir():
        raise SystemExit(f"{CORPUS} is absent: the labels are of no use without the corpus")
    tally = Tally()
    for path in arguments.labels:
        for text, note, wanted in read_labels(path):
            found = set(labels(read_provenance(text, *note)))
            tally.add(found, wanted)
            if arguments.errors and found != wanted:
                print(f"--- {text[note[0] : note[1]][:600]}")
                for sign, group in (("-", wanted - found), ("+", found - wanted)):
                    for name, start, end in sorted(group, key=lambda label: label[1]):
                        print(f"    {sign} {name}: {text[start:end]!r}")
    print(tally)


def read_labels(path: Path) -> Iterator[tuple[str, tuple[int, int], set[Label]]]:
    """For each note of the file: the text of its document, its range, and its labels."""
    notes: dict[tuple[str, str], tuple[int, int]] = {}
    wanted: dict[tuple[str, str], set[Label]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            document, span = (row["volume"], row["document"]), (int(row["start"]), int(row["end"]))
            if row["field"] == "note":
                notes[document] = span
            else:
                wanted[document].add((row["field"], *span))
    for (volume, name), note in notes.items():
        text = (CORPUS / volume / f"{name}.txt").read_text(encoding="utf-8")
        yield text, note, wanted[volume, name]


if __name__ == "__main__":
    main()
