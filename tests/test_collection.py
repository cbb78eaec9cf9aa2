"""What a build remembers: nothing is done twice, and whatever has changed is done again."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import editions_in

import tei_tools.build
from tei_tools.cli import resuming, run
from tei_tools.collection import program_digest
from tei_tools.findings import Finding
from tei_tools.inputs import Input

MEMO = "1. Memorandum for the Record\n\nMr. Alder came at noon, and left at {}.\n"
PERSONS = 'id,name,description\np_A1,"Alder, Rowan",Harbor Master\np_A2,"Alder, Maud",Poet\n'
BUILD = ("build", "memos", "-o", "out")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    """A working folder with three memos, 1 to 3, which have been built."""
    monkeypatch.chdir(tmp_path)
    for name in ("1.txt", "2.txt", "letters/3.txt"):
        path = tmp_path / "memos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MEMO.format(name[-5]))
    assert run([*BUILD]) == 0
    return tmp_path


@pytest.fixture
def again(desk: Path, capsys):
    """Build again; what is said at the end, without the files: ``3 memos: 3 unchanged``."""

    def again(*options: str, status: int = 0) -> str:
        capsys.readouterr()
        assert run([*BUILD, *options]) == status
        return capsys.readouterr().err.splitlines()[-1].split(";")[0]

    return again


@pytest.fixture
def reasons(desk: Path, capsys):
    """What ``--dry-run`` says of each memo that is to be built."""

    def reasons(*options: str) -> dict[str, str]:
        capsys.readouterr()
        assert run([*BUILD, *options, "--dry-run"]) == 0
        lines = capsys.readouterr().out.splitlines()
        return dict(line.split(": ", 1) for line in lines if line.startswith("memos"))

    return reasons


def contents(folder: str = "out") -> dict[str, bytes]:
    return {name: Path(folder, name).read_bytes() for name in editions_in(folder)}


def places(folder: str = "out") -> dict[str, int]:
    """The inode of each edition, which is another one when it is written anew."""
    return {name: Path(folder, name).stat().st_ino for name in editions_in(folder)}


def all_files() -> dict[str, tuple[int, bytes]]:
    files = (p for p in Path().rglob("*") if p.is_file())
    return {str(p): (p.stat().st_mtime_ns, p.read_bytes()) for p in files}


def report() -> dict:
    return json.loads(Path("out/report.json").read_text("utf-8"))


def statuses() -> list[str]:
    return [memo["status"] for memo in report()["memos"]]


# What is done again


def test_what_has_not_changed_is_not_done_again(again) -> None:
    before = places()
    assert again() == again("--jobs", "2") == "3 memos: 3 unchanged"
    assert places() == before
    assert statuses() == ["unchanged"] * 3


def test_a_changed_memo_is_built_again_and_no_other(again, reasons) -> None:
    before = places()
    Path("memos/2.txt").write_text(MEMO.format("ten"))
    assert reasons() == {"memos/2.txt": "changed source"}
    assert again() == "3 memos: 1 built, 2 unchanged"
    after = places()
    assert {name for name in after if after[name] != before[name]} == {"2.html", "2.txt", "2.xml"}
    assert "left at ten" in Path("out/2.txt").read_text()


def test_times_of_files_are_not_trusted(again) -> None:
    """Not by a clock that jumps, nor by an editor that keeps the time and the length."""
    for path in [*Path("memos").rglob("*"), *Path("out").rglob("*")]:
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert again() == "3 memos: 3 unchanged"
    memo = Path("memos/2.txt")
    memo.write_text(memo.read_text().replace("noon", "dawn"))
    os.utime(memo, (4_000_000_000, 4_000_000_000))
    assert again() == "3 memos: 1 built, 2 unchanged"
    assert "came at dawn" in Path("out/2.txt").read_text()


def test_a_changed_list_is_told_by_its_name(again, reasons) -> None:
    Path("persons.csv").write_text(PERSONS)
    new = ("--persons", "persons.csv")
    assert set(reasons(*new).values()) == {"changed lists: persons.csv"}
    assert again(*new) == "3 memos: 3 built"
    Path("persons.csv").rename("people.csv")  # it is its content that counts
    assert again("--persons", "people.csv") == "3 memos: 3 unchanged"
    Path("persons.csv").write_text(PERSONS.replace("Poet", "Novelist"))
    assert set(reasons(*new).values()) == {"changed lists: persons.csv"}
    assert again(*new) == "3 memos: 3 built"
    assert set(reasons().values()) == {"changed lists: persons.csv"}


def test_changed_settings_are_told_by_their_names(again, reasons) -> None:
    new = ("--publisher", "Harbor Archive", "--unwrap")
    assert set(reasons(*new).values()) == {"changed settings: unwrap, publisher"}
    assert again(*new) == "3 memos: 3 built"
    assert again(*new) == "3 memos: 3 unchanged"


def test_settings_of_a_folder_concern_its_memos_only(again, reasons) -> None:
    Path("memos/tei-tools.toml").write_text('[folders.letters]\nseries = "Letters"\n')
    assert reasons() == {"memos/letters/3.txt": "changed settings: series"}
    assert again() == "3 memos: 1 built, 2 unchanged"


def test_a_changed_program_builds_everything_anew(again, reasons, monkeypatch) -> None:
    monkeypatch.setattr(resuming, "program_digest", lambda *folders: "another")
    assert set(reasons().values()) == {"changed program"}
    assert again() == "3 memos: 3 built"
    assert again() == "3 memos: 3 unchanged"


def test_the_digest_of_the_program_is_that_of_all_its_files(tmp_path: Path) -> None:
    def digest() -> str:
        program_digest.cache_clear()
        return program_digest(tmp_path)

    try:
        (tmp_path / "room").mkdir()
        found = [digest()]
        for name, text in (("room/a.py", "1"), ("room/a.py", "2"), ("b.xsl", "2")):
            (tmp_path / name).write_text(text)
            found.append(digest())
        (tmp_path / "b.xsl").rename(tmp_path / "c.xsl")
        found.append(digest())
        assert len(set(found)) == 5
        (tmp_path / "__pycache__").mkdir()
        (tmp_path / "__pycache__" / "a.pyc").write_text("3")
        assert digest() == found[-1]
    finally:
        program_digest.cache_clear()


def test_a_decision_of_the_archivist_concerns_its_memo_only(again, reasons) -> None:
    Path("persons.csv").write_text(PERSONS)
    new = ("--persons", "persons.csv", "--review", "doubts.csv")
    assert again(*new) == "3 memos: 3 built"
    whole = Path("doubts.csv").read_text()
    assert again(*new) == "3 memos: 3 unchanged"
    assert Path("doubts.csv").read_text() == whole  # those of memos that were not built, too
    assert [len(memo["doubts"]["names"]) for memo in report()["memos"]] == [1, 1, 1]
    rows = list(csv.DictReader(whole.splitlines()))
    with Path("doubts.csv").open("w", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows({**r, "choice": "p_A2"} if "2" in r["document"] else r for r in rows)
    assert reasons(*new) == {"memos/2.txt": "changed decisions"}
    assert again(*new) == "3 memos: 1 built, 2 unchanged"
    assert 'ref="#p_A2"' in Path("out/2.xml").read_text()
    assert again(*new) == "3 memos: 3 unchanged"


def test_editions_that_are_missing_or_changed_are_made_anew(again, reasons) -> None:
    good = contents()
    Path("out/1.html").unlink()
    Path("out/2.xml").write_text("<TEI/>")
    Path("out/letters/3.txt").write_bytes(b"")  # as a power failure may leave it
    assert reasons() == {
        "memos/1.txt": "edition missing: 1.html",
        "memos/2.txt": "edition changed: 2.xml",
        "memos/letters/3.txt": "edition changed: letters/3.txt",
    }
    assert again() == "3 memos: 3 built"
    assert contents() == good


def test_a_memo_that_failed_is_tried_again(again, reasons) -> None:
    Path("memos/2.txt").write_bytes(b"")
    assert again(status=1) == "3 memos: 2 unchanged, 1 failed"
    assert reasons() == {"memos/2.txt": "failed last time"}
    assert again(status=1) == "3 memos: 2 unchanged, 1 failed"
    assert report()["memos"][1]["error"] == "memos/2.txt: holds no text; is it the right file?"
    assert "2.xml" not in Path("out/SHA256SUMS").read_text()  # it is there, but of another memo
    Path("memos/2.txt").write_text(MEMO.format("2"))
    assert again() == "3 memos: 1 built, 2 unchanged"


def test_a_memo_that_changes_while_it_is_built(again, monkeypatch) -> None:
    """What counts is what was read, even if the file was before and is afterwards another."""
    real = Input.read
    Path("memos/2.txt").write_text(MEMO.format("ten"))
    monkeypatch.setattr(Input, "read", lambda one: real(one).replace(b"ten", b"six"))
    assert again() == "3 memos: 1 built, 2 unchanged"
    assert "left at six" in Path("out/2.txt").read_text()
    monkeypatch.setattr(Input, "read", real)
    assert again() == "3 memos: 1 built, 2 unchanged"
    assert "left at ten" in Path("out/2.txt").read_text()


def test_errors_in_what_was_built_before_are_told_again(desk, monkeypatch, capsys) -> None:
    real = tei_tools.build.validate

    def validate(data: bytes, name: str) -> list[Finding]:
        places = [("error", "wrong"), ("warning", "odd")] if name == "out/2.xml" else []
        found = [Finding(name, 3, 1, "rule", kind, words) for kind, words in places]  # type: ignore[arg-type]
        return [*real(data, name=name), *found]

    monkeypatch.setattr(tei_tools.build, "validate", validate)
    Path("memos/2.txt").write_text(MEMO.format("ten"))
    assert run([*BUILD]) == 1
    assert "out/2.xml:3:1: warning: odd" in capsys.readouterr().err
    assert run([*BUILD, "--log-json", "log"]) == 1
    assert json.loads(Path("log").read_text().splitlines()[-1])["status"] == 1
    said = capsys.readouterr().err
    assert "out/2.xml:3:1: error: wrong" in said
    assert "odd" not in said
    assert "3 memos: 3 unchanged, 1 error, 1 warning" in said
    assert [f["file"] for f in report()["memos"][1]["findings"]] == ["2.xml", "2.xml"]


def test_a_collection_that_is_moved_stays_as_it_is(desk, monkeypatch, capsys) -> None:
    Path("archive").mkdir()
    shutil.move("memos", "archive/memos")
    shutil.move("out", "archive/out")
    assert run(["build", "archive/memos", "-o", "archive/out"]) == 0
    monkeypatch.chdir(desk / "archive" / "memos")
    Path("1.txt").unlink()
    assert run(["build", ".", "-o", "../out"]) == 0
    said = capsys.readouterr().err
    assert "3 memos: 3 unchanged" in said
    assert "2 memos: 2 unchanged" in said
    assert "../out/1.xml: is no longer made of memos/1.txt" in said


def test_the_standard_input_is_remembered(cli, tmp_path) -> None:
    for text, said in (("A", "1 built"), ("A", "1 unchanged"), ("B", "1 built")):
        done = cli("build", "-", "-o", "out", input=MEMO.format(text))
        assert done.returncode == 0
        assert f"1 memo: {said}" in done.stderr


# Options


def test_a_dry_run_writes_nothing(desk, capsys) -> None:
    Path("memos/2.txt").write_text(MEMO.format("ten"))
    Path("memos/new.txt").write_text(MEMO.format("nine"))
    Path("memos/1.txt").unlink()
    before = all_files()
    capsys.readouterr()
    assert run([*BUILD, "--dry-run"]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [
        "memos/2.txt: changed source",
        "memos/new.txt: new",
        *(
            f"out/1.{ending}: is no longer made of memos/1.txt; --prune removes it"
            for ending in ("xml", "html", "txt")
        ),
    ]
    assert shown.err == "3 memos: 2 to build, 1 unchanged\n"
    assert all_files() == before
    assert run(["build", "memos", "-o", "nowhere", "--dry-run"]) == 0
    assert capsys.readouterr().out.count(": new\n") == 3
    assert not Path("nowhere").exists()


def test_retry_failed_builds_only_what_had_failed(again) -> None:
    Path("memos/2.txt").write_bytes(b"")
    assert again(status=1) == "3 memos: 2 unchanged, 1 failed"
    Path("memos/2.txt").write_text(MEMO.format("2"))
    Path("memos/1.txt").write_text(MEMO.format("ten"))
    Path("memos/4.txt").write_text(MEMO.format("4"))
    assert again("--retry-failed") == "4 memos: 1 built, 1 unchanged, 2 waiting"
    assert statuses() == ["waiting", "built", "waiting", "unchanged"]
    assert [len(memo["editions"]) for memo in report()["memos"]] == [3, 3, 0, 3]
    assert "left at 1" in Path("out/1.txt").read_text()
    assert again() == "4 memos: 2 built, 2 unchanged"


def test_no_state_leaves_nothing_but_editions(desk, capsys) -> None:
    capsys.readouterr()
    for _ in range(2):
        assert run(["build", "memos", "-o", "bare", "--no-state"]) == 0
        assert capsys.readouterr().err == "3 memos: 3 built; 9 files in bare\n"
    assert contents("bare") == contents("out")
    assert len(list(Path("bare").rglob("*.*"))) == 9
    for option in ("--dry-run", "--retry-failed", "--prune"):
        assert run(["build", "memos", "-o", "bare", "--no-state", option]) == 2


def test_a_memo_may_not_take_the_place_of_the_report(desk, capsys) -> None:
    Path("memos/Report.txt").write_text(MEMO.format("4"))
    assert run([*BUILD]) == 2
    assert "memos/Report.txt would become report.html" in capsys.readouterr().err
    assert run([*BUILD, "--formats", "xml"]) == 0
    assert run(["build", "memos", "-o", "bare", "--no-state"]) == 0


# Orphans


def test_editions_whose_memo_is_gone_are_told_and_pruned(desk, again, capsys) -> None:
    Path("memos/letters/3.txt").unlink()
    Path("memos/2.txt").unlink()
    Path("out/2.html").write_text("an archivist has written into this")
    Path("out/letters/mine.txt").write_text("not ours")
    assert again() == "1 memo: 1 unchanged"
    assert [(o["path"], o["state"]) for o in report()["orphans"]] == [
        ("2.xml", "kept"), ("2.html", "changed"), ("2.txt", "kept"),
        *((f"letters/3.{ending}", "kept") for ending in ("xml", "html", "txt")),
    ]  # fmt: skip
    assert run([*BUILD, "--prune"]) == 0
    said = capsys.readouterr().err
    assert "5 files removed whose memo is gone" in said
    assert "out/2.html: is no longer made of memos/2.txt, but was changed since" in said
    assert editions_in("out") == ["1.html", "1.txt", "1.xml", "2.html", "letters/mine.txt"]
    assert Path("out/SHA256SUMS").read_text().count("\n") == 3
    Path("out/letters/mine.txt").unlink()
    assert again("--prune") == "1 memo: 1 unchanged"
    assert [o["path"] for o in report()["orphans"]] == ["2.html"]


def test_folders_that_become_empty_are_removed(desk, again) -> None:
    Path("memos/letters/3.txt").unlink()
    again("--prune")
    assert not Path("out/letters").exists()
    assert again() == "2 memos: 2 unchanged"
    assert report()["orphans"] == []


def test_a_format_that_is_no_longer_made_leaves_orphans(again) -> None:
    assert again("--formats", "xml") == "3 memos: 3 built"
    assert len(report()["orphans"]) == 6
    assert len(Path("out/SHA256SUMS").read_text().splitlines()) == 3
    again("--formats", "xml", "--prune")
    assert editions_in("out") == ["1.xml", "2.xml", "letters/3.xml"]


def test_memos_in_an_archive(desk, capsys) -> None:
    def pack(names: str) -> None:
        with zipfile.ZipFile("memos.zip", "w") as archive:
            for name in names:
                archive.writestr(f"{name}.txt", MEMO.format(name))

    pack("abc")
    for said in ("3 built", "3 unchanged"):
        assert run(["build", "memos.zip", "-o", "zip"]) == 0
        assert f"3 memos: {said}" in capsys.readouterr().err
    pack("ab")
    assert run(["build", "memos", "-o", "zip", "--prune"]) == 0  # says nothing of the archive
    assert len(editions_in("zip")) == 18
    assert run(["build", "memos.zip", "-o", "zip", "--prune"]) == 0
    assert "2 memos: 2 unchanged" in capsys.readouterr().err
    assert len(editions_in("zip")) == 15


def test_memos_that_are_not_named_this_time_are_left_in_peace(desk, capsys) -> None:
    assert run(["build", "memos/1.txt", "-o", "out", "--prune"]) == 0
    assert "1 memo: 1 unchanged" in capsys.readouterr().err
    assert len(editions_in("out")) == 9
    assert len(Path("out/SHA256SUMS").read_text().splitlines()) == 9


def test_nothing_outside_the_folder_is_ever_removed(desk, again) -> None:
    """Not even if another hand has written its name into the memory."""
    Path("mine.txt").write_text(MEMO.format("1"))
    code = """if True:
        import sqlite3, json, sys
        from tei_tools.collection.memory import _COLUMNS, _mark
        db = sqlite3.connect("out/.tei-tools/state.sqlite")
        db.text_factory = bytes
        for row in db.execute(f"SELECT {_COLUMNS} FROM memos WHERE key = X'32'").fetchall():
            row = list(row)
            outputs = json.loads(row[7])
            digest = sys.argv[1]
            row[7] = json.dumps({**outputs, "../mine.txt": digest, sys.argv[2]: digest})
            db.execute("UPDATE memos SET outputs = ?, mark = ? WHERE key = ?",
                       (row[7], _mark(row), row[0]))
        db.commit()
    """
    digest = resuming.sha256_of_file(Path("mine.txt"))
    mine = str(Path("mine.txt").resolve())
    subprocess.run([sys.executable, "-c", code, digest, mine], check=True)
    Path("memos/2.txt").unlink()
    again("--prune")
    assert len(editions_in("out")) == 6
    assert Path("mine.txt").exists()


def test_a_memo_is_found_where_it_is_though_the_folders_are_links(desk, capsys) -> None:
    Path("far/away").mkdir(parents=True)
    Path("far/away/editions").mkdir()
    Path("linked").symlink_to("far/away/editions")
    Path("same").symlink_to("memos")
    assert run(["build", "same/1.txt", "-o", "linked"]) == 0
    assert run(["build", "memos/2.txt", "-o", "linked", "--prune"]) == 0
    assert len(editions_in("linked")) == 6
    Path("memos/1.txt").unlink()
    assert run(["build", "memos/2.txt", "-o", "linked", "--prune"]) == 0
    assert len(editions_in("linked")) == 3


def test_names_are_told_on_one_line(desk, capsys) -> None:
    Path("memos/a\nb.txt").write_text(MEMO.format("1"))
    assert run([*BUILD]) == 0
    Path("out/a\nb.xml").unlink()
    capsys.readouterr()
    assert run([*BUILD, "--dry-run"]) == 0
    assert capsys.readouterr().out == "memos/a\\nb.txt: edition missing: a\\nb.xml\n"
    Path("memos/a\nb.txt").unlink()
    assert run([*BUILD, "--dry-run"]) == 0
    assert "out/a\\nb.html: is no longer made" in capsys.readouterr().out


def test_temporary_files_of_others_are_left_in_peace(desk, monkeypatch) -> None:
    """A run that was killed leaves them where it writes; elsewhere, another run may be at work."""
    own = [Path(f"{place}/.tei-tools-{n}.tmp") for n, place in enumerate(["out", "out/letters"])]
    others = [Path("out/elsewhere/.tei-tools-1.tmp"), Path("memos/.tei-tools-1.tmp")]
    others[0].parent.mkdir()
    for path in (*own, *others):
        path.touch()
    with sqlite3.connect("out/.tei-tools/state.sqlite") as memory:
        memory.execute("UPDATE runs SET is_underway = 1")
    memory.close()
    assert run([*BUILD]) == 0
    assert [path.exists() for path in (*own, *others)] == [False, False, True, True]
    own[0].touch()
    assert run(["build", "memos", "-o", "."]) == 0  # a folder in which no run was killed
    assert [path.exists() for path in (own[0], *others)] == [True, True, True]
