"""The documents of a site, and how each is called in it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import chain, count
from pathlib import Path, PurePath

from tei_tools.edition.site.collection import natural
from tei_tools.edition.site.model import Source, clean
from tei_tools.errors import InputError
from tei_tools.inputs import Input, find_inputs


def find_sources(
    names: Sequence[Path | str], output: Path, passed: list[str] | None = None
) -> list[Source]:
    """The TEI files (``*.xml``) that names stand for, in their natural order, each once: a file, a
    folder with what is in it and below, an archive (zip or tar), a pattern, ``-`` for the standard
    input (see :func:`tei_tools.inputs.find_inputs`).

    Files below ``output`` are left out, and so is what begins with a point. Of several folders or
    archives each is a part of the collection. What was passed over, but may have been meant, is
    added to ``passed`` (see there).

    Raises InputError where a name stands for no file, or the standard input is named twice; what
    cannot be read fails later.
    """
    if list(map(str, names)).count("-") > 1:
        raise InputError("-: the standard input can be read only once; name it once")
    found: dict[tuple[Path, str], tuple[str, Input, Path]] = {}
    for given in names:
        for name, one, top in _found(given, output, passed, is_part=len(names) > 1):
            found.setdefault((one.path, _member(one)), (clean(name), one, top))
    sources: dict[str, Source] = {}
    for place, (name, one, top) in sorted(
        found.items(), key=lambda item: (natural(item[1][0]), item[0])
    ):
        short = name.removesuffix(".xml").removesuffix(".tei")
        wanted = chain((short, name), (f"{name} ({n})" for n in count(2)))
        free = next(one for one in wanted if one not in sources)
        sources[free] = Source(place[0], free, top, file=one)
    return list(sources.values())


def _found(
    given: Path | str, output: Path, passed: list[str] | None, *, is_part: bool
) -> Iterator[tuple[str, Input, Path]]:
    """Each file that a name stands for, with its name in the collection and the folder in which its
    images may lie. One that is given as a part of the collection is called by the name of it too.
    """
    is_there = str(given) != "" and Path(given).exists()
    path = Path(os.path.realpath(given)) if is_there else Path(given)
    top = path if path.is_dir() else path.parent
    names = [str(path) if str(given) else ""]
    for one in find_inputs(names, (".xml",), output, passed=passed):
        if one.is_nothing and not path.exists():
            raise InputError(f"{one}: {one.fault}")
        if one.path == path and not path.exists() and one.data is None:
            raise InputError(f"{one}: does not exist; name a file, a folder or a pattern")
        if one.is_nothing:
            continue  # an empty folder beside others
        ending = PurePath(_member(one) or one.path.name).suffix
        is_whole = is_part and (path.is_dir() or one.member is not None) and path.exists()
        prefix = f"{path.name if path.is_dir() else one.path.stem}/" if is_whole else ""
        yield f"{prefix}{PurePath(one.place).as_posix()}{ending}", one, top


def _member(one: Input) -> str:
    return one.member.name if one.member else ""
