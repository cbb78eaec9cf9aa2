"""The memos and editions that the arguments of a command name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tei_tools.errors import InputError
from tei_tools.inputs import Input, find_inputs

MEMOS = (".txt",)
EDITIONS = (".xml",)


def find_files(
    names: Iterable[str],
    endings: tuple[str, ...],
    output: Path | None = None,
    below: Path | None = None,
) -> list[Input]:
    """What the names stand for, see :func:`tei_tools.inputs.find_inputs`.

    Raises InputError where a name stands for nothing at all.
    """
    found = find_inputs(names, endings, output, below)
    for one in found:
        if one.is_nothing:
            raise InputError(f"{one}: {one.fault}")
    return found
