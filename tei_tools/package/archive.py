"""A bag as one file, zip or tar: the same bag always gives the same bytes."""

from __future__ import annotations

import gzip
import shutil
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

#: The endings of names that ask for one file.
ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz")
#: Those of archives that are not made.
OTHERS = (".gz", ".bz2", ".tbz2", ".xz", ".txz", ".7z", ".rar", ".zst")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can tell


def ending_of(name: str) -> str:
    """The ending that asks for one file, or nothing."""
    return next((ending for ending in ENDINGS if name.lower().endswith(ending)), "")


def write_archive(bag: Path, target: Path) -> None:
    """Write the folder of a bag, under its name, into one file (RFC 8493, 4.2).

    Raises OSError where it cannot be written.
    """
    ending = ending_of(target.name)
    if ending == ".zip":
        _zip(bag, target)
        return
    with target.open("wb") as file:
        if ending == ".tar":
            _tar(bag, file)
        else:
            with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
                _tar(bag, packed)  # type: ignore[arg-type]


def _zip(bag: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, name in _files(bag):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.external_attr = 0o100644 << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            member.file_size = path.stat().st_size  # so that large files get large headers
            with path.open("rb") as source, archive.open(member, "w") as sink:
                shutil.copyfileobj(source, sink)


def _tar(bag: Path, file: BinaryIO) -> None:
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, name in _files(bag):
            member = tarfile.TarInfo(name)
            member.size = path.stat().st_size
            member.mode = 0o644
            with path.open("rb") as source:
                archive.addfile(member, source)


def _files(bag: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(path for path in bag.rglob("*") if path.is_file()):
        yield path, path.relative_to(bag.parent).as_posix()
