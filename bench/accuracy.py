"""How near the editions come to the historians' own encoding.

    python bench/accuracy.py                     the whole dev corpus
    python bench/accuracy.py --sample 300        a fixed sample of it
    python bench/accuracy.py --figure persName   the worst documents of one figure
    python bench/accuracy.py --only 1961-63v04/d23 --all
    python bench/accuracy.py --record bench/recorded.json
    python bench/accuracy.py --check bench/recorded.json
    python bench/accuracy.py --results bench/results.json

Each document is converted with the lists of its volume and compared by the scorer of the corpus
(``frus/score.py``), document by document in several processes; the figures are the scorer's own.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from corpus import DEV, documents
from measuring import Outcome, Score, measure
from results import write_section

#: By how much a figure may fall below the record.
TOLERANCE = 0.002


def print_table(total: Score) -> None:
    """The scorer's table."""
    print(
        f"{total.docs} documents; text exact {total.text_exact / total.docs:.4f}; "
        f"all notes exact {total.notes_exact / total.docs:.4f}"
    )
    print(f"{'':32}{'P':>8}{'R':>8}{'F1':>8}{'gold':>9}{'missed':>8}{'extra':>8}")
    for what, (hit, gold, found) in total.counts.items():
        precision, recall = total.precision_and_recall(what)
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


def as_results(total: Score, volumes: int) -> dict[str, object]:
    """What the manual shows: shares of documents, and figure by figure what the scorer counts."""
    figures = {}
    for what, (_, gold, found) in total.counts.items():
        precision, recall = total.precision_and_recall(what)
        rates = {"precision": precision, "recall": recall, "f1": total.f1(what)}
        counted = {"reference": gold, "ours": found}
        figures[what] = {**{name: round(rate, 4) for name, rate in rates.items()}, **counted}
    shares = {
        "text exact": round(total.text_exact / total.docs, 4),
        "notes exact": round(total.notes_exact / total.docs, 4),
    }
    return {"volumes": volumes, "shares": shares, "figures": figures}


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
    if options.results:
        write_section(options.results, "accuracy", total.docs, **as_results(total, len(volumes)))
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
    parser.add_argument("--results", type=Path, metavar="FILE", help="write what the manual shows")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
