"""Kinds of schemas beside RELAX NG and XSD 1.0: DTD, XSD 1.1; and rules of the user's own."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT
from test_check import EDITION

from tei_tools.check import validate
from tei_tools.check.schemas import load_schema
from tei_tools.errors import SchemaError

DTD = """<!ENTITY % common "n CDATA #IMPLIED xml:id ID #IMPLIED">
<!ELEMENT TEI (teiHeader?, (p | list)+)>
<!ATTLIST TEI xmlns CDATA #FIXED "http://www.tei-c.org/ns/1.0">
<!ELEMENT teiHeader ANY>
<!ELEMENT p (#PCDATA | hi)*>
<!ATTLIST p %common; rend (left | right) "left">
<!ELEMENT hi (#PCDATA)>
<!ATTLIST hi rend CDATA #REQUIRED>
<!ELEMENT list (item, item+)>
<!ELEMENT item (#PCDATA)>
"""


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>x</p>", ""),
        ("<p>x<perName/></p>", "<perName>, in <p>, is no element of this schema"),
        ("<p/><teiHeader/>", "<teiHeader> cannot stand in <TEI> after <p>"),
        ("<list><item/></list>", "<list> is not complete after <item>"),
        ("<list>x<item/><item/></list>", "the text “x” stands directly in <list>"),
        ('<p rend="lft"/>', '@rend="lft" is not a value allowed on <p>'),
        ("<p><hi>x</hi></p>", "<hi> lacks @rend"),
        ('<p m="1"/>', "@m is not allowed on <p>"),
    ],
)
def test_dtd(tmp_path: Path, body: str, said: str) -> None:
    (tmp_path / "a.dtd").write_text(DTD)
    document = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{body}</TEI>'.encode()
    found = validate(document, schema=tmp_path / "a.dtd")
    messages = [each.message for each in found if each.rule.startswith("schema-")]
    assert messages[0].startswith(said) if said else not messages


XSD11 = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.tei-c.org/ns/1.0" elementFormDefault="qualified">
  <xs:element name="TEI"><xs:complexType><xs:attribute name="from" type="xs:int"/>
  <xs:attribute name="to" type="xs:int"/>
  <xs:assert test="@from le @to"/></xs:complexType></xs:element></xs:schema>"""


def test_xsd_1_1(tmp_path: Path) -> None:
    path = tmp_path / "a.xsd"
    path.write_text(XSD11)
    tei = '<TEI xmlns="http://www.tei-c.org/ns/1.0" from="{}" to="{}"/>'
    schemas = [f for f in validate(tei.format(1, 2).encode(), schema=path) if "schema" in f.rule]
    assert schemas == []
    found = [f for f in validate(tei.format(2, 1).encode(), schema=path) if "schema" in f.rule]
    assert [(f.rule, f.hint) for f in found] == [("schema-invalid", "this must hold: @from le @to")]
    path.write_text(XSD11.replace("@from le", "@from =="))
    with pytest.raises(SchemaError, match="not a usable schema"):
        load_schema(path)


RULE = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
<pattern id="p-place"><rule context="t:p" role="warning"><assert test="t:placeName">a paragraph
without a place</assert></rule></pattern></schema>"""


def test_rules_of_the_users_own(cli, tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "places.sch").write_text(RULE)
    (tmp_path / "a.xml").write_text(EDITION)
    done = cli("validate", "a.xml", "--rules", "house")
    assert done.returncode == 0
    assert ": warning: a paragraph without a place [schematron:p-place]" in done.stdout
    assert cli("validate", "a.xml", "--rules", "house", "--ignore", "schematron:*").stdout == ""
    ignored = EDITION.replace("<TEI", "<?tei-tools ignore schematron:p-place: so be it?><TEI", 1)
    (tmp_path / "a.xml").write_text(ignored)
    done = cli("validate", "a.xml", "--rules", "house/places.sch")
    assert (done.stdout, done.returncode) == ("", 0)
    wrong = cli("validate", "a.xml", "--rules", "a.xml")
    assert wrong.returncode == 1
    assert "unknown kind of schema" in wrong.stderr


def test_their_findings_are_as_the_json_schema_says(cli, tmp_path: Path) -> None:
    (tmp_path / "places.sch").write_text(RULE)
    (tmp_path / "a.xml").write_text(EDITION)
    done = cli("validate", "a.xml", "--rules", "places.sch", "--format", "json")
    report = json.loads(done.stdout)
    assert [each["rule"] for each in report["findings"]] == ["schematron:p-place"] * 3
    schema = json.loads((ROOT / "schema" / "findings.schema.json").read_text("utf-8"))
    jsonschema.validate(report, schema)
    assert "is a rule of a Schematron schema" in cli("explain", "schematron:p-place").stderr


def test_a_schematron_schema_alone(cli, tmp_path: Path) -> None:
    (tmp_path / "places.sch").write_text(RULE)
    (tmp_path / "a.xml").write_text(EDITION)
    done = cli("validate", "a.xml", "--schema", "places.sch")
    assert "[schematron:p-place]" in done.stdout
    assert cli("validate", "a.xml", "--schema", "places.sch", "--phase", "x").returncode == 1
    named = f'<?xml-model href="places.sch"?>\n{EDITION.partition("?>")[2].lstrip()}'
    (tmp_path / "b.xml").write_text(named)
    assert "[schematron:p-place]" in cli("validate", "b.xml").stdout


def test_embedded_rules_can_be_left_out(cli, tmp_path: Path) -> None:
    (tmp_path / "a.rng").write_text(
        '<element name="TEI" ns="http://www.tei-c.org/ns/1.0" '
        'xmlns="http://relaxng.org/ns/structure/1.0" '
        'xmlns:s="http://purl.oclc.org/dsdl/schematron"><s:assert test="@n">no n</s:assert>'
        "<empty/></element>"
    )
    (tmp_path / "a.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    command = ["validate", "a.xml", "--schema", "a.rng", "--ignore", "header-*"]
    assert "no n [schematron:a-1]" in cli(*command).stdout
    assert cli(*command, "--no-embedded-rules").stdout == ""
