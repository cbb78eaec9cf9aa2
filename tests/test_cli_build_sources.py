"""Which memos ``tei-tools build`` works on: files, folders, patterns and lists."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from building import all_of, made
from conftest import ROOT

from tei_tools.cli import run
from tei_tools.collection import open_memory

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


def test_what_is_no_plain_text_beside_memos_is_told(cli, memos: Path) -> None:
    for name in ("a.docx", "b.DOCX", "letters/c.pdf", "d.zip", "e.tar.gz"):
        (memos / name).write_bytes(b"x")
    for command in ("build", "convert"):
        done = cli(command, "memos", "-o", "out")
        assert done.returncode == 0
        assert done.stderr.splitlines()[:2] == [
            "tei-tools: not read: 2 .docx, 1 .pdf, such as memos/a.docx; save such documents as "
            "plain text (.txt)",
            "tei-tools: not read: 1 .zip, 1 .tar.gz, such as memos/d.zip; name an archive to have "
            "it read, and unpack one that lies in another",
        ]
        assert "not read" not in cli(command, "memos", "-o", "out", "--quiet").stderr
    (Path("out") / "f.zip").write_bytes(b"x")
    assert "not read: 1 .zip, such as out/f.zip" in cli("validate", "out").stderr


def test_editions_of_an_earlier_build_are_no_memos(cli, memos: Path) -> None:
    assert run(["build", "memos", "-o", "memos/old", "--quiet"]) == 0
    memos.rename("moved")
    Path("moved/old/4.txt").write_bytes(MEMO)  # which no build has written
    told = "tei-tools: left out: 3 editions of an earlier build, such as moved/old/1.txt; name a"
    for names in (["moved"], ["moved/**/*.txt", "moved/1.txt"]):
        done = cli("build", *names, "-o", "out")
        assert (done.returncode, done.stderr.startswith(told)) == (0, True), done.stderr
        assert made() == all_of("1", "letters/2", "letters/1971/3", "old/4")
    assert told in cli("convert", "moved", "-o", "xml").stderr
    assert run(["build", "moved/old/1.txt", "-o", "again"]) == 0
    assert made("again") == all_of("1")  # so it was asked for
    Path("moved/old/4.txt").unlink()
    done = cli("build", "moved/old", "-o", "again")
    assert done.returncode == 2
    assert "moved/old/1.txt: is an edition of an earlier build, as all that was" in done.stderr


def test_editions_beside_their_memos_hide_no_memo(cli, memos: Path) -> None:
    assert run(["build", "memos/*.txt", "-o", "memos", "--formats", "xml,html", "--quiet"]) == 0
    assert run(["build", "memos", "-o", "out"]) == 0
    assert made() == all_of("1", "letters/2", "letters/1971/3")


def test_a_build_that_is_at_work_among_the_memos_is_waited_for(cli, memos: Path) -> None:
    assert run(["build", "memos", "-o", "memos/old", "--quiet"]) == 0
    with open_memory(Path("memos/old")) as memory:
        memory.begin()
        done = cli("build", "memos", "-o", "out")
    assert done.returncode == 2
    assert "memos/old: which of its files a build has written cannot be told" in done.stderr
    assert run(["build", "memos", "-o", "out"]) == 0


def test_what_a_build_remembers_is_read_once_for_all_folders_below(
    cli, memos: Path, monkeypatch
) -> None:
    read = []

    def written_in(folder: Path) -> list[str]:
        read.append(folder)
        return []

    monkeypatch.setattr("tei_tools.collection.written_in", written_in)
    (memos / ".tei-tools").mkdir()
    for below in ("a", "b", "c"):
        (memos / below).mkdir()
        (memos / below / "memo.txt").write_text("A paragraph.\n", encoding="utf-8")
    cli("build", memos, "-o", memos.parent / "made", "--dry-run")
    assert read == [memos]
