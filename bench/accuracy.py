"""How near the editions come to the historians' own encoding.

    python bench/accuracy.py                     the whole dev corpus
    python bench/accuracy.py --sample 300        a fixed sample of it
    python bench/accuracy.py --figure persName   the worst documents of one figure
    python bench/accuracy.py --only 1961-63v04/d23 --all
    python bench/accuracy.py --record bench/recorded.json
    python bench/accuracy.py --check bench/recorded.json

Each document is converted with the lists of its volume and compared by the scorer of the corpus
(``frus/score.py``), document by document in several processes; the figures are the scorer's own.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from corpus import DEV, Document, annotators, authorities, documents, scorer
from lxml import etree

from tei_tools.convert import convert
from tei_tools.errors import TeiToolsError
from tei_tools.source import read_source

TOLERANCE = 0.002

#: Kinds of documents by their heading; the first that fits counts.
KINDS = (
    ("editorial note", r"editorial note"),
    ("telegram", r".*\b(telegram|airgram|despatch|cable)\b"),
    ("telephone conversation", r".*\btelephone conversation|.*\btelecon"),
    ("memorandum of conversation", r".*\bmemorand(um|a) (of|for the record of) (a )?conversation"),
    ("letter", r".*\bletter\b"),
    ("message", r".*\bmessage\b"),
    (
        "minutes, discussion",
        r".*\b(minutes|notes of|summary (record|notes)|memorandum of discussion)",
    ),
    ("estimate, paper, report", r".*\b(estimate|paper|report|study|statement|address)\b"),
    ("memorandum", r".*\bmemorand(um|a)\b"),
    ("other", r""),
)


@dataclass(slots=True)
class Score:
    """What came out of one document, or of many together."""

    docs: int = 0
    text_exact: int = 0
    notes_exact: int = 0
    counts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, other: Score) -> None:
        """Take in the counts of another."""
        self.docs += other.docs
        self.text_exact += other.text_exact
        self.notes_exact += other.notes_exact
        for what, row in other.counts.items():
            mine = self.counts.get(what, [0, 0, 0])
            self.counts[what] = [a + b for a, b in zip(mine, row, strict=True)]

    def f1(self, what: str) -> float:
        """F1 of a figure; 1 where there was nothing to find and nothing was found."""
        hit, gold, found = self.counts[what]
        return 2 * hit / (gold + found) if gold + found else 1.0

    def figures(self) -> dict[str, float]:
        """All figures by name, rounded, as they are recorded."""
        return {
            "docs text exact": round(self.text_exact / self.docs, 4),
            "docs notes exact": round(self.notes_exact / self.docs, 4),
            **{what: round(self.f1(what), 4) for what in self.counts},
        }


@dataclass(slots=True)
class Outcome:
    """One document: its kind, its score, why it failed, and where it differs, figure by figure."""

    document: Document
    kind: str
    score: Score
    failure: str
    differences: dict[str, list[str]]

    def misses(self, what: str | None) -> int:
        """How much is missing or superfluous: of one figure or of all."""
        rows = [self.differences.get(what, [])] if what else self.differences.values()
        return sum(map(len, rows))


class _Differences:
    """Stands in for the scorer's tally: counts as it does, and keeps what differs, in words."""

    def __init__(self, gold: Any, predicted: Any) -> None:
        self.counts: dict[str, list[int]] = {}
        self.found: dict[str, list[str]] = defaultdict(list)
        self.calls: Counter[str] = Counter()
        notes = {number: stream.text for number, _, _, stream in gold.notes}
        self.texts = [gold.text, *notes.values()]
        self.labels = ["", *(f"note {number}: " for number in notes)]

    def add(self, what: str, gold: Iterable[Any], predicted: Iterable[Any]) -> None:
        """One comparison of the scorer; names are compared stream by stream, in a fixed order."""
        wanted, got = Counter(gold), Counter(predicted)
        row = self.counts.setdefault(what, [0, 0, 0])
        row[0] += sum((wanted & got).values())
        row[1] += sum(wanted.values())
        row[2] += sum(got.values())
        stream = self.calls[what] if what.startswith(("persName", "gloss")) else 0
        self.calls[what] += 1
        for sign, keys in (("missing", wanted - got), ("superfluous", got - wanted)):
            for key in keys:
                self.found[what].append(f"{sign} {self.labels[stream]}{self.show(key, stream)}")

    def show(self, key: Any, stream: int) -> str:
        """The words at the place that a key of the scorer names."""
        numbers = [n for n in _flat(key) if isinstance(n, int)]
        words = [
            repr(w if len(w) < 120 else f"{w[:55]} … {w[-55:]}")
            for w in _flat(key)
            if isinstance(w, str)
        ]
        if not numbers:
            return " ".join(words)
        text, start, end = self.texts[stream], numbers[0], numbers[-1]
        inner = text[start:end]
        if len(inner) > 110:
            inner = f"{inner[:50]} … {inner[-50:]}"
        before, after = text[max(0, start - 25) : start], text[end : end + 25]
        return f"{' '.join(words)} {before}⟦{inner}⟧{after}".strip()


