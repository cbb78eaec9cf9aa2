"""How many of the persons that the reference tags are found without the list of the volume.

    python bench/persons/unlisted.py                 both halves of the volumes
    python bench/persons/unlisted.py --missed 50     some of those missed in the first half
    python bench/persons/unlisted.py --more 50       some that the reference has not, too
    python bench/persons/unlisted.py --data FOLDER   with what ``learn.py --half`` learned

The rules were written on the first half of the volumes, every second one; the other half is only
counted. Extents must agree exactly. Names before ``Library``, ``Papers`` and the like are left out,
since the reference tags them in some volumes only. What the reference has not says nothing of
precision: it tags persons of the list only.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

from corpus import Document
from reference import Extent, documents_of, halves, tagged

from tei_tools.annotate.persons import persons
from tei_tools.layout import read_layout
from tei_tools.naming import learned
from tei_tools.source import read_source

_THING = re.compile(
    r"(?:[’']s)? (?:Presidential |Memorial )?(?:Library|Papers|Files?|Materials|Series|Amendment"
    r"|Committee|Commission|Doctrine|Plan|Report|Mission)\b",
    re.IGNORECASE,
)
_SEED = 4


@dataclass(frozen=True, slots=True)
class Found:
    """What the reference and the program have in one document."""

    document: Document
    wanted: frozenset[Extent]
    given: frozenset[Extent]


def find(document: Document) -> Found:
    """Both of one document."""
    reference = tagged(document)
    things = {each for each in reference.persons if _THING.match(reference.text, each[1])}
    layout = read_layout(read_source(document.text))
    given = {(span.start, span.end) for span in persons()(layout)}
    return Found(document, reference.persons - things, frozenset(given - things))


def figures(found: Sequence[Found]) -> str:
    """Recall, and how many more the program has."""
    wanted = sum(len(each.wanted) for each in found)
    given = sum(len(each.given) for each in found)
    agreeing = sum(len(each.wanted & each.given) for each in found)
    touched = sum(
        any(start < stop and begin < end for begin, stop in each.given)
        for each in found
        for start, end in each.wanted - each.given
    )
    return (
        f"{len(found)} documents, {wanted} tagged: recall {agreeing / wanted:.4f}, "
        f"{touched / wanted:.4f} with another extent; {given - agreeing} more"
    )


def _show(sides: Iterable[tuple[Document, Extent]], count: int) -> None:
    every = sorted(sides)
    for document, (start, end) in sorted(Random(_SEED).sample(every, min(count, len(every)))):
        text = document.text.read_text(encoding="utf-8")
        words = f"{text[max(0, start - 60) : start]}⟦{text[start:end]}⟧{text[end : end + 40]}"
        print(f"{document.id}: {' '.join(words.split())}")


def main() -> None:
    """Count, and show if asked to."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--missed", type=int, default=0, metavar="N", help="how many to show")
    options.add_argument("--more", type=int, default=0, metavar="N", help="how many to show")
    options.add_argument("--data", type=Path, metavar="FOLDER", help="what was learned")
    arguments = options.parse_args()
    if arguments.data:
        learned.DATA = arguments.data
    with ProcessPoolExecutor(2) as pool:
        found = list(pool.map(find, documents_of(), chunksize=32))
    first = frozenset(halves()[0])
    mine = [each for each in found if each.document in first]
    print("first half: ", figures(mine))
    print("second half:", figures([each for each in found if each.document not in first]))
    _show(((e.document, x) for e in mine for x in e.wanted - e.given), arguments.missed)
    _show(((e.document, x) for e in mine for x in e.given - e.wanted), arguments.more)


if __name__ == "__main__":
    main()
