"""Zip and tar archives, whose members are read where they are; nothing is unpacked to the disk.

Archives come from anywhere. What would lie outside a folder that they are unpacked to, is no file,
or unpacks to more than anyone can read, is refused.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO

from tei_tools.errors import ReadError

#: Endings of the names of archives.
ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")

#: What a document may unpack to, in bytes; more is an attempt to fill the memory.
LARGEST = 500_000_000
#: What a tar may unpack to: this much, or so many times its size if that is more. Text shrinks to a
#: fifth, and seldom below a twentieth.
_MOST, _TIMES = 2_000_000_000, 100
#: What a tar may say of a member beside its bytes (its name and the like).
_HEADER = 1_000_000

_TOO_LARGE = f"unpacks to more than {LARGEST:,} bytes, and is not read"
#: All that the readers of archives raise where one is broken.
_BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError,
    RuntimeError, NotImplementedError, KeyError, ValueError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive: its ``name`` there, and where the bytes of it begin in a tar.

    ``stamp`` is the size and the time of the archive when it was listed.
    """

    name: str
    stamp: tuple[int, int]
    offset: int = 0
    size: int = 0


def is_archive(name: str | Path) -> bool:
    """Whether a file is an archive, by its name."""
    return bool(archive_ending(str(name)))


def archive_ending(name: str) -> str:
    """The ending of the name of an archive, as it is written there; empty if it is none."""
    ending = next((ending for ending in ENDINGS if name.lower().endswith(ending)), "")
    return name[len(name) - len(ending) :]


def list_members(path: Path, is_wanted: Callable[[str], bool]) -> list[tuple[Member, str]]:
    """The members whose names are wanted, in the order in which they are best read, each with why
    it cannot be read, if it cannot. Of several with one name the last counts, as in unpacking.

    Raises ReadError where the archive cannot be opened.
    """
    found: dict[str, tuple[Member, str]] = {}
    try:
        stamp = _stamp(path)
        members = _in_zip(path, stamp) if _is_zip(path) else _in_tar(path, stamp)
        for member, fault in members:
            if is_wanted(member.name):
                found.pop(member.name, None)
                found[member.name] = member, _fault_of_name(member.name) or fault
    except _BROKEN as error:
        raise ReadError(
            f"the archive cannot be opened ({_words(error)}); if it was cut short, copy it again"
        ) from None
    return list(found.values())


def read_member(path: Path, member: Member) -> bytes:
    """The bytes of a member. Raises ReadError where it is broken, or the archive has changed."""
    try:
        if _stamp(path) != member.stamp:
            raise ReadError("the archive has changed since it was opened; run again")
        if _is_zip(path):
            with _zip(path, member.stamp).open(member.name) as file:
                data = file.read(LARGEST + 1)
        else:
            stream = _tar(path, member.stamp)
            stream.seek(member.offset)
            data = stream.read(member.size)
            if len(data) != member.size:
                raise EOFError("it ends before its time")
    except _BROKEN as error:
        raise ReadError(f"cannot be read from the archive ({_words(error)})") from None
    if len(data) > LARGEST:
        raise ReadError(_TOO_LARGE)
    return data


def _in_zip(path: Path, stamp: tuple[int, int]) -> Iterator[tuple[Member, str]]:
    for info in _zip(path, stamp).infolist():
        if info.is_dir():
            continue
        fault = ""
        if info.flag_bits & 1:
            fault = "is encrypted in the archive; unpack it first"
        elif stat.S_ISLNK(info.external_attr >> 16):
            fault = "is a link in the archive, and not followed"
        elif info.file_size > LARGEST:
            fault = _TOO_LARGE
        yield Member(info.filename, stamp), fault


def _in_tar(path: Path, stamp: tuple[int, int]) -> Iterator[tuple[Member, str]]:
    most = max(_MOST, _TIMES * stamp[0])
    with _open_tar(path) as stream, tarfile.open(fileobj=_Careful(stream), mode="r:") as archive:
        while (info := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined]  # or all would be kept
            if info.offset_data + info.size > most:
                raise tarfile.ReadError(f"it unpacks to more than {most:,} bytes")
            if info.isdir():
                continue
            fault = ""
            if info.issym() or info.islnk():
                fault = "is a link in the archive, and not followed"
            elif not info.isreg() or info.issparse():
                fault = "is no plain file in the archive"
            elif info.size > LARGEST:
                fault = _TOO_LARGE
            yield Member(info.name, stamp, info.offset_data, info.size), fault


class _Careful(io.RawIOBase):
    """A tar as its reader sees it, which reads headers, and jumps over all else.

    What pretends to be a header of millions of bytes is not read into memory.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _HEADER:
            raise tarfile.ReadError("a header is too long")
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()


def _open_tar(path: Path) -> IO[bytes]:
    """The tar, unpacked as it is read."""
    name = path.name.lower()
    if name.endswith("gz"):
        return gzip.open(path)  # type: ignore[return-value]
    if name.endswith("bz2"):
        return bz2.open(path)
    return lzma.open(path) if name.endswith("xz") else path.open("rb")


# Kept open, so that to open an archive, and to unpack a tar up to a member, is not done again for
# each of them: the members of a tar are read in their order.
@lru_cache(maxsize=2)
def _zip(path: Path, stamp: tuple[int, int]) -> zipfile.ZipFile:
    return zipfile.ZipFile(path)


@lru_cache(maxsize=2)
def _tar(path: Path, stamp: tuple[int, int]) -> IO[bytes]:
    return _open_tar(path)


def _is_zip(path: Path) -> bool:
    return path.name.lower().endswith(".zip")


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _fault_of_name(name: str) -> str:
    """Why a member may not have its name: it leads out of the folder of the archive."""
    parts = re.split(r"[/\\]", name)
    if ".." in parts or not parts[0] or re.match(r"[A-Za-z]:", name):
        return "has a path that leads out of the archive, and is not read"
    return "has no proper name in the archive" if "\0" in name else ""


def _words(error: BaseException) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or str(error) or "it is broken"
