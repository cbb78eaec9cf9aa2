"""Which memos ``tei-tools build`` works on: files, folders, patterns and lists."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from building import all_of, made
from conftest import ROOT

from tei_tools.cli import run

MEMO = (ROOT / "seeds" / "plain-memorandum-1977.txt").read_bytes()


def test_files_and_patterns(memos: Path) -> None:
    assert run(["build", "memos/1.txt", "memos/**/3.txt", "-o", "out"]) == 0
    assert made() == all_of("1", "letters/1971/3")


def test_the_standard_input(cli, memos: Path) -> None:
    done = cli("build", "-", "-o", "out", "--jobs", "2", input=MEMO.decode())
    assert done.returncode == 0
    assert made() == all_of("stdin")


def test_sources_from_a_list(cli, memos: Path) -> None:
    (memos / "with space.txt").write_bytes(MEMO)
    Path("list").write_text("memos/with space.txt\n\nmemos/letters\n", encoding="utf-8")
    assert run(["build", "memos/1.txt", "--files-from", "list", "-o", "out"]) == 0
    assert made() == all_of("1", "with space", "2", "1971/3")
    done = cli("build", "--files-from", "-", "-o", "two", input="memos/1.txt\n")
    assert done.returncode == 0
    assert made("two") == all_of("1")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_list_as_windows_writes_it(memos: Path, encoding: str) -> None:
    Path("list").write_text("memos/1.txt\r\nmemos/é.txt\r\n", encoding, newline="")
    (memos / "é.txt").write_bytes(MEMO)
    assert run(["build", "--files-from", "list", "-o", "out"]) == 0
    assert made() == all_of("1", "é")


def test_equal_names_of_a_list_keep_their_folders(memos: Path, capsys) -> None:
    (memos / "letters" / "1.txt").write_bytes(MEMO)
    Path("list").write_text("memos/1.txt\nmemos/letters/1.txt\n", encoding="utf-8")
    listed = ["build", "--files-from", "list", "-o", "out"]
    assert run(listed) == 2
    hint = "name the folder above them, with --below if they are listed"
    assert hint in capsys.readouterr().err
    assert run([*listed, "--below", "memos"]) == 0
    assert made() == all_of("1", "letters/1")
    assert run([*listed, "--below", "memos/letters"]) == 2
    assert "memos/1.txt: is not in" in capsys.readouterr().err


def test_a_list_that_names_nothing_leaves_nothing_to_do(cli, memos: Path) -> None:
    """So it is where find has found nothing new in the night. The report and the log tell it."""
    assert run(["build", "memos/1.txt", "-o", "out", "--formats", "xml", "--quiet"]) == 0
    done = cli("build", "--files-from", "-", "-o", "out", "--log-json", "log", "--prune", input="")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "tei-tools: the list names no file\n0 memos: 0 built; 0 files in out\n"
    assert Path("out/1.xml").exists()
    assert json.loads(Path("out/report.json").read_text())["totals"]["memos"] == 0
    events = [json.loads(line) for line in Path("log").read_text().splitlines()]
    assert [(event["event"], event.get("status")) for event in events] == [
        ("start", None), ("end", 0)
    ]  # fmt: skip


def test_no_source_at_all_is_wrong_usage(memos: Path, capsys) -> None:
    assert run(["build", "-o", "out"]) == 2
    assert "--files-from" in capsys.readouterr().err


def test_the_output_folder_is_no_source(memos: Path) -> None:
    for _ in range(2):
        assert run(["build", ".", "-o", "out"]) == 0
        assert made() == all_of("memos/1", "memos/letters/2", "memos/letters/1971/3")


def test_nothing_to_build_is_wrong_usage(memos: Path, capsys) -> None:
    (memos / "empty").mkdir()
    for name in ("memos/empty", "memos/*.TXT"):
        assert run(["build", name, "-o", "out"]) == 2
        assert name in capsys.readouterr().err
    assert not Path("out").exists()


def test_an_unreadable_folder_is_told(memos: Path, monkeypatch, capsys) -> None:
    real = os.scandir

    def scandir(path):
        if Path(path).name == "letters":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert run(["build", "memos", "-o", "out"]) == 1
    assert "memos/letters: cannot be read (Permission denied)" in capsys.readouterr().err


def test_names_with_spaces_dots_and_letters_of_any_script(memos: Path) -> None:
    for name in ("a b.txt", "v1.2 (draft).txt", "письмо.txt", "-dash.txt"):
        (memos / name).write_bytes(MEMO)
    assert run(["build", "memos", "-o", "out", "--formats", "xml"]) == 0
    assert {"a b.xml", "v1.2 (draft).xml", "письмо.xml", "-dash.xml"} <= set(made())


def test_memos_that_cannot_be_read_do_not_share_a_place(memos: Path, capsys) -> None:
    for folder in ("x", "y", "z"):
        Path(folder).mkdir()
    for folder in ("x", "z"):
        os.mkfifo(f"{folder}/p.txt")
    Path("y/p.txt").write_bytes(MEMO)
    for _ in range(2):
        assert run(["build", "x", "y", "z", "-o", "out"]) == 1
        said = capsys.readouterr().err
        assert "x/p.txt: is no file" in said
        assert "z/p.txt: is no file" in said
        assert made() == all_of("p")
    assert "3 memos: 1 unchanged, 2 failed" in said
