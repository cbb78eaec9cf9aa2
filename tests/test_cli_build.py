"""``tei-tools build``: which memos, which files, and what becomes of those that fail."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS, editions_in

import tei_tools.build
from tei_tools.build import Recipe, Task, build
from tei_tools.cli import run
from tei_tools.cli.collecting import Collecting
from tei_tools.inputs import Input
from tei_tools.tei import parse

MEMO = (ROOT / "seeds" / "plain-memorandum-1977.txt").read_bytes()


@pytest.fixture
def memos(tmp_path: Path, monkeypatch) -> Path:
    """A folder ``memos`` in the working folder: 1.txt, letters/2.txt, letters/1971/3.txt."""
    monkeypatch.chdir(tmp_path)
    for name in ("1.txt", "letters/2.txt", "letters/1971/3.txt"):
        path = tmp_path / "memos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(MEMO)
    (tmp_path / "memos" / "notes.md").write_text("not a memo")
    return tmp_path / "memos"


def made(folder: str = "out") -> list[str]:
    return editions_in(folder)


def all_of(*stems: str) -> list[str]:
    return sorted(stem + ending for stem in stems for ending in (".html", ".txt", ".xml"))


def test_a_folder_with_its_folders(memos: Path, capsys) -> None:
    assert run(["build", "memos", "-o", "out"]) == 0
    assert made() == all_of("1", "letters/2", "letters/1971/3")
    shown = capsys.readouterr()
    assert shown.err.splitlines()[-1] == "3 memos: 3 built; 9 files in out"
    assert shown.out == ""


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


def test_an_unreadable_folder_is_told(memos: Path, monkeypatch, capsys) -> None:
    real = os.scandir

    def scandir(path):
        if Path(path).name == "letters":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert run(["build", "memos", "-o", "out"]) == 1
    assert "memos/letters: cannot be read (Permission denied)" in capsys.readouterr().err


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


def test_names_with_spaces_dots_and_letters_of_any_script(memos: Path) -> None:
    for name in ("a b.txt", "v1.2 (draft).txt", "письмо.txt", "-dash.txt"):
        (memos / name).write_bytes(MEMO)
    assert run(["build", "memos", "-o", "out", "--formats", "xml"]) == 0
    assert {"a b.xml", "v1.2 (draft).xml", "письмо.xml", "-dash.xml"} <= set(made())


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


def test_a_decision_about_a_name_in_doubt_holds_on_the_next_run(memos: Path) -> None:
    Path("persons.csv").write_text(
        'id,name,description\np_A1,"Alder, Rowan",Harbor Master\np_A2,"Alder, Maud",Poet\n'
    )
    for name in ("1.txt", "letters/2.txt"):
        (memos / name).write_text("1. Memorandum for the Record\n\nMr. Alder came at noon.\n")
    args = ["build", "memos", "-o", "out", "--persons", "persons.csv", "--review", "doubts.csv"]
    assert run(args) == 0
    header, *rows = Path("doubts.csv").read_text().splitlines()
    row = next(row for row in csv.DictReader([header, *rows]) if "2.txt" in row["document"])
    assert set(row["candidates"].split()) == {"p_A1", "p_A2"}
    decided = {**row, "choice": "p_A2"}
    with Path("doubts.csv").open("w", newline="") as file:
        table = csv.DictWriter(file, header.split(","))
        table.writeheader()
        table.writerow(decided)
    for jobs in ("1", "2"):
        assert run([*args, "--jobs", jobs]) == 0
        xml = Path("out/letters/2.xml").read_text()
        assert '<persName ref="#p_A2">Alder</persName>' in xml
        assert '<persName ref="#p_A2">Alder</persName>' not in Path("out/1.xml").read_text()
        assert decided in list(csv.DictReader(Path("doubts.csv").read_text().splitlines()))


def test_a_choice_that_no_list_has_is_told(memos: Path, capsys) -> None:
    Path("persons.csv").write_text("id,name,description\np_A1,Alder,Poet\n")
    heading = "document,start,name,context,choice,proposed,candidates"
    Path("doubts.csv").write_text(f"{heading}\nmemos/1.txt,3,Alder,x,p_A11,p_A1,p_A1\n")
    args = ["build", "memos", "-o", "out", "--persons", "persons.csv", "--review", "doubts.csv"]
    assert run(args) == 0
    told = capsys.readouterr().err
    assert "doubts.csv:2:1: warning: the choice p_A11 for Alder in memos/1.txt is in no" in told


def test_a_table_of_decisions_that_is_none_is_told(memos: Path, capsys) -> None:
    Path("doubts.csv").write_text("a,b\n1,2\n")
    assert run(["build", "memos", "-o", "out", "--review", "doubts.csv"]) == 1
    assert "doubts.csv:1:1: a table of decisions has the columns" in capsys.readouterr().err
    assert not Path("out").exists()


def test_the_library_function(tmp_path: Path) -> None:
    built = build(Recipe(("text",)), Task(Input(SEEDS[0]), tmp_path / "memo"))
    assert built.count("error") == 0
    (made,) = tmp_path.iterdir()
    assert made == tmp_path / "memo.txt"
    assert built.digests == (hashlib.sha256(made.read_bytes()).hexdigest(),)


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


def test_decisions_that_are_made_during_a_run_are_kept(memos: Path, monkeypatch) -> None:
    Path("persons.csv").write_text(
        'id,name,description\np_A1,"Alder, Rowan",\np_A2,"Alder, Maud",\n'
    )
    for path in memos.rglob("*.txt"):
        path.write_text("1. Memorandum for the Record\n\nMr. Alder came at noon.\n")
    args = ["build", "memos", "-o", "out", "--persons", "persons.csv", "--review", "doubts.csv"]
    assert run(args) == 0
    rows = list(csv.DictReader(Path("doubts.csv").read_text().splitlines()))
    decided = {**rows[0], "choice": "p_A2"}

    def end(self: Collecting, **options: bool) -> None:
        with Path("doubts.csv").open("w", newline="") as file:
            table = csv.DictWriter(file, list(decided))
            table.writeheader()
            table.writerow(decided)
        real(self, **options)

    real = Collecting.end
    monkeypatch.setattr(Collecting, "end", end)
    assert run(args) == 0
    assert decided in list(csv.DictReader(Path("doubts.csv").read_text().splitlines()))
