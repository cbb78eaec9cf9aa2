"""Places: in datelines always, elsewhere from a list."""

from __future__ import annotations

import pytest

from tei_tools.annotate.places import places
from tei_tools.authority import Authority, Entry
from tei_tools.layout import read_layout
from tei_tools.source import Source

HEAD = "12. Memorandum From the Director (Alder) to the Minister (Birch)\n\n"


def found(text: str, *entries: Entry) -> list[tuple[str, str]]:
    layout = read_layout(Source("memo", text))
    return [
        (text[s.start : s.end], s.attrs.get("ref", "") + ("?" if "cert" in s.attrs else ""))
        for s in places(Authority(entries))(layout)
    ]


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("Washington, December 10, 1970, 4:30 p.m.", ["Washington"]),
        ("[Washington,] January 5–7, 1955.", ["Washington"]),
        ("[ Washington ,] January 28, 1948.", ["Washington"]),
        ("Washington, undated.", ["Washington"]),
        ("New Orleans, Louisiana, February 13, 1978", ["New Orleans, Louisiana"]),
        ("Sao Paulo and Rio de Janeiro, February 25, 1960.", ["Sao Paulo", "Rio de Janeiro"]),
        ("Department of State, Washington, 5 March 1959.", ["Department of State, Washington"]),
        ("Paris, Wednesday, September 3, 1952", ["Paris"]),
        ("March 22, 1973, 0856Z.", []),
        ("Wednesday, September 3, 1952", []),
        ("Secret, September 3, 1952", []),
    ],
)
def test_the_place_of_a_dateline(dateline: str, expected: list[str]) -> None:
    assert [name for name, _ in found(f"{HEAD}{dateline}\n\nText.\n")] == expected


def test_a_list_links_and_finds_places_elsewhere() -> None:
    text = f"{HEAD}Paris, May 6, 1956.\n\nFrom Paris to Rome, not to Parisian Romes.\n"
    entries = (
        Entry("pl1", "Paris (France)", kind="place", variants=("Lutetia",)),
        Entry("pl2", "Rome", kind="place"),
    )
    assert found(text, *entries) == [("Paris", "#pl1"), ("Paris", "#pl1"), ("Rome", "#pl2")]


def test_a_name_of_two_places_is_doubtful() -> None:
    text = f"{HEAD}Rome, May 6, 1956.\n\nText.\n"
    entries = (Entry("pl1", "Paris", kind="place"), Entry("pl2", "Paris", kind="place"))
    assert found(f"{HEAD}Text of Paris.\n", *entries) == [("Paris", "#pl1?")]
    assert found(text, *entries) == [("Rome", "")]


def test_the_longest_name_wins() -> None:
    text = f"{HEAD}In West Berlin and Berlin.\n"
    entries = (Entry("b", "Berlin", kind="place"), Entry("w", "West Berlin", kind="place"))
    assert found(text, *entries) == [("West Berlin", "#w"), ("Berlin", "#b")]


def test_a_title_makes_it_a_person_and_common_words_need_a_preposition() -> None:
    text = f"{HEAD}Mr. Houston was in Nice. Nice to see HOUSTON, said Consul General Houston.\n"
    entries = (Entry("h", "Houston", kind="place"), Entry("n", "Nice", kind="place"))
    assert found(text, *entries) == [("Nice", "#n"), ("HOUSTON", "#h"), ("Houston", "#h")]


def test_a_name_may_go_over_a_line() -> None:
    entries = (Entry("p", "Port-d’Or Bay", kind="place"),)
    assert found(f"{HEAD}From Port-d'Or\nBay.\n", *entries) == [("Port-d'Or\nBay", "#p")]
