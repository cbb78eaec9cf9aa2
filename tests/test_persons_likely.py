"""Names that nothing introduces: found by what stands around them, and words that are none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from person_names import layout_of, names

from tei_tools.annotate.persons import persons
from tei_tools.authority import Authority, Entry
from tei_tools.naming.learned import known_words, learned

ROOT = Path(__file__).parent.parent
HEAD = "5. A paper\n\n"
sys.path += [str(ROOT / "bench"), str(ROOT / "bench" / "persons")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I asked Thompson to see Collins about it.", ["Thompson", "Collins"]),
        ("A message from Robertson was shown to Murphy, who agreed.", ["Robertson", "Murphy"]),
        ("Murphy’s letter was drafted by Larch and cleared with Robertson.", 3),
        ("Kovalenko said no. I told Kovalenko that it was Kovalenko’s note.", ["Kovalenko"] * 3),
        ("I talked with Couve de Murville.", ["Couve de Murville"]),
    ],
)
def test_what_stands_around_a_name_tells_it(text: str, expected: list[str] | int) -> None:
    found = names(HEAD + text)
    assert (len(found) if isinstance(expected, int) else found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Lord saw Lord Home and Mr. Day.", ["Lord", "Home", "Day"]),
        ("Col. King came. The memorandum was drafted by King.", ["King", "King"]),
        ("Col. King came. The King stayed away.", ["King"]),
        ("NSC Staff Winston Lord, and U Thant", ["Winston Lord", "U Thant"]),
        ("J.C. King\nChief of Division", ["J.C. King"]),
        ("It was cleared by Battle, Alder, and Day.", ["Battle", "Alder", "Day"]),
        ("The Foreign Minister, Lord Mountbatten", ["Mountbatten"]),
    ],
)
def test_titles_and_things_that_are_names(text: str, expected: list[str]) -> None:
    assert names(HEAD + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It lies in the Archive, Box 3.",
        "The Source: Harbor Archive, Box 3, Drawer 12. See Archive, Reel 4.",
        "Approve\n\nDisapprove\n\nSee me",
        "Briefly, the plan is sound. Briefly stated, it will do.",
        "the Deputy Minister of Soviet Armed Forces",
        "a former U.N. Representative",
        "Their aim is freeing the country from Communism. We said so.",
        "The fleet left Hampton Roads for Pearl Harbor.",
        "In Phase I. Approximately, since then, it was so.",
    ],
)
def test_words_that_are_no_names(text: str) -> None:
    assert names(HEAD + text) == []


def test_a_place_of_a_list_is_no_person() -> None:
    text = HEAD + "I went with Thompson there. I asked Thompson to come."
    place = Authority((Entry("pl_1", "Thompson", kind="place"),))
    assert names(text) == ["Thompson", "Thompson"]
    assert [*persons(None, [place])(layout_of(text))] == []
    introduced = text.replace("with", "with Mr.")
    assert len([*persons(None, [place])(layout_of(introduced))]) == 2


def test_no_name_is_learned() -> None:
    """The words beside a name are written small, and of a name itself three letters at most."""
    for weights in (learned().words, learned().runs):
        for kind, *values in filter(None, weights):
            if kind in ("before", "after"):
                letters = [v for v in values if v.isalpha() and v not in ("A", "Aa")]
                assert all(word.islower() for word in letters)
            if kind.endswith("ends"):
                assert len(values[0]) <= 3


def test_common_names_are_in_classes() -> None:
    known = known_words()
    assert known.families["smith"] == "a"
    assert known.given["mary"] == "a"
    assert "smith" not in known.prose
    assert "agreement" in known.prose


def test_learning_tells_what_only_names_show() -> None:
    from learn import Example, fit

    from tei_tools.naming.unlisted.likely import score

    shared = {("block", "p"): 1.0}
    words = [f"w{n}" for n in range(8)]
    shown = [Example("v", w, w, {**shared, ("after", "said"): 1.0}, True) for w in words]
    others = [Example("v", w, w, {**shared, ("before", "the"): 1.0}, False) for w in words]
    alone = Example("v", "once", "once", {("ends", "ce"): 1.0}, True)
    weights = fit([*shown, *others, alone])
    assert score(shown[0].vector, weights) > 0 > score(others[0].vector, weights)
    assert ("ends", "ce") not in weights  # one word alone shows it
