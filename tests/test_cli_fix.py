"""``validate --fix``, ``--diff`` and ``--edition`` over several files."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rule_examples import example_document

from tei_tools.cli import cli

SELECTED = ("--profile", "frus", "--select")


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, ["validate", *map(str, args)], standalone_mode=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "d1.xml": '<p>a<note n="1" xml:id="x">b</note></p>',
        "d2.xml": '<p><ref target="d1.xml#x">b</ref> <ref target="d1#x">c</ref></p>',
    }.items():
        (tmp_path / name).write_text(example_document(text), encoding="utf-8")
    return tmp_path


def test_diff_changes_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    result = run(folder, *SELECTED, "id-form", "--diff")
    assert result.return_value == 1
    assert 'xml:id="d1fn1"' in result.stdout
    assert "2 files would be mended: 1 id-form, 2 pointer-target" in result.stderr
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_fix_and_what_points_to_it_from_other_files(folder: Path) -> None:
    (folder / "d1.xml").chmod(0o640)
    result = run(folder, *SELECTED, "id-form,pointer-target", "--fix")
    assert result.return_value == 0
    assert 'xml:id="d1fn1"' in (folder / "d1.xml").read_text()
    assert '"d1.xml#d1fn1"' in (folder / "d2.xml").read_text()
    assert '"d1#d1fn1"' in (folder / "d2.xml").read_text()
    assert (folder / "d1.xml").stat().st_mode & 0o777 == 0o640
    again = run(folder, *SELECTED, "id-form", "--diff")
    assert (again.return_value, again.stdout) == (0, "")


def test_what_is_no_xml_is_left_alone(folder: Path) -> None:
    (folder / "d3.xml").write_text("<TEI>")
    result = run(folder, *SELECTED, "id-form", "--fix")
    assert result.return_value == 1
    assert "d3.xml:1:6: is not mended: not well-formed XML: " in result.stderr
    assert (folder / "d3.xml").read_text() == "<TEI>"
    assert 'xml:id="d1fn1"' in (folder / "d1.xml").read_text()


def test_own_rules_are_checked_after_mending(folder: Path) -> None:
    rules = folder / "own.sch"
    rules.write_text(
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="t" '
        'uri="http://www.tei-c.org/ns/1.0"/><pattern id="own"><rule context="t:note">'
        '<assert test="@xml:id = \'d2fn1\'">no: <value-of select="@xml:id"/></assert>'
        "</rule></pattern></schema>"
    )
    result = run(folder, *SELECTED, "id-form,schematron:own", "--fix", "--rules", rules)
    assert result.return_value == 1
    assert "error: no: d1fn1 [schematron:own]" in result.stdout
    assert "mended: 1 id-form" in result.stderr


def test_pointers_into_other_files(folder: Path) -> None:
    text = '<p><ref target="d1.xml#y"/><ref target="d9.xml"/><ref target="d1#x"/></p>'
    (folder / "d2.xml").write_text(example_document(text))
    result = run(folder, *SELECTED, "pointer-target", "--quiet")
    assert [line.partition("error: ")[2] for line in result.stdout.splitlines()] == [
        f'@target="d1.xml#y" points to nothing in {folder}/d1.xml (mend the pointer, or add that '
        "there) [pointer-target]",
        '@target="d9.xml" points to a file that is absent (mend the path, or add the file) '
        "[pointer-target]",
    ]


def letter(number: int, day: int, extra: str = "") -> str:
    return example_document(
        f'<opener><dateline><date when="1976-11-{day:02}"/></dateline></opener><p>a{extra}</p>'
    ).replace('n="1" xml:id="d1"', f'n="{number}" xml:id="d{number}"')


@pytest.mark.parametrize("jobs", [1, 2])
def test_edition(tmp_path: Path, jobs: int) -> None:
    for number, day, extra in (
        (1, 1, '<pb xml:id="a"/>'), (2, 20, ""), (3, 3, ""), (4, 4, ""), (6, 5, '<pb xml:id="a"/>'),
    ):  # fmt: skip
        (tmp_path / f"{number}.xml").write_text(letter(number, day, extra))
    rules = "id-unique,document-sequence,date-order"
    assert run(tmp_path, *SELECTED, rules, "--jobs", jobs).stdout == ""
    result = run(tmp_path, *SELECTED, rules, "--edition", "--jobs", jobs)
    assert [line.partition("xml:")[2].split(" (")[0] for line in result.stdout.splitlines()] == [
        "1: warning: the document of 1976-11-20 stands after that of 1976-11-01, "
        f"in {tmp_path}/1.xml",
        f'1: error: xml:id="a" already names <pb> in {tmp_path}/1.xml',
        "1: error: document 6 follows document 4: 5 is missing",
    ]
    assert result.return_value == 1
    assert "document-sequence  error            1      1\n" in result.stderr
