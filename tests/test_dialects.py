"""Memos in other dialects of plain text come out as the same TEI."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from tei_tools.convert import convert
from tei_tools.errors import ProofError
from tei_tools.layout import read_layout
from tei_tools.layout.model import Removal
from tei_tools.proof import prove_nothing_lost
from tei_tools.source import Source
from tei_tools.tei import XML_ID, element, tag


def body(text: str) -> str:
    """The body as XML in one line, without namespace, ids and white space between elements."""
    tree = convert(Source("memo.txt", text), annotators=()).tei
    document = tree.find(f".//{tag('body')}")
    assert document is not None
    for each in document.iter():
        each.attrib.pop(XML_ID, None)
        for space in ("text", "tail"):
            if not (getattr(each, space) or "x").strip() and "\n" in getattr(each, space):
                setattr(each, space, None)
    document.tail = None
    return etree.tostring(document[0], encoding="unicode").replace(
        ' xmlns="http://www.tei-c.org/ns/1.0"', ""
    )


NOTES = (
    '<div type="document" n="1"><head>Memo From Alder to Birch'
    '<note n="1" place="foot" type="source">Source: Port City Archive.</note></head>'
    '<p>We met on May 2, 1974.<note n="2" place="foot">In the harbour.</note></p></div>'
)


@pytest.mark.parametrize(
    "text",
    [
        # digits glued to words, the list indented
        "Memo From Alder to Birch1\n\nWe met on May 2, 1974.2\n\n"
        "  1. Source: Port City Archive.\n  2. In the harbour.\n",
        # the list at the margin
        "Memo From Alder to Birch1\n\nWe met on May 2, 1974.2\n\n"
        "1. Source: Port City Archive.\n2. In the harbour.\n",
        # superscript digits
        "Memo From Alder to Birch¹\n\nWe met on May 2, 1974.²\n\n"
        "¹ Source: Port City Archive.\n\n² In the harbour.\n",
        # superscript digits, and a list of plain ones
        "Memo From Alder to Birch¹\n\nWe met on May 2, 1974.²\n\n"
        "1. Source: Port City Archive.\n2. In the harbour.\n",
        # brackets
        "Memo From Alder to Birch[1]\n\nWe met on May 2, 1974.[2]\n\n"
        "[1] Source: Port City Archive.\n[2] In the harbour.\n",
        # parentheses
        "Memo From Alder to Birch(1)\n\nWe met on May 2, 1974.(2)\n\n"
        "(1) Source: Port City Archive.\n(2) In the harbour.\n",
        # Markdown
        "Memo From Alder to Birch[^1]\n\nWe met on May 2, 1974.[^2]\n\n"
        "[^1]: Source: Port City Archive.\n\n[^2]: In the harbour.\n",
        # copied from a browser, with its links back, and from Windows
        "Memo From Alder to Birch1\r\n\r\nWe met on May 2, 1974.2\r\n\r\n"
        "  1. Source: Port City Archive. ↩\r\n  2. In the harbour. ↩\r\n",
    ],
)
def test_footnotes_in_every_dialect(text: str) -> None:
    assert body(text) == NOTES


def test_symbols() -> None:
    assert body("Memo*\n\nWe met.† Again.\n\n* Source: Port City.\n† In May.\n") == (
        '<div type="document" n="1"><head>Memo'
        '<note n="*" place="foot" type="source">Source: Port City.</note></head>'
        '<p>We met.<note n="†" place="foot">In May.</note> Again.</p></div>'
    )


def test_notes_after_each_page() -> None:
    text = "Memo\n\nWe met.[1]\n\n[1] In May.\n\n[Page 2]\n\nWe met again.[1]\n\n[1] In June.\n"
    assert body(text) == (
        '<div type="document" n="1"><head>Memo</head>'
        '<p>We met.<note n="1" place="foot">In May.</note></p><pb n="2"/>'
        '<p>We met again.<note n="1" place="foot">In June.</note></p></div>'
    )


def test_numbered_paragraphs_are_no_notes() -> None:
    text = "Memo\n\n1. We met in May.\n\n2. We shall meet again.\n"
    assert body(text) == (
        '<div type="document" n="1"><head>Memo</head>'
        "<p>1. We met in May.</p><p>2. We shall meet again.</p></div>"
    )


@pytest.mark.parametrize(
    ("mark", "n"),
    [("[Page 12]", "12"), ("[p. 12]", "12"), ("{12}", "12"), ("[Page xii]", "xii")],
)
def test_page_marks_in_the_line(mark: str, n: str) -> None:
    assert body(f"Memo\n\nThe harbour {mark} is short.\n") == (
        '<div type="document" n="1"><head>Memo</head>'
        f'<p>The harbour <pb n="{n}"/> is short.</p></div>'
    )


@pytest.mark.parametrize(("mark", "n"), [("-12-", "12"), ("\f", "[2]"), ("— 12 —", "12")])
def test_page_marks_on_lines_of_their_own(mark: str, n: str) -> None:
    assert body(
        f"Memo\n\nThe harbour\n\n{mark}\n\nis short.\n\n{mark.replace('2', '3')}\n\nEnd of it.\n"
    ) == (
        '<div type="document" n="1"><head>Memo</head>'
        f'<p>The harbour <pb n="{n}"/> is short.</p>'
        f'<pb n="{n.replace("2", "3")}"/><p>End of it.</p></div>'
    )


_FULL_LINE = "The two sides spoke of the harbour and of the rights of their fishermen in\n"


@pytest.mark.parametrize("after", ["\n\f", "\n\f  ", "\n\n\f", "\r\n\f", "\n\n-2-\n\n"])
def test_words_cut_by_the_end_of_a_page(after: str) -> None:
    n = "2" if "2" in after else "[2]"
    found = body(f"Memo\n\n{_FULL_LINE * 6}an inter-{after}national court.\n")
    assert f'an inter<pb n="{n}" break="no"/>national court.' in found


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_heading_at_the_end_of_a_page_is_no_paragraph_that_goes_on(newline: str) -> None:
    text = f"Memo\n\n{_FULL_LINE * 2}it.\n\nGreat Plans\n\n\fThey were made by men.\n"
    assert body(text.replace("\n", newline)) == body(text)
    assert '<pb n="[2]"/><p>They were made by men.</p>' in body(text)


@pytest.mark.parametrize(
    "text",
    [
        "so on¹\n\na | b\n  1. A note.\n\n\fword.1",
        "so on¹[p. 15]\n1. Source: Port City Archive.\n\nword.2 and",
        "went[1] there[Page 12]\n[1] note\n\nso on¹",
    ],
)
def test_rows_and_marks_in_a_line_stay_where_notes_stand_below_a_page(text: str) -> None:
    found = body(text)  # which proves that nothing is lost
    assert found.count("<row>") == text.count(" | ")
    assert found.count("<pb ") == text.count("[P") + text.count("[p") + text.count("\f")


@pytest.mark.parametrize("cut", ["- ", "-\n", "off-", "\fto"])
def test_no_hyphen_is_removed_but_at_the_end_of_a_line_in_a_word(cut: str) -> None:
    text = "Memo\n\nHe paid off- and on 3-\n4 men, and went\n\fto sea.\n"
    layout = read_layout(Source("memo.txt", text))
    start = text.index(cut)
    with pytest.raises(ProofError, match="would be lost"):
        prove_nothing_lost(
            replace(layout, removed=(Removal(start, start + len(cut), "hyphen"),)),
            element("text"),
        )


def test_lines_of_one_page_that_differ_in_number_are_no_running_heads() -> None:
    text = "Memo\n\nTel. 1\n\nTel. 2\n\nTel. 3\n"
    assert "<fw" not in body(text)


def test_running_heads_of_typescript() -> None:
    page = "SECRET\n\n-{}-\n\nSECRET\n\n"
    text = (
        "Memo\n\nThe harbour is\n\n"
        + page.format(2)
        + "short of grain.\n\n"
        + page.format(3)
        + "It rains.\n\n"
        + page.format(4)
        + "It pours.\n"
    )
    document = body(text)
    assert document.count('<fw type="header">SECRET</fw>') == 3
    assert document.count('<fw type="footer">SECRET</fw>') == 3
    assert (
        '<p>The harbour is <fw type="footer">SECRET</fw> <pb n="2"/> <fw type="header">SECRET</fw>'
        " short of grain.</p>"
    ) in document


def test_wrapped_lines_and_hyphens_are_joined() -> None:
    text = """Memo

The harbour of Port City has been short of storage since the win-
ter of the last year, and the Director of the Harbour Office has
asked three times for an answer, which we have not been able to
give him until now.

C. Alder
Director
"""
    document = body(text)
    assert (
        "since the winter of the last year, and the Director of the Harbour Office has asked"
        in (document)
    )
    assert "<lb/>" not in document.partition("<closer>")[0]
