"""What the layout makes of a memo, told block by block."""

from __future__ import annotations

import pytest

from tei_tools.convert import convert
from tei_tools.layout import read_layout
from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.paragraphs import split
from tei_tools.source import Source


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    layout = read_layout(Source("memo.txt", text))
    return [
        (block.kind + (f" {block.role}" if block.role else ""), text[block.start : block.end])
        for block in layout.blocks
    ]


def test_a_letter() -> None:
    text = """12. Letter From the Director of the Harbour Office (Alder) to the Minister (Birch)

Port City, March 2, 1974.

Dear Mr. Minister:

We have met twice.

—Once in the spring.

With kind regards,

Sincerely yours,

Charles Alder
Director

P.S. The grain has come.
"""
    assert [kind for kind, _ in blocks(text)] == [
        "head",
        "dateline",
        "salute",
        "p",
        "p hanging",
        "valediction",
        "valediction",
        "signed",
        "postscript",
    ]


def test_a_memorandum_of_conversation() -> None:
    text = """13. Memorandum of Conversation

SUBJECT

  * Grain

PARTICIPANTS

  * Mr. Alder
  * Mr. Birch

The Problem

Mr. Alder opened.
"""
    assert [kind for kind, _ in blocks(text)] == [
        "head",
        "listhead subject",
        "item",
        "listhead participants",
        "item",
        "item",
        "section",
        "p",
    ]


def test_a_file_number_may_stand_above_the_heading() -> None:
    text = "811.24/3–248: Telegram\n\nThe Consul at Port City (Elm) to the Minister\n\nWe agree.\n"
    assert [kind for kind, _ in blocks(text)] == ["source", "head", "p"]


def test_a_second_document_has_its_own_dateline() -> None:
    text = """14. Letter

Port City, March 2, 1974.

See below.

Alder

Attachment

Port City, undated.

The paper.
"""
    kinds = [kind for kind, _ in blocks(text)]
    assert kinds == ["head", "dateline", "p", "signed", "attachment", "dateline", "p"]


def test_a_page_break_alone_is_no_paragraph() -> None:
    text = "1. Memo\n\nOne.\n\n[Page 45]\n\nTwo.\n"
    assert [kind for kind, _ in blocks(text)] == ["head", "p", "pages", "p"]


