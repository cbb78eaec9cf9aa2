"""What becomes of a run that is interrupted, or ended by the system."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from conftest import editions_in
from site_collection import letter

import tei_tools.edition.site.build as site_build
from tei_tools.cli import cmif, persons, run
from tei_tools.cli.stopping import stopping

MEMO = "1. Memorandum for the Record\n\nMr. Alder came at noon, and left at {}.\n"
MEMOS = 300  # more than are handed out to two processes while they wait for one


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """Interrupts are heard, though they are ignored where the tests run behind a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_an_interrupt_while_the_program_is_loaded_is_quiet(start, tmp_path: Path) -> None:
    """Nothing is begun then, so there is nothing to finish and nothing to tell."""
    interrupt = "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(9)\n"
    (tmp_path / "click.py").write_text(interrupt)  # the first that the command line loads
    process = start("build", "memos", "-o", "out")
    assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == -signal.SIGINT, "of which a shell says 130"
    assert not (tmp_path / "out").exists()


@pytest.fixture
def start(tmp_path: Path):
    """Start the command line in a process group of its own."""
    started: list[subprocess.Popen[str]] = []

    def listen() -> None:
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_DFL)

    def start(*args: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tei_tools", *args],
            cwd=tmp_path,
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=listen,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def wait_for(what: Callable[[], object]) -> None:
    for _ in range(600):
        if what():
            return
        time.sleep(0.05)
    pytest.fail("nothing happened in 30 seconds")


def is_heard(process: subprocess.Popen[str], sent: signal.Signals) -> bool:
    """Whether a process says something when a signal is sent to it and to those that it started, as
    a terminal and a service do.

    Python hears one that comes just before a call of the system only after that call, which may
    last: then another signal ends it.
    """
    os.killpg(process.pid, sent)
    return bool(select.select([process.stderr], [], [], 5)[0])


@pytest.fixture(scope="module")
def memos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Memos, which no test changes."""
    folder = tmp_path_factory.mktemp("memos")
    for number in range(MEMOS):
        (folder / f"{number:04}.txt").write_text(MEMO.format(number))
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_is_in_work_is_finished(start, memos, tmp_path, jobs, sent, status) -> None:
    out, slow = tmp_path / "out", tmp_path / "slow.txt"
    os.mkfifo(slow)  # so there is something in work, and something waits for it
    process = start(
        "build", f"{memos}/000?.txt", "slow.txt", f"{memos}/0[12]??.txt", "-o", "out",
        "--formats", "text", "--jobs", jobs, "--log-json", "log",
    )  # fmt: skip
    with slow.open("w") as pipe:  # when it is read
        wait_for(lambda: is_heard(process, sent))
        pipe.write(MEMO.format("last"))
    _, said = process.communicate(timeout=30)
    assert process.returncode == status
    assert "tei-tools: stopping; what is in work is finished first" in said
    assert "Traceback" not in said
    made, count = editions_in(out), 10 + 1 + 200  # of three patterns
    assert 10 < len(made) < count
    assert "slow.txt" in made
    assert f"{count} memos: {len(made)} built, {count - len(made)} waiting" in said
    start_, *items, end = map(json.loads, (tmp_path / "log").read_text().splitlines())
    assert sorted(Path(item["item"]).name for item in items) == made
    assert (start_["items"], end["done"], end["status"]) == (count, len(made), status)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_second_interrupt_stops_at_once(start, tmp_path, jobs) -> None:
    os.mkfifo(tmp_path / "slow.txt")  # nobody writes to it
    process = start("build", "slow.txt", "-o", "out", "--jobs", jobs)
    pipe = None

    def is_read() -> bool:
        nonlocal pipe
        try:
            pipe = os.open(tmp_path / "slow.txt", os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            return False
        return True

    wait_for(is_read)
    wait_for(lambda: is_heard(process, signal.SIGINT))
    assert "stopping" in process.stderr.readline()
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 130
    assert "stopped at once" in process.stderr.read()
    os.close(pipe)
    assert editions_in(tmp_path / "out") == []


def test_an_interrupt_when_all_is_done_shows_no_traceback() -> None:
    code = """
import atexit, os, signal, sys
from tei_tools.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)
atexit.register(os.kill, os.getpid(), signal.SIGINT)
sys.argv = ["tei-tools", "--version"]
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")


def interrupted_twice() -> None:
    with stopping():
        for _ in range(2):
            os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)


def test_a_program_that_calls_the_command_line_goes_on_when_that_is_stopped_at_once() -> None:
    def handler(*_: object) -> None:
        pass

    before = signal.signal(signal.SIGALRM, handler)
    try:
        with pytest.raises(SystemExit):
            interrupted_twice()
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
        assert signal.getsignal(signal.SIGALRM) is handler
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_a_file_that_takes_too_long_does_not_stop_the_rest(start, memos, tmp_path) -> None:
    os.mkfifo(tmp_path / "slow.txt")
    process = start("build", "slow.txt", f"{memos}/000*.txt", "-o", "out", "--timeout", "2")
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "slow.txt: takes longer than 2 seconds, and was stopped" in said
    assert "11 memos: 10 built, 1 failed; 30 files in out" in said


def test_a_file_that_needs_too_much_memory_does_not_stop_the_rest(start, memos, tmp_path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(350_000_000)
    process = start("build", "large.txt", f"{memos}/000*.txt", "-o", "out", "--max-memory", "100")
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "large.txt: needs more than 100 MB of memory" in said
    assert "11 memos: 10 built, 1 failed" in said


def interrupting(monkeypatch, module: ModuleType, name: str) -> None:
    """Let a function interrupt this process when it is called, and then do its work."""
    work = getattr(module, name)

    def interrupted(*args: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return work(*args)

    monkeypatch.setattr(module, name, interrupted)


def test_a_list_or_an_index_is_written_whole_or_not_at_all(folder, monkeypatch, capsys) -> None:
    about = ("--title", "T", "--publisher", "P", "--url", "https://a.example")
    interrupting(monkeypatch, persons, "_read")
    assert run(["persons", str(folder), "-o", str(folder / "persons.csv")]) == 130
    assert "no list was written, since the run was stopped" in capsys.readouterr().err
    interrupting(monkeypatch, cmif, "parse")
    assert run(["cmif", str(folder), "-o", str(folder / "cmif.xml"), *about]) == 130
    assert "no index was written, since the run was stopped" in capsys.readouterr().err
    assert not {"persons.csv", "cmif.xml"} & {path.name for path in folder.iterdir()}


def test_a_site_goes_on_where_it_was_stopped(folder, tmp_path, monkeypatch, capsys) -> None:
    for name in "abc":
        (folder / f"{name}.xml").write_text(letter(name), encoding="utf-8")
    site = ["site", str(folder), "--no-search", "-o"]
    assert run([*site, str(tmp_path / "undisturbed"), "--quiet"]) == 0
    with monkeypatch.context() as patch:
        interrupting(patch, site_build, "render")
        assert run([*site, str(tmp_path / "site")]) == 130
    assert "the site is not finished, since the run was stopped" in capsys.readouterr().err
    assert run([*site, str(tmp_path / "site")]) == 0
    documents = len(list(folder.rglob("*.xml")))
    assert f"{documents} documents: {documents - 1} rendered" in capsys.readouterr().err
    one, other = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (tmp_path / "undisturbed", tmp_path / "site")
    )
    assert one == other
