"""Of hundreds who share a name those are looked at who may be meant: it is as if all were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tei_tools.authority import Entry
from tei_tools.naming.listed.bearers import Bearers, Candidate
from tei_tools.naming.listed.fitting import is_same_name
from tei_tools.naming.listed.held import agrees
from tei_tools.naming.listed.index import PersonIndex
from tei_tools.naming.listed.offices import prominence, read_offices
from tei_tools.naming.listed.ranking import Ranking
from tei_tools.naming.text.titles import Title
from tei_tools.naming.vocabulary import FEMALE

GIVEN = ("Ada", "Bill", "William", "Edward", "Ted", "General Tom", "Mrs. Mary", "Muhammed", "M.")
OFFICES = (
    "",
    "President of the United States, 1953–1961",
    "Secretary of State until April 1959; thereafter Ambassador to France",
    "Ambassador to Chad after 1960",
    "Assistant Secretary of State for African Affairs, 1958–1961",
    "Colonel, USA",
    "farmer",
    "wife of the Consul",
)
TITLES = (
    None,
    Title("mr", ("mr",)),
    Title("mrs", ("mrs",)),
    Title("general", ("general",)),
    Title("professor", ("professor",)),
    Title("ambassador", ("ambassador",)),
    Title("secretary", ("secretary", "of", "state")),
    Title("secretary", ("assistant", "secretary", "for", "african", "affairs")),
)


def bearers(persons: list[tuple[str, str]]) -> Bearers:
    """Of the name of Oak, in a list of these given names and offices."""
    entries = [Entry(f"p{n}", f"Oak, {given}", office) for n, (given, office) in enumerate(persons)]
    return PersonIndex(entries).candidates("oak")


def told_one_by_one(candidate: Candidate, title: Title, year: float | None) -> float:
    """What a title says for one of them, as the plain rule has it."""
    offices = read_offices(candidate.description)
    if title.head in FEMALE:
        if candidate.name.is_female:
            return 5.0
        return 2.0 if "wife" in candidate.description[:40].lower() else -3.0
    if title.matter:
        here = (4.0 if year is None or o.held_at(year) else 1.5 for o in offices)
        degrees = [agrees(title, office) for office in offices]
        points = [d * most for d, most in zip(degrees, here, strict=True) if d >= 0.5]
        return max(points, default=0.0)
    if title.head == "mr":
        in_uniform = "general" in candidate.name.titles or "Colonel" in candidate.description
        return -1.0 if in_uniform else 0.3
    if title.head == "professor":  # says nothing of an office
        return 0.0
    if title.head in candidate.name.titles:
        return 2.5
    word = {"general": "General", "ambassador": "Ambassador"}[title.head]
    fitting = [o for o in offices if word in o.text or (word == "General" and "USA" in o.text)]
    if not fitting:
        return -1.0
    return 2.5 if year is None or any(o.held_at(year) for o in fitting) else 0.8


@given(
    st.lists(st.tuples(st.sampled_from(GIVEN), st.sampled_from(OFFICES)), min_size=2, max_size=60),
    st.sampled_from(TITLES),
    st.sampled_from((None, 1950.0, 1958.5, 1960.25)),
    st.sets(st.integers(0, 59), max_size=3),
)
def test_those_who_are_told_are_the_first_of_all(
    persons: list[tuple[str, str]], title: Title | None, year: float | None, named: set[int]
) -> None:
    all_of_them = bearers(persons)
    ranking = Ranking(all_of_them, title, year)
    ranking.look_up({f"p{at}": [10 * at] for at in named})
    said = [
        each.titled + told_one_by_one(each, title, year) if title else each.alone
        for each in all_of_them
    ]
    here = [at for at in named if at < len(persons)]
    sums = [
        points
        + (2.0 if at in here else 0.0)
        + (1.5 if here and at == min(here) else 0.0)
        + prominence(all_of_them[at].description, year)
        for at, points in enumerate(said)
    ]
    order = sorted(range(len(persons)), key=lambda at: (-sums[at], -said[at], at))
    choice = ranking.choice(0)
    assert choice.at == order[0]
    assert choice.ids in ((), tuple(f"p{at}" for at in order[:10]))
    best = sorted(said, reverse=True)
    assert ranking.lead == best[0] - best[1]


@given(st.lists(st.sampled_from(GIVEN), min_size=1, max_size=20), st.sampled_from(GIVEN))
def test_who_may_have_a_given_name_is_among_those_whose_name_begins_so(
    given_names: list[str], name: str
) -> None:
    all_of_them = bearers([(given, "") for given in given_names])
    word = name.split()[-1].lower().strip(".")
    some = all_of_them.who_may_be(word)
    for candidate in all_of_them:
        if any(is_same_name(word, own) for own in candidate.given):
            assert candidate in some
