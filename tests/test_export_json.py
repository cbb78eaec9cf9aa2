"""JSON: the form is that of its schema, and every offset is that of what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from edition_documents import document, memo
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree
from test_edition_any import BLOCKS, INLINES, SAMPLES, body_of, words

import tei_tools.edition
from tei_tools.edition.json_export import to_json
from tei_tools.tei import NAMESPACE

ASSETS = Path(tei_tools.edition.__file__).parent / "assets"
SCHEMA = json.loads((ASSETS / "export.schema.json").read_text("utf-8"))
VALID = Draft202012Validator(SCHEMA)


def read(tei: bytes | Path) -> dict[str, Any]:
    """The JSON of a document; it is always that of the schema."""
    data: dict[str, Any] = json.loads(to_json(tei))
    VALID.validate(data)
    check_offsets(data)
    return data


def check_offsets(data: dict[str, Any]) -> None:
    text = data["text"]
    end = 0
    for block in data["blocks"]:
        assert block["start"] == (end + 2 if end else 0)
        end = block["end"]
        words = text[block["start"] : end]
        assert words == words.strip(" \n") != ""
    assert end == len(text)
    for kind in ("sections", "notes", "entities"):
        for found in data[kind]:
            assert 0 <= found["start"] <= found["end"] <= len(text)
    for entity in data["entities"]:
        assert text[entity["start"] : entity["end"]] == entity["text"]
    for page in data["pages"]:
        assert 0 <= page["start"] <= len(text)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_document() -> None:
    data = read(memo(
        '<p>By <persName ref="#p_A" role="drafter"> Ann </persName> on <date when="1976-01-03">'
        'Jan.<lb/>3</date> <pb n="12"/>here<note n="1" xml:id="n1">See <gloss target="#t_NSC">NSC'
        "</gloss>.</note>.</p>"
    ))  # fmt: skip
    assert data["text"] == "1. Memorandum\n\nBy Ann on Jan.\n3 here.\n\nSee NSC."
    assert data["sections"] == [{"id": "d1", "n": "1", "type": "document", "start": 0, "end": 37}]
    assert data["blocks"] == [
        {"type": "head", "start": 0, "end": 13, "section": 0},
        {"type": "p", "start": 15, "end": 37, "section": 0},
        {"type": "note", "start": 39, "end": 47, "note": "n1"},
    ]
    assert data["pages"] == [{"n": "12", "start": 32}]
    assert data["notes"] == [{"id": "n1", "n": "1", "at": 36, "start": 39, "end": 47}]
    assert data["entities"] == [
        {"ref": "#p_A", "role": "drafter", "type": "persName", "start": 18, "end": 21,
         "text": "Ann"},
        {"type": "date", "when": "1976-01-03", "start": 25, "end": 31, "text": "Jan.\n3",
             "edtf": "1976-01-03"},
        {"target": "#t_NSC", "type": "gloss", "start": 43, "end": 46, "note": "n1",
         "text": "NSC"},
    ]  # fmt: skip


def test_a_note_without_a_mark_is_nowhere() -> None:
    data = read(memo('<p>One.<note n="4" xml:id="n4" type="unplaced">See.</note></p>'))
    (note,) = data["notes"]
    assert note["at"] is None
    assert data["text"][note["start"] : note["end"]] == "See."


def test_sections_are_in_each_other() -> None:
    data = read(memo('<div type="section"><head>A</head><p>One.</p></div>'))
    assert [(s["type"], s.get("parent")) for s in data["sections"]] == [
        ("document", None), ("section", 0),
    ]  # fmt: skip
    assert [block["section"] for block in data["blocks"]] == [0, 1, 1]


def test_registers() -> None:
    data = read(memo("<p>Text.</p>"))
    assert data["registers"]["persons"] == [
        {"id": "p_A", "name": "Alder, Ann", "description": "Director"},
        {"id": "p_B", "name": "Birch, Ben"},
    ]
    assert data["registers"]["terms"] == [
        {"id": "t_NSC", "name": "NSC", "description": "National Security Council"}
    ]
    assert data["registers"]["places"] == [{"id": "pl_1", "name": "Port City"}]


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_word_of_a_sample_is_there(sample: str) -> None:
    tei = document(SAMPLES[sample])
    assert not words(body_of(tei)) - words(read(tei)["text"])


@pytest.mark.parametrize("path", sorted((ROOT / "output").glob("*.xml")), ids=lambda p: p.stem)
def test_the_seeds(path: Path) -> None:
    data = read(path)
    assert data["text"].isprintable() or "\n" in data["text"]
    assert any(entity["type"] == "date" for entity in data["entities"])


_NAMES = st.sampled_from([*BLOCKS, *INLINES, "lb", "pb", "choice", "app", "entry"])


@st.composite
def _elements(draw: st.DrawFn, depth: int = 3) -> etree._Element:
    element = etree.Element(f"{{{NAMESPACE}}}{draw(_NAMES)}")
    element.text = draw(st.sampled_from(["", " ", "one ", " two", "\n x \n y", '<&">']))
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        child = draw(_elements(depth - 1))
        child.tail = draw(st.sampled_from(["", " ", "tail", " tail \n"]))
        element.append(child)
    return element


@given(_elements())
def test_offsets_hold_in_any_document(element: etree._Element) -> None:
    read(document(etree.tostring(element, encoding="unicode")))


def test_a_heading_tells_what_it_is() -> None:
    data = read(document(
        '<div type="document"><head>1. Letter</head><p>See below.</p><div type="attachment"><head>'
        'Attachment</head><head type="sub">Text of the Note</head><p>Dear Sir</p></div></div>'
    ))  # fmt: skip
    heads = [block for block in data["blocks"] if block["type"] == "head"]
    assert [head.get("subtype") for head in heads] == [None, None, "sub"]


def test_an_entity_that_holds_blocks_ends_with_them() -> None:
    data = read(document("<div><head>H</head><supplied><p>One</p></supplied><p>Two</p></div>"))
    assert [entity["text"] for entity in data["entities"]] == ["One"]
