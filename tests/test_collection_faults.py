"""What a build does when its memory is damaged, its folder taken or not to be written to."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import editions_in

from tei_tools.cli import run
from tei_tools.errors import WriteError
from tei_tools.files import write_atomically

resource = pytest.importorskip("resource", reason="this system has no limits for processes")

MEMO = "1. Memorandum for the Record\n\nMr. Alder came at noon, and left at {}.\n"
BUILD = ("build", "memos", "-o", "out", "--formats", "xml,text")
STATE = Path("out/.tei-tools/state.sqlite")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    """A working folder with five memos that have been built."""
    monkeypatch.chdir(tmp_path)
    write_memos(5)
    assert run([*BUILD]) == 0
    return tmp_path


def write_memos(number: int) -> None:
    Path("memos").mkdir()
    for n in range(number):
        Path(f"memos/{n}.txt").write_text(MEMO.format(n))


def contents() -> dict[str, bytes]:
    return {name: Path("out", name).read_bytes() for name in editions_in("out")}


# A memory that is damaged


def garbage(state: Path) -> None:
    state.write_bytes(b"no memory at all " * 500)


def short(state: Path) -> None:
    state.write_bytes(state.read_bytes()[: state.stat().st_size // 2])


def other_version(state: Path) -> None:
    with sqlite3.connect(state) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def without_table(state: Path) -> None:
    with sqlite3.connect(state) as connection:
        connection.execute("DROP TABLE runs")
    connection.close()


def bad_log(state: Path) -> None:
    """The log of a run that was killed, with a file that is none."""
    state.write_bytes(b"SQLite format 3\0" + bytes(8000))
    state.with_name("state.sqlite-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(9000))


@pytest.mark.parametrize("damage", [garbage, short, other_version, without_table, bad_log])
def test_a_damaged_memory_is_set_aside_and_all_is_built_anew(desk, damage, capsys) -> None:
    good = contents()
    damage(STATE)
    damaged = STATE.read_bytes()
    capsys.readouterr()
    assert run([*BUILD, "--dry-run"]) == 0
    assert STATE.read_bytes() == damaged
    said = capsys.readouterr()
    assert "state.sqlite: " in said.err
    assert said.err.splitlines()[0].endswith("everything is built anew")
    assert len(said.out.splitlines()) == 5
    assert run([*BUILD]) == 0
    said = capsys.readouterr()
    assert "it is now state-damaged.sqlite, and everything is built anew" in said.err
    assert "5 memos: 5 built" in said.err
    assert STATE.with_name("state-damaged.sqlite").read_bytes() == damaged
    assert contents() == good
    assert run([*BUILD]) == 0
    assert "5 memos: 5 unchanged" in capsys.readouterr().err


def test_a_damaged_byte_anywhere_does_no_harm(desk, capsys) -> None:
    good, whole = contents(), STATE.read_bytes()
    chance = random.Random(1948)
    for _ in range(60):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        STATE.write_bytes(damaged)
        assert run([*BUILD]) == 0
        assert contents() == good
    assert "Traceback" not in capsys.readouterr().err


def test_an_empty_file_is_a_new_memory(desk, capsys) -> None:
    STATE.write_bytes(b"")
    assert run([*BUILD]) == 0
    assert "5 memos: 5 built" in capsys.readouterr().err


# A folder that another run holds


HOLD = """if True:
    import pathlib, time
    from tei_tools.collection import open_memory
    with open_memory(pathlib.Path("out")):
        print("held", flush=True)
        time.sleep(600)
