"""Persons: what holds for any text, how long it takes, and how well it goes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from conftest import CORPUS, needs_shared
from hypothesis import given, settings
from hypothesis import strategies as st
from person_names import BALL, BROWNS, JOHNSONS, LABELS, MEMO, layout_of

from tei_tools.annotate.persons import persons
from tei_tools.authority import Authority, Entry, read_authority
from tei_tools.naming.listed.parsing import parse_name

# --- invariants ---------------------------------------------------------------------------------

_WORDS = st.sampled_from(
    "Mr. Ball George W. Johnson Chou En-lai said the President of State (Alder) , and . to From "
    "Jr. \n\n  *  de Gaulle ’s MR. BALL A. 3 — “ ” May II".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=60))
def test_spans_are_ordered_disjoint_and_trimmed(words: list[str]) -> None:
    text = " ".join(words) + " x"
    at = 0
    for span in persons(Authority((*JOHNSONS.entries, Entry(*BALL))))(layout_of(text)):
        assert at <= span.start < span.end
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert set(span.attrs) <= {"ref", "cert", "type"}
        at = span.end


@given(st.text(max_size=60).filter(str.strip))
def test_any_heading_can_be_taken_apart(heading: str) -> None:
    parse_name(heading)


def test_the_annotator_keeps_nothing_from_one_memo_to_the_next() -> None:
    annotate = persons(BROWNS)
    layout = layout_of("I agree with Brown.")
    before = list(annotate(layout))
    list(annotate(layout_of("I met Ann Brown. Brown left.")))
    assert list(annotate(layout)) == before


def test_a_long_list_costs_little_per_memo() -> None:
    text = MEMO * 3
    layout = layout_of(text)
    syllables = ["ba", "co", "di", "fu", "gel", "han", "kor", "lim", "mas", "ner"]
    families = [
        a + b + c + d for a in syllables for b in syllables for c in syllables for d in "xz"
    ]

    def cost(count: int) -> float:
        entries = (
            Entry(f"e{i}", f"{families[i % 2000].title()}{i}, Ann", "Director")
            for i in range(count)
        )
        annotate = persons(Authority(tuple(entries)))
        times = []
        for _ in range(15):
            start = time.process_time()
            list(annotate(layout))
            times.append(time.process_time() - start)
        return min(times)

    assert cost(20_000) < 2 * cost(200) + 0.001


@pytest.mark.parametrize(
    "unit",
    [
        "Then Lyndon Johnson, Johnson and U. Alexis Johnson met Johnson.\n\n",
        "Alder, Birch, Cedar, ",
        "FROM MR. BALL TO MR. JOHNSON ",
        "TO\n\n  * Mr. Ball\n  * Johnson\n\nDear George:\n\nGeorge Ball\n\n",
        "Drafted by Alder and cleared by A. Birch (EUR) ",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    annotate = persons(Authority((*JOHNSONS.entries, Entry(*BALL))))

    def cost(count: int) -> float:
        layout = layout_of("1. Memo From Mr. Ball to Mr. Alder\n\n" + unit * count)
        start = time.process_time()
        list(annotate(layout))
        return time.process_time() - start

    cost(100)
    # what grows with the square takes 64 times as long
    most = 8 * 3 * min(cost(200) for _ in range(2)) + 0.05
    assert any(cost(1600) < most for _ in range(3))


# --- the corpus ---------------------------------------------------------------------------------


def labelled() -> list[tuple[str, str, set[tuple[int, int]], set[tuple[int, int]]]]:
    """Volume, text, spans of persons, spans that count neither way."""
    found = []
    for path in sorted(LABELS.glob("*.ann")):
        volume, document = path.stem.split("__")
        text = (CORPUS / volume / f"{document}.txt").read_text(encoding="utf-8")
        core: set[tuple[int, int]] = set()
        optional: set[tuple[int, int]] = set()
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("person\t"):
                _, surface, number, _, flag = line.split("\t")
                at = -len(surface)
                for _ in range(int(number)):
                    at = text.index(surface, at + len(surface))
                (core if flag == "core" else optional).add((at, at + len(surface)))
        found.append((volume, text, core, optional))
    return found


def f1(with_list: bool) -> float:
    hits = wanted = got = 0
    for volume, text, core, optional in labelled():
        path = Path(CORPUS / volume / "persons.csv")
        authority = read_authority(path, "person") if with_list and path.exists() else None
        spans = {(s.start, s.end) for s in persons(authority)(layout_of(text))} - optional
        hits += len(spans & core)
        wanted += len(core)
        got += len(spans)
    return 2 * hits / (wanted + got)


@needs_shared
def test_the_labels_made_by_hand() -> None:
    assert f1(with_list=False) > 0.93
    assert f1(with_list=True) > 0.94
