"""Where things stand in a document: paths, lines and columns; and what it holds."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.check import validate
from tei_tools.check.index import Index
from tei_tools.check.places import Places
from tei_tools.tei import parse

#: Documents of any shape, in which many elements have the same name.
TREES = st.recursive(
    st.sampled_from("ab").map(lambda name: f"<{name}/>"),
    lambda inner: st.tuples(st.sampled_from("ab"), st.lists(inner)).map(
        lambda made: f"<{made[0]}>{'<!-- x -->'.join(made[1])}</{made[0]}>"
    ),
)


@given(TREES)
def test_a_path_leads_to_its_element_alone(text: str) -> None:
    index = Index(etree.ElementTree(etree.fromstring(text)))
    for element in reversed(index.elements):
        assert index.root.xpath(index.xpath(element)) == [element]


def test_a_path_numbers_only_equal_names() -> None:
    index = Index(parse(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><p/><!-- x --><p/><q/></TEI>'))
    assert [index.xpath(node) for node in index.root] == [
        "/TEI/p[1]", "/TEI/comment()", "/TEI/p[2]", "/TEI/q",
    ]  # fmt: skip


def test_asking_for_what_is_not_there_changes_nothing() -> None:
    index = Index(parse(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'))
    for looked_up in (index.by_name, index.by_attribute):
        with pytest.raises(KeyError):
            looked_up["p"]
        assert "p" not in looked_up


MARKUP = (
    "<?xml version='1.0' encoding='{encoding}'?>\r\n<!DOCTYPE a [<!-- <b> --><!ELEMENT a ANY>]>\n"
    "<?x <b> ?><a><!-- <b> --><b n='>\n' m='1'/><![CDATA[<b>]]>é<b/>\r<b\n  n='2'/></a>"
)


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "ISO-8859-1"])
def test_places_of_tags_in_any_encoding(encoding: str) -> None:
    data = MARKUP.format(encoding=encoding).encode(encoding)
    index = Index(parse(data))
    places = Places(index, data)
    assert [places.of(element) for element in index.elements] == [(3, 11), (3, 26), (4, 26), (5, 1)]
    assert places.of(index.elements[3], "n") == (6, 3)


def test_places_after_an_instruction_without_a_declaration() -> None:
    data = b'<?x a="<b"?><a><b/></a>'
    index = Index(parse(data))
    assert [Places(index, data).of(element) for element in index.elements] == [(1, 13), (1, 16)]


def test_a_byte_order_mark_takes_no_column() -> None:
    data = b"\xef\xbb\xbf<a/>"
    index = Index(parse(data))
    assert Places(index, data).of(index.root) == (1, 1)


def _seconds(paragraph: str, count: int) -> float:
    """Processor time for a document of so many faulty paragraphs."""
    body = f"<text><body>{paragraph * count}</body></text>"
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{body}</TEI>'.encode()
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        found = validate(data, profile="tei")
        best = min(best, time.process_time() - start)
        assert count < len(found) < 10 * count
    return best


@pytest.mark.parametrize(
    "paragraph", ['<p><ref target="#a"/><date when="x"/></p>', "<p>x</p><head>y</head>"]
)
def test_eight_times_the_faults_take_about_eight_times_as_long(paragraph: str) -> None:
    most = 3 * 8 * max(_seconds(paragraph, 100), 0.01)
    assert any(_seconds(paragraph, 800) < most for _ in range(3))