@pytest.mark.parametrize(
    "line",
    [
        "Washington, December 10, 1970, 4:30 p.m.",
        "Washington, undated.",
        "Peking, 27 March 1946—8 p.m.",
        "[Washington,] January 5–7, 1972",
        "December 19, 1969, 1738Z.",
        "[ New York ,] April 7, 1948.",
        "Rio de Janeiro , July 10, 1959 .",
        "Glassboro, New Jersey, June 23, 1967, 11:30 a.m.-1:30 p.m.",
        "London, February 15, 1955, Morning Session",
        "TUESDAY, JUNE 4, 1946",
        "JUNE 4, 1946",
        "PORT CITY, MAY 3, 1961, 4 P.M.",
    ],
)
def test_datelines(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "On April 3, 1961, the Minister met with the Director.",
        "Notes on the Meeting of March 6, 1957",
        "Document No. 1875",
        "May I ask for your views?",
        "The Visit to Port City, May 1962",
        "HARBOR STRIKE, MAY 3, 1961",
        "RIOTS AT KOVNO, MAY 3, 1961",
        "SHIPS AT PORT CITY, MAY 3, 1961",
        "BOMBING, MAY 3, 1961",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert not is_dateline(line)


def test_bullets_need_an_indent_or_company() -> None:
    text = "  * one\n  * two\n\n*A remark at the margin.\n\n• alone\n\n• three\n• four\n"
    found = [(text[p.start : p.end], bool(p.bullet)) for p in split(text, 0, len(text))]
    assert found == [
        ("one", True),
        ("two", True),
        ("*A remark at the margin.", False),
        ("• alone", False),
        ("three", True),
        ("four", True),
    ]


def test_a_note_without_mark_is_a_finding_with_its_line() -> None:
    text = "1. Memo1\n\nNothing here.\n\n  1. Source: A.\n  2. Lost.\n"
    layout = read_layout(Source("memo.txt", text))
    assert [(f.rule, f.line, f.column) for f in layout.findings] == [("note-orphan", 6, 3)]
    assert layout.footnotes[1].mark is None


def test_the_reading_text_keeps_all_offsets() -> None:
    text = "1. Memo1\n\nIn [Page 12] 19562 we met.\n\n  1. Source: A.\n  2. B.\n"
    layout = read_layout(Source("memo.txt", text))
    assert len(layout.reading) == len(text)
    assert "In           1956  we met." in layout.reading


def doubts(memo: str) -> dict[str, str]:
    """What the blocks in doubt may be instead, by their words."""
    blocks = read_layout(Source("memo.txt", memo)).blocks
    return {memo[block.start : block.end]: block.doubt for block in blocks if block.doubt}


def test_the_parties_of_a_conversation_are_in_doubt_its_persons_not() -> None:
    memo = "1. Talk\n\nPARTICIPANTS\n\n  * {}\n  * Mr. Elm\n  * {}\n  * Mr. Oak\n"
    assert doubts(memo.format("Maravene", "Castelmar")) == {
        "Maravene": "label",
        "Castelmar": "label",
    }
    assert doubts(memo.format("Mr. Alder", "The Minister")) == {}


def test_a_signature_within_a_memo_is_in_doubt_one_at_its_end_not() -> None:
    memo = "1. Letter\n\nIt is so.\n\nSincerely,\n\nC. Alder\n"
    assert doubts(memo) == {}
    assert doubts("1. Memo\n\nIt is so.\n\nC. Alder\n\nAttachment\n\nIt is.\n") == {"C. Alder": "p"}


def test_short_points_line_by_line_are_no_heading() -> None:
    text = "Memo\n\nWe need two things.\n\n1. New Harbours\n2. Grain Storage\n\nWe have none.\n"
    assert [kind for kind, _ in blocks(text)] == ["head", "p", "p", "p"]


def test_a_paragraph_that_notes_cut_is_read_without_them() -> None:
    text = (
        "Memo\n\nThe harbour[1] is small and short of\n\n  [1] Of May 3, 1971.\n\n- 2 -\n\n"
        "storage, as you know.\n"
    )
    layout = read_layout(Source("memo.txt", text))
    passages = list(layout.passages())
    assert [layout.words(block.start, block.end) for block in passages] == [
        "Memo", "The harbour is small and short of storage, as you know.", "Of May 3, 1971."
    ]  # fmt: skip
    for block in passages:
        read = layout.text_of(block)[block.start : block.end]
        assert " ".join(read.split()) == layout.words(block.start, block.end)


def decided(memo: str) -> list[tuple[str, tuple[str, ...]]]:
    """What was decided in doubt, and what else it may be."""
    decisions = read_layout(Source("memo.txt", memo)).decisions
    return [(memo[each.start : each.end], each.alternatives) for each in decisions]


def test_the_parties_of_a_conversation_are_one_question() -> None:
    items = "  * Maravene\n  * Mr. Elm\n  * Castelmar\n  * Mr. Oak\n"
    memo = f"1. Talk\n\nPARTICIPANTS\n\n{items}\nWe met.\n"
    assert decided(memo) == [
        ("Maravene\n  * Mr. Elm\n  * Castelmar", ("label of the items below it",))
    ]
    two = memo + "\nPARTICIPANTS\n\n  * Elbia\n  * Mr. Fir\n\nWe met again.\n"
    assert [words for words, _ in decided(two)][1:] == ["Elbia"]


def test_a_name_with_its_office_below_is_sure_a_last_line_alone_is_no_signature() -> None:
    memo = "1. Memo\n\nWe met.\n\nCharles Alder\n\n{}"
    assert decided(memo.format("Major General, USA\n")) == [("Major General, USA", ("paragraph",))]
    assert decided(memo.format("Attachment\n\nIt is so.\n")) == [("Charles Alder", ("paragraph",))]
    assert decided("1. Memo\n\nWe met.\n\nApproved: JFD\n") == []


def test_the_last_name_of_a_letter_that_is_quoted_to_its_end_may_be_a_signature() -> None:
    memo = "1. Memo\n\nHe wrote:\n\n“The harbor is closed.\n\n{}”\n"
    assert decided(memo.format("Carl Elm")) == [("Carl Elm”", ("signature",))]
    assert decided(memo.format("It is so.")) == []


def test_a_decision_says_where_it_is_and_what_it_is_about_in_words() -> None:
    memo = (
        "1. Memo1\n\nWe met 2 men.\n\nThey had 2 dogs.\n\n  1. Source: X.\n  2. Men.\n  3. One.\n"
    )
    mark, missing = read_layout(Source("memo.txt", memo)).decisions
    assert (mark.line, mark.column, mark.text) == (3, 8, "2")
    assert mark.choice == "note 2 after “1. Memo1 We met”"
    assert mark.alternatives == ("after “… We met 2 men. They had”", "without a mark")
    assert (missing.line, missing.choice) == (9, "note 3 without a mark")
    long = "  * Maravene\n  * Mr. Elm, Ambassador of Maravene, and all who belong to his house\n"
    (party,) = read_layout(Source("memo.txt", f"1. Talk\n\nPARTICIPANTS\n\n{long}")).decisions
    assert (party.line, party.choice, party.text) == (5, "item of a list", "Maravene")


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\r\r\n"])
def test_lines_may_end_as_on_any_machine(line_end: str) -> None:
    memo = "8. Memorandum\n\nIt is full.1\n\nIt is old.2\n\n  1. In the spring.\n  2. So he says.\n"
    layout = read_layout(Source("memo.txt", memo.replace("\n", line_end)))
    assert [(note.number, note.mark is not None) for note in layout.footnotes] == [
        ("1", True),
        ("2", True),
    ]
    assert len(layout.blocks) == 3


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_pages_and_words_cut_at_the_ends_of_any_lines_are_proved(line_end: str) -> None:
    lines = ["It was a long way to the har-", "bor, and the ship that was to bring the grain"] * 8
    memo = "\n".join(["8. Memorandum", "", *lines, "", "-\u00a02 -", "", *lines, ""])
    edition = convert(Source("memo.txt", memo.replace("\n", line_end)), unwrap=True)
    assert b"the harbor, and" in edition.xml
    assert b'<pb n="2"' in edition.xml


@pytest.mark.parametrize("page", ["the\n\fgrain is late", "the\f\ngrain is late"])
def test_a_form_feed_beside_the_end_of_a_line_keeps_both(page: str) -> None:
    memo = (
        f"1. Memorandum\n\nIt has come.\n\n{page} and has to be dried in the sun.\n\nIt is dry.\n"
    )
    edition = convert(Source("memo.txt", memo), unwrap=True)
    assert edition.xml.count(b"<pb") == 1
