"""Schematron: what its rules find."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tei_tools.check import validate
from tei_tools.check.index import Index
from tei_tools.check.schemas import load_rules, load_schema
from tei_tools.check.schematron.schema import SchematronRules
from tei_tools.check.schematron.subset import as_xpath1
from tei_tools.check.schematron.tokens import alternatives
from tei_tools.errors import SchemaError

SCH = 'xmlns="http://purl.oclc.org/dsdl/schematron"'


def rules(tmp_path: Path, body: str, binding: str = "xslt2", phase: str = "") -> SchematronRules:
    path = tmp_path / "rules.sch"
    path.write_text(f'<schema {SCH} queryBinding="{binding}">{body}</schema>')
    [loaded] = load_rules(path, phase)
    return loaded


def found(loaded: SchematronRules, document: str) -> list[tuple[str, str, str, str]]:
    """Rule, severity, message and the name of the element, for all that is found."""
    tree = etree.ElementTree(etree.fromstring(document))
    return [
        (rule.removeprefix("schematron:"), severity, fault.message, str(fault.element.tag))
        for rule, severity, fault in loaded.faults(Index(tree))
    ]


DOCUMENT = '<a><b n="1"><c n="2">x</c><c/></b><d><c n="3"/></d></a>'
BINDINGS = pytest.mark.parametrize("binding", ["xslt", "xslt2", "xslt3"])


@BINDINGS
def test_the_first_rule_that_fits_is_the_only_one(tmp_path: Path, binding: str) -> None:
    body = """<pattern id="p"><rule context="b/c"><report test="true()">in b</report></rule>
        <rule context="c"><report test="true()">else</report></rule></pattern>
        <pattern id="q"><rule context="c[@n]"><report test="true()">again</report></rule></pattern>
        """
    assert found(rules(tmp_path, body, binding), DOCUMENT) == [
        ("p", "error", "in b", "c"),
        ("p", "error", "in b", "c"),
        ("p", "error", "else", "c"),
        ("q", "error", "again", "c"),
        ("q", "error", "again", "c"),
    ]


@BINDINGS
def test_messages_tell_names_and_values(tmp_path: Path, binding: str) -> None:
    body = """<pattern><rule context="b"><assert id="i" test="@m" role="warning" diagnostics="d">
        <name/> in <name path=".."/> has <value-of select="count(c)"/>
        <emph>c</emph>, not @m</assert></rule></pattern>
        <diagnostics><diagnostic id="d">write <value-of select="@n"/></diagnostic></diagnostics>"""
    loaded = rules(tmp_path, body, binding)
    assert found(loaded, DOCUMENT) == [("i", "warning", "b in a has 2 c, not @m", "b")]
    tree = etree.ElementTree(etree.fromstring(DOCUMENT))
    assert [fault.hint for _, _, fault in loaded.faults(Index(tree))] == ["write 1"]


@BINDINGS
def test_variables_hold_where_they_stand(tmp_path: Path, binding: str) -> None:
    body = """<let name="all" value="count(//c)"/>
        <pattern><let name="bs" value="//b"/><rule context="c[@n]"><let name="mine" value="@n"/>
        <let name="twice" value="$mine * 2"/>
        <report test="$twice = 2 * $all"><value-of select="$mine"/> of
        <value-of select="count($bs)"/></report></rule></pattern>"""
    assert [m for _, _, m, _ in found(rules(tmp_path, body, binding), DOCUMENT)] == ["3 of 1"]


@BINDINGS
def test_attributes_texts_and_the_document_may_be_contexts(tmp_path: Path, binding: str) -> None:
    body = """<pattern><rule context="c/@n"><report test=". > 2">@<name/>=<value-of select="."/>
        in <value-of select="name(..)"/></report></rule></pattern>
        <pattern><rule context="c/text()"><report test=". = 'x'">text <value-of select="."/>
        </report></rule></pattern>
        <pattern><rule context="/"><report test="a"><value-of select="name(*)"/> is the root
        </report></rule></pattern>"""
    messages = [m for _, _, m, _ in found(rules(tmp_path, body, binding), DOCUMENT)]
    assert messages == ["@n=3 in c", "text x", "a is the root"]


@BINDINGS
def test_the_node_of_the_rule_is_current(tmp_path: Path, binding: str) -> None:
    body = """<pattern><rule context="c"><report test="//b[@n = current()/@n - 1]">
        <value-of select="@n"/></report></rule></pattern>"""
    assert [m for _, _, m, _ in found(rules(tmp_path, body, binding), DOCUMENT)] == ["2"]


def test_abstract_patterns_and_rules(tmp_path: Path) -> None:
    body = """<pattern abstract="true" id="least"><rule context="$what">
        <assert test="count($part) >= $least">too few</assert></rule></pattern>
        <pattern is-a="least" id="bs"><param name="what" value="b"/>
        <param name="part" value="c"/><param name="least" value="3"/></pattern>
        <pattern id="ds"><rule abstract="true" id="r"><assert test="@n">no n</assert></rule>
        <rule context="d"><extends rule="r"/><assert test="c">no c</assert></rule></pattern>"""
    assert found(rules(tmp_path, body), DOCUMENT) == [
        ("bs", "error", "too few", "b"),
        ("ds", "error", "no n", "d"),
    ]


def test_phases(tmp_path: Path) -> None:
    body = """<phase id="one"><let name="v" value="1"/><active pattern="p"/></phase>
        <pattern id="p"><rule context="b"><report test="$v = 1">p</report></rule></pattern>
        <pattern id="q"><rule context="b"><report test="true()">q</report></rule></pattern>"""
    assert [m for _, _, m, _ in found(rules(tmp_path, body, phase="one"), DOCUMENT)] == ["p"]
    with pytest.raises(SchemaError, match="there is no phase two; there are one, #ALL"):
        rules(tmp_path, body, phase="two")


def test_parts_in_other_files(tmp_path: Path) -> None:
    (tmp_path / "p.sch").write_text(
        f'<pattern {SCH} id="p"><rule context="b"><extends href="r.sch#r"/></rule></pattern>'
    )
    (tmp_path / "r.sch").write_text(
        f'<schema {SCH}><rule id="r"><assert test="@m">no m</assert></rule></schema>'
    )
    assert found(rules(tmp_path, '<include href="p.sch"/>'), DOCUMENT) == [
        ("p", "error", "no m", "b")
    ]
    with pytest.raises(SchemaError, match="nothing is fetched"):
        rules(tmp_path, '<include href="http://example.org/p.sch"/>')
    with pytest.raises(SchemaError, match="includes itself"):
        rules(tmp_path, '<include href="rules.sch"/>')


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (
            '<pattern><rule context="b"><assert test="@n ="/></rule></pattern>',
            ":1: the expr",
        ),
        ('<pattern><rule context="x:b"><assert test="1"/></rule></pattern>', "prefix"),
        ('<pattern><rule><assert test="1"/></rule></pattern>', "no @context"),
        ('<pattern is-a="p"/>', "no abstract pattern p"),
        (
            '<function xmlns="http://www.w3.org/1999/XSL/Transform" name="f"/>',
            "<xsl:function> needs an XSLT processor",
        ),
    ],
)
@BINDINGS
def test_what_cannot_be_used_is_told(
    tmp_path: Path, binding: str, body: str, complaint: str
) -> None:
    with pytest.raises(SchemaError, match=complaint):
        rules(tmp_path, body, binding)


def test_a_test_that_breaks_off_is_a_finding(tmp_path: Path) -> None:
    body = """<pattern><rule context="c"><assert test="xs:integer(@n) > 0">low</assert></rule>
        </pattern>"""
    [(rule, severity, message, _)] = found(rules(tmp_path, body), '<a><c n="x"/></a>')
    assert (rule, severity) == ("schematron-failed", "warning")
    assert "xs:integer(@n) > 0 could not be decided here" in message


def test_a_rule_in_a_grammar_whose_context_is_no_pattern_is_a_finding(tmp_path: Path) -> None:
    """In a schema of its own it is refused at once; in a grammar the other rules still hold."""
    (tmp_path / "a.rng").write_text(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" '
        'xmlns:sch="http://purl.oclc.org/dsdl/schematron"><text/>'
        '<sch:pattern><sch:rule context="a["><sch:report test="true()">x</sch:report></sch:rule>'
        '</sch:pattern><sch:pattern><sch:rule context="a"><sch:report test="true()">y</sch:report>'
        "</sch:rule></sch:pattern></element>"
    )
    inner = load_schema(tmp_path / "a.rng").rules
    assert inner
    failed, other = found(inner, "<a/>")
    assert failed[:2] == ("schematron-failed", "warning")
    assert failed[2].startswith("the context a[ could not be decided here: ")
    assert other[2] == "y"


def test_a_rule_about_comments_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    """libxml2 decides nothing at a comment."""
    (tmp_path / "a.sch").write_text(
        f'<schema {SCH} queryBinding="xslt2"><pattern id="p"><rule context="comment()">'
        '<report test="true()">a comment</report></rule></pattern></schema>'
    )
    found = validate(b"<a>\n<b><!-- x --></b></a>", schema=tmp_path / "a.sch", profile="tei")
    [finding] = [each for each in found if each.rule == "schematron-failed"]
    assert (finding.line, finding.xpath) == (2, "/a/b/comment()")


def test_only_rules_that_may_concern_a_document_are_applied(tmp_path: Path) -> None:
    """Whatever is left out for want of an element or attribute would have found nothing."""
    contexts = ("c", "b/c", "@n", "*", "c[@m]", "c[@n and @m]", "d | c", "/", "text()", "x", "x/@n")
    body = "".join(
        f'<pattern id="p{number}"><rule context="{context}"><report test="true()">.</report>'
        "</rule></pattern>"
        for number, context in enumerate(contexts)
    )
    loaded = rules(tmp_path, body, "xslt")
    counted = Counter(rule for rule, *_ in found(loaded, DOCUMENT))
    tree = etree.fromstring(DOCUMENT)
    for number, context in enumerate(contexts):
        path = context if context == "/" else " | ".join(f"//{c}" for c in context.split(" | "))
        expected = 1 if context == "/" else len(tree.xpath(path))
        assert counted[f"p{number}"] == expected, context


def test_rules_in_relax_ng_and_odd(tmp_path: Path) -> None:
    sch = 'xmlns:sch="http://purl.oclc.org/dsdl/schematron"'
    (tmp_path / "a.rng").write_text(
        f'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" {sch}>'
        '<sch:report test="@n = 1">one</sch:report><optional><attribute name="n"/></optional>'
        "</element>"
    )
    inner = load_schema(tmp_path / "a.rng").rules
    assert inner
    assert found(inner, '<a n="1"/>') == [("a-1", "error", "one", "a")]
    (tmp_path / "a.odd").write_text(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {sch}><schemaSpec ident="x">'
        '<constraintSpec ident="c1" scheme="schematron"><constraint>'
        '<sch:rule context="a"><sch:assert test="@n">no n</sch:assert></sch:rule></constraint>'
        '</constraintSpec><constraintSpec mode="delete" ident="c2"><constraint>'
        '<sch:rule context="a"><sch:assert test="@m">no m</sch:assert></sch:rule></constraint>'
        "</constraintSpec></schemaSpec></TEI>"
    )
    loaded = load_schema(tmp_path / "a.odd")
    assert loaded.rules
    assert found(loaded.rules, "<a/>") == [("c1", "error", "no n", "a")]
    assert "only the Schematron rules of the ODD" in loaded.note


@pytest.mark.parametrize(
    ("expression", "simple"),
    [
        ("@a eq 'x' and not(b)", '@a = "x" and not(b)'),
        ("*:p[@n = ('a', 'b')]", '*[local-name()="p"][(@n = "a" or @n = "b")]'),
        ("(: why :) exists(..[@a])", "boolean(parent::node()[@a])"),
        ("count(a | b) gt 2", "count(a | b) > 2"),
        ("@a > 2", None),  # a value that is no number is an error in XPath 2, false in XPath 1
        ("starts-with(a, 'x')", None),  # of several nodes XPath 1 takes the first
        ("$v", None),
        ("a/string()", None),
        ("(a, b)", None),
        ("if (a) then b else c", None),
    ],
)
def test_what_xpath_1_says_too_is_left_to_it(expression: str, simple: str | None) -> None:
    assert as_xpath1(expression) == simple


def test_a_pattern_is_divided_at_its_outer_unions() -> None:
    assert alternatives("a[b | c] | (d | e)/f union g[. = '|']") == [
        "a[b | c]", "(d | e)/f", "g[. = '|']",
    ]  # fmt: skip
