"""Writing files wherever they are to lie: on this machine, or in a store that has an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tei_tools import files
from tei_tools.errors import WriteError

_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+)://(.+)", re.DOTALL)


def place_of(text: str) -> tuple[str, Path]:
    """Protocol and path of a place: ``s3`` and ``bucket/editions`` of ``s3://bucket/editions``.

    The protocol of a folder of this machine, ``file://`` too, is empty.
    """
    found = _ADDRESS.fullmatch(text)
    if not found:
        return "", Path(text)
    protocol = "" if found[1] in ("file", "local") else found[1]
    return protocol, Path(found[2])


def write_together(protocol: str, contents: Mapping[Path, bytes]) -> None:
    """Write files that belong together as :func:`write` does; on this machine all or none, as
    :func:`tei_tools.files.write_together` says."""
    if not protocol:
        files.write_together(contents)
        return
    for path, data in contents.items():
        write(protocol, path, data)


def write(protocol: str, path: Path, data: bytes) -> None:
    """Write the whole file or nothing, over what is there.

    ``protocol`` is one of fsspec (s3, gs, az, sftp, memory, …), which knows where the keys to a
    store are kept; without one the file lies on this machine. Raises WriteError.
    """
    if not protocol:
        files.write_atomically(path, data)
        return
    fsspec = find_fsspec(protocol)
    try:
        kind, address = fsspec.get_filesystem_class(protocol), f"{protocol}://{path.as_posix()}"
        store = fsspec.filesystem(protocol, **kind._get_kwargs_from_urls(address))  # as its host
        place = kind._strip_protocol(address)
        try:
            store.pipe_file(place, data)
        except FileNotFoundError:
            bucket = place.partition("/")[0]
            if bucket and not store.exists(bucket):
                raise  # a name that was mistyped should not become a new bucket
            # It is a store that has folders, like a disk.
            store.makedirs(place.rpartition("/")[0], exist_ok=True)
            store.pipe_file(place, data)
    except Exception as error:  # each store has errors of its own
        raise WriteError(
            f"{protocol}://{path}: cannot be written ({type(error).__name__}: {error}); "
            "is the address right, and may you write there?"
        ) from None


def find_fsspec(protocol: str) -> Any:
    """The package that writes to stores of a protocol. Raises WriteError where it, or that of the
    store, is not installed, as a build wants to know before the first memo."""
    try:
        import fsspec

        fsspec.get_filesystem_class(protocol)
    except ValueError:
        raise WriteError(
            f"{protocol}://: is no kind of store; write s3://, gs://, az://, sftp:// or another "
            "that fsspec knows"
        ) from None
    except ImportError as error:
        raise WriteError(
            f"{protocol}://: cannot be written to, since a package is missing ({error}); pip "
            "install 'tei-tools[cluster]', and the package of the store (s3fs, gcsfs, adlfs)"
        ) from None
    return fsspec