def _flat(key: Any) -> Iterable[Any]:
    return chain.from_iterable(map(_flat, key)) if isinstance(key, tuple) else (key,)


def kind_of(root: etree._Element) -> str:
    """The kind of a document, by the first words of its historians' heading."""
    head = root.find(".//{*}head")
    words = " ".join("".join(head.itertext()).split()) if head is not None else ""
    words = re.sub(r"^\[?\d+[a-z]?\]?\.?\s*", "", words).lower()
    return next(kind for kind, pattern in KINDS if re.match(pattern, words))


def measure(document: Document) -> Outcome:
    """Convert one document and compare it with its gold encoding."""
    score = scorer()
    root = etree.parse(str(document.gold), score.PARSER).getroot()
    gold, predicted, failure = score.stream(root), score.Stream(), ""
    try:
        edition = convert(
            read_source(document.text),
            annotators(document.volume),
            authorities(document.volume),
        )
        # parsed anew, as a reader of the file would have it
        predicted = score.stream(etree.fromstring(edition.to_bytes(), score.PARSER))
    except TeiToolsError as error:
        failure = f"refused: {error}"
    except Exception:
        failure = f"crashed: {traceback.format_exc()}"
    tally = _Differences(gold, predicted)
    known = (score.known(document.volume, kind) for kind in ("persons", "terms"))
    same = score.compare(gold, predicted, tally, *known)
    if not same["main"]:
        tally.found["text"].append(_first_difference(gold.text, predicted.text))
    total = Score(1, int(same["main"]), int(same["notes"]), tally.counts)
    return Outcome(document, kind_of(root), total, failure, dict(tally.found))


def _first_difference(gold: str, predicted: str) -> str:
    at = next(
        (i for i, (a, b) in enumerate(zip(gold, predicted, strict=False)) if a != b),
        min(len(gold), len(predicted)),
    )
    left = gold[max(0, at - 30) : at]
    return f"{left}⟦{gold[at : at + 40]}⟧ is {left}⟦{predicted[at : at + 40]}⟧"


# --- what is printed -----------------------------------------------------------------------------


def print_table(total: Score) -> None:
    """The scorer's table."""
    print(
        f"{total.docs} documents; text exact {total.text_exact / total.docs:.4f}; "
        f"all notes exact {total.notes_exact / total.docs:.4f}"
    )
    print(f"{'':32}{'P':>8}{'R':>8}{'F1':>8}{'gold':>9}{'missed':>8}{'extra':>8}")
    for what, (hit, gold, found) in total.counts.items():
        precision, recall = (hit / found if found else 0.0), (hit / gold if gold else 0.0)
        print(
            f"{what:32}{precision:8.4f}{recall:8.4f}{total.f1(what):8.4f}{gold:9d}"
            f"{gold - hit:8d}{found - hit:8d}"
        )


