"""A collection of any size, made of the documents of the corpus, in folders with their lists."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from corpus import DEV, LISTS

#: How many documents of the corpus all collections are made of.
BASE = 1_000
#: Paragraphs with these are left where they are: marks of notes and pages, lists, headings.
_FIXED = re.compile(r"[\[\]\d]|^\s|^.{0,120}$")


def write_collection(folder: Path, count: int, seed: int = 1) -> int:
    """Write ``count`` memos below a folder, and the settings that name the lists; how many bytes.

    The volumes come in an order that is drawn with ``seed``, each whole, so that few documents are
    of few volumes, as in an archive. Beyond the first ``BASE`` documents each comes again and
    again, its paragraphs in another order each time: so larger collections are of the same kind,
    and differ in number alone.
    """
    size = 0
    volumes: dict[str, Path] = {}
    for path, copy in _chosen(count, seed):
        volumes[path.parent.name] = path.parent
        text = path.read_text(encoding="utf-8")
        name = path.name if not copy else f"{path.stem}-{copy}.txt"
        target = folder / path.parent.name / name
        target.parent.mkdir(parents=True, exist_ok=True)
        data = (shuffled(text, copy) if copy else text).encode()
        target.write_bytes(data)
        size += len(data)
    (folder / "tei-tools.toml").write_text("\n".join(map(_settings, volumes.values())), "utf-8")
    return size


def _chosen(count: int, seed: int) -> Iterator[tuple[Path, int]]:
    """Documents, each with the number of its copy."""
    volumes = sorted(path for path in DEV.iterdir() if path.is_dir())
    random.Random(seed).shuffle(volumes)
    documents = [path for volume in volumes for path in sorted(volume.glob("*.txt"))]
    documents = documents[:BASE]
    for index in range(count):
        yield documents[index % len(documents)], index // len(documents)


def shuffled(text: str, seed: int) -> str:
    """The same document with those paragraphs in another order that have no place of their own."""
    blocks = text.split("\n\n")
    free = [index for index, block in enumerate(blocks) if not _FIXED.search(block)]
    order = free.copy()
    random.Random(f"{seed} {len(text)}").shuffle(order)
    moved = blocks.copy()
    for index, other in zip(free, order, strict=True):
        moved[index] = blocks[other]
    return "\n\n".join(moved)


def _settings(volume: Path) -> str:
    """The lists of a volume, in the form of ``tei-tools.toml``."""
    lines = [
        f'{name.partition(".")[0]} = ["{path.as_posix()}"]'
        for name in LISTS
        if (path := volume / name).exists()
    ]
    return "\n".join([f'[folders."{volume.name}"]', *lines, ""])
