"""Validating: the verdict, the place, and the words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.check import Report, as_text, validate
from tei_tools.findings import Finding
from tei_tools.inputs import model as reading
from tei_tools.tei import parse

EDITION = """\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title type="main">Letter</title>
        <respStmt><resp>TEI encoding</resp><name type="software">tei-tools</name></respStmt>
      </titleStmt>
      <publicationStmt>
        <publisher>Archive</publisher>
        <availability><licence>CC0</licence></availability>
      </publicationStmt>
      <sourceDesc><p>A letter.</p></sourceDesc>
    </fileDesc>
    <encodingDesc>
      <editorialDecl><p>Nothing was changed.</p></editorialDecl>
      <appInfo>
        <application ident="tei-tools" version="0.1.0"><label>tei-tools</label></application>
      </appInfo>
    </encodingDesc>
    <profileDesc><langUsage><language ident="en">English</language></langUsage></profileDesc>
  </teiHeader>
  <text>
    <body>
      <div type="document" n="1" xml:id="d1">
        <head>Letter<note n="1" xml:id="d1fn1" place="foot" type="source">Source: X.</note></head>
        <opener>
          <dateline><date when="1974-03-02">March 2</date></dateline>
        </opener>
        <p>We met Mr. <persName>Elm</persName>.</p>
        <closer><signed><persName>Alder</persName></signed></closer>
      </div>
    </body>
  </text>
