"""Terms of a list in the text: whole words, capitals, ambiguity."""

from __future__ import annotations

import pytest

from tei_tools.annotate.terms import terms
from tei_tools.authority import Authority, Entry
from tei_tools.layout import read_layout
from tei_tools.source import Source


def marked(text: str, *entries: tuple[str, str, str]) -> str:
    """The text with ``[form|id]`` for each gloss, and ``?`` where it is uncertain."""
    authority = Authority(tuple(Entry(i, n, d, "term") for i, n, d in entries))
    out, at = [], 0
    for span in terms(authority)(read_layout(Source("memo", text))):
        assert span.kind == "gloss"
        target = span.attrs["target"].removeprefix("#") + ("?" if "cert" in span.attrs else "")
        out += [text[at : span.start], f"[{text[span.start : span.end]}|{target}]"]
        at = span.end
    return "".join([*out, text[at:]])


NSC = ("n", "NSC", "National Security Council")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The NSC met.", "The [NSC|n] met."),
        (
            "In NSC 5501 and NSC/S, the NSC’s view.",
            "In [NSC|n] 5501 and [NSC|n]/S, the [NSC|n]’s view.",
        ),
        ("No ANSC, no NSCX, no nsc.", "No ANSC, no NSCX, no nsc."),
        ("Two NSCs.", "Two [NSC|n]s."),
    ],
)
def test_whole_words_with_their_capitals(text: str, expected: str) -> None:
    assert marked(text, NSC) == expected


def test_the_longest_term_wins() -> None:
    text = "In FE/SEA and FE."
    assert marked(text, ("a", "FE", ""), ("b", "SEA", ""), ("c", "FE/SEA", "")) == (
        "In [FE/SEA|c] and [FE|a]."
    )


def test_capitals_tell_a_term_from_a_word() -> None:
    entries = (("a", "AID", "agency"), ("s", "SEA", "Southeast Asia"))
    assert marked("AID gave aid by sea to SEA.", *entries) == "[AID|a] gave aid by sea to [SEA|s]."


def test_long_abbreviations_may_change_their_capitals() -> None:
    entries = (("n", "niact", ""), ("e", "EURATOM", ""), ("d", "Deptel", ""))
    assert marked("Niact, NIACT; Euratom; Deptels 3 and deptel.", *entries) == (
        "[Niact|n], [NIACT|n]; [Euratom|e]; [Deptel|d]s 3 and deptel."
    )


def test_words_in_a_telegram_all_in_capitals() -> None:
    text = "WHO WOULD AID HIM WITH THIS ASKED NATO"
    entries = (("w", "WHO", ""), ("a", "AID", ""), ("h", "HIM", ""), ("n", "NATO", ""))
    assert marked(text, *entries) == "WHO WOULD AID HIM WITH THIS ASKED [NATO|n]"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Cleared by Alder (G) and Birch (S/P, G).",
            "Cleared by Alder ([G|g]) and Birch (S/P, [G|g]).",
        ),
        ("Approved in S and G on June 1.", "Approved in S and [G|g] on June 1."),
        ("Copies to EUR, G, and NEA.", "Copies to EUR, [G|g], and NEA."),
        ("(G) See plan G; G. Alder; NSC–G.", "(G) See plan G; G. Alder; NSC–G."),
    ],
)
def test_a_letter_alone_is_an_office_only_among_offices(note: str, expected: str) -> None:
    text = "1. Memorandum1\n\nPlan G (G).\n\n  1. {}\n"
    assert marked(text.format(note), ("g", "G", "Deputy")) == text.format(expected)


def test_dashes_and_line_breaks_do_not_matter() -> None:
    entries = (("p", "PL–480", ""), ("v", "Viet Cong", ""))
    assert marked("PL-480 for the Viet\nCong.", *entries) == "[PL-480|p] for the [Viet\nCong|v]."


def test_the_description_in_the_text_decides_between_equal_terms() -> None:
    entries = (("a", "CP", "Division of Commercial Policy"), ("b", "CP", "Communist Party"))
    assert marked("The Communist Party (CP) won.", *entries) == "The Communist Party ([CP|b]) won."
    assert marked("The CP won.", *entries) == "The [CP|a?] won."


def test_equal_terms_of_equal_meaning_are_no_doubt() -> None:
    entries = (("a", "DMZ", "demilitarized zone"), ("b", "DMZ", "demilitarized zone"))
    assert marked("In the DMZ.", *entries) == "In the [DMZ|a]."


def test_an_empty_list() -> None:
    assert marked("The NSC met.") == "The NSC met."


def test_footnotes_too() -> None:
    text = "1. Memorandum1\n\nText.\n\n  1. Source: NSC files.\n"
    assert marked(text, NSC) == text.replace("NSC", "[NSC|n]")
