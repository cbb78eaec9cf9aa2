"""How much memory and time it takes to refuse documents that are made to do harm.

    python bench/hostile.py

Each is checked by ``tei-tools validate`` in a process of its own; told are its most memory, its
processor time, and the finding. The first row is a sound document, to compare with. Needs Linux.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


def bomb() -> bytes:
    """Entities that hold each other, ten times each: ten thousand million letters."""
    entities = "".join(
        f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha" * 100}">' for i in range(10)
    )
    return f"<!DOCTYPE TEI [{entities}]>{TEI}<text>&e9;</text></TEI>".encode()


def quadratic() -> bytes:
    """One long entity, a thousand times."""
    return (
        f'<!DOCTYPE TEI [<!ENTITY e "{"x" * 100_000}">]>{TEI}<text>{"&e;" * 1000}</text></TEI>'
    ).encode()


def external() -> bytes:
    """An entity that is another file."""
    return f'<!DOCTYPE TEI [<!ENTITY e SYSTEM "secret.txt">]>{TEI}<text>&e;</text></TEI>'.encode()


def parameter() -> bytes:
    """A parameter entity that is another file."""
    return f'<!DOCTYPE TEI [<!ENTITY % e SYSTEM "secret.txt"> %e;]>{TEI}</TEI>'.encode()


def absolute() -> bytes:
    """A parameter entity that is a file of the system, without end."""
    return f'<!DOCTYPE TEI [<!ENTITY % e SYSTEM "file:///dev/zero"> %e;]>{TEI}</TEI>'.encode()


def deep() -> bytes:
    """A hundred thousand levels."""
    return (TEI + "<p>" * 100_000 + "</p>" * 100_000 + "</TEI>").encode()


def utf_7() -> bytes:
    """Markup that is hidden in UTF-7."""
    return b'<?xml version="1.0" encoding="UTF-7"?>+ADw-TEI+AD4APA-/TEI+AD4-'


def utf_16_that_is_none() -> bytes:
    """An encoding that is not that of the bytes."""
    return f'<?xml version="1.0" encoding="UTF-16"?>{TEI}</TEI>'.encode()


def latin_1_as_utf_8() -> bytes:
    """A letter in Latin 1, said to be UTF-8."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{TEI}<text>é</text></TEI>'.encode("latin-1")


def zeros() -> bytes:
    """Bytes that are no characters."""
    return TEI.encode() + b"\0" * 1000 + b"</TEI>"


def long_attribute() -> bytes:
    """An attribute of 200 megabytes."""
    return TEI.encode()[:-1] + b' n="' + b"x" * 200_000_000 + b'"/>'


#: The resource usage that the system tells would count the memory of this process, too.
_VALIDATE = """
import re, sys, time
from tei_tools.cli import run
run(["validate", "--quiet", sys.argv[1]])
print(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1], file=sys.stderr)
print(time.process_time(), file=sys.stderr)
"""

DOCUMENTS: tuple[Callable[[], bytes], ...] = (
    bomb,
    quadratic,
    external,
    parameter,
    absolute,
    deep,
    long_attribute,
    utf_7,
    utf_16_that_is_none,
    latin_1_as_utf_8,
    zeros,
)


def checked(path: Path) -> tuple[int, float, str]:
    """Megabytes, seconds of processor time, and the first finding."""
    done = subprocess.run(
        [sys.executable, "-c", _VALIDATE, str(path)], capture_output=True, text=True, check=True
    )
    finding = next(iter(done.stdout.splitlines()), "").partition(": error: ")[2]
    memory, seconds = done.stderr.split()
    return int(memory) // 1024, float(seconds), finding


def main() -> None:
    """Check all, print a table."""
    sound = next(iter(sorted((ROOT / "output").rglob("*.xml")))).read_bytes
    rows = [("A sound edition.", sound), *(((make.__doc__ or ""), make) for make in DOCUMENTS)]
    print("| document | size | memory | processor | finding |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xml"
        for title, make in rows:
            path.write_bytes(make())
            size = path.stat().st_size / 1e6
            memory, seconds, finding = checked(path)
            print(f"| {title} | {size:.1f} MB | {memory} MB | {seconds:.2f} s | {finding} |")


if __name__ == "__main__":
    main()