</TEI>
"""

#: What is changed in the edition, and the line that the report then has.
MISTAKES = {
    "misspelt element": (
        ("<persName>Elm</persName>", "<perName>Elm</perName>"),
        "e.xml:30:23: error: <perName>, in <p>, is no element of this schema "
        "(did you mean <persName>?) [schema-element]",
    ),
    "element out of order": (
        ("<p>We", "<closer><signed>Oak</signed></closer><p>We"),
        "e.xml:30:9: error: <closer> cannot stand in <div> after <opener> (allowed here: <head>, "
        "<opener>, <note>, <fw>, <pb>, <p>, <list>, <table> or <div>) [schema-element]",
    ),
    "element too late": (
        ("<closer>", "<opener><salute>Sir:</salute></opener><closer>"),
        "e.xml:31:9: error: <opener> cannot stand in <div> after <p> (it must come before <p>; "
        "allowed here: <note>, <fw>, <pb>, <p>, <list>, <table>, <div>, <closer> or <postscript>) "
        "[schema-element]",
    ),
    "element missing": (
        ("<publisher>Archive</publisher>", ""),
        "e.xml:11:9: error: <publisher> is missing in <publicationStmt> before <availability> "
        "(add <publisher>) [schema-missing]",
    ),
    "content missing": (
        ("<language ident=\"en\">English</language>", ""),
        "e.xml:21:18: error: <langUsage> is not complete (add <language>) [schema-missing]",
    ),
    "misspelt attribute": (
        ('place="foot"', 'palce="foot"'),
        "e.xml:26:48: error: @palce is not allowed on <note> (did you mean @place?) "
        "[schema-attribute]",
    ),
    "attribute missing": (
        (' place="foot"', ""),
        "e.xml:26:21: error: <note> lacks @place (the schema requires it) [schema-attribute]",
    ),
    "attribute not allowed": (
        ("<p>We", '<p facs="1.png">We'),
        "e.xml:30:12: error: @facs is not allowed on <p> (allowed here: @rend) [schema-attribute]",
    ),
    "misspelt value": (
        ('type="source"', 'type="sorce"'),
        "e.xml:26:61: error: @type=\"sorce\" is not a value allowed on <note> (did you mean "
        "“source”?; allowed: source or unplaced) [schema-value]",
    ),
    "impossible date": (
        ("1974-03-02", "1974-02-30"),
        "e.xml:28:27: error: @when=\"1974-02-30\" is not in the calendar (write YYYY, YYYY-MM, "
        "YYYY-MM-DD or YYYY-MM-DDThh:mm:ss, with an offset such as +01:00) [date-form]",
    ),
    "identifier twice": (
        ("<closer>", '<div type="section" xml:id="d1"><head>A</head></div><closer>'),
        'e.xml:31:29: error: xml:id="d1" already names <div> (line 25) (give one of the two '
        "another xml:id) [id-unique]",
    ),
    "text where none may be": (
        ("<opener>", "<opener>Urgent"),
        "e.xml:27:9: error: the text “Urgent” stands directly in <opener>, which holds only "
        "elements (put it into <dateline>, <salute> or <seg>) [schema-text]",
    ),
    "content in an empty element": (
        ("We met", "We <lb>x</lb> met"),
        "e.xml:30:15: error: <lb> must be empty, but holds “x” (write <lb/>) [schema-text]",
    ),
    "element in an element that allows only text": (
        ("We met", 'We <gap reason="illegible"><desc>two<lb/>words</desc></gap> met'),
        "e.xml:30:48: error: <lb> cannot stand in <desc> (<desc> may hold only text) "
        "[schema-element]",
    ),
    "element in an empty element": (
        ("We met", "We <lb><seg>x</seg></lb> met"),
        "e.xml:30:19: error: <seg> cannot stand in <lb> (<lb> must be empty) [schema-element]",
    ),
    "another namespace": (
        ("<persName>Elm", '<persName xmlns="http://example.org/">Elm'),
        "e.xml:30:23: error: <persName> is in the namespace http://example.org/, not in that of "
        "TEI (if <persName> of TEI is meant, remove the prefix or the @xmlns; else remove "
        "<persName>) [schema-namespace]",
    ),
    "no namespace": (
        (' xmlns="http://www.tei-c.org/ns/1.0"', ""),
        "e.xml:2:1: error: <TEI> is in no namespace, not in that of TEI (TEI documents begin with "
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">) [schema-namespace]',
    ),
    "not well-formed": (
        ("</signed>", ""),
        "e.xml:31:60: error: not well-formed XML: <signed>, which begins in line 31, does "
        "not end before </closer> (write </signed> where it ends) [xml-wellformed]",
    ),
}  # fmt: skip


def changed(old: str, new: str) -> bytes:
    assert old in EDITION
    return EDITION.replace(old, new, 1).encode()


@pytest.mark.parametrize("more", [b"<!-- more -->", b"<more/>"])
def test_a_file_that_changes_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch, more: bytes
) -> None:
    path, real = tmp_path / "a.xml", os.fstat
    path.write_text(EDITION)

    def fstat(number: int) -> os.stat_result:
        status = real(number)
        path.write_bytes(path.read_bytes() + more)
        return status

    monkeypatch.setattr(reading.os, "fstat", fstat)
    said = "the file has changed while it was read; run again when it is finished"
    assert validate(path) == [Finding(str(path), 0, 0, "file-unreadable", "error", said)]


def test_a_sound_edition_has_no_findings() -> None:
    assert validate(EDITION.encode()) == []


@pytest.mark.parametrize("mistake", MISTAKES)
def test_says_what_is_wrong_and_where(mistake: str) -> None:
    change, report = MISTAKES[mistake]
    findings = validate(changed(*change), name="e.xml")
    errors = tuple(f for f in findings if f.severity == "error")
    assert as_text(Report(errors, ("e.xml",))).strip() == report


def test_gives_the_path_of_the_element() -> None:
    [finding] = validate(changed("<p>We", '<p facs="1.png">We'))
    assert finding.xpath == "/TEI/text/body/div/p"


def test_a_tree_has_lines_but_no_columns() -> None:
    tree = etree.ElementTree(etree.fromstring(changed("<p>We", '<p facs="1.png">We')))
    [finding] = validate(tree, name="tree")
    assert (finding.line, finding.column) == (30, 0)


def test_a_tree_that_is_there_already_is_not_parsed_anew() -> None:
    data = EDITION.replace("CC0", "CC0<q/>").encode()
    tree = parse(data)
    found = validate(data)
    assert found
    assert validate(data, tree=tree) == found
    assert validate(b"no XML", tree=parse(EDITION.encode())) == []


def test_columns_count_characters() -> None:
    [finding] = validate(changed("<p>We", "<p>“Zürich” 🙂 <lb>x</lb> We"))
    assert finding.column == 9 + len("<p>“Zürich” 🙂 ")


def test_reads_a_file_and_says_which(tmp_path: Path) -> None:
    path = tmp_path / "letter.xml"
    path.write_bytes(changed("<p>We", '<p facs="1.png">We'))
    assert [finding.file for finding in validate(path)] == [str(path)]


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    [finding] = validate(tmp_path / "none.xml")
    assert (finding.rule, finding.severity) == ("file-unreadable", "error")


@given(st.data())
def test_any_edition_with_a_hole_in_it_gets_a_verdict(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(EDITION)))
    end = data.draw(st.integers(start, min(len(EDITION), start + 60)))
    for finding in validate((EDITION[:start] + EDITION[end:]).encode(), name="e"):
        assert finding.message
        assert finding.file == "e"
