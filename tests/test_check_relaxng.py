"""RELAX NG: what each pattern lets pass, decided by us as by libxml2."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from conftest import ROOT, SHARED, TEI_ALL, needs_shared
from lxml import etree
from random_instances import instances_of_our_schema

from tei_tools.check import validate
from tei_tools.check.relaxng.grammar import Grammar
from tei_tools.errors import SchemaError

HEAD = (
    'xmlns="http://relaxng.org/ns/structure/1.0" '
    'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
)
A, B = (f'<element name="{name}"><empty/></element>' for name in "ab")
AB = A + B
#: pattern of the content of <r>, contents that are right, contents that are wrong
CONTENTS = {
    "group": (f"<group>{AB}</group>", ["<a/><b/>"], ["<b/><a/>", "<a/>", ""]),
    "choice": (f"<choice>{AB}</choice>", ["<a/>", "<b/>"], ["<a/><b/>", ""]),
    "interleave": (f"<interleave>{AB}</interleave>", ["<a/><b/>", "<b/><a/>"], ["<a/>"]),
    "interleave of many": (
        f"<interleave><oneOrMore>{A}</oneOrMore>{B}</interleave>",
        ["<a/><b/><a/>", "<b/><a/><a/>"],
        ["<b/>", "<b/><a/><b/>"],
    ),
    "optional": (f"<optional>{AB}</optional>", ["", "<a/><b/>"], ["<a/>"]),
    "oneOrMore": (f"<oneOrMore>{AB}</oneOrMore>", ["<a/><b/>" * 3], ["", "<a/><b/><a/>"]),
    "zeroOrMore": (f"<zeroOrMore>{AB}</zeroOrMore>", ["", "<a/><b/>" * 3], ["<a/>"]),
    "mixed": (f"<mixed>{AB}</mixed>", ["x<a/>y<b/>z", "<a/><b/>"], ["x<b/>y<a/>", "x"]),
    "text": ("<text/>", ["", "x", "x<!-- y -->z"], ["<a/>"]),
    "empty": ("<empty/>", ["", " ", "<!-- x -->"], ["x", "<a/>"]),
    "not allowed": (f"<choice><notAllowed/>{AB}</choice>", ["<a/>"], [""]),
    "white space between elements": (AB, [" <a/>\n<b/> "], [" <a/>x<b/>"]),
    "data": ('<data type="date"/>', ["1976-11-10", " 1976-11-10 "], ["1976-11-31", "", "x"]),
    "data over a comment": ('<data type="int"/>', ["1<!-- -->2", "1<?x?>2"], ["1<!-- -->x"]),
    "facets": (
        '<data type="token"><param name="pattern">a+</param>'
        '<param name="maxLength">3</param></data>',
        ["a", " aaa "],
        ["aaaa", "b"],
    ),
    "except": (
        '<data type="token"><except><value>x</value><value>y</value></except></data>',
        ["z", ""],
        ["x", " y "],
    ),
    "value": ('<value type="token">a b</value>', ["a b", " a  b "], ["ab", "", "A b"]),
    "value of a string": ('<value type="string">a b</value>', ["a b"], ["a  b", " a b"]),
    "list": (
        '<list><oneOrMore><data type="int"/></oneOrMore>'
        "<optional><value>x</value></optional></list>",
        ["1 2 3", " 1\n2 x ", "1"],
        ["", "x", "1 x 2"],
    ),
    "two ways to one element": (
        '<choice><element name="a"><value>1</value></element>'
        '<group><element name="a"><value>2</value></element><element name="b"><empty/></element>'
        "</group></choice>",
        ["<a>1</a>", "<a>2</a><b/>"],
        ["<a>2</a>", "<a>1</a><b/>"],
    ),
    "any name": (
        '<zeroOrMore><element><anyName><except><name>a</name><nsName ns="u:n"/></except></anyName>'
        "<empty/></element></zeroOrMore>",
        ["<b/><c/>", '<a xmlns="u:m"/>'],
        ["<a/>", '<b xmlns="u:n"/>'],
    ),
    "names of a namespace": (
        '<element><nsName ns="u:n"/><empty/></element>',
        ['<x xmlns="u:n"/>'],
        ["<x/>", '<x xmlns="u:m"/>'],
    ),
    "choice of names": (
        "<element><choice><name>a</name><name>b</name></choice><empty/></element>",
        ["<a/>", "<b/>"],
        ["<c/>"],
    ),
}  # fmt: skip
#: pattern of the attributes of <r>, attributes that are right, attributes that are wrong
ATTRIBUTES = {
    "required": ('<attribute name="x"/>', ['x=""', 'x="1"'], ["", 'y=""', 'x="" y=""']),
    "optional": (
        '<optional><attribute name="x"><data type="int"/></attribute></optional>',
        ["", 'x=" 1 "'],
        ['x="a"', 'x=""'],
    ),
    "in any order": ('<attribute name="x"/><attribute name="y"/>', ['y="" x=""'], ['x=""']),
    "one or other": (
        '<choice><attribute name="x"/><group><attribute name="y"/><attribute name="z"/></group>'
        "</choice>",
        ['x=""', 'y="" z=""'],
        ["", 'y=""', 'x="" y=""'],
    ),
    "any": (
        '<zeroOrMore><attribute><anyName/><text/></attribute></zeroOrMore>',
        ["", 'x="" y=""', 'xml:lang="en"'],
        [],
    ),
    "of XML": ('<attribute name="xml:lang"><data type="language"/></attribute>',
               ['xml:lang="en-GB"'], ['lang="en"', 'xml:lang="*"']),
    "values": ('<attribute name="x"><choice><value>a</value><value>b</value></choice></attribute>',
               ['x="a"', 'x=" b "'], ['x="c"', 'x="a b"']),
}  # fmt: skip


def grammar(folder: Path, text: str) -> Path:
    path = folder / "schema.rng"
    path.write_text(text)
    return path


def verdicts(schema: Path, documents: list[str]) -> list[bool]:
    """The verdicts on documents; those of libxml2 must be the same."""
    ours, theirs = Grammar(schema), etree.RelaxNG(etree.parse(schema))
    trees = [etree.ElementTree(etree.fromstring(document)) for document in documents]
    found = [ours.accepts(tree) for tree in trees]
    assert found == [theirs.validate(tree) for tree in trees]
    return found


@pytest.mark.parametrize("kind", CONTENTS)
def test_content(kind: str, tmp_path: Path) -> None:
    pattern, right, wrong = CONTENTS[kind]
    schema = grammar(tmp_path, f'<element name="r" {HEAD}>{pattern}</element>')
    assert all(verdicts(schema, [f"<r>{content}</r>" for content in right]))
    assert not any(verdicts(schema, [f"<r>{content}</r>" for content in wrong]))


@pytest.mark.parametrize("kind", ATTRIBUTES)
def test_attributes(kind: str, tmp_path: Path) -> None:
    pattern, right, wrong = ATTRIBUTES[kind]
    schema = grammar(tmp_path, f'<element name="r" {HEAD}>{pattern}<text/></element>')
    assert all(verdicts(schema, [f"<r {attributes}/>" for attributes in right]))
    assert not any(verdicts(schema, [f"<r {attributes}/>" for attributes in wrong]))


def test_grammars_in_several_files(tmp_path: Path) -> None:
    (tmp_path / "base.rng").write_text(
        f"<grammar {HEAD}><start><ref name='r'/></start>"
        "<define name='r'><element name='r'><ref name='x'/><ref name='all'/></element></define>"
        "<define name='x'><element name='x'><empty/></element></define>"
        "<define name='all' combine='choice'><element name='p'><empty/></element></define>"
        "</grammar>"
    )
    (tmp_path / "one.rng").write_text(f"<element name='q' {HEAD}><text/></element>")
    schema = grammar(
        tmp_path,
        f"<grammar {HEAD}><include href='base.rng'><define name='x'><element name='y'><empty/>"
        "</element></define></include><div><define name='all' combine='choice'>"
        "<externalRef href='one.rng'/></define></div></grammar>",
    )
    documents = ["<r><y/><p/></r>", "<r><y/><q>z</q></r>", "<r><x/><p/></r>", "<r><y/></r>"]
    assert verdicts(schema, documents) == [True, True, False, False]


def test_grammars_in_grammars(tmp_path: Path) -> None:
    schema = grammar(
        tmp_path,
        f"<grammar {HEAD}><start><element name='r'><grammar><start><group>"
        "<ref name='a'/><parentRef name='a'/></group></start>"
        "<define name='a'><element name='inner'><empty/></element></define>"
        "</grammar></element></start>"
        "<define name='a'><element name='outer'><empty/></element></define></grammar>",
    )
    assert verdicts(schema, ["<r><inner/><outer/></r>", "<r><outer/><inner/></r>"]) == [True, False]


def test_recursion_and_namespaces(tmp_path: Path) -> None:
    schema = grammar(
        tmp_path,
        f"<grammar {HEAD} ns='u:n'><start><ref name='l'/></start><define name='l'>"
        "<element name='l'><zeroOrMore><ref name='l'/></zeroOrMore></element></define></grammar>",
    )
    deep = "<l>" * 100 + "</l>" * 100
    documents = [f"<r xmlns='u:n'>{deep}</r>", deep, deep.replace("<l>", "<l xmlns='u:n'>", 1)]
    assert verdicts(schema, documents) == [False, False, True]


def test_identifiers(tmp_path: Path) -> None:
    schema = grammar(
        tmp_path,
        f"<element name='r' {HEAD}><zeroOrMore><element name='a'><optional><attribute name='id'>"
        "<data type='ID'/></attribute></optional><optional><attribute name='to'>"
        "<data type='IDREF'/></attribute></optional></element></zeroOrMore></element>",
    )
    documents = {
        "<r><a id='x'/><a to='x'/></r>": True,
        "<r><a id='x'/><a id='x'/></r>": False,
        "<r><a id='x'/><a to='y'/></r>": False,
    }
    ours = Grammar(schema)
    for document, right in documents.items():
        assert ours.accepts(etree.ElementTree(etree.fromstring(document))) is right


@pytest.mark.parametrize(
    ("schema", "complaint"),
    [
        ("<grammar {}><start><ref name='x'/></start></grammar>", "nothing is defined as “x”"),
        ("<grammar {}/>", "has no <start>"),
        ("<grammar {}><start><ref name='x'/></start><define name='x'><ref name='x'/></define>"
         "</grammar>", "is defined by itself"),
        ("<externalRef href='http://example.org/a.rng' {}/>", "schemas are not fetched"),
        ("<externalRef href='none.rng' {}/>", "cannot be read"),
        ("<html/>", "<html> is no pattern of RELAX NG"),
    ],
)  # fmt: skip
def test_schemas_that_cannot_be_used(tmp_path: Path, schema: str, complaint: str) -> None:
    with pytest.raises(SchemaError, match=complaint):
        Grammar(grammar(tmp_path, schema.format(HEAD)))


def test_random_instances_of_our_schema_are_valid() -> None:
    ours = Grammar(ROOT / "schema" / "tei_memo.rng")
    assert all(ours.accepts(instance) for instance in instances_of_our_schema())


@needs_shared
def test_tei_all_takes_a_fraction_of_a_second() -> None:
    start = time.process_time()
    assert Grammar(TEI_ALL).accepts(etree.parse(SHARED / "encoding-example.xml"))
    assert time.process_time() - start < 0.5


@needs_shared
def test_explains_by_tei_all_what_is_wrong() -> None:
    text = (SHARED / "encoding-example.xml").read_text()
    wrong = text.replace("<salute>Dear", "<p/><salut>Dear").replace(
        "Minister:</salute>", "</salut>"
    )
    findings = validate(wrong.encode(), schema=TEI_ALL)
    said = [str(finding) for finding in findings if finding.rule.startswith("schema")]
    assert len(said) == 2
    assert "<p> cannot stand in <opener> after <dateline>" in said[0]
    assert "<salut>, in <opener>, is no element of this schema (did you mean <salute>?)" in said[1]
