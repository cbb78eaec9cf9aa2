"""One document that a command works on, and its bytes."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from tei_tools.errors import ReadError
from tei_tools.inputs.archives import Member, read_member
from tei_tools.inputs.nearest import hint_of

# What would break a line, colour a terminal, or cannot be encoded: characters of control, line and
# paragraph separators, and bytes of a name that are no text.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Input:
    """A file, by its ``name``, a ``member`` of that archive, or the ``data`` of the standard input.

    ``place`` is its path below the folder, pattern or archive in which it was found, without its
    ending: where its products belong. ``fault`` says why it cannot be read, if that is known
    already; it ``is_nothing`` if a name stands for no file at all.
    """

    name: str
    place: str = ""
    member: Member | None = None
    data: bytes | None = field(default=None, repr=False)
    fault: str = ""
    is_nothing: bool = False

    def __str__(self) -> str:
        """The name for a reader, on one line whatever is in it."""
        return on_one_line(f"{self.name}/{self.member.name}" if self.member else self.name)

    @property
    def path(self) -> Path:
        """The file; to keep it for each of many would be much."""
        return Path(self.name)

    def read(self) -> bytes:
        """The bytes. Raises ReadError where they cannot be read, or change meanwhile."""
        if self.fault:
            raise ReadError(f"{self}: {self.fault}")
        if self.data is not None:
            return self.data
        try:
            return read_member(self.path, self.member) if self.member else _read(self.path)
        except OSError as error:
            link = _broken_link(self.path, error)
            fault = link or f"cannot be read ({error.strerror}){on_one_line(hint_of(self.path))}"
            raise ReadError(f"{self}: {fault}") from None
        except ReadError as error:
            raise ReadError(f"{self}: {error}") from None


def on_one_line(name: str) -> str:
    """A name for a reader: what would break a line, colour a terminal or is no text is escaped."""
    return _UNSAFE.sub(lambda match: _escaped(match.group()), name)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file, to be read. Raises ReadError at the end where another program has written to it
    meanwhile, whatever came of the reading; OSError where it cannot be read."""
    with path.open("rb", buffering=0) as file:
        before = os.fstat(file.fileno())
        try:
            yield file
        finally:
            after = os.fstat(file.fileno())
            is_other = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
            if stat.S_ISREG(before.st_mode) and is_other:
                raise ReadError("has changed while it was read; run again when it is finished")


def _read(path: Path) -> bytes:
    """The bytes of a file. Raises ReadError where another program writes to it meanwhile."""
    with opened(path) as file:
        return file.read()


def _broken_link(path: Path, error: OSError) -> str:
    """In words, where a link leads that leads to nothing; nothing if the path is none."""
    if error.errno == errno.ELOOP:
        return "is a link that leads back to itself; remove it"
    if not path.is_symlink() or path.exists():
        return ""
    return f"is a link to {on_one_line(os.readlink(path))}, which is not there"  # noqa: PTH115


def _escaped(character: str) -> str:
    r"""``\n`` for a line end, ``\xff`` for a byte that is no text, ``\u2028`` for others."""
    code = ord(character)
    byte = code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code
    return {9: r"\t", 10: r"\n", 13: r"\r"}.get(
        code, f"\\x{byte:02x}" if byte < 0x100 else f"\\u{code:04x}"
    )
