"""How runs end where the disk is full, the output read-only, or names are odd."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import editions_in

from tei_tools.cli import run

MEMO = "1. Memorandum for the Record\n\nMr. Alder came at noon.\n"


@pytest.fixture
def memos(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("1.txt", "2.txt", "3.txt"):
        path = tmp_path / "memos" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(MEMO)
    return tmp_path / "memos"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_an_output_that_takes_nothing(memos: Path, monkeypatch, capsys, number: int) -> None:
    open_it = Path.open

    def fail(path: Path, mode: str = "r", *args: object, **kwargs: object) -> object:
        if "x" in mode:  # a new file
            raise OSError(number, os.strerror(number))
        return open_it(path, mode, *args, **kwargs)

    monkeypatch.setattr(Path, "open", fail)
    assert run(["build", "memos", "-o", "out"]) == 1
    said = capsys.readouterr().err
    for name in "123":
        message = f"out/{name}.xml: cannot be written ({os.strerror(number)})"
        is_full = number in (errno.ENOSPC, errno.EDQUOT)
        remedy = "make room" if is_full else "allow writing there"
        assert f"tei-tools: {message}; choose another place, or {remedy}\n" in said
    assert "3 memos: 0 built, 3 failed; 0 files in out" in said


@pytest.mark.bare
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_disk_that_fills_up_in_the_midst_of_a_file(cli, memos: Path, jobs: str) -> None:
    """No file may be larger than the system lets it, as if the disk were full there."""
    done = cli(
        "build", "memos", "-o", "out", "--no-state", "--jobs", jobs,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000)),
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("html: cannot be written (File too large)") == 3
    assert "Traceback" not in done.stderr
    assert editions_in("out") == []  # though its TEI would have had room


def test_what_was_there_stays_until_there_is_room(memos: Path, monkeypatch, capsys) -> None:
    """Of a memo that was built before, no edition is new beside one that is old."""
    build = ["build", "memos", "-o", "out"]
    assert run(build) == 0
    before = {name: Path("out", name).read_bytes() for name in editions_in("out")}
    (memos / "2.txt").write_text(MEMO.replace("Alder", "Birch"))
    open_it = Path.open

    class Full(io.BufferedWriter):
        def write(self, data: bytes) -> int:
            if b"<html" in data and b"Birch" in data:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return super().write(data)

    def open_full(path: Path, mode: str = "r", *args: object, **kwargs: object) -> object:
        if mode == "xb":
            return Full(io.FileIO(path, "x"))
        return open_it(path, mode, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", open_full)
        assert run(build) == 1
    assert "out/2.html: cannot be written (No space left on device)" in capsys.readouterr().err
    assert {name: Path("out", name).read_bytes() for name in editions_in("out")} == before
    assert run([*build, "--retry-failed"]) == 0
    assert "1 built, 2 unchanged" in capsys.readouterr().err
    for ending in ("html", "txt", "xml"):
        assert "Birch" in Path(f"out/2.{ending}").read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_standard_output_or_a_log_that_is_full(memos: Path) -> None:
    program = [sys.executable, "-m", "tei_tools"]
    with Path("/dev/full").open("w") as full:
        for command in (
            ["convert", "memos/1.txt"],
            ["build", "memos", "-o", "o", "--log-json", "-"],
        ):
            done = subprocess.run([*program, *command], stdout=full, stderr=-1, text=True)
            assert done.returncode == 1
            assert "No space left on device" in done.stderr
            assert "Traceback" not in done.stderr
            assert "Exception" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_cannot_tell_how_it_goes_does_its_work(memos: Path, jobs: str) -> None:
    """The messages of a run at night may go to a disk that is full."""
    (memos / "0.txt").write_text("")
    program = [sys.executable, "-m", "tei_tools", "build", "-o", "out", "--jobs", jobs]
    with Path("/dev/full").open("w") as full:
        for sources, status in (["memos"], 1), (["memos/1.txt", "memos/2.txt"], 1), (["--none"], 2):
            assert subprocess.run([*program, *sources], stderr=full).returncode == status
    assert len(editions_in(Path("out"))) == 9


def test_a_run_goes_on_when_the_reader_of_its_messages_is_gone(memos: Path) -> None:
    (memos / "0.txt").write_text("")
    reading, writing = os.pipe()
    os.close(reading)
    program = [sys.executable, "-m", "tei_tools", "build", "memos", "-o", "out"]
    assert subprocess.run(program, stderr=writing).returncode == 1
    os.close(writing)
    assert len(editions_in(Path("out"))) == 9


def test_a_source_that_vanishes(memos: Path, monkeypatch, capsys) -> None:
    """After it was found, before it is read."""
    import tei_tools.cli.build as command

    real = command.read_lists
    monkeypatch.setattr(
        command, "read_lists", lambda *args: (real(*args), (memos / "2.txt").unlink())
    )
    assert run(["build", "memos", "-o", "out", "--formats", "xml"]) == 1
    assert "memos/2.txt: cannot be read (No such file or directory)" in capsys.readouterr().err
    assert editions_in("out") == ["1.xml", "3.xml"]


ODD = {
    "two words.txt": "two words.txt",
    "письмо № 1.txt": "письмо № 1.txt",
    "line\nend\x1b[31m.txt": r"line\nend\x1b[31m.txt",
    "-o.txt": "-o.txt",
    "$(touch x);'\".txt": "$(touch x);'\".txt",
    "%s{0}\\.txt": "%s{0}\\.txt",
    f"{'a' * 246}.txt": f"{'a' * 246}.txt",
    os.fsdecode(b"caf\xe9.txt"): r"caf\xe9.txt",
}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_odd_names(cli, memos: Path, jobs: str) -> None:
    for name in ODD:
        (memos / name).write_text(MEMO)
    long = f"{'é' * 125}a.txt"  # 255 bytes, and its edition 256
    (memos / long).write_text(MEMO)
    (memos / "bad\n.txt").write_text("")
    done = cli("build", "memos", "-o", "out", "--log-json", "log", "--jobs", jobs)
    assert done.returncode == 1
    assert "its edition .html would have a name of 256 bytes, and the most is 255" in done.stderr
    assert "tei-tools: memos/bad\\n.txt: holds no text" in done.stderr
    stems = [*(name.removesuffix(".txt") for name in ODD), "1", "2", "3"]
    assert editions_in("out") == sorted(s + e for s in stems for e in (".html", ".txt", ".xml"))
    events = [json.loads(line) for line in Path("log").read_text().splitlines()]
    shown = {event["item"].removeprefix("memos/") for event in events[1:-1]}
    assert shown == {*ODD.values(), "1.txt", "2.txt", "3.txt", long, "bad\\n.txt"}
    done = cli("validate", "out", "--format", "json", "--jobs", jobs)
    assert (done.returncode, json.loads(done.stdout)["files"]) == (0, len(stems))
    for form in ("text", "jsonl", "sarif", "junit", "github", "html"):
        assert cli("validate", "out", "memos/bad\n.txt", "--format", form).returncode == 1
    done = cli("text", "out", "-o", "texts", "--jobs", jobs)
    assert (done.returncode, done.stderr) == (0, "")
    assert editions_in("texts") == sorted(f"{stem}.txt" for stem in stems)


def test_names_from_a_list_of_find(cli, memos: Path) -> None:
    (memos / "line\nend.txt").write_text(MEMO)
    (memos / os.fsdecode(b"caf\xe9.txt")).write_text(MEMO)
    names = subprocess.run(
        ["find", "memos", "-name", "*.txt", "-print0"], capture_output=True, check=True
    ).stdout
    Path("list").write_bytes(names)
    assert cli("build", "--files-from", "list", "-o", "out", "--formats", "xml").returncode == 0
    assert len(editions_in("out")) == 5


def test_memos_that_differ_by_case_alone(memos: Path, capsys) -> None:
    (memos / "Letter.txt").write_text(MEMO)
    (memos / "letter.txt").write_text(MEMO)
    if len(list(memos.iterdir())) == 4:
        pytest.skip("names that differ by case are one on this system")
    assert run(["build", "memos", "-o", "out"]) == 2
    assert "which are one name on many systems; rename one of them\n" in capsys.readouterr().err


def test_two_names_that_look_alike_are_told_what_differs(tmp_path: Path, capsys) -> None:
    memos = tmp_path / "twins"
    memos.mkdir()
    for name in ("caf\u00e9.txt", "cafe\u0301.txt"):
        (memos / name).write_text("A memo.\n")
    if len(list(memos.iterdir())) == 2:  # some systems take the two for one
        assert run(["convert", str(memos), "-o", str(tmp_path / "out")]) == 2
        said = capsys.readouterr().err
        assert "(the one has letters with their accents, the other letters and accents); re" in said
    assert not Path("out").exists()


def test_progress_on_a_terminal(memos: Path) -> None:
    """What a person at a terminal sees: the bar, and above it whole lines."""
    import pty

    for number in range(4, 61):
        (memos / f"{number}.txt").write_text(MEMO if number % 10 else "")
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "tei_tools", "build", "memos", "-o", "out", "--jobs", "2"]
    with subprocess.Popen(
        command, stderr=child, stdout=child, env={**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    ) as process:
        os.close(child)
        seen = b""
        while True:
            try:
                seen += os.read(parent, 10_000)
            except OSError:  # the terminal is closed
                break
    os.close(parent)
    text = seen.decode()
    assert process.returncode == 1
    assert "60" in text
    assert "/s" in text
    assert re.search(r"\d failed", text.partition("60 memos:")[0])  # in the bar
    assert "tei-tools: memos/10.txt: holds no text" in text
    assert "60 memos: 54 built, 6 failed" in text


@pytest.mark.parametrize("epoch", ["yesterday", "²", "9" * 15, "1.5"])
def test_a_time_to_repeat_that_is_none_is_told(
    memos: Path, monkeypatch, capsys, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run(["build", "memos", "-o", "out"]) == 2
    said = f"tei-tools: SOURCE_DATE_EPOCH: {epoch!r} is no time; write the seconds since 1970"
    assert said in capsys.readouterr().err
    assert run(["convert", "memos/1.txt", "--date", "today"]) == 2


def closed(streams: str, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the command line with streams that are closed, as a shell writes it."""
    command = f'"$@" {streams}'
    words = ["bash", "-c", command, "bash", sys.executable, "-m", "tei_tools", *args]
    return subprocess.run(words, capture_output=True, text=True, timeout=120)


def test_a_run_whose_streams_are_closed_does_its_work(memos: Path) -> None:
    """As a service may be started, which nobody listens to."""
    done = closed("<&- >&- 2>&-", "build", "memos", "-o", "out", "--jobs", "2")
    assert done.returncode == 0, Path("out/report.json").read_text()
    assert len(editions_in(Path("out"))) == 9
    assert closed("2>&-", "build", "memos", "none.txt", "-o", "out").returncode == 1


def test_a_product_that_nobody_takes_is_told(memos: Path) -> None:
    done = closed(">&-", "convert", "memos/1.txt")
    said = "tei-tools: the standard output: cannot be read or written (Bad file descriptor)\n"
    assert (done.returncode, done.stderr) == (1, said)


def test_the_standard_input_is_read_once(cli, memos: Path) -> None:
    once = "the standard input (-) can be read only once; name it once"
    for names in (("-", "-"), ("-", "--files-from", "-")):
        done = cli("build", *names, "-o", "out", input=MEMO)
        assert (done.returncode, once in done.stderr) == (2, True)
    done = cli("persons", "-", "-", input=MEMO)
    assert done.returncode == 2
    assert "-: the standard input can be read only once; name it once" in done.stderr
    assert not Path("out").exists()
