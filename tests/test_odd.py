"""The ODD says what the schema says, and is TEI itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from conftest import ROOT, TEI_ALL, needs_shared
from lxml import etree

from tei_tools.check import validate
from tei_tools.tei import parse, tag

ODD = ROOT / "schema" / "tei_memo.odd"
RNG = "{http://relaxng.org/ns/structure/1.0}"

#: element -> attribute -> (whether it is required, its closed list of values)
Said = dict[str, dict[str, tuple[bool, frozenset[str]]]]


def said_by_the_odd() -> Said:
    return {
        spec.get("ident", ""): {
            attribute.get("ident", ""): (
                attribute.get("usage") == "req",
                frozenset(item.get("ident", "") for item in attribute.iter(tag("valItem"))),
            )
            for attribute in spec.iter(tag("attDef"))
        }
        for spec in parse(ODD).getroot().iter(tag("elementSpec"))
    }


def said_by_the_schema() -> Said:
    """What RELAX NG says, elements of one name taken together."""
    root = parse(ROOT / "schema" / "tei_memo.rng").getroot()
    defines = {define.get("name"): define for define in root.iter(f"{RNG}define")}

    def attributes(pattern: etree._Element, always: bool) -> Iterator[tuple[str, bool, set[str]]]:
        for child in pattern:
            if child.tag == f"{RNG}attribute":
                values = {str(value.text) for value in child.iter(f"{RNG}value")}
                yield child.get("name", ""), always, values
            elif child.tag == f"{RNG}ref":
                yield from attributes(defines[child.get("name")], always)
            elif child.tag != f"{RNG}element":
                yield from attributes(child, always and child.tag == f"{RNG}group")

    kinds = defaultdict(list)
    for element in root.iter(f"{RNG}element"):
        kinds[element.get("name", "")].append(list(attributes(element, True)))
    said: Said = {}
    for name, variants in kinds.items():
        names = {each for variant in variants for each, _, _ in variant}
        said[name] = {
            each: (
                all(any((n, always) == (each, True) for n, always, _ in v) for v in variants),
                frozenset(x for v in variants for n, _, values in v if n == each for x in values),
            )
            for each in names
        }
    return said


def test_elements_attributes_and_values_are_those_of_the_schema() -> None:
    assert said_by_the_odd() == said_by_the_schema()


def test_the_modules_include_the_elements_that_are_specified() -> None:
    root = parse(ODD).getroot()
    modules = {
        name: each.get("key")
        for each in root.iter(tag("moduleRef"))
        for name in each.get("include", "").split()
    }
    assert modules.keys() == said_by_the_odd().keys()
    for spec in root.iter(tag("elementSpec")):
        assert spec.get("module") == modules[spec.get("ident", "")]


def test_content_names_only_elements_that_there_are() -> None:
    known = said_by_the_odd().keys()
    assert {each.get("key") for each in parse(ODD).getroot().iter(tag("elementRef"))} <= known


@needs_shared
def test_is_valid_tei() -> None:
    found = validate(ODD, schema=TEI_ALL, profile="tei")
    assert [str(finding) for finding in found if finding.severity == "error"] == []
