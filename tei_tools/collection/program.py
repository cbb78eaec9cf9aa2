"""What the program is, so that a changed program builds anew."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import version
from pathlib import Path

from tei_tools import __version__

#: The packages from outside that editions are made and checked with.
_MAKERS = ("lxml", "pyahocorasick", "xmlschema")
_IGNORED = {"__pycache__"}


@cache
def program_digest(*folders: Path) -> str:
    """A digest of the version, the files in the folders of the program, and what it stands on.

    The files are its code, stylesheets and schemas: whoever changes one of them gets all editions
    anew. Of the packages from outside, and of Python, it is the version.
    """
    versions = [__version__, platform.python_version(), *map(version, _MAKERS)]
    digest = hashlib.sha256("\n".join(versions).encode())
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            name = path.relative_to(folder)
            if not _IGNORED & set(name.parts):
                content = hashlib.sha256(path.read_bytes()).digest()
                digest.update(name.as_posix().encode() + b"\0" + content)
    return digest.hexdigest()
