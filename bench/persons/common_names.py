"""Write the common names: ``python bench/persons/common_names.py``.

They are those of the United States census of 1990 (public domain), as the package ``names`` (of the
extra ``bench``) ships them, a line for each class of how common they are, the commonest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

TO = Path(__file__).parents[2] / "tei_tools" / "naming" / "data"
FAMILY_CLASSES = (1_000, 5_000, 20_000)
GIVEN_CLASSES = (300, 5_000)  # of women and of men each


def names(sources: Iterable[str], classes: Sequence[int]) -> list[set[str]]:
    """The names of the sources, divided by their ranks."""
    found: list[set[str]] = [set() for _ in classes]
    for source in sources:
        rows = (files("names") / source).read_text(encoding="ascii").splitlines()
        ranked = [row.split()[0].lower() for row in rows]
        for names, first, last in zip(found, (0, *classes), classes, strict=False):
            names.update(ranked[first:last])
    for rank, names in enumerate(found):
        names.difference_update(*found[:rank])
    return found


def main() -> None:
    """Read, divide, and write."""
    for name, sources, classes in (
        ("family_names.txt", ["dist.all.last"], FAMILY_CLASSES),
        ("given_names.txt", ["dist.female.first", "dist.male.first"], GIVEN_CLASSES),
    ):
        lines = [" ".join(sorted(each)) for each in names(sources, classes)]
        (TO / name).write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
