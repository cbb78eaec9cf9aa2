"""Learn which words are names of persons where nothing introduces them.

    python bench/persons/learn.py                       the files in tei_tools/naming/data
    python bench/persons/learn.py --half 1 --to FOLDER  from every second volume only, to measure
    python bench/persons/unlisted.py --data FOLDER      … on the volumes that were left out

The examples are all words and runs of words of the corpus that may be names and that nothing in
their document introduces. Those that the reference tags are names. Since it tags persons of the
volume's list only, words untagged are no examples if a list of any volume has them, or if any
document introduces them as a name; nor those that a first model, learned from other volumes, takes
for names (they mostly are). Clues are kept only if different words show them, so that no name is
learned. Nothing here is drawn by chance but the order of the examples, with a fixed seed.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp, sqrt
from pathlib import Path
from random import Random

from corpus import Document, authorities
from reference import Extent, documents_of, halves, tagged

from tei_tools.annotate.persons import passages_of
from tei_tools.layout import read_layout
from tei_tools.naming import learned
from tei_tools.naming.listed.index import PersonIndex
from tei_tools.naming.text.ships import take_ships
from tei_tools.naming.unlisted.clues import Clue
from tei_tools.naming.unlisted.likely import Places, run_vector, runs, score, word_vector, words
from tei_tools.naming.unlisted.seeds import seeds
from tei_tools.naming.vocabulary import FAMOUS
from tei_tools.source import read_source

TO = Path(__file__).parents[2] / "tei_tools" / "naming" / "data"
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z]{2,}(?![\w’'-])")
_VOLUMES = 3  # in which a word must be small
_WORDS = 4  # that must show a clue
_FOLDS = 4
_ROUNDS, _RATE, _DECAY, _SEED = 6, 0.15, 2e-4, 1
_START = -1.0  # log odds before anything is known


@dataclass(frozen=True, slots=True)
class Example:
    """A word or a run of words of one document: its clues, and whether it is a name.

    ``name`` is None where that is not known; ``last`` is its last word.
    """

    volume: str
    words: str
    last: str
    vector: Mapping[Clue, float]
    name: bool | None


@dataclass(frozen=True, slots=True)
class Examples:
    """Those of one document, and the family names that it introduces."""

    words: Sequence[Example]
    runs: Sequence[Example]
    introduced: frozenset[str]


def small_words(document: Document) -> frozenset[str]:
    """The words that a document writes small."""
    return frozenset(_SMALL_WORD.findall(document.text.read_text(encoding="utf-8")))


@lru_cache(maxsize=4)
def listed(volume: Path) -> frozenset[str]:
    """All forms of names that the list of a volume has."""
    return frozenset(PersonIndex(authorities(volume).persons.entries).forms())


def examples(document: Document) -> Examples:
    """What one document teaches."""
    layout = read_layout(read_source(document.text))
    passages = passages_of(layout)
    take_ships(passages, layout.reading)
    names = [name for passage in passages for name in seeds(passage)]
    introduced = frozenset(name.family for name in names if len(name.family) > 1)
    persons, known = tagged(document).persons, learned.known_words()
    forms = listed(document.volume)

    def example(keys: Sequence[str], places: Places, vector: Mapping[Clue, float]) -> Example:
        hits = [_is_tagged(place, persons) for place in places]
        name = True if 2 * sum(hits) >= len(hits) else None if any(hits) else False
        if name is False and not forms.isdisjoint({keys[-1], "".join(keys)}):
            name = None
        return Example(document.volume.name, " ".join(keys), keys[-1], vector, name)

    of_runs = [
        example(keys, places, run_vector(places, known)) for keys, places in runs(passages).items()
    ]
    of_words = [
        example([key], places, word_vector(places, known))
        for key, places in words(passages, introduced | FAMOUS, known).items()
    ]
    return Examples(of_words, of_runs, introduced - FAMOUS)


def _is_tagged(place: tuple, persons: Iterable[Extent]) -> bool:
    passage, first, after = place
    begin, end = passage.tokens[first].start, passage.tokens[after - 1].end
    return any(start <= begin and end <= stop for start, stop in persons)


def learn(found: Sequence[Example]) -> dict[Clue, float]:
    """The weights: first from all that seems no name, then without what the first model doubts."""
    volumes = sorted({example.volume for example in found})
    doubted = set()
    for fold in range(_FOLDS):
        left_out = set(volumes[fold::_FOLDS])
        weights = fit([e for e in found if e.volume not in left_out])
        doubted |= {
            id(e)
            for e in found
            if e.volume in left_out and e.name is False and score(e.vector, weights) > 0
        }
    return fit([e for e in found if id(e) not in doubted])


def fit(found: Sequence[Example]) -> dict[Clue, float]:
    """The weights of a logistic model (AdaGrad, with decay)."""
    shown: dict[Clue, set[str]] = defaultdict(set)
    for example in found:
        for clue in example.vector:
            shown[clue].add(example.words)
    kept = {clue for clue, by in shown.items() if len(by) >= _WORDS}
    rows = [
        ([((), 1.0), *((c, much) for c, much in e.vector.items() if c in kept)], e.name)
        for e in found
        if e.name is not None
    ]
    weights: dict[Clue, float] = {(): _START} | dict.fromkeys(sorted(kept), 0.0)
    steepness = dict.fromkeys(weights, 1e-3)
    order = Random(_SEED)
    for _ in range(_ROUNDS):
        order.shuffle(rows)
        for clues, name in rows:
            odds = sum([weights[clue] * much for clue, much in clues])
            error = 1 / (1 + exp(-max(-30.0, min(30.0, odds)))) - name
            for clue, much in clues:
                slope = error * much + (_DECAY * weights[clue] if clue else 0.0)
                steepness[clue] += slope * slope
                weights[clue] -= _RATE * slope / sqrt(steepness[clue])
    return weights


def write(weights: Mapping[Clue, float], path: Path) -> None:
    """A weight and its clue a line, divided by tabs; those that say nothing are left out."""
    said = sorted(weights.items())
    rows = ["\t".join((f"{w:.2f}", *clue)) for clue, w in said if abs(w) >= 0.01 or not clue]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    """Collect, learn, and write."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--half", type=int, choices=(1, 2), help="learn from this half only")
    options.add_argument("--to", type=Path, default=TO, metavar="FOLDER", help="where to write")
    arguments = options.parse_args()
    documents = halves()[arguments.half - 1] if arguments.half else documents_of()
    arguments.to.mkdir(parents=True, exist_ok=True)
    if arguments.to != TO:
        for names in TO.glob("*_names.txt"):
            (arguments.to / names.name).write_bytes(names.read_bytes())
    volumes: dict[str, set[str]] = defaultdict(set)
    with ProcessPoolExecutor(2) as pool:
        for document, small in zip(
            documents, pool.map(small_words, documents, chunksize=32), strict=True
        ):
            for word in small:
                volumes[word].add(document.volume.name)
    common = sorted(word for word, where in volumes.items() if len(where) >= _VOLUMES)
    (arguments.to / "small_words.txt").write_text(" ".join(common) + "\n", encoding="ascii")
    learned.DATA = arguments.to
    with ProcessPoolExecutor(2) as pool:  # forked now, and so with the words
        found = list(pool.map(examples, documents, chunksize=32))
    known = frozenset().union(*(listed(v) for v in {d.volume for d in documents}))
    known = known.union(*(each.introduced for each in found))
    for part in ("words", "runs"):
        rows = [
            replace(e, name=None) if e.name is False and e.last in known else e
            for each in found
            for e in getattr(each, part)
        ]
        print(part, dict(Counter(example.name for example in rows)))
        write(learn(rows), arguments.to / f"{part}.tsv")


if __name__ == "__main__":
    main()
