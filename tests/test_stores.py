"""Editions that are written into a store, such as a bucket."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import ROOT, editions_in

from tei_tools import stores
from tei_tools.cli import run
from tei_tools.errors import WriteError

MEMO = ROOT / "seeds" / "plain-memorandum-1977.txt"


def test_editions_are_written_to_a_store(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "ab":
        Path("memos").mkdir(exist_ok=True)
        Path("memos", f"{name}.txt").write_bytes(MEMO.read_bytes())
    fsspec = pytest.importorskip("fsspec", reason="the extra cluster is absent")
    store = fsspec.filesystem("memory")
    sources = ["memos", "-o", "memory://archive/editions", "--formats", "xml,text"]
    assert run(["build", *sources]) == 0
    assert run(["build", "memos", "-o", f"file://{tmp_path}/out", "--formats", "xml,text"]) == 0
    held = {
        path.rpartition("/")[2]: store.cat_file(path) for path in store.find("/archive/editions")
    }
    assert held == {name: Path("out", name).read_bytes() for name in editions_in("out")}
    assert len(held) == 4
    assert capsys.readouterr().err.splitlines()[0].endswith("files in memory://archive/editions")
    assert not Path("archive").exists()


def test_a_store_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    pytest.importorskip("fsspec", reason="the extra cluster is absent")
    with pytest.raises(WriteError, match=r"nonsense://: is no kind of store; write s3:"):
        stores.write("nonsense", Path("a/b"), b"")
    with pytest.raises(WriteError, match="since a package is missing"):
        stores.write("dropbox", Path("a/b"), b"")


@pytest.mark.parametrize(
    ("address", "said"), [("s3://b/e", "since a package is missing"), ("s4://b/e", "is no kind of")]
)
def test_a_store_that_cannot_be_used_is_told_once(
    tmp_path: Path, monkeypatch, capsys, address: str, said: str
) -> None:
    if address.startswith("s4"):
        pytest.importorskip("fsspec", reason="the extra cluster is absent")
    else:
        monkeypatch.setitem(sys.modules, "fsspec", None)
    for name in "ab":
        (tmp_path / f"{name}.txt").write_bytes(MEMO.read_bytes())
    assert run(["build", str(tmp_path), "-o", address]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_a_store_on_a_host_is_reached_there(monkeypatch) -> None:
    fsspec = pytest.importorskip("fsspec", reason="the extra cluster is absent")
    from fsspec.implementations.ftp import FTPFileSystem
    from fsspec.registry import _registry

    held = {}

    class Host(fsspec.AbstractFileSystem):
        protocol = "ftp"
        _strip_protocol = FTPFileSystem._strip_protocol
        _get_kwargs_from_urls = FTPFileSystem._get_kwargs_from_urls

        def __init__(self, host: str, **options: object) -> None:
            super().__init__(**options)
            self.host = host

        def pipe_file(self, path: str, value: bytes, **options: object) -> None:
            held[self.host, path] = value

    monkeypatch.setitem(_registry, "ftp", Host)
    stores.write("ftp", Path("archive.example/editions/a::b.xml"), b"a")
    assert held == {("archive.example", "/editions/a::b.xml"): b"a"}


def test_a_folder_is_made_but_no_bucket(monkeypatch) -> None:
    fsspec = pytest.importorskip("fsspec", reason="the extra cluster is absent")
    from fsspec.registry import _registry

    class Buckets(fsspec.AbstractFileSystem):
        """A store whose paths begin with the name of a bucket, and that has folders too."""

        protocol = "s3"
        cachable = False

        def pipe_file(self, path: str, value: bytes, **options: object) -> None:
            if not self.exists(path.rpartition("/")[0]):
                raise FileNotFoundError("The specified bucket does not exist")
            held[path] = value

        def exists(self, path: str, **options: object) -> bool:
            return path in folders

        def makedirs(self, path: str, exist_ok: bool = False) -> None:
            folders.append(path)

    held: dict[str, bytes] = {}
    folders = ["here"]
    monkeypatch.setitem(_registry, "s3", Buckets)
    stores.write("s3", Path("here/letters/a.xml"), b"a")
    assert (held, folders) == ({"here/letters/a.xml": b"a"}, ["here", "here/letters"])
    with pytest.raises(WriteError, match="The specified bucket does not exist"):
        stores.write("s3", Path("hree/letters/a.xml"), b"a")
    assert folders == ["here", "here/letters"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("out", ("", Path("out"))),
        ("/a/b", ("", Path("/a/b"))),
        ("file:///a/b", ("", Path("/a/b"))),
        ("s3://bucket/a b/c", ("s3", Path("bucket/a b/c"))),
        ("C:/a", ("", Path("C:/a"))),
    ],
)
def test_the_place_of_an_address(text: str, place: tuple[str, Path]) -> None:
    assert stores.place_of(text) == place