"""


@pytest.fixture
def holder(desk) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([sys.executable, "-c", HOLD], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--retry-failed",)])
def test_of_two_runs_on_one_folder_the_second_is_refused(holder, options, capsys) -> None:
    capsys.readouterr()
    before = {path: path.stat().st_mtime_ns for path in Path("out").rglob("*")}
    assert run([*BUILD, *options]) == 2
    assert capsys.readouterr().err == (
        "tei-tools: out: another run is at work in this folder; wait until it has ended, or name "
        "another folder\n"
    )
    assert {path: path.stat().st_mtime_ns for path in Path("out").rglob("*")} == before
    assert run(["build", "memos", "-o", "other", "--formats", "text"]) == 0


def test_a_run_that_was_killed_does_not_hold_its_folder(holder, capsys) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert run([*BUILD]) == 0
    assert "5 memos: 5 unchanged" in capsys.readouterr().err


# A folder that cannot be written to


def in_a_copy(call: Callable[[], int]) -> int:
    """Do it in a copy of this process; its exit status."""
    child = os.fork()
    if child == 0:
        os._exit(call())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.fixture
def public(monkeypatch) -> Iterator[Path]:
    """A working folder that every user may go into, with memos that have been built."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        monkeypatch.chdir(folder)
        write_memos(2)
        assert run([*BUILD]) == 0
        yield Path(folder)
        for path in Path("out").rglob("*"):
            path.chmod(0o755)


def as_a_reader() -> int:
    """Build as a user to whom nothing here belongs."""
    if os.geteuid() == 0:
        os.setuid(65534)
    return run([*BUILD])


@pytest.mark.parametrize("part", ["out", "out/.tei-tools", "out/.tei-tools/state.sqlite"])
def test_a_folder_that_is_read_only_is_told(public, part, capfd) -> None:
    for path in [Path("out"), *Path("out").rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    Path(part).chmod(0o555 if Path(part).is_dir() else 0o444)
    if part == "out":
        shutil.rmtree("out/.tei-tools")
    capfd.readouterr()
    assert in_a_copy(as_a_reader) == (2 if part == "out" else 1)
    said = capfd.readouterr().err
    if part == "out":
        assert "Error: out of --output cannot be written: writing in out is not allowed" in said
    else:
        assert said.startswith("tei-tools: out: ")
        assert "cannot be written to (Permission denied)" in said or "allow writing" in said
    assert "Traceback" not in said


def test_a_place_where_no_folder_can_be_is_told(desk, capsys) -> None:
    Path("file").write_text("")
    assert run(["build", "memos", "-o", "file/out"]) == 2
    assert "file/out of --output cannot be written" in capsys.readouterr().err


def test_where_there_is_no_room_the_run_ends_and_the_next_goes_on(desk, capfd) -> None:
    """The system refuses to let files grow, as it does when the disk is full."""
    shutil.rmtree("out")
    shutil.rmtree("memos")
    write_memos(60)

    def build() -> int:
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
        return run([*BUILD])

    assert in_a_copy(build) == 1
    said = capfd.readouterr().err
    assert "out: the memory of this folder cannot be read or written" in said
    assert "Traceback" not in said
    assert run([*BUILD]) == 0
    said = capfd.readouterr().err.splitlines()[-1]
    unchanged = int(said.split(" built, ")[1].split(" unchanged")[0])
    assert 10 < unchanged < 60


def test_a_file_for_which_there_is_no_room_leaves_nothing(tmp_path, capfd) -> None:
    def write() -> int:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            write_atomically(tmp_path / "a", bytes(2000))
        except WriteError as error:
            print(error)
            return 3
        return 0

    assert in_a_copy(write) == 3
    assert "a: cannot be written (File too large); choose another place" in capfd.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_an_edition_that_cannot_be_removed_does_not_keep_the_others(
    desk, monkeypatch, capsys
) -> None:
    Path("memos/1.txt").unlink()
    unlink = Path.unlink

    def stubborn(path: Path, missing_ok: bool = False) -> None:
        if path.name == "1.xml":
            raise PermissionError(1, "Operation not permitted")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", stubborn)
    assert run([*BUILD, "--prune"]) == 1
    told = capsys.readouterr().err
    assert "out/1.xml: cannot be removed (Operation not permitted)" in told
    assert Path("out/1.xml").exists()
    assert not Path("out/1.txt").exists()
    assert "out/1.xml" not in Path("out/SHA256SUMS").read_text()
    monkeypatch.undo()
    os.chdir(desk)
    assert run([*BUILD, "--prune"]) == 0
    assert not Path("out/1.xml").exists()
