"""A build on a Dask cluster, and into stores: always the same editions."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import ROOT, editions_in

from tei_tools import batch, stores
from tei_tools import cluster as cluster_module
from tei_tools.build import Task
from tei_tools.cli import run
from tei_tools.cli.clustering import sent_task
from tei_tools.errors import ClusterError, WriteError
from tei_tools.inputs import Input

MEMO = (ROOT / "seeds" / "plain-memorandum-1977.txt").read_text(encoding="utf-8")
MEMOS = 48


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster of three worker processes."""
    distributed = pytest.importorskip("distributed", reason="the extra cluster is absent")
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, dashboard_address=None, silence_logs=50
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


def test_a_cluster_that_is_not_there_is_told(memos: Path, monkeypatch, capsys) -> None:
    pytest.importorskip("distributed", reason="the extra cluster is absent")
    monkeypatch.setattr(cluster_module, "_WAIT", 1)
    assert run(["build", "memos", "-o", "out", "--scheduler", "tcp://127.0.0.1:9"]) == 1
    assert "tcp://127.0.0.1:9: no Dask scheduler answers there" in capsys.readouterr().err
    Path("empty.lst").write_text("")
    options = ["--files-from", "empty.lst", "--scheduler", "tcp://127.0.0.1:9"]
    assert run(["build", "-o", "out", *options]) == 0  # which has nothing to do
    options = ["--scheduler", "tcp://127.0.0.1:9", "--timeout", "3"]
    assert run(["build", "memos", "-o", "out", *options]) == 2


def test_what_is_sent_means_the_same_elsewhere(memos: Path) -> None:
    task = Task(Input(Path("memos/0/0.txt")), Path("out/0"))
    sent = sent_task(task, "")
    assert sent.source.data == Path("memos/0/0.txt").read_bytes()
    assert sent.target == Path.cwd() / "out" / "0"
    assert sent_task(task, "s3").target == Path("out/0")


def double(item: int) -> int:
    return 2 * item


def test_the_runner_takes_the_executor_of_a_cluster(scheduler: str) -> None:
    from tei_tools.cluster import cluster

    outcomes = list(batch.run(double, range(20), cluster(scheduler), ahead=8, chunk=2))
    assert [outcome.result for outcome in outcomes] == [2 * n for n in range(20)]


def test_editions_are_written_to_a_store(memos: Path, capsys) -> None:
    fsspec = pytest.importorskip("fsspec", reason="the extra cluster is absent")
    store = fsspec.filesystem("memory")
    sources = ["memos/0", "-o", "memory://archive/editions", "--formats", "xml,text"]
    assert run(["build", *sources]) == 0
    assert (
        run(["build", "memos/0", "-o", f"file://{memos.parent}/out", "--formats", "xml,text"]) == 0
    )
    held = {
        path.rpartition("/")[2]: store.cat_file(path) for path in store.find("/archive/editions")
    }
    assert held == made("out")
    assert capsys.readouterr().err.splitlines()[0].endswith("files in memory://archive/editions")
    assert not Path("archive").exists()


def test_a_store_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    pytest.importorskip("fsspec", reason="the extra cluster is absent")
    with pytest.raises(WriteError, match=r"nonsense://a/b: cannot be written \(ValueError: Proto"):
        stores.write("nonsense", Path("a/b"), b"")
    with pytest.raises(WriteError, match="since a package is missing"):
        stores.write("dropbox", Path("a/b"), b"")


def test_a_store_on_a_host_is_reached_there(monkeypatch) -> None:
    fsspec = pytest.importorskip("fsspec", reason="the extra cluster is absent")
    from fsspec.implementations.ftp import FTPFileSystem
    from fsspec.registry import _registry

    held = {}

    class Host(fsspec.AbstractFileSystem):
        protocol = "ftp"
        _strip_protocol = FTPFileSystem._strip_protocol
        _get_kwargs_from_urls = FTPFileSystem._get_kwargs_from_urls

        def __init__(self, host: str, **options: object) -> None:
            super().__init__(**options)
            self.host = host

        def pipe_file(self, path: str, value: bytes, **options: object) -> None:
            held[self.host, path] = value

    monkeypatch.setitem(_registry, "ftp", Host)
    stores.write("ftp", Path("archive.example/editions/a::b.xml"), b"a")
    assert held == {("archive.example", "/editions/a::b.xml"): b"a"}


