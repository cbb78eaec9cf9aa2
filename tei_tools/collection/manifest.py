"""The list of all editions with their digests, in the form of ``sha256sum`` (GNU coreutils)."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from tei_tools.collection.memory import Memory
from tei_tools.files import write_atomically

MANIFEST = "SHA256SUMS"


def write_manifest(memory: Memory, left_out: Collection[str] = ()) -> Path:
    """Write ``SHA256SUMS``, against which ``sha256sum -c`` checks the editions in its folder.

    It lists, memo by memo in the order of their paths, what the memory knows, but for the editions
    of memos whose keys are ``left_out``.
    """
    path = memory.output / MANIFEST
    write_atomically(
        path,
        (
            _line(os.fsencode(name), digest)
            for record in memory.records()
            if record.key not in left_out
            for name, digest in sorted(record.made.outputs.items())
        ),
    )
    return path


def _line(name: bytes, digest: str) -> bytes:
    """The line of a file; a backslash before the digest tells that the name has escapes."""
    written = name
    for character, escape in ((b"\\", b"\\\\"), (b"\n", b"\\n"), (b"\r", b"\\r")):
        written = written.replace(character, escape)
    mark = b"\\" if written != name else b""
    return mark + digest.encode() + b"  " + written + b"\n"
