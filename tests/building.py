"""What tests of builds say again and again."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import editions_in

MEMO = "1. Memorandum for the Record\n\nMr. Alder came at noon, and left at {}.\n"
PERSONS = 'id,name,description\np_A1,"Alder, Rowan",Harbor Master\np_A2,"Alder, Maud",Poet\n'
BUILD = ("build", "memos", "-o", "out")


def made(folder: str = "out") -> list[str]:
    return editions_in(folder)


def all_of(*stems: str) -> list[str]:
    """The editions in all formats of memos with these names."""
    return sorted(stem + ending for stem in stems for ending in (".html", ".txt", ".xml"))


def contents(folder: str = "out") -> dict[str, bytes]:
    return {name: Path(folder, name).read_bytes() for name in editions_in(folder)}


def places(folder: str = "out") -> dict[str, int]:
    """The inode of each edition, which is another one when it is written anew."""
    return {name: Path(folder, name).stat().st_ino for name in editions_in(folder)}


def all_files() -> dict[str, tuple[int, bytes]]:
    files = (p for p in Path().rglob("*") if p.is_file())
    return {str(p): (p.stat().st_mtime_ns, p.read_bytes()) for p in files}


def report() -> dict:
    return json.loads(Path("out/report.json").read_text("utf-8"))


def statuses() -> list[str]:
    return [memo["status"] for memo in report()["memos"]]
