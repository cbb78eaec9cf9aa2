"""A build on a Dask cluster: the same editions as on this machine."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, editions_in

from tei_tools import batch
from tei_tools.build import carried
from tei_tools.cli import run
from tei_tools.cli.clustering import sent_task
from tei_tools.cluster import cluster
from tei_tools.convert import Authorities
from tei_tools.inputs import Input
from tei_tools.recipe import Recipe, Task

MEMO = (ROOT / "seeds" / "plain-memorandum-1977.txt").read_text(encoding="utf-8")
MEMOS = 48


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two worker processes."""
    distributed = pytest.importorskip("distributed", reason="the extra cluster is absent")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def memos(tmp_path: Path, monkeypatch) -> Path:
    """Memos and a list in a folder that no worker works in."""
    monkeypatch.chdir(tmp_path)
    for number in range(MEMOS):
        path = tmp_path / "memos" / f"{number % 7}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MEMO.replace("1977", str(1800 + number)), encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01")
    return tmp_path / "memos"


def made(folder: str) -> dict[str, bytes]:
    return {name: Path(folder, name).read_bytes() for name in editions_in(folder)}


PERSONS = ["--persons", str(ROOT / "seeds" / "persons.csv"), "--formats", "xml"]


def test_a_worker_that_is_killed_costs_nothing(scheduler: str, memos: Path, capsys) -> None:
    from distributed import Client

    assert run(["build", "memos", "-o", "here", *PERSONS, "--quiet"]) == 0
    killed: list[int] = []

    def kill_one_when_work_has_begun() -> None:
        with Client(scheduler, set_as_default=False) as client:
            pids = client.run(os.getpid)
            while not list(Path("there").rglob("*.xml")):
                time.sleep(0.01)
            killed.append(next(iter(pids.values())))
            os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill_one_when_work_has_begun)
    killer.start()
    assert run(["build", "memos", "-o", "there", *PERSONS, "--scheduler", scheduler]) == 0
    killer.join()
    assert killed
    assert made("there") == made("here")
    assert len(made("there")) == MEMOS
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"{MEMOS} memos: {MEMOS} built")


def test_lists_that_change_between_runs_are_not_mixed_up(scheduler: str, memos: Path) -> None:
    (memos.parent / "one").mkdir()
    memo = "1. Memorandum for the Record\n\nMr. Alder came at noon with George Alder.\n"
    (memos.parent / "one" / "1.txt").write_text(memo)
    found = []
    for identifier in ("p_A1", "p_A2"):
        Path("persons.csv").write_text(f'id,name,description\n{identifier},"Alder, George",\n')
        options = ["--persons", "persons.csv", "--scheduler", scheduler, "--formats", "xml"]
        assert run(["build", "one", "-o", "out", *options]) == 0
        found.append(identifier in Path("out/1.xml").read_text())
    assert found == [True, True]


def test_a_bad_memo_costs_itself_only(scheduler: str, memos: Path, capsys) -> None:
    sources = ["memos/0/0.txt", "bad.txt", "absent.txt", "memos/1/1.txt"]
    assert run(["build", *sources, "-o", "out", "--scheduler", scheduler, "--formats", "xml"]) == 1
    assert sorted(made("out")) == ["0.xml", "1.xml"]
    said = capsys.readouterr().err
    assert "bad.txt:1:1: " in said
    assert "tei-tools: absent.txt: cannot be read (No such file or directory)" in said


def test_what_is_sent_means_the_same_elsewhere(memos: Path) -> None:
    task = Task(Input("memos/0/0.txt"), "out/0")
    sent = sent_task(task, "")
    assert sent.source.data == Path("memos/0/0.txt").read_bytes()
    assert sent.target == str(Path.cwd() / "out" / "0")
    assert sent_task(task, "s3").target == "out/0"


def double(item: int) -> int:
    return 2 * item


def test_the_runner_takes_the_executor_of_a_cluster(scheduler: str) -> None:
    outcomes = list(batch.run(double, range(20), cluster(scheduler), ahead=8, chunk=2))
    assert [outcome.result for outcome in outcomes] == [2 * n for n in range(20)]


def test_a_worker_keeps_the_lists_of_few_runs(tmp_path: Path) -> None:
    """It may live for months, and each run brings its own."""
    for number in range(30):
        persons = tmp_path / f"{number}.csv"
        persons.write_text(f"id,name,description\np{number},Alder {number},\n")
        recipe = Recipe(("xml",), persons=(persons,))
        task = Task(Input("1.txt", data=MEMO.encode()), str(tmp_path / "1"))
        job = pickle.loads(pickle.dumps(carried(recipe, [task])))
        persons.unlink()
        assert job(task).digests
        del job
    held = [each for each in gc.get_objects() if isinstance(each, Authorities)]
    assert sum(any(f"p{n}" in lists.persons for n in range(30)) for lists in held) <= 16
