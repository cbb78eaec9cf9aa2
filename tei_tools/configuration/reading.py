"""Finding, reading and checking ``tei-tools.toml``."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from tei_tools.configuration.table import SETTINGS, Setting
from tei_tools.errors import ConfigurationError

#: The name of the file.
NAME = "tei-tools.toml"
_FOLDERS = "folders"
_BY_NAME = {setting.name: setting for setting in SETTINGS}
_KINDS = {
    "text": "a text in quotes",
    "file": "a path in quotes",
    "files": "a path in quotes, or a list of them",
    "names": "a name in quotes, or a list of them",
    "number": "a whole number",
    "switch": "true or false",
}


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a file, by the names of their parameters; paths are made whole.

    ``folders`` holds the settings that differ in a folder, the outermost folder first.
    """

    path: Path
    values: Mapping[str, Any] = field(default_factory=dict)
    folders: Mapping[Path, Mapping[str, Any]] = field(default_factory=dict)
    text: str = ""

    def of(self, source: Path) -> dict[str, Any]:
        """The settings that differ for a source because of the folders that it lies in."""
        place = source.resolve()
        found: dict[str, Any] = {}
        for folder, values in self.folders.items():
            if place.is_relative_to(folder):
                found.update(values)
        return found

    def place(self, parameter: str) -> str:
        """File, line and column of a setting, for messages."""
        return _place(self.path, self.text, "", parameter.replace("_", "-"))


def find_configuration(folder: Path) -> Path | None:
    """The file in a folder, or in the nearest folder above it that has one."""
    whole = folder.resolve()
    if (folder / NAME).is_file():
        return folder / NAME
    return next((p / NAME for p in whole.parents if (p / NAME).is_file()), None)


def read(path: Path) -> Configuration:
    """Read and check a file. Raises ConfigurationError with file, line and column."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: is not UTF-8 (byte {error.start + 1})") from None
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(_syntax(path, text, str(error))) from None
    folders = content.pop(_FOLDERS, {})
    if not isinstance(folders, dict) or not all(isinstance(v, dict) for v in folders.values()):
        place = _place(path, text, "", _FOLDERS)
        raise ConfigurationError(f'{place}: write settings of a folder under [folders."its/path"]')
    values = _checked(path, text, "", content)
    ordered = sorted(folders.items(), key=lambda item: len(PurePosixPath(item[0]).parts))
    return Configuration(
        path,
        values,
        {(path.parent / name).resolve(): _checked(path, text, name, v) for name, v in ordered},
        text,
    )


def _checked(path: Path, text: str, folder: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of one table, each of its kind."""
    values = {}
    for name, value in content.items():
        place = _place(path, text, folder, name)
        setting = _BY_NAME.get(name)
        if setting is None:
            raise ConfigurationError(f"{place}: {name!r} is no setting{_nearest(name)}")
        if folder and not setting.by_folder:
            message = "holds for all folders; write it before the first line in square brackets"
            raise ConfigurationError(f"{place}: {name} {message}")
        if not _fits(setting, value):
            wanted = _KINDS[setting.kind]
            raise ConfigurationError(f"{place}: {name} is {value!r}, but should be {wanted}")
        values[setting.parameter] = _whole(path.parent, setting, value)
    return values


def _fits(setting: Setting, value: object) -> bool:
    if setting.kind in ("files", "names") and isinstance(value, list):
        return all(isinstance(item, str) and item for item in value)
    if setting.kind == "number":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, bool if setting.kind == "switch" else str)


def _whole(folder: Path, setting: Setting, value: Any) -> Any:
    """A value as the option takes it: paths go from the folder of the file, lists are lists."""
    if setting.kind == "file":
        return str(folder / value)
    if setting.kind == "files":
        return [str(folder / item) for item in ([value] if isinstance(value, str) else value)]
    if setting.kind == "names":
        return value if isinstance(value, str) else ",".join(value)
    return value


def _nearest(name: str) -> str:
    near = difflib.get_close_matches(name.lower().replace("_", "-"), [*_BY_NAME, _FOLDERS], 1, 0.5)
    return f"; did you mean {near[0]!r}?" if near else "; docs/configuration.md lists them all"


def _syntax(path: Path, text: str, message: str) -> str:
    """The message of the TOML parser, its place put in front."""
    said, _, place = message.rpartition(" (at ")
    if numbers := re.findall(r"\d+", place):
        return f"{path}:{':'.join(numbers[:2])}: not TOML: {said}"
    lines = text.rstrip("\n").split("\n")
    return f"{path}:{len(lines)}:{len(lines[-1]) + 1}: not TOML: {said or message}"


def _place(path: Path, text: str, folder: str, name: str) -> str:
    """File, line and column of a key; tomllib does not keep them, so the key is looked for."""
    table = ""
    key = re.compile(rf"""\s*["']?({re.escape(name)})["']?\s*[=.]""")
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*(.+?)\s*\]", line):
            table = header[1]
            if not folder and re.match(rf"""["']?{re.escape(name)}\b""", table):
                return f"{path}:{number}:{header.start(1) + 1}"
        elif (found := key.match(line)) and (folder in table if folder else not table):
            return f"{path}:{number}:{found.start(1) + 1}"
    return str(path)
