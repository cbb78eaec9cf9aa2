"""Schemas that the user has registered under a name.

Each has a folder in the user's cache, with the files of the schema and ``entry.json``, which says
where they came from, and their checksums. Here they are found and gathered; they are written by the
command ``schema``.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin, urlsplit

from lxml import etree

from tei_tools.errors import SchemaError, XmlError
from tei_tools.tei import local_name, parse

ENTRY = "entry.json"
#: No schema is larger.
_LARGEST = 50_000_000
_NAME = re.compile(r"[A-Za-z][\w.-]*")
#: What the names of files of schemas end in.
KINDS = (".rng", ".rnc", ".xsd", ".dtd", ".sch", ".odd")
#: What one file of a schema reads of another, in XSD and in RELAX NG.
_REFERENCES = {
    "include": ("schemaLocation", "href"),
    "extends": ("href",),
    "import": ("schemaLocation",),
    "redefine": ("schemaLocation",),
    "override": ("schemaLocation",),
    "externalRef": ("href",),
}

#: How a file that is no XML reads another one.
_READS_OTHERS = {
    ".rnc": re.compile(rb'\b(?:include|external)\s+["\']'),
    ".dtd": re.compile(rb"<!ENTITY\s+%\s+\S+\s+(?:SYSTEM|PUBLIC)\s"),
}


@dataclass(frozen=True, slots=True)
class Registered:
    """A registered schema: its name, its main file, and what is known of it."""

    name: str
    path: Path
    source: str
    version: str
    checksum: str


def cache() -> Path:
    """The folder of registered schemas: in the cache folder that the system has for programs."""
    if base := os.environ.get("XDG_CACHE_HOME"):
        return Path(base) / "tei-tools" / "schemas"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~")).expanduser() / "tei-tools" / "schemas"
    folder = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    return Path(folder).expanduser() / "tei-tools" / "schemas"


def registered() -> list[Registered]:
    """All registered schemas, by name."""
    folders = sorted(entry.parent for entry in cache().glob(f"*/{ENTRY}"))
    return [_read(folder)[0] for folder in folders]


def registered_as(name: str) -> Path | None:
    """The main file of the schema of this name; None if there is none.

    Raises SchemaError if a file of it is not what it was when it was registered.
    """
    folder = cache() / name
    if not _NAME.fullmatch(name) or not (folder / ENTRY).is_file():
        return None
    found, files = _read(folder)
    for file, checksum in files.items():
        try:
            same = checksum_of((folder / file).read_bytes()) == checksum
        except OSError:
            same = False
        if not same:
            raise SchemaError(
                f"{folder / file}: is not as it was when the schema {name} was registered; "
                f"do it again: tei-tools schema remove {name}, "
                f"then schema add {name} {found.source}"
            )
    return found.path


def _read(folder: Path) -> tuple[Registered, dict[str, str]]:
    """An entry, and the checksums of all its files."""
    try:
        entry = json.loads((folder / ENTRY).read_text("utf-8"))
        facts, files = entry["schema"], entry["files"]
        main = facts["main"]
        return Registered(
            folder.name, folder / main, facts["source"], facts["version"], files[main]
        ), files
    except (OSError, ValueError, KeyError):
        raise SchemaError(
            f"{folder}: cannot be read; remove it: tei-tools schema remove {folder.name}"
        ) from None


def gather(name: str, source: str) -> dict[str, bytes]:
    """The files of a new entry, by their paths in its folder.

    ``source`` is the path or the address of a schema; what it includes is taken too. Raises
    SchemaError if the name cannot be one, or the schema cannot be had whole.
    """
    if not _NAME.fullmatch(name) or name.lower().endswith(KINDS):
        raise SchemaError(
            f"{name!r} cannot be the name of a schema; it is of letters, digits, . - _, begins "
            "with a letter, and does not end like the name of a file"
        )
    remote = urlsplit(source).scheme in ("http", "https")
    address = source if remote else Path(source).resolve().as_posix()
    base, _, main = address.rpartition("/")
    main = urlsplit(main).path
    if not main.lower().endswith(KINDS):
        raise SchemaError(f"{source}: a schema ends in {', '.join(KINDS)}")
    files = _closure(address, base, main, _fetch if remote else _load)
    facts = {
        "main": main,
        "source": source if remote else address,
        "version": _version(files[main]),
    }
    entry = {
        "schema": facts,
        "files": {file: checksum_of(data) for file, data in files.items()},
    }
    files[ENTRY] = (json.dumps(entry, ensure_ascii=False, indent=1) + "\n").encode()
    return files


def checksum_of(data: bytes) -> str:
    """SHA-256, in hexadecimal figures."""
    return hashlib.sha256(data).hexdigest()


def _closure(address: str, base: str, main: str, load: Callable[[str], bytes]) -> dict[str, bytes]:
    """The main file and all that it reads, by their paths below its folder."""
    files = {main: load(address)}
    todo = [main]
    while todo:
        at = todo.pop()
        for reference in _references(files[at], at):
            if urlsplit(reference).scheme or reference.startswith("/"):
                raise SchemaError(f"{address}: reads {reference}, which is not part of it")
            path = urljoin(f"{base}/{at}", reference).removeprefix(f"{base}/")
            if path.startswith(("/", "http:", "https:")) or ".." in PurePosixPath(path).parts:
                raise SchemaError(
                    f"{address}: reads {reference}, which lies above its folder; name the schema "
                    "by its path instead"
                )
            if path not in files:
                files[path] = load(f"{base}/{path}")
                todo.append(path)
    return files


def _references(data: bytes, name: str) -> list[str]:
    """What a file of a schema in XML reads; in other syntaxes it may read nothing."""
    if reads_others := _READS_OTHERS.get(PurePosixPath(name).suffix.lower()):
        if reads_others.search(data):
            raise SchemaError(f"{name}: reads other files; name the schema by its path instead")
        return []
    try:
        root = parse(data, name).getroot()
    except XmlError as error:
        raise SchemaError(str(error)) from None
    return [
        reference
        for node in root.iter(etree.Element)
        for attribute in _REFERENCES.get(local_name(node), ())
        if (reference := node.get(attribute, "").partition("#")[0])
    ]


def _version(data: bytes) -> str:
    """The version that a schema gives of itself, or nothing."""
    head = data[:20_000].decode("utf-8", "replace")
    found = re.search(r"\bversion[\s:]+v?(\d+(?:\.\d+)+\w*)", head, re.IGNORECASE)
    found = found or re.search(r"<(?:\w+:)?schema\b[^>]*\sversion=[\"']([^\"']+)", head)
    return found[1] if found else ""


def _load(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise SchemaError(f"{path}: the schema cannot be read ({error.strerror})") from None


def _fetch(address: str) -> bytes:
    import urllib.error
    import urllib.request  # takes long to import, and is needed only to add a schema

    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            data: bytes = answer.read(_LARGEST + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise SchemaError(f"{address}: the schema cannot be fetched ({reason})") from None
    if len(data) > _LARGEST:
        raise SchemaError(f"{address}: is larger than any schema")
    return data
