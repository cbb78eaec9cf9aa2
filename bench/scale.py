"""How time and memory of ``build`` grow with the collection, and what others take.

    python bench/scale.py                          within a quarter of an hour, as far as it comes
    python bench/scale.py --minutes 60             all sizes, up to 100,000 documents
    python bench/scale.py --sizes 100,300 --beside 10 --minutes 1

Documents are 1,000 of ``../shared/frus/dev`` with the lists of their volumes; beyond their number
each comes again with its paragraphs in another order, so that sizes differ in number alone. Every
run is the command ``build`` in a new process: convert, validate, web page, text. Told are the
clock, the processor time of all processes (on a machine at work the only figure that counts), and
the memory of the largest. Beyond 10,000 documents the largest size that fits into the minutes comes
first; one that does not fit is left out, and that is told. At the end stands what was wanted beside
what was reached: documents a second, how much faster several processes are, how far memory and time
for a document grow from 1,000 documents to the largest size. Before each run stands how long it
may take. What was measured is written after each run, so that an interrupt loses only the run that
is at work. On two cores at rest all sizes take some 20 minutes.
The figures go to ``build/scale.json``, the picture to ``build/scale.svg``. Needs the extra
``bench``; pandoc and java where they are installed.
"""

from __future__ import annotations

import argparse
import compileall
import json
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from plot import plot
from rivals import ROOT, rivals
from synthetic import write_collection
from watching import watch

SIZES = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
_SMALL = 10_000  # up to here the sizes come in their order, and then the largest first
_SCALING = 2_000  # documents to compare one process with several
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


def run_sizes(
    room: Path, sizes: list[int], jobs: int, end: float, is_listed: bool, seen: list[dict[str, Any]]
) -> Iterator[list[dict[str, Any]]]:
    """A run for each size, as long as there is time; after each those so far. What was ``seen``
    before tells how long the first may take."""
    runs: list[dict[str, Any]] = []
    small = [size for size in sizes if size <= _SMALL]
    for documents in [*small, *reversed(sizes[len(small) :])]:
        if runs or seen:
            largest = max(runs or seen, key=lambda run: run["documents"])
            expected = _SLACK * largest["clock"] * documents / largest["documents"]
            if runs and time.monotonic() + expected > end:
                print(f"{documents:>9}  left out: some {expected / 60:.0f} minutes (--minutes)")
                continue
            words = f"{documents:,} documents: at most some {expected / 60:.1f} minutes"
            print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)
        runs.append(measure(room, write_memos(room, documents, is_listed), documents, jobs))
        print_run(runs[-1])
        yield sorted(runs, key=lambda run: run["documents"])


def run_scaling(
    room: Path, documents: int, jobs: int, is_listed: bool
) -> Iterator[list[dict[str, Any]]]:
    """The same documents with one process and with several; after each the runs so far."""
    memos = write_memos(room, documents, is_listed)
    runs: list[dict[str, Any]] = []
    for count in (1, jobs):
        runs.append(measure(room, memos, documents, count))
        print_run(runs[-1])
        yield runs


def write_memos(room: Path, documents: int, is_listed: bool) -> Path:
    """The folder of a collection, in place of the one before."""
    memos = room / "memos"
    shutil.rmtree(memos, ignore_errors=True)
    write_collection(memos, documents)
    if not is_listed:
        (memos / "tei-tools.toml").unlink()
    return memos


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


def print_verdict(figures: dict[str, Any]) -> None:
    """What was wanted, and what was reached."""
    one, several = figures["scaling"]
    jobs, runs = figures["jobs"], figures["runs"]
    print(f"\n{'':52}{'reached':>9}{'wanted':>9}")
    faster = several["rate"] / one["rate"]
    print(f"{f'{jobs} processes, times as fast as one':52}{faster:9.2f}{0.9 * jobs:9.2f}")
    print(f"{'documents a second, the largest size':52}{runs[-1]['rate']:9.0f}{400:9}")
    begin = next((run for run in runs if run["documents"] >= 1_000), runs[-1])
    for what, grown, most in (
        ("memory of a worker", runs[-1]["worker"] / begin["worker"], 10),
        ("processor for a document", per_document(runs[-1]) / per_document(begin), 10),
    ):
        sizes = f"from {begin['documents']:,} to {runs[-1]['documents']:,}"
        print(f"{f'{what}, {sizes}':52}{100 * (grown - 1):+8.1f}%{most:+8}%")


def per_document(run: dict[str, Any]) -> float:
    """Seconds of the processor for a document."""
    return float(run["processor"]) / int(run["documents"])


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
    parser.add_argument("--minutes", type=float, default=14, help="how long it may take (14)")
    parser.add_argument("--output", type=Path, default=ROOT / "build", help="folder (build)")
    parser.add_argument("--no-lists", action="store_true", help="without the lists of the volumes")
    given = parser.parse_args()
    # As an installed package has it: without it each start would take twice as long.
    compileall.compile_dir(ROOT / "tei_tools", quiet=1)
    end = time.monotonic() + 60 * given.minutes
    sizes = sorted(int(size) for size in given.sizes.split(","))
    figures: dict[str, Any] = {"jobs": given.jobs, "beside": [], "scaling": [], "runs": []}
    given.output.mkdir(parents=True, exist_ok=True)

    def write() -> None:
        (given.output / "scale.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")

    with tempfile.TemporaryDirectory() as name, interrupted() as was_interrupted:
        room, is_listed = Path(name), not given.no_lists
        if given.beside:
            print(f"{'':12}{'program':44}{'processor ms':>12}{'clock ms':>12}")
            figures["beside"] = run_beside(room, given.beside, given.stylesheets)
            write()
        print("\ndocuments  jobs   clock s  processor  docs/s  docs/s/core  worker MB  command MB")
        for runs in run_scaling(room, given.scaling, given.jobs, is_listed):
            figures["scaling"] = runs
            write()
        for runs in run_sizes(room, sizes, given.jobs, end, is_listed, figures["scaling"]):
            figures["runs"] = runs
            write()
    if len(figures["scaling"]) < 2 or not figures["runs"]:
        print("interrupted before there was anything to compare", file=sys.stderr)
        return 130
    print_verdict(figures)
    try:
        plot(figures, given.output / "scale.svg")
    except ImportError:
        print("no picture: matplotlib is not installed (extra bench)", file=sys.stderr)
    return 130 if was_interrupted else 0


@contextmanager
def interrupted() -> Iterator[list[bool]]:
    """Within this an interrupt (Ctrl-C, SIGTERM) ends what is at work, and no more; then the list
    is not empty."""
    was: list[bool] = []
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield was
    except KeyboardInterrupt:
        was.append(True)


if __name__ == "__main__":
    raise SystemExit(main())
