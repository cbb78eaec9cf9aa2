"""``tei-tools build``: which memos, which files, and what becomes of those that fail."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from building import all_of, made
from conftest import ROOT, SEEDS

import tei_tools.build
from tei_tools.build import build
from tei_tools.cli import run
from tei_tools.cli.options import DIALECTS
from tei_tools.inputs import Input
from tei_tools.layout import NOTE_STYLES
from tei_tools.recipe import Recipe, Task
from tei_tools.tei import parse

MEMO = (ROOT / "seeds" / "plain-memorandum-1977.txt").read_bytes()


def test_a_folder_with_its_folders(memos: Path, capsys) -> None:
    assert run(["build", "memos", "-o", "out"]) == 0
    assert made() == all_of("1", "letters/2", "letters/1971/3")
    shown = capsys.readouterr()
    assert shown.err.splitlines()[-1] == "3 memos: 3 built; 9 files in out"
    assert shown.out == ""


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--date", "yesterday", "'yesterday' is no date; write it as 2026, 2026-05 or 2026-05-01"),
        ("--date", "2026-13-01", "'2026-13-01' is no date"),
        ("--language", "English", "'English' is no code of a language; write it as en, fr or"),
        ("--licence", "CC BY 4.0", "'CC BY 4.0' is no address; it begins with https://"),
        ("--encoding", "utf-9", "the encoding 'utf-9' is unknown; try utf-8, cp1252, latin-1"),
        ("--encoding", "undefined", "the encoding 'undefined' is unknown; try utf-8, cp1252"),
        (
            "--scheduler",
            "head:8786",
            "'head:8786' is no address of a scheduler; write it as tcp://",
        ),
        ("--scheduler", "inproc://x", "'inproc://x' is no address of a scheduler; write it as tcp"),
    ],
)
def test_what_cannot_be_is_told_once_and_not_for_every_memo(
    memos: Path, capsys, option: str, value: str, message: str
) -> None:
    assert run(["build", "memos", "-o", "out", option, value]) == 2
    said = capsys.readouterr().err
    assert f"Invalid value for '{option}': {message}" in said
    assert not Path("out").exists()


def test_formats(memos: Path, capsys) -> None:
    assert run(["build", "memos", "-o", "out", "--formats", "xml,text"]) == 0
    assert {Path(name).suffix for name in made()} == {".xml", ".txt"}
    assert run(["build", "memos", "-o", "out", "--formats", "xml,pdf"]) == 2
    assert "'pdf' is not one of xml, html, text" in capsys.readouterr().err


def test_two_memos_with_the_same_editions_are_refused(memos: Path, capsys) -> None:
    (memos / "letters" / "1.txt").write_bytes(MEMO)
    assert run(["build", "memos/1.txt", "memos/letters/1.txt", "-o", "out"]) == 2
    shown = capsys.readouterr().err
    assert "memos/1.txt and memos/letters/1.txt would both be written to out/1.*" in shown
    assert not Path("out").exists()


def test_a_memo_is_never_overwritten_by_its_edition(memos: Path, capsys) -> None:
    assert run(["build", "memos/1.txt", "-o", "memos"]) == 2
    assert "choose another folder" in capsys.readouterr().err
    assert (memos / "1.txt").read_bytes() == MEMO
    assert run(["build", "memos/1.txt", "-o", "memos", "--formats", "xml"]) == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_bad_files_do_not_stop_the_rest(memos: Path, jobs: str, capsys) -> None:
    (memos / "0.txt").write_bytes(b"")
    (memos / "letters" / "bad.txt").write_bytes(b"\xff\x00\x00")
    (memos / "dangling.txt").symlink_to("nowhere")
    assert run(["build", "memos", "memos/none.txt", "-o", "out", "--jobs", jobs]) == 1
    assert made() == all_of("1", "letters/2", "letters/1971/3")
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1].strip() for line in lines[:-1]] == [
        "memos/0.txt", "memos/dangling.txt", "memos/letters/bad.txt", "memos/none.txt",
    ]  # fmt: skip
    assert lines[-1] == "7 memos: 3 built, 4 failed; 9 files in out"


def test_an_output_that_is_a_file_is_wrong_usage(memos: Path, capsys) -> None:
    Path("out").write_text("")
    assert run(["build", "memos", "-o", "out"]) == 2


def test_an_output_that_cannot_be_written(memos: Path, capsys) -> None:
    Path("out").mkdir()
    Path("out/letters").write_text("")
    assert run(["build", "memos", "-o", "out"]) == 1
    assert "out/letters/2.xml: cannot be written" in capsys.readouterr().err
    assert "1.xml" in made()


def test_an_invalid_edition_fails_and_is_not_written(memos: Path, monkeypatch, capsys) -> None:
    """As the converter makes none, one is put into its hands."""
    real = tei_tools.build.make_edition

    def broken(recipe: Recipe, task: Task):
        edition = real(recipe, task)
        if task.source.path.name == "2.txt":
            xml = edition.xml.replace(b"<text>", b'<text wrong="yes">')
            return replace(edition, xml=xml, tei=parse(xml))
        return edition

    monkeypatch.setattr(tei_tools.build, "make_edition", broken)
    assert run(["build", "memos", "-o", "out"]) == 1
    assert made() == all_of("1", "letters/1971/3")
    shown = capsys.readouterr().err
    assert "letters/2.xml" in shown
    assert "wrong" in shown
    assert "2 built, 1 failed" in shown


def test_any_number_of_jobs_gives_the_same_bytes(memos: Path) -> None:
    shutil.copytree(ROOT / "seeds", "seeds")
    lists = ["--persons", "seeds/persons.csv", "--terms", "seeds/terms.csv"]
    assert run(["build", "seeds", "-o", "one", *lists]) == 0
    assert run(["build", "seeds", "-o", "two", "--jobs", "2", *lists]) == 0
    assert made("one") == made("two") == all_of(*(seed.stem for seed in SEEDS))
    for name in made("one"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


def test_a_progress_line_now_and_then_and_none_if_quiet(memos: Path, capsys) -> None:
    for number in range(100, 250):
        (memos / f"{number}.txt").write_bytes(b"A note.\n")
    args = ["build", "memos", "-o", "out", "--formats", "text"]
    assert run(args) == 0
    assert "100 of 153 memos: 100 built" in capsys.readouterr().err
    assert run([*args, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_the_library_function(tmp_path: Path) -> None:
    built = build(Recipe(("text",)), Task(Input(str(SEEDS[0])), str(tmp_path / "memo")))
    assert built.count("error") == 0
    (made,) = tmp_path.iterdir()
    assert made == tmp_path / "memo.txt"
    assert built.digests == (hashlib.sha256(made.read_bytes()).hexdigest(),)


@pytest.mark.parametrize("names", [["", "-o", "out"], ["memos", "-o", ""]])
def test_an_empty_name_is_not_the_folder_that_we_are_in(memos: Path, names, capsys) -> None:
    assert run(["build", *names]) == 2
    assert "is empty" in capsys.readouterr().err
    assert not Path("out").exists()
    assert not Path(".tei-tools").exists()


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "1e9"])
def test_a_time_that_nobody_can_wait_is_wrong_usage(memos: Path, seconds: str, capsys) -> None:
    assert run(["build", "memos", "-o", "out", "--timeout", seconds]) == 2
    assert "--timeout" in capsys.readouterr().err


def test_a_log_that_cannot_be_written_is_named(memos: Path, capsys) -> None:
    assert run(["build", "memos", "-o", "out", "--log-json", "/dev/full"]) == 1
    assert "/dev/full: the log cannot be written" in capsys.readouterr().err


def test_help_waits_for_nothing(tmp_path: Path) -> None:
    """The converter and the checks take some tenths of a second to load."""
    heavy = ["tei_tools.layout", "tei_tools.convert", "tei_tools.check", "tei_tools.edition"]
    for command in ("build", "convert"):
        code = (
            "import sys; from tei_tools.cli import run\n"
            f"run(['{command}', '--help'])\n"
            f"print([name for name in {heavy} if name in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_the_dialects_are_those_of_the_layout() -> None:
    assert tuple(style.name for style in NOTE_STYLES) == DIALECTS
