"""Options of a build that remembers, and editions whose memo is gone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

from building import BUILD, MEMO, all_files, contents, report, statuses
from conftest import editions_in

from tei_tools.cli import resuming, run

# Options


def test_a_dry_run_writes_nothing(built, capsys) -> None:
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


def test_no_state_leaves_nothing_but_editions(built, capsys) -> None:
    capsys.readouterr()
    for _ in range(2):
        assert run(["build", "memos", "-o", "bare", "--no-state"]) == 0
        assert capsys.readouterr().err == "3 memos: 3 built; 9 files in bare\n"
    assert contents("bare") == contents("out")
    assert len(list(Path("bare").rglob("*.*"))) == 9
    for option in ("--dry-run", "--retry-failed", "--prune"):
        assert run(["build", "memos", "-o", "bare", "--no-state", option]) == 2


def test_a_memo_may_not_take_the_place_of_the_report(built, capsys) -> None:
    Path("memos/Report.txt").write_text(MEMO.format("4"))
    assert run([*BUILD]) == 2
    assert "memos/Report.txt would become report.html" in capsys.readouterr().err
    assert run([*BUILD, "--formats", "xml"]) == 0
    assert run(["build", "memos", "-o", "bare", "--no-state"]) == 0


# Orphans


def test_editions_whose_memo_is_gone_are_told_and_pruned(built, again, capsys) -> None:
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


def test_folders_that_become_empty_are_removed(built, again) -> None:
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


def test_memos_in_an_archive(built, capsys) -> None:
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


def test_memos_that_are_not_named_this_time_are_left_in_peace(built, capsys) -> None:
    assert run(["build", "memos/1.txt", "-o", "out", "--prune"]) == 0
    assert "1 memo: 1 unchanged" in capsys.readouterr().err
    assert len(editions_in("out")) == 9
    assert len(Path("out/SHA256SUMS").read_text().splitlines()) == 9


def test_nothing_outside_the_folder_is_ever_removed(built, again) -> None:
    """Not even if another hand has written its name into the memory."""
    Path("mine.txt").write_text(MEMO.format("1"))
    code = """if True:
        import sqlite3, json, sys
        from tei_tools.collection.memory import _COLUMNS, _checksum
        db = sqlite3.connect("out/.tei-tools/state.sqlite")
        db.text_factory = bytes
        for row in db.execute(f"SELECT {_COLUMNS} FROM memos WHERE key = X'32'").fetchall():
            row = list(row)
            outputs = json.loads(row[7])
            digest = sys.argv[1]
            row[7] = json.dumps({**outputs, "../mine.txt": digest, sys.argv[2]: digest})
            db.execute("UPDATE memos SET outputs = ?, mark = ? WHERE key = ?",
                       (row[7], _checksum([*row[:7], row[7].encode(), *row[8:]]), row[0]))
        db.commit()
    """
    digest = resuming.sha256_of_file(Path("mine.txt"))
    mine = str(Path("mine.txt").resolve())
    subprocess.run([sys.executable, "-c", code, digest, mine], check=True)
    Path("memos/2.txt").unlink()
    again("--prune")
    assert len(editions_in("out")) == 6
    assert Path("mine.txt").exists()


def test_a_memo_is_found_where_it_is_though_the_folders_are_links(built, capsys) -> None:
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


def test_names_are_told_on_one_line(built, capsys) -> None:
    Path("memos/a\nb.txt").write_text(MEMO.format("1"))
    assert run([*BUILD]) == 0
    Path("out/a\nb.xml").unlink()
    capsys.readouterr()
    assert run([*BUILD, "--dry-run"]) == 0
    assert capsys.readouterr().out == "memos/a\\nb.txt: edition missing: a\\nb.xml\n"
    Path("memos/a\nb.txt").unlink()
    assert run([*BUILD, "--dry-run"]) == 0
    assert "out/a\\nb.html: is no longer made" in capsys.readouterr().out


def test_temporary_files_of_others_are_left_in_peace(built) -> None:
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
