"""The proof notices whatever a converter may lose, add or move."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.convert import convert
from tei_tools.errors import ProofError
from tei_tools.layout import Layout, read_layout
from tei_tools.layout.model import Removal
from tei_tools.proof import prove_nothing_lost, prove_written
from tei_tools.source import Source
from tei_tools.spans import Span, resolve
from tei_tools.tei import Draft, written
from tei_tools.tree import build_text

MEMOS = {
    "notes": """12. Memorandum From Alder & Co. to Birch1

[Page 11]

Port City, March 12, 1974.

  * 12 tons of wheat, of Dogwood & Co. | and more
  * barley2

No. 12 was lost. [Page 12] It weighed 12.

grain | 12 | 7

rye [Page 13] | 1 | 12

12. Is left.

Charles Alder

  1. Source: Port City Archive, Box 12. Co. means company.
  2. See No. 12.

     * one
     * two
  3. No mark.
""",
    "typescript": """Memo to Alder & Co.

The harbour is short of stor-
age, as you know, and of other
things that we have asked for \x0cfor twelve years; we have 12-
3 tons of it.[1]

There are* no other stars of the sort.

  [1] Of 1912. \u21a9
""",
}


def layout_and_text(text: str) -> tuple[Layout, Draft]:
    layout = read_layout(Source("memo.txt", text))
    start = text.index("Alder")
    spans = resolve([*layout.marks, Span(start, start + 5, "persName")])
    return layout, build_text(layout, spans)


def within(root: Draft) -> Iterator[tuple[Draft, int]]:
    """Every element and text in an element: the one that holds it, and its number there."""
    for number, child in enumerate(root.children):
        yield root, number
        if isinstance(child, Draft):
            yield from within(child)


@pytest.fixture(params=MEMOS.values(), ids=MEMOS)
def made(request: pytest.FixtureRequest) -> tuple[Layout, Draft]:
    return layout_and_text(request.param)


def test_no_word_can_be_lost_doubled_or_moved(made: tuple[Layout, Draft]) -> None:
    layout, text = made
    prove_nothing_lost(layout, text)
    tried = 0
    for element, number in within(text):
        words = element.children[number]
        if isinstance(words, Draft):
            continue
        for word in re.finditer(r"\S+", words):
            left, right = words[: word.start()], words[word.end() :]
            for damaged in (left + right, left + word[0] * 2 + right):
                tried += 1
                element.children[number] = damaged
                with pytest.raises(ProofError, match="would not hold"):
                    prove_nothing_lost(layout, text)
        element.children[number] = words
    assert tried > 50


def test_no_mark_no_row_and_no_border_of_cells_can_be_lost(
    made: tuple[Layout, Draft],
) -> None:
    layout, text = made
    tried = 0
    for element, number in within(text):
        child = element.children[number]
        if not isinstance(child, Draft) or child.name not in ("pb", "note", "row", "cell"):
            continue
        if child.name == "cell" and number == 0:
            continue
        tried += 1
        element.children[number] = Draft("seg", child.attrs, child.children)  # its words stay
        with pytest.raises(ProofError, match="would not hold"):
            prove_nothing_lost(layout, text)
        element.children[number] = child
    assert tried > 1


def test_rows_and_notes_stay_apart_and_notes_at_their_place() -> None:
    layout, text = layout_and_text(MEMOS["notes"])
    inside = [element.children[number] for element, number in within(text)]
    drafts = [child for child in inside if isinstance(child, Draft)]
    first, second = (draft for draft in drafts if draft.name == "row")
    *_, placed, lost = (draft for draft in drafts if draft.name == "note")
    assert (placed.attrs.get("type"), lost.attrs.get("type")) == (None, "unplaced")
    rows = list(first.children), list(second.children)
    attrs = placed.attrs, lost.attrs
    first.children.append(second.children.pop(0))  # a cell at the end of the row before
    with pytest.raises(ProofError, match="would not hold"):
        prove_nothing_lost(layout, text)
    first.children, second.children = rows
    for here, there in (
        ({"n": "2", "place": "foot", "type": "unplaced"}, attrs[1]),
        (attrs[0], {"n": "3", "place": "foot"}),
        (attrs[0], {"n": "2", "place": "foot", "type": "unplaced"}),
    ):
        placed.attrs, lost.attrs = here, there
        with pytest.raises(ProofError, match="would not hold"):
            prove_nothing_lost(layout, text)
    placed.attrs, lost.attrs = attrs
    prove_nothing_lost(layout, text)


def test_nothing_is_removed_but_what_the_layout_may(made: tuple[Layout, Draft]) -> None:
    layout, text = made
    kinds = get_args(get_type_hints(Removal)["why"])
    taken = {(removal.start, removal.end) for removal in layout.removed}
    words = [match.span() for match in re.finditer(r"\S+", layout.source.text)]
    characters = [(at, at + 1) for start, end in words for at in range(start, end)]
    marks = [(mark.start, mark.end) for mark in layout.marks]
    tried = 0
    for start, end in {*words, *characters} - taken - set(marks):
        if any(left < end and start < right for left, right in [*taken, *marks]):
            continue
        for why in kinds:
            tried += 1
            removed = tuple(sorted([*layout.removed, Removal(start, end, why)]))
            with pytest.raises(ProofError):
                prove_nothing_lost(replace(layout, removed=removed), text)
    assert tried > 500


def test_a_mark_hides_no_more_than_its_number(made: tuple[Layout, Draft]) -> None:
    layout, text = made
    for index, mark in enumerate(layout.marks):
        wider = replace(mark, start=mark.start - 1)
        marks = (*layout.marks[:index], wider, *layout.marks[index + 1 :])
        with pytest.raises(ProofError, match="would be lost"):
            prove_nothing_lost(replace(layout, marks=marks), text)


@pytest.mark.parametrize(
    ("memo", "cut"),
    [
        ("The President promised to pay the whole debt Page 2\n", "whole debt Page 2"),
        ("The debt Page 2 is paid.\n", "Page 2"),
        ("Harbor Office | Page 2\n", "| Page 2"),
        ("The debt of 1968 is paid.\n", "1968"),
        ("They paid in\n1968\u2014\n", "1968"),
        ("They paid in 2\n", "2"),
        ("They paid -2- in March.\n", "-2-"),
    ],
)
def test_a_page_break_hides_no_words_and_no_number_of_a_sentence(memo: str, cut: str) -> None:
    source = Source("memo.txt", memo)
    start = memo.index(cut)
    layout, _ = layout_and_text(f"Alder\n\n{memo}")
    number = re.findall(r"\d+", cut)[0]
    mark = Span(start, start + len(cut), "pb", {"n": number})
    with pytest.raises(ProofError, match="would be lost"):
        prove_nothing_lost(replace(layout, source=source, marks=(mark,)), Draft("text", {}, []))


def test_what_is_written_is_read_again_and_compared(made: tuple[Layout, Draft]) -> None:
    _, text = made
    data = written(Draft("TEI", {}, [text]))
    assert prove_written(data, text, "memo.txt").getroot()[0].tag.endswith("}text")
    tried = 0
    for found in re.finditer(rb"[^\s<>]+(?=[^<>]*<)|(?<=<)\w+(?=[^<>]*/>)", data):
        tried += 1
        word = found.group()
        for damaged in (word[1:] or b"x", word + word[-1:]):
            with pytest.raises(ProofError, match=r"^memo\.txt: .*nothing was written"):
                prove_written(
                    data[: found.start()] + damaged + data[found.end() :], text, "memo.txt"
                )
    assert tried > 30
    for damaged in (data[:-12], data.replace(b"text", b"front"), b"", data.replace(b"</", b"<")):
        with pytest.raises(ProofError, match=r"^memo\.txt: "):
            prove_written(damaged, text, "memo.txt")


def test_an_edition_is_proved_as_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(root: Draft) -> bytes:
        return written(root).replace(b"&amp;", b"&")

    monkeypatch.setattr(sys.modules["tei_tools.convert"], "written", careless)
    convert(Source("memo.txt", "Memo\n\nIt rained.\n"))
    with pytest.raises(ProofError, match=r"memo\.txt: the edition could not be read again"):
        convert(Source("memo.txt", "Memo\n\nAlder & Co. met.\n"))


@pytest.mark.parametrize("times", [260, 300, 5000])
def test_what_is_too_deep_for_any_parser_is_told_with_its_line(times: int) -> None:
    layout, text = layout_and_text("Memo From Alder to Birch\n\nIt rained for a day.\n")
    last = text
    while isinstance(last.children[-1], Draft):
        last = last.children[-1]
    for _ in range(times):
        last.children[:] = [Draft("list", {}, [*last.children])]
        last = last.children[0]
    with pytest.raises(ProofError, match=r"memo\.txt:3:1: '.* so deep cannot be read"):
        prove_nothing_lost(layout, text)


@pytest.mark.parametrize(
    "text",
    [
        "Text\r  * one\n\n* Note.\n",
        "Text.\n\n  * one\n\n  *. Source: A.\n",
        "Text¹.\n\n¹* one\n* two\n",
        "Text.\r  * one\r  * two\n\n  *. Source: A.\n",
    ],
)
def test_a_bullet_is_no_mark_of_a_note(text: str) -> None:
    layout = read_layout(Source("pier", f"Memo\n\n{text}"))
    prove_nothing_lost(layout, build_text(layout, resolve(layout.marks)))


_PIECES = (
    "\r",
    "\n",
    "\r\n\r\n",
    "\n\n",
    "  ",
    "* ",
    "*",
    "1",
    "1 ",
    "1. ",
    "word",
    "A. ",
    "\f",
    "|",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=24))
def test_the_layout_of_any_text_is_kept(pieces: list[str]) -> None:
    layout = read_layout(Source("pier", "Memo\n\nword" + "".join(pieces)))
    prove_nothing_lost(layout, build_text(layout, resolve(layout.marks)))


@pytest.mark.parametrize(
    ("block", "cut"),
    [
        ("It was late ..... 12 of them slept.", " ..... "),
        ("It was late .... 12 of them slept.", " .... "),
        ("It was late     12 of them slept.", "     "),
        ("Rye ..... of it\nOats .... of it", " ..... "),
    ],
)
def test_no_border_is_cut_out_of_running_text(block: str, cut: str) -> None:
    text = f"12. Memo\n\n{block}\n"
    layout = read_layout(Source("memo.txt", text))
    start = text.index(cut)
    removed = (Removal(start, start + len(cut), "border"),)
    with pytest.raises(ProofError, match="would be lost"):
        prove_nothing_lost(replace(layout, removed=removed), build_text(layout, layout.marks))


@pytest.mark.parametrize(
    "row", ["Rye .... | 12", "Rye ..... of it | 12", "Rye ... | 12", "Rye …… of it | 12"]
)
def test_only_leaders_are_cut_out_of_rows(row: str) -> None:
    text = f"12. Memo\n\n{row}\n{row}\n"
    layout = read_layout(Source("memo.txt", text))
    dots = re.search(r" *[.…]+ *", text[10:])
    assert dots is not None
    border = Removal(dots.start() + 10, dots.end() + 10, "border")
    removed = tuple(sorted([*layout.removed, border]))
    with pytest.raises(ProofError, match="would be lost"):
        prove_nothing_lost(replace(layout, removed=removed), build_text(layout, layout.marks))
