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
    """An input, and the path of what will be made of it, without an ending; None if that is no
    file."""

    input: Input
    stem: str | None


def check_outputs(planned: Sequence[Planned], endings: Sequence[str] = ("",)) -> list[Input]:
    """Look at all files that will be made, before the first is: one with each of the ``endings``,
    of which none ends with another.

    Two names that differ by case alone, or by how their letters are encoded, are one name on some
    systems, and are taken as one. Raises InputError where two inputs would be made into one file,
    or a file would overwrite an input. Returns the inputs; one whose files cannot be made has a
    fault now.
    """
    folders = _Folders()
    sources: set[str] = set()
    for one in planned:
        if one.input.data is None:
            sources.add(folders.key(one.input.name))
            if os.path.islink(one.input.name):  # noqa: PTH114 (faster)
                sources.add(_key(os.path.realpath(one.input.name)))
    taken: dict[str, Planned] = {}
    for one in planned:
        if one.stem is None or one.input.fault:
            continue
        key = folders.key(one.stem)
        for ending in endings:
            if key + ending in sources:
                raise InputError(
                    f"{one.stem}{ending} would be overwritten, but is a source; choose another "
                    "folder with -o"
                )
        other = taken.setdefault(key, one)
        if other is not one:
            raise InputError(_collision(other, one, endings))
    return [_with_fault(one, endings) for one in planned]


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


def _collision(one: Planned, other: Planned, endings: Sequence[str]) -> str:
    hint = (
        "name the folder above them, with --below if they are listed, or write them to two folders"
    )
    ending = endings[0] if len(endings) == 1 else ".*"
    if one.stem == other.stem:
        target = f"{one.stem}{ending}"
        return f"{one.input} and {other.input} would both be written to {target}; {hint}"
    is_beside = one.input.path.parent == other.input.path.parent  # as no other folder can help
    hint = "" if is_beside else f", or {hint}"
    targets = f"{one.stem}{ending} and {other.stem}{ending}"
    is_alike = len({unicodedata.normalize("NFC", str(each.stem)) for each in (one, other)}) == 1
    why = " (the one has letters with their accents, the other letters and accents)"
    return (
        f"{one.input} and {other.input} would be written to {targets}, which are one name on many "
        f"systems{why if is_alike else ''}; rename one of them{hint}"
    )


def _with_fault(planned: Planned, endings: Sequence[str]) -> Input:
    """The input, with a fault if a name would be too long."""
    if planned.stem is None or planned.input.fault:
        return planned.input
    stem = os.path.basename(planned.stem)  # noqa: PTH119 (faster)
    for ending in endings:
        size = len(os.fsencode(stem + ending))
        if size > _LONGEST:
            shown = ending or Path(stem).suffix
            fault = f"its edition {shown} would have a name of {size} bytes, and the most is "
            return replace(planned.input, fault=f"{fault}{_LONGEST}; give it a shorter name")
    return planned.input
