"""What a build remembers: nothing is done twice, and whatever has changed is done again."""

from __future__ import annotations

import csv
import json
import os
import shutil
from dataclasses import fields
from pathlib import Path

from building import BUILD, MEMO, PERSONS, contents, places, report, statuses

import tei_tools.build
from tei_tools.cli import resuming, run
from tei_tools.collection import Memory, database, program_digest
from tei_tools.findings import Finding
from tei_tools.inputs import Input

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


def test_editions_that_are_missing_or_empty_are_made_anew(again, reasons) -> None:
    good = contents()
    Path("out/1.html").unlink()
    Path("out/letters/3.txt").write_bytes(b"")  # as a power failure may leave it
    assert reasons() == {
        "memos/1.txt": "edition missing: 1.html",
        "memos/letters/3.txt": "edition changed: letters/3.txt",
    }
    assert again() == "3 memos: 2 built, 1 unchanged"
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


def test_errors_in_what_was_built_before_are_told_again(built, monkeypatch, capsys) -> None:
    real = tei_tools.build.validate

    def validate(data: bytes, name: str, **others: object) -> list[Finding]:
        places = [("error", "wrong"), ("warning", "odd")] if name == "out/2.xml" else []
        found = [Finding(name, 3, 1, "rule", kind, words) for kind, words in places]  # type: ignore[arg-type]
        return [*real(data, name=name, **others), *found]

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


def test_a_collection_that_is_moved_stays_as_it_is(built, monkeypatch, capsys) -> None:
    Path("archive").mkdir()
    shutil.move("memos", "archive/memos")
    shutil.move("out", "archive/out")
    assert run(["build", "archive/memos", "-o", "archive/out"]) == 0
    monkeypatch.chdir(built / "archive" / "memos")
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


def test_findings_are_remembered_as_the_version_of_the_memory_says() -> None:
    """Whoever changes what a finding holds gives the memory a new version: it reads no others."""
    versions = {1: ("file", "line", "column", "rule", "severity", "message", "hint", "xpath")}
    assert versions[database._VERSION] == tuple(field.name for field in fields(Finding))


def test_an_edition_corrected_by_hand_is_left_as_it_is(again, capsys) -> None:
    """Nobody else has it. So are the other editions of its memo, which tell the same."""
    Path("out/letters/3.xml").write_text("corrected by hand")
    Path("memos/letters/3.txt").write_text("A memo.\n")
    page = Path("out/letters/3.html").read_bytes()
    for _ in range(2):
        assert run([*BUILD]) == 0
        said = capsys.readouterr().err
        assert "3 memos: 2 unchanged, 1 kept" in said
        assert "out/letters/3.xml: was changed since it was built, and is left as it is" in said
        assert Path("out/letters/3.xml").read_text() == "corrected by hand"
        assert Path("out/letters/3.html").read_bytes() == page
    memo = json.loads(Path("out/report.json").read_text())["memos"][2]
    reason = "changed source; edition changed: letters/3.xml"
    assert (memo["status"], memo["reason"]) == ("kept", reason)
    assert "letters/3" not in Path("out/SHA256SUMS").read_text()
    assert run([*BUILD, "--dry-run"]) == 0
    assert "3.xml: was changed since it was built, and is left" in capsys.readouterr().out


def test_what_a_killed_build_has_written_was_changed_by_nobody(again) -> None:
    """It was written, but not remembered: the memo had been built before, and has changed."""
    Path("memos/letters/3.txt").write_text("A memo.\n")
    if (pid := os.fork()) == 0:
        Memory.remember = lambda *given, **named: os._exit(9)  # type: ignore[method-assign]
        run([*BUILD, "--jobs", "1"])
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
    assert "A memo." in Path("out/letters/3.txt").read_text()
    assert run([*BUILD]) == 0
    assert statuses() == ["unchanged", "unchanged", "built"]
    assert not Path("out/.tei-tools/changed").exists()


def test_that_nothing_could_be_made_is_told_where_an_edition_is_left(again, capsys) -> None:
    Path("memos/letters/3.txt").write_text("")
    assert run([*BUILD]) == 1
    Path("out/letters/3.xml").write_text("corrected by hand")
    assert run([*BUILD]) == 0
    said = "left as it is; of memos/letters/3.txt nothing could be made; --force makes it anew"
    assert said in capsys.readouterr().err


def test_by_force_it_is_made_anew_and_what_was_there_is_put_aside(again, capsys) -> None:
    for text in ("corrected by hand", "corrected once more"):
        Path("out/letters/3.xml").write_text(text)
        assert run([*BUILD, "--force"]) == 0
        said = capsys.readouterr().err
        told = "out/letters/3.xml: was changed since it was built, and is made anew; what was"
        assert told in said
    kept = Path("out/.tei-tools/changed").rglob("*.xml")
    assert {p.read_text() for p in kept} == {"corrected by hand", "corrected once more"}
    assert again() == "3 memos: 3 unchanged"


def test_an_edition_that_was_corrected_and_removed_is_made_anew(again) -> None:
    Path("out/letters/3.xml").unlink()
    assert again() == "3 memos: 1 built, 2 unchanged"


def test_what_stands_for_a_memo_that_failed_is_left_too(again, capsys) -> None:
    Path("memos/1.txt").write_text("")  # which fails
    assert run([*BUILD]) == 1
    Path("out/1.xml").write_text("mine")
    Path("memos/1.txt").write_text("A memo.\n")
    assert run([*BUILD]) == 0
    assert Path("out/1.xml").read_text() == "mine"
