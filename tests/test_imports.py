"""The directions in which the rooms of the house may import each other."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "tei_tools"

#: Values and small tools that all rooms may use. They import nothing but errors and each other as
#: said here.
LEAVES = {
    "errors": set(),
    "findings": set(),
    "spans": {"errors", "tei"},
    "tei": {"errors", "wellformed"},
    "wellformed": {"errors"},
    "files": {"errors"},
    "stores": {"errors", "files"},
    "clock": {"errors"},
    "counting": set(),
    "slips": set(),
    "dating": set(),
}

#: room -> the rooms that it may import, beside the leaves that it names itself.
ALLOWED: dict[str, set[str]] = {
    **LEAVES,
    "source": {"errors"},
    "settings": set(),
    "tables": {"errors", "source"},
    "review": {"errors", "spans", "tables"},
    "authority": {"errors", "findings", "tables", "tei"},
    "layout": {"dating", "findings", "source", "spans"},
    "naming": {"authority", "dating", "layout"},
    "provenance": {"dating", "layout"},
    "annotate": {"authority", "dating", "layout", "naming", "provenance", "spans"},
    "tree": {"layout", "spans", "tei"},
    "header": {
        "authority", "dating", "findings", "layout", "naming", "provenance", "settings", "spans",
        "tei",
    },
    "proof": {"errors", "layout", "tei"},
    "convert": {
        "annotate", "authority", "findings", "header", "layout", "proof", "review", "settings",
        "source", "spans", "tei", "tree",
    },
    "inputs": {"errors", "slips"},
    "check": {"counting", "dating", "errors", "files", "findings", "inputs", "slips", "tei"},
    "edition": {"batch", "dating", "errors", "files", "inputs", "tei"},
    "cmif": {"authority", "findings", "tei"},
    "proposal": {"authority", "naming", "tei"},
    "batch": {"errors"},
    "cluster": {"errors"},
    "configuration": {"errors", "slips"},
    "collection": {"counting", "errors", "files", "findings"},
    "recipe": {"inputs", "settings"},
    "following": {
        "annotate", "authority", "convert", "layout", "recipe", "review", "source",
    },
    "build": {
        "authority", "check", "convert", "edition", "findings", "following", "layout", "recipe",
        "review", "stores",
    },
    "package": {
        "batch", "check", "counting", "edition", "errors", "files", "findings", "inputs", "tei",
    },
    "cli": {
        "authority", "batch", "build", "check", "clock", "cluster", "cmif", "collection",
        "configuration", "convert", "counting", "edition", "errors", "files", "findings",
        "following", "inputs", "layout", "package", "proposal", "recipe", "review", "settings",
        "slips", "source", "stores", "tei",
    },
    "__init__": {
        "authority", "check", "convert", "edition", "errors", "findings", "layout", "settings",
        "source", "spans",
    },
    "__main__": {"cli"},
}  # fmt: skip

#: Packages from outside that only one room may know.
ONLY_IN = {
    "click": {"cli"},
    "rich": {"cli"},
    "xmlschema": {"check"},
    "ahocorasick": {"annotate"},
    "jinja2": {"edition"},
    "markupsafe": {"edition"},
    "charset_normalizer": {"source"},
    "filelock": {"collection", "package"},
    "bagit": {"package"},
    "distributed": {"cluster"},
    "fsspec": {"stores"},
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> set[str]:
    """All modules that a file imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found.add(node.module or "")
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def rooms_imported(path: Path) -> set[str]:
    names = {name.split(".")[1] for name in imports(path) if name.startswith("tei_tools.")}
    return {name for name in names if name in ALLOWED} - {room_of(path)}


@pytest.mark.parametrize("room", ALLOWED)
def test_a_room_imports_only_what_stands_before_it(room: str) -> None:
    may = ", ".join(sorted(ALLOWED[room])) or "nothing of the package"
    for path in MODULES:
        if room_of(path) == room:
            extra = rooms_imported(path) - ALLOWED[room]
            wrong = f"{path.relative_to(PACKAGE)} imports {extra}"
            assert not extra, f"{wrong}; {room} may import {may} (docs/architecture.md)"


