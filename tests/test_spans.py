from __future__ import annotations

import re
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.errors import TeiToolsError
from tei_tools.spans import MARKS, WRAPS, Span, _precedence, resolve
from tei_tools.tree.inline import _RENDERERS


def test_every_kind_has_a_renderer() -> None:
    assert set(_RENDERERS) == MARKS | set(WRAPS)


def test_the_longer_name_wins() -> None:
    short, long = Span(5, 14, "persName"), Span(0, 14, "persName")
    assert resolve([short, long]) == (long,)


def test_the_editors_words_win_over_a_longer_name() -> None:
    gap, name = Span(5, 9, "gap"), Span(0, 20, "persName")
    assert resolve([name, gap]) == (gap,)


def test_a_name_wins_over_the_insertion_it_stands_in() -> None:
    supplied, name = Span(0, 9, "supplied"), Span(1, 8, "persName")
    assert resolve([supplied, name]) == (name,)


def test_a_term_of_a_list_wins_over_an_office_of_none() -> None:
    office, term = Span(0, 7, "orgName"), Span(0, 2, "gloss", {"target": "#t_EA1"})
    assert resolve([office, term]) == (term,)
    listed = Span(0, 7, "orgName", {"ref": "#o_EA_1"})
    assert resolve([listed, term]) == (listed,)


def test_a_date_wins_over_a_term_of_the_same_extent() -> None:
    assert resolve([Span(0, 4, "gloss"), Span(0, 4, "date")]) == (Span(0, 4, "date"),)


def test_two_that_agree_become_one_with_the_attributes_of_both() -> None:
    linked = Span(0, 4, "persName", {"ref": "#p_R_1"})
    drafter = Span(0, 4, "persName", {"role": "drafter", "ref": "#p_X_9"})
    assert resolve([linked, drafter]) == (
        Span(0, 4, "persName", {"role": "drafter", "ref": "#p_R_1"}),
    )


def test_a_page_break_may_stand_in_a_name_but_not_cut_it() -> None:
    page = Span(5, 15, "pb")
    assert resolve([Span(0, 20, "persName"), page]) == (Span(0, 20, "persName"), page)
    assert resolve([Span(0, 10, "persName"), page]) == (page,)


def test_a_name_may_not_begin_within_a_page_break_but_right_after_it() -> None:
    page, after = Span(5, 15, "pb"), Span(15, 20, "persName")
    assert resolve([Span(10, 20, "persName"), page]) == (page,)
    assert resolve([after, page]) == (page, after)


def test_names_that_touch_both_stay() -> None:
    first, second = Span(0, 4, "persName"), Span(4, 9, "placeName")
    assert resolve([second, first]) == (first, second)


def test_two_that_agree_keep_the_doubt_of_either() -> None:
    plain, doubtful = Span(0, 4, "persName"), Span(0, 4, "persName", candidates=("p1", "p2"))
    assert resolve([plain, doubtful]) == resolve([doubtful, plain]) == (doubtful,)
    other = Span(0, 4, "persName", candidates=("p3",))
    assert resolve([doubtful, other]) == (doubtful,)


def test_a_gap_holds_no_mark() -> None:
    page = Span(5, 15, "pb")
    assert resolve([Span(0, 20, "gap"), page]) == (page,)


def test_a_kind_that_the_tree_does_not_know_is_told() -> None:
    with pytest.raises(TeiToolsError, match=r"characters 5 to 9 as 'shipName'.* persName, "):
        resolve([Span(0, 4, "date"), Span(5, 9, "shipName")])


_SPANS = st.lists(
    st.builds(
        lambda start, length, kind: Span(start, start + length, kind),
        st.integers(0, 40),
        st.integers(0, 12),
        st.sampled_from(WRAPS),
    )
)


@given(_SPANS, st.lists(st.integers(0, 20), unique=True))
def test_what_stays_never_crosses_nests_or_is_invented(spans: list[Span], at: list[int]) -> None:
    marks = [Span(2 * i, 2 * i + 1, "pb") for i in at]
    kept = resolve([*spans, *marks])
    wraps = [span for span in kept if span.kind not in MARKS]
    assert all(mark in kept for mark in marks)
    assert {(s.start, s.end, s.kind) for s in wraps} <= {(s.start, s.end, s.kind) for s in spans}
    assert all(a.end <= b.start for a, b in pairwise(wraps))
    assert list(kept) == sorted(kept, key=lambda span: (span.start, -span.end))


_MANY = st.lists(
    st.builds(
        lambda start, length, kind, ref: Span(start, start + length, kind, ref),
        st.integers(0, 60), st.integers(1, 9), st.sampled_from(WRAPS),
        st.sampled_from([{}, {"ref": "#a"}]),
    ),
    max_size=40,
)  # fmt: skip


@given(_MANY)
def test_many_are_settled_as_one_after_another_would_be(spans: list[Span]) -> None:
    unique = {(span.start, span.end, span.kind): span for span in resolve(spans)}
    merged: dict[tuple[int, int, str], Span] = {}
    for span in spans:
        key = (span.start, span.end, span.kind)
        first = merged.get(key, span)
        merged[key] = replace(first, attrs={**span.attrs, **first.attrs})
    kept: list[Span] = []
    for span in sorted(merged.values(), key=_precedence):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    assert set(unique) == {(span.start, span.end, span.kind) for span in kept}


def test_eight_times_the_spans_take_about_eight_times_as_long() -> None:
    def seconds(count: int) -> float:
        spans = [Span(at * 9, at * 9 + 4 + at % 9, "date") for at in range(count)]
        start = time.process_time()
        resolve(spans)
        return time.process_time() - start

    # Thrice: what else the machine does takes from its caches.
    assert any(seconds(80_000) < 8 * 2.5 * seconds(10_000) for _ in range(3))


def test_a_span_may_begin_before_a_note_and_end_after_it() -> None:
    date, pages = Span(4, 30, "date"), Span(25, 27, "pb", {"n": "2"})
    inside = Span(12, 18, "persName"), Span(14, 16, "date")
    assert resolve([date, pages, *inside], [(10, 20)]) == (date, inside[0], pages)
    assert resolve([date, pages, *inside]) == (date, pages)


@pytest.mark.parametrize(
    ("attrs", "says"),
    [
        ({"a b": "1"}, "'a b' with the value '1', which has no name that TEI knows"),
        ({"xmlns": "http://example.org/"}, "'xmlns'"),
        ({"n": 5}, "the value 5, which is no text"),
        ({5: "n"}, "the attribute 5"),
        ({"n": ["a"]}, "which is no text"),
        ({"n": "a\x01"}, "which holds a character that no XML can hold"),
    ],
)
@pytest.mark.parametrize("kind", ["persName", "note"])
def test_an_attribute_that_no_element_can_have_is_told(
    kind: str, attrs: dict[str, str], says: str
) -> None:
    with pytest.raises(TeiToolsError, match=re.escape(says)) as told:
        resolve([Span(3, 7, kind, attrs)])
    assert f"the {kind} at characters 3 to 7" in str(told.value)
