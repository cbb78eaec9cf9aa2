"""Digests of files.

Whether a file has changed is always decided by its content. Times are not trusted, not even to
save reading: clocks jump, copies and archives keep the times of the original, and a file may be
written twice within the resolution of its clock. Reading and hashing costs little beside building:
see ``docs/build.md`` for the figures.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

_SMALL = 1 << 20  # bytes: up to here a file is read at once
#: The digest of an empty file, as a power failure may leave it: there is nothing in it to lose.
NOTHING = hashlib.sha256().hexdigest()


def holds_something(path: Path, digest: str) -> bool:
    """Whether there is a file with something to lose, of which the digest is that of
    :func:`sha256_of_file`; one that cannot be read may hold anything."""
    if not digest:
        return os.path.isfile(path)  # noqa: PTH113 (which raises where a name is too long)
    return digest != NOTHING


def sha256_of(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def sha256_of_file(path: Path | str) -> str:
    """The SHA-256 of a file, in hexadecimal; empty if it is missing, cannot be read, or is no file
    but something that would have to be waited for, such as a pipe."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 (faster, for many files)
            return ""
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (faster, for many files)
            if os.fstat(file.fileno()).st_size <= _SMALL:
                return sha256_of(file.read())
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""
