"""What the program has written into a folder: what somebody has changed is not written over.

A memo is no longer needed when it is converted; an edition that was corrected by hand is the only
copy of the corrections. What a file says of itself does not tell the two apart, its digest does.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tei_tools.collection.hashing import holds_something, sha256_of, sha256_of_file
from tei_tools.collection.written import digests_in
from tei_tools.errors import InputError, WriteError
from tei_tools.files import MEMORY, write_atomically

#: The digests of what was written, one a line, in the folder of the memory. What they are of does
#: not matter: files may be renamed, and the folder moved.
FILE = "written"


def write_product(path: Path, data: bytes, folder: Path, *, force: bool = False) -> None:
    """Write as :func:`tei_tools.files.write_atomically` does, and remember that in ``folder``, in
    which the file is to lie.

    Over another file it is written only if that is as the program has written it, or by ``force``:
    it may be a memo, a scan, or an edition that was corrected, and its only copy. Raises
    WriteError.
    """
    digest = sha256_of(data)
    try:
        may_be_written = force or _may_be_replaced(path, digest)
    except InputError:
        raise WriteError(
            f"{path}: is there already, and whether this program has written it cannot be told "
            "while a build is at work there; wait until it has ended, choose another place, or "
            "overwrite it with --force"
        ) from None
    if not may_be_written:
        raise WriteError(
            f"{path}: is there already, and nothing there says that this program has written it "
            "as it is; choose another place, move it away, or overwrite it with --force"
        )
    _note(folder, digest)  # first: whoever is killed between the two has it remembered
    write_atomically(path, data)


def _may_be_replaced(path: Path, digest: str) -> bool:
    """Whether nothing is lost by writing what has this digest."""
    found = sha256_of_file(path)
    return not holds_something(path, found) or found == digest or _is_written(path, found)


def is_noted(path: Path, digest: str) -> bool:
    """Whether :func:`write_product` has once written what has this digest into a folder in which
    the path lies."""
    return any(digest in _ledger(folder).digests for folder in path.absolute().parents)


def _is_written(path: Path, digest: str) -> bool:
    """Whether that, or a build, has written it."""
    folders = path.absolute().parents
    return is_noted(path, digest) or any(digest in digests_in(folder) for folder in folders)


@dataclass(slots=True)
class _Ledger:
    """What was read of the digests of a folder, up to an ``end`` in bytes; behind it may stand part
    of a line, which is just being written, or was never finished, as the disk was full."""

    digests: set[str] = field(default_factory=set)
    end: int = 0


_known: dict[Path, _Ledger] = {}


def _ledger(folder: Path) -> _Ledger:
    """The digests of a folder; what others have added to them is read."""
    file = folder / MEMORY / FILE
    known = _known.setdefault(file, _Ledger())
    try:
        with file.open("rb") as lines:
            if lines.seek(0, 2) < known.end:  # it was removed, and begun anew
                known.digests, known.end = set(), 0
            lines.seek(known.end)
            whole, newline, _ = lines.read().rpartition(b"\n")
            known.digests.update(whole.decode("ascii", "replace").split())
            known.end += len(whole + newline)
    except OSError:
        _known.pop(file)
        return _Ledger()
    return known


def _note(folder: Path, digest: str) -> None:
    """Remember what was written. Where that cannot be done, the file is later taken for another's,
    and not written over."""
    folder = folder.absolute()
    if digest in _ledger(folder).digests:
        return
    with suppress(OSError):
        (folder / MEMORY).mkdir(parents=True, exist_ok=True)
        with (folder / MEMORY / FILE).open("ab+") as file:
            file.seek(max(0, file.tell() - 1))
            is_cut_off = file.read() not in (b"", b"\n")
            file.write(("\n" * is_cut_off + digest + "\n").encode())
