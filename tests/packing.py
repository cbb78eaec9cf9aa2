"""What tests of ``package`` say again and again."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tei_tools.cli import run

PREMIS = "{http://www.loc.gov/premis/v3}"
METS = "{http://www.loc.gov/METS/}"
DC = "{http://purl.org/dc/elements/1.1/}"
NAME = "letter-desmarin-1971"


def pack(*options: str, output: str = "bag") -> int:
    return run(["package", "editions", "--sources", "memos", "-o", output, *options])


def record(name: str = NAME) -> etree._ElementTree:
    return etree.parse(f"bag/data/records/{name}.mets.xml")


def everything(folder: str) -> dict[str, bytes]:
    paths = (path for path in Path(folder).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
