"""What is in a folder and below it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path

_HIDDEN = (".", "~$")


def is_hidden(name: str) -> bool:
    """Whether a file of this name is hidden, as on Unix, or one by which Word marks what it has
    open."""
    return name.startswith(_HIDDEN)


def walk(
    folder: Path,
    is_wanted: Callable[[str], bool],
    *left_out: Path | None,
    follow_links: bool = True,
) -> Iterator[tuple[Path, str]]:
    """The files in a folder and below it whose paths are wanted, sorted, each with why it cannot be
    read, if it cannot. A folder that cannot be read is one of them.

    Hidden names are left out, and so are the folders and files ``left_out``. Links
    to folders are followed, but no folder is entered twice, so that a link cannot lead in circles;
    what lies in the folder is found at its own place, not at that of a link. Without
    ``follow_links`` a link is found itself, whatever its name.
    """
    top = os.path.realpath(folder)
    # Where nobody enters: what is left out, and where somebody was.
    barred = {os.path.realpath(path) for path in left_out if path}
    # What is still to be met, the last first: its path, and where a folder is indeed.
    todo: list[tuple[str, str | None]] = [(str(folder), top)]
    while todo:
        path, real = todo.pop()
        if real is None:
            yield Path(path), fault_of(path)
        elif real not in barred:
            barred.add(real)
            try:
                with os.scandir(path) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
            except OSError as error:
                yield Path(path), f"cannot be read ({error.strerror})"
                continue
            todo += _met(entries, real, top, barred, is_wanted, follow_links)


def _met(
    entries: Iterable[os.DirEntry[str]],
    real: str,
    top: str,
    barred: Container[str],
    is_wanted: Callable[[str], bool],
    follow_links: bool,
) -> Iterator[tuple[str, str | None]]:
    """What is to be met of the entries of a folder, which is indeed at ``real``: the path, and of a
    folder where it is indeed."""
    for entry in entries:
        if is_hidden(entry.name):
            continue
        own = os.path.join(real, entry.name)  # noqa: PTH118 (faster)
        if entry.is_dir(follow_symlinks=False):
            yield entry.path, own
        elif not follow_links and entry.is_symlink():
            yield entry.path, None
        elif entry.is_symlink() and os.path.isdir(entry.path):  # noqa: PTH112
            target = os.path.realpath(entry.path)
            if _is_apart(Path(target), Path(top)):
                yield entry.path, target
        elif is_wanted(entry.path) and own not in barred:
            yield entry.path, None


def _is_apart(one: Path, other: Path) -> bool:
    """Whether neither folder lies in the other."""
    return not one.is_relative_to(other) and not other.is_relative_to(one)


def fault_of(path: Path | str) -> str:
    """Why a path that was found is no file; nothing if it is one, or if reading will tell."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (faster)
    except OSError:
        return ""
    return (
        "" if stat.S_ISREG(mode) else "is no file, but a pipe or a device; name it if it is meant"
    )