@pytest.mark.parametrize("package", ONLY_IN)
def test_packages_from_outside_stay_in_their_room(package: str) -> None:
    importing = {
        room_of(path)
        for path in MODULES
        if any(name.split(".")[0] == package for name in imports(path))
    }
    assert importing == ONLY_IN[package], f"{package} is for these rooms alone"


def test_the_table_has_no_circle() -> None:
    def reachable(room: str, path: tuple[str, ...] = ()) -> None:
        assert room not in path, f"a circle: {' -> '.join([*path, room])}"
        for other in ALLOWED[room]:
            reachable(other, (*path, room))

    for room in ALLOWED:
        reachable(room)


def test_the_table_names_only_rooms_that_are_there() -> None:
    assert set(ALLOWED) == {room_of(path) for path in MODULES}


def test_the_version_of_the_program_stands_in_one_place() -> None:
    """What is installed may be older than the program that runs, as after an update of a checkout:
    only a worker, where the program may be missing, is asked for it."""
    asking = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if re.search(r"""version,? ?\(?["']tei-tools""", path.read_text(encoding="utf-8"))
    }
    assert asking == {"cluster/executor.py"}


#: folder of naming -> the others that it may import, beside what words are in general.
NAMING: dict[str, set[str]] = {
    "text": set(),
    "listed": {"text"},
    "unlisted": {"text"},
    "memo": {"listed", "text"},
}
OF_WORDS = {"learned", "vocabulary"}


@pytest.mark.parametrize("folder", NAMING)
def test_a_folder_of_naming_imports_only_what_stands_before_it(folder: str) -> None:
    for path in (PACKAGE / "naming" / folder).glob("*.py"):
        prefix = "tei_tools.naming."
        names = {n.removeprefix(prefix) for n in imports(path) if n.startswith(prefix)}
        extra = {n.split(".")[0] for n in names} - {folder} - NAMING[folder] - OF_WORDS
        assert not extra, f"naming/{folder}/{path.name} imports {extra}"


@pytest.mark.parametrize("folder", [".", *NAMING])
def test_every_file_of_naming_is_in_the_map_of_its_folder(folder: str) -> None:
    room = PACKAGE / "naming" / folder
    there = {path.stem for path in room.glob("*.py")} - {"__init__"}
    if folder == ".":
        there |= {"vocabulary", *NAMING}
    text = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert set(re.findall(r"(?<!`)``(\w+)``", text)) == there


#: What the files of a room may import of each other: beside these, siblings know nothing of
#: each other.
SHARED_BY_SIBLINGS = {
    "annotate": {"listed", "model"},
    "cli": {
        "aside", "characters", "checking", "clustering", "collecting", "configured", "earlier",
        "editions", "events", "fixing", "headings", "missing", "options", "planning", "progress",
        "repeats", "reporting", "resuming", "running", "sources", "sparing", "stopping", "streams",
        "values",
    },
}  # fmt: skip


@pytest.mark.parametrize("room", SHARED_BY_SIBLINGS)
def test_siblings_do_not_import_each_other(room: str) -> None:
    modules = {path.stem for path in (PACKAGE / room).glob("*.py")}
    for name in modules - {"__init__"}:
        prefix = f"tei_tools.{room}."
        found = {n for n in imports(PACKAGE / room / f"{name}.py") if n.startswith(prefix)}
        siblings = {n.removeprefix(prefix).split(".")[0] for n in found} & modules - {name}
        extra = siblings - SHARED_BY_SIBLINGS[room]
        assert not extra, f"{room}/{name}.py imports {extra}; of its room it may import only " + (
            ", ".join(sorted(SHARED_BY_SIBLINGS[room]))
        )