def print_groups(title: str, groups: dict[str, Score]) -> None:
    """One row a group, one column a figure."""
    columns = (
        "docs text exact",
        "docs notes exact",
        "note (number and place)",
        "document head",
        "block dateline",
        "block item",
        "block signed",
        "block p (or heading)",
        "dateline date @when day",
        "persName with the right id",
        "gloss with the right id",
    )
    short = (
        "docs",
        "text",
        "notes",
        "marks",
        "head",
        "dateln",
        "item",
        "signed",
        "p",
        "when",
        "person",
        "gloss",
    )
    print(f"\n{title:28}" + "".join(f"{name:>8}" for name in short))
    for group, score in sorted(groups.items()):
        figures = score.figures()
        cells = (f"{figures[c]:8.3f}" if c in figures else f"{'–':>8}" for c in columns)
        print(f"{group:28}{score.docs:8d}" + "".join(cells))


def print_worst(outcomes: list[Outcome], figure: str | None, count: int, every: bool) -> None:
    """The documents with the most differences, and the first of them (or all)."""
    ranked = sorted(outcomes, key=lambda o: (-o.misses(figure), o.document))
    print(f"\nworst documents{f' ({figure})' if figure else ''}")
    for outcome in ranked[:count]:
        if not outcome.misses(figure):
            break
        print(f"{outcome.document.id}  {outcome.kind}: {outcome.misses(figure)} differences")
        for what, found in outcome.differences.items():
            if figure in (None, what):
                print(f"    {what} ({len(found)})")
                for line in found if every else found[: 6 if figure else 1]:
                    print(f"        {line}")


def fallen(recorded: dict[str, float], figures: dict[str, float]) -> list[str]:
    """What is more than the tolerance below the record, in words."""
    return [
        f"{what}: {figures.get(what, 0.0):.4f}, recorded {before:.4f}"
        for what, before in recorded.items()
        if figures.get(what, 0.0) < before - TOLERANCE
    ]


def main() -> int:
    """Measure, print, and hold the figures against a record."""
    options = _options()
    chosen = documents(options.gold, options.sample)
    if options.only:
        chosen = [d for d in chosen if any(d.id.startswith(name) for name in options.only)]
        if not chosen:
            raise SystemExit(f"no document of {options.gold} is called {', '.join(options.only)}")
    with ProcessPoolExecutor(options.jobs) as pool:
        outcomes = list(pool.map(measure, chosen, chunksize=8))
    total, volumes, kinds = Score(), defaultdict(Score), defaultdict(Score)
    for outcome in outcomes:
        for score in (total, volumes[outcome.document.volume.name], kinds[outcome.kind]):
            score.add(outcome.score)
    if options.figure and options.figure not in [*total.counts, "text"]:
        raise SystemExit(
            f"there is no figure {options.figure!r}; there are {', '.join(total.counts)}"
        )
    print_table(total)
    print_groups("by kind of document", kinds)
    if options.volumes:
        print_groups("by volume", volumes)
    print_worst(outcomes, options.figure, options.worst, options.all)
    failures = [o for o in outcomes if o.failure]
    print(f"\n{len(failures)} refused or crashed")
    for outcome in failures[: options.worst]:
        print(f"{outcome.document.id}: {outcome.failure.strip()}")
    status = int(bool(failures))
    if options.record:
        record = {"sample": options.sample, "figures": total.figures()}
        options.record.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    if options.check:
        record = json.loads(options.check.read_text(encoding="utf-8"))
        if record["sample"] != options.sample:
            raise SystemExit(f"{options.check}: was recorded with --sample {record['sample']}")
        for line in fallen(record["figures"], total.figures()):
            print(f"fell: {line}", file=sys.stderr)
            status = 1
    return status


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?", default=DEV, help="folder of volumes")
    parser.add_argument("--sample", type=int, metavar="N", help="only N documents, always the same")
    parser.add_argument("--only", action="append", metavar="VOLUME[/NAME]", help="only these")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (default: 2)")
    parser.add_argument("--worst", type=int, default=10, metavar="N", help="how many are listed")
    parser.add_argument("--figure", metavar="NAME", help="list the worst of this figure")
    parser.add_argument("--all", action="store_true", help="show all differences, not the first")
    parser.add_argument("--volumes", action="store_true", help="figures by volume too")
    parser.add_argument("--record", type=Path, metavar="FILE", help="write the figures to FILE")
    parser.add_argument("--check", type=Path, metavar="FILE", help="fail if a figure fell")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