def test_a_folder_is_made_but_no_bucket(monkeypatch) -> None:
    fsspec = pytest.importorskip("fsspec", reason="the extra cluster is absent")
    from fsspec.registry import _registry

    class Buckets(fsspec.AbstractFileSystem):
        """A store whose paths begin with the name of a bucket, and that has folders too."""

        protocol = "s3"
        cachable = False

        def pipe_file(self, path: str, value: bytes, **options: object) -> None:
            if not self.exists(path.rpartition("/")[0]):
                raise FileNotFoundError("The specified bucket does not exist")
            held[path] = value

        def exists(self, path: str, **options: object) -> bool:
            return path in folders

        def makedirs(self, path: str, exist_ok: bool = False) -> None:
            folders.append(path)

    held: dict[str, bytes] = {}
    folders = ["here"]
    monkeypatch.setitem(_registry, "s3", Buckets)
    stores.write("s3", Path("here/letters/a.xml"), b"a")
    assert (held, folders) == ({"here/letters/a.xml": b"a"}, ["here", "here/letters"])
    with pytest.raises(WriteError, match="The specified bucket does not exist"):
        stores.write("s3", Path("hree/letters/a.xml"), b"a")
    assert folders == ["here", "here/letters"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("out", ("", Path("out"))),
        ("/a/b", ("", Path("/a/b"))),
        ("file:///a/b", ("", Path("/a/b"))),
        ("s3://bucket/a b/c", ("s3", Path("bucket/a b/c"))),
        ("C:/a", ("", Path("C:/a"))),
    ],
)
def test_the_place_of_an_address(text: str, place: tuple[str, Path]) -> None:
    assert stores.place_of(text) == place


def test_a_cluster_whose_workers_are_gone_for_good_is_given_up(monkeypatch) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra cluster is absent")
    for wait, seconds in (("_WAIT", 2), ("_PATIENCE", 0.5), ("_LOOK", 0.1)):
        monkeypatch.setattr(cluster_module, wait, seconds)
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None,
        silence_logs=50,
    ) as local:  # fmt: skip
        make = cluster_module.cluster(local.scheduler_address)
        outcomes = batch.run(abs, [-1, -2, -3], make, ahead=1)
        assert next(outcomes).result == 1
        local.scale(0)
        with pytest.raises(ClusterError, match="has no workers; start some with"):
            list(outcomes)


LOCAL = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None,
        protocol="tcp",
    ) as local:
        print(local.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def process_of_cluster() -> Iterator[subprocess.Popen[str]]:
    """A scheduler and its worker in one process, which says its address; it lives a minute."""
    pytest.importorskip("distributed", reason="the extra cluster is absent")
    with subprocess.Popen(
        [sys.executable, "-c", LOCAL],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        end = threading.Timer(60, process.kill)
        end.start()
        yield process
        end.cancel()
        process.kill()


def test_a_scheduler_that_is_there_and_does_not_answer_is_given_up(
    process_of_cluster: subprocess.Popen[str], monkeypatch
) -> None:
    assert process_of_cluster.stdout
    address = process_of_cluster.stdout.readline().strip()
    make = cluster_module.cluster(address)
    monkeypatch.setattr(cluster_module, "_LOOK", 0.1)
    stops: list[bool] = []
    stopped = batch.run(abs, [-1, -2, -3], make, ahead=1, stop=lambda: bool(stops))
    going = batch.run(abs, [-1, -2, -3], make, ahead=1)
    assert [next(stopped).result, next(going).result] == [1, 1]
    process_of_cluster.send_signal(signal.SIGSTOP)
    for wait in ("_WAIT", "_PATIENCE"):
        monkeypatch.setattr(cluster_module, wait, 1)
    stops.append(True)
    assert list(stopped) == []
    with pytest.raises(ClusterError, match="no Dask scheduler answers there"):
        list(going)
    assert process_of_cluster.poll() is None  # all that was in less than a minute


def test_of_an_item_whose_workers_are_lost_it_is_told_how_long_they_were_at_it() -> None:
    class Losing(ThreadPoolExecutor):
        """An executor that loses its workers, and says so in words of its own."""

        def submit(self, call, /, *args, **kwargs):
            def lose():
                time.sleep(0.2)
                raise RuntimeError("three workers died")

            return super().submit(lose)

    (outcome,) = batch.run(abs, [1], lambda: Losing(1))
    assert "three workers died" in outcome.error
    assert 0.1 < outcome.seconds < 10
