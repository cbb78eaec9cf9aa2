"""Where our links to the lists and those of the reference differ, and a sample of it.

    python bench/persons/differences.py --ours 400 --theirs 150 > sample.csv
    python bench/persons/differences.py --ours 400 --theirs 150 --context

A mention is the same if its extent and the entry that it points to are. Offsets are those of the
scorer's text of the body, or of the note that is named; the sample is the same as long as what the
program makes is.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from lxml import etree

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from corpus import DEV, Document, annotators, authorities, documents, scorer  # noqa: E402

from tei_tools.convert import convert  # noqa: E402
from tei_tools.source import read_source  # noqa: E402


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A link that one side alone has: ``side`` is ``ours`` or ``theirs``."""

    side: str
    document: str
    note: str
    start: int
    end: int
    id: str


COLUMNS = [column.name for column in fields(Difference)]


def streams(document: Document) -> Iterator[tuple[str, str, dict, dict]]:
    """Of the body and of each note: its number, the reference's text, their links and ours."""
    score = scorer()
    ids = score.known(document.volume, "persons")
    gold = score.stream(etree.parse(str(document.gold), score.PARSER).getroot())
    edition = convert(
        read_source(document.text), annotators(document.volume), authorities(document.volume)
    )
    ours = score.stream(etree.fromstring(edition.xml, score.PARSER))
    notes = {number: stream for number, _, _, stream in ours.notes}
    pairs = [("", gold, ours), *((n, s, notes.get(n, score.Stream())) for n, _, _, s in gold.notes)]
    for number, theirs, mine in pairs:
        go = score.offsets(theirs.text, mine.text)
        want = score.pointing(theirs.marks, ("persName",), ("corresp", "target"), ids)
        got = score.pointing(
            mine.marks, ("persName",), ("ref", "corresp", "key", "target"), ids, go
        )
        yield number, theirs.text, want, got


def differences(document: Document) -> list[Difference]:
    """All of one document, in the order of the text."""
    found = []
    for note, _, want, got in streams(document):
        for side, these, those in (("ours", got, want), ("theirs", want, got)):
            found += [
                Difference(side, document.id, str(note), start, end, id)
                for (start, end), id in these.items()
                if those.get((start, end)) != id and None not in (start, end)
            ]
    return sorted(found)


def context(difference: Difference) -> str:
    """The words around it, and what the other side has there."""
    document = Document(DEV / difference.document.split("/")[0], difference.document.split("/")[1])
    for note, text, want, got in streams(document):
        if str(note) == difference.note:
            start, end = difference.start, difference.end
            other = want if difference.side == "ours" else got
            beside = [
                f"{text[a:b]} → {id}"
                for (a, b), id in other.items()
                if None not in (a, b) and a < end and b > start
            ]
            around = f"{text[max(0, start - 110) : start]}⟦{text[start:end]}⟧{text[end : end + 60]}"
            return " ".join(around.split()) + (f"   [{'; '.join(beside)}]" if beside else "")
    return ""


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ours", type=int, default=400, metavar="N", help="links of ours to draw")
    parser.add_argument("--theirs", type=int, default=150, metavar="N", help="of theirs")
    parser.add_argument("--seed", type=int, default=4, metavar="N", help="of the draw")
    parser.add_argument("--context", action="store_true", help="show the words around each")
    options = parser.parse_args()
    with ProcessPoolExecutor(2) as pool:
        found = [d for ds in pool.map(differences, documents(DEV), chunksize=8) for d in ds]
    draw = random.Random(options.seed)
    drawn: list[Difference] = []
    for side, count in (("ours", options.ours), ("theirs", options.theirs)):
        these = [d for d in found if d.side == side]
        print(f"{side}: {len(these)}", file=sys.stderr)
        drawn += sorted(draw.sample(these, min(count, len(these))))
    if options.context:
        for number, difference in enumerate(drawn):
            print(f"{number} {difference.document} {difference.id}: {context(difference)}")
        return
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(astuple(difference) for difference in drawn)


if __name__ == "__main__":
    main()
