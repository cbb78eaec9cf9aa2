"""What a site remembers from one run to the next: which files are its own, and of what each page
was made. It holds no date, so the same input makes the same bytes."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath

from tei_tools import __version__
from tei_tools.edition.site.model import Settings
from tei_tools.files import write_atomically

FILE = ".tei-tools-site.json"


@dataclass(slots=True)
class State:
    """The fingerprint of each document by its path, that of the search, and all files written."""

    documents: dict[str, str] = field(default_factory=dict)
    search: str = ""
    files: set[str] = field(default_factory=set)


def read_state(site: Path) -> State:
    """The state of a site; an empty one where there is none, or one that cannot be read."""
    try:
        data = json.loads((site / FILE).read_text("utf-8"))
        documents, search, files = data["documents"], data["search"], data["files"]
        return State(
            {str(k): str(v) for k, v in documents.items()}, str(search), set(map(str, files))
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return State()


def write_state(site: Path, state: State) -> None:
    """Remember the state."""
    data = {"documents": state.documents, "search": state.search, "files": sorted(state.files)}
    text = json.dumps(data, ensure_ascii=True, indent=0, sort_keys=True)
    write_atomically(site / FILE, f"{text}\n".encode())


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write a file, unless it holds just that already; whether it was written."""
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return False
    write_atomically(path, data)
    return True


def remove(site: Path, files: Iterable[str]) -> int:
    """Remove files of the site, and the folders that they leave empty; how many were there."""
    removed = 0
    for name in sorted(files):
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or not path.parts:
            continue  # the state was written by another hand: nothing outside is ours
        target = site / path
        with contextlib.suppress(OSError):
            target.unlink()
            removed += 1
        for folder in [target.parent, *target.parent.parents]:
            if folder == site or not folder.is_relative_to(site):
                break
            with contextlib.suppress(OSError):
                folder.rmdir()
    return removed


def program(settings: Settings) -> str:
    """A hash of all that makes a page, beside its document: program, settings, stylesheets."""
    own = [path.read_bytes() for path in (settings.css, settings.stylesheet) if path]
    digest = hashlib.sha256(repr((__version__, settings)).encode("utf-8", "replace"))
    for data in (_program(), *own):
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """All of the files that editions are made by."""
    room = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(room.rglob("*")):
        if path.suffix in (".py", ".xsl", ".html", ".css", ".js", ".csv"):
            digest.update(path.relative_to(room).as_posix().encode() + path.read_bytes())
    return digest.digest()
