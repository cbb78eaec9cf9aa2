"""Documents in zip and tar archives, and archives that were made to do harm."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import tarfile
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from tei_tools.cli import run
from tei_tools.errors import ReadError
from tei_tools.inputs import archives, find_inputs

MEMO = b"1. Memorandum for the Record\n\nMr. Alder came at noon.\n"
KINDS = ["in.zip", "in.tar", "in.tar.gz", "in.tgz", "in.tar.bz2", "IN.TAR.XZ"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pack(name: str, files: dict[str, bytes]) -> Path:
    """Make an archive of the kind that its name says."""
    if name.lower().endswith(".zip"):
        with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in files.items():
                archive.writestr(member, data)
        return Path(name)
    ending = name.lower().rpartition(".")[2].replace("tgz", "gz").replace("tar", "")
    with tarfile.open(name, f"w:{ending}") as tar:  # type: ignore[call-overload]
        for member, data in files.items():
            info = tarfile.TarInfo(member)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return Path(name)


def faults(name: str) -> dict[str, str]:
    return {str(one): one.fault for one in find_inputs([name], (".txt",))}


@pytest.mark.parametrize("kind", KINDS)
def test_members_are_read_where_they_are(desk: Path, kind: str) -> None:
    files = {f"letters/{number}.txt": b"%d" % number * 5000 for number in (3, 1, 2)}
    pack(kind, {"a.txt": b"", **files, "note.md": b"", ".x.txt": b"", "__MACOSX/._a.txt": b""})
    found = find_inputs([kind], (".txt",))
    assert [str(one) for one in found] == [f"{kind}/a.txt", *(f"{kind}/{name}" for name in files)]
    assert [one.place for one in found] == ["a", "letters/3", "letters/1", "letters/2"]
    assert [one.read() for one in found] == [b"", *files.values()]
    assert found[1].read() == files["letters/3.txt"]  # back again
    assert list(Path().iterdir()) == [Path(kind)]
    (first, *_) = find_inputs([kind], (".txt",), below=Path())
    assert first.place == f"{found[0].path.name.partition('.')[0]}/a"


def test_archives_that_are_not_opened_are_named_where_nothing_else_is_found(desk: Path) -> None:
    (desk / "boxes").mkdir()
    inner = pack("boxes/in.zip", {"1.txt": b"x"}).read_bytes()
    pack("outer.tar", {"note.md": b"", "in.zip": inner})
    assert faults("boxes") == {
        "boxes": "the folder holds no .txt file, but boxes/in.zip; name archives themselves, as in "
        "'boxes/*.zip'"
    }
    assert faults("outer.tar") == {
        "outer.tar": "the archive holds no .txt file, but in.zip; unpack it, for archives in an "
        "archive are not opened"
    }
    assert list(faults("boxes/*.zip")) == ["boxes/in.zip/1.txt"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_advised_of_archives_in_a_folder_finds_them(desk: Path, kind: str) -> None:
    (desk / "deep" / "sub [1]").mkdir(parents=True)
    pack(f"deep/sub [1]/{kind}", {"1.txt": b"x"})
    fault = faults("deep")["deep"]
    assert fault.startswith(
        f"the folder holds no .txt file, but deep/sub [1]/{kind}; name archives"
    )
    pattern = fault.split("'")[1]
    assert pattern == f"deep/sub [[]1]/*{kind[2:]}"
    assert list(faults(pattern)) == [f"deep/sub [1]/{kind}/1.txt"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_build_of_an_archive(desk: Path, kind: str, capsys) -> None:
    pack(kind, {"1.txt": MEMO, "letters/2.txt": MEMO, "letters/bad.txt": b""})
    assert run(["build", kind, "-o", "out", "--formats", "xml", "--jobs", "2"]) == 1
    assert sorted(path.name for path in Path("out").rglob("*.xml")) == ["1.xml", "2.xml"]
    assert Path("out/letters/2.xml").exists()
    assert f"{kind}/letters/bad.txt: holds no text" in capsys.readouterr().err
    Path("1.txt").write_bytes(MEMO)
    assert run(["build", "1.txt", "-o", "alone", "--formats", "xml"]) == 0
    assert Path("alone/1.xml").read_bytes() == Path("out/1.xml").read_bytes()


def test_archives_like_a_pattern_have_folders_of_their_own(desk: Path) -> None:
    pack("a.tar.gz", {"1.txt": MEMO})
    pack("b.zip", {"1.txt": MEMO})
    assert [one.place for one in find_inputs(["*.*"], (".txt",))] == ["a/1", "b/1"]


@pytest.mark.parametrize("kind", ["in.zip", "in.tar.gz"])
@pytest.mark.parametrize(
    "name", ["../a.txt", "a/../../b.txt", "{desk}/a.txt", "C:/a.txt", "..\\a.txt"]
)
def test_a_member_that_leads_out_is_refused(desk: Path, kind: str, name: str, capsys) -> None:
    (desk / "work").mkdir()
    os.chdir(desk / "work")
    pack(kind, {name.format(desk=desk): MEMO, "good.txt": MEMO})
    assert run(["build", kind, "-o", "out", "--formats", "xml", "--no-state"]) == 1
    assert "has a path that leads out of the archive, and is not read" in capsys.readouterr().err
    assert list(Path("out").iterdir()) == [Path("out/good.xml")]
    assert list(desk.iterdir()) == [desk / "work"]


def test_links_and_devices_in_a_tar_are_refused(desk: Path) -> None:
    with tarfile.open("in.tar", "w") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"{kind.decode()}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            tar.addfile(info)
    assert faults("in.tar") == {
        "in.tar/2.txt": "is a link in the archive, and not followed",
        "in.tar/1.txt": "is a link in the archive, and not followed",
        "in.tar/3.txt": "is no plain file in the archive",
        "in.tar/6.txt": "is no plain file in the archive",
    }


@pytest.mark.parametrize("form", ["gnu", "posix"])
def test_a_member_with_holes_is_refused(desk: Path, form: str) -> None:
    """What stands in the archive is not what the file holds, and its size is a mere promise."""
    with Path("a.txt").open("wb") as file:
        file.truncate(300_000)
        file.seek(0, os.SEEK_END)
        file.write(MEMO)
    subprocess.run(["tar", f"--format={form}", "-S", "-cf", "in.tar", "a.txt"], check=True)
    assert faults("in.tar") == {"in.tar/a.txt": "is no plain file in the archive"}


def test_links_and_what_is_encrypted_in_a_zip_are_refused(desk: Path) -> None:
    with zipfile.ZipFile("in.zip", "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("secret.txt", MEMO)
    data = bytearray(Path("in.zip").read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1  # the mark of what is encrypted
    Path("in.zip").write_bytes(data)
    assert faults("in.zip") == {
        "in.zip/link.txt": "is a link in the archive, and not followed",
        "in.zip/secret.txt": "is encrypted in the archive; unpack it first",
    }


@pytest.mark.parametrize("kind", ["in.zip", "in.tar.xz"])
def test_a_member_that_unpacks_to_too_much_is_refused(desk: Path, kind: str, monkeypatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", 1000)
    pack(kind, {"large.txt": bytes(100_000), "small.txt": MEMO})
    assert [bool(fault) for fault in faults(kind).values()] == [True, False]
    assert "unpacks to more than" in faults(kind)[f"{kind}/large.txt"]


def test_a_zip_that_lies_about_a_size_is_refused(desk: Path, monkeypatch) -> None:
    pack("in.zip", {"large.txt": bytes(100_000)})
    data = Path("in.zip").read_bytes().replace((100_000).to_bytes(4, "little"), b"\x05\0\0\0")
    Path("in.zip").write_bytes(data)
    (one,) = find_inputs(["in.zip"], (".txt",))
    with pytest.raises(ReadError, match=r"in.zip/large.txt: cannot be read from the archive"):
        one.read()


def test_a_tar_that_unpacks_without_end_is_given_up(desk: Path, monkeypatch) -> None:
    monkeypatch.setattr(archives, "_MOST", 1_000_000)
    pack("in.tar.xz", {f"{n}.md": bytes(300_000) for n in range(9)})
    ((name, fault),) = faults("in.tar.xz").items()
    assert name == "in.tar.xz"
    assert "cannot be opened (it unpacks to more than 1,000,000 bytes)" in fault


def test_a_header_of_millions_of_bytes_is_not_read(desk: Path) -> None:
    info = tarfile.TarInfo("./@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 200_000_000
    with tarfile.open("in.tar.gz", "w:gz", compresslevel=1) as tar:
        tar.fileobj.write(info.tobuf())  # type: ignore[union-attr]
        for _ in range(200):
            tar.fileobj.write(bytes(1_000_000))  # type: ignore[union-attr]
    tracemalloc.start()
    ((_, fault),) = faults("in.tar.gz").items()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "cannot be opened" in fault
    assert peak < 20_000_000


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_broken_is_told_and_stops_nothing(desk: Path, kind: str, capsys) -> None:
    pack(kind, {"a.txt": os.urandom(5000).hex().encode()})
    whole = Path(kind).read_bytes()
    flipped = bytes([whole[100] ^ 255])
    Path("good.txt").write_bytes(MEMO)
    for data in (b"", b"no archive", whole[: len(whole) // 2], whole[:100] + flipped + whole[101:]):
        Path(kind).write_bytes(data)
        status = run(["build", kind, "good.txt", "-o", "out", "--formats", "xml"])
        said = capsys.readouterr().err
        assert "Traceback" not in said
        assert "unforeseen" not in said
        assert status in (1, 2), said
        assert kind in said


def test_an_archive_that_changes_meanwhile_is_told(desk: Path) -> None:
    for kind in ("in.zip", "in.tar.gz"):
        pack(kind, {"a.txt": MEMO})
        (one,) = find_inputs([kind], (".txt",))
        assert one.read() == MEMO
        pack(kind, {"a.txt": MEMO * 2})
        with pytest.raises(ReadError, match=f"{kind}/a.txt: the archive has changed"):
            one.read()
        Path(kind).unlink()
        with pytest.raises(ReadError, match=f"{kind}/a.txt: cannot be read"):
            one.read()


@pytest.mark.parametrize("kind", ["in.zip", "in.tar.gz"])
def test_time_grows_with_the_members_not_with_their_square(desk: Path, kind: str) -> None:
    def seconds(number: int) -> float:
        pack(kind, {f"{n}.txt": b"%d" % n * 100 for n in range(number)})
        start = time.process_time()
        found = find_inputs([kind], (".txt",))
        assert sum(len(one.read()) > 0 for one in found) == number
        return time.process_time() - start

    few = max(seconds(300), 0.01)
    assert any(seconds(2400) < 8 * few * 4 for _ in range(2))  # 64 times, if it did


def test_several_that_are_broken_are_told_each(desk: Path, monkeypatch, capsys) -> None:
    Path("a.zip").write_bytes(b"no archive")
    Path("b.zip").write_bytes(b"no archive")
    Path("here").mkdir()
    monkeypatch.chdir("here")
    for command in (["build"], ["html"], ["convert"]):
        assert run([*command, "../a.zip", "../b.zip", "-o", "."]) == 1
        said = capsys.readouterr().err
        assert "../a.zip: the archive cannot be opened" in said
        assert "../b.zip: the archive cannot be opened" in said
