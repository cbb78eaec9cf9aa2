"""What is written of an element is what a parser reads from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.tei import XML_ID, XML_LANG, Draft, element, parse, serialize, tag, written

CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\t\n\r")
TEXTS = st.text(CHARACTERS, min_size=1)
NAMES = st.sampled_from(["TEI", "text", "div", "list", "item", "p", "note", "pb", "persName"])
ATTRIBUTES = st.dictionaries(st.sampled_from(["n", "ref", XML_ID, XML_LANG]), TEXTS)
DRAFTS = st.recursive(
    st.builds(Draft, NAMES, ATTRIBUTES, st.lists(TEXTS, max_size=2)),
    lambda inner: st.builds(Draft, NAMES, ATTRIBUTES, st.lists(TEXTS | inner, max_size=4)),
)


def read(element: etree._Element) -> tuple[object, ...]:
    texts = [element.text or "", *(child.tail or "" for child in element)]
    children = [read(child) for child in element]
    return element.tag, dict(element.attrib), texts, children


def meant(draft: Draft) -> tuple[object, ...]:
    texts, children = [""], []
    for child in draft.children:
        if isinstance(child, str):
            texts[-1] += child
        else:
            texts.append("")
            children.append(meant(child))
    return tag(draft.name), dict(draft.attrs), texts, children


@given(DRAFTS)
def test_elements_attributes_and_texts_are_read_as_they_were_meant(draft: Draft) -> None:
    unspaced = Draft("p", {}, [draft])  # which holds text, so that nothing in it is indented
    assert read(parse(written(unspaced)).getroot()) == meant(unspaced)


@given(DRAFTS)
def test_it_is_written_as_xml_tools_write_it(draft: Draft) -> None:
    data = written(draft)
    assert serialize(parse(data)) == data


def test_what_holds_only_elements_is_indented_as_long_as_all_around_it_is() -> None:
    inner = element("list", element("item", "One"), type="simple")
    data = written(element("text", element("body", element("div", inner, element("p", inner)))))
    assert data.decode().splitlines() == [
        "<?xml version='1.0' encoding='UTF-8'?>",
        '<text xmlns="http://www.tei-c.org/ns/1.0">',
        "  <body>",
        "    <div>",
        '      <list type="simple">',
        "        <item>One</item>",
        "      </list>",
        '      <p><list type="simple"><item>One</item></list></p>',
        "    </div>",
        "  </body>",
        "</text>",
    ]


@pytest.mark.parametrize("text", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_xml_cannot_hold_is_not_written(text: str) -> None:
    for draft in (element("p", f"a{text}"), element("p", n=text)):
        with pytest.raises(ValueError, match=r"cannot hold|surrogates"):
            written(draft)


@pytest.mark.parametrize("name", ["a b", "", "1st", 'n="1" x', "{http://example.org/}n"])
def test_what_is_no_name_is_not_written(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name of an attribute"):
        written(Draft("p", {name: "1"}, []))
    for draft in (Draft(name, {}, []), element("p", Draft(name, {}, ["a"]))):
        with pytest.raises(ValueError, match="cannot be the name of an element"):
            written(draft)


def test_nothing_is_taken_out_of_tei() -> None:
    for draft in (element("p", xmlns="http://example.org/"), element("p", xmlns="")):
        with pytest.raises(ValueError, match="'xmlns' cannot be the name of an attribute"):
            written(draft)
