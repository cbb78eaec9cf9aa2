"""Any text becomes valid TEI that holds it all, or is refused."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_tools.check import validate
from tei_tools.convert import Edition, convert
from tei_tools.errors import TeiToolsError
from tei_tools.source import Source
from tei_tools.tei import serialize, tag


def visible(edition: Edition) -> str:
    """The text of the document without white space, its notes left out."""
    copy = etree.fromstring(edition.xml)
    text = copy.find(tag("text"))
    assert text is not None
    for note in text.findall(f".//{tag('note')}[@place='foot']"):
        note.tag = "footnote"
    etree.strip_elements(text, "footnote", with_tail=False)
    return "".join("".join(text.itertext()).split())


def test_the_tree_of_an_edition_is_what_was_written() -> None:
    edition = convert(
        Source("memo.txt", "1. Memo & Co.\n\nPort City, March 2, 1974.\n\nIt <rained>.\n")
    )
    assert serialize(edition.tei) == edition.xml
    head = edition.tei.find(f".//{tag('head')}")
    assert head is not None
    assert edition.xml.splitlines()[head.sourceline - 1].strip().startswith(b"<head>1. Memo &amp;")


def test_a_memo_with_everything_in_small() -> None:
    text = """7. Memo From Alder to Birch1

Port City, March 2, 1974.

The harbour is short of stor[Page 45]age.2

  * wheat
  * barley

  1. Source: Port City Archive.
  2. Since 1973.
"""
    edition = convert(Source("memo.txt", text))
    document = edition.tei.find(f".//{tag('div')}")
    assert document is not None
    assert document.get("n") == "7"
    assert [note.get("n") for note in document.iter(tag("note"))] == ["1", "2"]
    page = document.find(f".//{tag('pb')}")
    assert page is not None
    assert (page.get("n"), page.get("break")) == ("45", "no")
    assert visible(edition) == (
        "7.MemoFromAldertoBirchPortCity,March2,1974.Theharbourisshortofstorage.wheatbarley"
    )
    assert edition.findings == ()


_PIECES = st.sampled_from(
    [
        "1. Memo", "Washington, March 2, 1974.", "Dear Mr. Elm:", "Sincerely yours,", "C. Alder",
        "SUBJECT", "  * item", "a | b", "| b", "[Page 12]", "[Page [3]]", "word1",
        "word2 [Page 4] and",
        "—dash", "Attachment", "P.S. More", "  1. Source: A, Box 3. Secret.", "  2. note",
        "  1. again", "     second paragraph", "[1 line not declassified]",
        "[2 lines\nnot declassified]",
        "recieve [sic] it",
        "The Problem", "<&>\"'", "secret", "…", "12", "1956", "\t", "", "“quoted”1", "[Source: B]",
    ]
)  # fmt: skip
_MEMOS = st.lists(st.tuples(_PIECES, st.sampled_from(["\n", "\n\n", " "])), min_size=1).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(_MEMOS, st.text(), st.text(st.sampled_from("12 .*|[]Page\n\r—\t1a"))))
def test_any_text_converts_or_is_refused(text: str) -> None:
    try:
        source = Source("memo.txt", text)
    except TeiToolsError:
        return
    edition = convert(source)  # proves by itself that nothing is lost
    findings = validate(edition.xml)
    assert [str(f) for f in findings if f.rule.startswith(("schema", "xml"))] == []


@settings(max_examples=150, deadline=None)
@given(_MEMOS)
def test_text_without_notes_and_layout_comes_out_as_it_went_in(text: str) -> None:
    text = re.sub(r"\[Page [^\]]*\]*|[*|\x00]", "", text)
    text = re.sub(r"^[ \t]*\d+[. ].*", "", text, flags=re.MULTILINE)  # an entry of notes
    if not text.strip():
        return
    assert visible(convert(Source("memo.txt", text))) == "".join(text.split())
