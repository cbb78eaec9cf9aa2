"""Where products go: never over each other, nor over what they are made of."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tei_tools.errors import InputError
from tei_tools.inputs.model import Input

#: The longest name of a file, in bytes, on all usual systems.
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class Planned:
    """What will be made of an input: the paths of ``files``, which together are called
    ``target``."""

    input: Input
    target: str
    files: Sequence[str]


def check_outputs(planned: Sequence[Planned]) -> list[Input]:
    """Look at all files that will be made, before the first is.

    Two names that differ by case alone, or by how their letters are encoded, are one name on some
    systems, and are taken as one. Raises InputError where two inputs would be made into one file,
    or a file would overwrite an input. Returns the inputs; one whose files cannot be made has a
    fault now.
    """
    folders = _Folders()
    sources: set[str] = set()
    for one in planned:
        if one.input.data is None:
            path = str(one.input.path)
            sources.add(folders.key(path))
            if os.path.islink(path):  # noqa: PTH114 (faster)
                sources.add(_key(os.path.realpath(path)))
    taken: dict[str, Planned] = {}
    for one in planned:
        for path in () if one.input.fault else one.files:
            key = folders.key(path)
            if key in sources:
                raise InputError(
                    f"{path} would be overwritten, but is a source; choose another folder with -o"
                )
            other = taken.setdefault(key, one)
            if other is not one:
                raise InputError(_collision(other, one))
    return [_with_fault(one) for one in planned]


class _Folders:
    """Where folders are indeed, found once for each."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def key(self, path: str) -> str:
        """The same for two paths where they are, or may be, of one file."""
        folder, name = os.path.split(path)
        if folder not in self._known:
            self._known[folder] = os.path.realpath(folder)
        return _key(f"{self._known[folder]}/{name}")


def _key(path: str) -> str:
    # Not casefold(), to which Strasse is Straße: that is one name on no system.
    return (path if path.isascii() else unicodedata.normalize("NFC", path)).lower()


def _collision(one: Planned, other: Planned) -> str:
    hint = (
        "name the folder above them, with --below if they are listed, or write them to two folders"
    )
    if one.target == other.target:
        return f"{one.input} and {other.input} would both be written to {one.target}; {hint}"
    is_beside = one.input.path.parent == other.input.path.parent  # as no other folder can help
    hint = "" if is_beside else f", or {hint}"
    return (
        f"{one.input} and {other.input} would be written to {one.target} and {other.target}, which "
        f"are one name on many systems; rename one of them{hint}"
    )


def _with_fault(planned: Planned) -> Input:
    """The input, with a fault if a name would be too long."""
    for path in planned.files:
        name = os.path.basename(path)  # noqa: PTH119 (faster)
        size = len(os.fsencode(name))
        if size > _LONGEST and not planned.input.fault:
            ending = Path(name).suffix
            fault = f"its edition {ending} would have a name of {size} bytes, and the most is "
            return replace(planned.input, fault=f"{fault}{_LONGEST}; give it a shorter name")
    return planned.input
