"""What the program has written it may write over, and nothing else, whatever happens to a run."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from conftest import ROOT

from tei_tools import collection
from tei_tools.cli import run
from tei_tools.collection import ledger, write_product
from tei_tools.errors import WriteError

MEMO = str(ROOT / "seeds" / "letter-desmarin-1971.txt")


def test_a_product_replaces_what_the_program_has_written_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "memo.xml"
    write_product(path, b"new", tmp_path)  # nothing was there
    write_product(path, b"newer", tmp_path)
    path.write_bytes(b"The only copy of a memo.")
    with pytest.raises(
        WriteError, match=r"memo\.xml: is there already, and nothing there says that this program"
    ):
        write_product(path, b"new", tmp_path)
    assert path.read_bytes() == b"The only copy of a memo."
    write_product(path, b"newest", tmp_path, force=True)
    assert path.read_bytes() == b"newest"
    for was in (b"newest", b"", b"newer"):  # the same again, nothing, and what stood there once
        path.write_bytes(was)
        write_product(path, b"newest", tmp_path)
        assert path.read_bytes() == b"newest"
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteError, match=r"folder: cannot be written \(Is a directory\)"):
        write_product(tmp_path / "folder", b"new", tmp_path)


def test_a_file_is_remembered_also_if_the_run_is_killed_right_after_it_was_written(
    tmp_path: Path, monkeypatch
) -> None:
    write = ledger.write_atomically

    def killed(path: Path, data: bytes) -> None:
        write(path, data)
        raise SystemExit

    monkeypatch.setattr(ledger, "write_atomically", killed)
    with pytest.raises(SystemExit):
        write_product(tmp_path / "out/a.xml", b"first", tmp_path / "out")
    monkeypatch.undo()
    write_product(tmp_path / "out/a.xml", b"second", tmp_path / "out")
    assert (tmp_path / "out/a.xml").read_bytes() == b"second"


def test_a_line_that_a_full_disk_has_cut_off_costs_no_other(tmp_path: Path) -> None:
    write_product(tmp_path / "a.xml", b"first", tmp_path)
    noted = tmp_path / ".tei-tools/written"
    noted.write_bytes(noted.read_bytes() + b"0123abcd")
    write_product(tmp_path / "b.xml", b"first of b", tmp_path)
    ledger._known.clear()  # as in another process
    for name in ("a.xml", "b.xml"):
        write_product(tmp_path / name, b"second", tmp_path)
        assert (tmp_path / name).read_bytes() == b"second"


def test_a_file_that_cannot_be_read_is_not_overwritten(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a.xml").write_bytes(b"mine")
    monkeypatch.setattr(ledger, "sha256_of_file", lambda path: "")
    with pytest.raises(WriteError, match=r"a\.xml: is there already"):
        write_product(tmp_path / "a.xml", b"new", tmp_path)
    assert (tmp_path / "a.xml").read_bytes() == b"mine"


def test_the_memory_of_a_build_is_read_once_for_many_files(tmp_path: Path, monkeypatch) -> None:
    """Else the time for them would grow with the square of their number."""
    out = tmp_path / "out"
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(Path(MEMO).read_text() + f"\n\nNumber {number}.\n")
    memos = [str(path) for path in sorted(tmp_path.glob("*.txt"))]
    assert run(["build", *memos, "-o", str(out), "--quiet"]) == 0
    opened: list[object] = []
    connect = sqlite3.connect
    monkeypatch.setattr(
        collection.written.sqlite3, "connect", lambda *a, **k: opened.append(a) or connect(*a, **k)
    )
    assert run(["convert", *memos, "-o", str(out), "--quiet", "--publisher", "Archive"]) == 0
    assert len(opened) == 1


def test_what_a_build_writes_after_a_conversion_is_known_to_the_next(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    for publisher in ("One", "Two", "Three"):
        assert run(["build", MEMO, "-o", out, "--quiet", "--publisher", publisher]) == 0
        assert run(["convert", MEMO, "-o", out, "--quiet", "--publisher", publisher * 2]) == 0
