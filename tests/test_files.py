"""Writing files: the rights of what is written, and what is left of it."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from tei_tools.errors import WriteError
from tei_tools.files import (
    remedy,
    remove_temporary,
    write_atomically,
    write_together,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(("umask", "rights"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_rights_that_the_umask_gives(
    tmp_path: Path, umask: int, rights: int
) -> None:
    before = os.umask(umask)
    try:
        write_atomically(tmp_path / "a.xml", b"<a/>")
    finally:
        os.umask(before)
    assert (tmp_path / "a.xml").stat().st_mode & 0o777 == rights


def test_a_file_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_is_written_where_rights_cannot_be_given(tmp_path: Path, monkeypatch) -> None:
    """As on some network drives: their files have the rights of the drive."""

    def chmod(path: Path, mode: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted", str(path))

    monkeypatch.setattr(Path, "chmod", chmod)
    for data in (b"old", b"new"):
        write_atomically(tmp_path / "a.xml", data)
        assert (tmp_path / "a.xml").read_bytes() == data
    assert names(tmp_path) == ["a.xml"]


def test_folders_are_made_and_pieces_are_put_together(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a" / "b" / "c.txt", iter([b"one ", b"two"]))
    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == b"one two"
    assert names(tmp_path / "a" / "b") == ["c.txt"]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")

    def pieces():
        yield b"new"
        assert len(names(tmp_path)) == 2
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, pieces())
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteError, match=r"folder: cannot be written \(Is a directory\)"):
        write_atomically(tmp_path / "folder", b"new")
    with pytest.raises(WriteError, match=r"b\.xml: cannot be written"):
        write_atomically(path / "b.xml", b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.xml", "folder"]


def test_files_that_belong_together_are_written_all_or_none(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    for other in (tmp_path / "folder", path / "b.xml"):
        with pytest.raises(WriteError, match=rf"{other.name}: cannot be written"):
            write_together({path: b"new", tmp_path / "c" / "c.xml": b"new", other: b"new"})
        assert path.read_bytes() == b"old"
        assert names(tmp_path) == ["a.xml", "c", "folder"]
        assert names(tmp_path / "c") == []
    write_together({path: b"new", tmp_path / "b.xml": iter([b"n", b"ew"])})
    assert [(tmp_path / name).read_bytes() for name in ("a.xml", "b.xml")] == [b"new", b"new"]


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("is_done", [False, True])
@pytest.mark.parametrize("error", [PermissionError(errno.EACCES, "denied"), KeyboardInterrupt()])
def test_where_one_cannot_take_its_name_all_names_stay_with_what_they_had(
    tmp_path: Path, monkeypatch, error: BaseException, is_done: bool, has_links: bool
) -> None:
    """A page that a program has open on Windows, or an interrupt, which may come when it has."""
    new = {tmp_path / name: b"new" for name in ("0.txt", "a.xml", "b.html", "c.txt")}
    for name in ("a.xml", "b.html", "c.txt"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "a.xml").chmod(0o640)
    replace, is_met = Path.replace, False

    def fail(path: Path, target: Path) -> Path:
        nonlocal is_met
        if target.name != "b.html" or is_met:
            return replace(path, target)
        is_met = True
        if is_done:
            replace(path, target)
        raise error

    def no_link(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "replace", fail)
    if not has_links:
        monkeypatch.setattr(os, "link", no_link)
    wanted = WriteError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(wanted, match=r"b\.html: cannot be written|^$"):
        write_together(new)
    assert names(tmp_path) == ["a.xml", "b.html", "c.txt"]
    assert all(path.read_bytes() == path.name.encode() for path in tmp_path.iterdir())
    assert (tmp_path / "a.xml").stat().st_mode & 0o777 == 0o640
    write_together(new)
    assert names(tmp_path) == ["0.txt", "a.xml", "b.html", "c.txt"]
    assert all(path.read_bytes() == b"new" for path in tmp_path.iterdir())


def test_what_a_killed_process_left_is_removed_in_the_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in (".tei-tools-1.tmp", ".tei-tools-2.txt", "below/.tei-tools-3.tmp"):
        (tmp_path / name).write_bytes(b"")
    remove_temporary(tmp_path)
    remove_temporary(tmp_path / "missing")
    assert names(tmp_path) == [".tei-tools-2.txt", "below"]
    assert names(tmp_path / "below") == [".tei-tools-3.tmp"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, ", or make room"),
        (errno.EDQUOT, ", or make room"),
        (errno.EFBIG, ", or make room"),
        (errno.EROFS, ", or allow writing there"),
        (errno.EACCES, ", or allow writing there"),
        (errno.EPERM, ", or allow writing there"),
        (errno.ENAMETOOLONG, ""),
    ],
)
def test_what_else_can_be_done_where_a_file_cannot_be_written(number: int, words: str) -> None:
    assert remedy(OSError(number, os.strerror(number))) == words
