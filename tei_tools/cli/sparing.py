"""What a command reads it never overwrites, neither by its product nor by what else it writes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import combinations, product
from pathlib import Path
from typing import Any

import click

#: Where a command keeps the name of the list that --files-from has read.
LIST = f"{__name__}.list"
#: The parameters that name what is written. (Decisions are read too, and written anew with all
#: that they hold.)
_WRITTEN = ("output", "report", "review", "new_baseline", "log_json")
#: What an earlier run has written may be made anew from itself.
_RENEWED = {"new_baseline": "--baseline"}
#: How what an earlier run has written begins; what begins otherwise is the archivist's.
_BEGINNINGS = {
    "report": b'{"file": ',
    "new_baseline": b'{\n "version": ',
    "log_json": b'{"event": ',
}


def spare_files(ctx: click.Context, settings: Iterable[Path]) -> None:
    """Look at the files that the options name, before the first is opened; ``settings`` are the
    file of settings and what it names. Raises UsageError where one would be written twice, is read,
    cannot be written, or is another than an earlier run has written there."""
    options = {p.name or "": p.opts[-1] for p in ctx.command.params if isinstance(p, click.Option)}
    written = [
        (name, path)
        for name in _WRITTEN
        if name in options and (path := _written_to(ctx.params.get(name)))
    ]
    for (name, path), (other, same) in combinations(written, 2):
        if _is_one(path, same):
            both = f"{options[name]} and {options[other]}"
            raise click.UsageError(f"{both} would both be written to {same}; name two files", ctx)
    read = [(option, p) for name, option in options.items() for p in _read(ctx.params.get(name))]
    read += [("the settings", path) for path in settings]
    read += [("--files-from", Path(ctx.meta[LIST]))] if LIST in ctx.meta else []
    for (name, path), (reader, source) in product(written, read):
        is_own = reader in (options[name], _RENEWED.get(name))
        if not is_own and _is_one(path, source):
            raise click.UsageError(
                f"{path} would be overwritten, but is read by {reader}; name another file", ctx
            )
    for name, path in written:
        if fault := _fault_of(Path(path), is_log=name == "log_json"):
            raise click.UsageError(
                f"{path} of {options[name]} cannot be written: {fault}; name another place", ctx
            )
        if name in _BEGINNINGS and not _begins(path, _BEGINNINGS[name]):
            raise click.UsageError(
                f"{path} would be overwritten by {options[name]}, which has not written it; name "
                "another file, or move it away",
                ctx,
            )


def _fault_of(path: Path, *, is_log: bool) -> str:
    """Why a file cannot be written, or a folder filled, as far as can be told before it is tried;
    folders that are missing are made, but for a log. Nothing if it can."""
    if os.path.lexists(path) and not path.is_dir():
        if is_log:  # it is written as it is, and may be a pipe
            return "" if os.access(path, os.W_OK) else "writing to it is not allowed"
        if path.exists() and not path.is_file():
            return "it is no file, but a pipe or a device"
    folder = path if path.is_dir() and not is_log else path.absolute().parent
    while not (is_log or os.path.lexists(folder)):
        folder = folder.parent
    if not folder.is_dir():
        return f"{folder} is no folder" if os.path.lexists(folder) else f"there is no {folder}"
    return "" if os.access(folder, os.W_OK | os.X_OK) else f"writing in {folder} is not allowed"


def _begins(path: str, start: bytes) -> bool:
    """Whether a file begins like this, or is empty, or none that can be lost."""
    if not Path(path).is_file():
        return True
    try:
        with Path(path).open("rb") as file:
            return file.read(len(start)) in (start, b"")
    except OSError:  # writing to it will tell
        return True


def _written_to(value: Any) -> str:
    """The file that is written, if it is one with a name on this machine."""
    name = str(value if isinstance(value, (str, Path)) else getattr(value, "name", ""))
    return "" if name == "-" or "://" in name else name


def _read(value: Any) -> list[Path]:
    """The files that the value of an option names."""
    several = value if isinstance(value, tuple) else (value,)
    return [one for one in several if isinstance(one, Path)]


def _is_one(path: str, other: Path | str) -> bool:
    """Whether two paths are of one file, or will be."""
    if Path(path).is_dir():
        return False
    if os.path.realpath(path) == os.path.realpath(other):
        return True
    try:
        return Path(path).samefile(other)
    except OSError:
        return False
