"""Kill a build at random moments, let another one resume it, and compare the end with that of a
build that nobody disturbed. ``python killing.py FOLDER ROUNDS SEED`` prints a line a round.

A moment is a call or return of a function of Python or C: the process is killed there by SIGKILL,
as by ``kill -9``. Every other time it is a moment at which a file is being written; these are few
among all the others, but the ones that matter. To be quick, each build is a copy (fork) of this
process, which has loaded all.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

from conftest import editions_in

from tei_tools.cli import run
from tei_tools.stores import write_together

MEMOS = 8
_TEXT = "1. Memorandum for the Record\n\nMr. Alder came at noon, and left at {}.[1]\n\n[1] {}\n"
_BUILD = ("build", "memos", "--quiet", "--persons", "persons.csv", "--review")


def main(folder: Path, rounds: int, seed: int) -> None:
    os.chdir(folder)
    Path("memos/bad").mkdir(parents=True)
    for number in range(MEMOS - 1):
        Path(f"memos/{number}.txt").write_text(_TEXT.format(number, "A note. " * number))
    Path("memos/bad/empty.txt").write_text("")
    Path("persons.csv").write_text('id,name\np_A1,"Alder, Rowan"\np_A2,"Alder, Maud"\n')
    expected = (run([*_BUILD, "table", "-o", "out"]), result("out", "table"))
    most = count()
    chance = random.Random(seed)
    for number in range(rounds):
        shutil.rmtree("out")
        Path("table").unlink()
        kind = number % 2
        moment = chance.randrange(most[kind])
        how = fork(partial(build, Moments(kind, moment)))
        half = len(half_written())
        status = os.waitstatus_to_exitcode(fork(build))
        same = (status, result("out", "table")) == expected
        report = json.loads(Path("out/report.json").read_bytes())
        print(json.dumps({
            "killed": os.WIFSIGNALED(how) and os.WTERMSIG(how) == signal.SIGKILL,
            "unchanged": report["totals"]["unchanged"], "half": half, "same": same,
            "moment": moment / most[kind],
        }))  # fmt: skip


def build(profile: Callable[..., None] | None = None) -> int:
    """Build in this process, with ``profile`` called at each call and return."""
    sys.setprofile(profile)
    status = run([*_BUILD, "table", "-o", "out"])
    sys.setprofile(None)
    return status


class Moments:
    """Counts the moments of a build: all (kind 0), and those at which editions are written (1). At
    the moment ``last`` of a ``kind`` it kills the process."""

    def __init__(self, kind: int = 0, last: int = sys.maxsize) -> None:
        self.seen = [0, 0]
        self.kind, self.last = kind, last
        self.writing = 0  # whether the editions of a memo are being written

    def __call__(self, frame: FrameType, event: str, called: object) -> None:
        if frame.f_code is write_together.__code__:
            self.writing += {"call": 1, "return": -1}.get(event, 0)
        self.seen[0] += 1
        self.seen[1] += self.writing
        if self.seen[self.kind] > self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def count() -> list[int]:
    """How many moments of each kind an undisturbed build has."""
    shutil.rmtree("out")
    Path("table").unlink()

    def counted() -> int:
        moments = Moments()
        build(moments)
        # The last ones are left out, for two builds are not the same to the very last call.
        Path("moments").write_text(json.dumps([seen * 49 // 50 for seen in moments.seen]))
        return 0

    fork(counted)
    most: list[int] = json.loads(Path("moments").read_text())
    return most


def fork(call: Callable[[], int]) -> int:
    """Do it in a copy of this process; its status, as of ``os.wait``."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os._exit(call())
    return os.waitpid(child, 0)[1]


def result(out: str, table: str) -> dict[str, object]:
    """All that a build leaves, but for what tells its history: times, and what was built when."""
    files = {name: Path(out, name).read_bytes() for name in editions_in(out)}
    report = json.loads(Path(out, "report.json").read_bytes())
    del report["times"], report["totals"]["built"], report["totals"]["unchanged"]
    for memo in report["memos"]:
        if memo["status"] == "unchanged":
            memo["status"] = "built"
        del memo["reason"]
    sums = Path(out, "SHA256SUMS").read_bytes()
    own = {"report": report, "sums": sums, "table": Path(table).read_bytes()}
    own["left"] = half_written()
    return {**files, **own}


def half_written() -> list[str]:
    """The temporary files of a run, which has ended, wherever it writes."""
    return [path.name for path in Path().rglob(".tei-tools-*.tmp")]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
