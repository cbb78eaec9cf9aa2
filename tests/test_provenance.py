"""The reading of source notes: golden cases in ``cases/provenance.test``, and what always holds.

A case is a line of prose, the note (``> …``), and what is read from it, in the order of the text:
``= field: words``, with `` = value`` where the normalized value is another.
``pytest tests/test_provenance.py --rewrite-cases`` writes what is read now.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st

from tei_tools.annotate.provenance import provenance
from tei_tools.layout import read_layout
from tei_tools.provenance import (
    CLASSIFICATIONS,
    PRECEDENCES,
    Person,
    Provenance,
    Value,
    read_marking,
    read_provenance,
    source_note,
)
from tei_tools.source import Source

FILE = ROOT / "tests" / "cases" / "provenance.test"
CASE = re.compile(r"(?P<note>(?:^> .*\n)+)(?P<found>(?:^= .*\n)*)", re.M)
CASES = [
    (match["note"], match["found"]) for match in CASE.finditer(FILE.read_text(encoding="utf-8"))
]


def values(found: Provenance) -> Iterator[tuple[str, int, int, str]]:
    """All values with their fields."""
    for field, content in found._asdict().items():
        several = isinstance(content, tuple) and not isinstance(content, Value)
        for item in content if several else [content]:
            if isinstance(item, Person):
                yield item.role, item.start, item.end, item.name
            elif isinstance(item, Value):
                yield field, item.start, item.end, item.value


def text_of(note: str) -> str:
    return "\n".join(line[2:].rstrip() for line in note.splitlines())


def shown(note: str) -> str:
    text = text_of(note)
    lines = []
    for field, start, end, value in sorted(
        values(read_provenance(text, 0, len(text))), key=lambda item: item[1:3]
    ):
        words = " ".join(text[start:end].split())
        lines.append(f"= {field}: {words}" + (f" = {value}" if value != words else "") + "\n")
    return "".join(lines)


@pytest.mark.parametrize(("note", "expected"), CASES, ids=[text_of(note)[:60] for note, _ in CASES])
def test_case(note: str, expected: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--rewrite-cases"):
        text = FILE.read_text(encoding="utf-8")
        FILE.write_text(text.replace(note + expected, note + shown(note)), encoding="utf-8")
        return
    assert shown(note) == expected


def test_there_are_cases() -> None:
    assert len(CASES) > 25


PIECES = st.sampled_from(
    re.findall(
        r"\S+",
        """
        Source: National Archives, RG 59, Central Files 1964–66, POL 27 VIET S. Top Secret; Nodis.
        Drafted and approved by J. Ash, Jr. (EUR) Lot 64 D 559, Box 9, cleared with in “ ” ( ) [ ]
        501.BC/1–48: Repeated to The Hague for Received at 8:05 a.m. Attached not printed; who S/S
        U.S. Vol. I. Papers
        """,
    )
)
#: Sentences in which whatever is read of a note has its place.
SENTENCES = st.sampled_from([
    "Source: National Archives, RG 59, Central Files 1964–66, POL 27 VIET S.",
    "Source: National Archives, RG 59, S/S Files: Lot 64 D 559, Box 9.",
    "Top Secret; Nodis.", "Secret; Priority; Limdis.", "Confidential; Niact Immediate.",
])  # fmt: skip
NOTES = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(SENTENCES | PIECES, min_size=1, max_size=6).map(" ".join),
)


@given(NOTES)
@example("Source: National Archives, RG 59, S/S Files: Lot 64 D 559, Box 9.")
def test_every_value_is_a_range_of_the_note(note: str) -> None:
    for field, start, end, value in values(read_provenance(note, 0, len(note))):
        assert 0 <= start < end <= len(note)
        assert value
        if field == "classification":
            assert value in CLASSIFICATIONS
        elif field == "precedences":
            assert all(part in " ".join(PRECEDENCES) for part in value.split())
        elif field == "lots":
            assert value == "".join(note[start:end].split())
        elif field != "record_group":
            assert value == " ".join(note[start:end].split())


@given(NOTES)
def test_offsets_count_in_the_whole_text(note: str) -> None:
    alone = sorted(values(read_provenance(note, 0, len(note))))
    before, after = "A memo.\n\n", "\n\nThe end"
    text = before + note + after
    within = values(read_provenance(text, len(before), len(before) + len(note)))
    shifted = [(f, start - len(before), end - len(before), v) for f, start, end, v in within]
    assert sorted(shifted) == alone


def test_a_note_without_anything() -> None:
    assert read_provenance("", 0, 0) == Provenance()
    assert read_provenance("Source:", 0, 7) == Provenance()


def test_marking_of_prose_is_none() -> None:
    for prose in ("Secret talks were held.", "The memorandum is printed.", "Priority was given."):
        assert read_marking(prose, (0, len(prose))) is None


MEMO = """7. Memorandum From Ash to Beech1

Port City, March 2, 1974.

The harbour is short of storage.2

  1. Source: National Archives, RG 40, Box 3. Secret. Drafted by Rose Elm (HO/GR) and [Page 8]
cleared by Fir; drafted and approved by Elm.
  2. Drafted by Nobody.
"""


def test_annotator_marks_the_names_in_the_source_note_alone() -> None:
    layout = read_layout(Source("memo.txt", MEMO))
    found = {
        (span.kind, layout.source.text[span.start : span.end], *span.attrs.values())
        for span in provenance(layout)
    }
    assert found == {
        ("persName", "Rose Elm", "drafter"),
        ("orgName", "HO/GR"),
        ("persName", "Fir", "clearer"),
        ("persName", "Elm", "drafter"),
    }


def test_source_note_of_the_text() -> None:
    text = "501.BB Arcadia/1–248: Telegram\n\nThe Consul to the Secretary\n\nGrain is short.\n"
    layout = read_layout(Source("memo.txt", text))
    assert source_note(layout) == (0, 30)


def test_memo_without_a_source_note() -> None:
    layout = read_layout(Source("memo.txt", "A memo\n\nIt names no source.\n"))
    assert source_note(layout) is None
    assert list(provenance(layout)) == []


@pytest.mark.parametrize("seed", ["“ Attached. ", "”. Tab “", " A. B", "Drafted by A. B. Ash; "])
def test_time_grows_with_the_length_of_the_note_only(seed: str) -> None:
    def cost(length: int) -> float:
        text = seed * (length // len(seed))
        best = float("inf")
        for turn in range(2):  # a note of its own each time, for the last ones are remembered
            start = time.process_time()
            read_provenance(f"{text}{turn}", 0, len(text))
            best = min(best, time.process_time() - start)
        return best

    assert cost(16_000) < 16 * cost(2_000) + 0.005  # 8 if linear, 64 if quadratic


@pytest.mark.parametrize("pad", [" ", "\n", " \n"])
def test_runs_of_white_space_take_no_time(pad: str) -> None:
    note = "Source: A, Box 3. Secret; Nodis. Drafted by Oak, cleared by Elm (EUR), and approved. "
    note += "Repeated to Paris for Polad. (Ibid., Box 3 [of 4])"
    blanks = [at for at, character in enumerate(note) if character == " "]
    for at in blanks:
        text = note[:at] + pad * 8_000 + note[at:]

        def seconds(text: str = text) -> float:
            start = time.process_time()
            read_provenance(text, 0, len(text))
            return time.process_time() - start

        assert any(seconds() < 0.2 for _ in range(3)), note[:at]  # 1 if it took the square
