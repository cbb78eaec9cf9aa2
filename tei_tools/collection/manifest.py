"""The list of all editions with their digests, in the form of ``sha256sum`` (GNU coreutils)."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from tei_tools.collection.memory import Memory
from tei_tools.files import write_atomically

MANIFEST = "SHA256SUMS"


def write_manifest(memory: Memory, left_out: Collection[str] = ()) -> Path:
    """Write ``SHA256SUMS``, against which ``sha256sum -c`` checks the editions in its folder.

    It lists, in the order of their paths, what the memory knows, but for the editions of memos
    whose keys are ``left_out``.
    """
    path = memory.output / MANIFEST
    digests = {
        os.fsencode(name): digest
        for record in memory.records()
        if record.key not in left_out
        for name, digest in record.made.outputs.items()
    }
    write_atomically(path, b"".join(_lines(digests)))
    return path


def _lines(digests: dict[bytes, str]) -> Iterator[bytes]:
    """A line a file; a backslash before the digest says that the name is written with escapes."""
    for name, digest in sorted(digests.items()):
        written = name
        for character, escape in ((b"\\", b"\\\\"), (b"\n", b"\\n"), (b"\r", b"\\r")):
            written = written.replace(character, escape)
        mark = b"\\" if written != name else b""
        yield mark + digest.encode() + b"  " + written + b"\n"
