"""How time and memory of ``build`` grow with the collection, and what others take.

    python bench/scale.py                          within ten minutes, as far as it comes
    python bench/scale.py --minutes 60             all sizes, up to 100,000 documents
    python bench/scale.py --sizes 100,300 --beside 10 --minutes 1

Documents are 1,000 of ``../shared/frus/dev`` with the lists of their volumes; beyond their number
each comes again with its paragraphs in another order, so that sizes differ in number alone. Every
run is the command ``build`` in a new process: convert, validate, web page, text. Told are the
clock, the processor time of all processes (on a machine at work the only figure that counts), and
the memory of the largest. A size that does not fit into the minutes is left out, and that is told.
The figures go to ``build/scale.json``, the picture to ``build/scale.svg``. Needs the extra
``bench``; pandoc and java where they are installed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from plot import plot
from rivals import ROOT, rivals
from synthetic import write_collection
from watching import watch

SIZES = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
_SCALING = 1_000  # documents to compare one process with several
_SLACK = 1.3  # how much longer a run may take than the one before it lets expect


def measure(room: Path, memos: Path, documents: int, jobs: int) -> dict[str, Any]:
    """One run of ``build``; what it wrote is removed."""
    output = room / "editions"
    command = [sys.executable, "-m", "tei_tools", "build", str(memos), "-o", str(output)]
    watched = watch([*command, "--jobs", str(jobs), "--quiet"])
    written = sum(1 for _ in output.rglob("*.xml"))
    shutil.rmtree(output, ignore_errors=True)
    if watched.status not in (0, 1) or not written:
        raise SystemExit(f"build of {documents} documents ended with status {watched.status}")
    return {
        "documents": documents,
        "jobs": jobs,
        "written": written,
        "clock": round(watched.clock, 3),
        "processor": round(watched.processor, 3),
        "rate": round(documents / watched.clock, 1),
        "main": round(watched.main, 1),
        "worker": round(watched.worker, 1),
    }


def run_sizes(room: Path, sizes: list[int], jobs: int, end: float) -> list[dict[str, Any]]:
    """A run for each size, as long as there is time."""
    runs: list[dict[str, Any]] = []
    for documents in sizes:
        if runs:
            expected = _SLACK * runs[-1]["clock"] * documents / runs[-1]["documents"]
            if time.monotonic() + expected > end:
                print(f"{documents:>9}  left out: some {expected / 60:.0f} minutes (--minutes)")
                continue
        memos = room / "memos"
        write_collection(memos, documents)
        runs.append(measure(room, memos, documents, jobs))
        shutil.rmtree(memos)
        print_run(runs[-1])
    return runs


def run_scaling(room: Path, documents: int, jobs: int) -> list[dict[str, Any]]:
    """The same documents with one process and with several."""
    memos = room / "memos"
    write_collection(memos, documents)
    runs = [measure(room, memos, documents, count) for count in (1, jobs)]
    shutil.rmtree(memos)
    for run in runs:
        print_run(run)
    return runs


def run_beside(room: Path, documents: int, stylesheets: Path | None) -> list[dict[str, Any]]:
    """Us and others on the same documents."""
    memos = room / "memos"
    write_collection(memos, documents)
    for index, path in enumerate(sorted(memos.rglob("*.txt"))):
        path.rename(memos / f"{index}.txt")
    rows = rivals(room / "beside", sorted(memos.glob("*.txt")), stylesheets)
    shutil.rmtree(memos)
    for row in rows:
        print(f"{row['what']:12}{row['program']:44}{row['processor']:12.1f}{row['clock']:12.1f}")
    return rows


def print_run(run: dict[str, Any]) -> None:
    """One line of the table."""
    per_core = run["documents"] / run["processor"]
    print(
        f"{run['documents']:>9}{run['jobs']:>6}{run['clock']:>10.1f}{run['processor']:>11.1f}"
        f"{run['rate']:>9.1f}{per_core:>11.1f}{run['worker']:>9.0f}{run['main']:>9.0f}",
        flush=True,
    )


def main() -> int:
    """Measure, print, write, draw."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of documents")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--scaling", type=int, default=_SCALING, help="documents for 1 and JOBS")
    parser.add_argument("--beside", type=int, default=100, help="documents beside others; 0: none")
    parser.add_argument("--stylesheets", type=Path, help="a copy of the Stylesheets of the TEI")
    parser.add_argument("--minutes", type=float, default=9.5, help="how long it may take (9.5)")
    parser.add_argument("--output", type=Path, default=ROOT / "build", help="folder (build)")
    given = parser.parse_args()
    end = time.monotonic() + 60 * given.minutes
    sizes = sorted(int(size) for size in given.sizes.split(","))
    figures: dict[str, Any] = {"jobs": given.jobs}
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        print(f"{'':12}{'program':44}{'processor ms':>12}{'clock ms':>12}")
        figures["beside"] = (
            run_beside(room, given.beside, given.stylesheets) if given.beside else []
        )
        print("\ndocuments  jobs   clock s  processor  docs/s  docs/s/core  worker MB  command MB")
        figures["scaling"] = run_scaling(room, given.scaling, given.jobs)
        figures["runs"] = run_sizes(room, sizes, given.jobs, end)
    one, several = figures["scaling"]
    print(f"\n{given.jobs} processes are {several['rate'] / one['rate']:.2f} times as fast as one")
    given.output.mkdir(parents=True, exist_ok=True)
    (given.output / "scale.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    try:
        plot(figures, given.output / "scale.svg")
    except ImportError:
        print("no picture: matplotlib is not installed (extra bench)", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
