"""The files that make a folder a bag, after RFC 8493 (BagIt 1.0), and its proof.

The `bagit` of the Library of Congress can make bags too, but of version 0.97, with the day of the
run, and with its list of tag files in an order that changes. So they are written here, and read
there: what another program accepts is right.
"""

from __future__ import annotations

import hashlib
import logging
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

import bagit

from tei_tools import __version__
from tei_tools.errors import WriteError
from tei_tools.package.model import Settings, Stored

ALGORITHMS = ("sha256", "sha512")


@dataclass(slots=True)
class Manifests:
    """The lists of the files of the payload; lines are written as the files come."""

    bag: Path
    size: int = 0
    count: int = 0
    _open: dict[str, TextIO] = field(default_factory=dict)

    def __enter__(self) -> Manifests:
        for name in ALGORITHMS:
            path = self.bag / f"manifest-{name}.txt"
            self._open[name] = path.open("w", encoding="utf-8", newline="\n")
        return self

    def __exit__(self, *exc: object) -> None:
        for file in self._open.values():
            file.close()

    def add(self, stored: Stored) -> None:
        """List a file."""
        self.size += stored.size
        self.count += 1
        for name, file in self._open.items():
            file.write(f"{getattr(stored, name)}  {stored.place}\n")


def write_tags(bag: Path, manifests: Manifests, settings: Settings) -> None:
    """Write the tag files, and their own lists: then the folder is a bag."""
    declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    _write(bag / "bagit.txt", declaration)
    _write(bag / "bag-info.txt", bag_info(settings, manifests.size, manifests.count))
    names = ["bag-info.txt", "bagit.txt", *(f"manifest-{name}.txt" for name in ALGORITHMS)]
    for algorithm in ALGORITHMS:
        lines = (f"{_digest(bag / name, algorithm)}  {name}\n" for name in names)
        _write(bag / f"tagmanifest-{algorithm}.txt", "".join(lines))


def bag_info(settings: Settings, size: int, count: int) -> str:
    """The text of bag-info.txt (RFC 8493, 2.2.2): what is empty is left out."""
    elements: Mapping[str, str] = {
        "Source-Organization": settings.source_organization,
        "Organization-Address": settings.organization_address,
        "Contact-Name": settings.contact_name,
        "Contact-Phone": settings.contact_phone,
        "Contact-Email": settings.contact_email,
        "External-Description": settings.external_description,
        "External-Identifier": settings.external_identifier,
        "Bagging-Date": settings.bagging_date,
        "Bag-Software-Agent": f"tei-tools {__version__}",
        "Bag-Size": in_words(size),
        "Payload-Oxum": f"{size}.{count}",
    }
    return "".join(_folded(f"{name}: {value}") for name, value in elements.items() if value.strip())


def in_words(size: int) -> str:
    """A number of bytes as people write it: ``1.4 MB``."""
    number, units = float(size), ["B", "KB", "MB", "GB", "TB"]
    while number >= 1000 and len(units) > 1:
        number /= 1000
        units.pop(0)
    return f"{size} B" if units[0] == "B" else f"{number:.1f} {units[0]}"


def prove(bag: Path) -> None:
    """Let the library of the Library of Congress check the bag, every byte of it.

    In this process alone: those that the library starts are copies of it, and if one of them is
    lost it is waited for without end. Raises WriteError where it finds fault.
    """
    logging.getLogger("bagit").addHandler(logging.NullHandler())  # what it says, the error says
    try:
        bagit.Bag(str(bag)).validate()
    except bagit.BagError as error:
        raise WriteError(f"{bag}: the bag is not valid ({error}); nothing was kept of it") from None


def _folded(line: str) -> str:
    """A line of a tag file; a long one goes on in indented lines."""
    words = " ".join(line.split())
    lines = textwrap.wrap(words, 77, break_long_words=False, break_on_hyphens=False)
    return "\n  ".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _digest(path: Path, algorithm: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()
