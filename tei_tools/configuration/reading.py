"""Finding, reading and checking ``tei-tools.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from tei_tools.configuration.places import place_of
from tei_tools.configuration.table import SETTINGS, Setting
from tei_tools.errors import ConfigurationError
from tei_tools.slips import meant_or

#: The name of the file.
NAME = "tei-tools.toml"
_FOLDERS = "folders"
_SLASH = "write / for \\, also on Windows"
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
class Folder:
    """The settings that differ in a folder: its ``name`` in the file, and where it is."""

    name: str
    path: Path
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a file, by the names of their parameters; paths are made whole.

    ``folders`` are those in which settings differ, the outermost first.
    """

    path: Path
    values: Mapping[str, Any] = field(default_factory=dict)
    folders: Sequence[Folder] = ()
    text: str = ""

    def of(self, source: Path) -> dict[str, Any]:
        """The settings that differ for a source because of the folders that it lies in."""
        return {name: value for one in self._around(source) for name, value in one.values.items()}

    def files(self) -> list[Path]:
        """This file and all that it names, but for the table that is written: what is read."""
        named = [
            path
            for values in (self.values, *(one.values for one in self.folders))
            for setting in SETTINGS
            if setting.kind == "files"
            for path in values.get(setting.parameter, ())
        ]
        return [self.path, *map(Path, named)]

    def place(self, parameter: str, source: Path | None = None) -> str:
        """File, line and column of a setting, for messages; of a ``source``, where it differs."""
        name = parameter.replace("_", "-")
        around = self._around(source) if source else ()
        folders = [one.name for one in around if parameter in one.values]
        return _place(self.path, self.text, *([_FOLDERS, folders[-1]] if folders else []), name)

    def strays(self) -> list[str]:
        """In words, each folder of the file that is not there: its settings hold for nothing."""
        return [
            f"{_place(self.path, self.text, _FOLDERS, one.name)}: there is no {one.path}, so what "
            "stands here holds for nothing; correct the path, which goes from this file on"
            for one in self.folders
            if not _is_there(one.path)
        ]

    def _around(self, source: Path) -> list[Folder]:
        """The folders that a source lies in, the outermost first."""
        place = source.resolve()
        return [one for one in self.folders if place.is_relative_to(one.path)]


def _is_there(folder: Path) -> bool:
    """Whether there is a folder, or an archive that may hold it."""
    return folder.exists() or any(parent.is_file() for parent in folder.parents)


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
        place = _place(path, text, _FOLDERS)
        raise ConfigurationError(f'{place}: write settings of a folder under [folders."its/path"]')
    if any("\\" in name for name in folders):
        place = _place(path, text, _FOLDERS)
        raise ConfigurationError(f"{place}: in the path of a folder {_SLASH}")
    values = _checked(path, text, content)
    ordered = sorted(folders.items(), key=lambda item: len(PurePosixPath(item[0]).parts))
    return Configuration(
        path,
        values,
        [
            Folder(name, (path.parent / name).resolve(), _checked(path, text, own, name))
            for name, own in ordered
        ],
        text,
    )


def _checked(path: Path, text: str, content: Mapping[str, Any], folder: str = "") -> dict[str, Any]:
    """The settings of one table, each of its kind."""
    values = {}
    for name, value in content.items():
        setting = _BY_NAME.get(name)
        if fault := _fault(name, setting, value, folder):
            place = _place(path, text, *([_FOLDERS, folder] if folder else []), name)
            raise ConfigurationError(f"{place}: {fault}")
        assert setting
        values[setting.parameter] = _whole(path.parent, setting, value)
    return values


def _fault(name: str, setting: Setting | None, value: object, folder: str) -> str:
    """Why a key is no setting, or its value none of it; nothing if all is well."""
    if setting is None:
        return f"{name!r} is no setting; {_meant(name)}"
    if folder and not setting.by_folder:
        return f"{name} holds for all folders; write it before the first line in square brackets"
    if not _fits(setting, value):
        return f"{name} is {value!r}, but should be {_KINDS[setting.kind]}"
    return ""


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


def _meant(name: str) -> str:
    return meant_or("docs/configuration.md lists them all", name, [*_BY_NAME, _FOLDERS])


def _syntax(path: Path, text: str, message: str) -> str:
    """The message of the TOML parser, its place put in front."""
    said, _, place = message.rpartition(" (at ")
    if numbers := re.findall(r"\d+", place):
        line = text.split("\n")[int(numbers[0]) - 1]
        return f"{path}:{':'.join(numbers[:2])}: not TOML: {said}{_advice(line)}"
    lines = text.rstrip("\n").split("\n")
    return f"{path}:{len(lines)}:{len(lines[-1]) + 1}: not TOML: {said or message}"


def _advice(line: str) -> str:
    """What to do about a line that is not TOML, if it is one of two common slips; else nothing."""
    if "\\" in line:
        return f"; in a path {_SLASH}"
    if re.match(r"\s*[\w-]+\s*=\s*[^\W\d]", line) and '"' not in line:
        return '; write a text or a path in quotes: name = "value"'
    return ""


def _place(path: Path, text: str, *keys: str) -> str:
    """File, line and column of a key, which stands under those before it."""
    line, column = place_of(text, *keys)
    return f"{path}:{line}:{column}"
