"""Decisions of the archivist overrule the program, on every later run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tei_tools.authority import Authority, Entry
from tei_tools.convert import Authorities, convert
from tei_tools.errors import ReadError
from tei_tools.review import (
    NO_NAME,
    Ruling,
    Words,
    doubtful,
    merge_rulings,
    overrule,
    read_rulings,
    write_rulings,
)
from tei_tools.source import Source
from tei_tools.spans import Span

TEXT = "Mr. Johnson spoke. Then Mr. Johnson left the room with Elm."
FIRST = Span(4, 11, "persName", {"ref": "#p_J_1", "cert": "medium"}, ("p_J_1", "p_J_2"))
SECOND = Span(28, 35, "persName", {}, ("p_J_1", "p_J_2"))


def words_of(text: str) -> Words:
    return lambda start, end: " ".join(text[start:end].split())


def rows() -> list[Ruling]:
    return list(doubtful("memo.txt", words_of(TEXT), [FIRST, SECOND]))


def test_each_doubtful_name_is_a_row() -> None:
    first, second = rows()
    assert (first.name, first.choice, first.candidates) == ("Johnson", "p_J_1", "p_J_1 p_J_2")
    assert first.context == "Mr. [Johnson] spoke. Then Mr. Johnson left the room w"
    assert second.choice == ""
    assert not first.is_edited


def test_an_edited_row_overrules_the_program() -> None:
    first, second = rows()
    edited = [replace(first, choice="p_J_2"), replace(second, choice="p_J_1")]
    one, two = overrule([FIRST, SECOND], edited, "memo.txt", words_of(TEXT))
    assert (dict(one.attrs), dict(two.attrs)) == ({"ref": "#p_J_2"}, {"ref": "#p_J_1"})


def test_a_row_as_it_was_changes_nothing() -> None:
    assert overrule([FIRST, SECOND], rows(), "memo.txt", words_of(TEXT)) == [FIRST, SECOND]


def test_the_holder_of_an_office_is_named_where_the_list_does_not_tell() -> None:
    memo = Source(
        "memo.txt",
        "3. Telegram From the Embassy in Arcadia to the Acting Secretary of State\n\n"
        "Arcadia, March 3, 1959.\n\nAll is well.\n",
    )
    persons = Authority((Entry("p_elm", "Elm, Ann", "Under Secretary of State"),))
    lists = Authorities(persons=persons)
    (row,) = convert(memo, authorities=lists).doubtful
    assert (row.name, row.choice, row.candidates) == ("Acting Secretary of State", "", "")
    ruled = convert(memo, authorities=lists, rulings=[replace(row, choice="p_elm")])
    (received,) = ruled.tei.findall(".//{*}correspAction[@type='received']/{*}persName")
    assert received.get("ref") == "#p_elm"
    assert convert(memo, authorities=lists).tei.find(".//{*}correspDesc//{*}persName") is None


def test_no_name_removes_the_markup_and_an_empty_choice_the_reference() -> None:
    first, second = rows()
    assert overrule(
        [FIRST, SECOND], [replace(first, choice=NO_NAME)], "memo.txt", words_of(TEXT)
    ) == [SECOND]
    (kept, _) = overrule([FIRST, SECOND], [replace(first, choice="")], "memo.txt", words_of(TEXT))
    assert dict(kept.attrs) == {}
    assert second in rows()


def test_a_row_finds_its_name_when_the_memo_grew_before_it() -> None:
    before = "A paragraph that was not there when the table was written.\n\n"
    far = " Long before that it had been settled that nobody else would come."
    text, longer = far + TEXT, before + far + TEXT
    shift = len(far)
    spans = [replace(s, start=s.start + shift, end=s.end + shift) for s in (FIRST, SECOND)]
    edited = replace(list(doubtful("memo.txt", words_of(text), spans))[1], choice="p_J_1")
    moved = [
        replace(s, start=s.start + len(before), end=s.end + len(before), attrs={}) for s in spans
    ]
    assert [
        dict(span.attrs) for span in overrule(moved, [edited], "memo.txt", words_of(longer))
    ] == [
        {},
        {"ref": "#p_J_1"},
    ]


def test_edited_rows_stay_when_the_table_is_written_anew() -> None:
    first, second = rows()
    edited = replace(first, choice="p_J_2")
    assert merge_rulings([edited, second], [first, second]) == (edited, second)


_CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.builds(Ruling, _CELLS, st.integers(0, 10**6), *[_CELLS] * 5)))
def test_the_table_is_read_as_it_was_written(tmp_path: Path, rulings: list[Ruling]) -> None:
    path = tmp_path / "review.csv"
    path.write_text(write_rulings(rulings), encoding="utf-8", newline="")
    assert sorted(read_rulings(path), key=repr) == sorted(rulings, key=repr)


def test_a_table_survives_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_text(write_rulings(rows()), encoding="utf-8")
    assert list(read_rulings(path)) == rows()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n1,2\n", ":1:1: a table of decisions has the columns document,start"),
        (
            "document,start,name,context,choice,proposed,candidates\nm,x,,,,,\n",
            ":2:1: the start 'x'",
        ),
        (
            "document,start,name,context,choice,proposed,candidates\nm,1\n",
            ":2:1: the row has not 7",
        ),
        (
            "document,start,name,context,choice,proposed,candidates\nm,²,,,,,\n",
            ":2:1: the start '²'",
        ),
        (
            'document,start,name,context,choice,proposed,candidates\nm,1,"' + "x" * 140_000,
            "not a row of a table .*; is a quotation mark open?",
        ),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "review.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=says):
        read_rulings(path)


def test_a_spreadsheet_may_divide_by_semicolons_and_a_choice_be_a_pointer(tmp_path: Path) -> None:
    path = tmp_path / "doubts.csv"
    first = rows()[0]
    line = f'memo.txt;{first.start};Johnson;"{first.context}";#p_J_2;p_J_1;p_J_1 p_J_2'
    heading = "document;start;name;context;choice;proposed;candidates"
    path.write_text(f"{heading}\n{line}\n", encoding="utf-8-sig")
    (ruling,) = read_rulings(path)
    assert (ruling.choice, ruling.chosen, ruling.is_edited) == ("#p_J_2", "p_J_2", True)
    (decided, _) = overrule([FIRST, SECOND], [ruling], "memo.txt", words_of(TEXT))
    assert decided.attrs["ref"] == "#p_J_2"


def test_a_table_in_an_older_encoding_is_to_be_saved_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_bytes(write_rulings(rows()).replace("Johnson", "José").encode("cp1252"))
    with pytest.raises(ReadError, match=r":2:\d+: the byte 0xE9 .* save it as UTF-8") as refused:
        read_rulings(path)
    assert "--encoding" not in str(refused.value)


def test_a_row_knows_its_line_beside_blank_lines_and_cells_of_several(tmp_path: Path) -> None:
    heading, first, second = write_rulings(rows()).splitlines()
    several = first.replace("Mr. [Johnson] spoke", '"Mr. [Johnson]\n spoke').replace(" w,", ' w",')
    path = tmp_path / "review.csv"
    path.write_text(f"\n{heading}\n\n\n{several}\n\n{second}\n")
    assert [ruling.line for ruling in read_rulings(path)] == [5, 8]
    assert write_rulings(read_rulings(path)).startswith(f"{heading}\n")
    path.write_text(f"{heading}\n\n{several}\n\nmemo.txt,x\n")
    with pytest.raises(ReadError, match=":6:1: the row has not 7 cells"):
        read_rulings(path)
