"""The package from Python: what somebody tries who has not read the manual to its end."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from lxml import etree

from tei_tools import (
    Authorities,
    Edition,
    Settings,
    Source,
    TeiToolsError,
    convert,
    read_authority,
    read_source,
    to_html,
    to_text,
    validate,
)
from tei_tools.errors import ReadError
from tei_tools.tei import tag

MEMO = Source("memo.txt", "1. Memo to Alder1\n\nIt rained.\n\n  1. Source: City Archive, Box 3.\n")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return convert(MEMO)


def test_a_path_may_be_a_string(edition: Edition, tmp_path: Path) -> None:
    memo, list_, xml, css = (str(tmp_path / name) for name in ("m.txt", "p.csv", "e.xml", "e.css"))
    Path(memo).write_text(MEMO.text)
    Path(list_).write_text("id,name\np_1,Alder\n")
    Path(xml).write_bytes(edition.xml)
    Path(css).write_text(":root { --measure: 50ch }")
    assert read_source(memo) == read_source(Path(memo))
    assert read_authority(list_, "person") == read_authority(Path(list_), "person")
    assert validate(xml) == validate(Path(xml)) == []
    assert to_html(xml, css=css) == to_html(Path(xml), css=Path(css))
    assert to_text(xml) == to_text(edition.tei)


@pytest.mark.parametrize("name", ["stylesheet", "css"])
def test_a_file_that_is_missing_is_told_though_its_path_is_a_string(
    edition: Edition, name: str
) -> None:
    options: dict[str, Any] = {name: "nowhere/house"}
    with pytest.raises(TeiToolsError, match=r"^nowhere/house: cannot be read"):
        to_html(edition.tei, **options)


def test_schemas_and_rules_may_be_strings_too(edition: Edition) -> None:
    schema = str(ROOT / "schema" / "tei_memo.xsd")
    assert validate(edition.xml, schema=schema, profile="memo") == []
    with pytest.raises(TeiToolsError, match="nowhere"):
        validate(edition.xml, rules=["nowhere.sch"])
    with pytest.raises(TeiToolsError, match="nowhere"):
        validate(edition.xml, catalog="nowhere.xml")


def test_the_root_of_a_tree_stands_for_the_tree(edition: Edition) -> None:
    root = edition.tei.getroot()
    assert validate(root) == []
    assert to_text(root) == to_text(edition.tei)
    assert to_html(root) == to_html(edition.tei)


@pytest.mark.parametrize("use", [validate, to_html, to_text])
def test_what_is_no_document_is_refused_with_what_to_give(use: Any, edition: Edition) -> None:
    part = edition.tei.find(f".//{tag('body')}")
    for given, advice in (
        (edition, "of an Edition give its .tei"),
        (part, "<body> is a part of a document; give the whole: element.getroottree()"),
        (edition.xml.decode(), "a string is the path of a file; give XML as bytes: xml.encode()"),
        (None, "a document is a path, bytes or a tree of lxml, not NoneType"),
    ):
        with pytest.raises(TypeError, match=re.escape(advice)):
            use(given)


@pytest.mark.parametrize("given", ["It rained.", Path("memo.txt"), None])
def test_convert_takes_a_source_and_says_how_to_make_one(given: Any) -> None:
    with pytest.raises(TypeError, match=r"read_source\(path\), or Source\(name, text\)"):
        convert(given)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"annotators": Authorities()}, "annotators, not Authorities"),
        ({"authorities": [1]}, "Authorities, not list"),
        ({"settings": {"publisher": "Harbor Archive"}}, "Settings, not dict"),
    ],
)
def test_what_else_convert_takes_is_told_where_it_is_something_else(
    given: dict[str, Any], wanted: str
) -> None:
    with pytest.raises(TypeError, match=f"convert takes {wanted}"):
        convert(MEMO, **given)


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "1.5.2026", "today"])
def test_a_date_of_the_edition_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match=f"'{day}' is no date; write it as 2026, 2026-05"):
        Settings(date=day)


@pytest.mark.parametrize("text", [b"It rained.", None, 7])
def test_the_text_of_a_source_is_a_string(text: Any) -> None:
    with pytest.raises(TypeError, match="the text of a Source is a str, not "):
        Source("memo.txt", text)


def test_a_kind_of_list_that_there_is_not_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("id,name\np_1,Alder\n")
    kind: Any = "persons"
    with pytest.raises(ValueError, match="'persons' is no kind of list; the kinds are person, "):
        read_authority(tmp_path / "p.csv", kind)


def test_a_place_for_notes_that_there_is_not_is_refused(edition: Edition) -> None:
    notes: Any = "margin"
    with pytest.raises(ValueError, match=r"'margin' is no place for notes; .* end, page, inline"):
        to_text(edition.tei, notes=notes)


def test_an_edition_shows_itself_on_a_line(edition: Edition) -> None:
    """In a notebook the last value of a cell is shown: not the whole document."""
    assert repr(edition) == "Edition(findings=(), decisions=(), doubtful=())"


def test_every_error_is_of_one_family() -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read_source("nowhere.txt")
    assert issubclass(ReadError, TeiToolsError)


def test_persons_are_found_by_the_name_of_their_element(edition: Edition) -> None:
    assert isinstance(edition.tei, etree._ElementTree)
    assert [name.text for name in edition.tei.iterfind(".//{*}head//{*}persName")] == ["Alder"]
