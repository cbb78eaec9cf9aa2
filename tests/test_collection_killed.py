"""A build that is killed at any moment loses nothing but the memos in work."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import editions_in
from killing import MEMOS

from tei_tools.cli import run

#: How often the build is killed; ``make kill`` does it 50 times.
KILLS = int(os.environ.get("KILLS", "6"))
MEMO = "1. Memorandum for the Record\n\nMr. Alder came at noon, and left at {}.\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_killed_at_any_moment_and_resumed_it_ends_as_if_undisturbed(tmp_path: Path) -> None:
    script = Path(__file__).with_name("killing.py")
    command = [sys.executable, script, tmp_path, str(KILLS), os.environ.get("SEED", "1948")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    rounds = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rounds) == KILLS
    assert [each for each in rounds if not each["same"]] == []
    assert [each for each in rounds if not each["killed"]] == []
    # Most of every other one left a file half written; "same" says that it was cleared away.
    assert any(each["half"] for each in rounds[1::2]), rounds
    # Some were killed when a part of the memos was finished, and these were not built again.
    assert any(0 < each["unchanged"] < MEMOS - 1 for each in rounds), rounds


def wait_for(what: Callable[[], object]) -> None:
    for _ in range(600):
        if what():
            return
        time.sleep(0.05)
    pytest.fail("nothing happened in 30 seconds")


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 400 memos, and their editions in ``plain``."""
    folder = tmp_path_factory.mktemp("undisturbed")
    (folder / "memos").mkdir()
    for number in range(400):
        (folder / f"memos/{number:03}.txt").write_text(MEMO.format(number))
    build = ["build", folder / "memos", "-o", folder / "plain", "--formats", "xml,text"]
    assert run([*map(str, build), "--no-state"]) == 0
    return folder


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM])
def test_with_workers_too(undisturbed: Path, tmp_path: Path, monkeypatch, capsys, sent) -> None:
    monkeypatch.chdir(tmp_path)
    Path("memos").symlink_to(undisturbed / "memos")
    plain = undisturbed / "plain"
    args = ["build", "memos", "-o", "out", "--formats", "xml,text", "--jobs", "2"]
    process = subprocess.Popen(
        [sys.executable, "-m", "tei_tools", *args, "--quiet"], start_new_session=True
    )
    wait_for(Path("out/100.xml").exists)  # more than may be written and not yet remembered
    process.send_signal(sent)
    process.wait(30)
    wait_for(lambda: not is_alive(process.pid))  # the workers end too, and write no more
    finished = len(editions_in("out")) // 2
    assert run(args) == 0
    said = capsys.readouterr().err.splitlines()[-1]
    built = int(said.split(" memos: ")[1].split(" built")[0])
    # Of those that were handed out some may be written, but not yet be remembered.
    assert 400 - finished <= built <= 400 - finished + 64
    assert built < 400
    assert f"400 memos: {built} built, {400 - built} unchanged" in said
    assert editions_in("out") == editions_in(plain)  # no temporary file is left either
    for name in editions_in(plain):
        assert Path("out", name).read_bytes() == (plain / name).read_bytes()
