"""The index of the search, settled: the same documents make the same bytes on every run.

Pagefind writes the values of a filter in no fixed order. It names a file after its bytes, so with
the filter differ the file that lists all others, and the entry that names that one. Here the values
are put in order, and the three are named anew. All files are gzipped; what follows their mark is
CBOR (RFC 8949).
"""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4


def settle(index: Path) -> bool:
    """Settle an index that was just made; whether it could be done.

    An index of a form that is not known here stays as it is: it can be searched all the same.
    """
    filters = list(index.glob("filter/*.pf_filter"))
    lists = list(index.glob("*.pf_meta"))
    try:
        texts = {path: _read(path) for path in (*filters, *lists)}
        ordered = {path: in_order(texts[path]) for path in filters}
    except ValueError:
        return False
    renamed = {path.stem: _renamed(path.stem, data) for path, data in ordered.items()}
    for path, data in ordered.items():
        path.unlink()
        _write(path.with_stem(renamed[path.stem]), data)
    entry = index / _ENTRY
    known = entry.read_bytes()
    for path in lists:
        data = texts[path]
        for old, new in renamed.items():
            data = data.replace(old.encode(), new.encode())  # of one length, as CBOR has it
        name = path.stem.removeprefix("pagefind.")
        new = _renamed(name, data)
        path.unlink()
        _write(path.with_name(f"pagefind.{new}{path.suffix}"), data)
        known = known.replace(f'"{name}"'.encode(), f'"{new}"'.encode())
    entry.write_bytes(known)
    return True


def in_order(data: bytes) -> bytes:
    """A filter (its name, and each value with the pages that have it), the values put in order.

    Raises ValueError where the bytes are no filter.
    """
    if data[:1] != b"\x82":
        raise ValueError("a filter is an array of two")
    kind, count, first = _head(data, end_of(data, 1))
    if kind != _ARRAY or _head(data, 1)[0] != _TEXT:
        raise ValueError("a filter is its name and an array of values")
    values = []
    at = first
    for _ in range(count):
        end = end_of(data, at)
        values.append(data[at:end])
        at = end
    return data[:first] + b"".join(sorted(values)) + data[at:]


def end_of(data: bytes, at: int) -> int:
    """Where the item of CBOR ends that begins at a place; ValueError for other kinds than ours."""
    kind, size, at = _head(data, at)
    if kind == _TEXT:
        at += size
    elif kind == _ARRAY:
        for _ in range(size):
            at = end_of(data, at)
    elif kind != _NUMBER:
        raise ValueError(f"kind {kind} of CBOR has no place in a filter")
    if at > len(data):
        raise ValueError("the bytes end too early")
    return at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Of the item at a place its kind, its number or size, and where that ends."""
    if at >= len(data):
        raise ValueError("the bytes end too early")
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if size < 24:
        return kind, size, at
    if size > 27:
        raise ValueError("an item without a size")
    width = 1 << (size - 24)
    return kind, int.from_bytes(data[at : at + width]), at + width


def _renamed(name: str, data: bytes) -> str:
    """A name like ``en_24dffe3`` with the hash of the bytes, of the same length."""
    language, _, digest = name.rpartition("_")
    return f"{language}_{hashlib.sha256(data).hexdigest()[: len(digest)]}"


def _read(path: Path) -> bytes:
    try:
        data = gzip.decompress(path.read_bytes())
    except (OSError, EOFError) as error:
        raise ValueError(str(error)) from None
    if not data.startswith(_MARK):
        raise ValueError(f"{path}: has no mark of Pagefind")
    return data.removeprefix(_MARK)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(_MARK + data, mtime=0))
